"""How many rows of a DuckDB table are equal to one before them in every cell as it was written.

Equal rows have equal numbers and dates, whose hashes take a tenth of the time of those of text: only rows that are
equal so far are looked at whole. NumPy sorts hashes in a quarter of the time that a table of them takes.
"""

from collections.abc import Sequence

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.sql import Column

#: Where more of the rows than this are equal so far, it costs less to look at all of them whole (ours).
_MOST = 0.25

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
        hashes, again = _again(cursor, f"SELECT {first} AS h FROM {rows}")
        if first != whole and len(again):
            if len(again) <= _MOST * hashes:
                cursor.register("again", pa.table({"h": np.unique(again)}))
                rows = f"{source} WHERE {first} IN (SELECT h FROM again)"
            again = _again(cursor, f"SELECT {whole} AS h FROM {rows}")[1]
        found += len(again)
    return found


def _of_fixed_width(column: Column) -> str | None:
    """What SQL calls a column of numbers, dates or truths, or what text is as numbers; None of other text."""
    return column.id if column.stored != "text" else column.parsed


def _hash(ids: Sequence[str]) -> str:
    return f"hash({', '.join(ids)})"


def _again(cursor: duckdb.DuckDBPyConnection, query: str) -> tuple[int, Hashes]:
    """How many hashes a query tells, and those that come again, as often as they do."""
    hashes: Hashes = np.asarray(cursor.execute(query).fetchnumpy()["h"])
    hashes.sort()
    return len(hashes), hashes[1:][hashes[1:] == hashes[:-1]]
