"""Columns of any type that Spark has as columns of single values, as `sources.flattening` makes them of Arrow's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pyspark.sql import Column, DataFrame, types
from pyspark.sql import functions as spark

from segmentry.engines.base import EngineTable
from segmentry.engines.column_changes import BYTES, CONTROL, KIND, ColumnChanges

_NESTED = (types.ArrayType, types.MapType, types.VariantType)
_WORDS = (types.CalendarIntervalType, types.UserDefinedType)


@dataclass(frozen=True)
class _Part:
    """A column, or what lies inside one: its name, the cells, and their type."""

    name: str
    cells: Column
    type: types.DataType
    is_json: bool = False


def engine_table(frame: DataFrame) -> EngineTable:
    """The table with columns of single values alone, called c0, c1, ..., their names, and notes on the others.

    What lies inside an object gets a column of its own, with a dot in the name. Lists and maps become text in JSON's
    spelling, bytes the text that they are. Columns that have no words are left out.
    """
    numbered = frame.toDF(*(f"c{i}" for i in range(len(frame.columns))))
    columns = zip(frame.columns, numbered.schema, strict=True)
    whole = [_Part(name, spark.col(field.name), field.dataType) for name, field in columns]
    parts = [part for column in whole for part in _parts(column)]
    why = _unreadable(numbered, parts)
    kept = [part for part, reason in zip(parts, why, strict=True) if reason is None]
    changes = ColumnChanges(
        spread=[part.name for part in whole if _is_spread(part.type)],
        as_json=[part.name for part in parts if part.is_json],
    )
    for part, reason in zip(parts, why, strict=True):
        if reason is not None:
            changes.leave_out(part.name, reason)
    names = tuple(part.name for part in kept)
    changes.check(names, "the spark table")
    cells = (part.cells.cast("string") if isinstance(part.type, types.BinaryType) else part.cells for part in kept)
    return EngineTable(numbered.select(*(cell.alias(f"c{i}") for i, cell in enumerate(cells))), names, changes.notes)


def _parts(part: _Part) -> Iterator[_Part]:
    kind = part.type
    if isinstance(kind, types.StructType) and _is_spread(kind):
        for field in kind:
            yield from _parts(_Part(f"{part.name}.{field.name}", part.cells.getField(field.name), field.dataType))
    elif isinstance(kind, (types.StructType, *_NESTED)):
        yield replace(part, cells=spark.to_json(part.cells), type=types.StringType(), is_json=True)
    elif isinstance(kind, types.YearMonthIntervalType):
        months = spark.extract(spark.lit("YEAR"), part.cells) * 12 + spark.extract(spark.lit("MONTH"), part.cells)
        yield replace(part, cells=spark.concat(months.cast("string"), spark.lit(" months")), type=types.StringType())
    elif isinstance(kind, _WORDS):
        yield replace(part, cells=part.cells.cast("string"), type=types.StringType())
    else:
        yield part


def _is_spread(kind: types.DataType) -> bool:
    """Whether it is an object with fields, of which Spark can tell each from the others: it looks past their case."""
    if not isinstance(kind, types.StructType) or not kind.names:
        return False
    return len({name.lower() for name in kind.names}) == len(kind.names)


def _unreadable(frame: DataFrame, parts: Sequence[_Part]) -> list[str | None]:
    """Why each part must be left out; of bytes only reading them tells."""
    why: list[str | None] = [KIND if isinstance(part.type, types.TimeType) else None for part in parts]
    texts = {i: part.cells.cast("string") for i, part in enumerate(parts) if isinstance(part.type, types.BinaryType)}
    if texts:
        odd = [spark.max(~spark.is_valid_utf8(text) | text.rlike(CONTROL)).alias(f"c{i}") for i, text in texts.items()]
        for i, is_odd in zip(texts, frame.agg(*odd).first() or (), strict=True):
            why[i] = BYTES if is_odd else None
    return why
