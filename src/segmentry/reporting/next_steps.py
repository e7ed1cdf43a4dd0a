"""One next step for each segment: what to try first, on whom, and how many customers show that it works.

Where an outcome or a value is known, the step follows from how the segment stands on it; else from what its customers
lack, bring, could bring, or have stopped to bring. What goes together is a clue: every step is a test.
"""

from dataclasses import replace

from segmentry.reporting import halves_needed, steps_of_rates, steps_of_traits
from segmentry.reporting.once import once
from segmentry.reporting.pressing import place_of
from segmentry.reporting.step import LIKE_ALL, WAIT, Step
from segmentry.reporting.steps_of_burdens import spare
from segmentry.reporting.steps_of_rates import standing_out, stands
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import listed, share

#: From so many times the average value of a customer a segment is looked after first, below so many it is served at
#: little cost (ours).
_DEAR, _CHEAP = 1.2, 0.8
_NOTHING = Step(LIKE_ALL, "Nothing of its own: treat like all.")
#: From so many groups with nothing of their own, one line tells them together.
_SEVERAL = 2


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
    each = tuple(_step(segmentation, profile, segment.id) for segment in segmentation.segments)
    if not any(step.text for step in each):
        return each
    each = _once_each(segmentation, tuple(step if step.text else _NOTHING for step in each))
    alike = sum(step.short == LIKE_ALL for step in each) >= _SEVERAL
    return _numbered(tuple(Step(LIKE_ALL) if alike and step.short == LIKE_ALL else step for step in each))


def nothing_of_their_own(segmentation: Segmentation) -> str:
    """Which groups are treated like all, in one line; empty where a card says it, or none are."""
    alike = [x for x, step in zip(segmentation.segments, steps(segmentation), strict=True) if step == Step(LIKE_ALL)]
    if not alike:
        return ""
    if len(alike) == segmentation.k:
        return "No group has anything of its own to act on: treat all alike."
    return f"Nothing of their own to act on, treat like all: {listed(str(segment.id) for segment in alike)}."


def _once_each(segmentation: Segmentation, each: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps, of which none is told twice: a later one says of which group it is the same."""
    first: dict[str, int] = {}
    for id in sorted(range(1, len(each) + 1), key=lambda own: place_of(segmentation, own)):
        first.setdefault(each[id - 1].text, id)

    def told(id: int, step: Step) -> Step:
        of = first[step.text]
        if of == id or step.short in (LIKE_ALL, WAIT.short):
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
    first = next((x.segment for x in standing_out(outcome) if x.value is not None), id)
    before = "" if first == id else f"“{segmentation.segments[first - 1].name}”"
    if outcome.kind == "rate":
        return steps_of_rates.step_of(segmentation, outcome, own, before)
    return _of_value(segmentation, outcome, outcome.segments[id - 1], before)


def _of_value(segmentation: Segmentation, outcome: Outcome, own: OutcomeOf, before: str) -> Step:
    """By what their customers are worth: the dearest group is looked after first, others next."""
    profile, name = segmentation.profile, column_called(outcome.column, segmentation.labels)
    lift, part = own.lift, own.share_of_total
    if own.value is None:
        return WAIT
    average = None if profile is None else profile.segments[own.segment - 1].average_of(outcome.column)
    whole = "" if part is None else f"{share(part)} of all {name.words}"
    of_total = f": {whole}" if whole else ""
    if lift is not None and lift >= _DEAR and stands(outcome, own) >= 0:
        known = average is not None and average.sd is not None and own.value is not None
        rise = halves_needed.of_mean(own.count, own.value or 0.0, average.sd or 0.0, name) if known and average else ""
        when = "next" if before else "first"
        text = f"Look after them {when}{of_total}. Try a benefit on a random half, and compare.{rise}"
        return Step(f"look after {when}", text)
    if profile is not None and (spared := spare(segmentation, profile.segments[own.segment - 1])) is not None:
        return spared
    if lift is not None and lift <= _CHEAP and stands(outcome, own) <= 0:
        return Step("serve at little cost", f"Serve them at little cost{of_total}.")
    return Step(LIKE_ALL, f"Nothing of its own: treat like all{f' ({whole})' if whole else ''}.")
