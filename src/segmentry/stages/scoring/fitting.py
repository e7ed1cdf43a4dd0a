"""The cells of a new table as values of the type that a feature needs."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines import arrow
from segmentry.engines.base import LARGEST, MISSING_WORDS
from segmentry.results.recipe import Feature
from segmentry.results.schema_diff import Expected
from segmentry.results.table import ColumnType

#: What the cells of a column of each type can be without a look at them.
READ_AS: dict[ColumnType, Expected] = {"integer": "number", "number": "number", "date": "date", "boolean": "yes or no"}
_WORDS = arrow.texts(list(MISSING_WORDS))
_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"
_DAY = r"^(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?:[T ].*)?$"


def expected(feature: Feature) -> Expected:
    """What a feature's cells must be."""
    return "category" if feature.levels else READ_AS.get(feature.type, "number")


def fitting(feature: Feature, cells: pa.Array) -> pa.Array:
    """The feature's cells as values of the type that it needs; cells of another type become missing."""
    wanted = expected(feature)
    if _is_of_type(wanted, cells.type):
        return cells
    if pa.types.is_string(cells.type):
        return {"number": _as_numbers, "date": _as_dates, "yes or no": _as_booleans}[wanted](cells)
    if wanted == "yes or no" and _is_of_type("number", cells.type):
        zero_or_one = pc.is_in(cells, value_set=arrow.numbers(np.array([0, 1])).cast(cells.type))
        return where(zero_or_one, cells)
    return pa.nulls(len(cells), pa.float64())


def say_nothing(text: pa.Array) -> pa.Array:
    """Whether each cell of text is a word for a missing one."""
    return pc.is_in(pc.utf8_lower(text), value_set=_WORDS)


def _is_of_type(wanted: Expected, type: pa.DataType) -> bool:
    if wanted == "category":
        return not pa.types.is_temporal(type)
    if wanted == "date":
        return bool(pa.types.is_temporal(type))
    if wanted == "yes or no":
        return bool(pa.types.is_boolean(type))
    return bool(pa.types.is_integer(type) or pa.types.is_floating(type))


def _as_numbers(text: pa.Array) -> pa.Array:
    numbers = where(pc.match_substring_regex(text, _NUMBER), text).cast(pa.float64())
    return where(pc.less(pc.abs(numbers), LARGEST), numbers)


def _as_dates(text: pa.Array) -> pa.Array:
    parts = pc.extract_regex(text, _DAY)
    year, month, day = (pc.struct_field(parts, part) for part in ("year", "month", "day"))
    written = pc.binary_join_element_wise(year, month, day, "-")
    dates = pc.strptime(written, format="%Y-%m-%d", unit="us", error_is_null=True)
    return where(pc.equal(pc.day(dates), day.cast(pa.int64())), dates)  # else 31 February is a day in March


def _as_booleans(text: pa.Array) -> pa.Array:
    lower = pc.utf8_lower(text)
    return where(pc.is_in(lower, value_set=arrow.texts(["true", "false"])), lower).cast(pa.bool_())


def where(condition: pa.Array, values: pa.Array) -> pa.Array:
    """The values where the condition holds, missing elsewhere."""
    return pc.if_else(condition, values, arrow.nothing(values.type))
