"""Cells of any type that Arrow has, in a type that every engine takes, and the cells that are lost on the way."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.column_changes import BYTES, CONTROL

_BYTES_OF = {
    pa.string(): pa.binary(),
    pa.large_string(): pa.large_binary(),
    pa.string_view(): pa.binary_view(),
}
_MICROSECONDS = {"s": 10**6, "ms": 10**3, "us": 1}
#: How many of a unit of time make a second.
PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_UTC = (None, "", "UTC", "Etc/UTC", "GMT", "Z", "+00:00", "Zulu")
#: The first and the last microsecond of the years 1 to 9999.
FIRST_TIME, LAST_TIME = -62_135_596_800_000_000, 253_402_300_799_999_999
_DAY_IN_MS = 86_400_000
#: Digits of a decimal number that engines hold.
_MOST_DIGITS = 38
#: What the engines hold a time or a day without end as, which counts as missing: in microseconds, and in days.
_NO_TIME, _NO_DAY = 2**63 - 1, 2**31 - 1
_LARGEST_DAY = 100_000_000


class UnreadableError(Exception):
    """Raised where the cells of a column have no words; its text says what they are."""


def unpacked(cells: pa.Array) -> pa.Array:
    """The cells without what is packed around them: dictionaries, runs, types of other programs."""
    kind = cells.type
    if isinstance(kind, pa.BaseExtensionType):
        if kind.extension_name == "arrow.uuid":
            return _with_dashes(cells.storage)
        words = cells.storage.cast(pa.bool_()) if kind.extension_name == "arrow.bool8" else cells.storage
        return unpacked(words)
    if pa.types.is_dictionary(kind):
        return unpacked(cells.dictionary_decode())
    return unpacked(pc.run_end_decode(cells)) if pa.types.is_run_end_encoded(kind) else cells


def storage_type(kind: pa.DataType) -> pa.DataType:
    """The type of unpacked cells."""
    if isinstance(kind, pa.BaseExtensionType):
        own = {"arrow.uuid": pa.string(), "arrow.bool8": pa.bool_()}
        return own.get(kind.extension_name) or storage_type(kind.storage_type)
    packed = pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind)
    return storage_type(kind.value_type) if packed else kind


def is_text(kind: pa.DataType) -> bool:
    """Whether it is one of Arrow's three types of text."""
    return any(is_one(kind) for is_one in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def is_bytes(kind: pa.DataType) -> bool:
    """Whether it is one of Arrow's four types of bytes."""
    types = pa.types
    return any(
        is_one(kind)
        for is_one in (types.is_binary, types.is_large_binary, types.is_fixed_size_binary, types.is_binary_view)
    )


def readable_bytes(cells: pa.Array) -> pa.Array:
    """Bytes as the text that they are; raises `UnreadableError` where they are none.

    >>> readable_bytes(pa.array([b"Bonn", None])).to_pylist()
    ['Bonn', None]
    """
    try:
        texts = cells.cast(pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        raise UnreadableError(BYTES) from None
    if pc.any(pc.match_substring_regex(texts, CONTROL)).as_py():
        raise UnreadableError(BYTES)
    return texts.cast(pa.string())


def whole_text(cells: pa.Array) -> pa.Array:
    """Text whose bytes that are no UTF-8 became `�`; itself where there are none."""
    try:
        cells.validate(full=True)
    except pa.ArrowInvalid:
        bytes = cells.cast(_BYTES_OF[cells.type])
        bytes.validate(full=True)  # else it is more than the text that is broken
        texts = [None if cell is None else cell.decode(errors="replace") for cell in bytes.to_pylist()]
        return pa.array(texts, cells.type)
    return cells


@cache
def has_clock(zone: str | None) -> bool:
    """Whether clocks in a time zone show another time than those of UTC, as far as that is known.

    >>> has_clock("Europe/Berlin"), has_clock("UTC"), has_clock("Mars/Base")
    (True, False, False)
    """
    if zone in _UTC:
        return False
    with suppress(pa.ArrowInvalid):
        return bool(len(pc.local_timestamp(pa.array([0], pa.timestamp("us", zone)))))
    return False


def converter_of(kind: pa.DataType) -> tuple[Callable[[pa.Array], pa.Array], pa.DataType] | None:
    """How unpacked cells of a type that holds one value become cells of which other type; None where they are fine."""
    types = pa.types
    if types.is_timestamp(kind):
        return _of_times(kind)
    if types.is_date64(kind):
        return _day, pa.date32()
    if types.is_time(kind):
        return _time_of_day, kind
    if types.is_duration(kind):
        return _span, pa.duration("us")
    if types.is_float16(kind):
        return (lambda cells: cells.cast(pa.float32())), pa.float32()
    return _decimal(kind) if types.is_decimal(kind) else None


def _decimal(kind: pa.DataType) -> tuple[Callable[[pa.Array], pa.Array], pa.DataType] | None:
    """A decimal number as one of at most 38 digits with none below zero of them behind the mark, or as a float."""
    digits, behind = kind.precision - min(kind.scale, 0), max(kind.scale, 0)
    wanted = pa.float64() if digits > _MOST_DIGITS else pa.decimal128(digits, behind)
    return None if kind == wanted else ((lambda cells: cells.cast(wanted)), wanted)


def _of_times(kind: pa.DataType) -> tuple[Callable[[pa.Array], pa.Array], pa.DataType] | None:
    """Times as the clocks of their zone show them; of moments in nanoseconds the engine makes no other time."""
    if has_clock(kind.tz):
        return _on_clocks, pa.timestamp("us")
    taken = kind.unit == "us" or (kind.unit == "ns" and kind.tz is None)
    return None if taken else (_time, pa.timestamp("us", kind.tz))


def _on_clocks(cells: pa.Array) -> pa.Array:
    moments = _time(cells)
    numbers = moments.cast(pa.int64())
    known = pc.and_(pc.greater(numbers, FIRST_TIME), pc.less(numbers, LAST_TIME))
    shown = pc.local_timestamp(pc.if_else(known, moments, pa.scalar(0, moments.type)))
    return pc.if_else(known, shown, moments.cast(pa.timestamp("us")))


def _time(cells: pa.Array) -> pa.Array:
    """Times in microseconds; those that lie too far off for that never come."""
    unit, kind = cells.type.unit, pa.timestamp("us", cells.type.tz)
    if unit == "ns":
        return cells.cast(kind, safe=False)
    per_unit = _MICROSECONDS[unit]
    return _bounded(cells, _NO_TIME // per_unit, per_unit, _NO_TIME, pa.int64()).cast(kind)


def _day(cells: pa.Array) -> pa.Array:
    days = pc.divide(cells.cast(pa.int64()), _DAY_IN_MS)
    return _bounded(days, _LARGEST_DAY, 1, _NO_DAY, pa.int32()).cast(pa.date32())


def _bounded(cells: pa.Array, most: int, factor: int, instead: int, kind: pa.DataType) -> pa.Array:
    """Whole numbers times a factor; of what goes beyond the most, something else with its sign."""
    numbers = cells.cast(pa.int64())
    beyond = pc.or_(pc.greater(numbers, most), pc.less(numbers, -most))
    limit = pc.if_else(pc.greater(numbers, 0), instead, -instead)
    return pc.if_else(beyond, limit, pc.multiply(pc.if_else(beyond, 0, numbers), factor)).cast(kind)


def _time_of_day(cells: pa.Array) -> pa.Array:
    """Times of a day; what lies outside it is missing."""
    stored = pa.int32() if pa.types.is_time32(cells.type) else pa.int64()
    numbers = cells.cast(stored)
    within = pc.and_(pc.greater_equal(numbers, 0), pc.less(numbers, 86_400 * PER_SECOND[cells.type.unit]))
    return pc.if_else(within, numbers, pa.scalar(None, stored)).cast(cells.type)


def _span(cells: pa.Array) -> pa.Array:
    """Lengths of time in microseconds; what is longer than they hold is missing."""
    numbers = cells.cast(pa.int64())
    if cells.type.unit == "ns":
        return pc.divide(numbers, 1_000).cast(pa.duration("us"))
    per_unit = _MICROSECONDS[cells.type.unit]
    most = _NO_TIME // per_unit
    within = pc.and_(pc.less_equal(numbers, most), pc.greater_equal(numbers, -most))
    return pc.multiply(pc.if_else(within, numbers, pa.scalar(None, pa.int64())), per_unit).cast(pa.duration("us"))


def _with_dashes(cells: pa.Array) -> pa.Array:
    """Sixteen bytes as people write them: 8-4-4-4-12 digits."""
    filled = pc.fill_null(cells.cast(pa.binary()), bytes(16))
    digits = np.frombuffer(b"".join(filled.to_pylist()).hex().encode(), np.uint8).reshape(-1, 32)
    written = np.ascontiguousarray(np.insert(digits, (8, 12, 16, 20), ord("-"), axis=1))
    words = pa.Array.from_buffers(pa.binary(36), len(cells), [None, pa.py_buffer(written)]).cast(pa.string())
    return pc.if_else(pc.is_valid(cells), words, pa.scalar(None, pa.string()))
