"""What to do with a segment where nothing tells what became of customers: by what they lack, bring, do or think.

A fact comes first, and what it is good for second; where nothing sets a segment apart that could be acted on, there is
no step.
"""

from collections.abc import Iterator

from segmentry.reporting import order_answer
from segmentry.reporting.lens import MOST_HAVE, answers, both_of, lens, offered_first
from segmentry.reporting.once import once
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.steps.lacks import ALL, answer_in, stands_for
from segmentry.reporting.steps.lever import CHANGES, PRESSING, SUITED
from segmentry.reporting.steps.levers import levers
from segmentry.reporting.steps.step import LIKE_ALL, SERVE, Step
from segmentry.reporting.steps.steps_of_levers import by_lever, sized
from segmentry.reporting.steps.steps_of_marks import Mark, asked_about, is_sold_to, marks, steps_of
from segmentry.reporting.steps.steps_of_worth import by_worth, is_worth_more
from segmentry.reporting.steps.striking_levels import fact_of, is_striking, striking
from segmentry.reporting.trust.sensitive import is_of_health, traits_of
from segmentry.results.profile import SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.shared.care import is_of_care
from segmentry.stages.shared.display_names import column_called, thing_called
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_events import NO
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.quantity_concepts import Sense
from segmentry.wording import EVERYONE, capitalised, listed, plural, share

#: What they bring or could bring decides what to try where it marks them nearly as much as anything does (ours).
_AS_FAR = 0.6
#: What to do by what marks them, the most pressing first.
_BY_SENSE: tuple[tuple[Sense, int, str, str], ...] = (
    ("silence", 1, "win back", "Win them back: write to a random half, and count who returns."),
    ("worth", 1, "look after", "Look after them: try a benefit on a random half, and compare what they do next."),
    ("loyalty", -1, "welcome", "Make their first months easy: try a welcome on a random half, and count who stays."),
    (
        "means",
        1,
        "offer more",
        "They can afford more: try a dearer offer on a random half, and compare what they take.",
    ),
    ("worth", -1, SERVE, "Serve them at little cost."),
    (
        "silence",
        -1,
        "offer what goes with it",
        "Offer a random half what goes with their last purchase, and count who takes it.",
    ),
    ("loyalty", 1, "thank", "Thank them: try a benefit for loyalty on a random half, and compare who stays."),
    ("means", -1, "offer less dear", "Offer a random half something cheaper, and compare what they take."),
)
_RICH_AND_SPENDING: tuple[Sense, Sense] = ("means", "worth")
_POOR = Step(
    "invite",
    "They have money and do not spend it here: try an invitation on a random half, and compare what they spend.",
)


def step_of(segmentation: Segmentation, own: SegmentProfile) -> Step:
    """By orders, by what the segment brings or could bring, by what else sets it apart; empty where nothing does."""
    return _steps(segmentation)[own.id - 1]


@once
def _steps(segmentation: Segmentation) -> tuple[Step, ...]:
    """One step for each segment, of those that follow from its marks the first that is no other segment's: segments of
    which there is only one take it first."""
    profile = segmentation.profile
    each = [] if profile is None else [list(_candidates(segmentation, own)) for own in profile.segments]
    chosen: dict[int, Step] = {}
    for i in sorted(range(len(each)), key=lambda i: (len(each[i]), i)):
        taken = {step.short for step in chosen.values() if step.short != LIKE_ALL}
        new = (step for step in each[i] if step.short not in taken)
        other = (step for step in each[i] if step.text not in {taken.text for taken in chosen.values()})
        chosen[i] = next(new, None) or next(other, Step())
    return tuple(chosen[i] for i in range(len(each)))


def _candidates(segmentation: Segmentation, own: SegmentProfile) -> Iterator[Step]:
    """Steps that follow from what marks the segment, the most pressing first."""
    size = halves_needed.of_response(segmentation.segments[own.id - 1].size)
    by_orders = order_answer.step(segmentation, own, size.text if size.is_enough else "")
    if by_orders.text:
        yield by_orders
        return
    if segmentation.verdict == "no structure" or rows_of(segmentation).kind == "event":  # nobody is there to be asked
        return
    by_lens = _of_lens(segmentation, own)  # what the headline is about
    if by_lens.text and by_lens.short != LIKE_ALL:
        yield by_lens
        return
    possible = (
        *(_of_buyers(segmentation, own) if is_sold_to(segmentation) else (by_lever(segmentation, own),)),
        by_lens,
        _lacked(segmentation, own),
        *steps_of(segmentation, own),
        _ask_about(segmentation, own),
    )
    told = [step for step in possible if step is not None and step.text]
    if not any(step.short != LIKE_ALL for step in told) and (asked := asked_about(segmentation, own)):
        told = [asked]
    yield from (sized(segmentation, own, step) for step in told)


def _of_buyers(segmentation: Segmentation, own: SegmentProfile) -> Iterator[Step | None]:
    """By what they put up with, what they bring, what can be changed for them, and what they could bring."""
    lever, by_its_lever = levers(segmentation).get(own.id), by_lever(segmentation, own)
    yield by_worth(segmentation, own)
    if lever is not None and lever.kind in (*PRESSING, *CHANGES, *SUITED, "points", "ending", "exam"):
        yield by_its_lever
    by_sense = _of_sense(segmentation, own)
    yield from (step for step in by_sense if step.short != SERVE)
    yield by_its_lever
    yield from by_sense


def _lacked(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """What they lack more often than others of what sets them apart, and could have: where nearly all lack it, why they
    do, and of those to whom nothing is sold who could have it. All others have a lever of it."""
    profile, traits = segmentation.profile, traits_of(segmentation)
    for name in own.apart:
        if profile is None or name in traits or not can_be_offered(name):
            continue
        no = answer_in(profile, own, segmentation.columns[name], NO)
        if no is None or not is_striking(no) or stands_for(segmentation, own, name):
            continue
        what = thing_called(name, segmentation.labels)
        who = "those" if no.count is None else f"the {no.count:,}"
        beside = f"({share(no.share)}, {EVERYONE} {share(no.share_of_all)})"
        if (no.share or 0.0) >= ALL:
            also = next((f": {_lower(x.fact)}" for x in marks(segmentation, own) if x.column.name != name), "")
            all_of_them = "they" if no.count is None else who
            see = f"See why {all_of_them} have no {what} before it is offered to them{also}."
            return Step(f"see why they have no {what}", see)
        if not is_sold_to(segmentation):
            return Step(f"see who could have {what}", f"See who of {who} without {what} {beside} could have it.")
    return None


def _ask_about(segmentation: Segmentation, own: SegmentProfile) -> Step | None:
    """Of patients what sets them apart most of what made no segments."""
    traits, each = traits_of(segmentation), striking(segmentation, own, of_health=True)
    level = next((x for x in each if traits.get(x.column) == "health" or is_of_care(x.column)), None)
    if level is None or not is_of_health(segmentation):
        return None
    name = column_called(level.column, segmentation.labels).words
    return Step(f"ask about {name}", f"Ask about it: {fact_of(segmentation, own, level)}.")


def _lower(fact: str) -> str:
    return f"{fact[:1].lower()}{fact[1:]}"


def _of_sense(segmentation: Segmentation, own: SegmentProfile) -> list[Step]:
    """By what marks them: what their customers bring, could bring, or have stopped to bring."""
    marked: dict[Sense, tuple[int, Mark]] = {}
    each = marks(segmentation, own)
    most = max((abs(mark.far) for mark in each), default=0.0)
    for mark in (x for x in each if not x.level):
        words = comparative(mark.column.name, segmentation.labels.get(mark.column.name))
        reverse = words.sense == "loyalty" and words.high == "newer"
        marked.setdefault(words.sense, (1 if mark.is_more is not reverse else -1, mark))
    means, worth = (marked[sense][0] if sense in marked else 0 for sense in _RICH_AND_SPENDING)
    told = [_POOR] if means == 1 and worth == -1 else []
    if worth == -1 and is_worth_more(segmentation, own):  # little of one thing that they bring is no little worth
        del marked["worth"]
    for sense, sign, short, text in _BY_SENSE:
        way, by = marked.get(sense, (0, None))
        if by is not None and way == sign and abs(by.far) >= _AS_FAR * most:
            told.append(Step(short, f"{by.fact}. {text}" if by.fact else text))
    return told


def _of_lens(segmentation: Segmentation, own: SegmentProfile) -> Step:
    """By how many have what people may want to offer; empty where no column tells of such a thing."""
    name, profile = lens(segmentation), segmentation.profile
    both = None if name is None or profile is None else answers(profile, own.id - 1, segmentation.columns[name])
    if name is None or both is None:
        return Step()
    (yes, no), what = both, thing_called(name, segmentation.labels)
    usual = share(yes.share_of_all)
    beside = f"{share(yes.share)}, {EVERYONE} {usual}"
    count = "those" if no.count is None else f"{no.count:,}"
    who = count if no.count is None else f"the {count}"
    first = offered_first(segmentation, name)
    if own.id in first:
        when = "first" if own.id == first[0] else "next"
        offer = f"Offer {what} {when} to {who} without it: {share(yes.share)} have it here, {EVERYONE} {usual}."
        return Step(f"offer {what}: {count} without", offer, yes.share or 0.0)
    if (yes.share or 0.0) > MOST_HAVE:
        return Step(f"nearly all have {what}", f"Nearly all have {what} ({beside}): nothing to offer.")
    if is_over(no):
        few = f"{capitalised(who)} without {what} come last: fewer have it here ({beside})."
        return Step(f"offer last: {count} without", few)
    return Step(LIKE_ALL, f"Nothing of its own: treat like all (have {what}: {beside}).")


def offer_to_all(segmentation: Segmentation, column: str) -> str:
    """One test of the offer in all groups to which it is made first; empty where a count is withheld."""
    first, each = sorted(offered_first(segmentation, column)), both_of(segmentation, column)
    counts = [each[i - 1][1].count for i in first]
    here = sum(count or 0 for count in counts)
    if not first or not all(counts):
        return ""
    size = halves_needed.of_response(here, min(each[i - 1][0].share or 0.0 for i in first))
    whom = size.of(here, f"the {here:,} without it in {plural(len(first), 'group')} {listed(map(str, first))}")
    return f"Try it on {whom}.{size.text}"
