"""The local engine's SQL that makes one row of all that share a key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import frexp

from segmentry.engines import sql
from segmentry.engines.base import Summary
from segmentry.results.table import ColumnType

#: Bits of a HUGEINT that a sum may fill.
_BITS = 126
#: Beside sums as large as this, in units of a HUGEINT ordinary numbers would be rounded off.
_LARGE = 2.0**80


@dataclass(frozen=True)
class Part:
    """A column of the result, and the SQL that makes it of the rows of one key; None: as the latest row has it."""

    column: sql.Column
    expression: str | None = None


def query(rows: str, key: sql.Column, order: sql.Column | None, parts: Sequence[Part]) -> str:
    """SQL of one row per key of `rows` (a table, or a SELECT with its rowid), in the order of their latest rows."""
    expressions = "".join(f", {part.expression} AS {part.column.id}" for part in parts if part.expression)
    cells = ", ".join(f"{'grouped' if part.expression else 'latest'}.{part.column.id}" for part in parts)
    return (
        f"WITH placed AS (SELECT *, rowid AS line, {_owner(key)} AS owner, {_place(order)} AS place FROM {rows}),"
        f" grouped AS (SELECT arg_max(line, place) AS line{expressions} FROM placed"
        " GROUP BY owner, CASE WHEN owner IS NULL THEN line END)"
        f" SELECT {cells} FROM grouped JOIN {rows} AS latest ON latest.rowid = grouped.line ORDER BY grouped.line"
    )


def part(column: sql.Column, summary: Summary | None, bound: float) -> Part:
    """What becomes of a column. `bound`: the absolute values of all its cells sum up to less."""
    as_written = replace(column, parsed=None)
    if summary is None:
        return Part(as_written)
    value = _filled(column, summary.stand_ins)
    kept = {
        "last": f"arg_max({column.id}, place)",
        "min": f"arg_min({column.id}, row({value}, place))",
        "max": f"arg_max({column.id}, row({value}, place))",
    }
    if summary.how in kept:
        return Part(as_written, f"{kept[summary.how]} FILTER ({value} IS NOT NULL)")
    if summary.how == "sum" and column.type == "integer" and bound < 2**63:
        return _figure(column, "integer", f"CAST(sum({value}) AS BIGINT)")
    total = _total(value, bound)
    mean = f"{total} / count({value})"
    # with 15 digits 1.1 + 2.2 is 3.3
    shown = f"format('{{:.15g}}', {total if summary.how == 'sum' else mean})"
    return _figure(column, "number", f"CAST({shown} AS DOUBLE)")


def count(name: str, id: str) -> Part:
    """A column that counts the rows of a key."""
    return Part(sql.Column(name, id, "integer", "integer"), "count(*)")


def _figure(column: sql.Column, type: ColumnType, expression: str) -> Part:
    return Part(replace(column, stored=type, type=type, spelling="plain", parsed=None), expression)


def _owner(key: sql.Column) -> str:
    """SQL of what rows are told apart by, NULL where a word for missing stands there.

    In text 7 and 7.0 are one number, and a cell that is not of the column's type is told apart by its words.
    """
    cell = f"trim(CAST({key.id} AS VARCHAR))"
    value = f"coalesce(CAST({key.value} AS VARCHAR), {cell})" if key.stored == "text" else cell
    is_missing = sql.is_missing(f"lower({cell})")
    return f"CASE WHEN NOT {is_missing} THEN {value} END"


def _place(order: sql.Column | None) -> str:
    """SQL of a row's place among those of its key: the latest one's is the greatest."""
    return "rowid" if order is None else f"row({order.value} IS NOT NULL, {order.value}, rowid)"


def _filled(column: sql.Column, stand_ins: Sequence[float]) -> str:
    """SQL of the value, NULL where a stand-in stands."""
    if not stand_ins:
        return column.value
    listed = ", ".join(_literal(number) for number in stand_ins)
    return f"CASE WHEN {column.numeric} NOT IN ({listed}) THEN {column.value} END"


def _total(value: str, bound: float) -> str:
    """SQL of the sum, the same in every run: exact, in units of a power of two, or added up in a fixed order."""
    if bound > _LARGE:
        return f"sum({value} ORDER BY place)"
    unit = 2.0 ** max(frexp(bound)[1] - _BITS, -1_000)
    return f"sum(CAST({value} / {_literal(unit)} AS HUGEINT)) * {_literal(unit)}"


def _literal(number: float) -> str:
    """A SQL literal of type DOUBLE, to the last digit."""
    return f"{number:.16e}"
