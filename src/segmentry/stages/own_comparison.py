"""`compare_with`: the user's own segments beside those that were found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

import numpy as np
import pyarrow as pa
from scipy.optimize import linear_sum_assignment

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import Assignment
from segmentry.maths.disclosure import hidden
from segmentry.maths.foretelling import GroupSums, error_sums, errors, saved
from segmentry.maths.stability import crosstab, rand_of
from segmentry.results.columns import Column
from segmentry.results.own_segments import Explained, OwnGroup, OwnSegments
from segmentry.results.profile import Outcome
from segmentry.results.recipe import Feature, Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.outcome_cells import as_read, became
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.level_counts import level_counts
from segmentry.stages.shared.values import (
    empty_rows,
    encoded,
    feature_of,
    is_missing,
    weights_of,
)

#: With fewer customers nothing is said of an outcome (ours).
FEWEST = 30


def compare_with(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add how the user's own segments, the column `Plan.compare_with`, lie beside those that were found.

    Which of them are split or joined, how far both agree, and which of the two tells more of each outcome and value of
    customers that it was not told of. Customers without a group in either are left out.

    Raises
    ------
    SegmentryError
        If the plan names no column to compare with, or the segments have no profile yet.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=400).to_pandas()
    >>> table["tier"] = (table["balance"] > 5_000).map({True: "gold", False: "basic"})
    >>> plan = segmentry.Plan(features=("age", "income"), k=3, k_max=3, compare_with="tier")
    >>> own = segmentry.run(table, plan).own_segments
    >>> sorted(group.name for group in own.groups), own.customers
    (['basic', 'gold'], 400)
    """
    name = prepared.plan.compare_with
    if name is None:
        raise SegmentryError("The plan names no column to compare with. Set compare_with.")
    if segmentation.profile is None:
        raise SegmentryError("This segmentation has no profile yet. Call segmentry.profile first.")
    rows: Rows = prepared.table.rows
    column = segmentation.columns[name]
    own = feature_of(column, _groups(column, level_counts(rows, {name: column})[name]))
    reading = _Reading.of(segmentation, own)
    compared = reduce(_added, rows.reduce(reading.columns, partial(_counted, reading)))
    sums = [compared[2 + 2 * i : 4 + 2 * i] for i in range(len(reading.outcomes))]
    errors_of = reduce(lambda a, b: a + b, rows.reduce(reading.columns, partial(_errors, reading, sums)))
    each = zip(reading.outcomes, sums, errors_of, strict=True)
    explained = [_explained(outcome, both, of_errors) for outcome, both, of_errors in each]
    found = _own_segments(own, compared[0], compared[1], prepared.plan.min_cell)
    told = tuple(one for one in explained if one is not None)
    missing = segmentation.rows_labelled - found.customers
    found = found.model_copy(update={"explained": told, "missing": missing})
    return segmentation.model_copy(update={"own_segments": found})


def _groups(column: Column, counts: Mapping[str, int]) -> tuple[str, ...]:
    """The user's groups: in their order, numbers by their size, others the largest first."""
    named = [level for level in counts if not is_missing(feature_of(column), level)]
    if column.levels:
        return (*column.levels, *sorted(level for level in named if level not in column.levels))
    if column.is_numeric:
        return tuple(sorted(named, key=float))
    return tuple(sorted(named, key=lambda level: (-counts[level], level)))


@dataclass(frozen=True)
class _Figure:
    """An outcome, and how its cells are read."""

    outcome: Outcome
    feature: Feature

    def of(self, batch: pa.RecordBatch) -> Floats:
        return became(encoded([self.feature], batch)[:, 0], self.feature, self.outcome)


@dataclass(frozen=True)
class _Reading:
    """What is read of every row: plain data alone, as it goes to the engine."""

    recipe: Recipe
    assigned: Callable[[Floats], Assignment]
    k: int
    own: Feature
    weight: str | None
    figures: tuple[_Figure, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, segmentation: Segmentation, own: Feature) -> "_Reading":
        outcomes = segmentation.profile.outcomes if segmentation.profile else ()
        figures = tuple(_Figure(each, as_read(segmentation.columns[each.column], each)) for each in outcomes)
        weight, recipe = segmentation.plan.weight, segmentation.recipe
        read = [*recipe.reads, *own.reads, *(name for figure in figures for name in figure.feature.reads)]
        columns = tuple(dict.fromkeys([*read, *([weight] if weight else [])]))
        return cls(recipe, assigner(segmentation), segmentation.k, own, weight, figures, columns)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return tuple(figure.outcome for figure in self.figures)

    def rows(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Labels, Labels, Floats]:
        """The rows with a group in both divisions, these groups, theirs first, and the case weights."""
        values, theirs = encoded(self.recipe.steps, batch), encoded([self.own], batch)[:, 0]
        known = ~(empty_rows(values) | np.isnan(theirs))
        batch, values = batch.filter(pa.array(known)), values[known]
        weights = np.ones(len(values)) if self.weight is None else weights_of(self.weight, batch)
        return batch, theirs[known].astype(np.intp), self.assigned(apply(self.recipe, values)).labels, weights


def _counted(reading: _Reading, batch: pa.RecordBatch) -> list[Any]:
    """Rows and weights by both groups, and for every outcome the sums of their groups and of ours."""
    batch, theirs, ours, weights = reading.rows(batch)
    groups = len(reading.own.levels)
    cells = theirs * reading.k + ours
    weighed = np.bincount(cells, weights=weights, minlength=groups * reading.k).reshape(groups, reading.k)
    counted: list[Any] = [crosstab(theirs, ours, groups, reading.k), weighed]
    for figure in reading.figures:
        values = figure.of(batch)
        known = ~np.isnan(values) & (weights > 0)
        for labels, k in ((theirs, groups), (ours, reading.k)):
            counted.append(GroupSums.of(labels[known], k, values[known], weights[known]))
    return counted


def _added(first: Sequence[Any], second: Sequence[Any]) -> list[Any]:
    return [one + other for one, other in zip(first, second, strict=True)]


def _errors(reading: _Reading, sums: Sequence[Sequence[GroupSums]], batch: pa.RecordBatch) -> Floats:
    """For every outcome what is to be added up of the errors of this batch's rows (outcomes x 7)."""
    batch, theirs, ours, weights = reading.rows(batch)
    each = []
    for figure, (of_theirs, of_ours) in zip(reading.figures, sums, strict=True):
        values = figure.of(batch)
        known = ~np.isnan(values) & (weights > 0)
        is_rate = figure.outcome.kind == "rate"
        told = partial(errors, figure=values[known], weights=weights[known], is_rate=is_rate)
        everyone = told(of_theirs.all, np.zeros(int(known.sum()), dtype=np.intp))
        both = told(of_theirs, theirs[known]), told(of_ours, ours[known])
        each.append(error_sums(weights[known], everyone, *both))
    return np.array(each).reshape(-1, 7)


def _explained(outcome: Outcome, sums: Sequence[GroupSums], of_errors: Floats) -> Explained | None:
    """How much both tell of an outcome; None where too few have a value, or all the same."""
    customers = int(sums[0].rows.sum())
    shares = saved(of_errors) if customers >= FEWEST else None
    if shares is None:
        return None
    theirs, ours, interval = shares
    about = {"column": outcome.column, "kind": outcome.kind, "level": outcome.level}
    return Explained(**about, customers=customers, theirs=theirs, ours=ours, interval=interval)


def _own_segments(own: Feature, counts: Labels, weights: Floats, least: int) -> OwnSegments:
    """Both divisions beside each other, without the cells of few customers."""
    paired = counts[linear_sum_assignment(counts, maximize=True)].sum()
    is_hidden = hidden(counts.astype(np.int64), least)
    groups = []
    for name, row, weighed, closed in zip(own.levels, counts, weights, is_hidden, strict=True):
        whole = float(weighed.sum())
        told = [not cell for cell in closed[:-1]]
        shares = (settled(float(w / whole)) if tell and whole else None for w, tell in zip(weighed, told, strict=True))
        groups.append(
            OwnGroup(
                name=name,
                size=None if closed[-1] else int(row.sum()),
                counts=tuple(int(count) if tell else None for count, tell in zip(row, told, strict=True)),
                shares=tuple(shares),
            )
        )
    return OwnSegments(
        column=own.column,
        customers=int(counts.sum()),
        missing=0,
        groups=tuple(groups),
        together=settled(float(paired / max(counts.sum(), 1))),
        ari=settled(rand_of(counts)),
    )
