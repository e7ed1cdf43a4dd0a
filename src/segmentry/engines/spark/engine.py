"""The Spark engine: what it reads becomes a DataFrame, whose rows stay with the executors."""

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as spark
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StringType, StructField, StructType

from segmentry.engines import sql
from segmentry.engines.base import BadLinesError, DelimitedFile, Description, EngineTable, ParquetFile
from segmentry.engines.local import LocalEngine
from segmentry.engines.spark import quietly, workers
from segmentry.engines.spark.rows import SparkRows
from segmentry.engines.spark.session import session_of
from segmentry.engines.spark.single_values import engine_table
from segmentry.engines.spark.storage import Columns, Held, Packed, mapped
from segmentry.errors import SegmentryError
from segmentry.results.table import ColumnType

_KINDS: dict[str, ColumnType] = {
    **dict.fromkeys(("tinyint", "smallint", "int", "bigint"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
    **dict.fromkeys(("date", "timestamp", "timestamp_ntz"), "date"),
    "boolean": "boolean",
}


class SparkEngine:
    """Reads a described source into a DataFrame of the running session, or of one with that master."""

    def __init__(self, master: str | None = None) -> None:
        self.master = master

    def read(self, source: Description) -> SparkRows:
        """The source's rows, columns named c0, c1, ... so that no name of a user's is ever SQL."""
        ids = [f"c{i}" for i in range(len(source.names))]
        match source:
            case EngineTable(data=data):
                return _rows(Columns(data.toDF(*ids)), source.names)
            case ParquetFile(temporary=False, durations=durations):
                data = self._session.read.parquet(_address(source.path)).toDF(*ids)
                for i, per_second in durations.items():
                    data = data.withColumn(ids[i], spark.make_dt_interval(secs=data[ids[i]] / per_second))
                return _rows(Columns(data), source.names)
            case DelimitedFile(temporary=False):
                return self._lines(source, ids) or self._through_the_driver(source)
        return self._through_the_driver(source)

    def find(self, name: str) -> EngineTable | None:
        """A table of the catalogue, or what lies at an address as Delta or Parquet."""
        is_folder = Path(name).is_dir()
        if is_folder or "://" in name:
            frame: DataFrame | None = self._at(_address(Path(name)) if is_folder else name)
        else:
            frame = self._named(name)
        return None if frame is None else engine_table(frame)

    def _at(self, address: str) -> DataFrame:
        session = self._session
        try:
            return session.read.format("delta" if _is_delta(session, address) else "parquet").load(address)
        except Exception as error:  # noqa: BLE001 - Java's and Spark's own have no common kind
            why = str(error).strip().splitlines()[0]
            raise SegmentryError(
                f"Spark cannot read {address} as Parquet or Delta: {why} Look at the address, or hand in a Spark table."
            ) from None

    def _named(self, name: str) -> DataFrame | None:
        try:
            return self._session.table(name) if self._session.catalog.tableExists(name) else None
        except AnalysisException:  # a path is no name
            return None

    @property
    def _session(self) -> SparkSession:
        return session_of(self.master)

    def _lines(self, source: DelimitedFile, ids: list[str]) -> SparkRows | None:
        """The rows of a text file, whose lines the executors take apart; None where a cell goes over several."""
        text = self._session.read.text(_address(source.path))
        lines = text.select("value", spark.col("_metadata.file_block_start").alias("start"))
        schema = StructType([StructField(id, StringType()) for id in ids])
        rows = _rows(Packed(Held(mapped(lines, workers.parsed(source, ids))), schema), source.names)
        try:
            _ = rows.n_rows
        except Exception as error:  # the worker's own is told in the words of Java's
            if workers.SeveralLinesError.__name__ in str(error):
                return None
            if BadLinesError.__name__ in str(error):
                raise BadLinesError from None
            raise
        return rows

    def _through_the_driver(self, source: Description) -> SparkRows:
        table = _known_types(LocalEngine().read(source).cells())
        parts = [(workers.pack(batch),) for batch in table.to_batches(max_chunksize=workers.BATCH_ROWS)]
        with quietly():
            held = Held(self._session.createDataFrame(parts, "part binary"))
        return _rows(Packed(held, from_arrow_schema(table.schema)), source.names)


def _rows(stored: Columns | Packed, names: tuple[str, ...]) -> SparkRows:
    kinds = [_kind(field.dataType.simpleString()) for field in stored.schema]
    columns = zip(names, stored.schema.names, kinds, strict=True)
    return SparkRows(stored, tuple(sql.Column(name, id, kind, kind) for name, id, kind in columns))


def _kind(spark_type: str) -> ColumnType:
    return "number" if spark_type.startswith("decimal") else _KINDS.get(spark_type, "text")


def _address(path: Path) -> str:
    """A local file's address that matches this file alone: to Spark a path is a pattern."""
    return "file://" + re.sub(r"([*?\[\]{}\\])", r"\\\1", path.absolute().as_posix())


def _is_delta(session: SparkSession, name: str) -> bool:
    hadoop: Any = session._jvm.org.apache.hadoop.fs.Path(f"{name}/_delta_log")  # type: ignore[union-attr]
    return bool(hadoop.getFileSystem(session._jsparkSession.sessionState().newHadoopConf()).exists(hadoop))


def _known_types(table: pa.Table) -> pa.Table:
    """The table in types that Spark has."""
    for i, field in enumerate(table.schema):
        kind = _spark_type(field.type)
        if kind is not None:
            table = table.set_column(i, field.name, table.column(i).cast(kind))
    return table


def _spark_type(kind: pa.DataType) -> pa.DataType | None:
    if pa.types.is_dictionary(kind):
        return kind.value_type
    if pa.types.is_unsigned_integer(kind):
        return pa.decimal128(20, 0) if kind.bit_width == 64 else pa.int64()
    if pa.types.is_time(kind) or pa.types.is_null(kind):
        return pa.string()
    return pa.timestamp("us", kind.tz) if pa.types.is_timestamp(kind) else None
