"""`prepare`: the recipe, fitted once, and the matrix that it makes of the features."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Part, Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.maths import Floats
from segmentry.plan import Plan
from segmentry.results.columns import Columns, Finding
from segmentry.results.recipe import Recipe, Step
from segmentry.results.table import Table
from segmentry.sources.reading import read
from segmentry.stages.columns import inspect
from segmentry.stages.sampling import Sample, Values, known, sample_array, take_sample, to_values

#: A matrix of up to this many bytes is built once and kept; a larger one is made anew, batch by batch.
MATRIX_BYTES = 1 << 30
#: A standard deviation below this is lost in rounding.
SMALLEST_SCALE = 1e-100


@dataclass(frozen=True, eq=False)
class Prepared:
    """A table with its fitted recipe, and a sample of its matrix.

    Attributes
    ----------
    n_known : int
        Rows with at least one feature filled: those that are segmented.
    sample : array, m x p
        Matrix rows in an order that carries no meaning; all that are segmented when `complete`.
    """

    table: Table
    plan: Plan
    columns: Columns
    recipe: Recipe
    n_known: int
    sample: Floats
    complete: bool
    _kept: list[Floats] = field(default_factory=list, repr=False)

    def reduce(self, function: Callable[[Floats], Part]) -> list[Part]:
        """What `function` makes of each batch of the matrix, over all rows that are segmented."""
        if self.complete:
            return [function(self.sample)]
        rows: Rows = self.table.rows
        if self.n_known * self.sample.shape[1] * self.sample.itemsize > MATRIX_BYTES:
            return rows.reduce(self.recipe.features, lambda batch: function(_known_matrix(self.recipe, batch)))
        if not self._kept:
            self._kept.extend(rows.reduce(self.recipe.features, lambda batch: _known_matrix(self.recipe, batch)))
        return [function(part) for part in self._kept]


def prepare(source: Any, plan: Plan | None = None, *, columns: Columns | None = None) -> Prepared:
    """Choose the features and fit the recipe: missing cells to the median, then z-scores.

    Means and standard deviations (of the population) come from all rows, medians from the sample.

    Parameters
    ----------
    source : Table, or anything `segmentry.read` takes
    plan : Plan, optional
    columns : Columns, optional
        What `inspect` said of the table, to save looking again.

    Raises
    ------
    SegmentryError
        If a feature is unknown or not numeric, none is left, or the rows are too few or all equal.

    Examples
    --------
    >>> import segmentry
    >>> prepared = prepare(segmentry.sample("bank", rows=500), segmentry.Plan(features=("age", "balance")))
    >>> prepared.recipe.features, prepared.sample.shape
    (('age', 'balance'), (500, 2))
    """
    plan = plan or Plan()
    table = read(source, plan)
    columns = columns or inspect(table)
    if table.n_rows < 2:
        raise SegmentryError(f"{table.name} has only one row. Segments need at least two customers.")
    features = _features(columns, plan, table)
    id_column = next(iter(columns.named("id")), None)
    raw = take_sample(table.rows, features, id_column, plan.sample_rows)
    recipe = _fit(columns, features, raw)
    sample = apply(recipe, raw.values)
    if not (sample != sample[0]).any():
        raise SegmentryError(f"All rows of {table.name} are equal in {_listed(features)}. Choose features that differ.")
    told = _told(columns, features, table.n_rows - raw.rows)
    return Prepared(table, plan, told, recipe, raw.rows, sample, raw.complete)


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
    sample = sample_array(matrix, plan.sample_rows)
    return sample.values, sample.complete


def to_original(recipe: Recipe, matrix: Floats) -> Floats:
    """Matrix units back to the columns' own units."""
    scale = np.array([step.scale for step in recipe.steps])
    centre = np.array([step.centre for step in recipe.steps])
    return np.asarray(np.asarray(matrix, dtype=np.float64) * scale + centre)


def apply(recipe: Recipe, values: Values) -> Floats:
    """The matrix (float32) of the features' values (n x p, NaN where missing)."""
    matrix = np.empty(values.shape, dtype=np.float32, order="C")
    for j, step in enumerate(recipe.steps):
        column = values[:, j]
        filled = np.where(np.isnan(column), step.impute, column)
        matrix[:, j] = (filled - step.centre) / step.scale
    return matrix


def _known_matrix(recipe: Recipe, batch: pa.RecordBatch) -> Floats:
    return apply(recipe, known(to_values(batch)))


def _features(columns: Columns, plan: Plan, table: Table) -> tuple[str, ...]:
    if plan.features is None:
        features = columns.named("feature")
        if not features:
            numeric = [c for c in columns.columns if c.is_numeric]
            why = "; ".join(f"`{c.name}`: {c.reason}" for c in numeric[:5]) or "no column holds numbers"
            raise SegmentryError(f"{table.name} has no numeric column to make segments from ({why}).")
        return features
    if not plan.features:
        raise SegmentryError("No feature is chosen. Name at least one numeric column.")
    for name in plan.features:
        if name not in table.types:
            raise SegmentryError(f"{table.name} has no column `{name}`.{near_matches(name, table.types)}")
        column = columns[name]
        if not column.is_numeric:
            raise SegmentryError(
                f"`{name}` cannot be a feature: it holds {_kind(column.type)}. Choose numeric columns."
            )
        if column.filled == 0 or column.minimum == column.maximum:
            raise SegmentryError(f"`{name}` cannot be a feature: it holds {_constant(column.filled)}. Leave it out.")
    return tuple(dict.fromkeys(plan.features))


def _fit(columns: Columns, features: Sequence[str], raw: Sample) -> Recipe:
    """Means and deviations are those of the filled cells of all rows, as `inspect` found them."""
    steps = []
    for j, name in enumerate(features):
        column = columns[name]
        mean, sd = column.mean or 0.0, column.sd or 0.0
        missing = raw.rows - column.filled
        median = float(np.nanmedian(raw.values[:, j]))
        # what they become when every missing cell holds the median
        share = missing / raw.rows
        centre = (1 - share) * mean + share * median
        scale = float(np.sqrt((1 - share) * (sd**2 + (mean - centre) ** 2) + share * (median - centre) ** 2))
        if scale < SMALLEST_SCALE:
            raise SegmentryError(f"`{name}` cannot be a feature: its values hardly differ. Leave it out or rescale it.")
        short = {"impute": _short(median, scale), "centre": _short(centre, scale), "scale": _short(scale, scale)}
        steps.append(Step(column=name, missing=missing, **short))
    return Recipe(steps=tuple(steps))


def _short(value: float, scale: float) -> float:
    """Rounded to a ten-billionth of the scale: sums over rows in another order then give the same recipe."""
    return round(value, 10 - int(np.floor(np.log10(scale))) - 1)


def _told(columns: Columns, features: Sequence[str], unknown: int) -> Columns:
    """The columns with the roles that the chosen features imply, and what choosing them means."""
    findings = list(columns.findings)
    if len(features) == 1:
        what = f"`{features[0]}` is the only feature, so the segments are ranges of it."
        findings.append(Finding(severity="note", column=features[0], what=what, remedy="Add features to look wider."))
    if unknown:
        what = f"{unknown:,} rows have no value in any feature and get no segment."
        findings.append(Finding(severity="warning", column=None, what=what, remedy="Fill them at their source."))
    updated = []
    for column in columns.columns:
        changes = {}
        if column.name in features and column.role != "feature":
            what = f"`{column.name}` is used as a feature because it was named, although: {column.reason}."
            findings.append(Finding(severity="warning", column=column.name, what=what))
            changes = {"role": "feature", "reason": "named as a feature"}
        elif column.name not in features and column.role == "feature":
            changes = {"role": "descriptor", "reason": "a number, not among the features named"}
        updated.append(column.model_copy(update=changes))
    return columns.model_copy(update={"columns": tuple(updated), "findings": tuple(findings)})


def _kind(type: str) -> str:
    return {"text": "text", "date": "dates", "boolean": "yes or no"}[type]


def _constant(filled: int) -> str:
    return "the same value in every row" if filled else "nothing"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
