"""A card for each segment: who they are in natural units, how they stand on the outcome, and one next step."""

from collections.abc import Sequence

from segmentry.reporting import order_answer
from segmentry.reporting.also import also
from segmentry.reporting.card import Card, Cards
from segmentry.reporting.cards.best_part import best_part
from segmentry.reporting.cards.columns_told import columns_told
from segmentry.reporting.cards.reason_given import reason_given, reasons
from segmentry.reporting.cards.typical_values import TypicalValue
from segmentry.reporting.lead import lead
from segmentry.reporting.lens import lens
from segmentry.reporting.looks import colour_of
from segmentry.reporting.no_groups import shows_parts
from segmentry.reporting.once import once
from segmentry.reporting.outcome_and_worth import outcome_and_worth
from segmentry.reporting.plan.halves_needed import ASSUMED, KEY_OF_ASSUMED, KEY_OF_CHOSEN, SIZED
from segmentry.reporting.plan.money_words import money_of
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.pressing import place_of
from segmentry.reporting.plan.things_to_do import in_a_row, things_to_do
from segmentry.reporting.said_of import said_of
from segmentry.reporting.steps.next_steps import next_step
from segmentry.reporting.steps.striking_levels import facts
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, rate_told, value_said, within
from segmentry.stages.profiling.statement import SPARSE
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, share

#: Lines on a card where there is little room.
MOST_BRIEF = 3
#: What else sets a segment apart, and made it not.
_MOST_FACTS = 1
#: How to read a card, said once.
KEY = "Numbers are typical values (medians) in the units of the table; 8 in 10 lie in the brackets."
KEY_OF_OUTCOME = "Ranges of rates are 95% intervals."
KEY_OF_SIZES = "Tests of the size named find such a change 8 times in 10, at 5%."
KEY_OF_SHARES = "Ranges of shares and averages in the table are 95% intervals."
KEY_OF_CLUES = "Single columns and parts were found by searching: confirm them on new customers."
KEY_OF_TIME = "The table does not say over what time they left: where fewer leave, a test detects less."


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
    return said_of(segmentation, tuple(_card(segmentation, profile, segment) for segment in segmentation.segments))


def block(segmentation: Segmentation) -> tuple[Cards, ...]:
    """The cards, the most pressing first, with how to read them; nothing before segments are profiled. Where there are
    no groups how to read what stands in their place."""
    each, profile = cards(segmentation), segmentation.profile
    if not each or profile is None:
        return ()
    said = " ".join(
        (lead(segmentation), in_a_row(things_to_do(segmentation)), also(segmentation), *(card.step for card in each))
    )
    are_shown = shows_parts(segmentation)
    keys = [
        *([KEY] if are_shown else []),
        *([KEY_OF_SHARES] if are_shown and _tells_shares(segmentation) else []),
        *([KEY_OF_OUTCOME] if any(x.all.interval for x in profile.outcomes) else []),
        *([KEY_OF_SIZES] if SIZED in said else []),
        *([KEY_OF_CHOSEN] if SIZED in said and _are_chosen_by_it(segmentation) else []),
        *([KEY_OF_CLUES] if profile.clues or any(own.clue for own in profile.segments) else []),
        *([KEY_OF_ASSUMED] if ASSUMED in said else []),
        *([KEY_OF_TIME] if _happened_once(segmentation) else []),
    ]
    ordered = tuple(sorted(each, key=lambda card: place_of(segmentation, card.id)))
    if not are_shown:
        return (Cards((), " ".join(keys)),) if keys else ()
    return (Cards(ordered, " ".join(keys) if segmentation.k > 1 else ""),)


def _are_chosen_by_it(segmentation: Segmentation) -> bool:
    """Whether a test is of those who had much of what comes again, or of an amount."""
    plan = plan_of(segmentation)
    return plan is not None and (plan.event is None or plan.event.again)


def _tells_shares(segmentation: Segmentation) -> bool:
    """Whether the table of groups has shares or averages of what may be offered, or is held."""
    return lens(segmentation) is not None or amount(segmentation) is not None


def _card(segmentation: Segmentation, profile: Profile, segment: Segment) -> Card:
    own, outcomes = profile.segments[segment.id - 1], outcome_and_worth(profile)
    told = columns_told(segmentation)[segment.id]
    became = () if segmentation.k == 1 else tuple(_outcome(segmentation, x, segment) for x in outcomes)
    step = next_step(segmentation, segment.id)
    why = reason_given(segmentation, own, step)
    new = (fact for fact in facts(segmentation, own, apart_from=reasons(segmentation)) if capitalised(fact) not in step)
    also = (why, *new)[: _MOST_FACTS + 1] if segmentation.k > 1 else ()
    return Card(
        id=segment.id,
        name=segment.name,
        colour=colour_of(segment),
        size=_size(segmentation, segment),
        lines=tuple((x.called, _said(segmentation, name, x)) for name, x in told.items()),
        brief=_brief(tuple(told.values())),
        brief_outcome=_briefly(segmentation, outcomes[0], segment) if outcomes and segmentation.k > 1 else "",
        outcomes=tuple(
            filter(
                None,
                (
                    *became,
                    best_part(segmentation, segment.id, step),
                    *also,
                    order_answer.line(segmentation, segment.id),
                ),
            )
        ),
        step=step,
    )


def _said(segmentation: Segmentation, name: str, line: TypicalValue) -> str:
    """What is typical in a column, beside all customers, and of how many it is known where that is not of most."""
    filled, each = segmentation.columns[name].filled, segmentation.columns.columns
    part = filled / max((column.filled for column in each), default=1)
    known = f"known for {share(part)}" if part < 1 - SPARSE else ""
    return "; ".join(filter(None, (line.with_range, line.beside, known)))


def _brief(lines: Sequence[TypicalValue]) -> tuple[tuple[str, str], ...]:
    """What differs from all customers; where nothing does, what is typical."""
    told = [x for x in lines if not x.same] or lines
    return tuple((x.called, x.with_usual) for x in told[:MOST_BRIEF])


def _size(segmentation: Segmentation, segment: Segment) -> str:
    if segmentation.preview:  # its counts are those of a sample
        return f"about {share(segment.share)} of the customers"
    return f"{segment.size:,} customers, {share(segment.share)}"


def _happened_once(segmentation: Segmentation) -> bool:
    """Whether the outcome is that customers have left, at some time that its name does not tell."""
    outcome = None if segmentation.profile is None else segmentation.profile.main_outcome
    if outcome is None or outcome.kind != "rate":
        return False
    event = event_of(outcome, segmentation.labels)
    return event.gone and not event.period


def _outcome(segmentation: Segmentation, outcome: Outcome, segment: Segment) -> str:
    """How the segment stands on the outcome, with its interval and its part of the whole."""
    labels, own = segmentation.labels, outcome.segments[segment.id - 1]
    if own.value is None:
        told = rate_told(outcome, own, labels) if own.band else ""
        return f"{told} {event_of(outcome, labels).did}" if told else ""
    ends = within(own.interval, lambda end: value_said(outcome, end, labels))
    part = own.share_of_total
    name = column_called(outcome.column, labels).words
    if outcome.kind == "rate":
        happened = event_of(outcome, labels)
        whole = "" if part is None else f", {share(part)} of all {happened.who}"
        money = money_of(segmentation, segment.id)
        return f"{value_said(outcome, own.value, labels)} {happened.did}{ends}{whole}{f', {money}' if money else ''}"
    whole = "" if part is None else f", {share(part)} of the total"
    return f"{name} {value_said(outcome, own.value, labels)} on average{ends}{whole}"


def _briefly(segmentation: Segmentation, outcome: Outcome, segment: Segment) -> str:
    """How the segment stands on the outcome: that of all customers is said once, above the cards."""
    labels, value = segmentation.labels, outcome.segments[segment.id - 1].value
    if value is None:
        return ""
    if outcome.kind == "rate":
        return f"{value_said(outcome, value, labels)} {event_of(outcome, labels).did}"
    return f"{column_called(outcome.column, labels).words} {value_said(outcome, value, labels)} on average"
