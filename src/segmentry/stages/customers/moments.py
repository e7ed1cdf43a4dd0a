"""SQL of days and times of day, however a log writes them."""

from datetime import date
from typing import Literal

from segmentry.engines.quoting import literal
from segmentry.results.table import ColumnType

#: What whole numbers are that tell days: dates such as 20240131, 240131, or numbers from a beginning that nobody knows.
Days = Literal["dates", "short dates", "numbers"]
#: What they tell of the time of day: hours, minutes such as 1432, or seconds such as 143207.
Clock = Literal["hours", "minutes", "seconds"]
#: What stands for day 0 where days are numbered.
FIRST_DAY = "2000-01-01"


def day(day: date) -> str:
    """SQL of a day."""
    return f"DATE '{day.isoformat()}'"


def moment(cell: str, type: ColumnType, days: Days) -> str:
    """SQL of a moment, of dates, of whole numbers such as 20240131 or seconds since 1970, or of text."""
    if type == "date":
        return cell
    if type == "text":
        return f"TRY_CAST({cell} AS TIMESTAMP)"
    whole = f"CAST({cell} AS BIGINT)"
    if days == "numbers":
        return f"TIMESTAMP {literal(FIRST_DAY)} + to_days(CAST({cell} AS INTEGER))"
    if days == "short dates":
        return f"TRY_STRPTIME(format('{{:06d}}', {whole}), '%y%m%d')"
    return (
        f"CASE WHEN {whole} BETWEEN 20000 AND 80000 THEN TIMESTAMP '1899-12-30' + to_days(CAST({cell} AS INTEGER))"
        f" WHEN {whole} BETWEEN 19000101 AND 21001231 THEN TRY_STRPTIME(CAST({whole} AS VARCHAR), '%Y%m%d')"
        f" WHEN {whole} BETWEEN 190001 AND 210012 THEN TRY_STRPTIME(CAST({whole} AS VARCHAR), '%Y%m')"
        f" WHEN {whole} BETWEEN 19000101000000 AND 21001231235959 THEN TRY_STRPTIME(CAST({whole} AS VARCHAR),"
        f" '%Y%m%d%H%M%S') WHEN {whole} BETWEEN 190001010000 AND 210012312359 THEN"
        f" TRY_STRPTIME(CAST({whole} AS VARCHAR), '%Y%m%d%H%M')"
        f" WHEN {whole} BETWEEN 100000000 AND 9999999999 THEN make_timestamp({whole} * 1000000)"
        f" WHEN {whole} BETWEEN 100000000000 AND 9999999999999 THEN make_timestamp({whole} * 1000) END"
    )


def clock(type: ColumnType, numbers: Clock) -> str:
    """SQL of a time of day, to be added to a day: of text such as 14:32, hours from midnight, or whole numbers."""
    if type in ("text", "date"):
        return "TRY_CAST(time AS TIME)"
    if type == "number" or numbers == "hours":
        return "to_seconds(CAST(round(CAST(time AS DOUBLE) * 3600) AS BIGINT))"
    whole = f"CAST(time AS BIGINT){' * 100' if numbers == 'minutes' else ''}"
    return f"to_seconds({whole} // 10000 * 3600 + {whole} // 100 % 100 * 60 + {whole} % 100)"
