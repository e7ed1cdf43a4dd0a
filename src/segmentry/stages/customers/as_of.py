"""Customers as they were at a day of their log, beside what each spent after it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from segmentry.engines.base import Output
from segmentry.errors import SegmentryError
from segmentry.results.orders import OrderLog
from segmentry.results.table import Table
from segmentry.stages.customers import behaviour
from segmentry.stages.customers.counted import Counted
from segmentry.stages.customers.line_classes import is_of
from segmentry.stages.customers.lines import Lines

#: What the column of later spending is called.
SPENT_AFTER = "spent_after"
#: From so long a time on every season is in it.
_A_YEAR = timedelta(days=335)


def as_of(table: Table, day: date, wanted: Collection[str]) -> Table:
    """The customers with a sale up to a day, and what they spent after it: net of returns, 0 where nothing.

    Parameters
    ----------
    table : Table
        What `customers` made of a log, whose lines are at hand.
    day : date
        The last one that is known. Days since the last order count to it; where the log has times, to its end.
    wanted : collection of str
        Columns of `table`; those that the time up to the day does not tell are not in the result.

    Returns
    -------
    Table
        The customer, these columns, and `spent_after`, in the order of the customers' ids.

    Raises
    ------
    SegmentryError
        If the table has no lines at hand, or nobody had bought anything.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> orders = pd.DataFrame({"customer_id": [7, 8, 7, 9], "order_id": [1, 2, 3, 4], "total": [10.0, 5.0, 20.0, 9.0],
    ...                        "order_date": ["2024-01-05", "2024-02-01", "2024-03-05", "2024-03-09"]})
    >>> plan = segmentry.Plan(rows_are="orders")
    >>> known = as_of(segmentry.customers(orders, plan), date(2024, 2, 10), ["orders", "days_since_last_order"])
    >>> known.rows.collect().to_pylist()[0]
    {'customer_id': 7, 'days_since_last_order': 36, 'orders': 1, 'spent_after': 20.0}
    """
    if table.lines is None or table.log is None:
        raise SegmentryError(f"{table.name} is not at hand as a log of orders. Give the log itself.")
    counted: Counted = table.lines
    seen = _seen(table.log, day)
    customer, *able = behaviour.columns(counted.lines, seen)
    outputs = [customer, *(output for output in able if output.name in wanted)]
    outputs.append(Output(SPENT_AFTER, SPENT_AFTER, "number"))
    rows = counted.rows.remade(counted.inputs, _statement(counted.lines, seen, day), outputs, by="customer")
    if rows.n_rows == 0:
        raise SegmentryError(f"Nobody in {table.name} had bought anything by {day}.")
    # made in parts, customers stand in their order within each alone
    rows = rows.remade({o.id: o.name for o in outputs}, "SELECT * FROM input ORDER BY customer", outputs)
    return table.model_copy(update={"n_rows": rows.n_rows, "types": dict(rows.types), "rows": rows, "lines": None})


def _seen(log: OrderLog, day: date) -> behaviour.Seen:
    """What is known of the lines, but that they end with the day."""
    has_times = len(log.reference_date) > len(log.last)
    has_a_year = day - date.fromisoformat(log.first) >= _A_YEAR
    now = datetime.combine(day, datetime.min.time()) + timedelta(days=has_times)
    return behaviour.Seen(now.isoformat(sep=" "), has_times, has_a_year, log.ledger.of("return").rows > 0)


def _statement(lines: Lines, seen: behaviour.Seen, day: date) -> str:
    """SQL of both, in the order of the customers."""
    end = f"DATE '{day + timedelta(days=1)}'"
    known = behaviour.statement(lines, seen, f"moment < {end}")
    after = (
        f"SELECT customer, sum(CASE WHEN {is_of('sale')} THEN money ELSE {lines.taken_off} END) AS spent FROM input"
        f" WHERE ({is_of('sale')} OR {is_of('return')}) AND moment >= {end} GROUP BY customer"
    )
    return (
        f"SELECT known.*, coalesce(CAST(spent AS DOUBLE) / {lines.unit}, 0) AS {SPENT_AFTER} FROM ({known}) AS known"
        f" LEFT JOIN ({after}) AS later USING (customer) ORDER BY customer"
    )
