"""What may be wrong with columns that look like features: near-constants, skew, copies."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.engines.base import Measure, Rows
from segmentry.maths import Floats
from segmentry.maths.matching_pursuit import given_by
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import NEARLY_ALL

#: Correlation from which two columns say the same but for rounding (ours).
SAME = 1 - 1e-7
#: That from which it may be that they do but for rounding; half a unit and what a fitted line is off; numbers with so
#: few steps are bands; how near to whole the digits of a float are.
NEARLY_SAME, _HALF, _COARSE, _FLOAT = 0.999, 0.55, 20, 1e-6
#: Skewness from which a few values supply much of the spread (ours).
SKEWED = 2.0

#: How far the ends of a copy up to scale may be from where those of the other are, as a part of their distance.
_CLOSE = 0.05
_FEWEST_PAIRS = 10


def near_constants(
    rows: Rows, columns: Sequence[Facts], stand_ins: Mapping[str, Sequence[float]]
) -> dict[str, tuple[float, float]]:
    """Numbers of which one is met in nearly all filled cells: that number and its share. Stand-ins are none of them.

    A value with a share of p leaves some other at least sd * sqrt(p / (1 - p)) from the mean, and few different
    values: that saves most columns from being counted.
    """
    farthest = np.sqrt(NEARLY_ALL / (1 - NEARLY_ALL))
    most = 1.5 * (1 - NEARLY_ALL)  # the count of different values is a near one
    near = [
        column
        for column in columns
        if column.farthest >= 0.99 * farthest and column.figures.distinct <= most * column.n_rows + 2
    ]
    counted = rows.query([Measure("levels", column.name) for column in near])
    commonest = [_commonest(c, counts, stand_ins[c.name]) for c, counts in zip(near, counted, strict=True)]
    return {c.name: (value, share) for c, (value, share) in zip(near, commonest, strict=True) if share >= NEARLY_ALL}


def _commonest(column: Facts, counts: Mapping[float, int], stand_ins: Sequence[float]) -> tuple[float, float]:
    """The commonest number, and its share of the filled cells."""
    value, count = max(((v, n) for v, n in counts.items() if v not in stand_ins), key=lambda met: (met[1], -met[0]))
    return float(value), count / column.figures.filled


def correlations(frame: pd.DataFrame) -> pd.DataFrame:
    """Pearson's correlation of every two columns over the rows that have both; NaN where these are few.

    The same as `DataFrame.corr`, by matrix products: for hundreds of columns that saves seconds.
    """
    values = _standardised(frame.to_numpy(np.float64))
    if not np.isnan(values).any():
        r = values.T @ values / max(len(values) - 1, 1)
        if len(values) < _FEWEST_PAIRS:
            r[:] = np.nan
        return pd.DataFrame(r, index=frame.columns, columns=frame.columns, copy=False)
    known = (~np.isnan(values)).astype(np.float64)
    filled = np.nan_to_num(values)
    n = known.T @ known
    sums, squares = filled.T @ known, (filled**2).T @ known  # of a column, over the rows that the other has
    spread = n * squares - sums**2
    with np.errstate(invalid="ignore", divide="ignore"):
        r = (n * (filled.T @ filled) - sums * sums.T) / np.sqrt(spread * spread.T)
    r[n < _FEWEST_PAIRS] = np.nan
    return pd.DataFrame(r, index=frame.columns, columns=frame.columns, copy=False)


def _standardised(values: Floats) -> Floats:
    """Every column less its mean, by its standard deviation: NaN where that is 0 or unknown."""
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        apart: Floats = values - np.where(known, values, 0.0).sum(axis=0) / n
        apart /= np.fmax.reduce(np.abs(apart), axis=0, initial=np.nan)  # squares of tiny numbers would vanish
        apart /= np.sqrt((np.where(known, apart, 0.0) ** 2).sum(axis=0) / (n - 1))
    return apart


def zero_where_unknown(r: Floats) -> Floats:
    """The correlations with 0 for those that are not known; the same array where all are."""
    return np.nan_to_num(r) if np.isnan(r).any() else r


def giving_last(frame: pd.DataFrame, enough: float) -> list[str]:
    """The columns that give the last one as a sum, of which none can be left out (`given_by`)."""
    r = zero_where_unknown(correlations(frame).to_numpy())
    return [str(frame.columns[i]) for i in given_by(r, len(r) - 1, enough)]


def copies(frame: pd.DataFrame, together: pd.DataFrame, facts: Mapping[str, Facts]) -> dict[str, str]:
    """Columns that say the same as one before them, and the reason not to use them.

    `frame` has the first rows of the columns, `together` their correlations. The figures of all rows must agree too.
    What was computed from another and rounded, such as a charge for minutes at one rate, is a copy as well.
    """
    reasons: dict[str, str] = {}
    for first, second, r in _pairs(together, SAME):
        if first in reasons or second in reasons or not _ends_agree(facts[first], facts[second], r):
            continue
        same = facts[first].figures == facts[second].figures and frame[first].equals(frame[second].rename(first))
        reasons[second] = f"the same numbers as `{first}`" if same else f"the same as `{first}` up to scale"
    for second, (first, r) in _closest(_pairs(together, NEARLY_SAME), reasons).items():
        if _ends_agree(facts[first], facts[second], r) and _is_rounded(
            frame[first].to_numpy(), frame[second].to_numpy()
        ):
            reasons[second] = f"the same as `{first}` up to scale and rounding"
    return reasons


def _closest(pairs: Iterable[tuple[str, str, float]], copied: Container[str]) -> dict[str, tuple[str, float]]:
    """The column before it that each goes with best, with the correlation; of many that are alike one is enough."""
    closest: dict[str, tuple[str, float]] = {}
    for first, second, r in pairs:
        if first not in copied and second not in copied and abs(r) > abs(closest.get(second, ("", 0.0))[1]):
            closest[second] = first, r
    return closest


def _is_rounded(first: Floats, second: Floats) -> bool:
    """Whether one is the other times something and rounded: no row is farther off than half a last digit."""
    known = ~(np.isnan(first) | np.isnan(second))
    first, second = first[known], second[known]
    unit, other = _unit(first), _unit(second)
    if len(first) < _FEWEST_PAIRS or min(np.ptp(first) / unit, np.ptp(second) / other) < _COARSE:
        return False
    slope, constant = np.polyfit(first, second, 1)
    off = np.abs(second - slope * first - constant).max()
    return bool(off <= _HALF * (other + abs(slope) * unit))


def _unit(values: Floats) -> float:
    """The unit of the last digit in which all are written, down to thousandths; infinite where they are finer."""
    exact = (10.0**-digits for digits in range(4))
    written = (unit for unit in exact if np.abs(values / unit - np.rint(values / unit)).max(initial=0) < _FLOAT)
    return next(written, np.inf)


def skewed(frame: pd.DataFrame) -> dict[str, float]:
    """The skewness of columns in which a few values supply much of the spread, the most skewed first."""
    values = frame.to_numpy(np.float64)
    low, high = (ends.reduce(values, axis=0, initial=np.nan) for ends in (np.fmin, np.fmax))
    several = np.flatnonzero(((values > low) & (values < high)).any(axis=0))  # more than two different values
    every = zip(map(str, frame.columns[several]), _skewness(values[:, several]).tolist(), strict=True)
    return dict(sorted((one for one in every if abs(one[1]) > SKEWED), key=lambda one: -abs(one[1])))


def _skewness(values: Floats) -> Floats:
    """Of each column, as `DataFrame.skew` has it, which takes milliseconds for any table."""
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    with np.errstate(invalid="ignore"):  # of infinite numbers it is not known
        apart = np.where(known, values - np.where(known, values, 0.0).sum(axis=0) / n, 0.0)
        apart /= np.abs(apart).max(axis=0, initial=0.0)  # cubes of tiny numbers would vanish
        skewness: Floats = (apart**3).sum(axis=0) / (apart**2).sum(axis=0) ** 1.5 * n * np.sqrt(n - 1) / (n - 2)
    return skewness


def _pairs(together: pd.DataFrame, least: float) -> Iterator[tuple[str, str, float]]:
    """The pairs of columns with at least that correlation (of either sign), in order."""
    r = together.to_numpy()
    for i, j in zip(*np.nonzero(np.triu(np.abs(r) > least, k=1)), strict=True):
        yield str(together.index[i]), str(together.index[j]), float(r[i, j])


def _ends_agree(first: Facts, second: Facts, r: float) -> bool:
    """Whether over all rows both ends of two columns are as many standard deviations from the mean."""
    ends, other_ends = _standard_ends(first), _standard_ends(second)
    return bool(np.abs(ends - (other_ends if r > 0 else -other_ends[::-1])).max() < _CLOSE * np.abs(ends).max())


def _standard_ends(column: Facts) -> NDArray[np.float64]:
    figures = column.figures
    low, high, mean, sd = figures.min or 0.0, figures.max or 0.0, figures.mean or 0.0, figures.sd or 1.0
    return (np.array([low, high]) - mean) / sd
