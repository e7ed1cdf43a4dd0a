"""Cells that are Python's own objects, of any types, as Arrow."""

import json
import re
from collections.abc import Iterable, Sequence
from numbers import Number
from typing import Any

import pyarrow as pa

from segmentry.engines.column_changes import KIND, ColumnChanges
from segmentry.sources.arrow_types import UnreadableError

#: Lists and dicts in each other, down to here.
DEEPEST = 50
_NESTED = (list, tuple, dict)
#: The words of what has none: where it lies in the memory.
_PLACE = re.compile(r"<.* at 0x[0-9a-fA-F]+>", re.DOTALL)
#: What Arrow raises where it has no type for cells.
REFUSALS = (pa.ArrowException, TypeError, ValueError, OverflowError, NotImplementedError)


def array_of(cells: Sequence[Any]) -> pa.Array:
    """The cells in the one type that they share; as text where they share none.

    Raises
    ------
    UnreadableError
        If an object among them has no words of its own.

    Examples
    --------
    >>> array_of([1, None, 2.5]).type, array_of([1, "a"]).to_pylist(), array_of([[1], "a"]).to_pylist()
    (DataType(double), ['1', 'a'], ['[1]', 'a'])
    """
    if any(_lies_deeper(cell, DEEPEST) for cell in cells if isinstance(cell, _NESTED)):
        raise UnreadableError(KIND)
    try:
        return pa.array(cells, from_pandas=True)
    except REFUSALS:
        return pa.array([_words(cell) for cell in cells], pa.string())


def arrays_of(columns: Iterable[tuple[str, Sequence[Any]]], changes: ColumnChanges) -> list[tuple[str, pa.Array]]:
    """The columns with their names, but for those that cannot be read."""
    read = []
    for name, cells in columns:
        try:
            read.append((name, array_of(cells)))
        except UnreadableError as why:
            changes.leave_out(name, str(why))
    return read


def _lies_deeper(cell: Any, levels: int) -> bool:
    """Whether lists lie in each other deeper than this: one may hold itself, and Arrow would look for its end."""
    if levels == 0:
        return True
    inner = cell.values() if isinstance(cell, dict) else cell
    return any(_lies_deeper(value, levels - 1) for value in inner if isinstance(value, _NESTED))


def _words(cell: Any) -> str | None:
    """An object as text."""
    if cell is None or (isinstance(cell, Number) and not isinstance(cell, complex) and cell != cell):  # noqa: PLR0124
        return None
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode()
    if isinstance(cell, bytes | complex):
        raise UnreadableError(KIND)
    try:
        if isinstance(cell, _NESTED):
            return json.dumps(cell, ensure_ascii=False, default=_words)
        words = str(cell)
    except UnreadableError:
        raise
    except Exception:  # noqa: BLE001 - whatever the object's own code does
        raise UnreadableError(KIND) from None
    if _PLACE.fullmatch(words):
        raise UnreadableError(KIND)
    return words
