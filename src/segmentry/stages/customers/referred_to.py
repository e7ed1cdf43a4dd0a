"""Orders that stand in a log twice: an invoice for a receipt tells in a column of its own the number of the receipt."""

import re

import numpy as np

from segmentry import wording
from segmentry.engines.base import Output
from segmentry.results.orders import LogRole, RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.no_purchases import no_purchase
from segmentry.stages.customers.shape import CENT, Codes, Head

#: In a column of numbers of other rows so many are one, and in so many of these rows the money is the same (ours).
_NUMBERS, _SAME, _FEWEST = 0.9, 0.5, 4
#: Rows that tell of most columns that they name no others, and kinds of rows, at most.
_FIRST_ROWS, _MOST_KINDS = 1_000, 60
_TELLING: tuple[LogRole, ...] = ("returned", "status")


def without_rows_referred_to(table: Table, understood: RowsRead) -> Table:
    """A log of orders without those that another row names by their number, with the same money: it says them again.

    Parameters
    ----------
    understood : RowsRead
        The roles of the log's columns.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = {"no": [f"PA{i}" for i in range(5)] + [f"FS{i}" for i in range(5)], "net": [5.0, 2, 9, 4, 7] * 2}
    >>> log = segmentry.read(pd.DataFrame({**log, "for": [None] * 5 + [f"PA{i}" for i in range(5)]}))
    >>> told = RowsRead(kind="orders", roles={"order": "no", "amount": "net"})
    >>> left = without_rows_referred_to(log, told)
    >>> left.n_rows, left.load_report.notes[-1]
    (5, '5 rows were left out: `for` of another row names them, which has the same `net`.')
    """
    order, amount = understood.roles.get("order"), understood.roles.get("amount")
    if order is None or amount is None or understood.kind == "order lines":
        return table
    kind = table.types[order]
    able = [name for name in table.names if name not in understood.roles.values() and table.types[name] == kind]
    first = table.rows.collect(able, limit=_FIRST_ROWS) if able else None
    able = [name for name in able if first is not None and first.column(name).null_count > 0]  # a receipt names none
    if not able:
        return table
    telling = [understood.roles[role] for role in _TELLING if role in understood.roles]
    head = Head.of(table.rows, [order, amount, *able, *telling])
    if head.distinct(order) < head.filled(order):
        return table
    link = next((name for name in able if _says_again(head, name, order, amount, telling)), None)
    if link is None:
        return table
    cells = cells_of(table.names)
    number, money, other = (cell_of(table, name) for name in (order, amount, link))
    said = f"SELECT DISTINCT {other} AS number, {money} AS money FROM input WHERE {other} <> {number}"
    same = f"said.number = kept.{number} AND said.money = kept.{money}"
    statement = f"WITH said AS ({said}) SELECT * FROM input AS kept WHERE NOT EXISTS (SELECT 1 FROM said WHERE {same})"
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    rows = table.rows.remade(cells, statement, outputs)
    left = table.n_rows - rows.n_rows
    were = f"{wording.counted(left, 'row')} {'was' if left == 1 else 'were'} left out"
    return with_rows(table, rows, [f"{were}: `{link}` of another row names them, which has the same `{amount}`."])


def _says_again(head: Head, link: str, order: str, amount: str, telling: list[str]) -> bool:
    """Whether the numbers of a column are those of other rows with the same money, by rows that are purchases."""
    if head.filled(link) < _FEWEST:
        return False
    places = {number: place for place, number in enumerate(head.cells.column(order).to_pylist())}
    told = [places.get(cell, -1) if cell not in (None, "") else -2 for cell in head.cells.column(link).to_pylist()]
    rows: Codes = np.asarray(told)
    known = (rows >= 0) & (rows != np.arange(head.n))  # what numbers a row itself names no other
    if known.sum() < max(_FEWEST, _NUMBERS * (rows > -2).sum()):
        return False
    money = head.numbers(amount)
    same = known & (money > 0) & (np.abs(money - money[rows]) <= CENT)
    return bool(same.sum() >= _SAME * (known & (money > 0)).sum()) and not _are_none(head, telling, same)


def _are_none(head: Head, telling: list[str], rows: np.ndarray) -> bool:
    """Whether most of these rows are no purchase, such as payments of invoices."""
    for name in telling:
        none = no_purchase(head.few_levels(name, _MOST_KINDS))
        levels = [
            none is not None and re.search(none, level.lower().strip()) is not None for level in head.levels(name)
        ]
        if np.array([*levels, False])[head.codes(name)][rows].mean() > _SAME:
            return True
    return False
