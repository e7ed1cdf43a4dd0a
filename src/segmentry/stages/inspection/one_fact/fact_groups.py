"""Numbers that say much the same: groups of features, and how many independent facts each holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry import wording
from segmentry.maths import Floats, settled
from segmentry.maths.effective_rank import effective_rank
from segmentry.maths.matching_pursuit import support
from segmentry.stages.inspection.one_fact.dummies import stems
from segmentry.stages.inspection.one_fact.within_range import holds_within
from segmentry.stages.inspection.suspects import correlations, zero_where_unknown

#: Correlation, of the numbers or of their ranks, from which on every two of a group must go together (ours): each then
#: tells nearly two thirds of the other's variance. Items of an attitude scale are mostly between 0.3 and 0.7.
STRONG = 0.8
#: The same where there are but two: recency and orders may have 0.82, and are two things that people want to know.
_OF_TWO = 0.9
#: Columns of a group whose pairs are asked.
_ASKED = 50
#: Share of the pairs of a group that must go together in the midst of their values: single ones may miss it by chance.
_MOST_PAIRS = 0.5
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

    @cached_property
    def name(self) -> str:
        """What their names begin with, else the names themselves."""
        shared = set.intersection(*({stem.strip(" _.-:=") for stem in stems(name)} for name in self.names))
        stem = max(shared, key=len, default="")
        return stem if len(stem) >= _LETTERS else wording.listed(self.names, most=2)

    @property
    def weight(self) -> float:
        """What each of them is multiplied with."""
        return settled(float(np.sqrt(self.facts / len(self.names))))


def fact_groups(numbers: pd.DataFrame, together: pd.DataFrame | None = None) -> list[FactGroup]:
    """The groups among these columns, each column in one at most.

    Columns are of one group if all of them go together, two by two (complete linkage), or if one is a sum, a
    difference, a product or a quotient of others, but for a hundredth of its variance. Groups count by their effective
    rank.

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
    known = together if len(frame) == len(numbers) else None
    ranks, logs, able = frame.rank(), _logarithms(frame), np.flatnonzero(_positive(frame.to_numpy()))
    plain = (frame, (correlations(frame) if known is None else known).to_numpy())
    of_ranks, of_logs = (ranks, correlations(ranks).to_numpy()), correlations(logs).to_numpy()
    groups = _joined(_going_together((plain, of_ranks)), list(_identities(frame.to_numpy(), plain[1])))
    groups = _joined(groups, [set(able[list(of)].tolist()) for of in _identities(logs.to_numpy(), of_logs)])
    everywhere = np.full_like(plain[1], np.nan)
    everywhere[np.ix_(able, able)] = of_logs
    matrices = (plain[1], of_ranks[1], everywhere)
    return [
        FactGroup(tuple(str(frame.columns[i]) for i in group), _facts([r[np.ix_(group, group)] for r in matrices]))
        for group in sorted(map(sorted, groups))
    ]


def _positive(values: Floats) -> NDArray[np.bool_]:
    """Which columns are above 0 nearly everywhere."""
    return np.asarray((values > 0).mean(axis=0) >= _POSITIVE * (~np.isnan(values)).mean(axis=0))


def _logarithms(frame: pd.DataFrame) -> pd.DataFrame:
    """Those of the columns that have them nearly everywhere."""
    values = frame.to_numpy()
    able = _positive(values)
    logs = np.log(np.where(values > 0, values, np.nan)[:, able])
    return pd.DataFrame(logs, index=frame.index, columns=frame.columns[able])


def _facts(parts: Sequence[Floats]) -> float:
    """The least of the effective ranks of the numbers, of their ranks and, where all have them, of their logarithms."""
    return min(effective_rank(np.nan_to_num(part)) for part in parts if not np.isnan(np.diag(part)).any())


def _going_together(forms: Sequence[tuple[pd.DataFrame, Floats]]) -> list[set[int]]:
    """Groups of columns of which every two go together, most of them in the midst of their values, too."""
    every = [(frame.to_numpy(), np.abs(zero_where_unknown(r))) for frame, r in forms]
    groups = []
    for group in _linked(np.maximum(every[0][1], every[1][1])):
        asked = group[:: 1 + len(group) // _ASKED]
        pairs = _held(every, asked)[np.triu_indices(len(asked), k=1)]
        if (pairs >= STRONG).mean() >= _MOST_PAIRS:
            groups.append(set(group))
        else:
            groups += [{group[i] for i in part} for part in _linked(_held(every, group))]
    return groups


def _linked(together: Floats) -> list[list[int]]:
    """Groups of columns of which every two are strongly correlated, by complete linkage."""
    strong = together >= STRONG
    np.fill_diagonal(strong, False)
    able = np.flatnonzero(strong.any(axis=0))
    if not len(able):
        return []
    from scipy.cluster.hierarchy import fcluster, linkage  # few tables need it, and it takes a tenth of a second
    from scipy.spatial.distance import squareform

    distances = np.maximum(1 - together[np.ix_(able, able)], 0.0)  # a correlation may be a last bit above 1
    np.fill_diagonal(distances, 0.0)
    labels = fcluster(linkage(squareform(distances, checks=False), "complete"), 1 - STRONG, "distance")
    groups = [able[labels == label].tolist() for label in np.unique(labels)]
    return [group for group in groups if len(group) > 2 or (len(group) == 2 and together[*group] >= _OF_TWO)]


def _held(forms: Sequence[tuple[Floats, Floats]], group: Sequence[int]) -> Floats:
    """The correlations in a group, 0 where they are not strong in the midst of both columns' values, too."""
    unranked = forms[0][0]
    together = np.zeros((len(group), len(group)))
    for values, r in forms:
        part = r[np.ix_(group, group)]
        strong = part >= STRONG
        np.fill_diagonal(strong, False)
        held = np.zeros_like(strong)
        for i in np.flatnonzero(strong.any(axis=0)).tolist():
            others = np.flatnonzero(strong[i]).tolist()
            at = [group[j] for j in others]
            held[i, others] = holds_within(values[:, group[i]], values[:, at], unranked[:, group[i]])
        together = np.maximum(together, np.where(held & held.T, part, 0.0))
    return together


def _identities(values: Floats, r: Floats) -> Iterator[set[int]]:
    """Columns that are a linear combination of others, with these."""
    usable = zero_where_unknown(r)
    most = min(_PARTS, len(values) // _ROWS_A_PART)
    known: set[int] = set()
    for target in range(len(r)):
        parts = [] if target in known else support(usable, target, MADE, most)
        if len(parts) > 1:
            combined, own = _combined(values, target, parts), values[:, target]
            if holds_within(combined, own[:, None])[0] and holds_within(own, combined[:, None])[0]:
                known |= {target, *parts}
                yield {target, *parts}


def _combined(values: Floats, target: int, parts: list[int]) -> Floats:
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
