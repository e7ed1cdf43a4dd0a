"""Labels new customers by segments that were made before."""

from pathlib import Path

import numpy as np
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation, load
from segmentry.results.table import Table
from segmentry.stages.scoring.difference import compared
from segmentry.stages.scoring.export import write_customers
from segmentry.stages.scoring.score import accepted, customers_of, label
from segmentry.worker.labelling_questions import Label, Labelled, Mix, WriteLabelled
from segmentry.worker.questions import Source, Written
from segmentry.worker.reading_tables import first_rows
from segmentry.worker.refusal import called
from segmentry.worker.vetting import vetted


def model_of(path: str, name: str) -> Segmentation:
    """A model file that was uploaded, under the name that people know it by."""
    try:
        return load(path)
    except SegmentryError as error:
        raise called(error, Source(path=path, name=name)) from None


class Labelling:
    """New customers, read once for a model and labelled as often as wanted."""

    def __init__(self, segmentation: Segmentation, asked: Label | WriteLabelled) -> None:
        self._segmentation, self._asked = segmentation, asked
        self._table = self._read()

    def _read(self) -> Table:
        fresh = self._asked.fresh
        path = Path(fresh.path)
        try:
            plan = vetted(path, fresh.plan)
            table = customers_of(self._segmentation, fresh.path, plan, renamed=self._asked.renamed)
        except SegmentryError as error:
            raise called(error, fresh) from None
        return table.model_copy(update={"name": fresh.name})

    def told(self) -> Labelled:
        """Who they are, and how the table differs from the model's."""
        difference = compared(self._segmentation, self._table, self._asked.renamed)
        fits = difference.is_usable and (self._asked.proceed or not difference.changes_labels)
        rows = label(self._segmentation, self._table, difference) if fits else self._table.rows
        ids = ids_of(rows, self._table) if fits else pa.chunked_array([], pa.int64())
        return Labelled(
            model=self._segmentation.table,
            fits=fits,
            usable=difference.is_usable,
            customers=self._table.n_rows,
            unlabelled=ids.null_count,
            mix=_mix(self._segmentation, ids),
            columns=tuple((match.feature, match.column or "") for match in difference.features),
            near={match.feature: match.near for match in difference.features if match.near},
            offered=self._table.names,
            differences=difference.lines,
            doubtful=difference.is_doubtful,
            first_rows=first_rows(rows),
        )

    def written(self, path: str) -> Written:
        """Every row with its segment, in a file."""
        asked = self._asked
        difference = accepted(self._segmentation, self._table, asked.renamed, proceed=asked.proceed)
        write_customers(self._segmentation, self._table, path, difference)
        return Written(path=path)


def ids_of(labelled: Rows, table: Table, limit: int | None = None) -> pa.ChunkedArray:
    """The segments of the rows, or of so many of them, by id; null where a row has none."""
    column = added_columns(table.names)[0]
    return labelled.collect([column], limit=limit).column(column)


def _mix(segmentation: Segmentation, ids: pa.ChunkedArray) -> tuple[Mix, ...]:
    known = ids.drop_null().to_numpy()
    counts = np.bincount(known, minlength=segmentation.k + 1)
    return tuple(
        Mix(
            segment=segment.id,
            name=segment.name,
            customers=int(counts[segment.id]),
            share=counts[segment.id] / max(len(known), 1),
            share_before=segment.share,
        )
        for segment in segmentation.segments
    )
