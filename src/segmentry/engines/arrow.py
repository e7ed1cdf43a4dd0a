"""From Arrow's arrays to NumPy's and back without pandas.

`pa.array`, `pa.scalar` and `to_numpy` do the same, and so do Arrow's functions with Python's values: the first of them
that is called imports pandas, which takes a sixth of a second, longer than to label a hundred thousand customers.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


def texts(values: Sequence[str]) -> pa.Array:
    """An array of text.

    >>> texts(["a", "łódź", ""]).to_pylist()
    ['a', 'łódź', '']
    """
    cells = [value.encode() for value in values]
    ends = np.cumsum([0, *map(len, cells)], dtype=np.int32)
    return pa.Array.from_buffers(pa.string(), len(cells), [None, pa.py_buffer(ends), pa.py_buffer(b"".join(cells))])


def numbers(values: NDArray[Any], missing: NDArray[np.bool_] | None = None) -> pa.Array:
    """An array of numbers, or of yes and no, empty where they are missing.

    >>> numbers(np.array([1.5, 2.5])).to_pylist()
    [1.5, 2.5]
    >>> numbers(np.array([True, True, False]), missing=np.array([True, False, False])).to_pylist()
    [None, True, False]
    """
    cells = _bits(values) if values.dtype == np.bool_ else np.ascontiguousarray(values)
    known = None if missing is None else pa.py_buffer(_bits(~missing))
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [known, pa.py_buffer(cells)])


def values(cells: pa.Array, missing: Any) -> NDArray[Any]:
    """What is in an array of numbers, or of yes and no, and `missing` where nothing is.

    >>> values(pa.array([0.5, None]), np.nan), values(pa.array([True, False, None])[1:], False)
    (array([0.5, nan]), array([False, False]))
    """
    known, content = cells.buffers()
    if not len(cells):
        return np.empty(0, cells.type.to_pandas_dtype())
    if pa.types.is_boolean(cells.type):
        found = _flags(content, cells)
    else:
        found = np.frombuffer(content, cells.type.to_pandas_dtype())[cells.offset :][: len(cells)]
    return np.where(_flags(known, cells), found, missing) if cells.null_count else found


def first_bytes(text: pa.Array) -> NDArray[np.uint8]:
    """What an array of text is written with at each cell's beginning; where a cell is empty, the next one begins there.

    >>> bytes(first_bytes(pa.array(["=x", None, "", "7", ""])))
    b'=777'
    """
    _, offsets, content = text.buffers()
    if content is None or not len(text):
        return np.empty(0, np.uint8)
    starts = np.frombuffer(offsets, np.int32)[text.offset :][: len(text) + 1]
    filled = np.searchsorted(starts, starts[-1])
    return np.frombuffer(content, np.uint8)[starts[:filled]]


def nothing(kind: pa.DataType) -> pa.Scalar:
    """A missing value of that type."""
    return pa.nulls(1, kind)[0]


def _flags(buffer: pa.Buffer, cells: pa.Array) -> NDArray[np.bool_]:
    first, skipped = divmod(cells.offset, 8)
    bits = np.frombuffer(buffer, np.uint8)[first : first + (skipped + len(cells) + 7) // 8]
    return np.unpackbits(bits, bitorder="little")[skipped:][: len(cells)].view(np.bool_)


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.packbits(flags, bitorder="little")
