"""Who of those whom a plan reaches needs what is tried: who has it already is no part of the test, nor of its count."""

from dataclasses import replace

from segmentry.reporting.clue_words import part_said
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction, reached
from segmentry.reporting.plan.reminders import part_with
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.yes_no import levels_of
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue

#: What so many of a group need, all of it does (ours).
_ALL = 0.995


def of_whom_it_is_needed(segmentation: Segmentation, profile: Profile, plan: PlanOfAction) -> PlanOfAction:
    """The plan, of each group with those alone who lack what is tried, or have another kind of it."""

    def needy(part: Part) -> Part:
        act = act_of(segmentation, plan, part)
        if part.clue is not None:
            return part
        if act.way:
            column = segmentation.columns[act.way]
            return _about(
                part, 1 - part_with(profile, part.segment, column), f"without {act.named.split(maxsplit=1)[1]}"
            )
        lever = act.lever
        is_had = lever is not None and lever.kind in ("lack", "other kind")
        return part if lever is None or not is_had else _needy(segmentation, profile, plan, part, lever)

    return replace(plan, tested=tuple(map(needy, plan.tested)), later=tuple(map(needy, plan.later)))


def _needy(segmentation: Segmentation, profile: Profile, plan: PlanOfAction, part: Part, lever: Lever) -> Part:
    """Exactly, where it is known what became of those; else so many of all who can be reached as of the group."""
    clue, column = profile.segments[part.segment - 1].clue, lever.columns[0]
    is_same = clue is not None and (clue.outcome, clue.column) == (plan.outcome.column, column)
    if clue is not None and is_same and clue.level == lever.level and plan.event is not None:
        own = clue.counted_of(part.of)
        many = reached(plan.event, own.count, own.value)
        return replace(part, customers=many, rate=own.value, of=own.count, clue=own)
    levels = levels_of(profile, part.segment - 1, segmentation.columns[column])
    share = next((x.share for x in levels if x.level == lever.level and x.share is not None), 1.0)
    such = Clue(outcome=plan.outcome.column, column=column, level=lever.level, value=0, rest=0, count=0, count_rest=0)
    return _about(part, share, part_said(segmentation, such))


def _about(part: Part, share: float, who: str) -> Part:
    """About so many of it as of the whole group."""
    return part if share >= _ALL else replace(part, customers=round(share * part.customers), lacks=who)
