"""Where a table's cells are: in the columns of a Spark table, or packed, a batch of rows in a cell."""

import weakref
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.types import StructType

from segmentry.engines.spark import quietly, workers


class Held:
    """A frame that Spark keeps in memory, and on disk what does not fit, as long as this object lives."""

    def __init__(self, frame: DataFrame) -> None:
        self.frame = frame.persist(StorageLevel.MEMORY_AND_DISK)
        weakref.finalize(self, _release, self.frame).atexit = False


def _release(frame: DataFrame) -> None:
    with suppress(Exception):  # the session may be gone
        frame.unpersist()


@dataclass(frozen=True)
class Columns:
    """A Spark table with columns c0, c1, ..., of which every scan reads what it needs. `held`: what keeps it."""

    frame: DataFrame
    held: Held | None = None

    @property
    def schema(self) -> StructType:
        """The columns with their types."""
        return self.frame.schema

    def count(self) -> int:
        """How many rows there are."""
        return self.frame.count()

    def only(self, ids: Sequence[str]) -> DataFrame:
        """What a job over these columns goes over."""
        return self.frame.select(*ids)

    def cells(self, limit: int | None, start: int) -> pa.Table:
        """So many rows from the start on, all when None."""
        frame = self.frame.offset(start) if start else self.frame
        with quietly():
            return (frame if limit is None else frame.limit(limit)).toArrow()


@dataclass(frozen=True)
class Packed:
    """Batches of cells in a column of bytes, which Spark keeps: nothing has to turn rows into batches again."""

    held: Held
    schema: StructType

    def count(self) -> int:
        """How many rows there are."""
        return sum(collected(self.held.frame, workers.again(_height)))

    def only(self, ids: Sequence[str]) -> DataFrame:
        """What a job over these columns goes over."""
        return self.held.frame

    def cells(self, limit: int | None, start: int) -> pa.Table:
        """So many rows from the start on, all when None."""
        wanted, parts = None if limit is None else start + limit, 1
        while True:
            frame = self.held.frame if wanted is None else self.held.frame.limit(parts)
            with quietly():
                tables = [pa.Table.from_batches([batch]) for batch in workers.unpacked(frame.toArrow())]
            if wanted is None or len(tables) < parts or sum(part.num_rows for part in tables) >= wanted:
                return pa.concat_tables(tables).slice(start, limit)
            parts *= 4


def _height(batch: pa.RecordBatch) -> int:
    return int(batch.num_rows)


def mapped(frame: DataFrame, job: workers.Job, schema: Any = "part binary") -> DataFrame:
    """What a job makes of a frame."""
    with quietly():
        return frame.mapInArrow(workers.settled(job), schema)


def collected(frame: DataFrame, job: workers.Job) -> list[Any]:
    """The parts that a job makes of a frame, unpacked."""
    with quietly():
        return list(workers.unpacked(mapped(frame, job).toArrow()))
