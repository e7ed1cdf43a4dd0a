"""Numbers that say much the same: groups of features, and how many independent facts each holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry import wording
from segmentry.maths import Floats, settled
from segmentry.maths.effective_rank import effective_rank
from segmentry.maths.matching_pursuit import support
from segmentry.stages.inspection.dummies import stems
from segmentry.stages.inspection.suspects import correlations
from segmentry.stages.inspection.within_range import holds_within

#: Correlation, of the numbers or of their ranks, from which on every two of a group must go together (ours): each then
#: tells nearly two thirds of the other's variance. Items of an attitude scale are mostly between 0.3 and 0.7.
STRONG = 0.8
#: Part of the variance of a number that others must give for it to be made of them.
MADE = 0.99
#: Numbers that another is made of at most, and rows for each.
_PARTS, _ROWS_A_PART = 12, 20
#: Share of the cells that must be above 0 for a logarithm.
_POSITIVE = 0.9
#: Cells that are looked at in all, but no fewer rows than these.
_CELLS, _FEWEST_ROWS = 2_000_000, 1_000
#: Letters of the words that names must have in common to name a group.
_LETTERS = 3


@dataclass(frozen=True)
class FactGroup:
    """Numbers that say much the same, and as how many independent ones they count."""

    names: tuple[str, ...]
    facts: float

    @property
    def name(self) -> str:
        """What their names begin with, else the names themselves."""
        shared = set.intersection(*({stem.strip(" _.-:=") for stem in stems(name)} for name in self.names))
        stem = max(shared, key=len, default="")
        return stem if len(stem) >= _LETTERS else wording.listed(self.names, most=2)

    @property
    def weight(self) -> float:
        """What each of them is multiplied with."""
        return settled(float(np.sqrt(self.facts / len(self.names))))


def fact_groups(numbers: pd.DataFrame) -> list[FactGroup]:
    """The groups among these columns, each column in one at most.

    Columns are of one group if all of them go together, two by two (complete linkage), or if one is a sum, a difference,
    a product or a quotient of others, but for a hundredth of its variance. Groups count by their effective rank.

    Examples
    --------
    >>> limit, balance, age = np.random.default_rng(0).normal(size=(3, 300))
    >>> frame = pd.DataFrame({"limit": limit, "age": age, "balance": balance, "open": limit - balance})
    >>> [(group.names, round(group.facts, 1)) for group in fact_groups(frame)]
    [(('limit', 'balance', 'open'), 1.9)]
    """
    rows = max(_FEWEST_ROWS, _CELLS // max(numbers.shape[1], 1))
    frame = numbers.iloc[:rows]
    if frame.shape[1] < 2 or len(frame) < 2 * _ROWS_A_PART:
        return []
    forms = [(frame, correlations(frame).to_numpy())]
    ranks = frame.rank()
    forms.append((ranks, correlations(ranks).to_numpy()))
    able = frame.columns[((frame > 0).mean() >= _POSITIVE * frame.notna().mean()).to_numpy()]
    logs = pd.DataFrame(np.log(frame[able].where(frame[able] > 0)), index=frame.index, columns=able)
    log_form = (logs, correlations(logs).to_numpy())
    groups = _going_together(forms)
    places = {str(name): i for i, name in enumerate(frame)}
    for (form, r), columns in ((forms[0], range(frame.shape[1])), (log_form, [places[str(name)] for name in able])):
        groups = _joined(groups, [{list(columns)[i] for i in made} for made in _identities(form.to_numpy(), r)])
    by_log = {place: i for i, place in enumerate(places[str(name)] for name in able)}
    matrices = [forms[0][1], forms[1][1]]
    return [
        FactGroup(tuple(str(frame.columns[i]) for i in group), _facts(group, matrices, log_form[1], by_log))
        for group in sorted(map(sorted, groups))
    ]


def _facts(group: Sequence[int], matrices: Sequence[Floats], of_logs: Floats, by_log: dict[int, int]) -> float:
    """The least of the effective ranks of the numbers, of their ranks and, where all have them, of their logarithms."""
    parts = [r[np.ix_(group, group)] for r in matrices]
    if all(i in by_log for i in group):
        at = [by_log[i] for i in group]
        parts.append(of_logs[np.ix_(at, at)])
    return min(effective_rank(np.nan_to_num(part)) for part in parts)


def _going_together(forms: Sequence[tuple[pd.DataFrame, Floats]]) -> list[set[int]]:
    """Groups of columns of which every two go together, in the midst of their values, too."""
    together = np.zeros_like(forms[0][1])
    for frame, r in forms:
        values = frame.to_numpy()
        for i, j in _strong(r):
            if abs(r[i, j]) > together[i, j] and holds_within(values[:, i], values[:, j]):
                together[i, j] = together[j, i] = abs(r[i, j])
    able = np.flatnonzero(together.any(axis=0))
    if not len(able):
        return []
    from scipy.cluster.hierarchy import fcluster, linkage  # few tables need it, and it takes a tenth of a second
    from scipy.spatial.distance import squareform

    distances = 1 - together[np.ix_(able, able)]
    np.fill_diagonal(distances, 0.0)
    labels = fcluster(linkage(squareform(distances, checks=False), "complete"), 1 - STRONG, "distance")
    groups = [set(able[labels == label].tolist()) for label in np.unique(labels)]
    return [group for group in groups if len(group) > 1]


def _strong(r: Floats) -> Iterator[tuple[int, int]]:
    with np.errstate(invalid="ignore"):
        yield from zip(*(axis.tolist() for axis in np.nonzero(np.triu(np.abs(r) >= STRONG, k=1))), strict=True)


def _identities(values: Floats, r: Floats) -> Iterator[set[int]]:
    """Columns that are a linear combination of others, with these."""
    usable = np.nan_to_num(r)
    most = min(_PARTS, len(values) // _ROWS_A_PART)
    for target in range(len(r)):
        parts = support(usable, target, MADE, most)
        if len(parts) > 1 and holds_within(_combined(values, target, parts), values[:, target]):
            yield {target, *parts}


def _combined(values: Floats, target: int, parts: list[int]) -> NDArray[np.float64]:
    """The linear combination of the parts that comes nearest to the target; NaN where one is missing."""
    known = ~np.isnan(values[:, [target, *parts]]).any(axis=1)
    design = np.column_stack([values[:, parts], np.ones(len(values))])
    betas = np.linalg.lstsq(design[known], values[known, target], rcond=None)[0]
    return np.asarray(design @ betas)


def _joined(groups: list[set[int]], identities: list[set[int]]) -> list[set[int]]:
    """Groups with those that an identity ties together: their effective rank tells what that comes to."""
    for identity in identities:
        touched = [group for group in groups if group & identity]
        groups = [group for group in groups if not group & identity] + [identity.union(*touched)]
    return groups
