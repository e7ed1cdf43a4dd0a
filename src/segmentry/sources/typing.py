"""Columns of text are read as numbers, booleans or dates when (nearly) every filled cell is one."""

from collections.abc import Sequence
from typing import Any

from segmentry.engines.base import Function, Measure, Rows
from segmentry.results.table import ColumnType

#: Share of filled cells that must be numbers for a column of numbers (ours).
NUMBER_SHARE = 0.98


def interpret(rows: Rows) -> tuple[Rows, tuple[str, ...]]:
    """The rows with a type for every column of text, and a note for cells that do not fit their column."""
    text = [name for name, type in rows.types.items() if type == "text"]
    filled = _figures(rows, "filled", text)
    numbers = _figures(rows, "numbers", text)
    codes = _figures(rows, "codes", text)
    numeric = [n for n in text if filled[n] and numbers[n] >= NUMBER_SHARE * filled[n] and codes[n] == 0]
    others = [n for n in text if filled[n] and n not in numeric]
    integers = _figures(rows, "integers", numeric)
    odd_rows = _figures(rows, "odd_row", [n for n in numeric if numbers[n] < filled[n]])
    booleans = _figures(rows, "booleans", others)
    dates = _figures(rows, "dates", others)

    types: dict[str, ColumnType] = {n: "integer" if integers[n] == filled[n] else "number" for n in numeric}
    types |= {n: "boolean" for n in others if booleans[n] == filled[n]}
    types |= {n: "date" for n in others if dates[n] == filled[n]}
    notes = tuple(_note(name, filled[name] - numbers[name], row) for name, row in odd_rows.items())
    return rows.typed(types), notes


def _figures(rows: Rows, function: Function, names: Sequence[str]) -> dict[str, Any]:
    return dict(zip(names, rows.query([Measure(function, name) for name in names]), strict=True))


def _note(name: str, count: int, row: int | None) -> str:
    cells = "1 cell is not a number and counts" if count == 1 else f"{count:,} cells are not numbers and count"
    first = "" if row is None else f", the first in row {row + 1:,}"
    return f"`{name}`: {cells} as missing{first}."
