"""Frames of every library, and what their columns may hold."""

import datetime
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow.dataset import dataset

import segmentry
from segmentry.errors import SegmentryError
from segmentry.sources.frames import with_columns


def arrow_of(source: Any) -> dict[str, list[Any]]:
    return segmentry.read(source).rows.collect().to_pydict()


class Speaking:
    """A table of a library that speaks Arrow, such as one of Ibis."""

    columns = ("n", "home")

    def __init__(self, way: str, table: pa.Table) -> None:
        self.asked = 0

        def give(*_: Any) -> Any:
            self.asked += 1
            return table.__arrow_c_stream__() if way == "__arrow_c_stream__" else table

        setattr(type(self), way, give)


HOMES = pa.table({"n": [1, 2], "home": [{"city": "Bonn"}, None]})


@pytest.mark.parametrize(
    "make",
    [
        lambda: HOMES.to_batches()[0],
        lambda: pa.RecordBatchReader.from_batches(HOMES.schema, HOMES.to_batches(max_chunksize=1)),
        lambda: dataset(HOMES),
        lambda: type("Stream", (Speaking,), {})("__arrow_c_stream__", HOMES),
        lambda: type("Ibis", (Speaking,), {})("to_pyarrow", HOMES),
    ],
    ids=["batch", "reader", "dataset", "stream", "to_pyarrow"],
)
def test_every_table_that_speaks_arrow_is_read_once_and_labelled(make: Any) -> None:
    source = make()
    assert arrow_of(source) == {"n": [1, 2], "home.city": ["Bonn", None]}
    labelled = with_columns(source, pa.table({"segment": [5, 6]}))
    assert labelled.to_pydict() == {**HOMES.to_pydict(), "segment": [5, 6]}
    assert getattr(source, "asked", 1) == 1


def test_a_table_that_cannot_be_asked_for_is_refused_in_words() -> None:
    broken = pa.RecordBatchReader.from_batches(HOMES.schema, (1 / 0 for _ in range(1)))
    with pytest.raises(SegmentryError, match="The rows of the RecordBatchReader cannot be asked for"):
        segmentry.read(broken)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([{"a": 1}, None], {"c.a": [1, None]}),
        ([[1, 2], None], {"c": ["[1, 2]", None]}),
        ([[1, "a"], None], {"c": ['[1, "a"]', None]}),
        ([{"a": 1}, {"a": "x"}], {"c": ['{"a": 1}', '{"a": "x"}']}),
        ([np.array([1, 2]), None], {"c": ["[1, 2]", None]}),
        ([b"ab", None], {"c": ["ab", None]}),
        ([10**30, 1], {"c": [str(10**30), "1"]}),
        ([datetime.time(6), None], {"c": [6, None]}),
        ([pd.NaT, pd.NA], {"c": [None, None]}),
        (pd.arrays.SparseArray([0, 5]), {"c": [0, 5]}),
        (pd.interval_range(0, 2), {"c": ["(0, 1]", "(1, 2]"]}),
        (pd.PeriodIndex(["2024-01", None], freq="M"), {"c": ["2024-01", None]}),
        (np.array([1, 2], dtype=">i4"), {"c": [1, 2]}),
        (np.array([1.5, 2], dtype=np.longdouble), {"c": [1.5, 2]}),
        (
            pd.to_datetime(["2024-01-01 12:00", None]).tz_localize("Asia/Tokyo"),
            {"c": [datetime.datetime(2024, 1, 1, 12), None]},
        ),
        (np.array(["20240-01-01", "2024-01-01"], "M8[s]"), {"c": [None, datetime.datetime(2024, 1, 1)]}),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, dict) else "",
)
def test_what_pandas_columns_hold_becomes_single_values(cells: Any, expected: dict[str, list[Any]]) -> None:
    column = pd.Series(cells, dtype=object) if isinstance(cells, list) else cells
    assert arrow_of(pd.DataFrame({"c": column})) == expected


def test_names_of_several_levels_are_joined_by_dots() -> None:
    frame = pd.DataFrame({"k": ["a", "a", "b"], "v": [1, 2, 3]}).groupby("k").agg({"v": ["sum", "max"]})
    assert segmentry.read(frame.reset_index()).names == ("k", "v.sum", "v.max")


@pytest.mark.parametrize("cell", [[], [[]]], ids=["list", "list in a list"])
def test_a_list_that_holds_itself_is_left_out(cell: list[Any]) -> None:
    (cell[0] if cell else cell).append(cell)
    table = segmentry.read(pd.DataFrame({"n": [1], "c": pd.Series([cell], dtype=object)}))
    assert table.names == ("n",)


def test_records_with_dicts_and_lists_inside_are_spread() -> None:
    rows = [{"n": 1, "home": {"city": "Bonn", "at": {"x": 1}}, "tags": ["a"]}, {"n": 2}]
    expected = {"n": [1, 2], "home.city": ["Bonn", None], "home.at.x": [1, None], "tags": ['["a"]', None]}
    assert arrow_of(rows) == expected
    assert arrow_of(rows[0]) == {name: cells[:1] for name, cells in expected.items()}
    assert with_columns(rows, pa.table({"segment": [5, 6]})) == [{**row, "segment": i} for i, row in enumerate(rows, 5)]


def test_arrays_with_named_fields_have_their_names() -> None:
    array = np.array([(44, "basic", [1, 2])], dtype=[("age", ">i4"), ("plan", "U9"), ("pair", "i4", 2)])
    assert arrow_of(array) == {"age": [44], "plan": ["basic"], "pair": ["[1, 2]"]}
    assert list(with_columns(array, pa.table({"segment": [5]})).columns) == ["age", "plan", "pair", "segment"]
    masked = np.ma.masked_equal(np.array([[1.0, 2.0], [3.0, 4.0]]), 4)
    assert arrow_of(masked) == {"x1": [1, 3], "x2": [2, None]}
    assert segmentry.read(np.array([["2024-01-02"]], "M8[D]")).types == {"x1": "date"}


def test_what_relations_hold_becomes_single_values() -> None:
    cells = (
        "1 AS n, {'city': 'Bonn'} AS home, map {'k': 1} AS m, 'a'::BLOB AS b, 5::HUGEINT AS h, 'infinity'::DATE AS d"
    )
    table = segmentry.read(duckdb.sql(f"SELECT {cells}, '\\xFF'::BLOB AS key FROM range(2)"))
    assert table.rows.collect().to_pylist()[0] == {
        "n": 1,
        "home.city": "Bonn",
        "m": '{"k": 1}',
        "b": "a",
        "h": 5,
        "d": None,
    }
    assert "`key` holds bytes that are no text and was left out." in table.load_report.notes
