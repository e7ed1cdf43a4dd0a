"""What every engine must do with rows, measured against pandas."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from segmentry.engines import memory
from segmentry.engines.base import Measure, Rows
from segmentry.engines.parts import Keyed
from segmentry.engines.writing import FileFormat

ReadRows = Callable[[Any], Rows]
CELLS = "n,t\n1,a\n 2.5 ,\nNA,b\n-0,a\ninf,?\n1e300,c\n?,d\nbad,true\n007,2024-02-30\n"


def figures(rows: Rows, column: str, *functions: str) -> list[Any]:
    return rows.query([Measure(function, column) for function in functions])  # type: ignore[arg-type]


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pc.multiply(batch.column(0), 2)], names=["twice"])


def parts_of(path: Path) -> list[Path]:
    """The files that were written: one, or a folder of parts."""
    return sorted(path.iterdir()) if path.is_dir() else [path]


TWICE = pa.schema([("twice", pa.int64())])


def test_names_types_and_rows_are_told(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"i": [1, 2], "x": [0.5, None], "b": [True, False], "t": ["a", "b"]}))
    assert (rows.n_rows, rows.names) == (2, ("i", "x", "b", "t"))
    assert list(rows.types.values()) == ["integer", "number", "boolean", "text"]


def test_text_read_as_numbers_has_null_where_a_cell_is_no_finite_number(read_rows: ReadRows) -> None:
    rows = read_rows(CELLS).typed({"n": "number"})
    assert rows.collect(["n"])["n"].to_pylist() == [1, 2.5, None, 0, None, None, None, None, 7]


def test_typed_leaves_the_rows_it_was_called_on_as_they_are(read_rows: ReadRows) -> None:
    rows = read_rows(CELLS)
    rows.typed({"n": "number"})
    assert rows.types["n"] == "text"


def test_blank_text_is_missing_and_other_text_is_trimmed(read_rows: ReadRows) -> None:
    assert read_rows("t,u\n x ,1\n  ,2\n").collect(["t"])["t"].to_pylist() == ["x", None]


def test_booleans_and_dates_are_read_from_text(read_rows: ReadRows) -> None:
    rows = read_rows("b,d\nTRUE,2024-02-28\nfalse,2024/03/01\n").typed({"b": "boolean", "d": "date"})
    values = rows.collect().to_pydict()
    assert values["b"] == [True, False]
    assert [str(day) for day in values["d"]] == ["2024-02-28 00:00:00", "2024-03-01 00:00:00"]


def test_cells_of_text_are_counted_by_what_they_look_like(read_rows: ReadRows) -> None:
    rows = read_rows(CELLS)
    assert figures(rows, "n", "filled", "numbers", "integers", "infinite", "codes") == [7, 6, 3, 2, 1]
    assert figures(rows, "t", "filled", "booleans", "dates") == [7, 1, 0]


@pytest.mark.needs("order")
def test_the_first_cell_that_is_no_number_is_found(read_rows: ReadRows) -> None:
    assert figures(read_rows(CELLS), "n", "odd_row") == [7]


CODES = ("0049", "1234567890123456789012", "-12345678901234567", "+491761234567")
NO_CODES = ("0", "0.5", "-0", "0.0001", "0e3", "123456789012345")


def test_digits_that_a_number_would_not_keep_are_codes_and_ordinary_numbers_are_none(read_rows: ReadRows) -> None:
    names = [f"n{i}" for i in range(len(CODES + NO_CODES))]
    rows = read_rows(f"{','.join(names)}\n{','.join(CODES + NO_CODES)}\n")
    assert rows.query([Measure("codes", name) for name in names]) == [1] * len(CODES) + [0] * len(NO_CODES)
    assert rows.query([Measure("numbers", name) for name in names[len(CODES) :]]) == [1] * len(NO_CODES)


def test_figures_of_numbers_are_those_of_pandas(read_rows: ReadRows) -> None:
    values = pd.Series(np.random.default_rng(0).normal(50, 10, 5_000)).round(1)
    values[::7] = None
    rows = read_rows(pa.table({"x": pa.array(values, from_pandas=True)}))
    expected = [values.count(), values.nunique(), values.min(), values.max(), values.mean(), values.std(ddof=0)]
    assert figures(rows, "x", "count", "distinct", "min", "max", "mean", "sd") == pytest.approx(expected)
    assert figures(rows, "x", "about_distinct")[0] == pytest.approx(values.nunique(), rel=0.15)


def test_different_whole_numbers_are_counted_exactly_however_far_apart(read_rows: ReadRows) -> None:
    drawn = np.random.default_rng(1).integers(-500, 500, 2_000)
    frame = pd.DataFrame({f"apart {apart}": drawn * apart for apart in (1, 3, 1_000, 2**40)}, dtype="Int64")
    frame[::9] = None
    frame["none"] = None
    rows = read_rows(pa.table(frame.astype("Int64")))
    assert rows.query([Measure("distinct", name) for name in frame]) == frame.nunique().tolist()
    assert rows.query([Measure("count", name) for name in frame]) == frame.count().tolist()
    assert figures(rows, "none", "distinct") == [0]


def test_nan_and_infinity_are_no_values(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"x": [1.0, float("nan"), float("inf"), -float("inf"), 1e300, 3.0]}))
    assert figures(rows, "x", "count", "infinite", "min", "max", "mean") == [2, 3, 1, 3, 2]


def test_no_measure_gives_no_figure(read_rows: ReadRows) -> None:
    assert read_rows(CELLS).query([]) == []


@pytest.mark.needs("order")
def test_reduce_hands_over_every_row_once_and_in_order(read_rows: ReadRows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "BATCH_ROWS", 2_048)
    rows = read_rows(pa.table({"i": range(10_000), "t": ["x"] * 10_000}))
    parts = rows.reduce(["i"], lambda batch: batch.column("i").to_pylist())
    assert len(parts) > 3
    assert [i for part in parts for i in part] == list(range(10_000))


def test_reduce_hands_over_every_row_once(read_rows: ReadRows) -> None:
    parts = read_rows(pa.table({"i": range(10_000)})).reduce(["i"], lambda batch: batch.column("i").to_pylist())
    assert sorted(i for part in parts for i in part) == list(range(10_000))


def test_reduce_hands_over_the_columns_in_the_order_asked_for(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"a": [1], "b": [2], "c": [3]}))
    assert rows.reduce(["c", "a"], lambda batch: batch.to_pydict()) == [{"c": [3], "a": [1]}]


def test_what_is_kept_is_every_row_once_in_every_pass(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"i": range(1_000)}))
    for size in (0, 1 << 40):
        kept = rows.keep(["i"], lambda batch: batch.column(0).to_numpy() * 2, size)
        for times in (1, 3):
            assert sum(kept.reduce(lambda part, times=times: int(part.sum()) * times)) == 999_000 * times


def test_what_is_kept_is_made_once_where_it_fits(read_rows: ReadRows, tmp_path: Path) -> None:
    def count(batch: pa.RecordBatch) -> int:
        with (tmp_path / "made").open("a") as file:
            file.write("x")
        return batch.num_rows

    kept = read_rows(pa.table({"i": [1, 2, 3]})).keep(["i"], count, 100)
    assert sum(kept.reduce(abs)) == sum(kept.reduce(abs)) == 3
    made = len((tmp_path / "made").read_text())
    assert sum(kept.reduce(abs)) == 3
    assert len((tmp_path / "made").read_text()) == made


def keyed(batch: pa.RecordBatch) -> Keyed:
    return Keyed(batch.column("key").to_numpy().astype(np.uint64) + np.uint64(2**64 - 5))


def test_rows_of_equal_keys_are_counted(read_rows: ReadRows) -> None:
    groups = read_rows(pa.table({"key": [1, 0, 1, 2, 1]})).group(["key"], keyed)
    parts = groups.reduce(lambda part: list(zip(part.keys.tolist(), part.counts.tolist(), strict=True)))
    assert sorted(one for part in parts for one in part) == [(2**64 - 5, 1), (2**64 - 4, 3), (2**64 - 3, 1)]


def test_weights_of_equal_keys_are_added_up(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"key": [1, 0, 1], "w": [0.5, 4.0, 0.25]}))
    groups = rows.group(["key", "w"], lambda batch: keyed(batch)._replace(weights=batch.column("w").to_numpy()))
    parts = groups.reduce(lambda part: list(zip(part.keys.tolist(), part.counts, part.weights, strict=True)))
    assert sorted(one for part in parts for one in part) == [(2**64 - 5, 1, 4.0), (2**64 - 4, 2, 0.75)]


def test_values_that_rows_of_equal_keys_share_come_once(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"key": [1, 0, 1], "x": [0.5, float("nan"), 0.5]}))

    def with_values(batch: pa.RecordBatch) -> Keyed:
        values = np.stack([batch.column("x").to_numpy(zero_copy_only=False)] * 2, axis=1)
        return keyed(batch)._replace(values=values)

    parts = rows.group(["key", "x"], with_values).reduce(lambda part: (part.keys, part.values))
    keys, values = (np.concatenate(each) for each in zip(*parts, strict=True))
    np.testing.assert_array_equal(values[np.argsort(keys)], [[np.nan, np.nan], [0.5, 0.5]])


def test_values_may_come_with_some_of_the_keys(read_rows: ReadRows) -> None:
    def with_some(batch: pa.RecordBatch) -> Keyed:
        x = batch.column("x").to_numpy()
        return keyed(batch)._replace(values=x[x > 0][:, None], valued=x > 0)

    groups = read_rows(pa.table({"key": [1, 0, 1, 2], "x": [0.5, 0.0, 0.5, 4.0]})).group(["key", "x"], with_some)
    parts = groups.reduce(lambda part: (part.keys[part.valued].tolist(), [] if part.values is None else part.values))
    assert sorted((key, *own) for keys, values in parts for key, own in zip(keys, values, strict=True)) == [
        (2**64 - 4, 0.5),
        (2**64 - 3, 4.0),
    ]


def test_extend_adds_columns_behind_the_others(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"a": [1, 2], "b": ["x", "y"]})).extend(["a"], doubled, TWICE)
    assert rows.collect().to_pydict() == {"a": [1, 2], "b": ["x", "y"], "twice": [2, 4]}
    assert rows.collect(["twice"]).to_pydict() == {"twice": [2, 4]}


def test_collect_stops_at_the_limit(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"a": range(100)}))
    assert rows.collect(limit=3)["a"].to_pylist() == [0, 1, 2]
    assert rows.extend(["a"], doubled, TWICE).collect(limit=3)["twice"].to_pylist() == [0, 2, 4]


def test_names_that_differ_only_in_case_are_two_columns(read_rows: ReadRows, tmp_path: Path) -> None:
    rows = read_rows(pa.table({"age": [1], "Age": [2]}))
    assert rows.query([Measure("min", "age"), Measure("min", "Age")]) == [1, 2]
    rows.write(tmp_path / "o.csv", "csv")
    assert [part.read_text() for part in parts_of(tmp_path / "o.csv")] == ["age,Age\n1,2\n"]


def test_any_name_is_only_a_name(read_rows: ReadRows) -> None:
    names = ["other", 'a"b', "a'b", "a;DROP TABLE loaded", "a b", "c0", "rowid", "ünï", "a\nb"]
    rows = read_rows(pa.table({name: [-i, i] for i, name in enumerate(names)}))
    assert rows.query([Measure("max", name) for name in names]) == list(range(len(names)))
    assert rows.collect().to_pydict() == {name: [-i, i] for i, name in enumerate(names)}


@pytest.mark.parametrize(("format", "reader"), [("csv", pd.read_csv), ("parquet", pd.read_parquet)])
def test_files_hold_the_cells_and_the_new_columns(
    read_rows: ReadRows, tmp_path: Path, format: FileFormat, reader: Callable[[Path], pd.DataFrame]
) -> None:
    rows = read_rows("a,t\n1,x\n2,ü\n").typed({"a": "integer"}).extend(["a"], doubled, TWICE)
    rows.write(tmp_path / f"out.{format}", format)
    found = pd.concat(map(reader, parts_of(tmp_path / f"out.{format}")))
    assert found.to_dict("list") == {"a": [1, 2], "t": ["x", "ü"], "twice": [2, 4]}


@pytest.mark.needs("xlsx")
def test_a_workbook_holds_the_cells_and_the_new_columns(read_rows: ReadRows, tmp_path: Path) -> None:
    rows = read_rows("a,t\n1,x\n2,ü\n").typed({"a": "integer"}).extend(["a"], doubled, TWICE)
    rows.write(tmp_path / "out.xlsx", "xlsx")
    found = pd.read_excel(tmp_path / "out.xlsx", engine="openpyxl")
    assert found.to_dict("list") == {"a": [1, 2], "t": ["x", "ü"], "twice": [2, 4]}


@pytest.mark.needs("order")
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_three_hundred_thousand_rows_keep_their_order(read_rows: ReadRows, tmp_path: Path, format: str) -> None:
    n = 300_000
    rows = read_rows(pa.table({"i": np.arange(n), "t": np.char.add("x", np.arange(n).astype(str))}))
    rows.extend(["i"], doubled, TWICE).write(tmp_path / "big", format)  # type: ignore[arg-type]
    found = (pd.read_csv if format == "csv" else pd.read_parquet)(tmp_path / "big")
    np.testing.assert_array_equal(found["i"], np.arange(n))
    np.testing.assert_array_equal(found["twice"], 2 * np.arange(n))
    assert found["t"].iloc[[0, 123_456, -1]].tolist() == ["x0", "x123456", "x299999"]


def test_parquet_keeps_the_types_of_a_table_in_memory(read_rows: ReadRows, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    table = pa.table({"i": [1, None], "x": [0.1, -0.0], "b": [True, None], "t": ["=1", None]})
    read_rows(table).write(tmp_path / "o.parquet", "parquet")
    written = pa.concat_tables(map(pq.read_table, parts_of(tmp_path / "o.parquet")))
    assert written.to_pydict() == table.to_pydict()
    assert written.schema.types == table.schema.types
