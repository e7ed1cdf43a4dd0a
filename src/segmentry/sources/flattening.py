"""Columns of any type that Arrow has as columns of single values.

What lies inside an object gets a column of its own, with a dot in the name. Lists and maps become text in JSON's
spelling, bytes the text that they are. What has no words is left out by name.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.column_changes import KIND, ColumnChanges
from segmentry.sources import arrow_types
from segmentry.sources.arrow_types import UnreadableError, storage_type, unpacked
from segmentry.sources.headers import unique_names
from segmentry.sources.json_cells import in_json, is_list

#: Rows whose lists are written at once: their places are counted in 32 bits.
_ROWS = 65_536
#: Types of other programs that are what they are stored as.
_KNOWN = ("arrow.uuid", "arrow.json")

Conversion = Callable[[pa.Array], pa.Array]


@dataclass(frozen=True)
class Leaf:
    """A column of single values: where it lies, and how its cells become such.

    `place` is that of the column from 0, `path` leads through the objects inside it. Without `convert`, cells stay as
    they are. `odd` are those that not every reader of files takes.
    """

    name: str
    place: int
    path: tuple[int, ...]
    type: pa.DataType
    convert: Conversion | None = None
    odd: bool = False

    def of(self, column: pa.Array) -> pa.Array:
        """Its cells, of those of the column; raises `UnreadableError` or Arrow's own where they cannot be read."""
        for place in self.path:
            column = pc.struct_field(unpacked(column), [place])
        return column if self.convert is None else self.convert(column)


def leaves_of(schema: pa.Schema, names: Sequence[str], changes: ColumnChanges) -> list[Leaf]:
    """The columns of single values that a table of this schema becomes, under names of their own.

    >>> schema = pa.schema([("home", pa.struct([("city", pa.string()), ("at", pa.list_(pa.float64()))]))])
    >>> [leaf.name for leaf in leaves_of(schema, ["home"], ColumnChanges())]
    ['home.city', 'home.at']
    """
    leaves = [
        leaf
        for place, name in enumerate(names)
        for leaf in _leaves(Leaf(name, place, (), schema.field(place).type), changes)
    ]
    unique, _ = unique_names([leaf.name for leaf in leaves])
    return [replace(leaf, name=name) for leaf, name in zip(leaves, unique, strict=True)]


def _leaves(leaf: Leaf, changes: ColumnChanges) -> Iterator[Leaf]:
    kind = storage_type(leaf.type)
    if pa.types.is_struct(kind) and kind.num_fields:
        if not leaf.path:
            changes.spread.append(leaf.name)
        for i, inner in enumerate(kind):
            yield from _leaves(Leaf(f"{leaf.name}.{inner.name}", leaf.place, (*leaf.path, i), inner.type), changes)
        return
    odd = bool(leaf.path)
    nested = (pa.types.is_map(kind), pa.types.is_struct(kind), is_list(kind))
    if any(nested):
        changes.as_json.append(leaf.name)
        yield replace(leaf, type=pa.string(), convert=_in_parts, odd=True)
    elif pa.types.is_union(kind):
        yield replace(leaf, type=pa.string(), convert=_one_of_several, odd=True)
    elif arrow_types.is_bytes(kind):
        yield replace(leaf, type=pa.string(), convert=_unpacked(arrow_types.readable_bytes), odd=True)
    elif arrow_types.is_text(kind) and kind == leaf.type:
        yield replace(leaf, convert=arrow_types.whole_text, odd=odd)
    else:
        if pa.types.is_timestamp(kind) and arrow_types.has_clock(kind.tz):
            changes.zones.setdefault(kind.tz, []).append(leaf.name)
        yield _of_one_value(replace(leaf, odd=odd), kind)


def _of_one_value(leaf: Leaf, kind: pa.DataType) -> Leaf:
    """Of numbers, times and the like, and of what is packed."""
    conversion = arrow_types.converter_of(kind)
    known = getattr(leaf.type, "extension_name", None) in (None, *_KNOWN)
    if conversion is not None:
        convert, wanted = conversion
        has_zone = pa.types.is_timestamp(kind) and kind.tz is not None
        odd = leaf.odd or not known or has_zone or pa.types.is_time(kind)
        return replace(leaf, type=wanted, convert=_unpacked(convert), odd=odd)
    if pa.types.is_dictionary(leaf.type) and leaf.type.value_type == kind and not pa.types.is_string_view(kind):
        return replace(leaf, convert=_whole_levels) if arrow_types.is_text(kind) else leaf
    if leaf.type == kind:
        return leaf
    return replace(leaf, type=kind, convert=unpacked, odd=leaf.odd or not known)


def _whole_levels(cells: pa.DictionaryArray) -> pa.DictionaryArray:
    """The same for a dictionary of text."""
    levels = arrow_types.whole_text(cells.dictionary)
    if levels is cells.dictionary:
        return cells
    return pa.DictionaryArray.from_arrays(cells.indices, levels, ordered=cells.type.ordered)


def _unpacked(convert: Conversion) -> Conversion:
    return lambda cells: convert(unpacked(cells))


def _in_parts(cells: pa.Array) -> pa.Array:
    parts = [in_json(cells.slice(i, _ROWS)) for i in range(0, len(cells), _ROWS)]
    return pa.concat_arrays(parts) if parts else pa.array([], pa.string())


def _one_of_several(cells: pa.Array) -> pa.Array:
    """Cells of which each is of one of several types, as text."""
    try:
        values = unpacked(cells).to_pylist()
    except (ValueError, OverflowError, ArithmeticError):
        raise UnreadableError(KIND) from None
    return pa.array([None if value is None else str(value) for value in values], pa.string())


def flattened(
    table: pa.Table, names: Sequence[str], source: str, changes: ColumnChanges | None = None, *, strange: bool = False
) -> tuple[pa.Table, tuple[str, ...], tuple[str, ...]]:
    """A table in memory with columns of single values alone, their names, and notes on what became of the others.

    Parameters
    ----------
    source : str
        What it is called.
    changes : ColumnChanges, optional
        What is to be told of its columns already.
    strange : bool
        The cells come from a file, and may be damaged.
    """
    changes = changes or ColumnChanges()
    columns: dict[str, pa.ChunkedArray] = {}
    for leaf in leaves_of(table.schema, names, changes):
        try:
            column = table.column(leaf.place)
            if strange and not (pa.types.is_primitive(column.type) or arrow_types.is_text(column.type)):
                column.validate(full=True)
            columns[leaf.name] = _converted(leaf, column, changes)
        except UnreadableError as why:
            changes.leave_out(leaf.name, str(why))
        except pa.ArrowException:
            changes.leave_out(leaf.name, KIND)
    changes.check(tuple(columns), source)
    ids = [str(i) for i in range(len(columns))]
    flat = pa.Table.from_arrays(list(columns.values()), names=ids)
    return flat, tuple(columns), changes.notes


def _converted(leaf: Leaf, column: pa.ChunkedArray, changes: ColumnChanges) -> pa.ChunkedArray:
    if leaf.convert is None and not leaf.path:
        return column
    chunks = []
    for chunk in column.chunks:
        cells = leaf.of(chunk)
        watch(leaf, chunk, cells, changes)
        chunks.append(cells)
    return pa.chunked_array(chunks, leaf.type)


def watch(leaf: Leaf, before: pa.Array, after: pa.Array, changes: ColumnChanges) -> None:
    """Note what of the cells was lost or mended as they were converted."""
    if leaf.path:
        return
    if (
        leaf.convert in (arrow_types.whole_text, _whole_levels)
        and after is not before
        and leaf.name not in changes.mended
    ):
        changes.mended.append(leaf.name)
    elif pa.types.is_time(leaf.type) or pa.types.is_duration(leaf.type):
        lost = after.null_count - before.null_count
        if lost:
            changes.lost[leaf.name] = changes.lost.get(leaf.name, 0) + lost
