"""Files that are looked up by two columns together: customers are numbered anew in each store or country."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import pyarrow as pa

from segmentry.engines.base import Output, Rows
from segmentry.engines.quoting import literal
from segmentry.results.table import Table
from segmentry.stages.customers.file_keys import NAMING, Match, alike, as_text, places_of, thing
from segmentry.stages.customers.log_cells import cell_of, cells_of
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.shared.traits import normal

#: What stands between the two in the column that is made of them.
_BETWEEN = " / "
#: Words that do not tell what a column is of.
_SMALL = frozenset({"id", "of", "name"})

Pair = tuple[str, str, int]  # a column of the table, one of the file, and how well both are named


def two_keys(table: Table, other: Table) -> tuple[Table, Match] | None:
    """How a file is looked up by two columns together, and the table with a column made of its own two.

    One of them numbers orders, customers or products, the other is called alike in both. They must stand in each row of
    the file once; None where no two do, or nothing is found by them.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"store": ["a", "b"], "customer_no": [7, 7], "total": [5.0, 9.0]}))
    >>> master = segmentry.read(pd.DataFrame({"Store": ["a", "b"], "Customer No": [7, 7], "city": ["Bonn", "Graz"]}))
    >>> keyed, match = two_keys(log, master)
    >>> keyed.rows.collect(["customer"]).to_pydict(), match.keys, keyed.made_keys
    ({'customer': ['a / 7', 'b / 7']}, ('Store', 'Customer No'), {'customer': 'customer'})
    """
    pairs = _alike(table, other)
    matches = {
        (first[0], second[0]): match
        for first, second in product(pairs, pairs)
        if _are_two(first, second) and (match := _matched(table, other, first, second)) is not None
    }
    best = max(matches, key=lambda names: (matches[names].share, matches[names].fits), default=None)
    return None if best is None else _made(table, best, matches[best])


def _alike(table: Table, other: Table) -> list[Pair]:
    """The columns that are named alike: those that number things, and those that tell of what they are numbered in."""
    return [
        (name, key, fits)
        for name in table.names
        for key in other.names
        if (fits := alike(table, name, other, key)) or (fits := _tell_the_same(table, name, other, key))
    ]


def _tell_the_same(table: Table, name: str, other: Table, key: str) -> int:
    """Whether both are of the same thing by their names, as `Filiale` and `store_id` are."""
    if table.types[name] not in NAMING or other.types[key] not in NAMING:
        return 0
    words, others = ({*said(called)} - _SMALL for called in (name, key))
    return int(normal(name) == normal(key) or (words == others and bool(words) and UNKNOWN not in words))


def _are_two(first: Pair, second: Pair) -> bool:
    """Whether they are different columns, of which the second numbers things."""
    return first[0] != second[0] and first[1] != second[1] and thing(second[0]) is not None


def _matched(table: Table, other: Table, first: Pair, second: Pair) -> Match | None:
    """What is found by both together; None where nothing is, or one pair stands in several rows of the file."""
    names, keys = (first[0], second[0]), (first[1], second[1])
    different = _different(table, names)
    own = [as_text(cells) for cells in different.columns[:2]]
    theirs = [as_text(cells) for cells in other.rows.collect(list(keys)).columns]
    if any(cells is None for cells in (*own, *theirs)):
        return None
    places, repeats = places_of(own, theirs)
    found = Match(second[0], keys, first[2] + second[2], different.column(2), places, repeats)
    return found if found.found and repeats is None else None


def _different(table: Table, names: Sequence[str]) -> pa.Table:
    """The different pairs of two columns, and what is made of each."""
    inputs = {f"key{i}": name for i, name in enumerate(names)}
    both = " AND ".join(f"{cell} IS NOT NULL" for cell in inputs)
    statement = f"SELECT DISTINCT key0, key1, {_together(table, inputs)} AS pair FROM input WHERE {both}"
    outputs = [
        *(Output(cell, cell, table.types[name]) for cell, name in inputs.items()),
        Output("pair", "pair", "text"),
    ]
    rows: Rows = table.rows.remade(inputs, statement, outputs, "key1")
    return rows.collect()


def _together(table: Table, cells: Mapping[str, str]) -> str:
    """SQL of two cells in one, whole numbers without decimals."""
    whole = {cell: f"CAST({cell} AS BIGINT)" if table.types[name] == "number" else cell for cell, name in cells.items()}
    return f" || {literal(_BETWEEN)} || ".join(f"CAST({cell} AS VARCHAR)" for cell in whole.values())


def _made(table: Table, names: Sequence[str], match: Match) -> tuple[Table, Match]:
    """The table with the column that is made of two, and the match by it."""
    role = thing(match.own)
    name = free_name(str(role), table.names)
    cells = cells_of(table.names)
    pair = {cell: named for named in names for cell in (cell_of(table, named),)}
    outputs = [
        *(Output(cell, named, table.types[named]) for cell, named in cells.items()),
        Output("pair", name, "text"),
    ]
    rows = table.rows.remade(cells, f"SELECT *, {_together(table, pair)} AS pair FROM input", outputs)
    made_keys = {**table.made_keys, **({role: name} if role else {})}
    changes = {"rows": rows, "types": dict(rows.types), "made_keys": made_keys}
    return table.model_copy(update=changes), replace(match, own=name)
