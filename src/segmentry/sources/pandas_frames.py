"""A pandas frame as Arrow, column by column: what pandas holds that Arrow does not know becomes words."""

from collections.abc import Hashable
from typing import Any

import pyarrow as pa

from segmentry.engines.column_changes import KIND, ColumnChanges
from segmentry.sources import declared_levels
from segmentry.sources.arrow_types import UnreadableError
from segmentry.sources.python_cells import REFUSALS, array_of


def names_of(frame: Any) -> tuple[list[str], int]:
    """The names of the index's levels and of the columns, and of how many levels.

    A level without a name counts rows and says nothing of customers.

    >>> import pandas as pd
    >>> names_of(pd.DataFrame({("amount", "sum"): [1], ("id", ""): [2]}))
    (['amount.sum', 'id'], 0)
    """
    index = [_said(name) for name in frame.index.names if name is not None]
    return [*index, *map(_said, frame.columns)], len(index)


def columns_of(
    frame: Any, names: tuple[str, ...], changes: ColumnChanges
) -> tuple[list[pa.ChunkedArray], tuple[str, ...]]:
    """The columns, those of the index first, under these names; those that cannot be read are left out."""
    ids = [str(i) for i in range(len(names))]
    plain = declared_levels.with_words(_with_index(frame).set_axis(ids, axis="columns"))
    read: dict[str, pa.ChunkedArray] = {}
    for id, name in zip(ids, names, strict=True):
        try:
            cells = _cells(plain[id])
        except UnreadableError as why:
            changes.leave_out(name, str(why))
        else:
            read[name] = cells if isinstance(cells, pa.ChunkedArray) else pa.chunked_array([cells])
    return list(read.values()), tuple(read)


def _said(name: Hashable) -> str:
    """A name of one level or of several."""
    if isinstance(name, tuple):
        return ".".join(str(part) for part in name if part is not None and str(part).strip())
    return "" if name is None else str(name)


def _with_index(frame: Any) -> Any:
    """The frame with what its index names as columns before the others; columns are numbered."""
    import pandas as pd

    body = frame.set_axis(range(frame.shape[1]), axis="columns").reset_index(drop=True)
    levels = [i for i, name in enumerate(frame.index.names) if name is not None]
    if not levels:
        return body
    index = {-1 - i: frame.index.get_level_values(i) for i in levels}
    return pd.concat([pd.DataFrame(index).reset_index(drop=True), body], axis="columns")


def _cells(column: Any) -> pa.Array | pa.ChunkedArray:
    kind = str(column.dtype)
    if column.dtype == object:
        return array_of(column.tolist())
    if kind.startswith("period"):
        column = column.astype("str")
    if kind.startswith("Sparse"):
        column = column.sparse.to_dense()
    if column.dtype.kind == "f" and column.dtype.itemsize > 8:
        column = column.astype("float64")
    if getattr(column.dtype, "byteorder", "=") == ">":
        column = column.astype(column.dtype.newbyteorder("="))
    try:
        return pa.array(column, from_pandas=True)
    except REFUSALS:
        raise UnreadableError(KIND) from None
