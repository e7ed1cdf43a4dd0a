"""Which column names the customers, and when two cells name the same one."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.errors import SegmentryError, Way, near_matches
from segmentry.results.table import Table
from segmentry.stages.shared.traits import names_customers, normal
from segmentry.wording import listed, named

#: Whole numbers that a float64 holds to the last digit.
_EXACT = 2.0**53


def customer_column(table: Table, told: str | None, likely: Sequence[str] = ()) -> str:
    """The column that names the customers: as told, else the first of the likely ones, the only column there is, or the
    only one that is named so.

    Raises
    ------
    SegmentryError
        If there is none, or more than one.
    """
    if told is not None and told in table.types:
        return told
    found = [name for name in likely if name in table.types] or list(table.names[: len(table.names) == 1])
    if found:
        return found[0]
    if told is not None:
        raise SegmentryError(f"{table.name} has no column `{told}`.{near_matches(told, table.types)}")
    by_name = [name for name in table.names if names_customers(normal(name))]
    if len(by_name) == 1:
        return by_name[0]
    which = Way("say which one does in {}", "customer")
    if by_name:
        raise SegmentryError(f"In {table.name} {listed(named(by_name))} may name the customers.", which)
    columns = listed(named(table.names[:8]), "or")
    raise SegmentryError(f"No column of {table.name} is named like a customer's number ({columns}).", which)


def ids_of(table: Table, column: str) -> pa.Array:
    """The customers' numbers as text in which the same customer is the same; null where there is none."""
    cells = table.rows.collect([column]).column(column).combine_chunks()
    return alike(cells)


def alike(cells: pa.Array) -> pa.Array:
    """Cells as text: without blanks around it, 17850.0 as 17850, and e-mail addresses in small letters.

    >>> alike(pa.array([" A1", "17850.0", "Ann@Example.com", "", None])).to_pylist()
    ['A1', '17850', 'ann@example.com', None, None]
    >>> alike(pa.array([17850.0, 1.5])).to_pylist()
    ['17850', '1.5']
    """
    if pa.types.is_floating(cells.type):
        whole = pc.and_(pc.equal(pc.floor(cells), cells), pc.less(pc.abs(cells), _EXACT))
        numbers = pc.if_else(whole, cells, 0.0).cast(pa.int64()).cast(pa.string())
        return pc.if_else(whole, numbers, cells.cast(pa.string()))
    text = pc.utf8_trim_whitespace(cells.cast(pa.string()))
    text = pc.replace_substring_regex(text, r"^([+-]?[0-9]+)\.0+$", r"\1")
    text = pc.if_else(pc.match_substring(text, "@"), pc.utf8_lower(text), text)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, pa.string()), text)
