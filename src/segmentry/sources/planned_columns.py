"""Columns read as the plan says, or as the table of a model was read: as numbers, and in a unit."""

from collections.abc import Mapping, Sequence

from segmentry import wording
from segmentry.engines.base import MISSING_WORDS, Rows
from segmentry.engines.spelling import PATTERNS, PERCENT
from segmentry.engines.units import UNITS, families_of, unit_of
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import Table
from segmentry.sources.amounts import amount_of
from segmentry.sources.counts import FIRST_ROWS, Counts, counted, first_cells
from segmentry.sources.currencies import currency_of
from segmentry.sources.retyping import as_numbers, as_text

#: A column of text is read as numbers, where that is asked for, if more than this share of its cells are some (ours).
_LEAST = 0.5
#: In a unit that is told so many must be: the finding of several currencies offers each of them.
_FEWEST = 2


def as_planned(table: Table, plan: Plan) -> Table:
    """The table with the columns as the plan says; the table itself where it is so already.

    Raises
    ------
    SegmentryError
        If a column that is to be numbers holds words, or a unit is not known.
    """
    for name, column in plan.columns.items():
        if table.types.get(name) is None:
            continue
        if column.unit is not None and table.load_report.units.get(name) != column.unit:
            read = _best(table.rows, name, _in_unit(name, column.unit), plan.decimal == ",")
            if read[1].numbers < _FEWEST:
                raise _refusal(table.rows, name, "unit", f"in {column.unit}", read)
            table = as_numbers(table, name, *read, "as told", column.unit)
        elif column.type == "number" and table.types[name] == "text":
            table = _as_number(table, name, comma=plan.decimal == ",")
    return table


def in_units(table: Table, units: Mapping[str, str]) -> Table:
    """The table with the columns in these units, where most cells can be; those in which they cannot are left as text.

    Columns without a unit are taken to be in it.
    """
    for name, unit in units.items():
        own = table.load_report.units.get(name)
        if name not in table.types or own == unit or (own is None and table.types[name] != "text"):
            continue
        spelling, counts = _best(table.rows, name, _in_unit(name, unit), comma=False)
        if 2 * counts.numbers > counts.filled:
            table = as_numbers(table, name, spelling, counts, "as told", unit)
        elif own is not None:
            table = as_text(table, name, f"`{name}` is left as text: its amounts are in {own}, not in {unit}.")
    return table


def _as_number(table: Table, name: str, *, comma: bool) -> Table:
    """The column as numbers, where most of its cells are; the others count as missing."""
    mixture = next((mixed for mixed in table.load_report.mixtures if mixed.column == name), None)
    if mixture is not None:
        option = wording.option(name, "unit")
        raise SegmentryError(
            f"`{name}` cannot be read as numbers: it holds {mixture.kind}.",
            f"set {option} = {mixture.unit!r} in the plan to read those and count all others as missing",
        )
    rows: Rows = table.rows
    written, _ = first_cells(rows.typed({name: "text"}, {name: "plain"}), [name])
    amount = amount_of(rows, name, written[name], "comma" if comma else "point")
    nearly = [amount.nearly] if amount is not None and amount.nearly is not None else []
    read = _best(rows, name, ["", *nearly], comma)
    if read[1].numbers <= _LEAST * read[1].filled:
        raise _refusal(rows, name, "type", "as numbers", read)
    unit = amount.unit if amount is not None and read[0] in nearly else None
    return as_numbers(table, name, *read, "as told", unit)


def _in_unit(name: str, unit: str) -> list[str]:
    """The spellings, without a decimal mark, of amounts in a unit or a currency; bare numbers are in it, too."""
    if unit == PERCENT or unit.startswith("="):
        return [f"({unit})" if unit == PERCENT else unit]
    if (currency := currency_of(unit)) is not None:
        return [f"({currency})"]
    named = [known.name for known in UNITS if known.name == unit]
    known = [u.name for kind in families_of([unit]) if (u := unit_of(unit, kind)) is not None]
    if not named and not known:
        option = wording.option(name, "unit")
        raise SegmentryError(f"The option `{option}` cannot be {unit!r}: it is no unit or currency that is known.")
    return [f"({(named or known)[0]})"]


def _best(rows: Rows, name: str, spellings: Sequence[str], comma: bool) -> tuple[str, Counts]:
    """The spelling in which most cells are numbers, and what was counted in it. Those with a mark are taken as such."""
    marks = sorted(PATTERNS, key=lambda mark: (mark == "comma") != comma)
    full = [s if s.startswith(tuple(PATTERNS)) else f"{mark} {s}".strip() for s in spellings for mark in marks]
    if "" in spellings:
        full = ["plain", *full]
    counts = {spelling: counted(rows, {name: spelling})[name] for spelling in dict.fromkeys(full)}
    best = max(counts, key=lambda spelling: counts[spelling].numbers)  # of equals the first
    return best, counts[best]


def _refusal(rows: Rows, name: str, key: str, how: str, read: tuple[str, Counts]) -> SegmentryError:
    """How many cells are no numbers, and two of them."""
    spelling, counts = read
    typed = rows.typed({name: "number"}, {name: spelling}).collect([name], limit=FIRST_ROWS)[name].to_pylist()
    cells = rows.typed({name: "text"}, {name: "plain"}).collect([name], limit=FIRST_ROWS)[name].to_pylist()
    others = [cell for cell, value in zip(cells, typed, strict=True) if value is None and _is_filled(cell)]
    shown = wording.listed(wording.named(list(dict.fromkeys(others))[:2]))
    such = f", such as {shown}" if others else ""
    option = wording.option(name, key)
    return SegmentryError(
        f"`{name}` cannot be read {how}, as {option} asks:"
        f" {counts.filled - counts.numbers:,} of {counts.filled:,} cells are none{such}.",
        f"leave {option} out",
        "correct the cells",
    )


def _is_filled(cell: str | None) -> bool:
    return cell is not None and cell.lower() not in MISSING_WORDS
