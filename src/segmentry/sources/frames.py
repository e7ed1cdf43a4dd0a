"""Tables that the caller already holds: pandas, polars, Arrow, NumPy, DuckDB, Spark, records."""

from typing import Any, Literal

import numpy as np
import pyarrow as pa

from segmentry.engines.base import ArrowRows, EngineTable
from segmentry.engines.column_changes import KIND, ColumnChanges
from segmentry.errors import SegmentryError
from segmentry.sources import arrays, arrow_tables, pandas_frames, records
from segmentry.sources.flattening import flattened
from segmentry.sources.headers import unique_names

Kind = Literal["pandas", "polars", "pyarrow", "numpy", "duckdb", "spark", "records"]


def describe(source: Any) -> tuple[ArrowRows | EngineTable, Kind, tuple[str, ...]]:
    """The frame as Arrow (or as it is, of an engine), which kind it was, and notes on what had to be changed."""
    kind = kind_of(source)
    if kind == "spark":
        from segmentry.engines.spark.single_values import engine_table  # not every installation has Spark

        table = engine_table(source)
        names, notes = unique_names(table.names)
        return EngineTable(table.data, names), kind, (*notes, *table.notes)
    if kind == "pandas":
        rows, notes = _pandas(source)
        return rows, kind, notes
    changes = ColumnChanges()
    table = _held(source, kind, changes)
    names, notes = unique_names(table.column_names)
    flat, names, more = flattened(table, names, f"the {kind} table", changes)
    return ArrowRows(flat, names), kind, (*notes, *more)


def _pandas(frame: Any) -> tuple[ArrowRows, tuple[str, ...]]:
    changes = ColumnChanges()
    written, levels = pandas_frames.names_of(frame)
    names, notes = unique_names(written)
    if levels:
        notes = (f"The index was read as {', '.join(f'`{name}`' for name in names[:levels])}.", *notes)
    columns, kept = pandas_frames.columns_of(frame, names, changes)
    table = pa.Table.from_arrays(columns, names=list(kept))
    flat, names, more = flattened(table, kept, "the pandas table", changes)
    return ArrowRows(flat, names), (*notes, *more)


def _held(source: Any, kind: Kind, changes: ColumnChanges) -> pa.Table:
    """The rows of a table that is none of pandas, as Arrow."""
    if kind == "records":
        return records.as_table(source, changes)
    if kind == "duckdb":
        return _relation(source)
    if kind == "polars":
        return _polars(source, changes)
    return arrays.as_table(source, changes) if kind == "numpy" else arrow_tables.rows_of(source)


def _polars(source: Any, changes: ColumnChanges) -> pa.Table:
    columns = {}
    for column in _collected(source).iter_columns():
        try:
            if str(column.dtype) == "Object":
                raise TypeError("Arrow would hold addresses in memory")
            is_wide = column.dtype.is_integer() and "128" in str(column.dtype)
            columns[column.name] = (column.cast(float) if is_wide else column).to_arrow()
        except Exception:  # noqa: BLE001 - polars has errors of its own
            changes.leave_out(column.name, KIND)
    return pa.table(columns)


def _collected(source: Any) -> Any:
    """The polars table; a lazy one runs its query when it is read for the first time."""
    return arrow_tables.kept(source, lambda lazy: lazy.collect()) if hasattr(source, "collect") else source


def _relation(source: Any) -> pa.Table:
    """The rows of a relation, which runs its query when it is read for the first time."""

    def run(relation: Any) -> pa.Table:
        try:
            return relation.to_arrow_table()
        except Exception:  # noqa: BLE001 - in the library's own words, with the query in them
            raise SegmentryError("The DuckDB relation cannot be run. Look at it with its `show()` first.") from None

    return arrow_tables.kept(source, run)


def kind_of(source: Any) -> Kind:
    """Which kind of table this is; raises `SegmentryError` for what is none."""
    import narwhals as nw  # here and below, as a file needs none of it

    if isinstance(source, np.ndarray):
        return "numpy"
    if records.are_records(source):
        return "records"
    if nw.dependencies.is_pandas_dataframe(source):
        return "pandas"
    if nw.dependencies.is_polars_dataframe(source) or nw.dependencies.is_polars_lazyframe(source):
        return "polars"
    if nw.dependencies.is_pyarrow_table(source):
        return "pyarrow"
    if nw.dependencies.is_duckdb_relation(source):
        return "duckdb"
    if nw.dependencies.is_pyspark_dataframe(source) or nw.dependencies.is_pyspark_connect_dataframe(source):
        return "spark"
    if arrow_tables.gives_arrow(source):
        return "pyarrow"
    raise SegmentryError(
        f"A {type(source).__name__} cannot be read."
        " Give a path, a pandas, polars, Arrow or Spark table, a DuckDB relation, a list of dicts,"
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
        labelled = arrow_tables.rows_of(source)
        for name in columns.column_names:
            labelled = labelled.append_column(name, columns[name])
        return labelled
    if kind == "duckdb":
        labelled = _relation(source)
        for name in columns.column_names:
            labelled = labelled.append_column(name, columns[name])
        return source.query("segmentry_source", "SELECT * FROM labelled")  # the query finds the variable by its name
    import pandas as pd

    frame = source if kind == "pandas" else arrays.as_frame(source)
    added = columns.to_pandas().set_axis(frame.index)
    return pd.concat([frame, added], axis="columns")


def _with_series(source: Any, columns: pa.Table) -> Any:
    """A polars table with these columns added."""
    import narwhals as nw

    added = [nw.new_series(name, columns[name].to_pylist(), backend="polars") for name in columns.column_names]
    return nw.from_native(_collected(source)).with_columns(*added).to_native()
