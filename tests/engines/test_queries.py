"""Figures of many columns: the same as of each alone, in queries whose size does not grow."""

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from segmentry.engines import get_engine, kept, queries
from segmentry.engines.base import ArrowRows, Measure
from segmentry.engines.local import LocalRows

RNG = np.random.default_rng(0)
KINDS: dict[str, Any] = {
    "number": lambda: np.where(RNG.random(50) < 0.1, np.nan, RNG.normal(size=50)),
    "integer": lambda: RNG.integers(0, 9, 50),
    "boolean": lambda: RNG.random(50) < 0.5,
    "text": lambda: RNG.choice(["a", "b", "NA", " 1,5 ", "7", ""], 50),
}
FUNCTIONS = {
    "number": ("count", "about_distinct", "distinct", "min", "max", "mean", "sd", "infinite", "integers", "numbers"),
    "integer": ("count", "about_distinct", "distinct", "min", "max", "mean", "levels", "commonest"),
    "boolean": ("count", "levels", "about_distinct"),
    "text": ("filled", "numbers", "integers", "codes", "booleans", "dates", "odd_row", "levels"),
}


def rows_of(columns: int, kinds: tuple[str, ...] = tuple(KINDS)) -> LocalRows:
    data = {f"{kind}{i}": KINDS[kind]() for i in range(columns) for kind in kinds}
    rows = get_engine("local").read(ArrowRows(pa.Table.from_pandas(pd.DataFrame(data)), tuple(data)))
    assert isinstance(rows, LocalRows)
    return rows


@pytest.mark.parametrize("spelling", ["plain", "comma"])
@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_columns_below_each_other_are_those_of_each_alone(kind: str, spelling: str) -> None:
    rows = rows_of(queries.MANY_COLUMNS + 3, (kind,))
    rows = rows.typed({}, dict.fromkeys(rows.names, spelling)) if kind == "text" else rows
    measures = [Measure(function, name) for name in rows.names for function in FUNCTIONS[kind]]  # type: ignore[arg-type]
    for measure, figure in list(zip(measures, rows.query(measures), strict=True))[:: len(FUNCTIONS[kind]) * 17 + 1]:
        [alone] = rows.query([measure])
        assert figure == (alone if not isinstance(alone, float) else pytest.approx(alone, rel=1e-12)), measure


@pytest.mark.parametrize(
    ("columns", "few"), [(queries.BESIDE // 8, 0), (queries.BESIDE // 8, 2_500), (queries.BESIDE, 0)]
)
def test_a_table_of_many_columns_or_few_cells_is_read_once(
    columns: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FEW_CELLS", few)
    rows, asked = rows_of(columns), list[int]()
    original = LocalRows._asked_for
    monkeypatch.setattr(
        LocalRows, "_asked_for", lambda self, e, *rest: asked.append(len(e)) or original(self, e, *rest)
    )
    whole = rows.collect()
    assert rows.collect(rows.names[:3], limit=7, start=40).equals(whole.select(list(rows.names[:3])).slice(40, 7))
    assert rows.typed({rows.names[0]: "text"}).collect(rows.names[1:]).equals(whole.select(list(rows.names[1:])))
    assert len(asked) == (1 if few or columns == queries.BESIDE else 3)
    assert rows.first(30).collect().equals(whole.slice(0, 30))


def test_what_takes_too_much_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "BYTES", 1_000)
    rows = rows_of(queries.BESIDE)
    assert rows.collect().equals(rows.collect())
    assert rows.read == {}


def test_no_query_grows_with_the_columns() -> None:
    sizes = {}
    for columns in (150, 600):
        for n_rows in (50, 10**6):
            rows = rows_of(columns)
            measures = [Measure(f, n) for n in rows.names for f in ("count", "about_distinct")]  # type: ignore[arg-type]
            asked = queries.of(measures, {c.name: c for c in rows.columns}, lambda *_: "t", n_rows, lambda _: {})
            figures = [query.text.count("approx_count_distinct") for query in asked]
            assert max(figures) <= queries.EXPRESSIONS
            sizes[columns, n_rows] = len(asked)
            answered = [measure for query in asked for place in query.measures for measure in place]
            assert sorted(map(str, answered)) == sorted(map(str, measures))
    assert sizes[600, 10**6] <= 4 * sizes[150, 10**6] + 1
    assert sizes[600, 50] <= 2 * sizes[150, 50]


@pytest.mark.parametrize("first", [None, 7])
def test_many_columns_are_read_side_by_side_in_the_order_of_rows(
    first: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "BESIDE", 7)
    rows = rows_of(10)
    rows = rows if first is None else rows.first(first)
    table = rows.collect()
    assert table.column_names == list(rows.names)
    for name in rows.names:
        assert table[name].equals(rows.collect([name])[name])
    assert rows.collect(limit=3, start=2).equals(table.slice(2, 3).combine_chunks())


def test_a_column_is_found_by_its_name_after_types_have_changed() -> None:
    rows = rows_of(2)
    assert rows.types["text0"] == "text"
    assert rows.typed({"text0": "number"}).types["text0"] == "number"
    assert rows.first(3).n_rows == 3
