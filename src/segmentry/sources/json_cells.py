"""Cells that hold lists, maps or objects, as text in JSON's spelling: column by column, not cell by cell."""

import json
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.column_changes import KIND
from segmentry.sources.arrow_types import UnreadableError, is_bytes, is_text, readable_bytes, unpacked

#: What stands in JSON's strings only behind a backslash.
_ESCAPED = r'["\\\x00-\x1f]'


def in_json(cells: pa.Array) -> pa.Array:
    """The cells as JSON; missing ones stay missing.

    Raises
    ------
    UnreadableError
        If something in them has no words, such as bytes.

    Examples
    --------
    >>> in_json(pa.array([[1, None], [], None])).to_pylist()
    ['[1, null]', '[]', None]
    >>> in_json(pa.array([{"city": "Bonn", "tags": ["a"]}])).to_pylist()
    ['{"city": "Bonn", "tags": ["a"]}']
    """
    cells = unpacked(cells)
    kind = cells.type
    if pa.types.is_map(kind):
        return _map(cells)
    if pa.types.is_struct(kind):
        return _object(cells)
    if is_list(kind):
        return _list(cells)
    return _word(cells)


def is_list(kind: pa.DataType) -> bool:
    """Whether it is any of the kinds of lists that Arrow has."""
    types = pa.types
    lists = (types.is_list, types.is_large_list, types.is_fixed_size_list, types.is_list_view, types.is_large_list_view)
    return any(is_one(kind) for is_one in lists)


def _list(cells: pa.Array) -> pa.Array:
    return _joined(pc.list_value_length(cells), in_json(pc.list_flatten(cells)), "[", "]")


def _joined(lengths: pa.Array, inner: pa.Array, first: str, last: str) -> pa.Array:
    """The inner cells behind each other, so many in each of the outer ones."""
    ends = pc.cumulative_sum(pc.fill_null(lengths, 0).cast(pa.int64()))
    offsets = pa.concat_arrays([pa.array([0], pa.int64()), ends]).cast(pa.int32())
    lists = pa.ListArray.from_arrays(offsets, pc.fill_null(inner, "null"))
    texts = pc.binary_join_element_wise(first, pc.binary_join(lists, ", "), last, "")
    return pc.if_else(pc.is_valid(lengths), texts, pa.scalar(None, pa.string()))


def _object(cells: pa.Array) -> pa.Array:
    names = [json.dumps(field.name, ensure_ascii=False) for field in cells.type]
    values = (pc.fill_null(in_json(pc.struct_field(cells, [i])), "null") for i in range(len(names)))
    parts = list(chain.from_iterable((f"{name}: ", value, ", ") for name, value in zip(names, values, strict=True)))
    texts = pc.binary_join_element_wise("{", *parts[:-1], "}", "") if parts else pa.array(["{}"] * len(cells))
    return pc.if_else(pc.is_valid(cells), texts, pa.scalar(None, pa.string()))


def _map(cells: pa.Array) -> pa.Array:
    kind = cells.type
    pairs = cells.cast(pa.list_(pa.struct([("key", kind.key_type), ("value", kind.item_type)])))
    inner = pc.list_flatten(pairs)
    keys, values = in_json(pc.struct_field(inner, [0])), in_json(pc.struct_field(inner, [1]))
    if not pc.all(pc.starts_with(keys, '"')).as_py():
        keys = _quoted(keys)
    texts = pc.binary_join_element_wise(keys, pc.fill_null(values, "null"), ": ")
    return _joined(pc.list_value_length(pairs), texts, "{", "}")


def _word(cells: pa.Array) -> pa.Array:
    """Numbers, yes and no as JSON has them, all else as a text."""
    kind = cells.type
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind) or pa.types.is_null(kind):
        return cells.cast(pa.string())
    if pa.types.is_floating(kind):
        numbers = cells.cast(pa.float64())
        return pc.if_else(pc.is_finite(numbers), numbers.cast(pa.string()), pa.scalar(None, pa.string()))
    if is_text(kind) or pa.types.is_temporal(kind):
        return _quoted(cells.cast(pa.string()))
    if is_bytes(kind):
        return _quoted(readable_bytes(cells))
    raise UnreadableError(KIND)


def _quoted(texts: pa.Array) -> pa.Array:
    if pc.any(pc.match_substring_regex(texts, _ESCAPED)).as_py():
        return pa.array(
            [None if text is None else json.dumps(text, ensure_ascii=False) for text in texts.to_pylist()], pa.string()
        )
    return pc.binary_join_element_wise('"', texts, '"', "")
