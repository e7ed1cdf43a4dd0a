"""Further files that are looked up for a log: orders beside their lines, customers, products, lists of returned orders.

Which column of a file is its key, and which of the log's it belongs to, names propose and values decide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from segmentry import wording
from segmentry.engines.base import Output, Rows
from segmentry.engines.limits import can, refuse
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.orders import LogRole
from segmentry.results.table import LoadReport, Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.shared.traits import normal

#: What a file can be of, and what its keys are called.
_THINGS: Mapping[LogRole, str] = {"order": "orders", "customer": "customers", "product": "products"}
#: A name that fits so well says of itself that it names one of these.
_NAMED = 4
#: The types of what names something.
_NAMING = ("text", "integer", "number")
#: Keys that are shown where none matches.
_SHOWN = 3


@dataclass(frozen=True)
class _Match:
    """A column of the table and a key of a file: where in the file each different value of the table stands.

    `fit`: how well both are named; `repeats`: a key that stands in several rows, None where there is none.
    """

    own: str
    key: str
    fit: int
    values: pa.Array
    places: pa.Array
    repeats: str | None

    @property
    def found(self) -> int:
        """How many of the values are there."""
        return int(len(self.places) - self.places.null_count)

    @property
    def what(self) -> str:
        """What they are, in words."""
        role = next((role for role in _THINGS if _fit(role, self.own) >= _NAMED), None)
        return f"values of `{self.own}`" if role is None else _THINGS[role]


def joined(table: Table, plan: Plan, others: Sequence[Any] = ()) -> Table:
    """The table with what other files tell of its orders, customers or products.

    A file is looked up by a key that stands in each of its rows once and is named like a column of the table, or of a
    file that was looked up before it. Its columns come behind those of the table; those that the table has, too, are
    left out. Of a list of returned orders a column `returned` is made.

    Parameters
    ----------
    plan : Plan
        Its `join` names the files.
    others : sequence, optional
        More of them: whatever `segmentry.read` takes.

    Returns
    -------
    Table
        With a note in its load report for each file: how many keys were found in it. One that has looked up its files
        is given back as it is.

    Raises
    ------
    SegmentryError
        If a file has no such column, several rows of one key, or none of the keys; or the engine cannot do it.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = segmentry.read(pd.DataFrame({"order_id": [1, 1, 2], "price": [5.0, 7.0, 9.0]}))
    >>> orders = pd.DataFrame({"Order ID": [1, 2, 3], "client": ["a", "b", "c"]})
    >>> found = joined(lines, Plan(), [orders])
    >>> found.rows.collect(["price", "client"]).to_pydict(), found.load_report.notes[-1], found.looked_up
    ({'price': [5.0, 7.0, 9.0], 'client': ['a', 'a', 'b']}, 'pandas: 2 of 2 orders were found.', {'client': 'order_id'})
    """
    sources = [*plan.join, *others]
    if not sources or table.looked_up:
        return table
    if not can(table.rows.engine, "other_files"):
        raise refuse(table.rows.engine, "other_files")
    reading = Plan(memory_limit=plan.memory_limit)
    waiting = [_read(source, reading) for source in sources]
    while waiting:
        found = ((other, match) for other in waiting if (match := _match(table, other)) is not None)
        other, match = next(found, (waiting[0], None))
        if match is None:
            raise _refusal(table, other)
        table = _with(table, other, match)
        waiting.remove(other)
    return table


def _read(source: Any, plan: Plan) -> Table:
    """A file, of rows that are equal in every cell but one."""
    table = read_with_fingerprint(source, plan)
    return table.model_copy(update={"rows": table.rows.distinct()})


def _match(table: Table, other: Table) -> _Match | None:
    """How the file is looked up: by the columns by which most is found; None where nothing is by any."""
    able = [match for match in _matches(table, other) if match.found and match.repeats is None]
    return max(able, key=lambda match: (match.found / len(match.values), match.fit), default=None)


def _matches(table: Table, other: Table) -> Iterator[_Match]:
    """The pairs of columns that are named alike, with what is found by them."""
    values: dict[str, pa.Array] = {}
    for key in other.names:
        alike = [(name, fit) for name in table.names if (fit := _alike(table, name, other, key))]
        cells = _keys(other.rows.collect([key]).column(0)) if alike else None
        for name, fit in alike:
            own = values[name] if name in values else values.setdefault(name, _different(table, name))
            if cells is not None and _keys(own) is not None:
                yield _matched(name, key, fit, own, cells)


def _alike(table: Table, name: str, other: Table, key: str) -> int:
    """How well two columns are named to hold the same; 0 where they are not."""
    if table.types[name] not in _NAMING or other.types[key] not in _NAMING:
        return 0
    called = f"{Path(other.name).stem} {key}" if set(said(key)) <= {"id", "name"} else key
    fits = [
        _fit(role, name) + _fit(role, called) for role in _THINGS if min(_fit(role, name), _fit(role, called)) >= _NAMED
    ]
    if normal(name) == normal(key):
        fits.append(10 if table.types[name] == "text" or "id" in said(name) else 0)
    return max(fits, default=0)


def _fit(role: LogRole, name: str) -> int:
    return int(log_names.score(role, name))


def _different(table: Table, name: str) -> pa.Array:
    """The different values of a column."""
    different = 'SELECT DISTINCT "key" FROM input WHERE "key" IS NOT NULL'
    rows: Rows = table.rows.remade({"key": name}, different, [Output("key", "key", table.types[name])], "key")
    return rows.collect().column(0) if rows.n_rows else pa.chunked_array([[]], pa.string())


def _keys(cells: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Values as text, of numbers without decimals; None where they are measures."""
    if pa.types.is_floating(cells.type):
        if not pc.all(pc.equal(cells, pc.round(cells))).as_py():
            return None
        cells = cells.cast(pa.int64())
    return cells.cast(pa.string())


def _folded(keys: pa.ChunkedArray) -> pa.ChunkedArray:
    """Keys without what is written in different ways: capitals, # before and zeros in front."""
    return pc.replace_substring_regex(pc.utf8_lower(keys), r"^#?0*(\d+)(\.0+)?$", r"\1")


def _matched(name: str, key: str, fit: int, own: pa.ChunkedArray, cells: pa.ChunkedArray) -> _Match:
    """What is found, with keys folded as long as that leaves each apart from the others."""
    values, folded = _keys(own), _folded(cells)
    if _repeated(folded) is None:
        values, cells = _folded(values), folded
    return _Match(name, key, fit, own, pc.index_in(values, value_set=cells.combine_chunks()), _repeated(cells))


def _repeated(keys: pa.ChunkedArray) -> str | None:
    """A key that is there several times."""
    if pc.count_distinct(keys).as_py() == len(keys) - keys.null_count:
        return None
    counts = keys.drop_null().value_counts()
    return str(counts.filter(pc.greater(counts.field("counts"), 1)).field("values")[0].as_py())


def _with(table: Table, other: Table, match: _Match) -> Table:
    """The table with the columns of the file that it has not."""
    taken = {normal(name) for name in table.names}
    names = [name for name in other.names if name != match.key and normal(name) not in taken]
    left = [name for name in other.names if name != match.key and normal(name) in taken]
    found = match.places.is_valid()
    values = match.values.filter(found)
    cells = dict(zip(names, _taken(other, names, match.places.drop_null()), strict=True))
    types = {name: other.types[name] for name in names}
    if flag := _flag(other, names, left):
        flag = free_name(flag, [*table.names, *names])
        cells[flag], types[flag] = pa.array(["yes"] * len(values)), "text"
    rows = table.rows.looked_up(match.own, pa.table({"": values, **cells}), types) if types else table.rows
    changes = {
        "rows": rows,
        "types": dict(rows.types),
        "load_report": _reported(table, other, match, left),
        "looked_up": table.looked_up | dict.fromkeys(types, match.own),
    }
    return table.model_copy(update=changes)


def _taken(other: Table, names: Sequence[str], places: pa.Array) -> Sequence[pa.ChunkedArray]:
    """The cells of these columns at these places."""
    columns: Sequence[pa.ChunkedArray] = other.rows.collect(names).take(places).columns if names else ()
    return columns


def _flag(other: Table, names: Sequence[str], left: Sequence[str]) -> str | None:
    """What a column is called that tells who is in the file: of a list of returned orders, or one of keys alone."""
    stem = Path(other.name).stem
    if _fit("returned", stem) >= _NAMED and not any(_fit("returned", name) >= _NAMED for name in names):
        return "returned"
    return None if names or left else normal(stem)


def _reported(table: Table, other: Table, match: _Match, left: Sequence[str]) -> LoadReport:
    """The load report of the table with what is to be told of the file."""
    own, report = table.load_report, other.load_report
    note = f"{other.name}: {match.found:,} of {len(match.values):,} {match.what} were found."
    if left:
        note += f" {wording.of_columns(left)} of it: left out, as {table.name} tells that itself."
    notes = (*own.notes, *(f"{other.name}: {said_of}" for said_of in report.notes), note)
    units = {name: unit for name, unit in report.units.items() if name not in left} | own.units
    return own.model_copy(update={"notes": notes, "units": units, "sha256": {**own.sha256, **report.sha256}})


def _refusal(table: Table, other: Table) -> SegmentryError:
    """Why nothing can be looked up in a file."""
    matches = list(_matches(table, other))
    if not matches:
        return SegmentryError(
            f"No column of {other.name} is named like one of {table.name} that numbers orders, customers or products,"
            f" so nothing can be looked up in it. Its columns are {wording.of_columns(other.names)}: give its key the"
            " name that it has there."
        )
    match = max(matches, key=lambda match: (match.found, match.fit))
    if match.found:
        return SegmentryError(
            f"{other.name} has several rows of one `{match.key}`, such as {match.repeats}, so nothing can be looked up"
            f" in it. If its rows are the lines of orders, give it as the source, and {table.name} in `join`."
        )
    here, there = (_shown(cells) for cells in (match.values, other.rows.collect([match.key], _SHOWN).column(0)))
    return SegmentryError(
        f"No `{match.own}` of {table.name} ({here}) is a `{match.key}` of {other.name} ({there}). Look whether both are"
        " of the same time and written alike."
    )


def _shown(cells: pa.ChunkedArray) -> str:
    """The first values, as examples."""
    return ", ".join([*map(str, cells.drop_null().slice(0, _SHOWN).to_pylist()), "..."])
