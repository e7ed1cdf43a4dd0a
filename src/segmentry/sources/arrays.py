"""NumPy arrays: of two dimensions, or of records with named fields."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.column_changes import ColumnChanges
from segmentry.errors import SegmentryError
from segmentry.sources.python_cells import arrays_of


def as_table(source: NDArray[Any], changes: ColumnChanges | None = None) -> pa.Table:
    """The array as a table; without names its columns are x1, x2, ...

    >>> as_table(np.array([[1, 2], [3, 4]])).to_pydict()
    {'x1': [1.0, 3.0], 'x2': [2.0, 4.0]}
    >>> as_table(np.array([(44, "basic")], dtype=[("age", "i4"), ("plan", "U9")])).to_pydict()
    {'age': [44], 'plan': ['basic']}
    """
    if source.dtype.names is not None and source.ndim == 1:
        fields = ((name, _field(source[name])) for name in source.dtype.names)
        return pa.table(dict(arrays_of(fields, changes or ColumnChanges())))
    if source.ndim != 2 or source.shape[0] == 0 or source.shape[1] == 0:
        raise SegmentryError(f"The array has shape {source.shape}. Give one with rows and columns.")
    if source.dtype.kind in "Mm":
        times = source.astype("timedelta64[ms]") if source.dtype.kind == "m" else source
        return pa.table({f"x{i}": pa.array(np.ascontiguousarray(column)) for i, column in enumerate(times.T, start=1)})
    try:
        if source.dtype.kind == "c":
            raise TypeError("half of every cell would be lost")
        values = np.asarray(np.ma.filled(np.ma.asarray(source, dtype=np.float64), np.nan))
    except (TypeError, ValueError):
        raise SegmentryError("The array holds cells that are not numbers. Give a table with named columns.") from None
    return pa.table({f"x{i}": pa.array(column) for i, column in enumerate(values.T, start=1)})


def as_frame(source: NDArray[Any]) -> Any:
    """The array as a pandas frame with the same names."""
    import pandas as pd

    if source.dtype.names is None:
        return pd.DataFrame(source, columns=[f"x{i}" for i in range(1, source.shape[1] + 1)])
    return pd.DataFrame({name: list(source[name]) for name in source.dtype.names})


def _field(cells: NDArray[Any]) -> Any:
    """The cells of one field: an array, or a list where each of them holds several values."""
    if cells.ndim > 1 or isinstance(cells, np.ma.MaskedArray) or cells.dtype.names is not None:
        return [None if cell is np.ma.masked else cell for cell in cells.tolist()]
    return cells.astype(cells.dtype.newbyteorder("="))
