"""A split of customers without groups that is of use all the same, and says why."""

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.sections import levels_of_detail, why_this_number
from segmentry.reporting.trust.evidence_of_use import evidence_of_use
from tests.reporting.cells import column


def by_degrees(seed: int, others: dict[str, np.ndarray]) -> Segmentation:
    """One heap, long in one direction: a split across it repeats, and there are no groups."""
    rng = np.random.default_rng(seed)
    z = long_side(seed)
    table = pd.DataFrame({name: z + rng.normal(0, 0.6, len(z)) for name in ("fresh", "grocery", "frozen")})
    roles = {name: {"role": "value" if name == "profit" else "descriptor"} for name in others}
    plan = Plan(features=tuple(table), k_max=4, columns=roles)
    return segmentry.run(table.assign(**others), plan)


def long_side(seed: int) -> np.ndarray:
    return np.random.default_rng(seed + 100).normal(size=300)


@pytest.mark.parametrize("seed", [0, 2])
def test_a_split_that_goes_with_an_unused_column_is_useful_and_no_evidence_of_groups(seed: int) -> None:
    noise = np.random.default_rng(seed + 7).normal(0, 0.3, 300)
    found = by_degrees(seed, {"channel": np.where(long_side(seed) + noise > 0, "retail", "horeca")})
    assert found.choice.k == 1
    said = evidence_of_use(found)
    channel = next(c for c in found.profile.contrasts if c.column == "channel")
    assert channel.agreement > 0.75 > channel.by_chance
    assert said.startswith("Groups could not be shown, but the split into 2 is of use: it goes with `channel`")
    assert (
        f"`channel`, which did not make it: by the segment alone it is told right for {channel.agreement:.0%}" in said
    )
    assert said.endswith("evidence of use, and none of groups.")
    texts = [block.text for block in why_this_number.section(found).blocks if hasattr(block, "text")]
    assert said in texts


def test_numbers_are_told_by_the_share_explained() -> None:
    found = by_degrees(2, {"profit": long_side(2) * 10 + np.random.default_rng(3).normal(0, 4, 300)})
    profit = next(c for c in found.profile.contrasts if c.column == "profit")
    assert (
        f"it goes with `profit`, which did not make it: it explains {profit.explained:.0%} of its"
        in evidence_of_use(found)
    )


def test_a_column_of_chance_is_no_use() -> None:
    found = by_degrees(3, {"shop": np.random.default_rng(0).choice(["a", "b"], 300)})
    assert "shop" not in evidence_of_use(found)


def test_where_groups_were_shown_nothing_is_said(segmentation: Segmentation) -> None:
    assert evidence_of_use(segmentation) == ""


@pytest.mark.parametrize("kind", ["words", "numbers", "yes or no"])
def test_levels_of_detail_tell_what_they_explain_of_the_main_outcome(kind: str) -> None:
    rng = np.random.default_rng(1)
    group = np.repeat(range(4), 100)
    table = pd.DataFrame({"a": np.array([0, 3, 9, 12])[group], "b": np.array([0, 0, 9, 9])[group]}) + 0.0
    table += rng.normal(0, 0.4, table.shape)
    hit = rng.random(400) < np.array([0.05, 0.1, 0.3, 0.9])[group]
    table["left"] = {"words": np.where(hit, "gone", "here"), "numbers": hit * 40.0, "yes or no": hit}[kind]
    found = segmentry.run(table, Plan(k_max=4, columns={"left": {"role": "outcome"}}))
    levels = found.choice.levels
    assert [level.k for level in levels] == [2, 4]
    for level in levels:
        own = group if level.k == 4 else group // 2
        foretold = np.empty(400)
        for i in range(400):
            foretold[i] = hit[(own == own[i]) & (np.arange(400) != i)].mean()
        errors, whole = ((hit - foretold) ** 2).sum(), ((hit - (hit.sum() - hit) / 399) ** 2).sum()
        assert level.outcome == "left"
        assert level.outcome_explained == pytest.approx(1 - errors / whole, abs=1e-9)
    shown = levels_of_detail.table(found.choice)
    assert column(shown, "left explained") == [f"{level.outcome_explained:.1%}" for level in levels]


def test_what_can_be_computed_from_features_is_no_evidence() -> None:
    found = by_degrees(2, {"profit": long_side(2) * 10 + np.random.default_rng(3).normal(0, 4, 300)})
    made = tuple(x.model_copy(update={"made_of": ("fresh",)}) for x in found.profile.contrasts)
    changed = found.model_copy(update={"profile": found.profile.model_copy(update={"contrasts": made})})
    assert "profit" in evidence_of_use(found)
    assert "profit" not in evidence_of_use(changed)
