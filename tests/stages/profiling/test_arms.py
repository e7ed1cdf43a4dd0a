"""What tests showed: their figures from the table, none where the arms were not drawn, and nothing of chance."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.single_columns import columns_tried
from segmentry.results.trial import Trial
from segmentry.stages.profiling.trial_figures import figures_of
from tests.reporting.changes import profile_of

pytestmark = pytest.mark.usefixtures("quick_choices")

PLAN = Plan(k=2, k_max=2, features=("visits", "spend"))


def table(rows: int = 2_000, seed: int = 1, **columns: Any) -> pd.DataFrame:
    """Two groups of customers; `columns` are made of a source of chance and of which group somebody is in."""
    rng = np.random.default_rng(seed)
    large = rng.random(rows) < 0.4
    known = {
        "visits": rng.poisson(np.where(large, 20, 4)),
        "spend": rng.normal(np.where(large, 900, 200), 40).round(2),
        "age": rng.integers(18, 80, rows),
        "region": rng.choice(["north", "south", "west"], rows),
    }
    made = pd.DataFrame(known)
    for name, column in columns.items():
        made[name] = column(rng, made, large) if callable(column) else column
    return made


def drawn(*levels: str) -> Any:
    return lambda rng, made, _: rng.choice(levels, len(made))


def bought(column: str, level: str, more: float = 0.15) -> Any:
    return lambda rng, made, _: np.where(rng.random(len(made)) < 0.3 + more * (made[column] == level), "yes", "no")


def trials(frame: pd.DataFrame, **options: Any) -> tuple[Trial, ...]:
    plan = PLAN.model_copy(update=options)
    return profile_of(segmentry.run(frame, plan)).trials


def test_the_figures_are_those_of_the_table() -> None:
    frame = table(offer_test=drawn("sms", "control", "mail"), bought=bought("offer_test", "sms"))
    frame.loc[frame["age"] < 40, "offer_test"] = None  # who was not in it is no arm, whatever the reason
    (trial,) = trials(frame)
    assert (trial.outcome, trial.not_random, trial.beside, trial.has_control) == ("bought", None, 4, True)
    by_arm = (frame["bought"] == "yes").groupby(frame["offer_test"])
    for arm in trial.arms:
        hits, count = int(by_arm.sum()[arm.level]), int(by_arm.count()[arm.level])
        wilson = stats.binomtest(hits, count).proportion_ci(method="wilson")
        assert (arm.count, arm.value) == (count, pytest.approx(hits / count))
        assert arm.interval == pytest.approx((wilson.low, wilson.high))
    control, sms = trial.arms[0], next(arm for arm in trial.arms if arm.level == "sms")
    assert (control.level, control.apart) == ("control", None)
    ends = []
    for hits, count in ((round(x.value * x.count), x.count) for x in (sms, control)):
        ends.append(stats.binomtest(hits, count).proportion_ci(1 - 0.05 / 3, method="wilson"))  # of three pairs
    gap, (mine, theirs) = sms.value - control.value, ends
    low = gap - np.hypot(sms.value - mine.low, theirs.high - control.value)  # Newcombe 1998, method 10
    high = gap + np.hypot(mine.high - sms.value, control.value - theirs.low)
    assert (sms.apart, sms.apart_interval) == (pytest.approx(gap), pytest.approx((low, high)))
    assert sms.is_apart
    assert (sms.like, control.like) == ((), ("mail",))
    assert trial.segments == ()


def test_averages_are_apart_as_scipy_says_and_codes_are_arms() -> None:
    frame = table(treatment=lambda rng, made, _: rng.integers(0, 2, len(made)))
    frame["revenue_after"] = np.random.default_rng(2).gamma(2, 30 + 9 * frame["treatment"])
    (trial,) = trials(frame)
    own, other = (frame["revenue_after"][frame["treatment"] == arm] for arm in (1, 0))
    expected = stats.ttest_ind(own, other, equal_var=False).confidence_interval(0.95)
    assert [arm.level for arm in trial.arms] == ["0", "1"]
    assert trial.arms[1].apart == pytest.approx(own.mean() - other.mean())
    assert trial.arms[1].apart_interval == pytest.approx((expected.low, expected.high))


def test_of_arms_that_were_not_drawn_no_effect_is_told() -> None:
    def chosen(rng: np.random.Generator, made: pd.DataFrame, large: np.ndarray) -> np.ndarray:
        return np.where(rng.random(len(made)) < 0.4 + 0.2 * large, "B", "A")

    (trial,) = trials(table(test_group=chosen, bought=bought("test_group", "B")))
    assert (trial.not_random, set(trial.unlike), trial.arms) == ("goes with others", {"visits", "spend"}, ())
    assert trials(table(sms_reminder=chosen, bought=bought("sms_reminder", "B"))) == ()  # nobody calls it a test
    few = table(test_group=drawn("A", "B"), bought=bought("test_group", "B")).drop(columns=["spend", "age", "region"])
    (trial,) = trials(few, features=("visits",))
    assert (trial.not_random, trial.beside, trial.arms) == ("not known", 1, ())


def test_what_the_company_gave_is_a_test_where_it_was_drawn_and_a_choice_would_have_shown() -> None:
    def bought_by_who(rng: np.random.Generator, made: pd.DataFrame, large: np.ndarray) -> np.ndarray:
        more = 0.2 * large + 0.15 * (made["letter_version"] == "photo")
        return np.where(rng.random(len(made)) < 0.3 + more, "yes", "no")

    frame = table(letter_version=drawn("short", "photo", "long"), bought=bought_by_who)
    frame["opened"] = frame["letter_version"] == "photo"
    segmentation = segmentry.run(frame, PLAN)
    (trial,) = profile_of(segmentation).trials
    assert (trial.column, trial.is_called_so, trial.is_shown, trial.beside) == ("letter_version", False, True, 4)
    assert "letter_version" not in {clue.column for clue in profile_of(segmentation).clues}
    assert "letter_version" not in columns_tried(segmentation)
    assert trials(frame[:300]) == ()  # in arms so small a choice would not have shown
    assert trials(frame.rename(columns={"letter_version": "payment_method"})) == ()
    assert trials(frame.assign(bought=bought("letter_version", "photo")(np.random.default_rng(5), frame, None))) == ()


def test_groups_that_do_not_share_a_difference_are_told_and_few_are_not() -> None:
    def so(rng: np.random.Generator, made: pd.DataFrame, large: np.ndarray) -> np.ndarray:
        return np.where(rng.random(len(made)) < 0.3 + 0.3 * (large & (made["arm"] == "call")), "yes", "no")

    frame = table(arm=drawn("call", "control"), bought=so)
    segmentation = segmentry.run(frame, PLAN)
    (trial,) = profile_of(segmentation).trials
    labels = segmentation.score(frame)["segment"]
    for segment, arms in trial.segments:
        for arm in arms:
            own = frame["bought"][(labels == segment) & (frame["arm"] == arm.level)]
            assert (arm.count, arm.value) == (len(own), pytest.approx((own == "yes").mean()))
    assert [arms[1].is_apart for _, arms in trial.segments] == [False, True]
    hidden = frame.assign(bought=np.where(frame["arm"] == "call", frame["bought"], "no"))
    assert trials(hidden) == ()  # it would tell that nobody of the others did


def test_arms_that_do_nothing_show_nothing_as_often_as_is_said() -> None:
    frame = table(arm=drawn("a", "b", "c"), bought=bought("arm", "none"))
    segmentation = segmentry.run(frame, PLAN)
    (trial,) = profile_of(segmentation).trials
    outcome = profile_of(segmentation).main_outcome
    assert outcome is not None
    rng, found = np.random.default_rng(4), []
    so, who = (frame["bought"] == "yes").to_numpy(), segmentation.score(frame)["segment"].to_numpy() - 1
    for _ in range(400):
        arm = rng.permutation(frame["arm"].to_numpy())
        cells = {level: _cells(so[arm == level], who[arm == level], segmentation) for level in "abc"}
        told = figures_of(trial, cells, outcome, segmentation)
        found.append((told is not None and told.is_shown, told is not None and told.segments != ()))
    assert (np.mean(found, axis=0) <= 0.08).all()
    assert (np.mean(found, axis=0) >= 0.005).all()


def _cells(so: np.ndarray, who: np.ndarray, segmentation: Segmentation) -> np.ndarray:
    hits = np.bincount(who, so, segmentation.k)
    return np.column_stack([np.bincount(who, minlength=segmentation.k), hits, hits])
