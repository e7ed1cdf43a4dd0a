"""Numbers that are others on another scale: the square of the age, the logarithm of the income."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.stages.inspection.facts import Facts

#: The first rows, which tell nearly all columns apart; different values from which an order is no chance (ours).
_FIRST, _DIFFERENT = 200, 10
#: Different values over all rows, which are counted nearly, agree to so much.
_NEARLY = 0.1
#: How a name begins or ends of what is made of another column.
_MADE = re.compile(r"^(log|ln|l_|sqrt|sq|exp|inv)|(log|ln|sq|sqd|sqr|squared|sqrt|\^?2|_z)$", re.IGNORECASE)


def on_other_scales(numbers: pd.DataFrame, facts: Mapping[str, Facts]) -> dict[str, str]:
    """The columns that rise, or fall, wherever another one rises, and are equal wherever it is: with the reason.

    Their rank correlation with it is 1 or -1, over its different values. Where there are more rows than these, the
    ends of both must lie beyond them together. Kept is the one that is called after no other, the shortest name first:
    what is made of a column is called after it.

    Parameters
    ----------
    numbers : DataFrame
        The first rows of the columns.

    Examples
    --------
    >>> from segmentry.stages.inspection.facts import Facts
    >>> age = np.tile(np.arange(20.0, 80.0), 4)
    >>> sorted(_alike(pd.DataFrame({"agesq": age**2, "age": age, "left": 90 - age, "odd": age % 7})))
    [('age', 'agesq'), ('age', 'left')]
    """
    reasons = {}
    for kept, other in _alike(numbers):
        distinct = [facts[name].figures.distinct for name in (kept, other)]
        as_many = facts[kept].figures.filled == facts[other].figures.filled
        as_many &= max(distinct) <= (1 + _NEARLY) * min(distinct)
        if as_many and _beyond(numbers, kept, facts) == _beyond(numbers, other, facts, like=kept):
            reasons[other] = f"tells the same as `{kept}`, on another scale"
    return reasons


def _alike(numbers: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of a column that is kept and another one that orders all rows as it does, or the other way round."""
    names = [str(name) for name in numbers]
    for few in _same_order(numbers.iloc[:_FIRST], names):
        for group in _same_order(numbers, few):
            kept = min(group, key=lambda name: (bool(_MADE.search(name)), len(name), names.index(name)))
            yield from ((kept, name) for name in group if name != kept)


def _beyond(numbers: pd.DataFrame, name: str, facts: Mapping[str, Facts], like: str | None = None) -> tuple[bool, bool]:
    """Whether over all rows the low and the high end lie beyond those of the first rows; of one that falls where the
    other rises its ends the other way round."""
    values, figures = numbers[name], facts[name].figures
    low, high = values.min(), values.max()
    ends = (figures.min is not None and figures.min < low, figures.max is not None and figures.max > high)
    falls = like is not None and values.iloc[int(numbers[like].argmin())] == high
    return ends[::-1] if falls else ends


def _same_order(numbers: pd.DataFrame, names: Sequence[str]) -> list[list[str]]:
    """The groups of these columns, of two and more, in which rows stand in one order."""
    groups = defaultdict(list)
    for name in names:
        codes = _order(numbers[name].to_numpy())
        if codes.max(initial=-1) >= _DIFFERENT - 1:
            groups[codes.tobytes()].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _order(values: Floats) -> NDArray[np.int64]:
    """The place of each value among the different ones, from 0, -1 where it is missing; of both directions that in
    which the first value that is not in the middle is low."""
    known = ~np.isnan(values)
    codes = np.full(len(values), -1, dtype=np.int64)
    codes[known] = np.unique(values[known], return_inverse=True)[1]
    highest = codes.max(initial=-1)
    turned = np.where(known, highest - codes, -1)
    apart = np.flatnonzero(codes != turned)
    return turned if len(apart) and turned[apart[0]] < codes[apart[0]] else codes
