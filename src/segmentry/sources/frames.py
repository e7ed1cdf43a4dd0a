"""Tables that the caller already holds: pandas, polars, pyarrow, NumPy."""

from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from segmentry.engines.base import ArrowRows
from segmentry.errors import SegmentryError
from segmentry.sources.naming import unique_names

Kind = Literal["pandas", "polars", "pyarrow", "numpy"]


def describe(source: Any) -> tuple[ArrowRows, Kind]:
    """The frame as Arrow, and which kind it was."""
    if isinstance(source, np.ndarray):
        return _array(source), "numpy"
    kind = kind_of(source)
    names, _ = unique_names([str(name) for name in source.columns] if kind == "pandas" else _names(source))
    ids = [str(i) for i in range(len(names))]
    if kind == "pandas":
        frame = source.set_axis(ids, axis="columns")
        mixed = [id for id in ids if frame[id].dtype == object]
        table = pa.Table.from_pandas(frame.astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    else:
        table = nw.from_native(source, eager_only=True).to_arrow().rename_columns(ids)
    return ArrowRows(table, names), kind


def kind_of(source: Any) -> Kind:
    """Which kind of table this is; raises `SegmentryError` for what is none."""
    if isinstance(source, np.ndarray):
        return "numpy"
    try:
        implementation = nw.from_native(source, eager_only=True).implementation
    except TypeError:
        implementation = None
    for kind in ("pandas", "polars", "pyarrow"):
        if implementation is not None and implementation.value == kind:
            return kind
    raise SegmentryError(
        f"A {type(source).__name__} cannot be read."
        " Give a path, a pandas, polars or pyarrow table, or a 2-D NumPy array."
    )


def with_columns(source: Any, columns: pa.Table) -> Any:
    """The caller's own frame with these columns added (an array becomes a pandas frame)."""
    if isinstance(source, np.ndarray):
        import pandas as pd

        source = pd.DataFrame(source, columns=list(_array(source).names))
    frame = nw.from_native(source, eager_only=True)
    added = [
        nw.new_series(name, columns[name].to_pylist(), backend=frame.implementation) for name in columns.column_names
    ]
    if frame.implementation.is_pandas():
        return source.assign(**{series.name: series.to_native().set_axis(source.index) for series in added})
    return frame.with_columns(*added).to_native()


def _names(source: Any) -> list[str]:
    return list(nw.from_native(source, eager_only=True).columns)


def _array(source: np.ndarray[Any, Any]) -> ArrowRows:
    if source.ndim != 2 or source.shape[0] == 0 or source.shape[1] == 0:
        raise SegmentryError(f"The array has shape {source.shape}. Give one with rows and columns.")
    try:
        values = np.asarray(source, dtype=np.float64)
    except (TypeError, ValueError):
        raise SegmentryError("The array holds cells that are not numbers. Give a table with named columns.") from None
    names = tuple(f"x{i}" for i in range(1, values.shape[1] + 1))
    return ArrowRows(pa.Table.from_arrays([pa.array(column) for column in values.T], names=list(names)), names)
