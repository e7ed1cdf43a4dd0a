"""The money that goes with an outcome: what those bring who left, or who responded, measured from their rows."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.inference import mean_interval
from segmentry.maths.ranks import ranks
from segmentry.results.columns import Column, Columns
from segmentry.results.profile import AtStake, Interval, Outcome, OutcomeOf
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_margin
from segmentry.stages.shared.known_events import Event
from segmentry.stages.shared.money_names import is_charged_for_it, is_cost, is_held, is_paid, same_time
from segmentry.stages.shared.quantities import comparative, ends_with_leaving
from segmentry.stages.shared.traits import normal

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

#: What becomes of customers with whom money goes, or comes.
_KINDS = frozenset(("left", "lost", "response", "sale"))
#: So many of those of whom it is so, and of the others, must have a value (ours).
_KNOWN = 0.9
#: Where, beside the others of their segment, those of whom it is so bring less than so much of it, or so many times of
#: it, or are so much more often at 0, the money is a result of the outcome (ours).
_LESS, _MORE, _ZEROS = 0.5, 2.0, 0.1
#: Nor is it known where those of whom it is so bring all of it, but where that is what the outcome is worth: the others
#: have nothing of it (ours).
_ALL = 0.95
#: Ranks that go together so closely tell a sum over time (ours).
_GROWS = 0.5


def at_stake(
    columns: Columns, drawn: "Drawn", labels: Labels, k: int, outcome: Outcome, result: Floats, event: Event
) -> AtStake | None:
    """What goes with the outcome in every segment: an amount that comes with it alone, else what customers bring; None
    where no column tells it, or only as a result of the outcome.

    Parameters
    ----------
    labels : array, n
        The segments of the customers drawn, from 0.
    result : array, n
        1 where it is so of the customer, 0 where it is not, NaN where it is not known.
    """
    if outcome.kind != "rate":
        return None
    for name in (x.name for x in columns.columns if _is_amount(x) and x.name in drawn.values):
        if _comes_with(drawn.values[name], result) and (money := _of_all(name, drawn, labels, k, result)) is not None:
            return AtStake(outcome=outcome.column, money=money)
    if event.kind not in _KINDS:
        return None
    for column in _brought(columns, event):
        if column.name not in drawn.values or _is_of_the_past(column.name, columns, drawn, event):
            continue
        value = drawn.values[column.name]
        known = ~np.isnan(value) & ~np.isnan(result)
        if _is_known(value, result) and _is_of_its_own(value[known], result[known], labels[known], k):
            money = _of_all(column.name, drawn, labels, k, result)
            cost = _cost_beside(columns, column.name)
            return None if money is None else AtStake(outcome=outcome.column, money=money, cost=cost)
    return None


def _is_of_the_past(name: str, columns: Columns, drawn: "Drawn", event: Event) -> bool:
    """Whether it is the sum of all that customers brought so far, which is not lost when they leave: it grows with the
    time that they are there."""
    if not event.gone and event.kind != "lost":
        return False
    times = (x.name for x in columns.columns if x.is_numeric and comparative(x.name).sense == "loyalty")
    return any(_grow_together(drawn.values[name], drawn.values[time]) for time in times if time in drawn.values)


def _grow_together(value: Floats, time: Floats) -> bool:
    known = ~np.isnan(value) & ~np.isnan(time)
    both = ranks(value[known]), ranks(time[known])
    if len(both[0]) == 0 or min(x.std() for x in both) == 0:
        return False
    return bool(np.corrcoef(*both)[0, 1] >= _GROWS)


def _of_all(name: str, drawn: "Drawn", labels: Labels, k: int, result: Floats) -> Outcome | None:
    each = drawn.values[name] * result
    known = ~np.isnan(each)
    return _money(name, each[known], labels[known], k)


def _is_amount(column: Column) -> bool:
    """Whether its numbers are of money, by its unit, it makes no segments, and is no fee because it was so."""
    is_number = column.is_numeric and column.kind == "number" and (column.minimum or 0.0) >= 0
    is_beside = column.role in ("value", "descriptor") and not is_charged_for_it(column.name)
    return is_number and is_beside and column_called(column.name, {}).is_money


def _comes_with(value: Floats, result: Floats) -> bool:
    """Whether those of whom it is so have an amount each, and nobody else: what a response brought."""
    if not _is_known(value, result):
        return False
    so = result == 1
    parts = [float((value[part & ~np.isnan(value)] > 0).mean()) for part in (so, result == 0)]
    return parts[0] >= _ALL and parts[1] <= 1 - _ALL and len(np.unique(value[so & ~np.isnan(value)])) > 1


def gained(stake: AtStake | None, drawn: "Drawn", result: Floats) -> Floats:
    """What is at stake of every customer drawn; where no money is, what became of them."""
    return result if stake is None else drawn.values[stake.money.column] * result


def withheld_at_stake(stake: AtStake | None, outcomes: Sequence[Outcome]) -> AtStake | None:
    """Without the segments whose rate is withheld; nothing where the total less the others would tell one of them."""
    if stake is None:
        return None
    shown = next(outcome for outcome in outcomes if outcome.column == stake.outcome)
    hidden = [own.segment for own in shown.segments if own.value is None]
    if shown.all.value is None or len(hidden) == 1:
        return None
    gone = {"value": None, "interval": None, "share_of_total": None, "lift": None}
    segments = tuple(x.model_copy(update=gone) if x.segment in hidden else x for x in stake.money.segments)
    return stake.model_copy(update={"money": stake.money.model_copy(update={"segments": segments})})


def cost_ratio(means: tuple[float | None, float | None]) -> float | None:
    """What customers cost, as a part of what they bring (given both averages); None where one is not known."""
    cost, brought = means
    return None if cost is None or brought is None or brought <= 0 else cost / brought


def cost_and_brought(columns: Columns) -> tuple[str, str] | None:
    """A column of what customers cost, and one of what they bring over the same time; None without both."""
    for column in (x for x in columns.columns if _brings(x)):
        if (cost := _cost_beside(columns, column.name)) is not None:
            return cost, column.name
    return None


def _brings(column: Column) -> bool:
    """Whether its numbers are what customers bring: what the company calls their value, else what they pay."""
    if not column.is_numeric or column.kind != "number" or (column.minimum or 0.0) < 0 or is_cost(column.name):
        return False
    return column.role == "value" or (column.is_trait and is_paid(column.name))


def _brought(columns: Columns, event: Event) -> Iterator[Column]:
    """The columns that may tell it, values first and margin before turnover; of who left no sums over their time, and
    balances only where no column tells what they paid."""
    able = [x for x in columns.columns if _brings(x)]
    if event.gone:
        held = (x for x in columns.columns if x.is_numeric and x.is_trait and is_held(x.name))
        able = able or [x for x in held if (x.minimum or 0.0) >= 0]
        able = [x for x in able if not ends_with_leaving(x.name)]
    if not event.gone and event.kind != "lost":  # what they pay for what they have is no response
        able = [x for x in able if x.role == "value"]
    yield from sorted(able, key=lambda x: (x.role != "value", not is_margin(normal(x.name))))


def _cost_beside(columns: Columns, brought: str) -> str | None:
    costs = (x.name for x in columns.columns if x.is_numeric and x.is_told and is_cost(x.name))
    return next((name for name in costs if same_time(name, brought)), None)


def _is_known(value: Floats, result: Floats) -> bool:
    parts = [~np.isnan(value[result == came]) for came in (0, 1)]
    return all(len(part) and part.mean() >= _KNOWN for part in parts)


def _is_of_its_own(value: Floats, result: Floats, labels: Labels, k: int) -> bool:
    """Whether it is no result of the outcome: not 0 since they left, and not what they bought in response."""
    so = result == 1
    total, zeros = value.sum(), [float((value[part] == 0).mean()) for part in (so, ~so)]
    if total <= 0 or value[so].sum() >= _ALL * total or zeros[0] - zeros[1] >= _ZEROS:
        return False
    usual, met = _means(value[~so], labels[~so], k)
    like = so & met[labels]
    expected = float(usual[labels[like]].sum())
    return expected > 0 and _LESS <= value[like].sum() / expected <= _MORE


def _means(value: Floats, labels: Labels, k: int) -> tuple[Floats, NDArray[np.bool_]]:
    """The mean of every segment, and of which there is one."""
    counts = np.bincount(labels, minlength=k)
    return np.bincount(labels, value, k) / np.maximum(counts, 1), counts > 0


def _money(column: str, each: Floats, labels: Labels, k: int) -> Outcome | None:
    total, mean = float(each.sum()), float(each.mean())
    if total <= 0:
        return None

    def own(segment: int, values: Floats) -> OutcomeOf:
        known, most = len(values) > 0, float(each.max())
        value = settled(float(values.mean())) if known else None
        return OutcomeOf(
            segment=segment,
            count=len(values),
            value=value,
            interval=_interval(values, most) if known else None,
            share_of_total=settled(float(values.sum()) / total) if segment else None,
            lift=None if value is None else settled(value / mean),
        )

    segments: Sequence[OutcomeOf] = [own(i + 1, each[labels == i]) for i in range(k)]
    return Outcome(column=column, kind="mean", level=None, all=own(0, each), segments=tuple(segments))


def _interval(values: Floats, most: float) -> Interval | None:
    ends = mean_interval(len(values), float(values.mean()), float(values.std()), 0.0, most)
    return None if ends is None else (settled(ends[0]), settled(ends[1]))
