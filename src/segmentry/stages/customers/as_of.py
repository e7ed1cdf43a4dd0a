"""Customers as they were at a day of their log, beside what each spent after it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from segmentry.engines.base import Output, Rows
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import Table
from segmentry.stages.customers import behaviour
from segmentry.stages.customers.customers import lines_of
from segmentry.stages.customers.lines import Lines

#: What the column of later spending is called.
SPENT_AFTER = "spent_after"
#: From so long a time on every season is in it.
_A_YEAR = timedelta(days=335)


def as_of(table: Table, plan: Plan, day: date, wanted: Collection[str]) -> Table:
    """The customers with a sale up to a day, and what they spent after it: net of returns, 0 where nothing.

    Parameters
    ----------
    table : Table
        What `customers` made of a log, whose lines are at hand.
    plan : Plan
        That by which it was made.
    day : date
        The last one that is known. Days since the last order count to it; where the log has times, to its end.
    wanted : collection of str
        Columns of `table`; those that the time up to the day does not tell are not in the result.

    Returns
    -------
    Table
        The customer, these columns, and `spent_after`.

    Raises
    ------
    SegmentryError
        If the table has no lines at hand, or nobody had bought anything.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> orders = pd.DataFrame({"customer_id": [7, 8, 7, 9], "order_id": [1, 2, 3, 4], "total": [10.0, 5.0, 20.0, 9.0],
    ...                        "order_date": ["2024-01-05", "2024-02-01", "2024-03-05", "2024-03-09"]})
    >>> plan = Plan(rows_are="orders")
    >>> known = as_of(segmentry.customers(orders, plan), plan, date(2024, 2, 10), ["orders", "days_since_last_order"])
    >>> known.rows.collect().to_pylist()[0]
    {'customer_id': 7, 'days_since_last_order': 36, 'orders': 1, 'spent_after': 20.0}
    """
    if table.lines is None or table.log is None:
        raise SegmentryError(f"{table.name} is not at hand as a log of orders. Give the log itself.")
    lines = lines_of(table.lines, plan, table.log.rows_read)
    seen = _seen(table, day)
    lines, outputs = _outputs(lines, seen, table.lines, wanted)
    outputs = (*outputs, Output(SPENT_AFTER, SPENT_AFTER, "number"))
    rows: Rows = table.lines.rows.remade(lines.inputs, _statement(lines, seen, day), outputs, "customer")
    if rows.n_rows == 0:
        raise SegmentryError(f"Nobody in {table.name} had bought anything by {day}.")
    return table.model_copy(update={"n_rows": rows.n_rows, "types": dict(rows.types), "rows": rows, "lines": None})


def _seen(table: Table, day: date) -> behaviour.Seen:
    """What is known of the lines, but that they end with the day."""
    assert table.log is not None
    log = table.log
    has_times = len(log.reference_date) > len(log.last)
    has_a_year = day - date.fromisoformat(log.first) >= _A_YEAR
    now = datetime.combine(day, datetime.min.time()) + timedelta(days=has_times)
    return behaviour.Seen(now.isoformat(sep=" "), has_times, has_a_year, log.ledger.of("return").rows > 0)


def _outputs(
    lines: Lines, seen: behaviour.Seen, log: Table, wanted: Collection[str]
) -> tuple[Lines, tuple[Output, ...]]:
    """The columns wanted after the customer, and the lines with those that customers keep of them."""
    roles = set(lines.columns.values())
    others = {f"carried{i}": name for i, name in enumerate(log.names) if name not in roles}
    customer, *able = behaviour.columns(replace(lines, carried=others), seen, log.types)
    outputs = [output for output in able if output.name in wanted]
    kept = {output.id: others[output.id] for output in outputs if output.id in others}
    return replace(lines, carried=kept), (customer, *outputs)


def _statement(lines: Lines, seen: behaviour.Seen, day: date) -> str:
    """SQL of both, in the order of the customers."""
    before, later = replace(lines, until=day), lines.plan.model_copy(update={"since": day + timedelta(days=1)})
    net = "sum(CASE WHEN class = 'sale' THEN amount ELSE least(amount, 0) END)"
    after = (
        f"SELECT customer, {net} AS spent FROM ({replace(lines, plan=later).sql}) WHERE class IN ('sale', 'return')"
        " GROUP BY customer"
    )
    order = "CAST(customer AS BIGINT)" if lines.types["customer"] in ("integer", "number") else "customer"
    known = behaviour.statement(before, seen)
    return (
        f"SELECT known.*, coalesce(CAST(spent AS DOUBLE), 0) AS {SPENT_AFTER} FROM ({known}) AS known"
        f" LEFT JOIN ({after}) AS later USING (customer) ORDER BY {order}"
    )
