"""`score`: label customers with a model. Every label in a file or a frame comes from here."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from segmentry.engines.base import Measure, Rows
from segmentry.errors import SegmentryError, near_matches
from segmentry.maths.assignment import assign
from segmentry.plan import Plan
from segmentry.results.segmentation import Segmentation, load
from segmentry.results.table import Table
from segmentry.sources import frames
from segmentry.sources.reading import read
from segmentry.stages.clustering import centres_of
from segmentry.stages.preparation import apply
from segmentry.stages.sampling import empty_rows, to_values

ADDED = ("segment", "segment_name", "segment_margin")


def score(model: Segmentation | str | Path, source: Any) -> Any:
    """Label customers the way the model labelled its own.

    Parameters
    ----------
    model : Segmentation, or path of a model file
    source : anything `segmentry.read` takes
        Must hold the model's features as numeric columns; other columns are carried along.

    Returns
    -------
    table of the kind that was given (pandas for a file or an array)
        With `segment` (id, empty where a customer has no value in any feature), `segment_name` and
        `segment_margin` (1 - d1/d2, from 0 on the border to 1). A name that is taken gets a number.

    Raises
    ------
    SegmentryError
        If a feature is missing or not numeric.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.sample("bank", rows=500).to_pandas()
    >>> score(segmentry.run(table, segmentry.Plan(k=3)), table)["segment"].nunique()
    3
    """
    segmentation = model if isinstance(model, Segmentation) else load(model)
    table = read(source, Plan(engine=segmentation.plan.engine))
    labelled = label(segmentation, table)
    if table.origin == "file" or isinstance(source, Table):
        return labelled.collect().to_pandas()
    return frames.with_columns(source, labelled.collect(columns=added_columns(table.names)))


def label(segmentation: Segmentation, table: Table) -> Rows:
    """The table's rows with the segment's columns, made batch by batch when they are needed."""
    check_features(segmentation, table)
    empty = [name for name in segmentation.features if table.types[name] == "text"]
    centres = centres_of(segmentation)
    names = pa.array([segment.name for segment in segmentation.segments], pa.string())
    schema = pa.schema(zip(added_columns(table.names), (pa.int64(), pa.string(), pa.float64()), strict=True))

    def labels(batch: pa.RecordBatch) -> pa.RecordBatch:
        values = to_values(batch)
        unknown = empty_rows(values)
        assignment = assign(apply(segmentation.recipe, values), centres)
        ids = pa.array(assignment.labels + 1, pa.int64(), mask=unknown)
        margins = pa.array(assignment.margins.round(6), pa.float64(), mask=unknown)
        named = names.take(pa.array(assignment.labels, pa.int64(), mask=unknown))
        return pa.RecordBatch.from_arrays([ids, named, margins], schema=schema)

    rows: Rows = table.rows.typed(dict.fromkeys(empty, "number"))
    return rows.extend(segmentation.features, labels, schema)


def added_columns(taken: Iterable[str]) -> tuple[str, ...]:
    """The names of our three columns: the next free one where the table has such a column already.

    >>> added_columns(["age", "segment"])
    ('segment_2', 'segment_name', 'segment_margin')
    """
    lower = {name.lower() for name in taken}
    return tuple(
        next(name for n in range(1, len(lower) + 2) if (name := wanted if n == 1 else f"{wanted}_{n}") not in lower)
        for wanted in ADDED
    )


def check_features(segmentation: Segmentation, table: Table) -> None:
    """Refuse a table that lacks a feature of the model, naming all that are missing and what is near."""
    missing = [name for name in segmentation.features if name not in table.types]
    if missing:
        spare = [name for name in table.names if name not in segmentation.types]
        listed = ", ".join(f"`{name}`" for name in missing)
        near = "".join(near_matches(name, spare) for name in missing)
        raise SegmentryError(f"{table.name} lacks {listed}, from which the segments are made.{near}")
    for name in segmentation.features:
        if not _holds_numbers(table, name):
            raise SegmentryError(
                f"`{name}` in {table.name} does not hold numbers, and the segments are made from them."
            )


def _holds_numbers(table: Table, name: str) -> bool:
    """Whether its cells are numbers or missing: a column without any number is read as text."""
    if table.types[name] == "text":
        return not table.rows.query([Measure("filled", name)])[0]
    return table.types[name] in ("integer", "number")
