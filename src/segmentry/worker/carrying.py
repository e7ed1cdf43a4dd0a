"""Names that were given to segments go on to those that hold the same customers, when a plan has changed."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from segmentry.maths.stability import crosstab
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.scoring.score import label
from segmentry.worker.labelling import ids_of
from segmentry.worker.questions import Carried

#: Customers who are compared, and the share of those in either segment that must be in both (Jaccard; ours).
_ROWS, _SAME = 20_000, 0.5


def carried(names: Mapping[int, str], before: tuple[Segmentation, Table], after: tuple[Segmentation, Table]) -> Carried:
    """The names by the segments of now, and those that fit none of them."""
    if before[1].n_rows != after[1].n_rows:  # other rows: nobody can tell who is who
        return Carried(names={}, lost=tuple(names.values()))
    old, new = (_labels(*each) for each in (before, after))
    known = (old > 0) & (new > 0)
    shared = crosstab(old[known] - 1, new[known] - 1, before[0].k, after[0].k)
    alike = shared / np.maximum(shared.sum(0) + shared.sum(1)[:, None] - shared, 1)
    kept: dict[int, str] = {}
    for segment in sorted(names, key=lambda segment: -alike[segment - 1].max()):
        most = int(alike[segment - 1].argmax())
        if alike[segment - 1, most] >= _SAME and most + 1 not in kept:
            kept[most + 1] = names[segment]
    return Carried(names=kept, lost=tuple(name for name in names.values() if name not in kept.values()))


def _labels(segmentation: Segmentation, table: Table) -> NDArray[np.int64]:
    """The segments of the first customers, 0 where one has none."""
    ids = ids_of(label(segmentation, table), table, _ROWS)
    return np.asarray(ids.fill_null(0).to_numpy(), dtype=np.int64)
