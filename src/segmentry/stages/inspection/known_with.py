"""Columns that are known only once an outcome is: they tell it nearly for sure.

A gift above 0 only where somebody answered, what was spent with a card that was granted: segments of such columns are
the outcome over again. Nothing that was there before foretells so surely what people do; points of
loyalty are 5 % of what was bought. The thresholds are ours.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of
from segmentry.stages.inspection.roles import Part

#: Correlation of the two (phi, of several levels Cramér's V) from which a column tells an outcome nearly for sure.
_SURELY = 0.9
#: Correlation with an amount from which a number is that amount in another unit, but for rounding.
_SAME = 0.999
#: Customers of either outcome from which that is no chance.
_FEWEST = 20

Flags = NDArray[np.bool_]


def known_with(
    head: pa.Table, outcomes: Iterable[str], numbers: pd.DataFrame, levels: Mapping[str, Codes]
) -> dict[str, Part]:
    """The columns among these numbers and categories that tell an outcome or a value nearly for sure.

    Parameters
    ----------
    head : Table
        The first rows, for the outcomes.
    numbers : DataFrame
        The first rows of numbers: asked is whether a limit, or that they are filled, tells the outcome.
    levels : dict of arrays
        The level of each cell of categories, -1 where it is missing.
    """
    known: dict[str, Part] = {}
    for outcome in outcomes:
        cells = head[outcome].to_pandas()
        codes = codes_of(cells)
        of_two = int(codes.max(initial=-1)) == 1
        names = _of_two(codes, numbers, levels) if of_two else _of_an_amount(cells, numbers)
        known |= {name: _part(outcome) for name in names if name not in known}
    return known


def _of_two(codes: Codes, numbers: pd.DataFrame, levels: Mapping[str, Codes]) -> list[str]:
    """What tells which of two values it is."""
    rows = codes >= 0
    came = codes[rows] == 1
    if min(int(came.sum()), int((~came).sum())) < _FEWEST:
        return []
    by_limits = [str(name) for name in numbers if _by_a_limit(numbers[name].to_numpy()[rows], came) >= _SURELY]
    return by_limits + [name for name, own in levels.items() if _by_levels(own[rows], came) >= _SURELY]


def _of_an_amount(cells: "pd.Series[Any]", numbers: pd.DataFrame) -> list[str]:
    """What is the same amount in another unit."""
    if not pd.api.types.is_numeric_dtype(cells) or cells.count() < _FEWEST:
        return []
    together = numbers.corrwith(cells.astype(np.float64)).abs()
    return [str(name) for name in together.index[together >= _SAME]]


def _part(outcome: str) -> Part:
    return "descriptor", f"it tells `{outcome}` nearly for sure, so it was known with it"


def _by_a_limit(values: Floats, came: Flags) -> float:
    """The largest |phi| of the outcome with a limit of the number, or with whether it is filled.

    Only where a limit parts about as many as the outcome does can the two go together so closely.
    """
    filled = ~np.isnan(values)
    of_filled = abs(_phi(filled, came))
    if not filled.all():
        values, came = values[filled], came[filled]
    if len(values) == 0:
        return of_filled
    places = {int(came.sum()), int(len(came) - came.sum())} - {0}
    limits = np.partition(values, [place - 1 for place in places])[[place - 1 for place in places]]
    sides = [side for limit in limits for side in (values <= limit, values < limit)]
    return max([of_filled, *(abs(_phi(side, came)) for side in sides)])


def _by_levels(codes: Codes, came: Flags) -> float:
    """Cramér's V of the levels, missing for one of them, and the outcome of two values."""
    counts = np.stack([np.bincount(codes[side] + 1, minlength=codes.max(initial=-1) + 2) for side in (came, ~came)])
    counts = counts[:, counts.sum(axis=0) > 0].astype(np.float64)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    return float(np.sqrt(((counts - expected) ** 2 / expected).sum() / counts.sum()))


def _phi(side: Flags, came: Flags) -> float:
    """The correlation of two that are yes or no; 0 where one is the same everywhere."""
    n, a, b = len(came), int(side.sum()), int(came.sum())
    spread = float(a) * (n - a) * b * (n - b)
    return 0.0 if spread == 0 else (n * int((side & came).sum()) - a * b) / spread**0.5
