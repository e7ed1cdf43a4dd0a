"""Where to start with a wide table, and how little is told of very many columns."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns
from segmentry.stages.inspection.themes.width import MANY, principal_variables
from segmentry.wording import MOST_LISTED

RNG = np.random.default_rng(0)


def wide(columns: int, facts: int, rows: int = 120) -> pd.DataFrame:
    """Numbers made of a few independent ones."""
    made = RNG.normal(size=(rows, facts)) @ RNG.normal(size=(facts, columns)) + 0.5 * RNG.normal(size=(rows, columns))
    return pd.DataFrame(made, columns=[f"c{i}" for i in range(columns)])


def told(columns: Columns) -> list[str]:
    return [str(finding) for finding in columns.findings if "is wide" in finding.what]


def test_a_wide_table_is_told_with_columns_to_start_from() -> None:
    frame = wide(MANY + 20, 6)
    [text] = told(segmentry.inspect(frame))
    assert f"{MANY + 20} columns suit as features" in text
    starts = text[text.index("[") + 1 : text.index("]")].replace('"', "").split(", ")
    assert set(starts) < set(frame.columns)
    left = frame.drop(columns=starts)
    design = np.column_stack([frame[starts], np.ones(len(frame))])
    rest = left - design @ np.linalg.lstsq(design, left.to_numpy(), rcond=None)[0]
    assert (rest.var() / left.var()).mean() < 0.4  # they tell most of the others
    assert not told(segmentry.inspect(wide(MANY - 1, 6)))


def test_principal_variables_leave_out_what_is_told_already() -> None:
    a, b = RNG.normal(size=(2, 500))
    together = np.corrcoef([a, a + 0.1 * RNG.normal(size=500), b, a + b])
    first, second = principal_variables(together, 2)
    assert first == (together**2).sum(axis=0).argmax()
    assert {first, second} != {0, 1}
    assert principal_variables(np.ones((3, 3)), 3) == [0]


@pytest.mark.parametrize(
    "cells",
    [
        lambda: [f"{x:.1f}%" for x in RNG.uniform(0, 100, 60)],
        lambda: ["NA" if x < -1.5 else f"{x:.3f}" for x in RNG.normal(size=60)],
        lambda: [9_999.0 if row < 2 else x for row, x in enumerate(RNG.normal(50, 10, 60))],
    ],
)
def test_what_is_the_same_of_many_columns_is_told_in_few_findings(cells: object) -> None:
    few, many = (
        segmentry.inspect(pd.DataFrame({f"n{i}": cells() for i in range(count)}))  # type: ignore[operator]
        for count in (5, 150)
    )
    assert len(many.findings) <= len(few.findings) + MOST_LISTED + 2
    assert max(len(str(finding)) for finding in many.findings) < 600
    named = {name for finding in many.findings for name in (finding.column, *finding.columns)}
    assert "n149" in named or len(many.findings) <= len(few.findings) + 1
