"""Cells of text become the same numbers on every engine, in the spelling of their column."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmentry
from segmentry.engines import conversion, get_engine, spelling
from segmentry.engines.base import ArrowRows

pytestmark = pytest.mark.usefixtures("one_database")

CELLS = {
    "point": {"16.67%": 0.1667, "$1,234.50": 1234.5, "1.2e3%": 12.0, "(5.5)": -5.5, "5-": -5.0, "5 km": None},
    "comma": {"16,67 %": 0.1667, "1.234,50 €": 1234.5},
    "point km": {"5.7 km": 5.7, "500 m": 0.5, "-4 KM.": -4.0, "1,024 km": 1024.0, "5": None, "5 kg": None},
    "comma kg": {"7,5 kg": 7.5, "250 g": 0.25, "1.024 Gramm": 1.024},
    "point (GB)": {"2.5 GB": 2.5, "500 MB": 0.5, "3": 3.0},
    "point K": {"1.2K": 1200.0, "3.4M": 3_400_000.0, "950": 950.0, "$1.2 bn": 1.2e9, "2.3 Mio. €": 2_300_000.0},
    "point $": {"$5": 5.0, "US$ 1.2K": 1200.0, "5 USD": 5.0, "€5": None, "A$5": None, "5": None},
    "point ($)": {"$5": 5.0, "5": 5.0, "5 EUR": None},
    "point =rooms": {"3 rooms": 3.0, "1 room": 1.0, "2 beds": None},
    "point (%)": {"21%": 0.21, "20": 0.2},
    "point months": {
        "14 months": 14.0,
        "3 years 2 months": 38.0,
        "1 Jahr und 3 Monate": 15.0,
        "3y 2m": 38.0,
        "2 años y 3 meses": 27.0,
        "-14 mois": -14.0,
        "1 year -2 months": 10.0,
        "pending": None,
    },
    "point minutes": {
        "2h 15m": 135.0,
        "-2h 15m": -135.0,
        "00:15:30": 15.5,
        "1:30": 1.5,
        "3.5 hrs": 210.0,
        "1 day, 2:00:30": 1560.5,
        "-1 days +23:59:00": -1.0,
    },
    "point hours": {"14:30": 14.5, "2:30 PM": 14.5, "12:30 am": 0.5, "23:15:00": 23.25},
    "comma hours": {"3,5 Std.": 3.5, "2 Stunden 30 Minuten": 2.5},
    "point days": {"132 days": 132.0, "2 wks": 14.0, "132 days 12:00:00": 132.5},
}


def test_cells_become_numbers_in_one_unit(read_rows: Any) -> None:
    for spelled, cells in CELLS.items():
        rows = read_rows(pa.table({"a": [*cells, None]}))
        typed = rows.typed({"a": "number"}, {"a": spelled}).collect()["a"].to_pylist()
        assert typed == [*cells.values(), None], spelled


def test_python_tells_the_same_cells_as_the_engine() -> None:
    for spelled, cells in CELLS.items():
        assert {cell: spelling.matches(cell, spelled) for cell in cells} == {
            cell: value is not None for cell, value in cells.items()
        }


@given(st.integers(-10_000, 10_000), st.integers(0, 4))
def test_a_per_cent_is_the_float_that_its_share_is(digits: int, places: int) -> None:
    written = f"{digits / 10**places:.{places}f}"
    share = f"{digits / 10 ** (places + 2):.{places + 2}f}"
    rows = get_engine("local").read(ArrowRows(pa.table({"a": [f"{written}%"], "b": [share]}), ("a", "b")))
    cells = rows.typed({"a": "number", "b": "number"}, {"a": "point"}).collect().to_pylist()[0]
    assert cells["a"] == cells["b"] == float(share)


def test_a_unit_that_there_is_not_is_no_spelling() -> None:
    with pytest.raises(ValueError, match="there is no unit apples"):
        conversion.number("a", "point apples")


SPANS = [timedelta(days=3), timedelta(days=10, hours=12), None, timedelta(days=-1)]


@pytest.mark.parametrize("kind", ["pandas", "pyarrow", "seconds", "polars", "duckdb", "parquet"])
def test_typed_lengths_of_time_are_numbers_in_one_unit(kind: str, tmp_path: Path) -> None:
    arrow = pa.table({"span": pa.array(SPANS, pa.duration("s" if kind == "seconds" else "us")), "n": [1, 2, 3, 4]})
    source: Any = arrow
    if kind == "pandas":
        source = pd.DataFrame({"span": pd.Series(SPANS, dtype="timedelta64[ns]"), "n": [1, 2, 3, 4]})
    elif kind == "polars":
        source = pytest.importorskip("polars").from_arrow(arrow)
    elif kind == "duckdb":
        import duckdb

        source = duckdb.sql(
            "SELECT unnest([INTERVAL 3 DAY, INTERVAL 252 HOUR, NULL, INTERVAL (-1) DAY]) AS span, 1 AS n"
        )
    elif kind == "parquet":
        source = tmp_path / "spans.parquet"
        pq.write_table(arrow, source)
    table = segmentry.read(source)
    assert table.rows.collect()["span"].to_pylist() == [3.0, 10.5, None, -1.0]
    assert table.load_report.units == {"span": "days"}
    table.rows.write(tmp_path / "out.parquet", "parquet")
    assert pq.read_table(tmp_path / "out.parquet")["span"].null_count == 1


def test_spans_of_a_spark_table_and_of_parquet_are_the_same(spark: Any, tmp_path: Path) -> None:
    arrow = pa.table(
        {"span": pa.array([timedelta(days=3), None, timedelta(hours=84)], pa.duration("us")), "n": [1, 2, 3]}
    )
    pq.write_table(arrow, tmp_path / "spans.parquet")
    from_file = segmentry.read(tmp_path / "spans.parquet", segmentry.Plan(engine="spark"))
    frame = spark.createDataFrame(
        [(timedelta(days=3), 1), (None, 2), (timedelta(hours=84), 3)], "span interval day to second, n int"
    )
    for table in (from_file, segmentry.read(frame)):
        assert sorted(table.rows.collect()["span"].to_pylist(), key=str) == [3.0, 3.5, None]
