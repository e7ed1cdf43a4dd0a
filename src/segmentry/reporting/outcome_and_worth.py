"""The outcomes that people are told first: what became of customers, and what they are worth."""

from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.outcome_events import answer_called


def outcome_and_worth(profile: Profile) -> tuple[Outcome, ...]:
    """The main outcome and, where that is what became of customers, the first of what they are worth."""
    main = profile.main_outcome
    means = (x for x in profile.outcomes if x.kind == "mean" and x is not main)
    worth = [x for x in means if x.segments[0].share_of_total is not None]
    return (*([] if main is None else [main]), *worth[:1])


def what_the_outcome_is(segmentation: Segmentation) -> str:
    """Which column and, of a rate, which of its levels is told: "Outcome: churn = yes."; empty where there is none."""
    labels, profile = segmentation.labels, segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return ""
    name = column_called(outcome.column, labels).words
    if outcome.level is None:
        return f"Outcome: {name}."
    levels = [level.level for level in profile.segments[0].levels_of(outcome.column)] or ["yes", "no"]
    return f"Outcome: {name} = {answer_called(outcome.column, outcome.level, levels, labels)}."
