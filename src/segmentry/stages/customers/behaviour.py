"""What a log tells of each customer: the SQL that makes every column of lines, orders and spending by category."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from segmentry.engines.base import Output
from segmentry.engines.quoting import literal
from segmentry.results.table import ColumnType
from segmentry.stages.customers.lines import Lines
from segmentry.stages.customers.one_row_each import free_name as _free
from segmentry.stages.shared.made_of_orders import LIFECYCLE

#: What the orders, lines and spending by category of a customer are called in the statement.
_Source = Literal["by_order", "by_line", "by_category"]
#: What a log must have for a column.
_Need = Literal["money", "several lines", "quantity", "product", "category", "discount", "returns", "times", "a year"]

_MONTH = 30.4375 * 86_400
_TEXT: tuple[str, ...] = ("main_category", "first_channel", "main_channel", "main_store")
_WHOLE = ("days_since_last_order", "orders", "days_as_customer", "products", "categories", "stores")
_DATES = ("first_order", "last_order")
#: What is needed to tell where customers stand, and left out of the table.
HIDDEN = ("gap_sum", "gap_squares", "last_gap")
#: Figures are rounded to so many decimals, as people read them.
_DIGITS = 6
_SALES = "CAST(sum(amount) FILTER (sold) AS DOUBLE)"
_QUARTERS = ", ".join(f"count(*) FILTER (quarter(moment) = {quarter})" for quarter in (1, 2, 3, 4))


@dataclass(frozen=True)
class _Made:
    """How a column is made: of what, by which SQL, and what of a log it needs. `{now}` is the reference date."""

    source: _Source
    expression: str
    need: str | None = None


_COLUMNS: Mapping[str, _Made] = {
    "days_since_last_order": _Made("by_order", "floor((epoch({now}) - epoch(max(moment))) / 86400)"),
    "orders": _Made("by_order", "count(*)"),
    "total_spent": _Made("by_line", "sum(CASE WHEN sold THEN amount ELSE least(amount, 0) END)", "money"),
    "average_order_value": _Made("by_order", "CAST(sum(amount) AS DOUBLE) / count(*)", "money"),
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
    "products": _Made("by_line", "count(DISTINCT product) FILTER (sold)", "product"),
    "categories": _Made("by_category", "count(*)", "category"),
    "category_spread": _Made(
        "by_category", "abs(coalesce(fsum(CASE WHEN share > 0 THEN share * ln(share) END), 0))", "category"
    ),
    "main_category": _Made("by_category", "max_by(category, (share, category))", "category"),
    "spent_on_main_category_percent": _Made("by_category", "max(share)", "category"),
    "spent_on_discount_percent": _Made(
        "by_line", f"coalesce(CAST(sum(amount) FILTER (sold AND discounted) AS DOUBLE) / {_SALES}, 0)", "discount"
    ),
    "orders_returned_percent": _Made(
        "by_line", "least(count(DISTINCT ord) FILTER (NOT sold) / count(DISTINCT ord) FILTER (sold), 1)", "returns"
    ),
    "money_returned_percent": _Made(
        "by_line",
        f"least(coalesce(CAST(sum(abs(amount)) FILTER (NOT sold) AS DOUBLE) / {_SALES}, 0), 1)",
        "returns",
    ),
    "orders_on_weekends_percent": _Made("by_order", "avg(CAST(isodow(moment) >= 6 AS INTEGER))"),
    "orders_in_evenings_percent": _Made("by_order", "avg(CAST(hour(moment) >= 18 AS INTEGER))", "times"),
    "orders_in_busiest_season_percent": _Made(
        "by_order", f"CASE WHEN count(*) >= 3 THEN greatest({_QUARTERS}) / count(*) END", "a year"
    ),
    "spending_trend": _Made(
        "by_order",
        "CASE WHEN count(*) >= 3 THEN 2 * coalesce(CAST(sum(amount) FILTER (epoch(moment) >= (epoch(first_moment)"
        " + epoch({now})) / 2) AS DOUBLE), 0) / CAST(sum(amount) AS DOUBLE) - 1 END",
        "money",
    ),
    "first_channel": _Made("by_order", "min_by(channel, (moment, channel))", "channel"),
    "main_channel": _Made("by_order", "mode(channel ORDER BY channel)", "channel"),
    "main_store": _Made("by_order", "mode(store ORDER BY store)", "store"),
    "stores": _Made("by_order", "count(DISTINCT store)", "store"),
    "gap_sum": _Made("by_order", "sum(gap)"),
    "gap_squares": _Made("by_order", "sum(gap * gap)"),
    "last_gap": _Made("by_order", "max_by(gap, moment)"),
}


@dataclass(frozen=True)
class Seen:
    """What a first look at all lines told: from when to when, and what they tell of at all."""

    now: str
    has_times: bool
    has_a_year: bool
    has_returns: bool


def columns(lines: Lines, seen: Seen, types: Mapping[str, ColumnType]) -> tuple[Output, ...]:
    """The columns that the log (of these types) allows: the customer first, those that customers keep last."""
    whole = lines.types["customer"] in ("integer", "number")
    own = Output("customer", lines.columns["customer"], "integer" if whole else "text")
    made = [Output(name, name, _type(name)) for name in _able(lines, seen)]
    taken = [own.name, *(output.name for output in made), LIFECYCLE]
    kept = [Output(id, _free(name, taken), types[name]) for id, name in lines.carried.items()]
    return (own, *made, *kept)


def statement(lines: Lines, seen: Seen) -> str:
    """SQL of one row per customer with a sale, in the order of the customers."""
    now = f"TIMESTAMP {literal(seen.now)}"
    cells: dict[_Source, list[str]] = {source: [] for source in _SOURCES}
    for name in _able(lines, seen):
        made = _COLUMNS[name].expression.format(now=now)
        made = f"100 * ({made})" if name.endswith("_percent") else made
        rounded = f"round({made}, {_DIGITS})" if _type(name) == "number" and name not in HIDDEN else made
        cells[_COLUMNS[name].source].append(f"{rounded} AS {name}")
    latest = "max_by({0}, (moment, {0})) FILTER (sold AND {0} IS NOT NULL) AS {0}"
    cells["by_line"] += [latest.format(id) for id in lines.carried]
    steps = [
        f"{source} AS (SELECT customer, {', '.join(listed)} FROM {_SOURCES[source]} GROUP BY customer)"
        for source, listed in cells.items()
        if listed
    ]
    joins = " ".join(
        f"LEFT JOIN {source} USING (customer)" for source in cells if cells[source] and source != "by_order"
    )
    whole = lines.types["customer"] in ("integer", "number")
    order = "CAST(customer AS BIGINT)" if whole else "customer"
    return f"WITH {', '.join([*_steps(lines), *steps])} SELECT * FROM by_order {joins} ORDER BY {order}"


def _able(lines: Lines, seen: Seen) -> Iterator[str]:
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
        "a year": seen.has_a_year,
    }
    return (name for name, made in _COLUMNS.items() if has.get(made.need, False))


def _type(name: str) -> ColumnType:
    if name in _DATES:
        return "date"
    return "text" if name in _TEXT else "integer" if name in _WHOLE else "number"


def _steps(lines: Lines) -> list[str]:
    """The lines that count, the orders that they make, with the seconds since the one before."""
    has = lines.columns
    discounted = "coalesce(discount, 0) > 0" if "discount" in has else "false"
    kept = f"SELECT *, class = 'sale' AS sold, {discounted} AS discounted FROM ({lines.sql})"
    of_orders: dict[str, str] = {
        "moment": "min(moment)",
        "amount": "sum(amount)",
        "lines": "count(*)",
        **({"units": "sum(quantity)"} if "quantity" in has else {}),
        **{str(role): f'min("{role}")' for role in ("channel", "store") if role in has},
    }
    of_a_row = {
        "moment": "moment",
        "amount": "amount",
        "lines": "1",
        "units": "quantity",
        "channel": "channel",
        "store": "store",
    }
    if lines.order is None:
        cells = ", ".join(f'{of_a_row[name]} AS "{name}"' for name in of_orders)
        orders = f"SELECT customer, NULL AS ord, {cells} FROM lines WHERE sold"
    else:
        cells = ", ".join(f'{expression} AS "{name}"' for name, expression in of_orders.items())
        orders = f"SELECT customer, ord, {cells} FROM lines WHERE sold GROUP BY customer, ord"
    steps = [
        f"lines AS ({kept} WHERE class IN ('sale', 'return'))",
        f"orders AS ({orders})",
        "spaced AS (SELECT *, CAST(epoch(moment) - epoch(lag(moment) OVER after) AS BIGINT) AS gap, min(moment) OVER"
        " (PARTITION BY customer) AS first_moment FROM orders WINDOW after AS (PARTITION BY customer ORDER BY moment,"
        " ord))",
    ]
    if "category" in has and lines.has_money:
        sums = "SELECT customer, category, sum(amount) AS spent FROM lines WHERE sold AND category IS NOT NULL"
        share = "CAST(spent AS DOUBLE) / CAST(sum(spent) OVER (PARTITION BY customer) AS DOUBLE) AS share"
        steps.append(f"shares AS (SELECT *, {share} FROM ({sums} GROUP BY customer, category))")
    return steps


_SOURCES: Mapping[_Source, str] = {"by_order": "spaced", "by_line": "lines", "by_category": "shares"}
