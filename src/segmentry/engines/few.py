"""A few rows in memory, as values: what labelling asks of rows, without a database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import pyarrow as pa

from segmentry.engines.cells import Extension
from segmentry.engines.parts import Part
from segmentry.plan import EngineName
from segmentry.results.table import ColumnType


@dataclass(frozen=True)
class FewRows:
    """One batch of values, of which some functions are asked and no figure (see `segmentry.engines.base.Rows`)."""

    values: pa.RecordBatch
    types: Mapping[str, ColumnType]
    extension: Extension = field(default_factory=Extension)

    engine: ClassVar[EngineName] = "local"
    native: ClassVar[None] = None

    def reduce(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part]) -> list[Part]:
        """What the function makes of the one batch."""
        return [function(self.values.select(list(columns)))]

    def extend(
        self, columns: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
    ) -> "FewRows":
        """The same rows with new columns, which `function` makes of the values of `columns`."""
        return replace(self, extension=Extension(tuple(columns), function, schema))

    def collect(self, columns: Sequence[str]) -> pa.Table:
        """These of the new columns."""
        new = self.extension.function(self.values.select(list(self.extension.columns)))
        return pa.Table.from_batches([new]).select(list(columns))
