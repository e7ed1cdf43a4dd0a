"""Rows of a log that say over again what an order came to: exports put its head and its payment beside its lines."""

import numpy as np

from segmentry import wording
from segmentry.engines.base import Output
from segmentry.engines.quoting import literal
from segmentry.results.orders import RowsRead
from segmentry.results.table import NUMERIC, Table
from segmentry.stages.customers.heads_of_orders import hold_sums_of_pieces, say_again
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.shape import Head

#: Kinds of rows, at most (ours).
_MOST_KINDS = 8
#: Rows that tell how a file was exported.
_LOOKED_AT = 10_000


def without_rows_of_orders(table: Table, understood: RowsRead) -> Table:
    """A log of order lines without rows of other kinds that hold no money, or the sum of their order's lines again.

    A column tells the kinds. In 95 % of the orders that have both, a row of one kind holds the sum of those of the
    other, which are the lines: they are more, or tell the products.

    Parameters
    ----------
    understood : RowsRead
        The roles of the log's columns.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> kinds, sums = ["Head", "Line", "Line"] * 5, [5, 2, 3] * 5
    >>> log = pd.DataFrame({"order": [i // 3 for i in range(15)], "row": kinds, "sum": sums})
    >>> told = RowsRead(kind="order lines", roles={"order": "order", "amount": "sum"})
    >>> left = without_rows_of_orders(segmentry.read(log), told)
    >>> left.n_rows, left.load_report.notes[-1]
    (10, '5 rows with `Head` in `row` were left out: the rows with `Line` tell the same orders.')
    """
    roles = understood.roles
    order, amount = roles.get("order"), roles.get("amount") or roles.get("unit_price")
    if order is None or amount is None or understood.kind != "order lines":
        return table
    able = [name for name in table.names if table.types[name] == "text" and name != order]
    product = understood.roles.get("product")
    others = [name for name in table.names if name not in (order, product)]
    numbers = [name for name in others if table.types[name] in NUMERIC]
    head = Head.of(table.rows, [order, amount, *([product] if product else []), *able, *numbers], _LOOKED_AT)
    pieces = roles.get("quantity") if "amount" not in roles else None
    if product is not None and pieces is not None:
        return _of_kind(table, product, None) if hold_sums_of_pieces(head, order, product, pieces, amount) else table
    if "amount" not in roles:
        return table
    for kind in able:
        if 1 < head.distinct(kind) <= _MOST_KINDS and (line := _lines(head, understood, kind)) is not None:
            return _of_kind(table, kind, line)
    if product is not None and _are_sums(head, understood, product, numbers):
        return _of_kind(table, product, None)
    return table


def _lines(head: Head, understood: RowsRead, kind: str) -> str | None:
    """The kind of rows that are lines, where all others hold no money or the sum of these again."""
    orders, kinds = head.codes(understood.roles["order"]), head.codes(kind)
    money, product = head.numbers(understood.roles["amount"]), understood.roles.get("product")
    if (orders < 0).any() or (kinds < 0).any():
        return None
    n, levels = int(orders.max()) + 1, range(head.distinct(kind))
    filled = [~np.isnan(money) & (kinds == level) for level in levels]
    with_money = [level for level in levels if filled[level].any()]
    if len(with_money) < 2:
        return None
    named = [
        int((head.codes(product)[filled[level]] >= 0).sum() if product else filled[level].sum()) for level in with_money
    ]
    line = with_money[int(np.argmax(named))]
    others = [level for level in with_money if level != line]
    if all(say_again(orders, money, filled[line], filled[other], n) for other in others):
        return head.levels(kind)[line]
    return None


def _are_sums(head: Head, understood: RowsRead, product: str, numbers: list[str]) -> bool:
    """Whether the rows without a product, one to an order, hold the sum of the others of their order again.

    It may have what another of its own columns tells on top, such as the postage.
    """
    amount = understood.roles["amount"]
    orders, money = head.codes(understood.roles["order"]), head.numbers(amount)
    filled, named = ~np.isnan(money) & (orders >= 0), head.codes(product) >= 0
    sums, lines = filled & ~named, filled & named
    if not lines.any() or not sums.any():
        return False
    on_top = [np.zeros(head.n), *(np.nan_to_num(head.numbers(name)) for name in numbers if name != amount)]
    n = int(orders.max()) + 1
    return any(say_again(orders, np.where(sums, money - more, money), lines, sums, n) for more in on_top)


def _of_kind(table: Table, kind: str, line: str | None) -> Table:
    """The rows of one kind, or in which it is told where `line` is None, and what people are told of the others."""
    cells, which = cells_of(table.names), cell_of(table, kind)
    of_kind = f"{which} IS NOT NULL" if line is None else f"{which} = {literal(line)}"
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    rows = table.rows.remade(cells, f"SELECT * FROM input WHERE {of_kind}", outputs)
    left = table.n_rows - rows.n_rows
    if line is None:
        others, why = f"without `{kind}`", "the others of the same orders add up to them"
    else:
        levels = [f"`{level}`" for level in sorted(set(Head.of(table.rows, [kind]).levels(kind)) - {line})]
        others = f"with {wording.listed(levels, 'or')} in `{kind}`"
        why = f"the rows with `{line}` tell the same orders"
    were = "was" if left == 1 else "were"
    return with_rows(table, rows, [f"{wording.counted(left, 'row')} {others} {were} left out: {why}."])
