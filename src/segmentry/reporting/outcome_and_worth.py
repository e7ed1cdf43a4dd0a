"""The outcomes that people are told first: what became of customers, and what they are worth."""

from segmentry.reporting.levels_of_outcomes import told_by_level
from segmentry.reporting.plan.aim import is_cost
from segmentry.reporting.plan.concentration import CONCENTRATED
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.stages.shared.earnings import is_margin
from segmentry.stages.shared.outcome_events import answer_called
from segmentry.stages.shared.traits import normal
from segmentry.wording import capitalised, listed, plural, share

#: Levels that are named.
_NAMED = 3


def outcome_and_worth(profile: Profile) -> tuple[Outcome, ...]:
    """The main outcome and, where that is what became of customers, the first of what they are worth, margin
    before turnover."""
    main = profile.main_outcome
    means = (x for x in profile.outcomes if x.kind == "mean" and x is not main)
    worth = [x for x in means if x.segments[0].share_of_total is not None]
    margin = [x for x in worth if is_margin(normal(x.column))]
    return (*([] if main is None else [main]), *(margin or worth)[:1])


def brings_much(segmentation: Segmentation, segment: int) -> str:
    """How much a segment brings of all, where that is clearly more than its share of the customers; else empty."""
    profile = segmentation.profile
    worth = [] if profile is None else [x for x in outcome_and_worth(profile) if x.kind == "mean"]
    part = worth[0].segments[segment - 1].share_of_total if worth and not is_cost(segmentation, worth[0]) else None
    if part is None or part < CONCENTRATED * segmentation.segments[segment - 1].share:
        return ""
    return f"{share(part)} of all {column_called(worth[0].column, segmentation.labels).words}"


def what_the_outcome_is(segmentation: Segmentation) -> str:
    """Which column and, of a rate, which of its levels is told: "Outcome: churn = yes."; where there is none, whether
    one is too rare."""
    labels, profile = segmentation.labels, segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    beside = told_by_level(segmentation) if segmentation.k > 1 else ""
    if profile is None or outcome is None:
        return " ".join(filter(None, (_too_rare(segmentation), beside)))
    name, level = column_called(outcome.column, labels).words, ""
    if outcome.level is not None:
        levels = [level.level for level in profile.segments[0].levels_of(outcome.column)] or ["yes", "no"]
        level = f" = {answer_called(outcome.column, outcome.level, levels, labels)}"
    return " ".join(filter(None, (f"Outcome: {name}{level}.", _not_yet(segmentation, outcome), beside)))


def _not_yet(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which levels of a status may still end so, and count as no; empty where there are none."""
    column = segmentation.columns[outcome.column]
    if not column.not_yet:
        return ""
    levels = [level_called(column.sources[0], level, segmentation.labels) for level in column.not_yet]
    return f"{capitalised(listed(levels, most=_NAMED))} {plural(len(levels), 'counts', 'count')} as not yet."


def _too_rare(segmentation: Segmentation) -> str:
    """Of which outcomes groups are not told, as hardly anybody differs in them; empty where there are none."""
    outcomes = () if segmentation.profile is None else segmentation.profile.outcomes
    names = [column_called(x.column, segmentation.labels).words for x in outcomes if x.is_too_rare]
    if not names:
        return ""
    same = f"{plural(len(names), 'is', 'are')} the same for all but a few customers"
    return f"{capitalised(listed(names))} {same}: too few to tell groups by."
