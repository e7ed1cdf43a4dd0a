"""One customer, or a few, labelled at once: their values are taken as they are where nothing is to be found out."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import LARGEST
from segmentry.engines.column_changes import ColumnChanges
from segmentry.engines.few import FewRows
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import ColumnType, LoadReport, Table
from segmentry.sources import frames, records
from segmentry.sources.arrow_types import FIRST_TIME, LAST_TIME
from segmentry.sources.decimals import MARKS
from segmentry.sources.precedent import Precedent
from segmentry.stages.scoring.fitting import say_nothing, where
from segmentry.stages.scoring.needs import needs
from segmentry.stages.shared.made_of_orders import is_made_of_orders

#: More rows than this are read into the engine, as any table is (ours).
MOST = 1_000
#: Text that is the same number whatever the decimal mark: no code, and no thousands.
_PLAIN = r"^-?(0|[1-9]\d{0,8})(\.(\d{1,2}|\d{4,6}))?$"
_WHOLE = r"^-?\d+$"
#: Whole numbers up to here are the same in a float64.
_EXACT = 9e15
_YES_OR_NO = "^(true|false)$"
_UNITLESS = ("plain", *MARKS.values())
_SMALL = (pa.uint8(), pa.uint16(), pa.uint32())

#: The values of a column, and their type.
Values = tuple[pa.Array, ColumnType]


class _Held(NamedTuple):
    """A table that the caller holds."""

    kind: frames.Kind
    table: Any
    names: tuple[str, ...]

    @property
    def n_rows(self) -> int:
        return len(self.table)


def few_customers(segmentation: Segmentation, source: Any, plan: Plan, renamed: Mapping[str, str]) -> Table | None:
    """The table of a few customers; None where they are many, or a cell must be read with care (`new_customers`).

    Only the columns that the model needs are looked at.
    """
    if plan.engine != "local" or plan.told_on_reading or segmentation.plan.several_rows != "keep":
        return None
    if (plan.join or segmentation.plan.join) and segmentation.log is None:
        return None
    held = _held(source)
    if held is None or (segmentation.log is not None and not is_made_of_orders(held.names)):
        return None
    before = Precedent.of(segmentation.types, segmentation.load_report, segmentation.plan.decimal).renamed(renamed)
    needed = dict.fromkeys(renamed.get(feature.column, feature.column) for feature in needs(segmentation.recipe))
    if any("." in name and name not in held.names for name in needed):  # it may lie within an object
        return None
    values: dict[str, Values] = {}
    for name in [name for name in needed if name in held.names]:
        cells = _cells(held, name) if name in before.types else None
        read = None if cells is None else _values(cells, before.types[name], before.spelling(name))
        if read is None:
            return None
        values[name] = read
    return _table(held, values)


def _table(held: _Held, values: Mapping[str, Values]) -> Table:
    types: dict[str, ColumnType] = dict.fromkeys(held.names, "text")  # of those that are only carried along, none asks
    types |= {name: type for name, (_, type) in values.items()}
    batch = pa.RecordBatch.from_arrays([column for column, _ in values.values()], names=list(values))
    report = LoadReport(source=held.kind, format=held.kind, rows=held.n_rows, columns=len(types))
    rows = FewRows(batch, types)
    return Table(name=held.kind, n_rows=held.n_rows, types=types, load_report=report, origin=held.kind, rows=rows)


def _held(source: Any) -> _Held | None:
    """The caller's own table, where it holds a few rows in columns with plain names."""
    try:
        kind = frames.kind_of(source)
    except SegmentryError:  # a file, or what reading refuses in words
        return None
    if kind not in ("pandas", "polars", "pyarrow", "records"):
        return None
    changes = ColumnChanges()
    table = records.as_table(source, changes) if kind == "records" else source
    if changes.left_out or not hasattr(table, "__len__") or (kind == "pyarrow" and not isinstance(table, pa.Table)):
        return None
    if not 0 < len(table) <= MOST or (kind == "pandas" and any(name is not None for name in table.index.names)):
        return None
    names = list(table.columns if kind in ("pandas", "polars") else table.column_names)
    plain = all(isinstance(name, str) and name and name == name.strip() for name in names)
    return _Held(kind, table, tuple(names)) if plain and len(set(names)) == len(names) else None


def _cells(held: _Held, name: str) -> pa.Array | None:
    """The cells of one column as Arrow has them; None where it has no type for all of them."""
    if held.kind == "polars":
        return held.table.get_column(name).to_arrow()
    if held.kind != "pandas":
        return held.table.column(name).combine_chunks()
    try:
        cells = pa.Array.from_pandas(held.table[name])
    except pa.ArrowException:
        return None
    is_plain = (
        held.table[name].dtype != object or pa.types.is_string(cells.type) or pa.types.is_large_string(cells.type)
    )
    return cells if is_plain else None


def _values(cells: pa.Array, before: ColumnType, spelling: str) -> Values | None:
    """What the cells are, as reading would have it; None where that would have to look with care."""
    kind = cells.type
    if pa.types.is_dictionary(kind) and _is_text(kind.value_type):
        cells, kind = cells.cast(kind.value_type), kind.value_type
    if _is_text(kind):
        return _of_text(cells.cast(pa.string()), before, spelling)
    if pa.types.is_boolean(kind):
        return cells, "boolean"
    if pa.types.is_signed_integer(kind) or kind in _SMALL:
        return cells.cast(pa.int64()), "integer"
    if pa.types.is_float32(kind) or pa.types.is_float64(kind):
        return _of_floats(cells.cast(pa.float64()))
    is_time = pa.types.is_timestamp(kind) and kind.tz is None and kind.unit != "ns"
    return _of_times(cells) if is_time or pa.types.is_date32(kind) else None


def _of_times(cells: pa.Array) -> Values | None:
    """Times within the calendar; with others, reading tells what it makes of them."""
    try:
        cells = cells.cast(pa.timestamp("us"))
    except pa.ArrowInvalid:
        return None
    ends = pc.min_max(cells.cast(pa.int64())).as_py()
    known = ends["min"] is None or (ends["min"] >= FIRST_TIME and ends["max"] <= LAST_TIME)
    return (cells, "date") if known else None


def _of_floats(cells: pa.Array) -> Values:
    """Finite numbers; whole ones beside missing cells were whole before some were missing."""
    finite = pc.less(pc.abs(cells), LARGEST)
    known = where(finite, cells)
    filled = cells.drop_null().filter(pc.invert(pc.is_nan(cells.drop_null())))
    whole = pc.all(pc.and_(pc.equal(filled, pc.round(filled)), pc.less(pc.abs(filled), _EXACT))).as_py()
    if whole and 0 < len(filled) < len(cells):
        return known.cast(pa.int64()), "integer"
    return known, "number"


def _of_text(cells: pa.Array, before: ColumnType, spelling: str) -> Values | None:
    """Text where it was text or nothing is told; numbers and yes or no that are written as everybody writes them."""
    trimmed = pc.utf8_trim(cells, characters=" ")
    trimmed = where(pc.not_equal(trimmed, ""), trimmed)
    said = pc.invert(say_nothing(trimmed))
    filled = trimmed.filter(said).drop_null()
    if before == "text" or not len(filled):
        return trimmed, "text"
    changes = where(said, trimmed)
    if spelling in _UNITLESS and _all(filled, _PLAIN):
        numbers = changes.cast(pa.float64())
        return (numbers.cast(pa.int64()), "integer") if _all(filled, _WHOLE) else (numbers, "number")
    if _all(pc.utf8_lower(filled), _YES_OR_NO):
        return pc.utf8_lower(changes).cast(pa.bool_()), "boolean"
    return None


def _all(cells: pa.Array, pattern: str) -> bool:
    return bool(pc.all(pc.match_substring_regex(cells, pattern)).as_py())


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))
