"""How many rows of a DuckDB table are equal to one before them in every cell as it was written.

Equal rows have equal numbers and dates, whose hashes take a tenth of the time of those of text: only rows that are
equal so far are looked at whole. NumPy sorts hashes in a quarter of the time that a table of them takes.
"""

from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.sql import Column

#: Where more of the rows than this are equal so far, it costs less to look at all of them whole (ours).
_MOST = 0.25

#: Hashes are looked up by so many of their last bits: few rows too many are looked at (ours).
_BITS = 22

Hashes = NDArray[np.uint64]


def repeated(cursor: duckdb.DuckDBPyConnection, columns: Sequence[Column], source: str, parts: int) -> int:
    """The number of rows beyond the first of those that are equal: equal cells have equal hashes of 64 bits.

    Parameters
    ----------
    source : str
        SQL of all rows.
    parts : int
        In how many parts they are gone over, so that the hashes of each fit into memory.
    """
    whole = _hash([column.id for column in columns])
    fixed = [id for column in columns if (id := _of_fixed_width(column))]
    first = _hash(fixed) if fixed else whole
    found = 0
    for part in range(parts):
        rows = f"{source} WHERE {first} % {parts} = {part}" if parts > 1 else source
        places, hashes = _fetched(cursor, f"rowid, {first}", rows)
        again = _again(hashes)
        if first != whole and len(again):
            if len(again) <= _MOST * len(hashes):
                cursor.register("again", pa.table({"place": places[_are_among(hashes, again)]}))
                rows = f"{source} WHERE rowid IN (SELECT place FROM again)"
            again = _again(*_fetched(cursor, whole, rows))
        found += len(again)
    return found


def _of_fixed_width(column: Column) -> str | None:
    """What SQL calls a column of numbers, dates or truths, or what text is as numbers; None of other text."""
    return column.id if column.stored != "text" else column.parsed


def _hash(ids: Sequence[str]) -> str:
    return f"hash({', '.join(ids)})"


def _fetched(cursor: duckdb.DuckDBPyConnection, cells: str, rows: str) -> list[NDArray[Any]]:
    """Cells of rows, an array each; none of them is empty."""
    return [np.asarray(cells) for cells in cursor.execute(f"SELECT {cells} FROM {rows}").fetchnumpy().values()]


def _again(hashes: Hashes) -> Hashes:
    """The hashes that come again, as often as they do.

    >>> _again(np.array([7, 5, 7, 7], np.uint64)).tolist()
    [7, 7]
    """
    ordered = np.sort(hashes)
    return np.asarray(ordered[1:][ordered[1:] == ordered[:-1]])


def _are_among(hashes: Hashes, some: Hashes) -> NDArray[np.bool_]:
    """Which hashes may be among some: all that are, and those that end in the same bits.

    >>> _are_among(np.array([7, 5, 7], np.uint64), np.array([7], np.uint64)).tolist()
    [True, False, True]
    """
    last = np.uint64(2**_BITS - 1)
    marked = np.zeros(2**_BITS, np.bool_)
    marked[some & last] = True
    return np.asarray(marked[hashes & last])
