"""Years are never told with their thousands separated."""

import re

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Cell
from segmentry.reporting.sections import all_figures, averages, outcomes
from segmentry.reporting.sections.short_rules import sentences
from segmentry.reporting.trail import reason, trail, typical
from tests.reporting.cells import cells

_SEPARATED = re.compile(r"\b(1,[89]|2,[01])\d\d\b")


@pytest.fixture(scope="module")
def dated() -> Segmentation:
    """Years as whole numbers, as floats with holes, with codes for missing, and nearly constant; none a figure above
    999 beside them."""
    rng = np.random.default_rng(0)
    n = 400
    group = rng.integers(2, size=n)
    table = pd.DataFrame({"birth_year": np.array([1950, 1985])[group] + rng.integers(-6, 7, n)})
    table["visits"] = np.array([4, 15])[group] + rng.normal(0, 1, n)
    table["spend"] = np.array([40, 150])[group] + rng.normal(0, 10, n)
    table["since"] = np.where(rng.random(n) < 0.1, np.nan, 2000.0 + rng.integers(0, 20, n))
    table["first_year"] = np.where(rng.random(n) < 0.02, 9999, 1990 + rng.integers(0, 30, n))
    table["built"] = np.where(rng.random(n) < 0.97, 1969, 1970)
    plan = Plan(k=2, k_max=2, columns={"since": {"role": "value"}, "birth_year": {"cap": (0.02, 0.98)}})
    return segmentry.run(table, plan)


def test_what_was_done_and_found(dated: Segmentation) -> None:
    assert {c.name: c.kind for c in dated.columns.columns if c.name not in ("visits", "spend")} == dict.fromkeys(
        ("birth_year", "since", "first_year", "built"), "year"
    )
    told = [str(dated.columns), str(dated), *map(str, dated.recipe.steps)]
    told += [
        text for row in trail(dated.columns, dated.recipe) for text in (row.typical, reason(row.column), *row.done)
    ]
    told += [typical(column) for column in dated.columns.columns]
    assert any("19" in text for text in told)
    of_outcomes = re.compile(r"Outcome: [^\n]*")  # which sentences of a persona tell
    assert [text for text in told if _SEPARATED.search(of_outcomes.sub("", text))] == []


def test_tables_and_captions(dated: Segmentation) -> None:
    [since] = outcomes.outcomes(dated)
    tables = [outcomes.table(dated, since), averages.exhibit(dated).tables[0][1]]
    told = [cell for table in tables for i in range(len(table.rows)) for cell in cells(table, i).values()]
    told += [*outcomes.caption(dated, since).lines, *averages.caption(dated).lines, *sentences(dated)]
    assert any(re.search(r"\b20(09|10)\b", text) for text in told)
    assert [text for text in told if _SEPARATED.search(text)] == []


def test_cells_of_workbooks(dated: Segmentation) -> None:
    for table in all_figures.section(dated).blocks:
        for row in table.rows:
            for column in table.columns:
                cell = column.raw(row)
                if isinstance(cell, Cell) and isinstance(cell.value, float) and 1800 < cell.value < 2200:
                    assert cell.kind == "year"
