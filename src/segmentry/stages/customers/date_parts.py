"""Logs that tell the day of an order in several columns: year, month and, where they have it, day."""

from collections.abc import Mapping

from segmentry import wording
from segmentry.engines.base import Measure, Output, Rows
from segmentry.results.orders import LogRole
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_keys import STRONG
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: The words of each part, and the numbers that it has.
_PARTS: Mapping[str, tuple[frozenset[str], int, int]] = {
    "year": (word_set("year yr jahr annee ano anyo anno jaar rok ar år vuosi yil 年"), 1900, 2100),
    "month": (word_set("month mon monat mois mes mese maand miesiac maned manad kuukausi ay 月"), 1, 12),
    "day": (word_set("day dd tag jour dia giorno dag dzien paiva gun 日"), 1, 31),
}
#: What a log tells of each row.
_WHOSE: tuple[LogRole, ...] = ("customer", "order")
#: Words that stand beside those of a part.
_BESIDE = word_set("id no of order sale sales purchase transaction trans invoice calendar")


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
    if not {"year", "month"} <= parts.keys() or any(log_names.score("date", name) >= STRONG for name in others):
        return table
    if not any(log_names.score(role, name) >= STRONG for name in table.names for role in _WHOSE):
        return table  # rows are copied, which a table that is no log is spared
    date = free_name("date", table.names)
    rows = _with(table, parts, date)
    from_first = "" if "day" in parts else ": the first day of each month"
    note = f"`{date}` is made of {wording.listed(wording.named(parts.values()))}{from_first}."
    report = table.load_report.model_copy(update={"notes": (*table.load_report.notes, note)})
    return table.model_copy(update={"rows": rows, "types": dict(rows.types), "load_report": report})


def _parts(table: Table) -> dict[str, str]:
    """The columns of whole numbers that are called so and hold no others, by part."""
    named: dict[str, str] = {}
    for part, (words, _, _) in _PARTS.items():
        whole = (name for name in table.names if table.types[name] == "integer")
        called = [name for name in whole if _is_called(name, words)]
        if len(called) == 1:
            named[part] = called[0]
    ends = table.rows.query([Measure(end, name) for name in named.values() for end in ("min", "max")])
    held = dict(zip(named, zip(ends[::2], ends[1::2], strict=True), strict=True))
    return {part: name for part, name in named.items() if _holds(part, *held[part])}


def _is_called(name: str, words: frozenset[str]) -> bool:
    said = {*normal(name).split("_")}
    return bool(said & words) and said <= words | _BESIDE


def _holds(part: str, low: float | None, high: float | None) -> bool:
    _, least, most = _PARTS[part]
    return low is not None and high is not None and least <= low and high <= most


def _with(table: Table, parts: Mapping[str, str], date: str) -> Rows:
    """The rows with that date behind their columns."""
    inputs = {f"cell{i}": name for i, name in enumerate(table.names)}
    cells = {name: cell for cell, name in inputs.items()}
    year, month = cells[parts["year"]], cells[parts["month"]]
    day = cells[parts["day"]] if "day" in parts else "1"
    made = f"TRY_CAST(format('{{:04d}}-{{:02d}}-{{:02d}}', {year}, {month}, {day}) AS TIMESTAMP)"
    outputs = [Output(cell, name, table.types[name]) for cell, name in inputs.items()]
    rows: Rows = table.rows.remade(
        inputs, f"SELECT *, {made} AS made FROM input", [*outputs, Output("made", date, "date")]
    )
    return rows
