"""Which categories make segments: those that go together with other columns.

A category that has nothing to do with any other column only splits every segment along its levels. Measured on
tables with known segments, such ones cost up to a quarter of the agreement with them (adjusted Rand index), while
related ones help.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import chdtrc, fdtrc

from segmentry.engines.base import Measure, Rows
from segmentry.maths.inference import chi_squared
from segmentry.results.recipe import Feature
from segmentry.stages.inspection.roles import CATEGORY, MOST_LEVELS, NEARLY_ALL, Part, nearly_constant
from segmentry.stages.shared.values import is_missing

#: Association from which two columns go together (ours; Cohen 1988 calls a correlation of 0.3 a medium one).
RELATED = 0.3
#: How the reason of a category begins that goes with none.
UNRELATED = "a category that hardly goes with another column"
#: And that of one that stands for what another tells.
COPY = "says the same as"
#: Chance of one relation among all pairs of columns where there is none.
_CHANCE = 0.01
#: With fewer columns of numbers, and at least so many categories, every category makes segments.
_FEWEST_NUMBERS, _CATEGORIES = 2, 2
#: What part of the share that makes it nearly constant a level must have among the first rows to be counted.
_LIKELY = 0.95
#: Share of the rows with either of two columns that must have both, for the one to be a copy of the other.
_BOTH = 0.9

Codes = NDArray[np.int64]


def parts(levels: Mapping[str, Codes], numbers: pd.DataFrame) -> dict[str, Part]:
    """The part of every category, told by how it goes with the others and with the numbers of the same rows.

    Parameters
    ----------
    levels : dict of array
        The level of each cell as a number from 0, -1 where it is missing.
    numbers : DataFrame
        The numeric columns that make segments.
    """
    decided = copies(levels, numbers)
    left = {name: codes for name, codes in levels.items() if name not in decided}
    ranks = numbers.rank()  # so that neither skew nor a far value counts
    words_only = numbers.shape[1] < _FEWEST_NUMBERS and len(left) >= _CATEGORIES
    pairs = len(left) * (len(left) - 1) / 2 + len(left) * ranks.shape[1]
    for name, closest in _closest(left, ranks, _CHANCE / max(pairs, 1)).items():
        decided[name] = _part(*closest, words_only)
    return decided


def near_constants(rows: Rows, levels: Mapping[str, Codes], read: Mapping[str, Feature]) -> dict[str, Part]:
    """The part of categories of which one level stands in nearly all cells, counted over all rows.

    `read` tells what counts as missing in each.
    """
    likely = [name for name in read if _commonest(np.bincount(levels[name] + 1)[1:]) > _LIKELY * NEARLY_ALL]
    counted = zip(likely, rows.query([Measure("levels", name) for name in likely]), strict=True)
    shares = {name: _commonest(_filled(counts, read[name])) for name, counts in counted}
    return {name: nearly_constant(share, "the same") for name, share in shares.items() if share >= NEARLY_ALL}


def _filled(counts: Mapping[Any, int], feature: Feature) -> NDArray[np.int64]:
    return np.array([n for level, n in counts.items() if not (isinstance(level, str) and is_missing(feature, level))])


def _commonest(counts: NDArray[Any]) -> float:
    return float(counts.max() / counts.sum()) if len(counts) else 1.0


def codes_of(cells: "pd.Series[Any]") -> Codes:
    """The level of each cell as a number from 0, -1 where it is missing.

    >>> codes_of(pd.Series(["basic", "plus", None, "basic"]))
    array([ 0,  1, -1,  0])
    """
    return np.asarray(pd.factorize(cells)[0], dtype=np.int64)


def _part(name: str, association: float, words_only: bool) -> Part:
    if association >= RELATED:
        return "feature", f"{CATEGORY} that goes with `{name}` ({association:.2f})"
    if words_only:
        return "feature", f"{CATEGORY}, as few columns hold numbers"
    return "descriptor", f"{UNRELATED} (at most {association:.2f})"


def copies(levels: Mapping[str, Codes], numbers: pd.DataFrame) -> dict[str, Part]:
    """Categories that say the same as a number, which knows an order as well, or as a category before them."""
    if not levels:
        return {}
    coded = {str(name): codes_of(column) for name, column in numbers.items() if column.nunique() <= MOST_LEVELS}
    copied: dict[str, Part] = {}
    for i, (name, codes) in enumerate(levels.items()):
        number = next((other for other, own in coded.items() if one_to_one(codes, own)), None)
        if number is not None:
            copied[name] = "descriptor", f"{COPY} `{number}`"
            continue
        before = (other for other in list(levels)[:i] if other not in copied)
        same = next((other for other in before if one_to_one(codes, levels[other])), None)
        if same is not None:
            copied[name] = "ignored", f"{COPY} `{same}`"
    return copied


def _closest(levels: Mapping[str, Codes], ranks: pd.DataFrame, chance: float) -> dict[str, tuple[str, float]]:
    """The other column that each category goes with best, and how closely: 0 not at all, 1 fully."""
    associations: dict[str, list[tuple[str, float]]] = {name: [] for name in levels}
    for (name, own), (other, codes) in combinations(levels.items(), 2):  # each pair once: it is the same both ways
        association = cramers_v(own, codes, chance)
        associations[name].append((other, association))
        associations[other].append((name, association))
    for column, values in ranks.items():
        numbers = values.to_numpy()
        for name, own in levels.items():
            associations[name].append((str(column), correlation_ratio(own, numbers, chance)))
    return {name: max(found, key=lambda pair: pair[1], default=("", 0.0)) for name, found in associations.items()}


def correlation_ratio(levels: Codes, values: NDArray[np.float64], chance: float = 1.0) -> float:
    """How far the level tells the number: the root of the part of its variance that lies between levels.

    Corrected for chance (Kelley's epsilon squared, 1935), so that many levels do not look like a relation; 0 where
    an F test finds as much in unrelated columns with more than this `chance`.

    Examples
    --------
    >>> correlation_ratio(np.array([0, 0, 1, 1]), np.array([1.0, 1.0, 5.0, 5.0]))
    1.0
    """
    known = (levels >= 0) & ~np.isnan(values)
    levels, values = levels[known], values[known]
    counts = np.bincount(levels)
    n, k = len(levels), np.count_nonzero(counts)
    deviations = values - values.mean() if n else values
    total = np.sum(deviations**2)
    if k < 2 or n <= k or total == 0:
        return 0.0
    sums = np.bincount(levels, deviations)
    between = np.sum(sums[counts > 0] ** 2 / counts[counts > 0])
    within = max(total - between, 0.0)
    if fdtrc(k - 1, n - k, (between / (k - 1)) / (within / (n - k)) if within else np.inf) > chance:
        return 0.0
    return float(np.sqrt(max(0.0, 1 - within / total * (n - 1) / (n - k))))


def cramers_v(first: Codes, second: Codes, chance: float = 1.0) -> float:
    """How far two categories tell each other, corrected for chance (Bergsma 2013); 0 where a chi-squared test finds
    as much in unrelated columns with more than this `chance`.

    Examples
    --------
    >>> round(cramers_v(np.tile([0, 1, 2], 100), np.tile([2, 0, 1], 100)), 2)
    1.0
    """
    table = crossed(first, second)
    n = table.sum()
    rows, columns = (np.count_nonzero(table.sum(axis=axis)) for axis in (1, 0))
    if min(rows, columns) < 2 or n < 2:
        return 0.0
    phi2 = chi_squared(table) / n
    if chdtrc((rows - 1) * (columns - 1), n * phi2) > chance:
        return 0.0
    phi2 = max(0.0, phi2 - (rows - 1) * (columns - 1) / (n - 1))
    fewer = min(rows - (rows - 1) ** 2 / (n - 1), columns - (columns - 1) ** 2 / (n - 1))
    return float(min(1.0, np.sqrt(phi2 / (fewer - 1)))) if fewer > 1 else 0.0


def one_to_one(first: Codes, second: Codes) -> bool:
    """Whether each level of one column stands for one level of the other, in the rows in which both are filled.

    These must be nearly all rows in which either is.
    """
    either, both = (first >= 0) | (second >= 0), (first >= 0) & (second >= 0)
    if both.sum() < _BOTH * either.sum():
        return False
    met = crossed(first, second) > 0
    met = met[met.any(axis=1)][:, met.any(axis=0)]
    return bool(min(met.shape) > 1 and (met.sum(axis=0) == 1).all() and (met.sum(axis=1) == 1).all())


def crossed(first: Codes, second: Codes) -> NDArray[np.int64]:
    """How often each level of one meets each of the other."""
    known = (first >= 0) & (second >= 0)
    shape = (int(first.max(initial=-1)) + 1, int(second.max(initial=-1)) + 1)
    cells = first[known] * shape[1] + second[known]
    return np.asarray(np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape))
