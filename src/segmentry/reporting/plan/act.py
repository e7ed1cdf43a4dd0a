"""The act: what is tried on those whom a plan reaches, in words; one for all of whom one test is made.

It follows from the rule that leads, else from what marks the first group of those that are tested, else from what
became of customers. Where none of these tells what to try, nothing is tried, and that is said once: no act is made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.clue_words import remedy
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.reminders import REMIND, asked_to_pay, is_reminder
from segmentry.reporting.steps.candidates import fits, of_test
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.levers_of_places import way_of
from segmentry.reporting.steps.liked import thanked
from segmentry.reporting.steps.step import WHOM, without_whom
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.shared.deeds import invited_to
from segmentry.stages.shared.known_events import OFFERED, STAY, Event
from segmentry.stages.shared.money_names import is_owed
from segmentry.stages.shared.offers import is_redress
from segmentry.stages.shared.ways_to_pay import tells_of_reminders

#: What holds for such a part of those who are tested holds for them (ours).
_MOST = 0.5


@dataclass(frozen=True)
class Act:
    """What is tried: `on` with {whom} for customers, `short` in a table; `lever` is what it follows from, `way` the
    column that tells who has it already, where it is a way to pay. Without `on` nothing tells what to try."""

    on: str = ""
    short: str = ""
    lever: Lever | None = None
    way: str = ""

    @property
    def unknown(self) -> bool:
        """Whether nothing tells what to try."""
        return not self.on

    @property
    def named(self) -> str:
        """It in a few words that begin with a verb."""
        return self.short or without_whom(self.on)

    @property
    def is_for_all(self) -> bool:
        """Whether it is done for all of them, and no half is left without it."""
        return is_redress(self.on)

    def tried(self, whom: str) -> str:
        """What is tried on whom."""
        return self.on.replace(WHOM, whom)


def act_said(segmentation: Segmentation, plan: PlanOfAction, whom: str) -> str:
    """What is tried on whom, in the test of the plan."""
    return act_of(segmentation, plan).tried(whom)


def act_of(segmentation: Segmentation, plan: PlanOfAction, part: Part | None = None) -> Act:
    """The act of the plan's test, or of a part that comes after it."""
    if part is None or plan.leads or plan.rule is not None or part in plan.tested:
        return _chosen(segmentation, plan, plan.tested)
    return _chosen(segmentation, plan, (part,))


def is_one_act(segmentation: Segmentation, plan: PlanOfAction) -> bool:
    """Whether the same is tried with all parts of the plan."""
    first = act_of(segmentation, plan)
    return all(act_of(segmentation, plan, part).named == first.named for part in plan.parts)


def _holds_for_most(clue: Clue) -> bool:
    return clue.share >= _MOST


def _chosen(segmentation: Segmentation, plan: PlanOfAction, parts: Sequence[Part]) -> Act:
    """By what holds for all of them; else by what marks the first; else by what became of customers."""
    if plan.by_contact:
        return _by_way(segmentation, plan, parts, "contact {whom}")
    if plan.rule is not None and plan.aim == "prevent" and (by_rule := remedy(segmentation, plan.rule, WHOM)):
        return Act(by_rule)
    lever = _in_common(segmentation, plan, parts)
    if lever is not None and not (way_of(lever) and plan.event is not None and plan.event.act == OFFERED):
        return Act(lever.act, lever.short, lever)
    if plan.aim == "prevent" and len(parts) == 1 and (by_clue := _by_clue(segmentation, parts[0])):
        return Act(by_clue)
    return _by_event(segmentation, plan, parts)


def _by_clue(segmentation: Segmentation, part: Part) -> str:
    """By what holds for those of a group that are reached, or for most of it."""
    if part.clue is not None:
        return remedy(segmentation, part.clue, WHOM)
    own = part.first
    return remedy(segmentation, own, WHOM) if own is not None and _holds_for_most(own) else ""


def _in_common(segmentation: Segmentation, plan: PlanOfAction, parts: Sequence[Part]) -> Lever | None:
    """What can be done with all of these groups; of a rule that leads with the one that has most of them."""
    if not parts or (plan.rule is not None and not plan.leads):
        return None
    ids = [part.segment for part in parts]
    if plan.leads:
        most = max(parts, key=lambda part: (part.of, -part.segment))
        if most.of < _MOST * sum(part.of for part in parts):
            return None
        ids = [most.segment]
    able = of_test(segmentation, ids[0])
    return next((x for x in able if all(fits(segmentation, x, id) for id in ids[1:])), None)


def _asked_to_pay(
    segmentation: Segmentation,
    ids: Sequence[int],
    act: str = REMIND,
    *,
    is_debt: bool = False,
    are_reminded: bool = False,
) -> Act:
    asked = asked_to_pay(segmentation, ids, act, is_debt=is_debt, are_reminded=are_reminded)
    return Act(asked.act, way=asked.column)


def _by_event(segmentation: Segmentation, plan: PlanOfAction, parts: Sequence[Part]) -> Act:
    """By what became of customers, or what they are worth or cost; else nothing."""
    event, ids = plan.event, [part.segment for part in parts]
    if event is None:
        if plan.aim == "lower" and is_owed(plan.outcome.column):
            return _asked_to_pay(segmentation, ids, is_debt=True)
        if plan.aim == "lower":
            return Act()
        profile = segmentation.profile
        owns = [] if profile is None else [profile.segments[id - 1] for id in ids]
        thanks = thanked(segmentation, owns) if owns else None
        return Act() if thanks is None else Act(thanks.act, thanks.short, thanks)
    if event.act in (STAY, Event.act):
        return Act()
    if is_reminder(event.act):
        are_reminded = any(x.clue is not None and tells_of_reminders(x.clue.column) for x in parts)
        return _asked_to_pay(segmentation, ids, event.act, are_reminded=are_reminded)
    if event.act != OFFERED:
        return Act(event.act)
    by_way = _by_way(segmentation, plan, parts, invited_to(event.briefly))
    return by_way if by_way.lever is not None or not event.again else Act()  # who comes anyhow is not just asked to


def _by_way(segmentation: Segmentation, plan: PlanOfAction, parts: Sequence[Part], act: str) -> Act:
    """What they are sent, by the way by which more of them come than of all customers, where one is known."""
    lever = _in_common(segmentation, plan, parts)
    way = "" if lever is None else way_of(lever)
    return Act(f"{act}{way}", lever=lever) if way else Act(act)
