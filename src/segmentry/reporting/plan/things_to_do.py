"""What a page says is to be done, in words: each thing by its name, why, on whom it is tried, and what that shows."""

from dataclasses import dataclass

from segmentry.reporting.once import once
from segmentry.reporting.plan.act import act_of
from segmentry.reporting.plan.common_lever import CommonLever, in_groups, together
from segmentry.reporting.plan.halves_needed import SIZED
from segmentry.reporting.plan.may_be_yours import tried_with
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.plan_parts import Part, PlanOfAction
from segmentry.reporting.plan.plan_words import done, groups_said, half_left, with_whom, within_most
from segmentry.reporting.plan.said_of_trials import TrialWords, drawn_said
from segmentry.reporting.plan.things_in_order import groups_of, things_in_order
from segmentry.reporting.plan.yours_to_change import both_said, called, given_at_risk, is_chosen
from segmentry.reporting.single_columns import main_clues
from segmentry.reporting.steps.own_acts import OwnActs
from segmentry.reporting.steps.step import without_whom
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.results.trial import Trial
from segmentry.stages.profiling.outcome_figures import value_said
from segmentry.wording import capitalised, listed, rate

#: What is done about it, in words that stand once.
_TRY, _DO = "Try it on", "Do it for"
#: Within groups both sides are told where they are apart by less than so much of the whole (ours).
_ALIKE = 0.8
#: So many groups in which nothing differs are named (ours).
_NAMED = 2
_ANEW = "Draw the halves of each test anew: some are in more than one."
_CHOSEN = "What customers choose themselves may only tell who they are: the test decides."


@dataclass(frozen=True)
class ThingToDo:
    """One thing: `what` in a few words that begin with a verb, `why`, and `test` on whom it is tried."""

    what: str
    why: str
    test: str

    @property
    def text(self) -> str:
        """What stands behind its name."""
        return " ".join(filter(None, (self.why, self.test)))


@once
def things_to_do(segmentation: Segmentation) -> tuple[ThingToDo, ...]:
    """Each thing, the first first; none where no plan can be made, or it is to see why."""
    each, profile = things_in_order(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None:
        return ()
    plan, has_lever = plan_of(segmentation), any(isinstance(x, CommonLever | Trial) for x in each)
    told: list[ThingToDo] = []
    for thing in each:
        if isinstance(thing, Trial):
            told.append(_of_trial(segmentation, thing))
        elif isinstance(thing, CommonLever):
            told.append(_of_lever(segmentation, outcome, thing))
        elif isinstance(thing, OwnActs):
            what = f"{capitalised(thing.short)} ({groups_said(thing.whom)})"
            told.append(ThingToDo(what, "", thing.text))
        elif plan is not None:
            part = thing if isinstance(thing, Part) else None
            told.append(_of_plan(segmentation, plan, part, is_told=has_lever))
    return tuple(told)


def beside(segmentation: Segmentation) -> str:
    """What holds for all tests, and what was given to those at risk; empty where nothing is to be done."""
    plan, profile = plan_of(segmentation), segmentation.profile
    each = things_to_do(segmentation)
    if not each or profile is None or profile.main_outcome is None:
        return ""
    outcome, tests = profile.main_outcome, sum(SIZED in thing.test for thing in each)
    halves = half_left(segmentation, plan, outcome) if tests else ""
    halves = f"{halves} {_ANEW}" if tests > 1 and _overlap(segmentation) else halves
    clues = [x.clue for x in things_in_order(segmentation) if isinstance(x, CommonLever)]
    chosen = _CHOSEN if any(is_chosen(segmentation, outcome, x) for x in clues) else ""
    drawn = drawn_said(segmentation, [x for x in things_in_order(segmentation) if isinstance(x, Trial)])
    return " ".join(filter(None, (drawn, halves, chosen, given_at_risk(segmentation, outcome))))


def _overlap(segmentation: Segmentation) -> bool:
    """Whether customers of some group are in more than one of the tests."""
    in_tests = [id for thing in things_in_order(segmentation) for id in groups_of(segmentation, thing)]
    return len(in_tests) > len(set(in_tests))


def in_a_row(each: tuple[ThingToDo, ...]) -> str:
    """The things, where there is no room for a list."""
    numbers = [f"{i}. " for i in range(1, len(each) + 1)] if len(each) > 1 else [""] * len(each)
    return " ".join(f"{number}{thing.what}: {thing.text}" for number, thing in zip(numbers, each, strict=True))


def _of_plan(segmentation: Segmentation, plan: PlanOfAction, part: Part | None, *, is_told: bool) -> ThingToDo:
    """The test of a plan, or what is done with a part that comes later."""
    then = "" if is_told or part is not None else within_most(segmentation, plan)
    lever = act_of(segmentation, plan, part).lever
    did = "" if part is None or plan.event is None else f"{rate(part.rate)} {plan.event.briefly}."
    if part is not None and part.clue is not None and part.is_told:
        did = f"{capitalised(both_said(segmentation, plan.outcome, part.clue))}."
    is_of_one = part is not None or (plan.leads or len(plan.tested) == 1)
    about = [x.clue.column for x in plan.tested if x.clue is not None and not plan.leads]
    about += [] if lever is None else lever.columns
    clue = next((x for x in main_clues(segmentation) if x.column in about), None)
    why = ""
    if lever is not None and lever.fact and is_of_one:
        why = f"{capitalised(lever.fact)}."
    elif clue is not None:
        clue = _there(segmentation, plan, clue) if part is None else clue
        why = f"{capitalised(_why(segmentation, plan.outcome, clue))}."
    test = done(segmentation, plan, part)
    what = capitalised(with_whom(segmentation, plan, part))
    return ThingToDo(what, f"{did} {why}".strip(), f"{test} {then}".strip())


def _of_trial(segmentation: Segmentation, trial: Trial) -> ThingToDo:
    """What a test showed to be better, which needs no other."""
    words = TrialWords(segmentation, trial)
    return ThingToDo(capitalised(words.to_do), f"{capitalised(words.why)}.", words.brings)


def _of_lever(segmentation: Segmentation, outcome: Outcome, lever: CommonLever) -> ThingToDo:
    tried = tried_with(segmentation, outcome, lever.tested)
    verb = _DO if tried.is_for_all or not tried.size else _TRY
    why = f"{_why(segmentation, outcome, lever.clue)}." if not lever.groups else _by_group(segmentation, outcome, lever)
    act, name = without_whom(tried.act, "them"), called(segmentation, lever.clue)
    what = act if name in act else f"{act} ({name})"
    if lever.groups:
        what = f"{what} ({groups_said(lever.groups)})"
    return ThingToDo(capitalised(what), capitalised(why), f"{verb} {tried.on_whom}.{tried.size}")


def _by_group(segmentation: Segmentation, outcome: Outcome, lever: CommonLever) -> str:
    """How both sides stand in each group with which it is tried, the furthest apart first, and where they do not
    differ."""
    each = in_groups(segmentation, outcome, lever.clue)
    first, *rest = sorted(lever.groups, key=lambda own: each[own].rest - each[own].value)

    def both(id: int) -> str:
        inside, other = (value_said(outcome, value, segmentation.labels) for value in (each[id].value, each[id].rest))
        return f"group {id}: {inside} and {other}"

    said = "; ".join((f"group {first}: {both_said(segmentation, outcome, each[first])}", *map(both, rest)))
    alike = [both(id).replace(": ", " (") + ")" for id in lever.beside[:_NAMED]]
    return f"{said}. Apart no more than by chance: {listed(alike, most=_NAMED)}."


def _there(segmentation: Segmentation, plan: PlanOfAction, clue: Clue) -> Clue:
    """The same in the groups that are tested, where it is told of each."""
    each, ids = in_groups(segmentation, plan.outcome, clue), [part.segment for part in plan.tested]
    return together(each, ids) if not plan.leads and all(id in each for id in ids) else clue


def _why(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How both sides of a lever stand."""
    return f"{both_said(segmentation, outcome, clue)}{_within(segmentation, outcome, clue)}"


def _within(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How both stand within groups, where they are less apart than among all."""
    if clue.within is None or abs(clue.within[0] - clue.within[1]) > _ALIKE * abs(clue.value - clue.rest):
        return ""
    inside, rest = (value_said(outcome, value, segmentation.labels) for value in clue.within)
    return f" (in the same groups {inside} and {rest})"
