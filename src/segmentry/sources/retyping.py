"""One column of a table that was read, read as another type; its load report says so."""

from collections.abc import Mapping
from typing import Any

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.results.table import ColumnType, LoadReport, Table
from segmentry.sources.counts import Counts


def as_numbers(table: Table, name: str, spelling: str, counts: Counts, why: str, unit: str | None = None) -> Table:
    """The table with one column read as numbers in a spelling, of which `counts` tells how many cells fit.

    Parameters
    ----------
    why : str
        Such as "as told", for the note.
    unit : str, optional
        What the numbers are amounts in.
    """
    kind: ColumnType = "integer" if counts.integers == counts.filled else "number"
    misfits = counts.filled - counts.numbers
    how = f"amounts in {unit.removeprefix('=')}" if unit else "numbers"
    rest = "" if not misfits else f"; {wording.counted(misfits, 'other counts', 'others count')} as missing"
    note = f"`{name}`: {how} {why}, {counts.numbers:,} of {counts.filled:,} cells{rest}."
    report = _without(table.load_report, name)
    units = {name: unit} if unit else {}
    report = _with(report, note, spellings={name: spelling}, units=units, misfits={name: misfits} if misfits else {})
    return _typed(table, name, kind, spelling, report)


def as_dates(table: Table, name: str, form: str, why: str) -> Table:
    """The table with one column read as dates that are written in this format, as strptime has it."""
    report = _with(_without(table.load_report, name), f"`{name}`: dates {why}.", spellings={name: form})
    return _typed(table, name, "date", form, report)


def as_text(table: Table, name: str, note: str | None = None) -> Table:
    """The table with the cells of one column as they are written."""
    return _typed(table, name, "text", "plain", _with(_without(table.load_report, name), note))


def _with(report: LoadReport, note: str | None, **added: Mapping[str, Any]) -> LoadReport:
    """The report with what is to be said of one column."""
    update: dict[str, Any] = {key: {**getattr(report, key), **values} for key, values in added.items()}
    return report.model_copy(update={**update, "notes": (*report.notes, *([note] if note else []))})


def _without(report: LoadReport, name: str) -> LoadReport:
    """The report without what it says of one column."""
    of_column = {
        key: {column: value for column, value in getattr(report, key).items() if column != name}
        for key in ("units", "misfits", "spellings")
    }
    mixtures = tuple(mixture for mixture in report.mixtures if mixture.column != name)
    notes = tuple(note for note in report.notes if not note.startswith((f"`{name}`:", f"`{name}` ")))
    return report.model_copy(update={**of_column, "mixtures": mixtures, "notes": notes})


def _typed(table: Table, name: str, kind: ColumnType, spelling: str, report: LoadReport) -> Table:
    rows: Rows = table.rows.typed({name: kind}, {name: spelling})
    return table.model_copy(update={"rows": rows, "types": dict(rows.types), "load_report": report})
