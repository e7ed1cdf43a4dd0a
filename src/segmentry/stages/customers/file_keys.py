"""Columns of a table and keys of a file that are named alike, and which values of the one are in the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Output, Rows
from segmentry.results.orders import LogRole
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.shared.traits import normal

#: What a file can be of, and what its keys are called.
THINGS: Mapping[LogRole, str] = {"order": "orders", "customer": "customers", "product": "products"}
#: A name that fits so well says of itself that it names one of these.
NAMED = 4
#: The types of what names something.
NAMING = ("text", "integer", "number")
#: How well columns fit that have the same name.
_SAME = 10
#: What stands between the parts of a key where they are compared.
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Match:
    """A column of the table and a key of a file: where in the file each different value of the table stands.

    Attributes
    ----------
    own : str
        The column of the table.
    keys : tuple of str
        The column of the file, or the two of which the table's is made.
    fits : int
        How well both are named.
    values, places : pyarrow.Array
        The different values, and the row of the file where each stands; nothing where it does not.
    repeats : str or None
        A key that stands in several rows.
    """

    own: str
    keys: tuple[str, ...]
    fits: int
    values: pa.Array
    places: pa.Array
    repeats: str | None

    @property
    def found(self) -> int:
        """How many of the values are there."""
        return int(len(self.places) - self.places.null_count)

    @property
    def share(self) -> float:
        """The same as a share of all."""
        return self.found / max(len(self.values), 1)

    @property
    def what(self) -> str:
        """What they are, in words."""
        return THINGS.get(thing(self.own), f"values of `{self.own}`")  # type: ignore[arg-type]


def alike(table: Table, name: str, other: Table, key: str) -> int:
    """How well two columns are named to hold the same; 0 where they are not."""
    if table.types[name] not in NAMING or other.types[key] not in NAMING:
        return 0
    both = _called(table, name), _called(other, key)
    fits = [sum(found) for role in THINGS if min(found := [fit(role, called) for called in both]) >= NAMED]
    if normal(name) == normal(key):
        fits.append(_SAME if table.types[name] == "text" or "id" in said(name) else 0)
    return max(fits, default=0)


def _called(table: Table, name: str) -> str:
    """The name of a column, with what its file is of where it says no more than that it is a number or a name."""
    return f"{Path(table.name).stem} {name}" if set(said(name)) <= {"id", "name", UNKNOWN} else name


def thing(name: str) -> LogRole | None:
    """What a column numbers by its name: orders, customers or products."""
    return next((role for role in THINGS if fit(role, name) >= NAMED), None)


def fit(role: LogRole, name: str) -> int:
    """How well a name fits a role."""
    return int(log_names.score(role, name))


def different(table: Table, name: str) -> pa.Array:
    """The different values of a column."""
    different = 'SELECT DISTINCT "key" FROM input WHERE "key" IS NOT NULL'
    rows: Rows = table.rows.remade({"key": name}, different, [Output("key", "key", table.types[name])], "key")
    return rows.collect().column(0) if rows.n_rows else pa.chunked_array([[]], pa.string())


def as_text(cells: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Values as text, of numbers without decimals; None where they are measures."""
    if pa.types.is_floating(cells.type):
        if not pc.all(pc.equal(cells, pc.round(cells))).as_py():
            return None
        cells = cells.cast(pa.int64())
    return cells.cast(pa.string())


def folded(keys: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keys without what is written in different ways: capitals, # before and zeros in front."""
    return pc.replace_substring_regex(pc.utf8_lower(keys), r"^#?0*(\d+)(\.0+)?$", r"\1")


def places_of(values: Sequence[pa.ChunkedArray], keys: Sequence[pa.ChunkedArray]) -> tuple[pa.Array, str | None]:
    """Where values stand among keys, and a key that is there several times. Both are text, in one part or several.

    They are folded as long as that leaves each key apart from the others.
    """
    own, theirs = _whole(values), _whole(keys)
    alike = _whole([folded(part) for part in keys])
    if repeated(alike) is None:
        own, theirs = _whole([folded(part) for part in values]), alike
    return pc.index_in(own, value_set=theirs.combine_chunks()), repeated(theirs)


def _whole(parts: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    return parts[0] if len(parts) == 1 else pc.binary_join_element_wise(*parts, _BETWEEN)


def repeated(keys: pa.ChunkedArray) -> str | None:
    """A key that is there several times."""
    if pc.count_distinct(keys).as_py() == len(keys) - keys.null_count:
        return None
    counts = keys.drop_null().value_counts()
    several = counts.filter(pc.greater(counts.field("counts"), 1)).field("values")[0].as_py()
    return str(several).replace(_BETWEEN, " and ")
