"""The ledger of a log: every line in one class, with rows and money, and what a first look at all lines tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from segmentry import wording
from segmentry.engines.base import Output, Rows
from segmentry.plan import Plan
from segmentry.results.orders import ClassOfLines, Ledger, LineClass
from segmentry.stages.customers.line_classes import CLASSES, is_of
from segmentry.stages.customers.lines import Lines
from segmentry.stages.customers.moments import FIRST_DAY

#: Lines that may be no goods which are named.
_MOST_NAMED = 5

_CLASSES = (
    Output("class", "class", "integer"),
    Output("n", "n", "integer"),
    Output("money", "money", "integer"),
    Output("first_moment", "first", "date"),
    Output("last_moment", "last", "date"),
    Output("with_time", "with_time", "integer"),
    Output("differ", "differ", "integer"),
)
_WHOSE = (
    Output("customers", "customers", "integer"),
    Output("buyers", "buyers", "integer"),
)


@dataclass(frozen=True)
class Look:
    """What all lines tell.

    `first` and `last` are the moments of the first and the last sale, `latest` the last of any line. `with_time` sales
    tell a time of day, and in `differ` lines the amount is not quantity x price.
    """

    ledger: Ledger
    first: datetime | None
    last: datetime | None
    latest: datetime | None
    with_time: int
    differ: int


def looked_at(counted: Rows, lines: Lines, duplicates: int) -> Look:
    """Go over the lines, of which so many are equal to one before them in every cell."""
    has = {output.id for output in lines.outputs}
    figures = (
        "count(*) AS n, sum(money) AS money, min(moment) AS first_moment, max(moment) AS last_moment,"
        " count(*) FILTER (CAST(moment AS TIME) <> TIME '00:00:00') AS with_time,"
        f" {'count(*) FILTER (differs)' if 'differs' in has else '0'} AS differ"
    )
    wanted = [name for name in ("class", "money", "moment", "differs") if name in has]
    made = counted.remade(_same(wanted), f"SELECT class, {figures} FROM input GROUP BY class", _CLASSES)
    found = _by_class(made.collect().to_pylist())
    classes = tuple(_class(name, found.get(name, ()), lines.unit) for name in CLASSES)
    sales = found.get("sale", ())
    customers, buyers = _whose(counted)
    return Look(
        Ledger(classes=classes, customers=customers, buyers=buyers, duplicates=duplicates),
        min((part["first"] for part in sales), default=None),
        max((part["last"] for part in sales), default=None),
        max((part["last"] for parts in found.values() for part in parts if part["last"]), default=None),
        sum(part["with_time"] for part in sales),
        sum(part["differ"] for parts in found.values() for part in parts),
    )


def reference(look: Look, plan: Plan) -> datetime:
    """The moment from which days since the last order count: the last sale, or the later beginning of the day told."""
    last = look.last or datetime.min
    if plan.reference_date is None:
        return last
    return max(datetime.combine(plan.reference_date, datetime.min.time()), last)


def has_a_year(look: Look) -> bool:
    """Whether every season is in it."""
    return look.first is not None and look.last is not None and look.last - look.first >= timedelta(days=335)


def notes(look: Look, lines: Lines, products: Sequence[Mapping[str, Any]]) -> list[str]:
    """What people should know of the lines, in sentences."""
    said = []
    if lines.days == "numbers":
        said.append(
            f"`{lines.columns['date']}` numbers days. Day 0 is shown as {FIRST_DAY}; weekends and seasons are not told."
        )
    if lines.discount_is != "none":
        off = {"share": "as a share of prices", "percent": "as per cent of prices", "amount": "as an amount"}
        said.append(
            f"`{lines.columns['discount']}` is taken off, {off[lines.discount_is]}: prices are those before it. Where"
            " that is wrong, set `discount_is`."
        )
    if products:
        named = [
            f"{line['product']} ({wording.counted(line['n'], 'line')}, {(line['money'] or 0) / lines.unit:,.2f})"
            for line in products[:_MOST_NAMED]
        ]
        more = f" and {len(products) - _MOST_NAMED:,} more" if len(products) > _MOST_NAMED else ""
        said.append(
            f"These may be no goods and were kept: {'; '.join(named)}{more}. `not_goods` leaves out those that it"
            " names."
        )
    if duplicates := look.ledger.duplicates:
        what = "left out" if lines.plan.drop_duplicates else "kept: an order may hold the same line twice"
        said.append(f"{wording.counted(duplicates, 'line is', 'lines are')} equal to an earlier one, and {what}.")
    if look.differ:
        said.append(
            f"In {wording.counted(look.differ, 'line')} the amount is not quantity x price. The amount counts;"
            " where it is wrong, name another column in `roles`."
        )
    return said


def _by_class(parts: Sequence[Mapping[str, Any]]) -> dict[LineClass, list[Mapping[str, Any]]]:
    """What an engine counted, which may be in several parts."""
    found: dict[LineClass, list[Mapping[str, Any]]] = {}
    for part in parts:
        found.setdefault(CLASSES[part["class"]], []).append(part)
    return found


def _class(name: LineClass, parts: Sequence[Mapping[str, Any]], unit: int) -> ClassOfLines:
    money = sum(int(part["money"] or 0) for part in parts) / unit
    return ClassOfLines(name=name, rows=sum(part["n"] for part in parts), money=money)


def _whose(counted: Rows) -> tuple[int, int]:
    """Customers with any line, and those with a sale."""
    known = f"customer IS NOT NULL AND NOT {is_of('test order')} AND NOT {is_of('conversion')}"
    each = f"SELECT customer, bool_or({is_of('sale')}) AS buys FROM input WHERE {known} GROUP BY customer"
    counts = f"SELECT count(*) AS customers, count(*) FILTER (buys) AS buyers FROM ({each})"
    made = counted.remade(_same(["customer", "class"]), counts, _WHOSE, by="customer").collect().to_pydict()
    customers, buyers = (sum(made[output.name]) for output in _WHOSE)
    return customers, buyers


def _same(names: Sequence[str]) -> dict[str, str]:
    """Columns under their own names."""
    return {name: name for name in names}
