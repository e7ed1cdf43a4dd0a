"""Numbers and dates that stand for a missing value, such as -1, 999 or 1900-01-01, because they stand apart.

The rules are ours. A value is taken for a stand-in only when it is a usual one, is met more than once and lies at an
end of its column, and either a gap far wider than those beyond it parts it from the others, or it is met far more often
than they. What fits less well is only told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing import births, cannot_be
from segmentry.stages.inspection.missing.end import Counts, End, Floats
from segmentry.stages.shared.values import plain_values

_NINES = [10**digits - 1 for digits in range(2, 10)]
_HIGH = np.array([[nines, nines - 1, nines - 2, nines // 9 * 8, nines // 9 * 7] for nines in _NINES], float).ravel()
#: The ends of whole numbers as computers keep them.
_LARGEST = np.array([2.0**15 - 1, 2.0**31 - 1, 2.0**32 - 1, 2.0**63])
_LOW = np.concatenate([[-1.0, -7.0, -8.0, -9.0], -_HIGH, -_LARGEST - 1, -_LARGEST])
#: Beside one of those, these are codes, too: 96 and 66, and -2 to -6.
_HIGH = np.concatenate([_HIGH, _LARGEST])
_HIGH_BESIDE = np.concatenate([_HIGH, *([nines - 3, nines // 9 * 6] for nines in _NINES)])
_LOW_BESIDE = np.array([*_LOW, -2, -3, -4, -5, -6])
#: Those that are looked for among other numbers: 99 may well be where percentages end.
_SPIKES = np.concatenate([_LOW, _HIGH[_HIGH > 100]])
#: Where 99 is one at an end, these may be, too.
_SPIKES_BESIDE = np.array([77.0, 88.0])
_DATES = """
    0001-01-01 1582-10-15 1600-01-01 1700-01-01 1753-01-01 1800-01-01 1899-12-30 1899-12-31 1900-01-01 1900-01-02
    1901-01-01 1910-01-01 1970-01-01 2079-06-06 2099-01-01 2099-12-31 2100-01-01 2199-12-31 2262-04-11 2999-01-01
    2999-12-31 3000-01-01 3000-12-31 9999-01-01 9999-12-30 9999-12-31"""
_DAYS = np.array([date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal() for day in _DATES.split()], float)

#: Different values that are looked at from each end.
_DEEP = 16
#: Cells in which they are looked for first.
_NEAR = 500
#: A gap is wide when it is so many times the widest of the next three.
_WIDE, _NEXT = 5.0, 3
#: A value is met often when it is met so many times, and so many times as often as each of the next three ...
_OFTEN, _TIMES, _MANY_TIMES = 5, 2.0, 5.0
#: ... of at least so many others: a scale of -1 to 7 has a -1.
_OTHERS = 10
#: So often a number would be met between two codes, if numbers were met there.
_EXPECTED = 8
#: With fewer others, nothing stands apart from them; with a few more, it may.
_FEWEST, _FEW = 3, 5
#: Values that are met next to two codes such as 98 and 99: codes are met far more often than all of these.
_LONG = 5
#: Share of the rows that a doubtful value in the midst of others has (ours).
_SPIKE = 0.005


@dataclass(frozen=True)
class StandIns:
    """Stand-ins of a column and doubtful values, each with how often it is met; both ends without the stand-ins."""

    sure: dict[float, int]
    doubtful: dict[float, int]
    low: End
    high: End


def may_have_any(column: Facts) -> bool:
    """Whether an end of the column is a usual stand-in."""
    low, high = column.figures.min, column.figures.max
    if low is None or high is None:
        return False
    return (
        births.is_one(column)
        or cannot_be.may_be(column)
        or bool(
            _usual(np.array([low]), column.type == "date", _LOW)[0]
            or _usual(np.array([high]), column.type == "date", _HIGH)[0]
        )
    )


def find(
    rows: Rows, columns: Sequence[Facts], counted: Mapping[str, Mapping[float, int]] | None = None
) -> dict[str, StandIns]:
    """The stand-ins at the ends of these columns, and the ends without them.

    Parameters
    ----------
    counted : dict of dict, optional
        Of columns that were counted already: how often each value is met.
    """
    ends = {name: _ends_of_all(counts) for name, counts in (counted or {}).items()}
    names = [column.name for column in columns if column.name not in ends]
    parts = rows.reduce(names, _ends_of) if names else []
    ends |= {name: _merged([part[j] for part in parts]) for j, name in enumerate(names)}
    return {column.name: _found(column, *ends[column.name]) for column in columns}


def _found(column: Facts, low: End, high: End) -> StandIns:
    """What stands apart from the others, and what nobody can have."""
    if births.is_one(column):
        left = high.without(beyond := births.highest(high, column.figures.filled))
        n = births.lowest(low, left)
        return StandIns(_met(low, n) | _met(high, beyond), {}, low.without(n), left)
    found = _apart(low, high, is_date=column.type == "date")
    if not cannot_be.may_be(column):
        return found
    n, beyond = cannot_be.lowest(column, found.low), cannot_be.highest(column, found.high)
    more = _met(found.low, n) | _met(found.high, beyond)
    doubtful = {value: count for value, count in found.doubtful.items() if value not in more}
    return StandIns(found.sure | more, doubtful, found.low.without(n), found.high.without(beyond))


def may_have_spikes(values: Floats) -> NDArray[np.bool_]:
    """In which columns (n x p) any usual stand-in is met at all: the others need not be counted."""
    usual = np.unique([*_SPIKES, *_SPIKES_BESIDE])
    nearest = usual[np.minimum(np.searchsorted(usual, values), len(usual) - 1)]
    return np.asarray((nearest == values).any(axis=0))


def spikes(values: Floats, beside: Sequence[float] = ()) -> dict[float, int]:
    """Usual stand-ins among other numbers that are met far more often than any number near them.

    Parameters
    ----------
    beside : sequence of float
        Those at the ends, which are known. Where 99 is one, 77 and 88 may be, too.
    """
    met, counts = np.unique(values[~np.isnan(values)], return_counts=True)
    stand_ins = {}
    able = _SPIKES if 99.0 not in beside else np.concatenate([_SPIKES, _SPIKES_BESIDE])
    is_able = np.isin(met, able)
    for i in np.flatnonzero(is_able & ~np.isin(met, beside)):
        near = np.r_[max(i - _FEW, 0) : i, i + 1 : min(i + _FEW + 1, len(met))]
        near = near[(met[near] != 0) & ~is_able[near]]
        if len(near) < _FEW or counts[i] < _SPIKE * len(values):
            continue
        if counts[i] >= _many(int(counts[near].max()), _MANY_TIMES):
            stand_ins[float(met[i])] = int(counts[i])
    return stand_ins


def _apart(low: End, high: End, is_date: bool) -> StandIns:
    sure: dict[float, int] = {}
    doubtful: dict[float, int] = {}
    left = []
    for end, usual, beside in ((low, _LOW, _LOW_BESIDE), (high, _HIGH, _HIGH_BESIDE)):
        flags = _usual(end.values, is_date, usual)
        able = [n for n in range(_leading(_usual(end.values, is_date, beside)), 0, -1) if flags[:n].any()]
        n = next((n for n in able if _is_sure(end, n, is_date)), 0)
        sure |= _met(end, n)
        left.append(end.without(n))
        if n:
            continue
        several = next((n for n in able if n > 1 and _may_be_codes(end, n, is_date)), 0)
        if several or (flags[:1].all() and _is_doubtful(end, is_date)):
            doubtful |= _met(end, several or 1)
    return StandIns(sure, doubtful, *left)


def _is_sure(end: End, n: int, is_date: bool) -> bool:
    """Whether the first n values stand apart from the others."""
    others = end.without(n)
    if len(others.values) < _FEWEST or end.counts[:n].sum() < 2:
        return False
    if is_date:
        return _has_gap(end, n)
    many = len(others.values) >= _OTHERS
    if end.values[0] > 0 and not many:  # 99, 199, 299 and 999 are prices
        return bool(end.values[n - 1] - others.values[0] >= _WIDE * np.ptp(others.values))
    beyond = _is_beyond(end, n) and (_has_gap(end, n) or (many and _is_often(end, n)))
    return beyond or _are_codes(end, n) or (many and n > 1 and _is_apart(end, n) and _are_met_far_more(end, n))


def _may_be_codes(end: End, n: int, is_date: bool) -> bool:
    """Whether the first values, two or more, are further from the others than these are from each other."""
    if is_date or len(end.values) <= n + _FEW or end.counts[:n].sum() < _OFTEN or end.counts[:n].min() < 2:
        return False
    if -10 < end.values[0] < 0 and end.values[n] < 0:
        return False
    return _is_far(end, n)


def _is_far(end: End, n: int) -> bool:
    """Whether the first n are further from the others than any two of the next ones from each other."""
    gap = abs(end.values[n - 1] - end.values[n])
    return bool(gap > max(1.0, np.abs(np.diff(end.values[n:][: _LONG + 1])).max()))


def _are_codes(end: End, n: int) -> bool:
    """Whether they are codes below 0 with a hole among them, as between -9 and -2, though both its sides are met often:
    numbers below 0 would be met there, too."""
    low, counts = end.values[:n], end.counts[:n]
    if not 1 < n <= _FEW or low[0] not in _LOW[1:] or low[-1] >= 0 or end.values[n] < 0:
        return False
    holes = np.diff(low) > 1
    return bool((holes & (np.sqrt(counts[:-1] * counts[1:]) >= _EXPECTED)).any())


def _is_apart(end: End, n: int) -> bool:
    """Whether the first n are parted from the others by a number that is not met, or by a wide gap."""
    return bool(abs(end.values[n - 1] - end.values[n]) > 1)


def _are_met_far_more(end: End, n: int) -> bool:
    """Whether codes lie far off, or are each met more often than any of the next numbers, which come to an end there.
    Where numbers are cut off, as percentages at 99, the last one alone is."""
    met, near = end.counts[:n], int(end.counts[n:][:_LONG].max())
    often = int(met.min()) >= max(_OFTEN, _TIMES * near) and int(met.sum()) >= _many(near, _TIMES)
    return often or (int(met.min()) >= 2 and int(met.sum()) >= _OFTEN and _has_gap(end, n))


def _is_doubtful(end: End, is_date: bool) -> bool:
    if is_date or len(end.values) <= _FEW or end.counts[0] < 2:
        return False
    near = int(end.counts[1:][:_LONG].max())
    if 0 < len(end.values) - 1 < _OTHERS and end.values[0] > 0 and end.counts[0] < _many(near, 1.0):
        return False  # one price among others
    if end.values[0] > 0 and _is_far(end, 1) and end.counts[0] >= _many(near, _TIMES):
        return True
    return _is_beyond(end, 1) or (_has_gap(end, 1) and int(end.counts[0]) >= _OFTEN)


def _is_beyond(end: End, n: int) -> bool:
    """Whether the others are on the other side of 0, or at least far nearer to it: -1 below amounts is none of them."""
    edge, nearest = end.values[n - 1], end.values[n]
    return bool(nearest / edge <= (0.0 if abs(edge) < 10 else 0.5))


def _has_gap(end: End, n: int) -> bool:
    gap = abs(end.values[n] - end.values[n - 1])
    return bool(gap >= _WIDE * np.abs(np.diff(end.values[n:][: _NEXT + 1])).max())


def _is_often(end: End, n: int) -> bool:
    """Whether the first n are each met often. 0 is left out of the others: in many columns most cells hold it."""
    others = end.without(n)
    next_ones = others.counts[others.values != 0][:_NEXT]
    return bool(end.counts[:n].min() >= _many(int(next_ones.max()), _TIMES))


def _many(count: int, times: float) -> float:
    """So many times as often as another value, beyond what chance would make of it."""
    return max(_OFTEN, times * count + 3 * float(np.sqrt(count)))


def _usual(values: Floats, is_date: bool, numbers: Floats) -> NDArray[np.bool_]:
    return np.isin(np.floor(values), _DAYS) if is_date else np.isin(values, numbers)


def _leading(flags: NDArray[np.bool_]) -> int:
    """How many are true before the first that is not."""
    return int(np.argmin(flags)) if not flags.all() else len(flags)


def _met(end: End, n: int) -> dict[float, int]:
    return {float(value): int(count) for value, count in zip(end.values[:n], end.counts[:n], strict=True)}


def _ends_of(batch: pa.RecordBatch) -> list[tuple[Floats, Counts]]:
    """Of each column the different values nearest to both ends, ascending, and their counts."""
    ends = []
    for column in plain_values(batch).T:
        values, counts = np.unique(_outer(column[~np.isnan(column)]), return_counts=True)
        kept = np.r_[: min(_DEEP, len(values)), max(_DEEP, len(values) - _DEEP) : len(values)]
        ends.append((values[kept], counts[kept]))
    return ends


def _ends_of_all(counts: Mapping[float, int]) -> tuple[End, End]:
    values, met = np.array(sorted(counts.items()), dtype=np.float64).reshape(-1, 2).T
    times = met.astype(np.int64)
    return End(values[:_DEEP], times[:_DEEP]), End(values[::-1][:_DEEP], times[::-1][:_DEEP])


def _outer(values: Floats) -> Floats:
    """The cells near both ends, where there are enough different ones: to sort them all would take far longer."""
    if len(values) <= 4 * _NEAR:
        return values
    parted = np.partition(values, [_NEAR, len(values) - 1 - _NEAR])
    low, high = parted[:_NEAR], parted[-_NEAR:]
    outer = [low[low < parted[_NEAR]], high[high > parted[-1 - _NEAR]]]  # of the values on the edge some are beyond it
    return np.concatenate(outer) if all(len(np.unique(part)) >= _DEEP for part in outer) else values


def _merged(parts: Sequence[tuple[Floats, Counts]]) -> tuple[End, End]:
    """What is near an end of all rows is near it in every batch that has it, so the counts are complete."""
    values, of_value = np.unique(np.concatenate([values for values, _ in parts]), return_inverse=True)
    counts = np.bincount(of_value, np.concatenate([counts for _, counts in parts])).astype(np.int64)
    return End(values[:_DEEP], counts[:_DEEP]), End(values[::-1][:_DEEP], counts[::-1][:_DEEP])
