"""Tables that the caller already holds."""

import contextlib
import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import segmentry
from segmentry.errors import SegmentryError
from segmentry.sources.frames import with_columns

DATA = {"n": [1, 2], "x": [0.5, None], "t": ["a", None], "b": [True, False]}


@pytest.mark.parametrize(
    ("frame", "kind"),
    [(pd.DataFrame(DATA), "pandas"), (pl.DataFrame(DATA), "polars"), (pa.table(DATA), "pyarrow")],
    ids=["pandas", "polars", "pyarrow"],
)
def test_every_kind_of_frame_gives_the_same_table(frame: Any, kind: str) -> None:
    table = segmentry.read(frame)
    assert (table.name, table.origin) == (kind, kind)
    assert list(table.types.values()) == ["integer", "number", "text", "boolean"]
    assert table.rows.collect().to_pydict() == DATA


def test_an_array_gets_names() -> None:
    table = segmentry.read(np.array([[1, 2], [3, np.nan]]))
    assert (table.names, table.origin) == (("x1", "x2"), "numpy")
    assert table.rows.collect()["x2"].to_pylist() == [2, None]


@pytest.mark.parametrize("array", [np.arange(3.0), np.zeros((0, 2)), np.zeros((2, 0))])
def test_an_array_of_another_shape_is_refused(array: np.ndarray) -> None:
    with pytest.raises(SegmentryError, match="Give one with rows and columns"):
        segmentry.read(array)


def test_an_array_of_text_is_refused() -> None:
    with pytest.raises(SegmentryError, match="holds cells that are not numbers"):
        segmentry.read(np.array([["a"]]))


@pytest.mark.parametrize(
    ("column", "type", "values"),
    [
        (pd.Series([1, "a", None], dtype=object), "text", ["1", "a", None]),
        (pd.Categorical(["a", "b", None]), "text", ["a", "b", None]),
        (pd.array([1, 2, None], dtype="Int64"), "integer", [1, 2, None]),
        (pd.Series([Decimal("1.5"), Decimal(2), None], dtype=object), "number", [1.5, 2, None]),
        (pd.Series([datetime.date(2024, 1, 2), None, None], dtype=object), "date", None),
    ],
    ids=["mixed", "categorical", "nullable", "decimal", "dates"],
)
def test_pandas_columns_of_special_kinds_are_read(column: Any, type: str, values: list[Any] | None) -> None:
    table = segmentry.read(pd.DataFrame({"c": column, "n": [1, 2, 3]}))
    assert table.types["c"] == type
    if values is not None:
        assert table.rows.collect()["c"].to_pylist() == values


@pytest.mark.parametrize(
    ("column", "type"),
    [
        (pl.Series(["a", "b"], dtype=pl.Categorical), "text"),
        (pl.Series(["a", "b"], dtype=pl.Enum(["a", "b"])), "text"),
        (pl.Series([Decimal("1.5"), Decimal(2)]), "number"),
        (pl.Series([None, None]), "text"),
    ],
    ids=["categorical", "enum", "decimal", "null"],
)
def test_polars_columns_of_special_kinds_are_read(column: pl.Series, type: str) -> None:
    assert segmentry.read(pl.DataFrame({"c": column})).types["c"] == type


def test_names_that_are_no_text_become_text() -> None:
    assert segmentry.read(pd.DataFrame([[1, 2]])).names == ("0", "1")


def test_the_callers_frame_is_left_as_it_is() -> None:
    frame = pd.DataFrame({"c": pd.Series([1, "a"], dtype=object)}, index=[5, 6])
    before = frame.copy(deep=True)
    segmentry.read(frame)
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame(index=[1, 2])])
def test_a_frame_without_columns_is_refused(frame: pd.DataFrame) -> None:
    with pytest.raises(SegmentryError, match="has no columns"):
        segmentry.read(frame)


def test_a_frame_without_rows_is_refused() -> None:
    with pytest.raises(SegmentryError, match="has a header but no rows"):
        segmentry.read(pd.DataFrame({"a": []}))


@pytest.mark.parametrize("source", [pd.Series([1]), pl.Series([1])])
def test_a_series_is_refused(source: Any) -> None:
    with pytest.raises(SegmentryError, match="cannot be read"):
        segmentry.read(source)


def test_a_lazy_frame_runs_its_query_once() -> None:
    runs = []
    lazy = pl.LazyFrame({"a": [1, 2], "b": ["x", "y"]}).map_batches(lambda frame: runs.append(1) or frame)
    assert segmentry.read(lazy).rows.collect().to_pydict() == {"a": [1, 2], "b": ["x", "y"]}
    labelled = with_columns(lazy, pa.table({"segment": [2, 1]}))
    assert (labelled["segment"].to_list(), labelled.columns, len(runs)) == ([2, 1], ["a", "b", "segment"], 1)


def test_a_lazy_frame_whose_query_fails_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="The rows of the LazyFrame cannot be asked for"):
        segmentry.read(pl.scan_csv(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame({"n": [1], "odd": pl.Series([object()], dtype=pl.Object)}),
        pd.DataFrame({"n": [1], "odd": pd.Series([object()], dtype=object)}),
        pd.DataFrame({"n": [1], "odd": [1j]}),
        [{"n": 1, "odd": object()}],
        np.array([(1, 1j)], dtype=[("n", "i4"), ("odd", "c16")]),
    ],
    ids=["polars", "objects", "complex", "records", "array"],
)
def test_a_column_without_words_is_left_out_by_its_name(frame: Any) -> None:
    table = segmentry.read(frame)
    assert table.names == ("n",)
    assert table.load_report.notes == ("`odd` holds values of a kind that cannot be read and was left out.",)


def test_a_relation_gives_the_same_table() -> None:
    relation = duckdb.from_arrow(pa.table(DATA))
    table = segmentry.read(relation)
    assert (table.name, table.origin) == ("duckdb", "duckdb")
    assert table.rows.collect().to_pydict() == DATA


def test_a_relation_that_cannot_be_run_is_refused() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    relation = connection.table("t")
    connection.execute("DROP TABLE t")
    with pytest.raises(SegmentryError, match="The DuckDB relation cannot be run"):
        segmentry.read(relation)


def test_columns_are_added_to_the_rows_that_were_read_of_a_relation() -> None:
    relation = duckdb.sql("SELECT random() AS x FROM range(100)")
    read = segmentry.read(relation).rows.collect()["x"].to_pylist()
    labelled = with_columns(relation, pa.table({"segment": list(range(100))}))
    assert isinstance(labelled, duckdb.DuckDBPyRelation)
    assert labelled.fetchall() == list(zip(read, range(100), strict=True))


@pytest.mark.parametrize(
    "frame",
    [pd.DataFrame([[1, 2]], columns=["a", "a"]), pa.table([[1], [2]], names=["a", "a"])],
    ids=["pandas", "arrow"],
)
def test_repeated_names_in_a_frame_are_made_unique(frame: Any) -> None:
    assert segmentry.read(frame).names == ("a", "a_2")


@pytest.mark.parametrize(
    "column",
    [pd.to_timedelta([1, 2], unit="D"), pd.interval_range(0, 2), [1j, 2j]],
    ids=["span", "interval", "complex"],
)
def test_a_column_of_any_pandas_type_is_carried_along_or_refused_in_words(column: Any) -> None:
    with contextlib.suppress(SegmentryError):
        assert segmentry.read(pd.DataFrame({"c": column, "n": [1, 2]})).n_rows == 2


def test_a_named_index_is_a_column() -> None:
    frame = pd.DataFrame({"cust": list("aabbcc"), "amt": range(6)})
    table = segmentry.read(frame.groupby("cust").sum())
    assert table.rows.collect().to_pydict() == {"cust": ["a", "b", "c"], "amt": [1, 5, 9]}
    assert table.load_report.notes == ("The index was read as `cust`.",)
    assert segmentry.read(frame.assign(k=1).set_index(["cust", "k"])).names == ("cust", "k", "amt")
    assert segmentry.read(frame.iloc[2:]).names == ("cust", "amt")


def test_periods_are_read_as_they_are_written() -> None:
    frame = pd.DataFrame({"p": pd.period_range("2024-01", periods=2, freq="M"), "v": range(2)})
    assert segmentry.read(frame).rows.collect()["p"].to_pylist() == ["2024-01", "2024-02"]
