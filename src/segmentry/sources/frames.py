"""Tables that the caller already holds: pandas, polars, pyarrow, NumPy."""

from typing import Any, Literal

import narwhals as nw
import numpy as np
import pyarrow as pa

from segmentry.engines.base import ArrowRows
from segmentry.errors import SegmentryError
from segmentry.sources.naming import unique_names

Kind = Literal["pandas", "polars", "pyarrow", "numpy"]


def describe(source: Any) -> tuple[ArrowRows, Kind, tuple[str, ...]]:
    """The frame as Arrow, which kind it was, and notes on names that had to be changed."""
    kind = kind_of(source)
    if kind == "numpy":
        return _array(source), kind, ()
    written = source.column_names if kind == "pyarrow" else source.columns
    names, notes = unique_names([str(name) for name in written])
    ids = [str(i) for i in range(len(names))]
    try:
        table = _to_arrow(source, kind, ids)
    except (pa.ArrowException, TypeError, ValueError) as error:
        raise SegmentryError(
            f"The {kind} table holds values of a kind that cannot be read ({error}). Turn them into text or numbers."
        ) from None
    return ArrowRows(table, names), kind, notes


def _to_arrow(source: Any, kind: Kind, ids: list[str]) -> pa.Table:
    if kind == "pandas":
        frame = source.set_axis(ids, axis="columns")
        mixed = [id for id in ids if frame[id].dtype == object]
        return pa.Table.from_pandas(frame.astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    return (source.to_arrow() if kind == "polars" else source).rename_columns(ids)


def kind_of(source: Any) -> Kind:
    """Which kind of table this is; raises `SegmentryError` for what is none."""
    if isinstance(source, np.ndarray):
        return "numpy"
    if nw.dependencies.is_pandas_dataframe(source):
        return "pandas"
    if nw.dependencies.is_polars_dataframe(source):
        return "polars"
    if nw.dependencies.is_pyarrow_table(source):
        return "pyarrow"
    raise SegmentryError(
        f"A {type(source).__name__} cannot be read."
        " Give a path, a pandas, polars or pyarrow table, or a 2-D NumPy array."
    )


def with_columns(source: Any, columns: pa.Table) -> Any:
    """The caller's own frame with these columns added (an array becomes a pandas frame)."""
    kind = kind_of(source)
    if kind == "polars":
        return nw.from_native(source).with_columns(*_series(columns, "polars")).to_native()
    if kind == "pyarrow":
        for name in columns.column_names:
            source = source.append_column(name, columns[name])
        return source
    import pandas as pd

    frame = source if kind == "pandas" else pd.DataFrame(source, columns=list(_array(source).names))
    added = columns.to_pandas().set_axis(frame.index)
    return pd.concat([frame, added], axis="columns")


def _series(columns: pa.Table, backend: Literal["polars"]) -> list[Any]:
    return [nw.new_series(name, columns[name].to_pylist(), backend=backend) for name in columns.column_names]


def _array(source: np.ndarray[Any, Any]) -> ArrowRows:
    if source.ndim != 2 or source.shape[0] == 0 or source.shape[1] == 0:
        raise SegmentryError(f"The array has shape {source.shape}. Give one with rows and columns.")
    try:
        values = np.asarray(source, dtype=np.float64)
    except (TypeError, ValueError):
        raise SegmentryError("The array holds cells that are not numbers. Give a table with named columns.") from None
    names = tuple(f"x{i}" for i in range(1, values.shape[1] + 1))
    return ArrowRows(pa.Table.from_arrays([pa.array(column) for column in values.T], names=list(names)), names)
