"""What tests showed, in words: what follows for all customers or some, and nothing where it is not known."""

from typing import Any

import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.answer import Answer, answer
from segmentry.reporting.forms.html import html
from segmentry.reporting.plan.said_of_trials import TrialWords, said_of_trial
from segmentry.reporting.sections import document, what_tests_showed
from segmentry.results.trial import Arm, Trial
from tests.reporting import hostile
from tests.reporting.changes import changed, profile_of
from tests.stages.profiling.test_arms import bought, drawn, table

pytestmark = pytest.mark.usefixtures("quick_choices")


@pytest.fixture(scope="module")
def tested() -> Segmentation:
    """A test of two arms, one of which did better."""
    frame = table(reminder_arm=drawn("sms", "letter"), bought=bought("reminder_arm", "sms", 0.2))
    return segmentry.run(frame, Plan(k=2, k_max=2, features=("visits", "spend")))


def arm(level: str, value: float, apart: tuple[float, float, float] | None = None, like: tuple[str, ...] = ()) -> Arm:
    gap = {} if apart is None else {"apart": apart[0], "apart_interval": apart[1:]}
    return Arm(level=level, count=1_000, value=value, sd=0.5, interval=(value - 0.03, value + 0.03), like=like, **gap)


def said(tested: Segmentation, column: str, *arms: Arm, **options: Any) -> str:
    return TrialWords(tested, Trial(column=column, outcome="bought", arms=arms, beside=4, **options)).said


def page(tested: Segmentation, *trials: Trial) -> Answer:
    return answer(changed(tested, "profile", trials=trials))


def test_the_figures_of_the_sentence_are_those_of_the_test(tested: Segmentation) -> None:
    (trial,) = profile_of(tested).trials
    by_level = {x.level: x for x in trial.arms}
    apart = abs(trial.arms[1].apart or 0.0)
    rates = f"{by_level['sms'].value:.0%} bought with “sms” and {by_level['letter'].value:.0%} with “letter”"
    ends = " to ".join(f"{100 * x:.0f}" for x in sorted(map(abs, trial.arms[1].apart_interval or ())))
    now = sum(x.count * x.value for x in trial.arms) / 2_000
    more = float(f"{(by_level['sms'].value - now) * 2_000:.2g}")
    told = answer(tested)
    assert told.headline == f"Use “sms” for all (reminder): {rates}"
    assert (told.to_do[0].what, told.to_do[0].text) == (
        "Use “sms” for all (reminder)",
        f"{rates} ({100 * apart:.0f} points apart, {ends}). For all 2,000 it would be {by_level['sms'].value:.0%}"
        f" instead of {now:.0%}: about {more:,.0f} more.",
    )
    assert told.beside.startswith(
        "Who was given what (reminder arm) looks drawn at random: it goes with none of the 4 columns that were known"
        " before. What it costs is not counted."
    )


def test_what_follows_is_said_of_all_or_of_the_groups_that_it_holds_for(tested: Segmentation) -> None:
    up, none = (0.1, 0.06, 0.14), (0.01, -0.03, 0.05)
    better = arm("no", 0.3), arm("yes", 0.4, up)
    assert said(tested, "treatment", *better, has_control=True) == (
        "The test showed a difference: 40% bought with it and 30% without it (10 points apart, 6.0 to 14): do it for"
        " all."
    )
    worse = (
        arm("control", 0.4),
        arm("call", 0.3, (-0.1, -0.14, -0.06)),
        arm("visit", 0.3, (-0.1, -0.14, -0.06), ("call",)),
    )
    told = said(tested, "arm", *worse, has_control=True)
    assert told.endswith("(“call” against “control” 10 points apart, 6.0 to 14): stop “call” and “visit”.")
    both = arm("control", 0.3), arm("call", 0.4, up, ("visit",)), arm("visit", 0.4, up, ("call",))
    assert said(tested, "arm", *both, has_control=True).endswith(
        "use “call” or “visit” for all. It does not tell “call” and “visit” apart."
    )
    alike = arm("control", 0.3, like=("call",)), arm("call", 0.31, none, ("control",))
    assert said(tested, "nudge_arm", *alike, has_control=True, visible=0.0574) == (
        "The nudge test shows no difference beyond chance: 30% bought with “control” and 31% with “call”. With 1,000 in"
        " each arm, 5.7 points would have shown: less is neither proven nor ruled out."
    )
    segments = ((1, (arm("control", 0.3), arm("call", 0.31, none))), (2, (arm("control", 0.3), arm("call", 0.4, up))))
    assert said(tested, "nudge_arm", *alike, has_control=True, segments=segments) == (
        "The nudge test did not show the same in all groups: with “call” rather than “control”, 10 points more bought"
        " in group 2 (6.0 to 14) and no difference is shown in group 1: use “call” in group 2 alone."
    )


def test_where_all_groups_show_the_same_it_is_said_of_all_and_else_of_the_better_arm(tested: Segmentation) -> None:
    up, none, down = (0.1, 0.06, 0.14), (0.01, -0.03, 0.05), (-0.1, -0.14, -0.06)
    whole = arm("sms", 0.4), arm("letter", 0.3, down)

    def of(*gaps: tuple[float, float, float]) -> str:
        each = tuple((i, (arm("sms", 0.4), arm("letter", 0.3, gap))) for i, gap in enumerate(gaps, start=1))
        return said(tested, "arm", *whole, segments=each)

    assert of(down, (-0.3, -0.34, -0.26)).endswith("use “sms” for all.")
    assert "with “sms” rather than “letter”, 10 points more bought in group 1" in of(down, none)
    assert of(down, none).endswith("use “sms” in group 1 alone.")
    assert of(up, down).endswith("10 points fewer bought in group 2 (6.0 to 14): use “letter” in group 1 alone.")


def test_what_tells_what_to_do_is_a_thing_to_do_and_a_test_that_showed_nothing_is_told(tested: Segmentation) -> None:
    up, none = (0.1, 0.06, 0.14), (0.01, -0.03, 0.05)
    options = {"outcome": "bought", "beside": 4, "is_called_so": False, "has_control": True}
    better, alike = (
        (arm("no", 0.3), arm("yes", 0.4, up)),
        (arm("no", 0.3, like=("yes",)), arm("yes", 0.31, none, ("no",))),
    )
    sent = Trial(column="sms_reminder", arms=better, **options)
    amounts = Trial(column="discount_pct", arms=(arm("0", 0.2), arm("10", 0.4, up), arm("20", 0.5, up)), **options)
    told = page(tested, sent, amounts)
    assert [thing.what for thing in told.to_do[:2]] == ["Use 20% for all (discount)", "Send SMS reminder to all"]
    assert "For all 2,000 it would be 40% instead of 35%: about 100 more." in told.to_do[1].text
    drawn = Trial(column="arm", outcome="bought", arms=better, unlike=("visits",), not_random="goes with others")
    assert all("visits" not in thing.text for thing in page(tested, drawn).to_do)
    assert said_of_trial(changed(tested, "profile", trials=(drawn,))) is None
    assert said_of_trial(changed(tested, "profile", trials=(sent.model_copy(update={"arms": alike}),))) is None
    called = Trial(column="nudge_arm", outcome="bought", arms=alike, beside=4)
    assert "shows no difference beyond chance" in page(tested, called).lead


def test_the_section_has_every_arm_or_says_why_no_effect_is_told(tested: Segmentation) -> None:
    section = what_tests_showed.section(tested)
    assert section is not None
    assert section.folded
    rows = [
        [column.text(row) for column in block.columns]
        for _, block in what_tests_showed.tables(tested)
        for row in block.rows
    ]
    assert {row[0] for row in rows} == {"sms", "letter"}
    why = Trial(column="test_group", outcome="bought", beside=4, unlike=("visits",), not_random="goes with others")
    (told,) = (what_tests_showed.section(changed(tested, "profile", trials=(why,))) or section).blocks
    assert "was not drawn at random" in told.text  # type: ignore[union-attr]
    assert "goes with visits" in told.text  # type: ignore[union-attr]


def test_names_of_arms_are_obeyed_by_no_page() -> None:
    frame = table(arm=drawn(*hostile.HTML[:3]), bought=bought("arm", hostile.HTML[0], 0.3))
    segmentation = segmentry.run(frame, Plan(k=2, k_max=2, features=("visits", "spend")))
    assert profile_of(segmentation).trials
    page = html(document(segmentation))
    assert not any(name in page for name in hostile.HTML[:3])
    again = Segmentation.model_validate_json(segmentation.model_dump_json())
    assert profile_of(again).trials == profile_of(segmentation).trials
