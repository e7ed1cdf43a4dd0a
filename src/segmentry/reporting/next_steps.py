"""One next step for each segment: what to try first, on whom, and how many customers show that it works.

Where an outcome or a value is known, the step follows from how the segment stands on it; else from what its customers
lack, bring, could bring, or have stopped to bring. What goes together is a clue: every step is a test.
"""

from segmentry.reporting import halves_needed, steps_of_rates, steps_of_traits
from segmentry.reporting.once import once
from segmentry.reporting.step import Step
from segmentry.reporting.steps_of_rates import standing_out, stands
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.wording import share

#: From so many times the average value of a customer a segment is looked after first, below so many it is served at
#: little cost (ours).
_DEAR, _CHEAP = 1.2, 0.8
_WITHHELD = Step("withheld", "Act elsewhere first: how they stand would tell of too few customers, and is withheld.")


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
    return tuple(_step(segmentation, profile, segment.id) for segment in segmentation.segments)


def _step(segmentation: Segmentation, profile: Profile, id: int) -> Step:
    own, outcome = profile.segments[id - 1], profile.main_outcome
    if outcome is None or outcome.all.value is None:
        return steps_of_traits.step_of(segmentation, own)
    if outcome.segments[id - 1].value is None:
        return _WITHHELD
    if outcome.kind == "rate":
        first = next((x.segment for x in standing_out(outcome)), id)
        before = "" if first == id else f"“{segmentation.segments[first - 1].name}”"
        return steps_of_rates.step_of(segmentation, outcome, own, before)
    return _of_value(profile, outcome, outcome.segments[id - 1], segmentation.labels)


def _of_value(profile: Profile, outcome: Outcome, own: OutcomeOf, labels: Labels) -> Step:
    name = column_called(outcome.column, labels)
    lift, part = own.lift, own.share_of_total
    of_total = "" if part is None else f": {share(part)} of all {name.words}"
    if lift is not None and lift >= _DEAR and stands(outcome, own) >= 0:
        average = profile.segments[own.segment - 1].average_of(outcome.column)
        known = average is not None and average.sd is not None and own.value is not None
        rise = halves_needed.of_mean(own.count, own.value or 0.0, average.sd or 0.0, name) if known and average else ""
        text = f"Look after them first{of_total}. Try a benefit on a random half, and compare.{rise}"
        return Step("look after first", text)
    if lift is not None and lift <= _CHEAP and stands(outcome, own) <= 0:
        text = f"Serve them at little cost{of_total}. Test on a random half what would make them buy more."
        return Step("serve cheaply", text)
    text = f"Close to the average{of_total}. Copy what works for the dearest group on a random half, and compare."
    return Step("close to average", text)
