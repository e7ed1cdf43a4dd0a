"""What is done with each group by what it has of its own, where it is known what customers bring: for those of it who
bring less by what a company can change, else by its lever; and what of that stands in the list of a page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from segmentry.reporting.clue_words import part_said, thing_named
from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.aim import aim_of
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.liked import thanked
from segmentry.reporting.steps.step import Step
from segmentry.reporting.steps.steps_inside import Inside, inside, text_of, tried_inside
from segmentry.reporting.steps.steps_of_levers import tried
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.shared.offers import is_redress

#: What is tried, where its name stands before it.
_IT = "try it on {whom}"


@dataclass(frozen=True)
class OwnActs:
    """One thing that is done with a group, or with several: by parts of these, or by a lever of one; `whom` are those
    of each who are in its test, if it has one."""

    whom: dict[int, str]
    short: str
    text: str


@once
def own_acts(segmentation: Segmentation) -> dict[int, Inside | Lever]:
    """That of each group with which nothing is tried together with others; none of an outcome that is no amount that
    customers bring."""
    profile, plan = segmentation.profile, plan_of(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or not _is_brought(segmentation, outcome):
        return {}
    if segmentation.verdict == "no structure":
        return {}
    told: dict[int, Inside | Lever] = {}
    for own in profile.segments:
        part = None if plan is None else plan.part(own.id)
        if plan is not None and part is not None and not act_of(segmentation, plan, part).unknown:
            continue
        act = inside(segmentation, outcome, own) or levers(segmentation).get(own.id)
        if act is None and part is not None and (thanks := thanked(segmentation, [own])) is not None:
            act = replace(thanks, judged="")
        if act is not None:
            told[own.id] = act
    return told


def own_step(segmentation: Segmentation, outcome: Outcome, id: int, beside: Collection[str]) -> Step | None:
    """The same as a step; None where there is none, or it is of a column that is told for several groups."""
    act, profile = own_acts(segmentation).get(id), segmentation.profile
    if act is None or profile is None:
        return None
    if isinstance(act, Inside):
        if _is_told(act, beside):
            return None
        return Step(act.short, text_of(segmentation, outcome, act))
    return Step(act.short, tried(segmentation, profile.segments[id - 1], act))


def listed_acts(segmentation: Segmentation, beside: Collection[str]) -> tuple[OwnActs, ...]:
    """Those that stand in the list of the page, of other columns than `beside` which they stand: what can be changed
    within groups, the same with several as one, of which most is to be expected first; then the levers of the groups
    that the page begins with."""
    profile, plan = segmentation.profile, plan_of(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return ()
    each = {id: act for id, act in own_acts(segmentation).items() if not _is_told(act, beside)}
    same: dict[str, list[Inside]] = {}
    for act in each.values():
        if isinstance(act, Inside):
            same.setdefault(act.short, []).append(act)
    by_gain = sorted(same.values(), key=lambda acts: -sum(act.gain for act in acts))
    told = [
        _inside(segmentation, outcome, acts) for acts in (sorted(acts, key=lambda act: -act.gain) for acts in by_gain)
    ]
    for part in () if plan is None else plan.parts:
        lever = each.get(part.segment)
        if isinstance(lever, Lever):
            own = profile.segments[part.segment - 1]
            said = lever if is_redress(lever.act) else replace(lever, act=_IT, then="", as_in=None)
            many = lever.many or part.customers
            whom = "" if is_redress(lever.act) else f"the {many:,} customers"
            told.append(OwnActs({part.segment: whom}, lever.short, tried(segmentation, own, said)))
    return tuple(told)


def _inside(segmentation: Segmentation, outcome: Outcome, acts: Sequence[Inside]) -> OwnActs:
    whom = {x.segment: f"the {x.clue.count_rest:,} customers {_others(segmentation, x.clue)}" for x in acts}
    return OwnActs(whom, acts[0].short, tried_inside(segmentation, outcome, acts))


def _others(segmentation: Segmentation, clue: Clue) -> str:
    """Those who bring less, behind their number."""
    if clue.level is not None:
        return f"without {thing_named(clue.column, segmentation.labels)}"
    return part_said(segmentation, clue.model_copy(update={"above": clue.at_most, "at_most": clue.above}))


def _is_told(act: Inside | Lever, beside: Collection[str]) -> bool:
    columns = (act.clue.column,) if isinstance(act, Inside) else act.columns
    return bool({*columns} & {*beside})


def _is_brought(segmentation: Segmentation, outcome: Outcome) -> bool:
    return outcome.kind != "rate" and aim_of(segmentation, outcome) == "look after"
