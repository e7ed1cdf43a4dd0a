"""What a column alone tells of an outcome, in as many parts as there are groups: a fair measure beside these."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.left_out import explained_by
from segmentry.results.sentences import Clue

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn
    from segmentry.stages.profiling.clues import Among


def with_alone(clues: Sequence[Clue], drawn: "Drawn", result: Floats, among: "Among", k: int) -> tuple[Clue, ...]:
    """The clues of all customers, with what the column of each explains in up to `k` parts.

    Parameters
    ----------
    result : array, n
        What became of the customers drawn, NaN where it is not known.
    among : mapping of column to its levels
        None of those that are taken as numbers.
    """

    def alone(clue: Clue) -> float:
        values = drawn.values[clue.column]
        known = ~np.isnan(result) & ~np.isnan(values)
        parts = in_parts(values[known], k, is_number=among[clue.column] is None)
        return settled(max(explained_by(result[known], parts), 0.0))

    return tuple(clue.model_copy(update={"alone": alone(clue)}) for clue in clues)


def in_parts(values: Floats, k: int, *, is_number: bool) -> Labels:
    """The values of a column in at most `k` parts: numbers cut at quantiles, the commonest levels and the others.

    Examples
    --------
    >>> in_parts(np.array([0.0, 0.0, 1.0, 2.0, 3.0, 9.0]), 3, is_number=True)
    array([0, 0, 1, 1, 2, 2])
    >>> in_parts(np.array([4.0, 4.0, 7.0, 7.0, 5.0, 6.0]), 3, is_number=False)
    array([0, 0, 1, 1, 2, 2])
    """
    if not len(values):
        return np.zeros(0, np.int64)
    if is_number:
        cuts = np.unique(np.quantile(values, np.arange(1, k) / k, method="lower"))
        return np.searchsorted(cuts, values, side="left").astype(np.int64)
    levels, codes, counts = np.unique(values, return_inverse=True, return_counts=True)
    place = np.empty(len(levels), np.int64)
    place[np.argsort(-counts, kind="stable")] = np.arange(len(levels))
    return np.asarray(np.minimum(place[codes], k - 1))
