"""One next step for each segment: what to try first, on whom, and how many customers show that it works.

Where an outcome or a value is known, the step follows from how the segment stands on it; else from what its customers
lack, bring, could bring, or have stopped to bring. What goes together is a clue: every step is a test.
"""

from dataclasses import replace

from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.common_lever import CommonLever, in_groups, is_apart
from segmentry.reporting.plan.may_be_yours import tried_with
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.plan_words import cell, on_card
from segmentry.reporting.plan.pressing import place_of
from segmentry.reporting.plan.things_in_order import levers_with, place_of_plan, things_in_order
from segmentry.reporting.plan.yours_to_change import both_said, called
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.steps import steps_of_rates, steps_of_traits
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.little_brought import brings_little
from segmentry.reporting.steps.own_acts import OwnActs, own_step
from segmentry.reporting.steps.step import (
    ASK_LAST,
    CONTACT_LAST,
    DONE_ALIKE,
    IN_THE_TEST,
    LEAVE,
    LEAVE_OTHERS,
    LIKE_ALL,
    NOTHING_OF_ITS_OWN,
    OFFER_LAST,
    OTHERS_LEFT,
    SERVE,
    TOO_FEW,
    Step,
    without_whom,
)
from segmentry.reporting.trust.legal_lines import legal_line
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import EVERYONE, capitalised, listed, share, uncapitalised

#: From so many groups with nothing of their own, one line tells them together.
_SEVERAL = 2
_ALL_ALIKE = "No group has anything of its own to act on: treat all alike."


def next_step(segmentation: Segmentation, id: int) -> str:
    """What to do next with one segment, in a few sentences; empty where nothing tells.

    >>> import segmentry
    >>> next_step(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=4)), 1) != ""
    True
    """
    return steps(segmentation)[id - 1].text


@once
def steps(segmentation: Segmentation) -> tuple[Step, ...]:
    """The next step of every segment; empty ones where there is nothing to compare, or nothing tells."""
    profile = segmentation.profile
    if profile is None or segmentation.k == 1:
        return tuple(Step() for _ in segmentation.segments)
    each = _told(segmentation, tuple(_step(segmentation, profile, segment.id) for segment in segmentation.segments))
    lines = (legal_line(segmentation, own, step) for own, step in zip(profile.segments, each, strict=True))
    return tuple(replace(x, text=f"{x.text} {line}") if line else x for x, line in zip(each, lines, strict=True))


def _told(segmentation: Segmentation, each: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, what is done with several segments alike told once."""
    profile = segmentation.profile
    if not any(step.text for step in each):
        return each
    if profile is not None and profile.main_outcome is not None:
        return _once_for_several(each)
    each = _once_each(segmentation, each)
    alike = sum(step.short in ("", LIKE_ALL) for step in each) >= _SEVERAL
    bare = Step(LIKE_ALL, "" if alike else NOTHING_OF_ITS_OWN)
    return _numbered(tuple(bare if not x.text or (alike and x.short == LIKE_ALL) else x for x in each))


def nothing_of_their_own(segmentation: Segmentation) -> str:
    """Which groups are treated like all, in one line; empty where a card says it, or none are."""
    profile, each = segmentation.profile, steps(segmentation)
    if (
        profile is not None
        and profile.main_outcome is None
        and _are_people_in_groups(segmentation)
        and not any(x.text for x in each)
    ):
        return _ALL_ALIKE
    alike = [x for x, step in zip(segmentation.segments, each, strict=True) if step == Step(LIKE_ALL)]
    if len(alike) < _SEVERAL:
        return ""
    if len(alike) == segmentation.k:
        return _ALL_ALIKE
    return f"Nothing of their own to act on, treat like all: {listed(str(segment.id) for segment in alike)}."


def _are_people_in_groups(segmentation: Segmentation) -> bool:
    return segmentation.k > 1 and segmentation.verdict != "no structure" and rows_of(segmentation).kind != "event"


def _once_for_several(each: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps; where nothing is tried with several, and for the same reason, their cards have a few words: what they
    bring stands in the table."""
    reasons = [step.short if step.short == SERVE else step.text for step in each]

    def is_shared(step: Step) -> bool:
        return step.short in DONE_ALIKE and max(map(reasons.count, (step.short, step.text))) > 1

    return tuple(replace(x, text=f"{capitalised(x.short)}.") if is_shared(x) else x for x in each)


def _once_each(segmentation: Segmentation, each: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, of which none is told twice: a later one says of which group it is the same."""
    first: dict[str, int] = {}
    for id in sorted(range(1, len(each) + 1), key=lambda own: place_of(segmentation, own)):
        first.setdefault(each[id - 1].text, id)

    def told(id: int, step: Step) -> Step:
        of = first[step.text]
        if of == id or not step.text or step.short == LIKE_ALL:
            return step
        return replace(step, text=f"The same as for “{segmentation.segments[of - 1].name}”.")

    return tuple(told(id, step) for id, step in enumerate(each, start=1))


def _numbered(each: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, those of one kind numbered in a table, the one to begin with first."""
    ordered = sorted((step for step in each if step.rank), key=lambda step: -step.rank)
    if len(ordered) < _SEVERAL:
        return each
    places = {id(step): place for place, step in enumerate(ordered, start=1)}
    return tuple(replace(x, short=f"{places[id(x)]}. {x.short}") if id(x) in places else x for x in each)


def _step(segmentation: Segmentation, profile: Profile, id: int) -> Step:
    own, outcome = profile.segments[id - 1], profile.main_outcome
    if outcome is None or outcome.all.value is None:
        return steps_of_traits.step_of(segmentation, own)
    plan = plan_of(segmentation)
    if outcome.kind == "rate":
        return _with_levers(segmentation, outcome, id, steps_of_rates.step_of(segmentation, outcome, own, plan))
    return _with_levers(segmentation, outcome, id, _of_value(segmentation, outcome, outcome.segments[id - 1], plan))


def _with_levers(segmentation: Segmentation, outcome: Outcome, id: int, step: Step) -> Step:
    """What is changed with customers of several groups is told of each of them with its own figures; groups with whom
    nothing else is done have that one alone."""
    each = {i: _of_lever(segmentation, outcome, i, x, id) for i, x in levers_with(segmentation, id).items()}
    plan = plan_of(segmentation)
    part = None if plan is None else plan.part(id)
    if plan is not None and part is not None and not act_of(segmentation, plan, part).unknown:
        then = step
    elif step.short.endswith(OTHERS_LEFT):
        head, _, _ = step.text.partition(f" {LEAVE_OTHERS}")
        then = Step(step.short.removesuffix(OTHERS_LEFT), head) if each else step
    elif step.short == SERVE:
        then = Step(f"else {SERVE}", f"Else {uncapitalised(step.text)}") if each else step
    else:
        is_of_plan = part is not None and outcome.kind == "rate"
        is_nothing = is_of_plan or step.short in (LEAVE, CONTACT_LAST, OFFER_LAST, ASK_LAST)
        then = Step() if each and is_nothing else step
    in_order = [each[i] for i in sorted(each)]
    in_order.insert(sum(i < place_of_plan(segmentation, id) for i in each), then)
    told = [x for x in in_order if x.short or x.text]
    return Step("; ".join(x.short for x in told), " ".join(x.text for x in told), step.rank)


def _of_lever(segmentation: Segmentation, outcome: Outcome, i: int, lever: CommonLever, id: int) -> Step:
    """Whom of a group a thing of the page is about, by its number, and how they stand beside the others where that is
    beyond chance."""
    own = in_groups(segmentation, outcome, lever.clue).get(id)
    tried = tried_with(segmentation, outcome, lever.tested if own is None else own)
    act = "" if tried_with(segmentation, outcome, lever.tested).size else without_whom(tried.act, "them")
    where = act or f"in test {i}"
    if own is None:
        return Step(where, f"{capitalised(where)}{' (' + called(segmentation, lever.clue) + ')' if act else ''}.")
    whom = f"all of the {tried.whom}" if act else f"the {tried.whom}"
    both = f" Here {both_said(segmentation, outcome, own)}." if is_apart(outcome, own) else ""
    return Step(f"{where}: {tried.many:,}", f"{capitalised(where)}: {whom}.{both}")


def _of_value(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf, plan: PlanOfAction | None) -> Step:
    """By what their customers are worth: the dearest groups are looked after; the same of all others is said once."""
    profile, name = segmentation.profile, column_called(outcome.column, segmentation.labels)
    whole = "" if own.share_of_total is None else f"{share(own.share_of_total)} of all {name.words}"
    if own.value is None or profile is None:
        return TOO_FEW
    part = None if plan is None else plan.part(own.segment)
    if plan is not None and part is not None and not act_of(segmentation, plan, part).unknown:
        return _of_dear(segmentation, plan, part)
    told = [x.column for x in levers_with(segmentation, own.segment).values()]
    if (step := own_step(segmentation, outcome, own.segment, told)) is not None:
        return replace(step, text=_in_list(segmentation, own.segment) or step.text)
    if brings_little(segmentation, outcome, own):
        return Step(SERVE, f"Serve them at little cost{f': they bring {whole}' if whole else ''}.")
    if plan is None or part is not None:
        return Step()
    each, usual = (value_said(outcome, x.value, segmentation.labels) for x in (own, outcome.all))
    return Step(LEAVE, f"{capitalised(LEAVE)}: {each} each, {EVERYONE} {usual}.")


def _in_list(segmentation: Segmentation, id: int) -> str:
    """In which test of the list those of a group are with whom something is done alone; empty where in none."""
    things = things_in_order(segmentation)
    for i, thing in enumerate(things, start=1):
        if isinstance(thing, OwnActs) and (whom := thing.whom.get(id)):
            return f"{capitalised(f'in test {i}' if len(things) > 1 else IN_THE_TEST)}: {whom}."
    return ""


def _of_dear(segmentation: Segmentation, plan: PlanOfAction, part: Part) -> Step:
    """Of a group that brings, or costs, much more than others."""
    lever = levers(segmentation).get(part.segment)
    how = "" if lever is None else lever.how
    said = (on_card(segmentation, plan, part), how)
    return Step(cell(segmentation, plan, part), " ".join(filter(None, said)))
