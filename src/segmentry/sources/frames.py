"""Tables that the caller already holds: pandas, polars, pyarrow, NumPy, DuckDB, Spark, records."""

from collections.abc import Iterable
from typing import Any, Literal
from weakref import WeakKeyDictionary

import numpy as np
import pyarrow as pa

from segmentry.engines.base import ArrowRows, EngineTable
from segmentry.errors import SegmentryError
from segmentry.sources import declared_levels, records
from segmentry.sources.flattening import flattened
from segmentry.sources.headers import unique_names

Kind = Literal["pandas", "polars", "pyarrow", "numpy", "duckdb", "spark", "records"]

# A relation is a query, and may give its rows in another order when it is asked again.
_ROWS: WeakKeyDictionary[Any, pa.Table] = WeakKeyDictionary()


def describe(source: Any) -> tuple[ArrowRows | EngineTable, Kind, tuple[str, ...]]:
    """The frame as Arrow (or as it is, of an engine), which kind it was, and notes on names that had to be changed."""
    kind = kind_of(source)
    if kind == "numpy":
        return _array(source), kind, ()
    if kind == "spark":
        names, notes = unique_names(source.columns)
        return EngineTable(source, names), kind, notes
    index = _named_index(source) if kind == "pandas" else []
    names, notes = unique_names([str(name) for name in (*index, *_columns(source, kind))])
    if index:
        notes = (f"The index was read as {', '.join(f'`{name}`' for name in names[: len(index)])}.", *notes)
    ids = [str(i) for i in range(len(names))]
    try:
        table = _to_arrow(source, kind, ids)
    except SegmentryError:
        raise
    except Exception:  # noqa: BLE001 - each library refuses in a way of its own
        raise SegmentryError(f"{_what_is_wrong(source, kind, names)} Turn them into text or numbers.") from None
    flat, names, more = flattened(table, names, f"the {kind} table")
    return ArrowRows(flat, names), kind, (*notes, *more)


def _to_arrow(source: Any, kind: Kind, ids: list[str]) -> pa.Table:
    if kind == "pandas":
        frame = declared_levels.with_words(_with_index(source).set_axis(ids, axis="columns"))
        mixed = [id for id in ids if frame[id].dtype == object or _is_period(frame[id])]
        return pa.Table.from_pandas(frame.astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    if kind == "records":
        return records.as_table(source).rename_columns(ids)
    if kind == "duckdb":
        return _relation(source).rename_columns(ids)
    if kind == "polars":
        if any(str(dtype) == "Object" for dtype in source.dtypes):
            raise TypeError("Arrow would hold addresses in memory")
        return source.to_arrow().rename_columns(ids)
    return source.rename_columns(ids)


def _named_index(frame: Any) -> list[Any]:
    """The names of the index's levels: one without a name counts rows and says nothing of customers."""
    return [name for name in frame.index.names if name is not None]


def _with_index(frame: Any) -> Any:
    """The frame with what its index names as columns before the others; columns are numbered."""
    import pandas as pd

    body = frame.set_axis(range(frame.shape[1]), axis="columns").reset_index(drop=True)
    levels = [i for i, name in enumerate(frame.index.names) if name is not None]
    if not levels:
        return body
    index = {-1 - i: frame.index.get_level_values(i) for i in levels}
    return pd.concat([pd.DataFrame(index).reset_index(drop=True), body], axis="columns")


def _is_period(column: Any) -> bool:
    return str(column.dtype).startswith("period")


def _columns(source: Any, kind: Kind) -> Iterable[Any]:
    held = _relation(source) if kind == "duckdb" else records.as_table(source) if kind == "records" else source
    return list(held.columns if kind in ("pandas", "polars") else held.column_names)


def _relation(source: Any) -> pa.Table:
    """The rows of a relation, which runs its query when it is read for the first time."""
    if source not in _ROWS:
        try:
            _ROWS[source] = source.to_arrow_table()
        except Exception:  # noqa: BLE001 - in the library's own words, with the query in them
            raise SegmentryError("The DuckDB relation cannot be run. Look at it with its `show()` first.") from None
    return _ROWS[source]


def _what_is_wrong(source: Any, kind: Kind, names: tuple[str, ...]) -> str:
    """Which column of a pandas or polars table cannot be read, or that the table cannot."""
    for i, name in enumerate(names):
        if kind not in ("pandas", "polars"):
            break
        column = _with_index(source).iloc[:, [i]] if kind == "pandas" else source.select(source.columns[i])
        try:
            _to_arrow(column, kind, ["0"])
        except Exception:  # noqa: BLE001 - as above
            return f"Column `{name}` of the {kind} table holds values of a kind that cannot be read."
    return f"The {kind} table holds values of a kind that cannot be read."


def kind_of(source: Any) -> Kind:
    """Which kind of table this is; raises `SegmentryError` for what is none."""
    import narwhals as nw  # here and below, as a file needs none of it

    if isinstance(source, np.ndarray):
        return "numpy"
    if records.are_records(source):
        return "records"
    if nw.dependencies.is_pandas_dataframe(source):
        return "pandas"
    if nw.dependencies.is_polars_dataframe(source):
        return "polars"
    if nw.dependencies.is_pyarrow_table(source):
        return "pyarrow"
    if nw.dependencies.is_duckdb_relation(source):
        return "duckdb"
    if nw.dependencies.is_pyspark_dataframe(source) or nw.dependencies.is_pyspark_connect_dataframe(source):
        return "spark"
    if nw.dependencies.is_polars_lazyframe(source):
        raise SegmentryError("A lazy polars table cannot be read. Call its `collect()` first.")
    raise SegmentryError(
        f"A {type(source).__name__} cannot be read."
        " Give a path, a pandas, polars, pyarrow or Spark table, a DuckDB relation, a list of dicts,"
        " or a 2-D NumPy array."
    )


def of_kind(kind: str, table: pa.Table) -> Any:
    """The table as a frame of that kind: pandas where there is no other."""
    if kind == "polars":
        import narwhals as nw

        return nw.from_arrow(table, backend="polars").to_native()
    if kind == "records":
        return table.to_pylist()
    return table if kind == "pyarrow" else table.to_pandas()


def with_columns(source: Any, columns: pa.Table) -> Any:
    """The caller's own frame with these columns added (an array becomes a pandas frame)."""
    kind = kind_of(source)
    if kind == "records":
        return records.with_values(source, columns)
    if kind == "polars":
        return _with_series(source, columns)
    if kind == "pyarrow":
        for name in columns.column_names:
            source = source.append_column(name, columns[name])
        return source
    if kind == "duckdb":
        labelled = _relation(source)
        for name in columns.column_names:
            labelled = labelled.append_column(name, columns[name])
        return source.query("segmentry_source", "SELECT * FROM labelled")  # the query finds the variable by its name
    import pandas as pd

    frame = source if kind == "pandas" else pd.DataFrame(source, columns=list(_array(source).names))
    added = columns.to_pandas().set_axis(frame.index)
    return pd.concat([frame, added], axis="columns")


def _with_series(source: Any, columns: pa.Table) -> Any:
    """A polars table with these columns added."""
    import narwhals as nw

    added = [nw.new_series(name, columns[name].to_pylist(), backend="polars") for name in columns.column_names]
    return nw.from_native(source).with_columns(*added).to_native()


def _array(source: np.ndarray[Any, Any]) -> ArrowRows:
    if source.ndim != 2 or source.shape[0] == 0 or source.shape[1] == 0:
        raise SegmentryError(f"The array has shape {source.shape}. Give one with rows and columns.")
    try:
        values = np.asarray(source, dtype=np.float64)
    except (TypeError, ValueError):
        raise SegmentryError("The array holds cells that are not numbers. Give a table with named columns.") from None
    names = tuple(f"x{i}" for i in range(1, values.shape[1] + 1))
    return ArrowRows(pa.Table.from_arrays([pa.array(column) for column in values.T], names=list(names)), names)
