"""Who the segments are at a glance."""

import numpy as np
import pandas as pd

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections.who_they_are import section, table
from tests.reporting.cells import cells, column
from tests.reporting.changes import profile_of


def test_every_figure_is_that_of_the_table(outcomes_of: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = outcomes_of
    glance = table(segmentation)
    rate = (labelled["churned"] == "yes").mean()
    *_, outcome = (column.head for column in glance.columns)
    assert outcome == f"churned is yes (everyone {rate:.1%})", "the outcome in which the segments differ most"
    for i, segment in enumerate(segmentation.segments):
        row, own = cells(glance, i), labelled[labelled["segment"] == segment.id]
        assert row["segment"] == f"{segment.id} {segment.name}"
        assert (row["customers"], row["share"]) == (f"{len(own):,}", f"{len(own) / len(labelled):.1%}")
        assert row[outcome] == f"{(own['churned'] == 'yes').mean():.1%}"
        apart = row["what sets it apart"]
        assert "customers" not in apart
        assert apart in profile_of(segmentation).segments[i].sentence
        assert len(row) == len(glance.columns)


def test_nothing_is_told_that_the_profile_withholds() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 300)
    frame = pd.DataFrame(
        {"a": group * 9 + rng.normal(size=300), "churned": np.where(rng.random(300) < 0.4, "yes", "no")}
    )
    frame.loc[(group == 0).nonzero()[0][3:], "churned"] = "no"
    glance = table(segmentry.run(frame, Plan(k=3, k_max=3, features=("a",), min_cell=10)))
    outcome = glance.columns[-1].head
    assert outcome.startswith("churned is")
    assert column(glance, outcome).count("-") >= 2


def test_one_segment_is_no_table(one_segment: Segmentation, segmentation: Segmentation) -> None:
    assert section(one_segment) is None
    assert all(column(table(segmentation), "what sets it apart"))
