"""What a log tells of each customer: the SQL that makes every column of orders, lines, returns and categories."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from segmentry.engines.base import Output
from segmentry.engines.quoting import literal
from segmentry.results.table import ColumnType
from segmentry.stages.customers.line_classes import is_of
from segmentry.stages.customers.lines import Lines
from segmentry.stages.customers.one_row_each import free_name
from segmentry.stages.shared.made_of_orders import LIFECYCLE

#: What is grouped by customer: orders, sold lines, returns, spending by category; and what all of these make together.
_Source = Literal["by_order", "by_line", "by_return", "by_category", "joined"]

_MONTH = 30.4375 * 86_400
#: Figures are rounded to so many decimals, as people read them.
_DIGITS = 6
_TEXT: tuple[str, ...] = ("main_category", "first_channel", "main_channel", "main_store")
_WHOLE = ("days_since_last_order", "orders", "days_as_customer", "products", "categories", "stores")
_DATES = ("first_order", "last_order")
#: What is needed to tell where customers stand, and left out of the table.
HIDDEN = ("gap_sum", "gap_squares", "last_gap")
_QUARTERS = ", ".join(f"count(*) FILTER (quarter(moment) = {quarter})" for quarter in (1, 2, 3, 4))


@dataclass(frozen=True)
class _Made:
    """How a column is made: of what, by which SQL, and what of a log it needs.

    `{now}` is the reference date, `{unit}` how many whole numbers of money make one of the log's amounts.
    """

    source: _Source
    expression: str
    need: str | None = None


_COLUMNS: Mapping[str, _Made] = {
    "days_since_last_order": _Made("by_order", "floor((epoch({now}) - epoch(max(moment))) / 86400)"),
    "orders": _Made("by_order", "count(*)"),
    "total_spent": _Made("joined", "(sales + {taken_off}) / {unit}", "money"),
    "average_order_value": _Made("by_order", "CAST(sum(money) AS DOUBLE) / {unit} / count(*)", "money"),
    "first_order": _Made("by_order", "min(moment)"),
    "last_order": _Made("by_order", "max(moment)"),
    "days_as_customer": _Made("by_order", "floor((epoch({now}) - epoch(min(moment))) / 86400)"),
    "orders_per_month": _Made("by_order", f"count(*) / greatest((epoch({{now}}) - epoch(min(moment))) / {_MONTH}, 1)"),
    "mean_days_between_orders": _Made("by_order", "avg(gap) / 86400"),
    "median_days_between_orders": _Made("by_order", "median(gap) / 86400"),
    "regularity": _Made(
        "by_order",
        "CASE WHEN count(gap) >= 4 THEN avg(gap) ** 2 * (count(gap) - 1)"
        " / nullif(CAST(sum(gap * gap) AS DOUBLE) - CAST(sum(gap) AS DOUBLE) ** 2 / count(gap), 0) END",
    ),
    "lines_per_order": _Made("by_order", "sum(lines) / count(*)", "several lines"),
    "units_per_order": _Made("by_order", "CAST(sum(units) AS DOUBLE) / count(*)", "quantity"),
    "products": _Made("by_line", "count(DISTINCT product)", "product"),
    "categories": _Made("by_category", "count(*)", "category"),
    "category_spread": _Made("by_category", "abs(ln(fsum(spent)) - fsum(spent * ln(spent)) / fsum(spent))", "category"),
    "main_category": _Made("by_category", "max_by(category, (spent, category))", "category"),
    "spent_on_main_category_percent": _Made("by_category", "max(spent) / fsum(spent)", "category"),
    "spent_on_discount_percent": _Made(
        "by_order",
        "coalesce(CAST(sum(on_discount) AS DOUBLE), 0) / CAST(sum(money) AS DOUBLE)",
        "discount",
    ),
    "orders_returned_percent": _Made("joined", "least(coalesce(returned_orders, 0) / orders, 1)", "returns"),
    "money_returned_percent": _Made("joined", "least(coalesce(returned_money, 0) / sales, 1)", "returns"),
    "orders_on_weekends_percent": _Made("by_order", "avg(CAST(isodow(moment) >= 6 AS INTEGER))", "a calendar"),
    "orders_in_evenings_percent": _Made("by_order", "avg(CAST(hour(moment) >= 18 AS INTEGER))", "times"),
    "orders_in_busiest_season_percent": _Made(
        "by_order", f"CASE WHEN count(*) >= 3 THEN greatest({_QUARTERS}) / count(*) END", "a year"
    ),
    "spending_trend": _Made(
        "by_order",
        "CASE WHEN count(*) >= 3 THEN 2 * coalesce(CAST(sum(money) FILTER (epoch(moment) >= (epoch(first_moment)"
        " + epoch({now})) / 2) AS DOUBLE), 0) / CAST(sum(money) AS DOUBLE) - 1 END",
        "money",
    ),
    "first_channel": _Made("by_order", "min_by(channel, (moment, channel))", "channel"),
    "main_channel": _Made("by_order", "mode(channel ORDER BY channel)", "channel"),
    "main_store": _Made("by_order", "mode(store ORDER BY store)", "store"),
    "stores": _Made("by_order", "count(DISTINCT store)", "store"),
    "gap_sum": _Made("by_order", "sum(gap)"),
    "gap_squares": _Made("by_order", "sum(gap * gap)"),
    "last_gap": _Made("by_order", "max_by(gap, (moment, gap))"),
}
#: What only the others are made of.
_PARTS: Mapping[str, _Made] = {
    "sales": _Made("by_order", "CAST(sum(money) AS DOUBLE)", "money"),
    "returned_orders": _Made("by_return", "count(DISTINCT ord)", "returns"),
    "returned_money": _Made("by_return", "CAST(sum(abs(money)) AS DOUBLE)", "returns"),
    "taken_off": _Made("by_return", "CAST(sum(less) AS DOUBLE)", "returns"),
}
_FROM: Mapping[_Source, str] = {
    "by_order": "spaced",
    "by_line": "sold",
    "by_return": "returned",
    "by_category": "kinds",
}


@dataclass(frozen=True)
class Seen:
    """What a first look at all lines told: from when to when, and what they tell of at all."""

    now: str
    has_times: bool
    has_a_year: bool
    has_returns: bool


def columns(lines: Lines, seen: Seen) -> tuple[Output, ...]:
    """The columns that the log allows: the customer first, those that customers keep last."""
    own = Output("customer", lines.columns["customer"], "integer" if lines.is_whole else "text")
    made = [Output(name, name, _type(name)) for name in _able(_COLUMNS, lines, seen)]
    taken = [own.name, *(output.name for output in made), LIFECYCLE]
    kept = [Output(column.id, free_name(column.name, taken), column.type) for column in lines.carried]
    return (own, *made, *kept)


def statement(lines: Lines, seen: Seen, only: str = "true") -> str:
    """SQL of one row per customer with a sale, in the order of the customers, from `only` some lines of `input`."""
    grouped: dict[_Source, list[str]] = {source: [] for source in _FROM}
    last: list[str] = ["customer"]
    for name in _able({**_COLUMNS, **_PARTS}, lines, seen):
        made = {**_COLUMNS, **_PARTS}[name]
        cell = f"{_expression(name, made, lines, seen)} AS {name}"
        if made.source == "joined":
            last.append(cell)
            continue
        grouped[made.source].append(cell)
        last += [] if name in _PARTS else [name]
    latest = "max_by({0}, (moment, {0})) FILTER ({0} IS NOT NULL) AS {0}"
    grouped["by_line"] += [latest.format(column.id) for column in lines.carried]
    last += [column.id for column in lines.carried]
    used = [source for source, cells in grouped.items() if cells]
    steps = [
        f"{source} AS (SELECT customer, {', '.join(grouped[source])} FROM {_FROM[source]} GROUP BY customer)"
        for source in used
    ]
    joins = " ".join(f"LEFT JOIN {source} USING (customer)" for source in used if source != "by_order")
    made_of = ", ".join([*_steps(lines, only), *steps])
    return f"WITH {made_of} SELECT {', '.join(last)} FROM by_order {joins} ORDER BY customer"


def _expression(name: str, made: _Made, lines: Lines, seen: Seen) -> str:
    """SQL of a column, rounded as people read it."""
    now, taken_off = f"TIMESTAMP {literal(seen.now)}", "coalesce(taken_off, 0)" if seen.has_returns else "0"
    cell = made.expression.format(now=now, unit=float(lines.unit), taken_off=taken_off)
    cell = f"100 * ({cell})" if name.endswith("_percent") else cell
    is_figure = name in _COLUMNS and _type(name) == "number" and name not in HIDDEN
    return f"round({cell}, {_DIGITS})" if is_figure else cell


def _able(made: Mapping[str, _Made], lines: Lines, seen: Seen) -> Iterator[str]:
    """The columns that the log has what is needed for."""
    has: dict[str | None, bool] = {None: True}
    has |= {str(role): True for role in lines.columns}
    has |= {
        "money": lines.has_money,
        "several lines": lines.kind == "order lines",
        "category": "category" in lines.columns and lines.has_money,
        "discount": "discount" in lines.columns and lines.has_money,
        "returns": seen.has_returns and lines.has_money,
        "times": seen.has_times,
        "a calendar": lines.days != "numbers",
        "a year": seen.has_a_year and lines.days != "numbers",
    }
    return (name for name, column in made.items() if has.get(column.need, False))


def _type(name: str) -> ColumnType:
    if name in _DATES:
        return "date"
    return "text" if name in _TEXT else "integer" if name in _WHOLE else "number"


def _steps(lines: Lines, only: str) -> list[str]:
    """The lines that count, the orders that they make with the seconds since the one before, spending by category."""
    steps = [
        f"sold AS NOT MATERIALIZED (SELECT * FROM input WHERE {is_of('sale')} AND {only})",
        f"returned AS (SELECT customer, money, {lines.taken_off} AS less, {lines.order or 'NULL'} AS ord FROM input"
        f" WHERE {is_of('return')} AND {only})",
        f"orders AS ({_orders(lines)})",
        "spaced AS (SELECT *, CAST(epoch(moment) - epoch(lag(moment) OVER after) AS BIGINT) AS gap, first_value(moment)"
        " OVER after AS first_moment FROM orders WINDOW after AS (PARTITION BY customer ORDER BY moment))",
    ]
    if "category" in lines.columns and lines.has_money:
        sums = "SELECT customer, category, CAST(sum(money) AS DOUBLE) AS spent FROM sold WHERE category IS NOT NULL"
        steps.append(f"kinds AS ({sums} GROUP BY customer, category)")
    return steps


def _orders(lines: Lines) -> str:
    """SQL of one row per order."""
    has = lines.columns
    made = {
        "moment": ("min(moment)", "moment"),
        "money": ("sum(money)", "money"),
        "lines": ("count(*)", "1"),
        "units": ("sum(quantity)", "quantity") if "quantity" in has else None,
        "on_discount": ("sum(money) FILTER (discounted)", "CASE WHEN discounted THEN money END")
        if "discount" in has
        else None,
        "channel": ("min(channel)", "channel") if "channel" in has else None,
        "store": ("min(store)", "store") if "store" in has else None,
    }
    of_group, of_row = 0, 1
    which = of_row if lines.order is None else of_group
    cells = ", ".join(f"{pair[which]} AS {name}" for name, pair in made.items() if pair is not None)
    if lines.order is None:
        return f"SELECT customer, NULL AS ord, {cells} FROM sold"
    return f"SELECT customer, {lines.order} AS ord, {cells} FROM sold GROUP BY customer, {lines.order}"
