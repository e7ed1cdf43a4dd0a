"""Logs that tell the day of an order in several columns: year, month and, where they have it, day."""

from collections.abc import Mapping

from segmentry import wording
from segmentry.engines.base import Measure
from segmentry.results.orders import LogRole
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_cells import cell_of, with_dates
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal


def _words(listed: str) -> frozenset[str]:
    """The words of a list as those of columns' names are compared."""
    return frozenset(map(normal, word_set(listed)))


#: The words of each part, some as they are written where letters have no marks, and the numbers that it has.
_PARTS: Mapping[str, tuple[frozenset[str], int, int]] = {
    "year": (
        _words(
            """year yr yyyy jahr jjjj annee an ano anio anho anyo aaaa anno jaar rok roku ar år aar vuosi yil ev leto
            godina tahun год година рік 年 년"""
        ),
        1900,
        2100,
    ),
    "month": (
        _words(
            """month mon mm monat mois mes mese luna maand miesiac mesic mesiac mjesec mesec maned manad maaned kuukausi
            ay honap bulan месяц місяць месец 月 월"""
        ),
        1,
        12,
    ),
    "day": (
        _words("""day dd tag jour dia giorno zi ziua dag dzien den dan paiva gun nap hari tanggal день ден 日 일"""),
        1,
        31,
    ),
}
#: What a log tells of each row, and how well its name fits at least: that of a phone's number does.
_WHOSE: tuple[LogRole, ...] = ("customer", "order")
_KNOWN = 4
#: What words beside that of a part say, words of kinds of years, and the fewest letters of a part that ends a word, as
#: in `Rechnungsjahr`.
_OF = word_set("id of order sale transaction case date")
_KINDS, _ENDS = word_set("calendar"), 4


def with_date_of_parts(table: Table) -> Table:
    """The table with a date made of its columns of year and month, and day if there is one, where it has no other date.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"client": [1, 2, 1], "Year": [2023, 2023, 2024], "Month": [11, 12, 1]}))
    >>> made = with_date_of_parts(log)
    >>> made.rows.collect(["date"]).column(0).to_pylist()[2].isoformat(), made.load_report.notes[-1]
    ('2024-01-01T00:00:00', '`date` is made of `Year` and `Month`: the first day of each month.')
    """
    parts = {} if "date" in table.types.values() else _parts(table)
    others = (n for n in table.names if n not in parts.values() and not log_names.score("time", n))
    if not {"year", "month"} <= parts.keys() or any(log_names.fits_well(name, "date") for name in others):
        return table
    if not any(log_names.score(role, name) >= _KNOWN for name in table.names for role in _WHOSE):
        return table  # rows are copied, which a table that is no log is spared
    date = free_name("date", table.names)
    from_first = "" if "day" in parts else ": the first day of each month"
    note = f"`{date}` is made of {wording.listed(wording.named(parts.values()))}{from_first}."
    return with_dates(table, {date: _date(table, parts)}, [note])


def column_of_years(table: Table) -> str | None:
    """The one column of whole numbers that is called the year, and holds years."""
    words, least, most = _PARTS["year"]
    whole = [name for name in table.names if table.types[name] == "integer" and _is_called(name, words)]
    if len(whole) != 1:
        return None
    low, high = table.rows.query([Measure(end, whole[0]) for end in ("min", "max")])
    return whole[0] if low is not None and least <= low and high <= most else None


def _parts(table: Table) -> dict[str, str]:
    """The columns of whole numbers that are called so and hold no others, by part."""
    named: dict[str, str] = {}
    for part, (words, _, _) in _PARTS.items():
        whole = (name for name in table.names if table.types[name] == "integer")
        called = [name for name in whole if _is_called(name, words)]
        if len(called) == 1:
            named[part] = called[0]
    if not {"year", "month"} <= named.keys():
        return {}
    ends = table.rows.query([Measure(end, name) for name in named.values() for end in ("min", "max")])
    held = dict(zip(named, zip(ends[::2], ends[1::2], strict=True), strict=True))
    return {part: name for part, name in named.items() if _holds(part, *held[part])}


def _is_called(name: str, words: frozenset[str]) -> bool:
    """Whether a name is that of a part, and of an order or a payment if of anything."""
    parts = normal(name).split("_")
    beside = [part for part in parts if part not in words]
    rest = [next((part.removesuffix(word) for word in words if _ends(part, word)), part) for part in beside]
    return (rest != beside or len(beside) < len(parts)) and all(part in _KINDS or {*said(part)} <= _OF for part in rest)


def _ends(part: str, word: str) -> bool:
    return len(word) >= _ENDS and part != word and part.endswith(word)


def _holds(part: str, low: float | None, high: float | None) -> bool:
    _, least, most = _PARTS[part]
    return low is not None and high is not None and least <= low and high <= most


def _date(table: Table, parts: Mapping[str, str]) -> str:
    """SQL of that date."""
    year, month = cell_of(table, parts["year"]), cell_of(table, parts["month"])
    day = cell_of(table, parts["day"]) if "day" in parts else "1"
    return f"TRY_CAST(format('{{:04d}}-{{:02d}}-{{:02d}}', {year}, {month}, {day}) AS TIMESTAMP)"
