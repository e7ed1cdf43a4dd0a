"""What may be asked about, and whether the table leaves it open."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry.results.columns import Columns, Finding
from segmentry.results.table import Table
from segmentry.stages.profiling.open_question import candidates, is_open

pytestmark = pytest.mark.usefixtures("one_database")

RNG = np.random.default_rng(1)
N = 400
LEFT = pd.Series(np.where(np.arange(N) < 60, "yes", "no"))
BASE = pd.DataFrame({"visits": RNG.normal(9, 2, N), "minutes": RNG.gamma(2, 9, N), "usage": RNG.normal(0, 1, N)})


def looked_at(**columns: object) -> tuple[Table, Columns]:
    table = segmentry.read(BASE.assign(**columns))
    return table, segmentry.inspect(table)


@pytest.mark.parametrize(
    ("columns", "offered", "left_open"),
    [
        ({"churned": LEFT}, ["churned"], False),
        ({"churned": LEFT, "revenue": RNG.gamma(2, 9, N)}, ["churned", "revenue"], False),
        ({"churned": LEFT, "complained": RNG.choice(["yes", "no"], N)}, ["churned", "complained"], True),
        ({"churned": LEFT, "complained": ["yes"] + ["no"] * (N - 1)}, ["churned"], False),  # one did
        ({"loan_status": RNG.choice(["A", "B", "C"], N, p=[0.5, 0.3, 0.2])}, [f"loan_status={x}" for x in "ABC"], True),
        ({}, [], False),
    ],
)
def test_more_than_one_of_a_kind_or_none_leaves_it_open(
    columns: dict[str, object], offered: list[str], left_open: bool
) -> None:
    found = candidates(*looked_at(**columns))
    assert [candidate.outcome for candidate in found] == offered
    assert is_open(found) == left_open


def test_a_column_that_may_be_the_outcome_is_offered_and_not_taken() -> None:
    table, columns = looked_at(qx=RNG.integers(2, size=N))
    remedy = 'Set columns.qx.role = "outcome" in the plan if so.'
    likely = columns.model_copy(update={"findings": (Finding(severity="note", column="qx", what="", remedy=remedy),)})
    [candidate] = candidates(table, likely)
    assert (candidate.outcome, candidate.level, candidate.is_found) == ("qx", "yes", False)
    assert is_open([candidate])
