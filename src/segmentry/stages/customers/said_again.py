"""Payments that stand in a log more than once: software reports one again where a page is loaded again."""

from segmentry import wording
from segmentry.engines.base import Output
from segmentry.results.orders import RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Head, constant
from segmentry.stages.customers.undone_rows import without_undone
from segmentry.stages.shared.plain_words import word_set

#: In what lines of an order differ, and in how many rows they must not (ours).
_OF_LINES = word_set("product things quantity line price amount category discount description name")
_SAME = 0.95


def is_said_again(head: Head, order: str) -> bool:
    """Whether what numbers a transaction stands in several rows that differ in nothing of which an order has several.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"transaction_id": [1, 2, 3, 3, 5, 5, 7, 7], "value": [5.0, 2, 9, 9, 4, 4, 1, 1]})
    >>> rows = segmentry.read(log).rows
    >>> is_said_again(Head.of(rows, log), "transaction_id")
    True
    """
    if not log_names.says(order, "transaction"):
        return False
    codes = without_undone(head, order)
    things = [name for name in head.names if name != order and _OF_LINES & {*said(name)} and head.filled(name)]
    shares = [constant(codes, head.codes(name)) for name in things]
    return bool(shares) and all(share is None or share >= _SAME for share in shares)


def without_rows_said_again(table: Table, understood: RowsRead) -> Table:
    """A log without rows that say a transaction again: of its number, amount, customer and kind.

    Parameters
    ----------
    understood : RowsRead
        The roles of the log's columns.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"transaction_id": [1, 2, 3, 3, 5, 5], "value": [5.0, 2, 9, 9, 4, 4]})
    >>> told = RowsRead(kind="transactions", roles={"order": "transaction_id", "amount": "value"})
    >>> left = without_rows_said_again(segmentry.read(log), told)
    >>> left.n_rows, left.load_report.notes[-1]
    (4, '2 rows were left out: they say a transaction again that another row of its number has (`transaction_id`).')
    """
    order, amount = understood.roles.get("order"), understood.roles.get("amount")
    if order is None or amount is None or understood.kind == "order lines":
        return table
    if not is_said_again(Head.of(table.rows, table.names), order):
        return table
    cells = cells_of(table.names)
    whole = [understood.roles[role] for role in ("customer", "status", "returned") if role in understood.roles]
    keys = ", ".join(cell_of(table, name) for name in (order, amount, *whole))
    number, worth = cell_of(table, order), cell_of(table, amount)
    earliest = f" ORDER BY {cell_of(table, understood.roles['date'])}" if "date" in understood.roles else ""
    nth = f"row_number() OVER (PARTITION BY {keys}{earliest})"
    first = f"SELECT *, row_number() OVER () AS place, {nth} AS nth FROM input"
    kept = f"nth = 1 OR {number} IS NULL OR coalesce({worth}, 0) = 0"
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    statement = f"SELECT {', '.join(cells)} FROM ({first}) WHERE {kept} ORDER BY place"
    rows = table.rows.remade(cells, statement, outputs, number)
    left = table.n_rows - rows.n_rows
    if not left:
        return table
    were = f"{wording.counted(left, 'row')} {'was' if left == 1 else 'were'} left out"
    note = f"{were}: they say a transaction again that another row of its number has (`{order}`)."
    return with_rows(table, rows, [note])
