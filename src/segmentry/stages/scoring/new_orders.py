"""New customers whose rows stand in a log of orders, or beside other files: made as the model's own were."""

from collections.abc import Mapping

from segmentry.column_plan import ColumnPlan
from segmentry.plan import Plan
from segmentry.results.orders import OrderLog
from segmentry.results.table import Table
from segmentry.stages.customers.customers import customers
from segmentry.stages.shared.made_of_orders import is_made_of_orders


def of_orders(
    log: OrderLog | None, table: Table, own: Plan, renamed: Mapping[str, str], *, to_own_day: bool = True
) -> Table:
    """One row per customer, by the plan of the model, in which what is told now holds.

    Days since the last order count to the date that was told to the model, unless the table goes on beyond and
    `to_own_day`: then to its own last day. A column that the model's log had and this one has not is looked for.

    Parameters
    ----------
    log : OrderLog, optional
        What was read of the model's own; None where its rows were customers.
    """
    if log is None:
        return customers(table, own.model_copy(update={"rows_are": "customers"}), renamed)
    if is_made_of_orders(table.names):
        return customers(table, own.model_copy(update={"rows_are": "customers", "join": ()}), renamed)
    called = {role: renamed.get(name, name) for role, name in log.rows_read.roles.items()}
    roles = {role: name for role, name in called.items() if name in table.types}
    roles |= {role: "" for role, name in own.roles.items() if not name}
    alike = own.model_copy(
        update={
            "rows_are": log.rows_read.kind,
            "roles": roles,
            "customer": None,
            "discount_is": log.discount_is,
            "columns": _with_nobody(own, called["customer"], log.nobody),
        }
    )
    made = customers(table, alike)
    told = own.reference_date
    if not to_own_day or told is None or made.log is None or made.log.latest <= told.isoformat():
        return made
    return customers(table, alike.model_copy(update={"reference_date": None}))


def _with_nobody(own: Plan, customer: str, nobody: tuple[str, ...] | None) -> dict[str, ColumnPlan]:
    """The options of columns, by which who was no customer of the model is none now."""
    columns = dict(own.columns)
    if nobody is not None:
        columns[customer] = own.of_column(customer).model_copy(update={"missing": nobody})
    return columns
