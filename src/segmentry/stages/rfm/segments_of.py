"""The segment of every row of a batch: plain data alone, as it goes to the engine."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import Assignment
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.values import empty_rows, encoded


@dataclass(frozen=True)
class SegmentsOf:
    """How rows get their segment, of k, from these columns."""

    k: int
    recipe: Recipe
    assigned: Callable[[Floats], Assignment]

    @classmethod
    def of(cls, segmentation: Segmentation) -> "SegmentsOf":
        """Those of a segmentation."""
        return cls(segmentation.k, segmentation.recipe, assigner(segmentation))

    @property
    def columns(self) -> tuple[str, ...]:
        """What is read."""
        return tuple(self.recipe.reads)

    def labels(self, batch: pa.RecordBatch) -> Labels:
        """The segment of each row, from 0; k for a row without one."""
        values = encoded(self.recipe.steps, batch)
        labels = self.assigned(apply(self.recipe, values)).labels
        return np.where(empty_rows(values), self.k, labels)
