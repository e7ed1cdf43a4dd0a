"""How the figures of an outcome are said: in one way wherever it is asked for."""

from collections.abc import Callable

from segmentry import wording
from segmentry.results.profile import Interval, Outcome, OutcomeOf
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.known_events import UNWANTED, Event
from segmentry.stages.shared.outcome_events import event
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.stages.shared.recent_use import lies_ahead, tells_recent_use


def event_of(outcome: Outcome, labels: Labels) -> Event:
    """What the level of a rate says of a customer."""
    return event(outcome.column, outcome.level or "yes", labels.get(outcome.column), is_bad=outcome.is_bad)


def tells_of_leaving(outcome: Outcome, labels: Labels) -> bool:
    """Whether what stands still when a customer leaves would tell of the outcome itself: they have left, and its name
    does not say that it lies ahead of what else is known (`churned_next_6m`)."""
    return is_leaving(outcome, labels) and not lies_ahead(outcome.column)


def is_leaving(outcome: Outcome, labels: Labels) -> bool:
    """Whether customers of whom it is so are customers no more."""
    return outcome.kind == "rate" and event_of(outcome, labels).gone


def reaches_some(event: Event) -> bool:
    """Whether only those can be reached of whom it is not so: who are still here, who did not buy."""
    is_over = event.gone or (event.kind == "lost" and not event.in_part)
    return not event.again and (is_over or event.kind not in UNWANTED)


def ends_early(outcome: Outcome, column: str, labels: Labels) -> bool:
    """Whether a column ends when somebody leaves, as customers have."""
    return tells_of_leaving(outcome, labels) and ends_with_leaving(column)


def falls_silent(outcome: Outcome, column: str, labels: Labels) -> bool:
    """Whether a column counts what customers did of late, who may have left by then, or be bound to."""
    if outcome.kind != "rate" or lies_ahead(outcome.column) or not tells_recent_use(column):
        return False
    happened = event_of(outcome, labels)
    return bool(happened.gone or happened.kind in ("left", "lost", "kept"))


def value_said(outcome: Outcome, value: float | None, labels: Labels, digits: int = 0) -> str:
    """A rate with so many decimals, or an average with its unit; of dates and years as such."""
    if outcome.kind == "rate":
        return wording.share(value, digits) if digits else wording.rate(value)
    said = wording.plain(value) if outcome.of == "number" and digits == 0 else wording.average(value, outcome.of)
    return column_called(outcome.column, labels).value(said) if outcome.of == "number" else said


def rate_told(outcome: Outcome, own: OutcomeOf, labels: Labels) -> str:
    """The rate of a segment or, where only a band is told, that: over 95%, under 10%."""
    if own.value is not None or own.band is None:
        return value_said(outcome, own.value, labels)
    low, high = own.band
    return f"over {wording.share(low)}" if high == 1 else f"under {wording.share(high)}"


def within(ends: Interval | None, said: Callable[[float], str] = wording.rate) -> str:
    """Both ends of an interval in brackets, behind a blank; empty where there is none.

    >>> within((0.04, 0.12)), within(None)
    (' (4.0% to 12%)', '')
    """
    return "" if ends is None else f" ({' to '.join(map(said, ends))})"
