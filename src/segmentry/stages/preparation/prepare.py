"""`prepare`: the features, the recipe fitted once, and the matrix that it makes of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.engines.parts import Part, Parts
from segmentry.errors import SegmentryError
from segmentry.maths import Floats
from segmentry.maths.canonical import in_order
from segmentry.maths.neighbours import completed
from segmentry.plan import Plan
from segmentry.progress import part
from segmentry.results.columns import Column, Columns, Finding
from segmentry.results.mend import Mend
from segmentry.results.recipe import Recipe
from segmentry.results.table import Table
from segmentry.sources.reading import read
from segmentry.stages.customers.customers import customers
from segmentry.stages.inspection.findings import is_answered
from segmentry.stages.inspection.own_column import AS_OWN
from segmentry.stages.inspection.planned_missing import with_planned_missing
from segmentry.stages.inspection.roles import SOURCE
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.by_theme import by_theme, theme_of
from segmentry.stages.preparation.choose import as_features, choose
from segmentry.stages.preparation.fit import fit
from segmentry.stages.preparation.planned_types import with_planned_types
from segmentry.stages.preparation.regrouping import inspected, regrouped
from segmentry.stages.preparation.sample import Sample, evenly, sample_array, take_sample, take_weighted
from segmentry.stages.preparation.standing_aside import standing_aside, told_aside
from segmentry.stages.preparation.weights import checked_weights, effective
from segmentry.stages.shared.values import empty_rows, encoded, weights_of

#: Squares of numbers within these bounds, and sums of them, neither overflow nor vanish in the precision of the fits.
SMALLEST, LARGEST = 1e-15, 1e15

#: Rows of the matrix with their case weights: None where each counts as one customer.
Weighted = tuple[Floats, NDArray[np.float64] | None]


@dataclass(frozen=True, eq=False)
class Prepared:
    """A table with its fitted recipe, and a sample of its matrix.

    Attributes
    ----------
    n_known : int
        Rows with at least one feature filled: those that are segmented.
    observed : array, m x p
        Matrix rows in an order that carries no meaning, NaN where a cell stays missing; all that are segmented when
        `complete`. Where rows have case weights, as many as the effective number of customers, drawn in proportion to
        them. Labels are made of it.
    sample : array, m x p
        The same rows, holes filled from customers like them (see `completed`): for evidence and pictures. Without holes
        it is the same array.
    """

    table: Table
    plan: Plan
    columns: Columns
    recipe: Recipe
    n_known: int
    observed: Floats
    sample: Floats
    complete: bool

    def reduce(self, function: Callable[[Floats, NDArray[np.float64] | None], Part]) -> list[Part]:
        """What `function` makes of each batch of the matrix and its case weights, over all rows that are segmented."""
        if self.complete:
            return [function(self.observed, None)]
        return self._matrix.reduce(lambda part: function(*part))

    @cached_property
    def _matrix(self) -> Parts[Weighted]:
        rows: Rows = self.table.rows
        weight = self.plan.weight
        columns = list(dict.fromkeys([*self.recipe.reads, *([weight] if weight else [])]))
        size = self.n_known * self.sample.shape[1] * self.sample.itemsize
        return rows.keep(columns, partial(_known, self.recipe, weight), size)


def _known(recipe: Recipe, weight: str | None, batch: pa.RecordBatch) -> Weighted:
    """The batch's rows of the matrix, and their case weights, without those of which nothing is known."""
    values = encoded(recipe.steps, batch)
    empty = empty_rows(values)
    weights = None if weight is None else weights_of(weight, batch)[~empty]
    return apply(recipe, values[~empty] if empty.any() else values), weights


def prepare(source: Any, plan: Plan | None = None, *, columns: Columns | None = None) -> Prepared:
    """Choose the features and fit the recipe.

    Preset `auto` leaves missing cells missing, takes the logarithm or a power of skewed numbers, caps values whose few
    customers would supply much of the spread, standardises, and scales categories so that they weigh like numbers.
    `classic` fills with the median and standardises numbers. What `Plan.columns` says of a column holds. Each step says
    what was done and why.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes
    plan : Plan, optional
    columns : Columns, optional
        What `inspect` said of the table, to save looking again.

    Raises
    ------
    SegmentryError
        If a feature is unknown or unsuitable, none is left, or the rows are too few or all equal.

    Examples
    --------
    >>> import segmentry
    >>> prepared = prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "balance")))
    >>> prepared.recipe.features, prepared.sample.shape, prepared.recipe.steps[1].transform
    (('age', 'balance'), (500, 2), 'log')
    """
    plan = plan or Plan()
    rows = read(source, plan)
    table = customers(rows, plan)
    as_inspected = table is rows and (rows is source or not isinstance(source, Table))
    columns = with_planned_missing(table, inspected(table, plan, columns if as_inspected else None), plan)
    if table.n_rows < 2:
        raise SegmentryError(f"{table.name} has only one row. Segments need at least two customers.")
    columns, plan = checked_weights(with_planned_types(columns, plan, table), plan, table)
    names = choose(columns, plan, table)
    fitted = _fitted(names, columns, plan, table)
    aside = standing_aside(fitted.recipe, fitted.sample)
    if aside:
        columns, left = told_aside(aside, fitted.columns, plan)
        names = tuple(name for name in names if name not in left)
        fitted = _fitted(names, columns, plan, table) if left else replace(fitted, columns=columns)
    raw, columns, recipe, sample = fitted.raw, fitted.columns, fitted.recipe, fitted.sample
    listed = ", ".join(wording.named(names))
    _check_size(fitted.observed, f"{table.name} in {listed}", "Leave `scale` at auto.")
    if not (sample != sample[0]).any():
        raise SegmentryError(f"All rows of {table.name} are equal in {listed}. Choose features that differ.")
    columns = _with_parts(columns, recipe, plan, table.n_rows - raw.rows)
    return Prepared(table, plan, columns, recipe, raw.rows, fitted.observed, sample, raw.complete)


@dataclass(frozen=True)
class _Fitted:
    """A recipe for some features, the sample that it was fitted to, and the matrix of that: as it is, and completed."""

    raw: Sample
    columns: Columns
    recipe: Recipe
    observed: Floats
    sample: Floats


def _fitted(names: tuple[str, ...], columns: Columns, plan: Plan, table: Table) -> _Fitted:
    with part(0.3):
        features = as_features(names, columns, plan, table.rows)
    if plan.weight is None:
        raw = take_sample(table.rows, features, next(iter(columns.named("id")), None), plan.sample_rows)
    else:
        raw = take_weighted(table.rows, features, plan.weight, plan.sample_rows)
    columns = regrouped(features, columns, plan, raw)
    recipe = fit(features, columns, plan, raw)
    counted = raw.values if plan.weight is None else evenly(raw.values, effective(columns[plan.weight]))
    with np.errstate(over="ignore"):
        observed = in_order(apply(recipe, counted))
    return _Fitted(raw, columns, recipe, observed, completed(observed, plan.seed))


def prepared_array(values: NDArray[Any], plan: Plan) -> tuple[Floats, bool]:
    """A bare 2-D array as a matrix, used as it is: its sample, and whether that is all of it."""
    try:
        matrix = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise SegmentryError("The array holds cells that are not numbers.") from None
    if matrix.ndim != 2 or matrix.shape[0] < 2 or matrix.shape[1] < 1:
        raise SegmentryError(f"The array has shape {matrix.shape}. Give one with two or more rows, and columns.")
    bad = np.argwhere(~np.isfinite(matrix))
    if len(bad):
        row, column = bad[0]
        raise SegmentryError(f"Row {row}, column {column} of the array (from 0) is not a finite number.")
    _check_size(matrix, "the array", "Multiply them all by the same number first.")
    sample = sample_array(matrix, plan.sample_rows)
    return in_order(sample.values), sample.complete


def _check_size(matrix: Floats, where: str, remedy: str) -> None:
    """Refuse numbers whose squares would overflow, and differences whose squares would vanish."""
    low, high = np.nanmin(matrix, axis=0), np.nanmax(matrix, axis=0)
    largest = float(max(-low.min(), high.max()))
    if largest > LARGEST:
        raise SegmentryError(f"Numbers as large as {largest:.0e} in {where} cannot be compared. {remedy}")
    spread = float((high - low).max())
    if 0 < spread < SMALLEST:
        raise SegmentryError(f"Differences as small as {spread:.0e} in {where} cannot be compared. {remedy}")


def _with_parts(columns: Columns, recipe: Recipe, plan: Plan, unknown: int) -> Columns:
    """The columns with the parts that they play in the end, and what choosing them means."""
    features, levels = recipe.features, recipe.steps[0].levels
    findings = [finding for finding in columns.findings if not is_answered(finding, plan, features)]
    if len(features) == 1:
        parts = "groups of its levels" if levels else "ranges of it"
        what = f"`{features[0]}` is the only feature, so the segments are {parts}."
        findings.append(Finding(severity="note", column=features[0], what=what, remedy="Add features to look wider."))
    if unknown:
        what = f"{unknown:,} rows have no value in any feature and get no segment."
        findings.append(Finding(severity="warning", column=None, what=what, remedy="Fill them at their source."))
    updated = []
    for column in columns.columns:
        changed = _with_part(column, column.name in features, plan)
        doubtful = column.role in ("id", "outcome", "value", "ignored") or column.reason.startswith("sensitive")
        if changed.role == "feature" and doubtful:
            what = f"`{column.name}` is used as a feature because it was named, although: {column.reason}."
            mend = Mend.not_using([column.name], "descriptor" if column.role == "feature" else column.role)
            findings.append(Finding(severity="warning", column=column.name, what=what, mend=mend))
        updated.append(changed)
    return columns.model_copy(update={"columns": tuple(updated), "findings": tuple(findings)})


def _with_part(column: Column, is_feature: bool, plan: Plan) -> Column:
    if column.name == plan.compare_with:
        return column.model_copy(update={**AS_OWN, "coded": column.is_numeric})
    column = column.model_copy(update={"theme": theme_of(column, plan)})
    planned = plan.of_column(column.name).role
    if planned == "outcome" and column.reason.startswith(SOURCE):
        return column  # what is told as yes and no is the outcome
    if is_feature:
        if column.role == "feature":
            return column
        named = planned == "feature" or plan.features is not None
        why = "named as a feature" if named else "it suits, and so does what it tells"
        return column.model_copy(update={"role": "feature", "reason": why})
    if column.name == plan.weight:
        return column.model_copy(update={"role": "weight", "reason": "named as the case weights"})
    if planned is not None and planned != "feature":
        return column.model_copy(update={"role": planned, "reason": "as told"})
    if column.role == "feature":
        apart = plan.features is None and not by_theme(column, plan)
        why = "not of the themes that make the segments" if apart else "not among the features"
        return column.model_copy(update={"role": "descriptor", "reason": why})
    return column
