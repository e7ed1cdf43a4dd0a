"""One next step for each segment: what to try first, on whom, and how many customers show that it works.

Where an outcome or a value is known, the step follows from how the segment stands on it; else from what its customers
bring, could bring, or have stopped to bring. What goes together is a clue: every step is a test.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.maths.sample_size import needed_for_means, needed_for_rates, smallest_change
from segmentry.reporting import order_answer
from segmentry.results.profile import Outcome, OutcomeOf, Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.profiling.sensitive_traits import sensitive_traits
from segmentry.stages.shared.display_names import Display, Labels, column_called, level_called
from segmentry.stages.shared.outcome_events import NO, YES, Event, says_yes_or_no
from segmentry.stages.shared.quantities import Sense, comparative, ends_with_leaving
from segmentry.wording import EVERYONE, figure, plain, share

#: What a test is to find: a change by a tenth, of rates by one point at least (ours).
_CHANGE, _POINT = 0.1, 0.01
#: A test that shows no less than a change by so many times is none (ours).
_MOST_CHANGE = 2.0
#: From so many times the rate of all customers a segment is nearly like them (ours).
_NEARLY = 0.75
#: An interval of a rate so wide tells too little (ours).
_WIDE = 0.1
#: Fewer customers in each half than this are no test (ours).
_LEAST_HALF = 20
#: From so many times the average value of a customer a segment is looked after first, below so many it is served at
#: little cost (ours).
_DEAR, _CHEAP = 1.2, 0.8


def next_step(segmentation: Segmentation, id: int) -> str:
    """What to do next with one segment, as one or two sentences; empty where there is nothing to compare it with.

    >>> import segmentry
    >>> next_step(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=4)), 1) != ""
    True
    """
    profile = segmentation.profile
    if profile is None or segmentation.k == 1:
        return ""
    own, outcome, labels = profile.segments[id - 1], profile.main_outcome, segmentation.plan.labels
    if outcome is None or outcome.all.value is None:
        return _without_outcome(segmentation, own)
    if outcome.segments[id - 1].value is None:
        return _WITHHELD
    if outcome.kind == "rate":
        first = next((one.segment for one in outcome.ranked if stands(outcome, one) > 0), id)
        before = "" if first == id else f"“{segmentation.segments[first - 1].name}”"
        return _of_rate(segmentation, outcome, own, before)
    return _of_value(profile, outcome, outcome.segments[id - 1], labels)


def stands(outcome: Outcome, own: OutcomeOf) -> int:
    """1 where the segment has more of the outcome than all customers, beyond chance, -1 where less, else 0."""
    of_all = outcome.all.value
    if own.interval is None or of_all is None:
        return 0
    return 1 if own.interval[0] > of_all else -1 if own.interval[1] < of_all else 0


def _of_rate(segmentation: Segmentation, outcome: Outcome, profile: SegmentProfile, before: str) -> str:
    """By how the segment stands; `before` is the segment to begin with, where that is another one."""
    labels, own = segmentation.plan.labels, outcome.segments[profile.id - 1]
    happened, where, rate = event_of(outcome, labels), stands(outcome, own), own.value or 0.0
    hint = _hint(outcome, profile, labels)
    beside = f"({share(rate)} against {share(outcome.all.value)})"
    if happened.wanted is False and (where > 0 or (hint and (own.lift or 0.0) >= _NEARLY)):
        begin = "Act here first" if not before else f"After {before}" if where > 0 else f"Not above average {beside}"
        stay = f" {_here(own):,} are still here." if happened.gone else ""
        return f"{begin}: {happened.act}, and compare.{stay}{hint}{_halves(own, rate, happened, down=True).text}"
    if happened.wanted is False and where < 0:
        return f"Below average {beside}. {happened.calm}; ask ten of them why{' they stay' if happened.gone else ''}."
    if where == 0:
        unlike = _what_sets_apart(segmentation, profile)
        return f"{_unsure(own, beside)}{hint}{unlike}"
    if happened.wanted and where > 0:
        begin = f"After {before}: contact" if before else "Contact first:"
        return f"{begin} a random half of the {_here(own):,} who did not, and compare with the others.{hint}"
    if happened.wanted:
        size = _halves(own, rate, happened)
        if not size.is_enough:
            return f"Leave them out of this campaign.{size.text}"
        return f"Try another offer on a random half before you leave them out.{hint}{size.text}"
    much = "more" if where > 0 else "less"
    return f"Find out why so much {much} here. Change one thing for a random half, and compare.{hint}"


def _here(own: OutcomeOf) -> int:
    """How many of a segment did not: who are still here, or may still do it."""
    return round(own.count * (1 - (own.value or 0.0)))


def _unsure(own: OutcomeOf, beside: str) -> str:
    """That a segment does not differ from all customers, or that it has too few to tell."""
    low, high = own.interval or (0.0, 1.0)
    if high - low >= _WIDE:
        return f"Too few to tell {beside}: do not act on this alone."
    return f"No clear difference from all customers {beside}."


def _hint(outcome: Outcome, segment: SegmentProfile, labels: Labels) -> str:
    """Where within the segment to begin."""
    clue = segment.clue
    if clue is None or clue.outcome != outcome.column:
        return ""
    did, part = event_of(outcome, labels).did, part_of(clue, labels, [x.level for x in segment.levels_of(clue.column)])
    partly = " (part of this is automatic: it stops when they leave)" if _is_moved(outcome, clue, labels) else ""
    others = f"{share(clue.rest)} of the others{partly}"
    return f" Start {part} ({clue.count:,} customers): {share(clue.value)} {did}, {others}."


def _is_moved(outcome: Outcome, clue: Clue, labels: Labels) -> bool:
    """Whether what a clue is about is changed by the outcome itself."""
    return event_of(outcome, labels).gone and clue.level is None and ends_with_leaving(clue.column)


def _what_sets_apart(segmentation: Segmentation, own: SegmentProfile) -> str:
    """The number in which they stand furthest from the other segments, as something to ask about."""
    profile = segmentation.profile
    for name in own.apart if profile is not None else ():
        average = own.average_of(name)
        if profile is None or average is None or average.spread is None or average.spread.p50 is None:
            continue
        called = column_called(name, segmentation.plan.labels)
        others = [x.average_of(name) for x in profile.segments if x is not own]
        medians = sorted(x.spread.p50 for x in others if x and x.spread and x.spread.p50 is not None)
        if medians and not medians[0] <= average.spread.p50 <= medians[-1]:
            ends = " to ".join(dict.fromkeys(plain(m) for m in (medians[0], medians[-1])))
            here = f"{called.words} ({called.value(plain(average.spread.p50))}, other groups {ends})"
            return f" What sets them apart is {here}: ask ten of them about it."
    return ""


def part_of(clue: Clue, labels: Labels, levels: Sequence[str] = ()) -> str:
    """The part of a segment that a clue is about, behind "start" or "look"; `levels` are those of its column.

    >>> part_of(Clue(outcome="y", column="tenure", at_most=12.0, value=0.7, rest=0.4, count=9, count_rest=9), {})
    'where tenure is up to 12'
    """
    name = column_called(clue.column, labels)
    if clue.level is not None:
        said = level_called(clue.column, clue.level, labels)
        if clue.level.casefold() in YES | NO and says_yes_or_no(levels):
            said = "yes" if clue.level.casefold() in YES else "no"
        return f"where {name.words} is {said}"
    if clue.at_most is not None:
        return f"where {name.words} is up to {name.value(plain(clue.at_most))}"
    return f"where {name.words} is above {name.value(plain(clue.above))}"


@dataclass(frozen=True)
class _Size:
    """How many customers a test takes, in words, and whether there are so many."""

    text: str
    is_enough: bool


def _halves(own: OutcomeOf, rate: float, happened: Event, *, down: bool = False) -> _Size:
    """How many customers show a change of a tenth; where there are not so many, the change that they can show."""
    half, step = (_here(own) if happened.gone else own.count) // 2, max(_CHANGE * rate, _POINT)
    other = max(rate - step, 0.0) if down else min(rate + step, 1.0)
    needed = needed_for_rates(rate, other)
    word, again = "drop" if down else "rise", " If as many leave again," if happened.gone else ""
    if needed <= half:
        return _Size(f"{again} {needed:,} in each half can detect a {word} from {share(rate)} to {share(other)}.", True)
    least = smallest_change(lambda value: needed_for_rates(rate, value), half, rate, 0.0 if down else 1.0)
    if half < _LEAST_HALF or least is None:
        return _Size(f" They are {_TOO_FEW}: talk to them, or pool them with another group.", False)
    change = f"a {word} from {share(rate)} to {share(least)}"
    if max(rate, least) > _MOST_CHANGE * min(rate, least):
        return _Size(f" They are {_TOO_FEW}: only {change} would show.", False)
    return _Size(f"{again} {half:,} in each half can detect {change}, not a smaller one.", True)


def _of_value(profile: Profile, outcome: Outcome, own: OutcomeOf, labels: Labels) -> str:
    name = column_called(outcome.column, labels)
    lift, part = own.lift, own.share_of_total
    of_total = "" if part is None else f": {share(part)} of all {name.words}"
    if lift is not None and lift >= _DEAR and stands(outcome, own) >= 0:
        rise = _rise(profile, outcome, own, own.count // 2, name)
        return f"Look after them first{of_total}. Try a benefit on a random half, and compare.{rise}"
    if lift is not None and lift <= _CHEAP and stands(outcome, own) <= 0:
        return f"Serve them at little cost{of_total}. Test on a random half what would make them buy more."
    return f"Close to the average{of_total}. Copy what works for the dearest group on a random half, and compare."


def _rise(profile: Profile, outcome: Outcome, own: OutcomeOf, half: int, name: Display) -> str:
    average_here = profile.segments[own.segment - 1].average_of(outcome.column)
    if average_here is None or average_here.sd is None or not own.value or own.value < 0 or half < _LEAST_HALF:
        return ""
    sd, mean = average_here.sd, own.value
    needed = needed_for_means(sd, _CHANGE * mean)
    if needed <= half:
        return f" {needed:,} in each half show a rise by {share(_CHANGE)}."
    gap = (needed_for_means(sd, 1.0) / half) ** 0.5
    return f" {half:,} in each half show a rise by {name.value(figure(gap))} or more."


#: What to do where nothing is known of what came of customers, by what marks them, the most pressing first: what to
#: aim at, and what to try.
_BY_SENSE: tuple[tuple[Sense, int, str, str], ...] = (
    ("silence", 1, "Win them back", "write to a random half, and count who returns"),
    ("worth", 1, "Keep them", "try a benefit on a random half, and compare what they do next"),
    ("loyalty", -1, "Make their first months easy", "try a welcome on a random half, and count who stays active"),
    ("means", 1, "They could do more with you", "ask ten of them what is missing, then test an offer on a random half"),
    ("worth", -1, "Serve them at little cost", "test on a random half what would make them buy more"),
    ("loyalty", 1, "Thank them", "try a benefit for loyalty on a random half, and compare who stays"),
    ("means", -1, "Offer them something cheaper", "test it on a random half, and compare what they take"),
)
_POOR = "They have money and do not spend it here", "ask ten why, then test an invitation on a random half"
#: Standard deviations from all customers from which a quantity decides what to try (ours).
_MARKED = 0.5
#: Standard deviations from all customers from which what made no segments is worth a step (ours).
_FAR = 0.25
#: Of so many a response is taken to be usual where none is known (ours).
_USUAL = 0.1
_WITHHELD = "Act elsewhere first: how they stand would tell of too few customers, and is withheld."
_TOO_FEW = "too few for a test of their own"


def _without_outcome(segmentation: Segmentation, own: SegmentProfile) -> str:
    """By what marks a segment: what its customers bring, could bring, or have stopped to bring."""
    marked: dict[Sense, int] = {}
    for name in own.apart:
        average_here = own.average_of(name)
        if average_here is None or average_here.difference is None or abs(average_here.difference) < _MARKED:
            continue
        words, more = comparative(name, segmentation.plan.labels.get(name)), average_here.difference > 0
        reverse = words.sense == "loyalty" and words.high == "newer"
        marked.setdefault(words.sense, 1 if more is not reverse else -1)
    segment = segmentation.segments[own.id - 1]
    show = _usual_response(segment.size // 2)
    if by_orders := order_answer.step(segmentation, own, (show,) if show else ()):
        return by_orders
    known = next((words for sense, sign, *words in _BY_SENSE if marked.get(sense) == sign), None)
    aim, test = known or (
        _differs_in(segmentation, own) or f"Speak to them as “{segment.name}”",
        "test a message made for them on a random half",
    )
    if marked.get("means") == 1 and marked.get("worth") == -1:
        aim, test = _POOR
    if not show:
        return f"{aim}: ask ten of them what they need. They are {_TOO_FEW}."
    return f"{aim}: {test}. {show}"


def _differs_in(segmentation: Segmentation, own: SegmentProfile) -> str:
    """The column that did not make the segments in which it differs most, beyond chance; empty where there is none."""
    traits = sensitive_traits(segmentation.columns)
    apart = {column.name for column in segmentation.columns.columns if column.role == "descriptor"} - set(traits)
    over = [x for x in own.levels if x.column in apart and x.interval is not None and is_over(x)]
    far = [x for x in over if (x.difference or 0) >= _FAR]
    if not far:
        return ""
    level = max(far, key=lambda x: x.difference or 0.0)
    labels, beside = segmentation.plan.labels, f"{share(level.share)} ({EVERYONE} {share(level.share_of_all)})"
    what = f"{column_called(level.column, labels).words} is {level_called(level.column, level.level, labels)}"
    return f"Begin with what else is different: {what} for {beside}"


def _usual_response(half: int) -> str:
    """What so many in each half can show, where it is not known how many respond; empty where that is too little."""
    least = smallest_change(lambda value: needed_for_rates(_USUAL, value), half, _USUAL, 1.0)
    if half < _LEAST_HALF or least is None or least > _MOST_CHANGE * _USUAL:
        return ""
    return f"If {share(_USUAL)} usually respond, {half:,} in each half can show a rise to {share(least)}."
