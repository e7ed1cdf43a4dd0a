"""Outcomes and descriptors as people read them."""

import numpy as np
import pandas as pd
import pytest
from segmentry.reporting.differences import band, contrast_lines, contrasts_caption, outcome_tables, p_said

import segmentry
from segmentry import Plan, Segmentation


def made(rates: tuple[float, float, float]) -> tuple[Segmentation, pd.DataFrame]:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 900)
    table = pd.DataFrame({"a": group * 6 + rng.normal(size=900), "b": rng.normal(size=900)})
    table["churned"] = np.where(rng.random(900) < np.array(rates)[group], "yes", "no")
    table["region"] = np.where(rng.random(900) < np.array([0.1, 0.5, 0.9])[group], "north", "south")
    table["shop"] = rng.choice(["x", "y"], 900)
    segmentation = segmentry.run(table, Plan(k=3, k_max=3, features=("a", "b")))
    return segmentation, segmentation.score(table)


def test_an_outcome_is_told_highest_first_beside_everyone() -> None:
    segmentation, labelled = made((0.05, 0.3, 0.6))
    [table] = outcome_tables(segmentation)
    hit = labelled["churned"] == "yes"
    rates = hit.groupby(labelled["segment"]).mean().sort_values(ascending=False)
    assert table.title == "churned is yes"
    assert [line.value for line in table.lines] == [f"{rate:.1%}" for rate in [*rates, hit.mean()]]
    assert [line.segment.split()[0] for line in table.lines] == [*map(str, rates.index), "Everyone"]
    assert table.lines[-1].lift == "1.00"
    top, share = rates.index[0], hit[labelled["segment"] == rates.index[0]].sum() / hit.sum()
    assert (
        f"highest in segment {top}: {rates.iloc[0]:.1%}, {rates.iloc[0] / hit.mean():.1f} times" in table.caption.means
    )
    assert f"hold {share:.0%} of all such customers" in table.caption.means
    where = f"in segment {top} than in segment {rates.index[-1]}"
    assert table.caption.do == f"The question to test: why is churned more often yes {where}?"


def test_a_difference_that_chance_would_explain_is_no_advice() -> None:
    [table] = outcome_tables(made((0.3, 0.3, 0.3))[0])
    assert "intervals overlap" in table.caption.do


def test_descriptors_are_tested_and_features_are_not() -> None:
    segmentation, _ = made((0.05, 0.3, 0.6))
    descriptors = contrast_lines(segmentation, features=False)
    assert [line.column for line in descriptors] == ["region", "shop"], "outcomes have a table of their own"
    assert descriptors[0].p == "<0.001"
    assert "large" in descriptors[0].effect
    assert {line.p for line in contrast_lines(segmentation, features=True)} == {""}
    assert contrasts_caption(segmentation).means.startswith("1 of 2 descriptors")


def test_one_segment_differs_from_nothing() -> None:
    table = segmentry.sample("bank", rows=300)
    alone = segmentry.run(table, Plan(k=1, k_max=2))
    assert outcome_tables(alone) == ()
    assert contrast_lines(alone, features=False) == ()


@pytest.mark.parametrize(
    ("effect", "name"), [(0.5, "large"), (0.3, "medium"), (0.1, "small"), (0.09, "negligible"), (0, "negligible")]
)
def test_bands(effect: float, name: str) -> None:
    assert band(effect) == name


def test_p_is_never_zero() -> None:
    assert [p_said(p) for p in (0.0, 0.0005, 0.001, 0.2, 1.0, None)] == ["<0.001", "<0.001", "0.001", "0.200", "1", ""]
