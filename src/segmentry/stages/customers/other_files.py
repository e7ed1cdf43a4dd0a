"""Further files that are looked up for a log: orders beside their lines, customers, products, lists of returned orders.

Which column of a file is its key, and which of the log's it belongs to, names propose and values decide.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from segmentry import wording
from segmentry.engines.limits import can, refuse
from segmentry.errors import SegmentryError, Way
from segmentry.plan import Plan
from segmentry.results.table import LoadReport, Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.stages.customers.file_keys import NAMED, Match, alike, as_text, different, fit, places_of
from segmentry.stages.customers.keys_by_value import by_values
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.customers.two_keys import two_keys
from segmentry.stages.shared.traits import normal

#: Keys that are shown where none matches.
_SHOWN = 3


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
    if (of_lines := _lines_of(table, sources, waiting, reading)) is not None:
        table, waiting = of_lines
    while waiting:
        found = ((other, *both) for other in waiting if (both := _match(table, other)) is not None)
        other, keyed, match = next(found, (waiting[0], table, None))
        if match is None:
            raise _refusal(table, other)
        table = _with(keyed, other, match)
        waiting.remove(other)
    return table


def _read(source: Any, plan: Plan) -> Table:
    """A file, of rows that are equal in every cell but one."""
    table = read_with_fingerprint(source, plan)
    return table.model_copy(update={"rows": table.rows.distinct()})


def _lines_of(
    table: Table, sources: Sequence[Any], others: Sequence[Table], plan: Plan
) -> tuple[Table, list[Table]] | None:
    """The file that has several rows for each of the table's, with what is then to be looked up: the table, too.

    None where each file may be looked up as it is, or none has the lines of what the table has the heads of.
    """
    for place, other in enumerate(others):
        if _match(table, other) is not None or not any(match.found for match in _matches(table, other)):
            continue
        lines = read_with_fingerprint(sources[place], plan)
        once = table.model_copy(update={"rows": table.rows.distinct()})
        if _match(lines, once) is not None:
            note = f"{lines.name} has the lines of {table.name}, which is looked up for them."
            report = lines.load_report.model_copy(update={"notes": (*lines.load_report.notes, note)})
            left = [once, *others[:place], *others[place + 1 :]]
            return lines.model_copy(update={"load_report": report}), left
    return None


def _match(table: Table, other: Table) -> tuple[Table, Match] | None:
    """How the file is looked up: by the column by which most is found, else by two together, of which the table then
    has one; None where nothing is by any.
    """
    able = [match for match in _matches(table, other) if match.found and match.repeats is None]
    best = max(able, key=lambda match: (match.share, match.fits), default=None)
    return two_keys(table, other) if best is None else (table, best)


def _matches(table: Table, other: Table) -> Iterator[Match]:
    """The pairs of columns that are named alike, with what is found by them; of others where nothing can be."""
    named = list(_named_alike(table, other))
    yield from named
    if not any(match.found and match.repeats is None for match in named):
        yield from by_values(table, other)


def _named_alike(table: Table, other: Table) -> Iterator[Match]:
    values: dict[str, pa.Array] = {}
    for key in other.names:
        named = [(name, fits) for name in table.names if (fits := alike(table, name, other, key))]
        cells = as_text(other.rows.collect([key]).column(0)) if named else None
        for name, fits in named:
            own = values[name] if name in values else values.setdefault(name, different(table, name))
            if cells is not None and (texts := as_text(own)) is not None:
                yield Match(name, (key,), fits, own, *places_of([texts], [cells]))


def _with(table: Table, other: Table, match: Match) -> Table:
    """The table with the columns of the file that it has not."""
    taken = {normal(name) for name in table.names}
    names = [name for name in other.names if name not in match.keys and normal(name) not in taken]
    left = [name for name in other.names if name not in match.keys and normal(name) in taken]
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
    if fit("returned", stem) >= NAMED and not any(fit("returned", name) >= NAMED for name in names):
        return "returned"
    return None if names or left else normal(stem)


def _reported(table: Table, other: Table, match: Match, left: Sequence[str]) -> LoadReport:
    """The load report of the table with what is to be told of the file."""
    own, report = table.load_report, other.load_report
    note = f"{other.name}: {match.found:,} of {len(match.values):,} {match.what} were found"
    note += f" by {wording.listed(wording.named(match.keys))} together." if len(match.keys) > 1 else "."
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
            f"{other.name} and {table.name} share no number of orders, customers or products, so nothing can be looked"
            f" up. The one has {wording.of_columns(other.names)}, the other {wording.of_columns(table.names)}. Which"
            " row belongs to which must stand in both: export both with the number of the order or of the customer, and"
            " give its column the same name in both files."
        )
    match = max(matches, key=lambda match: (match.found, match.fits))
    [key] = match.keys
    if match.found:
        return SegmentryError(
            f"{other.name} has several rows of one `{key}`, such as {match.repeats}, so nothing can be looked up"
            " in it.",
            Way("if its rows are the lines of orders, give it as the source and the other file in {}", "join"),
            f"if `{key}` is numbered anew in each store or country, give that column the same name in both",
        )
    here, there = (_shown(cells) for cells in (match.values, other.rows.collect([key], _SHOWN).column(0)))
    return SegmentryError(
        f"No `{match.own}` of {table.name} ({here}) is a `{key}` of {other.name} ({there}). Look whether both are"
        " of the same time and written alike."
    )


def _shown(cells: pa.ChunkedArray) -> str:
    """The first values, as examples."""
    return ", ".join([*map(str, cells.drop_null().slice(0, _SHOWN).to_pylist()), "..."])
