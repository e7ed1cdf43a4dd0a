"""The PCA map of the segments, and the customers at its edge."""

import numpy as np
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.maths import Floats, Labels
from segmentry.maths.components import WIDE, Components, pointed
from segmentry.results.recipe import Step
from segmentry.results.segmentation import Bins, Map, Segmentation
from segmentry.results.unusual import Unusual
from segmentry.stages.preparation.apply import apply, to_original
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.centres import assigner, centres_of
from segmentry.stages.shared.values import empty_rows, encoded

#: Customers drawn one by one on the map; more of them are counted in cells.
POINTS = 5_000
#: Cells of the map from left to right and from bottom to top, and the share of customers beyond them at each end.
COLUMNS, ROWS, _BEYOND = 60, 40, 0.005
#: Customers that are projected at once: less their mean, they are as much as twice the matrix.
_BESIDE = 16_384


def project(segmentation: Segmentation, prepared: Prepared) -> Map:
    """The first two principal axes of the matrix, with the sample's customers and the centres on them.

    Up to `POINTS` customers are drawn as they are, more are counted in cells. With one feature there is one axis: the
    feature itself, in its own units, and `POINTS` customers at most. Customers with missing cells stand where customers
    like them do, in the colour of the segment that is nearest by what is known of them.
    """
    matrix, centres = prepared.sample, centres_of(segmentation)
    if matrix.shape[1] == 1:
        shown, recipe = matrix[:POINTS], prepared.recipe
        positions, places = (np.array(to_original(recipe, rows), dtype=np.float64) for rows in (shown, centres))
        explained: tuple[float, ...] = (1.0,)
        loadings: tuple[tuple[float, ...], ...] = ((1.0,),)
    else:
        mean, axes, variances, total = _principal_axes(matrix)
        parts = [matrix[start : start + _BESIDE] for start in range(0, len(matrix), _BESIDE)]
        positions, places = np.concatenate([(rows - mean) @ axes.T for rows in parts]), (centres - mean) @ axes.T
        explained = tuple((variances / total).tolist())
        # correlation-like: how much of each feature's spread the axis carries
        loadings = tuple(tuple(row) for row in (axes * np.sqrt(variances)[:, None]).tolist())
    labels = assigner(segmentation)(prepared.observed[: len(positions)]).labels + 1
    many = len(positions) > POINTS
    return Map(
        explained=explained,
        loadings=loadings,
        centres=tuple(tuple(place) for place in places.tolist()),
        rows=len(positions),
        points=None if many else np.column_stack([labels, positions]),
        bins=binned(positions, labels, places) if many else None,
    )


def _principal_axes(matrix: Floats) -> tuple[Floats, Floats, Floats, float]:
    """The mean, the two directions of the largest variance (2 x p), their variances, and that of all directions.

    Of a direction and its opposite, that whose largest component is positive. (scikit-learn's PCA does the same, and
    costs seconds to import.)
    """
    if matrix.shape[1] > WIDE:
        found = Components.of(matrix, 2)
        return found.mean, found.axes, found.variances, found.total
    rows = matrix.astype(np.float64)
    variances, vectors = np.linalg.eigh(np.cov(rows.T))
    axes = pointed(vectors.T[:-3:-1])
    return rows.mean(axis=0), axes, np.maximum(variances[:-3:-1], 0), float(variances.sum())


def binned(positions: Floats, labels: Labels, centres: Floats) -> Bins:
    """Customers counted in the cells of a grid that holds all centres and nearly all customers.

    It reaches from the 0.5 % to the 99.5 % quantile of each axis, and to the outermost centres. Who lies beyond is
    counted in the outermost cells.

    Parameters
    ----------
    positions : array, n x 2
    labels : int array, n
        Segments from 1.
    centres : array, k x 2

    Examples
    --------
    >>> places = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 1.0]])
    >>> binned(places, np.array([2, 2, 1]), places[1:]).cells
    ((0, 0, 2, 2, 2), (59, 39, 1, 1, 1))
    """
    ends = np.quantile(positions, (_BEYOND, 1 - _BEYOND), axis=0)
    lower, upper = np.minimum(ends[0], centres.min(axis=0)), np.maximum(ends[1], centres.max(axis=0))
    upper = np.where(upper > lower, upper, lower + 1.0)
    shape, k = np.array([COLUMNS, ROWS]), len(centres)
    places = np.floor((positions - lower) / (upper - lower) * shape).astype(np.int64)
    column, row = np.clip(places, 0, shape - 1).T
    counts = np.bincount((row * COLUMNS + column) * k + labels - 1, minlength=COLUMNS * ROWS * k).reshape(-1, k)
    customers, most = counts.sum(axis=1), counts.argmax(axis=1)
    filled = np.flatnonzero(customers)
    cells = (filled % COLUMNS, filled // COLUMNS, customers[filled], most[filled] + 1, counts[filled, most[filled]])
    return Bins(
        columns=COLUMNS,
        rows=ROWS,
        lower=tuple(lower.tolist()),
        upper=tuple(upper.tolist()),
        beyond=int(((positions < lower) | (positions > upper)).any(axis=1).sum()),
        cells=tuple(zip(*(values.tolist() for values in cells), strict=True)),
    )


def unusual(segmentation: Segmentation, prepared: Prepared, count: int = 10) -> tuple[Unusual, ...]:
    """The customers furthest from the centre of their own segment, over all rows, furthest first."""
    features = list(segmentation.features)
    id_column = next(iter(segmentation.columns.named("id")), None)
    centres, assigned = centres_of(segmentation), assigner(segmentation)
    owner = [j for j, step in enumerate(segmentation.recipe.steps) for _ in range(step.width)]

    def furthest(batch: pa.RecordBatch) -> tuple[int, list[Unusual]]:
        values = encoded(segmentation.recipe.steps, batch)
        matrix = apply(segmentation.recipe, values)
        assignment = assigned(matrix)
        distances = np.where(empty_rows(values), 0.0, np.sqrt(assignment.own))
        candidates = []
        for row in np.argsort(-distances, kind="stable")[:count].tolist():
            apart = np.abs(matrix[row] - centres[assignment.labels[row]])
            j = int(np.nan_to_num(apart).argmax())
            candidates.append(
                Unusual(
                    row=row,
                    id=None if id_column is None else str(batch.column(id_column)[row].as_py()),
                    segment=int(assignment.labels[row]) + 1,
                    distance=float(distances[row]),
                    column=features[owner[j]],
                    value=_cell(segmentation.recipe.steps[owner[j]], values[row, owner[j]]),
                )
            )
        return batch.num_rows, [customer for customer in candidates if customer.distance > 0]

    rows: Rows = prepared.table.rows
    everyone: list[Unusual] = []
    before = 1
    for length, part in rows.reduce([*segmentation.recipe.reads, *([id_column] if id_column else [])], furthest):
        everyone += [customer.model_copy(update={"row": customer.row + before}) for customer in part]
        before += length
    return tuple(sorted(everyone, key=lambda customer: (-customer.distance, customer.row))[:count])


def _cell(step: Step, value: float) -> float | str | None:
    if np.isnan(value):
        return None
    return step.cells[int(value)] if step.levels else float(value)
