"""Who the segments are at a glance."""

import numpy as np
import pandas as pd
import pytest
from segmentry.reporting.contents import contents
from segmentry.reporting.overview import overview

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.forms import tables


@pytest.fixture(scope="module")
def made() -> tuple[Segmentation, pd.DataFrame]:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 900)
    table = pd.DataFrame({"a": group * 6 + rng.normal(size=900), "b": rng.normal(size=900)})
    table["defaulted"] = np.where(rng.random(900) < 0.3, "yes", "no")
    table["churned"] = np.where(rng.random(900) < np.array([0.05, 0.3, 0.6])[group], "yes", "no")
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


def test_every_figure_is_that_of_the_table(made: tuple[Segmentation, pd.DataFrame]) -> None:
    segmentation, labelled = made
    told = overview(segmentation)
    assert told is not None
    rate = (labelled["churned"] == "yes").mean()
    assert told.outcome == f"churned is yes (everyone {rate:.1%})", "the outcome in which the segments differ most"
    for line, segment in zip(told.lines, segmentation.segments, strict=True):
        own = labelled[labelled["segment"] == line.id]
        assert (line.name, line.customers, line.share) == (
            segment.name,
            f"{len(own):,}",
            f"{len(own) / len(labelled):.1%}",
        )
        assert line.outcome == f"{(own['churned'] == 'yes').mean():.1%}"
        assert "customers" not in line.apart
        assert line.apart in segmentation.profile.segments[line.id - 1].sentence
    table = tables.overview(told)
    assert [len(row) for row in table.rows] == [len(table.heads)] * 3


def test_the_overview_tells_nothing_that_the_profile_withholds() -> None:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 300)
    table = pd.DataFrame(
        {"a": group * 9 + rng.normal(size=300), "churned": np.where(rng.random(300) < 0.4, "yes", "no")}
    )
    table.loc[(group == 0).nonzero()[0][3:], "churned"] = "no"
    told = overview(segmentry.run(table, Plan(k=3, k_max=3, features=("a",), min_cell=10)))
    assert told is not None
    assert sum(line.outcome == "-" for line in told.lines) >= 2


def test_one_segment_is_no_table(one_segment: Segmentation, segmentation: Segmentation) -> None:
    assert overview(one_segment) is None
    assert contents(one_segment).overview is None
    told = overview(segmentation)
    assert told is not None
    assert all(line.apart for line in told.lines)
