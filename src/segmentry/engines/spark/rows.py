"""The rows of a table that Spark holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Generic

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyspark.sql import DataFrame
from pyspark.sql import functions as spark
from pyspark.sql.pandas.types import from_arrow_type
from pyspark.sql.types import (
    BooleanType,
    DataType,
    DoubleType,
    LongType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
)

from segmentry.engines import cells, sql
from segmentry.engines.base import Measure, Output, Summary
from segmentry.engines.cells import Extension, Seen
from segmentry.engines.limits import refuse
from segmentry.engines.parts import Groups, Keyed, Part, Result
from segmentry.engines.spark import figures, workers
from segmentry.engines.spark.storage import Columns, Held, Packed, collected, mapped
from segmentry.engines.spark.workers import Projection
from segmentry.engines.writing import FileFormat
from segmentry.plan import EngineName
from segmentry.replacing import PARTS
from segmentry.results.table import ColumnType

_KEYED = "key bigint, count bigint, weight double, value binary"
_VALUES: Mapping[ColumnType, DataType] = {
    "integer": LongType(),
    "number": DoubleType(),
    "boolean": BooleanType(),
    "date": TimestampNTZType(),
    "text": StringType(),
}


@dataclass(frozen=True)
class SparkParts(Generic[Part]):
    """Packed parts, which Spark keeps; a lost one is made anew."""

    held: Held

    def reduce(self, function: Callable[[Part], Result]) -> list[Result]:
        return collected(self.held.frame, workers.again(function))


@dataclass(frozen=True)
class SparkRows(Seen):
    """What Spark stores, seen through its columns, with any extension yet to be computed."""

    stored: Columns | Packed
    columns: tuple[sql.Column, ...]
    extension: Extension | None = None

    engine: ClassVar[EngineName] = "spark"

    @cached_property
    def n_rows(self) -> int:
        return self.stored.count()

    @property
    def native(self) -> DataFrame:
        return self._extended({column.name: column.id for column in self.columns})

    def typed(self, types: Mapping[str, ColumnType], spellings: Mapping[str, str] | None = None) -> "SparkRows":
        return replace(self, columns=sql.typed(self.columns, types, spellings or {}))

    def first(self, n: int) -> "SparkRows":
        raise refuse("spark", "order")

    def take(self, places: NDArray[np.int64]) -> "SparkRows":
        raise refuse("spark", "some_rows")

    def looked_up(self, key: str, values: pa.Table, types: Mapping[str, ColumnType]) -> "SparkRows":
        raise refuse("spark", "other_files")

    def one_per(
        self, key: str, order: str | None, summaries: Mapping[str, Summary], counted: str | None = None
    ) -> "SparkRows":
        raise refuse("spark", "several_rows")

    def remade(
        self, inputs: Mapping[str, str], statement: str, outputs: Sequence[Output], by: str | None = None
    ) -> "SparkRows":
        rows = self._valued(list(inputs.values()))
        together = rows if by is None else rows.repartition(f"v{list(inputs).index(by)}")
        schema = _schema([_VALUES[output.type] for output in outputs], "c")
        held = Held(mapped(together, workers.remade(list(inputs), statement, outputs), schema))
        return SparkRows(Columns(held.frame, held), sql.made_columns(outputs))

    def distinct(self) -> "SparkRows":
        frame = self._cells(self.names).dropDuplicates().toDF(*(column.id for column in self.columns))
        held = Held(frame)
        return SparkRows(Columns(held.frame, held), self.columns)

    def repeated(self) -> int:
        return self.n_rows - self._cells(self.names).distinct().count()

    def query(self, measures: Sequence[Measure]) -> list[Any]:
        added, distinct, commonest = figures.split(measures)
        answers: dict[Measure, Any] = {}
        if added:
            asked = [(measure.function, self._column(measure.column)) for measure in added]
            parts = collected(self._only(measure.column for measure in added), figures.partials(asked))
            answers |= zip(added, figures.finals(asked, parts), strict=True)
        if distinct:
            values = self._values([measure.column for measure in distinct])
            answers |= zip(distinct, values.agg(*map(spark.count_distinct, values.columns)).first() or (), strict=True)
        for measure in commonest:
            counts = self._valued([measure.column], numeric=True).dropna().groupBy("v0").count()
            best = counts.agg(spark.max_by("v0", spark.struct("count", -spark.col("v0")))).first()
            answers[measure] = best[0] if best else None
        return [answers.get(measure) for measure in measures]

    def reduce(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part]) -> list[Part]:
        return collected(self._only(columns), workers.making(self._projection(columns), function))

    def keep(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Part], size: int) -> SparkParts[Part]:
        return SparkParts(Held(mapped(self._only(columns), workers.making(self._projection(columns), function))))

    def group(self, columns: Sequence[str], function: Callable[[pa.RecordBatch], Keyed]) -> SparkParts[Groups]:
        keyed = mapped(self._only(columns), workers.keyed(self._projection(columns), function), _KEYED)
        added = [spark.sum(name).alias(name) for name in ("count", "weight")]
        groups = keyed.groupBy("key").agg(*added, spark.first("value", ignorenulls=True).alias("value"))
        return SparkParts(Held(mapped(groups, workers.as_groups)))

    def extend(
        self, columns: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch], schema: pa.Schema
    ) -> "SparkRows":
        return replace(self, extension=Extension(tuple(columns), function, schema))

    def collect(self, columns: Sequence[str] | None = None, limit: int | None = None, start: int = 0) -> pa.Table:
        stored = self.stored.cells(limit, start)
        if self.extension is None:
            return pa.Table.from_batches([self._projection(self.names if columns is None else columns).of(stored)])
        job = workers.extended(self.extension, self._projection(self.extension.columns), self._projection(self.names))
        table = pa.Table.from_batches(list(job(stored.to_batches()))).rename_columns(self._all_names)
        return table if columns is None else table.select(list(columns))

    def write(self, path: Path, format: FileFormat) -> None:
        """Write a folder of parts, which the executors fill."""
        if format == "xlsx":
            raise refuse("spark", "xlsx")
        place = path.absolute().as_posix()
        as_written = cells.written(self, self.columns, format)
        if format == "csv":
            escaped = cells.to_escape(self.columns, as_written, format)
            job = workers.texts(self._job(as_written, escaped), self._all_names)
            mapped(self._everything, job, "value string").write.text(f"file://{place}")
            _tidy(path, ".csv")
            return
        if len({name.lower() for name in self._all_names}) < len(self._all_names):
            raise refuse("spark", "same_names")
        self._extended(as_written).write.parquet(f"file://{place}", compression="snappy")
        _tidy(path, ".parquet")

    @property
    def _all_names(self) -> tuple[str, ...]:
        return (*self.names, *(self.extension.schema.names if self.extension else ()))

    def _extended(self, expressions: Mapping[str, str]) -> DataFrame:
        """A frame of these cells, and of the extension's columns after them."""
        kinds = [
            self.stored.schema[c.id].dataType if expressions[c.name] == c.id else _VALUES[c.type] for c in self.columns
        ]
        kinds += [from_arrow_type(field.type) for field in (self.extension.schema if self.extension else ())]
        return mapped(self._everything, self._job(expressions), _schema(kinds)).toDF(*self._all_names)

    def _job(self, expressions: Mapping[str, str], escaped: frozenset[int] = frozenset()) -> workers.Job:
        extension = self.extension or Extension()
        projection = Projection(tuple(expressions), tuple(expressions.values()))
        return workers.extended(extension, self._projection(extension.columns), projection, escaped)

    def _values(self, names: Sequence[str]) -> DataFrame:
        """A frame of the values of these columns; whole numbers of a Spark table are taken as they are."""
        as_they_are = isinstance(self.stored, Columns) and all(
            column.stored == column.type == "integer" for column in map(self._column, names)
        )
        return self._only(names) if as_they_are else self._valued(names)

    def _valued(self, names: Sequence[str], *, numeric: bool = False) -> DataFrame:
        """A frame of the values of these columns, called v0, v1, ..."""
        columns = [self._column(name) for name in names]
        expressions = tuple(column.numeric if numeric else column.value for column in columns)
        schema = _schema([DoubleType() if numeric else _VALUES[column.type] for column in columns])
        return mapped(self._only(names), workers.valued(Projection(tuple(schema.names), expressions)), schema)

    def _cells(self, names: Sequence[str]) -> DataFrame:
        """A frame of the cells of these columns as they are stored, called v0, v1, ..."""
        ids = [self._column(name).id for name in names]
        schema = _schema([self.stored.schema[id].dataType for id in ids])
        return mapped(self._only(names), workers.valued(Projection(tuple(schema.names), tuple(ids))), schema)

    def _projection(self, names: Sequence[str]) -> Projection:
        return Projection(tuple(names), tuple(self._column(name).value for name in names))

    def _only(self, names: Any) -> DataFrame:
        """What a job over these columns goes over."""
        return self.stored.only(list(dict.fromkeys(self._column(name).id for name in names)))

    @property
    def _everything(self) -> DataFrame:
        return self._only(self.names)


def _tidy(folder: Path, ending: str) -> None:
    """Leave nothing in the folder but the parts, with the ending of their format."""
    for file in folder.iterdir():
        if file.name.startswith(PARTS) and file.stat().st_size:
            file.rename(file.with_suffix(ending))
        else:
            file.unlink()  # checksums, the mark that all is written, and text of no rows


def _schema(types: Sequence[DataType], prefix: str = "v") -> StructType:
    """Columns of these types, called v0, v1, ... or so with another letter."""
    return StructType([StructField(f"{prefix}{i}", type) for i, type in enumerate(types)])
