"""A statement over rows that stand together, and rows without those that are equal, on every engine."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmentry
from segmentry import Plan
from segmentry.engines import different_cells
from segmentry.engines.base import Measure, Output, Rows
from segmentry.stages.customers.customers import customers
from segmentry.stages.customers.rows_read import rows_read

ReadRows = Callable[[Any], Rows]
SUMS = "SELECT who, sum(n) AS s, lag(sum(n)) OVER (ORDER BY who) IS NULL AS f FROM input GROUP BY who"
OUTPUTS = (Output("who", "whose it is", "text"), Output("s", "sum", "integer"))


def test_what_belongs_together_stands_together(read_rows: ReadRows) -> None:
    text = "\n".join(["n,key", *(f"{i},{'abc '[i % 4]}" for i in range(40))]) + "\n"
    rows = read_rows(text).typed({"n": "integer"})
    made = rows.remade({"who": "key", "n": "n"}, SUMS, OUTPUTS, by="who")
    cells = sorted(made.collect().to_pylist(), key=lambda row: row["sum"])
    assert made.types == {"whose it is": "text", "sum": "integer"}
    assert cells == [{"whose it is": who, "sum": sum(range(i, 40, 4))} for i, who in enumerate(("a", "b", "c", None))]
    assert made.n_rows == 4


def test_where_memory_is_little_the_same_is_made_in_parts() -> None:
    rows = segmentry.read(pd.DataFrame({"key": [*"abcdefgh", None] * 30, "n": range(270)})).rows
    few = replace(rows, shares=replace(rows.shares, database=9_000))
    assert (few.shares.parts(few.n_rows), rows.shares.parts(rows.n_rows)) == (5, 1)
    whole, parts = (
        r.remade({"who": "key", "n": "n"}, SUMS, OUTPUTS, by="who").collect().to_pylist() for r in (rows, few)
    )
    assert sorted(map(str, parts)) == sorted(map(str, whole))
    assert len(parts) == 9


def test_rows_repeat_where_every_cell_is_written_alike(read_rows: ReadRows) -> None:
    rows = read_rows("n,key\n1.50,a\n1.5,a \n1.50,a\n").typed({"n": "number"})
    asked, outputs = {"n": "n", "key": "key"}, (Output("n", "different", "integer"),)
    values = rows.remade(asked, "SELECT count(DISTINCT (n, key)) AS n FROM input", outputs, by="key")
    assert sum(values.collect()["different"].to_pylist()) == 1
    assert (rows.repeated(), rows.distinct().n_rows) == (1, 2)
    assert rows.distinct().query([Measure("mean", "n")]) == [1.5]


@given(st.lists(st.tuples(st.sampled_from([None, 0, 1, 2]), st.sampled_from([None, "a", "b "])), min_size=1))
def test_as_many_rows_repeat_as_pandas_counts_in_parts_or_not(cells: list[tuple[int | None, str | None]]) -> None:
    table = pd.DataFrame(cells, columns=["n", "key"])
    rows = segmentry.read(table.assign(n=table["n"].astype("Int64"))).rows
    parts = replace(rows, shares=replace(rows.shares, database=150))
    assert rows.repeated() == parts.repeated() == int(table.duplicated().sum())


def test_a_log_becomes_the_same_table_on_every_engine(read_rows: ReadRows) -> None:
    log = segmentry.sample("orders", rows=3_000)
    table = segmentry.read(log)
    other = table.model_copy(update={"rows": read_rows(log)})
    assert rows_read(other, Plan()) == rows_read(table, Plan())
    here, there = (customers(each, Plan()) for each in (table, other))
    frames = [each.rows.collect().to_pandas().sort_values("customer_id", ignore_index=True) for each in (here, there)]
    pd.testing.assert_frame_equal(*frames, rtol=1e-9, check_exact=False)
    assert here.log == there.log
    assert here.log is not None
    assert here.log.ledger.rows == 3_000


def test_equal_lines_can_be_dropped_on_every_engine(read_rows: ReadRows) -> None:
    lines = {"customer_id": [1, 1, 1, 2], "order_id": [1, 1, 2, 3], "product": ["a", "a", "b", "c"]}
    log = pa.table({**lines, "date": pd.to_datetime(["2024-01-01"] * 2 + ["2024-03-01"] * 2), "amount": [5.0] * 4})
    table = segmentry.read(log).model_copy(update={"rows": read_rows(log)})
    plan = Plan(rows_are="order lines")
    spent = [
        sorted(customers(table, each).rows.collect(["total_spent"])["total_spent"].to_pylist())
        for each in (plan, plan.model_copy(update={"drop_duplicates": True}))
    ]
    assert spent == [[5.0, 15.0], [5.0, 10.0]]


@pytest.mark.parametrize("n", [0, 1])
def test_a_statement_may_make_nothing(read_rows: ReadRows, n: int) -> None:
    rows = read_rows(pa.table({"n": [1, 2, 3]}))
    assert rows.remade({"n": "n"}, f"SELECT n FROM input WHERE n < {n}", (Output("n", "n", "integer"),)).n_rows == 0


def test_words_that_repeat_are_numbered_and_customers_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    log = segmentry.sample("orders", rows=3_000)
    text = customers(segmentry.read(log)).rows.collect()
    monkeypatch.setattr(different_cells, "_MANY_ROWS", 1_000)
    made = customers(segmentry.read(log))
    assert any(column.words for column in made.lines.rows.columns)
    assert made.rows.collect().equals(text)
    assert made.lines.rows.collect().schema.field("channel").type == pa.string()
