"""Ordered answers are told in words, codes as kinds, and 0 and 1 as yes and no."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.compared import features_compared
from segmentry.reporting.sections import short_rules
from segmentry.results.profile import Level
from segmentry.results.typical_answer import Typical
from segmentry.stages.profiling.typical import typical_answers, withheld_answers

WORDS = ("Never", "Rarely", "Sometimes", "Often", "Always")
N = 600


@pytest.fixture(scope="module")
def told() -> Segmentation:
    rng = np.random.default_rng(0)
    group = rng.integers(2, size=N)
    usage = np.clip(np.round(np.array([0.5, 3.5])[group] + rng.normal(0, 0.7, N)), 0, 4).astype(int)
    card = np.where(rng.random(N) < 0.1, np.nan, rng.random(N) < np.array([0.2, 0.9])[group])
    columns = {"usage": np.array(WORDS)[usage], "HasCard": card, "Region": 1 + np.arange(N) % 3}
    return segmentry.run(pd.DataFrame({**columns, "churned": (rng.random(N) < 0.3).astype(int)}), Plan(k=2))


def test_typical_answers_are_told_in_words(told: Segmentation) -> None:
    assert told.profile is not None
    by_segment = [own.typical[0] for own in told.profile.segments]
    assert {answer.level for answer in by_segment} <= {"Never", "Rarely", "Often", "Always"}
    sentences = " ".join(own.sentence for own in told.profile.segments)
    assert "usage is typically" in sentences
    assert "usage averages" not in sentences
    [compared] = [row for row in features_compared(told) if row.column == "usage"]
    assert compared.said(compared.means[0]) == by_segment[0].level


def test_levels_stand_in_their_order(told: Segmentation) -> None:
    assert told.profile is not None
    levels = [level.level for level in told.profile.segments[0].levels if level.column == "usage"]
    assert levels == list(WORDS)


def test_rules_ask_for_words(told: Segmentation) -> None:
    rules = " ".join(short_rules.sentences(told))
    assert "usage is Sometimes or lower" in rules or "usage is Often or higher" in rules or "HasCard is" in rules


def test_0_and_1_are_yes_and_no_everywhere(told: Segmentation, tmp_path: Path) -> None:
    text = str(told)
    assert "HasCard averages" not in text
    assert "Region averages" not in text
    segmentry.report(told, tmp_path / "r.md")
    written = (tmp_path / "r.md").read_text()
    assert "HasCard averages" not in written
    assert "churned averages" not in written
    assert "How many left" in written
    [compared] = [row for row in features_compared(told) if row.column == "HasCard"]
    assert compared.said(compared.of_all).endswith("%")


def test_old_models_without_these_fields_load(told: Segmentation) -> None:
    saved = json.loads(told.model_dump_json())
    for own in saved["profile"]["segments"]:
        del own["typical"]
    for column in saved["columns"]["columns"]:
        del column["battery"]
    assert type(told).model_validate(saved).profile is not None


def _levels(shares: list[float | None]) -> list[Level]:
    return [
        Level(column="x", level=word, count=9, share=share, share_of_all=0.2, filled=45)
        for word, share in zip(WORDS, shares, strict=True)
    ]


def test_the_typical_answer_is_the_median_one() -> None:
    [found] = typical_answers(_levels([0.5, 0.0, 0.0, 0.5, 0.0]), {"x": WORDS})
    assert (found.level, found.share) == ("Never", 0.5)
    [found] = typical_answers(_levels([0.1, 0.1, 0.2, 0.2, 0.4]), {"x": WORDS})
    assert (found.level, found.rank) == ("Often", 3)
    assert found.difference == pytest.approx(0.7 / np.sqrt(2))


def test_withheld_shares_are_not_given_away() -> None:
    full = typical_answers(_levels([0.1, 0.1, 0.2, 0.2, 0.4]), {"x": WORDS})
    [[shown]] = withheld_answers([full], [_levels([None, None, 0.2, 0.2, 0.4])], 5)
    assert (shown.level, shown.share) == ("Often", 0.2)
    assert shown.difference == pytest.approx(0.7 / np.sqrt(2))  # what is left, 0.2, is spread evenly
    [[same]] = withheld_answers(
        [[full[0].model_copy(update={"difference": 9.0})]], [_levels([None, None, 0.2, 0.2, 0.4])], 5
    )
    assert same.difference == shown.difference  # nothing but what is told went into it
    [[little]] = withheld_answers([full], [_levels([None, None, None, 0.2, 0.4])], 5)
    assert little.difference is None
    few: tuple[Typical, ...] = tuple(answer.model_copy(update={"filled": 3}) for answer in full)
    assert withheld_answers([few], [_levels([None] * 5)], 5) == [()]


@pytest.mark.usefixtures("quick_choices")
def test_columns_of_0_and_1_of_which_a_segment_has_one_have_no_effect_beyond_measure() -> None:
    rng = np.random.default_rng(3)
    phone = (np.arange(N) % 9 > 0).astype(int)
    frame = pd.DataFrame({"phone": phone, "charges": 20 + 60 * phone + rng.normal(0, 2, N)})
    profiled = segmentry.run(frame, Plan(k=2, k_max=2)).profile
    assert profiled is not None
    effects = [average.effect for own in profiled.segments for average in own.averages if average.column == "phone"]
    assert effects == [None, None]
