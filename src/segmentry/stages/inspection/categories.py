"""Which categories make segments: those that go together with other columns.

A category that has nothing to do with any other column only splits every segment along its levels. Measured on
tables with known segments, such ones cost up to a quarter of the agreement with them (adjusted Rand index), while
related ones help.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.engines.base import Measure, Rows
from segmentry.results.columns import Role
from segmentry.results.recipe import Feature
from segmentry.stages.inspection.associations import Codes, correlation_ratios, cramers_vs
from segmentry.stages.inspection.coarser_copies import bands
from segmentry.stages.inspection.roles import CATEGORY, MOST_LEVELS, NEARLY_ALL, Part, nearly_constant
from segmentry.stages.shared.values import is_missing

#: Association from which two columns go together (ours; Cohen 1988 calls a correlation of 0.3 a medium one).
RELATED = 0.3
#: And below which a column has nothing to do with another (small by Cohen 1988).
_UNRELATED = 0.1
#: How the reason of a category begins that goes with none.
UNRELATED = "a category unrelated to the other columns"
#: And of one that goes a little with some: together these may tell it all the same.
HARDLY_RELATED = "a category only weakly related to any other column"
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
#: The first rows, which tell of nearly all columns that they are no copies.
_FIRST = 200
#: To so many digits associations are compared with each other: what is left is rounding.
_DIGITS = 9


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
    decided |= bands({name: codes for name, codes in levels.items() if name not in decided}, numbers)
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
    begins = UNRELATED if association < _UNRELATED else HARDLY_RELATED
    return "descriptor", f"{begins} (at most {association:.2f})"


def copies(levels: Mapping[str, Codes], numbers: pd.DataFrame) -> dict[str, Part]:
    """Categories that say the same as a number, which knows an order as well, or as a category before them."""
    if not levels:
        return {}
    coded = {str(name): codes_of(column) for name, column in numbers.items() if column.nunique() <= MOST_LEVELS}
    others = [*coded.items(), *levels.items()]
    first_rows = np.stack([codes[:_FIRST] for _, codes in others], axis=1)
    copied: dict[str, Part] = {}
    for i, (name, codes) in enumerate(levels.items(), len(coded)):
        may_be = np.flatnonzero(_may_be_one_to_one(codes[:_FIRST], first_rows[:, :i]))
        able = (j for j in may_be if j < len(coded) or others[j][0] not in copied)
        same = next((j for j in able if one_to_one(codes, others[j][1])), None)
        if same is not None:
            role: Role = "descriptor" if same < len(coded) else "ignored"
            copied[name] = role, f"{COPY} `{others[same][0]}`"
    return copied


def _may_be_one_to_one(codes: Codes, others: Codes) -> NDArray[np.bool_]:
    """Which columns (n x m) have in these rows no two levels where the first has one, and none that stands for two."""
    alike, highest = np.ones(others.shape[1], dtype=bool), []
    for level in np.unique(codes[codes >= 0]):
        cells = others[codes == level]
        highest.append(cells.max(axis=0))
        alike &= ((cells == highest[-1]) | (cells < 0)).all(axis=0)
    levels = np.sort(np.reshape(highest, (len(highest), others.shape[1])), axis=0)
    alike &= ~((levels[1:] == levels[:-1]) & (levels[1:] >= 0)).any(axis=0)
    return alike


def _closest(levels: Mapping[str, Codes], ranks: pd.DataFrame, chance: float) -> dict[str, tuple[str, float]]:
    """The other column that each category goes with best, and how closely: 0 not at all, 1 fully."""
    others = [*levels, *map(str, ranks)]
    if len(others) < 2 or not levels:
        return dict.fromkeys(levels, ("", 0.0))
    own, around_0 = list(levels.values()), (ranks - (len(ranks) + 1) / 2).to_numpy(dtype=np.float64)
    associations = np.hstack([cramers_vs(own, chance), correlation_ratios(own, around_0, chance)])
    associations[np.diag_indices(len(own))] = -1.0  # itself
    closest = associations.round(_DIGITS).argmax(axis=1)  # the first of those that are equal but for rounding
    return {
        name: (others[j], float(associations[i, j])) for i, (name, j) in enumerate(zip(levels, closest, strict=True))
    }


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
