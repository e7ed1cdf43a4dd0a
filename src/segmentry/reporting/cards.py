"""A card for each segment: who they are in natural units, how they stand on the outcome, and one next step."""

from collections.abc import Sequence

from segmentry.reporting import order_answer
from segmentry.reporting.card import Card, Cards
from segmentry.reporting.compared import kind_of
from segmentry.reporting.looks import colour_of
from segmentry.reporting.next_steps import next_step
from segmentry.reporting.once import once
from segmentry.results.profile import Average, Level, Outcome, Profile, SegmentProfile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import Display, column_called, level_called
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.wording import EVERYONE, Kind, average, plain, share

#: Of a level that so many have it is told before rarer ones (ours).
_MANY = 0.25
#: Of a yes that so few say, people are told the no (ours).
_FEW = 0.5
#: Lines on a card, and where there is little room.
_MOST_LINES, MOST_BRIEF = 4, 3
#: How to read a card, said once.
KEY = "The first figure is the median. Most: 8 in 10 of the group. Other groups: their medians."
KEY_OF_OUTCOME = "In brackets: the 95% interval. A test of the size named detects such a change 8 times in 10, at 5%."
KEY_OF_CLUES = "Where to start was found by searching: confirm it on new customers."


@once
def cards(segmentation: Segmentation) -> tuple[Card, ...]:
    """Each segment as people meet it; none before they are profiled.

    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3, k_max=3))
    >>> [card.id for card in cards(segmentation)]
    [1, 2, 3]
    """
    profile = segmentation.profile
    if profile is None:
        return ()
    return tuple(_card(segmentation, profile, segment) for segment in segmentation.segments)


def block(segmentation: Segmentation) -> tuple[Cards, ...]:
    """The cards with how to read them; nothing before segments are profiled."""
    each, profile = cards(segmentation), segmentation.profile
    if not each or profile is None:
        return ()
    keys = [
        KEY,
        *([KEY_OF_OUTCOME] if any("(" in line for card in each for line in card.outcomes) else []),
        *([KEY_OF_CLUES] if any(own.clue for own in profile.segments) else []),
    ]
    return (Cards(each, " ".join(keys) if segmentation.k > 1 else ""),)


def _card(segmentation: Segmentation, profile: Profile, segment: Segment) -> Card:
    own, outcomes = profile.segments[segment.id - 1], outcomes_told(profile)
    lines = [line for name in own.apart if (line := _line(segmentation, profile, own, name)) is not None]
    became = () if segmentation.k == 1 else tuple(_outcome(segmentation, x, segment) for x in outcomes)
    return Card(
        id=segment.id,
        name=segment.name,
        colour=colour_of(segment),
        size=_size(segmentation, segment),
        lines=tuple((name, f"{own}{others}") for name, own, others in lines[:_MOST_LINES]),
        brief=tuple((name, own.replace(f"({EVERYONE} ", "(all ")) for name, own, _ in lines[:MOST_BRIEF]),
        brief_outcome=_briefly(segmentation, outcomes[0], segment) if outcomes and segmentation.k > 1 else "",
        outcomes=tuple(filter(None, (*became, order_answer.line(segmentation, segment.id)))),
        step=next_step(segmentation, segment.id),
    )


def _size(segmentation: Segmentation, segment: Segment) -> str:
    if segmentation.preview:  # its counts are those of a sample
        return f"about {share(segment.share)} of the customers"
    return f"{segment.size:,} customers, {share(segment.share)}"


def outcomes_told(profile: Profile) -> tuple[Outcome, ...]:
    """The main outcome and, where that is what became of customers, the first of what they are worth."""
    main = profile.main_outcome
    worth = [
        x for x in profile.outcomes if x.kind == "mean" and x is not main and x.segments[0].share_of_total is not None
    ]
    return (*([] if main is None else [main]), *worth[:1])


def _outcome(segmentation: Segmentation, outcome: Outcome, segment: Segment) -> str:
    """How the segment stands on the outcome, with its interval and its part of the whole."""
    labels, own = segmentation.plan.labels, outcome.segments[segment.id - 1]
    if own.value is None:
        return ""
    ends = "" if own.interval is None else " to ".join(value_said(outcome, end, labels) for end in own.interval)
    within = f" ({ends})" if ends else ""
    part = own.share_of_total
    name = column_called(outcome.column, labels).words
    if outcome.kind == "rate":
        happened = event_of(outcome, labels)
        whole = "" if part is None else f", {share(part)} of all {happened.who}"
        return f"{value_said(outcome, own.value, labels)} {happened.did}{within}{whole}"
    whole = "" if part is None else f", {share(part)} of the total"
    return f"{name} {value_said(outcome, own.value, labels)} on average{within}{whole}"


def _briefly(segmentation: Segmentation, outcome: Outcome, segment: Segment) -> str:
    """How the segment stands on the outcome: that of all customers is said once, above the cards."""
    labels, value = segmentation.plan.labels, outcome.segments[segment.id - 1].value
    if value is None:
        return ""
    if outcome.kind == "rate":
        return f"{value_said(outcome, value, labels)} {event_of(outcome, labels).did}"
    return f"{column_called(outcome.column, labels).words} {value_said(outcome, value, labels)} on average"


def _line(segmentation: Segmentation, profile: Profile, own: SegmentProfile, name: str) -> tuple[str, str, str] | None:
    """One column: its name, what is typical in it, and how the other segments are in it where that is told apart."""
    called = column_called(name, segmentation.plan.labels)
    average_here, kind = own.average_of(name), kind_of(segmentation, name)
    if average_here is not None and kind == "share":
        of_all = profile.average_of(name)
        beside = None if of_all is None else of_all.mean
        return None if average_here.mean is None else (*_yes_or_no(called.words, average_here.mean, beside), "")
    if average_here is not None:
        others = [x.average_of(name) for x in profile.segments if x is not own]
        whole = segmentation.types.get(name) == "integer"
        name_of_unit = called if kind == "number" else None
        said = _typical(average_here, [x for x in others if x is not None], kind, name_of_unit, whole=whole)
        return None if said is None else (called.words, *said)
    levels = own.levels_of(name)
    level = _level(levels)
    if level is None:
        return None
    words = level_called(name, level.level, segmentation.plan.labels)
    if level.level.casefold() in YES | NO and says_yes_or_no(x.level for x in levels):
        words = "yes" if level.level.casefold() in YES else "no"
    return called.words, _shares(words, level.share or 0.0, level.share_of_all), ""


def _yes_or_no(name: str, yes: float, of_all: float | None) -> tuple[str, str]:
    """The answer that stands out; of a column called "no ..." the thing itself is told where they have it."""
    if of_all is None or yes >= of_all or yes > _FEW:
        return name, _shares("yes", yes, of_all)
    no, all_no = 1 - yes, 1 - of_all
    if name.startswith("no "):
        return name.removeprefix("no "), _shares("yes", no, all_no)
    return name, _shares("no", no, all_no)


def _shares(words: str, own: float, of_all: float | None) -> str:
    beside = "" if of_all is None else f" ({EVERYONE} {share(of_all)})"
    return f"{words} {share(own)}{beside}"


def _typical(
    own: Average, others: Sequence[Average], kind: Kind, called: Display | None, *, whole: bool
) -> tuple[str, str] | None:
    """The median, the range of most, and the medians of the other segments; averages where these are withheld."""
    value = _median(own)
    if value is None:
        return None

    def said(x: float) -> str:
        return plain(round(x) if whole and abs(x) >= 10 else x) if kind == "number" else average(x, kind)

    text, spread = said(value) if called is None else called.value(said(value)), own.spread
    if spread is not None and spread.p10 is not None and spread.p90 is not None:
        low, high = said(spread.p10), said(spread.p90)
        text += " for most" if low == high == said(value) else f", most {low} to {high}"
    beside = sorted(x for x in map(_median, others) if x is not None)
    if not beside:
        return text, ""
    ends = dict.fromkeys((said(beside[0]), said(beside[-1])))
    return text, f"; other groups {' to '.join(ends)}"


def _median(own: Average) -> float | None:
    return own.mean if own.spread is None or own.spread.p50 is None else own.spread.p50


def _level(levels: Sequence[Level]) -> Level | None:
    """The level that stands out: the furthest from all customers among those that many have, else the furthest."""
    known = [level for level in levels if level.share is not None and (level.difference or 0) > 0]
    return max(known, key=lambda level: ((level.share or 0) >= _MANY, level.difference or 0.0), default=None)
