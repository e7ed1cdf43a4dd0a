"""Cells of wide and of small tables, finished in Arrow: DuckDB takes longer to plan an expression of a column than to
read it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from struct import pack
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines import sql
from segmentry.engines.base import LARGEST

#: The blanks that DuckDB's `trim` takes off: all of Unicode's category Zs.
_BLANKS = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

#: Cells of a table of many columns, and of any other, up to which what was read is kept, and bytes that it may take.
CELLS, FEW_CELLS, BYTES = 12_000_000, 1_000_000, 400_000_000

#: From bytes, as `pa.scalar` imports pandas, which to label customers does without.
_LARGEST = pa.Array.from_buffers(pa.float64(), 1, [None, pa.py_buffer(pack("d", LARGEST))])[0]

How = Literal["as stored", "trimmed", "bounded"]
#: The cells of these stored columns, by their SQL.
Ask = Callable[[Sequence[str]], Sequence[pa.ChunkedArray]]


@dataclass(frozen=True)
class Plain:
    """By SQL that Arrow can make: the stored column that it is made of, and how."""

    made_of: Mapping[str, tuple[str, How]]

    @classmethod
    def of(cls, columns: Iterable[sql.Column]) -> "Plain":
        """Of the values of these columns, and of their cells as text."""
        return cls(dict(made for column in columns for made in _made_of(column)))

    def columns(
        self, expressions: Sequence[str], kept: dict[str, pa.ChunkedArray], ask: Ask, most: int
    ) -> list[pa.ChunkedArray]:
        """What these expressions are: what was kept of them, what Arrow makes, and of the rest what is asked.

        It is kept where all that is kept takes `most` bytes; numbers are as they were finished.
        """
        wanted = list(dict.fromkeys(expressions))
        at = {x: self.made_of.get(x, (x, "as stored")) for x in wanted if x not in kept}
        asked = [id for id in dict.fromkeys(id for id, _ in at.values()) if id not in kept]
        stored = dict(zip(asked, ask(asked), strict=True)) if asked else {}
        cells = {id: kept[id] if id in kept else stored[id] for id, _ in at.values()}
        cast = [x for x, (id, how) in at.items() if x != id and how != "bounded" and not _is_text(cells[id].type)]
        new = {x: finished(cells[id], how) for x, (id, how) in at.items() if x not in cast}
        new |= {id: stored[id] for id, how in at.values() if id in stored and how != "bounded"}
        new |= zip(cast, ask(cast), strict=True) if cast else ()
        if sum(column.nbytes for column in (*kept.values(), *new.values())) <= most:
            kept.update(new)
        return [kept[x] if x in kept else new[x] for x in expressions]


def _is_text(type: pa.DataType) -> bool:
    """Whether cells that are read as text are stored so: times of day, UUIDs and cells of no type are not."""
    return bool(pa.types.is_string(type) or pa.types.is_large_string(type))


def finished(cells: pa.ChunkedArray, how: How) -> pa.ChunkedArray:
    """Cells as the SQL of `sql.Column` has them.

    >>> finished(pa.chunked_array([[" a", "", None]]), "trimmed").to_pylist()
    ['a', None, None]
    >>> finished(pa.chunked_array([[1.5, float("nan"), 1e200]]), "bounded").to_pylist()
    [1.5, None, None]
    """
    if how == "trimmed":
        trimmed = pc.utf8_trim(cells, characters=_BLANKS)
        return pc.if_else(pc.cast(pc.binary_length(trimmed), pa.bool_()), trimmed, _null(trimmed.type))
    if how == "bounded":
        return pc.if_else(pc.less(pc.abs(cells), _LARGEST), cells, _null(cells.type))
    return cells


def _null(type: pa.DataType) -> pa.Scalar:
    return pa.nulls(1, type)[0]


def _made_of(column: sql.Column) -> Iterator[tuple[str, tuple[str, How]]]:
    if column.stored == "text" and not column.words:  # numbers of words are words only in SQL
        yield column.text, (column.id, "as stored")
        if column.type == "text" and column.value != column.id:
            yield column.value, (column.id, "trimmed")
    if column.parsed and column.type == "number" and column.spelling == "plain":
        yield column.value, (column.parsed, "bounded")
