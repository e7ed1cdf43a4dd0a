"""One row for all that share a key, measured against pandas: latest rows, summaries, order, missing cells."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmentry.column_plan import Aggregate
from segmentry.engines.base import Measure, Rows, Summary

pytestmark = [pytest.mark.needs("several_rows"), pytest.mark.usefixtures("one_database")]

ReadRows = Callable[[Any], Rows]
PLAIN = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

#: key, order, number, word; None where nothing is known.
CELLS = st.lists(
    st.tuples(
        st.none() | st.integers(-2, 3),
        st.none() | st.integers(-3, 3),
        st.none() | st.integers(-10_000, 10_000).map(lambda cents: cents / 100),
        st.none() | st.sampled_from("abc"),
    ),
    min_size=1,
    max_size=30,
)
NAMES = ("key", "order", "number", "word")


def framed(cells: list[tuple[Any, ...]]) -> pd.DataFrame:
    """The cells with a group for each key, or row without one, sorted from the earliest to the latest."""
    frame = pd.DataFrame(cells, columns=NAMES).astype({"key": "Int64", "order": "Int64", "number": "float64"})
    frame["line"] = range(len(frame))
    frame["group"] = frame["key"].astype("string").fillna("row " + frame["line"].astype("string"))
    return frame.sort_values(["order", "line"], na_position="first")


def read_both(read_rows: ReadRows, cells: list[tuple[Any, ...]]) -> list[Rows]:
    """The cells in memory, and as text."""
    table = pa.table({name: pa.array(column) for name, column in zip(NAMES, zip(*cells, strict=True), strict=True)})
    types = {"key": pa.int64(), "order": pa.int64(), "number": pa.float64(), "word": pa.string()}
    memory = read_rows(table.cast(pa.schema(types.items())))
    lines = (",".join("" if cell is None else str(cell) for cell in row) for row in cells)
    text = read_rows("\n".join([",".join(NAMES), *lines]) + "\n")
    return [memory, text.typed({"key": "integer", "order": "integer", "number": "number"})]


def values(rows: Rows) -> list[dict[str, Any]]:
    return rows.collect().to_pylist()


@PLAIN
@given(cells=CELLS)
@pytest.mark.parametrize("order", ["order", None])
def test_the_latest_row_of_each_key_stays_as_it_is(
    read_rows: ReadRows, order: str | None, cells: list[tuple[Any, ...]]
) -> None:
    frame = framed(cells) if order else framed(cells).sort_values("line")
    latest = frame.groupby("group").tail(1).sort_values("line")
    expected = [dict(zip(NAMES, cells[line], strict=True)) for line in latest["line"]]
    for rows in read_both(read_rows, cells):
        assert values(rows.one_per("key", order, {})) == expected


@PLAIN
@given(cells=CELLS)
@pytest.mark.parametrize("how", ["mean", "sum", "min", "max", "last"])
def test_summaries_are_those_of_pandas(read_rows: ReadRows, how: Aggregate, cells: list[tuple[Any, ...]]) -> None:
    frame = framed(cells)
    groups = frame.groupby("group", sort=False)
    numbers = groups["number"].sum(min_count=1) if how == "sum" else groups["number"].agg(how)
    expected = pd.DataFrame({"number": numbers, "word": groups["word"].last(), "rows": groups.size()})
    expected = expected.loc[frame.groupby("group").tail(1).sort_values("line")["group"]]
    for rows in read_both(read_rows, cells):
        made = rows.one_per("key", "order", {"number": Summary(how), "word": Summary("last")}, "rows")
        found = made.collect(["number", "word", "rows"]).to_pandas()
        np.testing.assert_allclose(found["number"].astype(float), expected["number"], rtol=1e-14, atol=1e-12)
        assert found["word"].fillna("").tolist() == expected["word"].fillna("").tolist()
        assert found["rows"].tolist() == expected["rows"].tolist()


@pytest.mark.parametrize("how", ["mean", "sum"])
def test_no_digit_depends_on_the_order_of_the_rows(read_rows: ReadRows, how: Aggregate) -> None:
    rng = np.random.default_rng(0)
    numbers = rng.normal(0, 1e6, 50_000)
    one, other = (
        values(read_rows(pa.table({"k": [1] * len(x), "x": x})).one_per("k", None, {"x": Summary(how)}))
        for x in (numbers, rng.permutation(numbers))
    )
    assert one == other


def test_money_adds_up_to_the_cent(read_rows: ReadRows) -> None:
    rows = read_rows("k,x,y\na,1.10,123456789012.34\na,2.20,0.01\n").typed({"x": "number", "y": "number"})
    made = rows.one_per("k", None, {"x": Summary("sum"), "y": Summary("sum")})
    assert values(made) == [{"k": "a", "x": 3.3, "y": 123456789012.35}]


@pytest.mark.parametrize("numbers", [[1e99, -1e99, 5.0], [1e-90, 3e-90], [0.0, 0.0], [9e15, 9e15, 9e15]])
def test_numbers_of_any_size_are_summed(read_rows: ReadRows, numbers: list[float]) -> None:
    rows = read_rows(pa.table({"k": [1] * len(numbers), "x": numbers}))
    assert values(rows.one_per("k", None, {"x": Summary("sum")}))[0]["x"] == pytest.approx(sum(numbers), rel=1e-14)


def test_whole_numbers_stay_whole_in_a_sum(read_rows: ReadRows) -> None:
    rows = read_rows("k,n\na,9007199254740993\na,2\nb,\n").typed({"n": "integer"})
    made = rows.one_per("k", None, {"n": Summary("sum")})
    assert made.types["n"] == "integer"
    assert values(made) == [{"k": "a", "n": 9_007_199_254_740_995}, {"k": "b", "n": None}]


def test_whole_numbers_too_large_for_a_whole_sum_become_numbers(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": [1, 1], "n": [2**62, 2**62]}))
    assert values(rows.one_per("k", None, {"n": Summary("sum")}))[0]["n"] == pytest.approx(2.0**63)


def test_a_stand_in_is_left_out_of_every_summary(read_rows: ReadRows) -> None:
    cells = "k,a,b,c,d\n1,-1,-1,4,2024-01-01\n1,4,-1,-1,1970-01-01\n"
    rows = read_rows(cells).typed({"a": "number", "b": "number", "c": "number", "d": "date"})
    made = rows.one_per(
        "k", None, {n: Summary("last" if n == "c" else "mean", (-1,)) for n in "abc"} | {"d": Summary("max", (0.0,))}
    )
    row = values(made)[0]
    assert (row["a"], row["b"], row["c"], str(row["d"])[:10]) == (4, None, 4, "2024-01-01")


def test_cells_stay_as_they_were_written(read_rows: ReadRows, tmp_path: Path) -> None:
    text = "k,x,y,z,t\nb,1.50,2.0,0007,=1\na,3.00,5,+1,\nb,1.5,2.00,,  x \n"
    rows = read_rows(text).typed({"x": "number", "y": "number", "z": "integer"})
    rows.one_per("k", None, {}).write(tmp_path / "latest.csv", "csv")
    assert (tmp_path / "latest.csv").read_text() == "k,x,y,z,t\na,3.00,5,+1,\nb,1.5,2.00,,  x \n"
    how = {"x": Summary("min"), "y": Summary("max"), "z": Summary("last"), "t": Summary("last")}
    rows.one_per("k", None, how).write(tmp_path / "made.csv", "csv")
    assert (tmp_path / "made.csv").read_text() == "k,x,y,z,t\na,3.00,5,+1,\nb,1.50,2.00,0007,  x \n"


def test_amounts_are_summed_as_they_are_spelled(read_rows: ReadRows) -> None:
    rows = read_rows('k,x\na,"1.234,50 €"\na,"0,50 €"\n').typed({"x": "number"}, {"x": "comma"})
    assert values(rows.one_per("k", None, {"x": Summary("sum")})) == [{"k": "a", "x": 1235.0}]


def test_dates_are_put_in_order_as_they_are_spelled(read_rows: ReadRows) -> None:
    rows = read_rows("k,d\na,31.01.2024\na,01.02.2024\na,15.12.2023\n").typed({"d": "date"}, {"d": "%d.%m.%Y"})
    assert rows.one_per("k", "d", {}).query([Measure("max", "d")])[0] == 19_754  # 2024-02-01


@pytest.mark.parametrize("key", ["A17", " A17 ", "007", "12345678901234567890"])
def test_keys_of_text_are_told_apart_as_they_are_written(read_rows: ReadRows, key: str) -> None:
    rows = read_rows(f"k,x\n{key},1\n{key.strip()},2\n{key.strip()}1,3\n")
    assert rows.one_per("k", None, {}, "rows").collect(["x", "rows"]).to_pydict() == {"x": ["2", "3"], "rows": [2, 1]}


def test_a_key_written_as_two_kinds_of_number_is_one(read_rows: ReadRows) -> None:
    rows = read_rows("k,x\n7,1\n7.0,2\nA7,3\nA7,4\n").typed({"k": "integer"})
    assert rows.one_per("k", None, {}).n_rows == 2


@pytest.mark.parametrize("word", ["", "  ", "NA", "?", "unknown", "nan"])
def test_rows_without_a_key_are_not_one(read_rows: ReadRows, word: str) -> None:
    assert read_rows(f"k,x\n{word},1\nb,2\n{word},3\n").one_per("k", None, {}).n_rows == 3


def test_keys_that_are_no_number_in_memory_are_not_one(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": [1.0, float("nan"), float("nan"), None, 1.0], "x": range(5)}))
    assert rows.query([Measure("filled", "k")]) == [2]
    assert rows.one_per("k", None, {}).collect(["x"])["x"].to_pylist() == [1, 2, 3, 4]


def test_long_numbers_in_memory_keep_every_digit_as_keys(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": pa.array([2**64 - 1, 2**64 - 2, 2**64 - 1], pa.uint64())}))
    assert rows.one_per("k", None, {}).n_rows == 2


def test_both_tables_stay_usable(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": [1, 2, 1], "x": [1, 2, 30]}))
    mean, total = (rows.one_per("k", None, {"x": Summary(how)}) for how in ("mean", "sum"))
    again = total.one_per("x", None, {}, "rows")
    assert rows.collect(["x"])["x"].to_pylist() == [1, 2, 30]
    assert mean.collect(["x"])["x"].to_pylist() == [2, 15.5]
    assert total.collect(["x"])["x"].to_pylist() == [2, 31]
    assert (again.n_rows, again.names) == (2, ("k", "x", "rows"))


def test_asking_again_gives_the_same(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": [1, 2, 1], "x": [1, 2, 30]}))
    assert values(rows.one_per("k", "x", {})) == values(rows.one_per("k", "x", {}))


def test_threads_may_ask_for_the_same_at_once(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"k": np.arange(200_000) // 2, "x": np.arange(200_000)}))
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: rows.one_per("k", "x", {"x": Summary("mean")}).n_rows, range(4)))
    assert made == [100_000] * 4


def test_only_the_first_rows_count_where_the_others_were_cut_off(read_rows: ReadRows) -> None:
    rows = read_rows("k,x\na,1\nb,2\na,3\n").first(2)
    assert values(rows.one_per("k", None, {})) == [{"k": "a", "x": "1"}, {"k": "b", "x": "2"}]


def test_the_result_can_be_extended_cut_typed_and_reduced(read_rows: ReadRows) -> None:
    made = read_rows(pa.table({"k": ["a", "b", "a", "c"], "x": [1, 2, 4, 5]})).one_per("k", None, {"x": Summary("sum")})

    def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
        return pa.RecordBatch.from_arrays([pa.array([2 * x for x in batch.column(0).to_pylist()])], names=["twice"])

    twice = made.extend(["x"], doubled, pa.schema([("twice", pa.int64())]))
    assert values(twice)[0] == {"k": "b", "x": 2, "twice": 4}
    assert values(made.first(1)) == [{"k": "b", "x": 2}]
    assert made.collect(["x"], limit=1, start=2)["x"].to_pylist() == [5]
    assert sum(made.reduce(["x"], lambda batch: sum(batch.column(0).to_pylist()))) == 12
    assert values(made.typed({"x": "text"}))[0] == {"k": "b", "x": "2"}


@pytest.mark.parametrize("name", ["rows", "a'b", 'a"b', "line", "owner", "place", "c0"])
def test_any_name_is_only_a_name(read_rows: ReadRows, name: str) -> None:
    rows = read_rows(pa.table({name: [1, 1, 2], "x": [3, 4, 5]}))
    made = rows.one_per(name, name, {"x": Summary("last")}, f"{name} counted")
    assert values(made) == [{name: 1, "x": 4, f"{name} counted": 2}, {name: 2, "x": 5, f"{name} counted": 1}]


def test_three_hundred_thousand_rows_keep_their_order(read_rows: ReadRows) -> None:
    keys = np.random.default_rng(0).permutation(np.repeat(np.arange(150_000), 2))
    made = read_rows(pa.table({"k": keys, "line": np.arange(300_000)})).one_per("k", None, {}, "rows")
    last = pd.DataFrame({"k": keys, "line": np.arange(300_000)}).groupby("k").tail(1)
    found = made.collect().to_pandas()
    np.testing.assert_array_equal(found["line"], last["line"])
    np.testing.assert_array_equal(found["k"], last["k"])
    assert made.first(10).collect(["line"])["line"].to_pylist() == last["line"].head(10).tolist()
    assert (found["rows"] == 2).all()


def test_a_parquet_file_keeps_the_types_of_its_cells(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    from segmentry.engines import get_engine
    from segmentry.engines.base import ParquetFile

    table = pa.table({"k": pa.array([1, 1], pa.int8()), "d": pa.array([1, 2], pa.date32()), "t": ["=x", "y"]})
    pq.write_table(table, tmp_path / "in.parquet")
    rows = get_engine("local").read(ParquetFile(tmp_path / "in.parquet", tuple(table.column_names)))
    rows.one_per("k", "d", {}).write(tmp_path / "out.parquet", "parquet")
    written = pq.read_table(tmp_path / "out.parquet")
    assert written.schema.types == table.schema.types
    assert written.to_pylist() == table.slice(1).to_pylist()
