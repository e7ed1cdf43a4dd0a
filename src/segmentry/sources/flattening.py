"""Columns of any type that Arrow has as columns of single values.

What lies inside an object gets a column of its own, with a dot in the name. Lists and maps become text in JSON's
spelling, bytes the text that they are. What has no words is left out by name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pyarrow as pa
import pyarrow.compute as pc

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.sources import arrow_types
from segmentry.sources.arrow_types import KIND, UnreadableError, storage_type, unpacked
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


@dataclass
class Told:
    """What is to be told of columns: those that were spread or are read as text, those that were left out by why,
    and how many cells of which were lost or mended."""

    spread: list[str] = field(default_factory=list)
    as_json: list[str] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)

    def leave_out(self, name: str, why: str) -> None:
        """Say of a column that it was left out."""
        self.left_out.setdefault(why, []).append(name)
        self.as_json = [other for other in self.as_json if other != name]

    def check(self, names: Sequence[str], source: str) -> None:
        """Refuse a source of which all columns were left out."""
        if self.left_out and not names:
            raise SegmentryError(f"No column of {source} can be read. {' '.join(self.notes)}")

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for people, one for all columns of which the same is told."""
        notes = []
        if self.spread:
            notes.append(f"Objects inside {_of(self.spread)} were spread over columns with a dot in the name.")
        if self.as_json:
            notes.append(f"Lists and the like in {_of(self.as_json)} are read as text.")
        for why, names in self.left_out.items():
            verbs = ("holds", "was") if len(names) == 1 else ("hold", "were")
            notes.append(f"{_of(names)} {verbs[0]} {why} and {verbs[1]} left out.")
        if self.mended:
            notes.append(f"The text of {_of(self.mended)} is not all UTF-8; characters that are not became `�`.")
        if lost := sum(self.lost.values()):
            cells = wording.counted(lost, "cell holds", "cells hold")
            counts = wording.plural(lost, "counts", "count")
            notes.append(f"{_of(self.lost)}: {cells} a time that there is not and {counts} as missing.")
        return tuple(notes)


def leaves_of(schema: pa.Schema, names: Sequence[str], told: Told) -> list[Leaf]:
    """The columns of single values that a table of this schema becomes, under names of their own.

    >>> schema = pa.schema([("home", pa.struct([("city", pa.string()), ("at", pa.list_(pa.float64()))]))])
    >>> [leaf.name for leaf in leaves_of(schema, ["home"], Told())]
    ['home.city', 'home.at']
    """
    leaves = [
        leaf
        for place, name in enumerate(names)
        for leaf in _leaves(Leaf(name, place, (), schema.field(place).type), told)
    ]
    unique, _ = unique_names([leaf.name for leaf in leaves])
    return [replace(leaf, name=name) for leaf, name in zip(leaves, unique, strict=True)]


def _leaves(leaf: Leaf, told: Told) -> Iterator[Leaf]:
    kind = storage_type(leaf.type)
    if pa.types.is_struct(kind) and kind.num_fields:
        if not leaf.path:
            told.spread.append(leaf.name)
        for i, inner in enumerate(kind):
            yield from _leaves(Leaf(f"{leaf.name}.{inner.name}", leaf.place, (*leaf.path, i), inner.type), told)
        return
    odd = bool(leaf.path)
    nested = (pa.types.is_map(kind), pa.types.is_struct(kind), is_list(kind))
    if any(nested):
        told.as_json.append(leaf.name)
        yield replace(leaf, type=pa.string(), convert=_in_parts, odd=True)
    elif pa.types.is_union(kind):
        yield replace(leaf, type=pa.string(), convert=_one_of_several, odd=True)
    elif arrow_types.is_bytes(kind):
        yield replace(leaf, type=pa.string(), convert=_unpacked(arrow_types.readable_bytes), odd=True)
    elif arrow_types.is_text(kind) and kind == leaf.type:
        yield replace(leaf, convert=arrow_types.whole_text, odd=odd)
    else:
        yield _of_one_value(replace(leaf, odd=odd), kind)


def _of_one_value(leaf: Leaf, kind: pa.DataType) -> Leaf:
    """Of numbers, times and the like, and of what is packed."""
    conversion = arrow_types.converter_of(kind)
    known = getattr(leaf.type, "extension_name", None) in (None, *_KNOWN)
    if conversion is not None:
        convert, wanted = conversion
        odd = leaf.odd or not known or arrow_types.is_fine_moment(kind) or pa.types.is_time(kind)
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
    table: pa.Table, names: Sequence[str], source: str, told: Told | None = None, *, strange: bool = False
) -> tuple[pa.Table, tuple[str, ...], tuple[str, ...]]:
    """A table in memory with columns of single values alone, their names, and notes on what became of the others.

    Parameters
    ----------
    source : str
        What it is called.
    told : Told, optional
        What is to be told of its columns already.
    strange : bool
        The cells come from a file, and may be damaged.
    """
    told = told or Told()
    columns: dict[str, pa.ChunkedArray] = {}
    for leaf in leaves_of(table.schema, names, told):
        try:
            column = table.column(leaf.place)
            if strange and not (pa.types.is_primitive(column.type) or arrow_types.is_text(column.type)):
                column.validate(full=True)
            columns[leaf.name] = _converted(leaf, column, told)
        except UnreadableError as why:
            told.leave_out(leaf.name, str(why))
        except pa.ArrowException:
            told.leave_out(leaf.name, KIND)
    told.check(tuple(columns), source)
    ids = [str(i) for i in range(len(columns))]
    flat = pa.Table.from_arrays(list(columns.values()), names=ids)
    return flat, tuple(columns), told.notes


def _converted(leaf: Leaf, column: pa.ChunkedArray, told: Told) -> pa.ChunkedArray:
    if leaf.convert is None and not leaf.path:
        return column
    chunks = []
    for chunk in column.chunks:
        cells = leaf.of(chunk)
        watch(leaf, chunk, cells, told)
        chunks.append(cells)
    return pa.chunked_array(chunks, leaf.type)


def watch(leaf: Leaf, before: pa.Array, after: pa.Array, told: Told) -> None:
    """Note what of the cells was lost or mended as they were converted."""
    if leaf.path:
        return
    if leaf.convert in (arrow_types.whole_text, _whole_levels) and after is not before and leaf.name not in told.mended:
        told.mended.append(leaf.name)
    elif pa.types.is_time(leaf.type) or pa.types.is_duration(leaf.type):
        lost = after.null_count - before.null_count
        if lost:
            told.lost[leaf.name] = told.lost.get(leaf.name, 0) + lost


def _of(names: Sequence[str] | Mapping[str, int]) -> str:
    return wording.of_columns(dict.fromkeys(names), most=5)
