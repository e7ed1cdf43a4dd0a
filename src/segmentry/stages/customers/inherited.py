"""Cells that a line has from its order: exports tell customer, date and the like on an order's first line alone."""

from collections.abc import Mapping, Sequence

import numpy as np

from segmentry import wording
from segmentry.engines.base import Measure, Output, Rows
from segmentry.engines.limits import can
from segmentry.results.orders import LogRole, RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.nested_headings import with_outer_headings
from segmentry.stages.customers.shape import Codes, Head

#: Rows that tell how a file was exported.
_LOOKED_AT = 10_000
#: What may be told of a single line: it is the order's only where so many orders tell it (ours).
_OF_LINES: tuple[LogRole, ...] = ("status", "returned", "discount")
_ALL = 0.95
#: What an order has one of.
_OF_ORDERS: tuple[LogRole, ...] = (
    *("customer", "date", "time", "currency", "exchange_rate", "channel", "store", "paid", "test"),
    *_OF_LINES,
)
#: What a role is called where its own name would say less.
_CALLED: Mapping[LogRole, str] = {"paid": "day of payment"}
#: SQL of the order that a row stands below, of an engine which knows the order of rows, and of that order.
_ABOVE, _AS_BEFORE = "count({}) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)", " ORDER BY place"
#: What an order without its number lacks, too.
_WHOSE: tuple[LogRole, ...] = ("customer", "date", "time")
#: Where more orders have two different ones, numbers of orders are not theirs alone (ours).
_DIFFER = 0.02
#: So few lines may stand there by chance (ours).
_ENOUGH = 4
#: Headings of customers alone are hardly ever called alike (ours).
_NAMED_ALIKE = 0.95
#: Of the rows, so many must be without what stands in the rows above (ours).
_BELOW = 0.05


def from_their_order(table: Table, understood: RowsRead) -> Table:
    """A log in which empty cells of what an order has one of are those of the order's other lines.

    They are filled where all filled cells of the order agree, and, if every line tells its day, of its day. What may be
    told of a single line, such as that it came back, is the order's only where nearly all orders tell it.

    Parameters
    ----------
    understood : RowsRead
        The roles of the log's columns.

    Returns
    -------
    Table
        The same where nothing need be filled, as the first rows tell; else a note says how many lines took what.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"order": [1, 1, 2, 2], "client": ["a", None, "b", None], "sum": [1.0, 2, 3, 4]})
    >>> roles = {"order": "order", "customer": "client", "amount": "sum"}
    >>> filled = from_their_order(segmentry.read(log), RowsRead(kind="order lines", roles=roles))
    >>> filled.rows.collect(["client"]).to_pydict(), filled.load_report.notes[-1]
    ({'client': ['a', 'a', 'b', 'b']}, '2 lines take the customer from the line of their order that tells it.')
    """
    order = understood.roles.get("order")
    able = {role: understood.roles[role] for role in _OF_ORDERS if role in understood.roles}
    if order is None or understood.kind != "order lines":
        return table
    head = Head.of(table.rows, [order, *able.values()], _LOOKED_AT)
    taken = {role: name for role, name in able.items() if _is_of_order(head, order, role, name)}
    if "status" in taken and "returned" in able and _is_beside(head, order, able["returned"], taken["status"]):
        taken["returned"] = able["returned"]
    if not taken:
        return table
    keys = [cell_of(table, order)]
    if "date" in able and "date" not in taken:
        day = cell_of(table, able["date"])
        keys.append(f"CAST({day} AS DATE)" if table.types[able["date"]] == "date" else day)
    rows = _filled(table, list(taken.values()), order, keys)
    called = {role: _CALLED.get(role, role.replace("_", " ")) for role in taken}
    counts = _taken(table.rows, rows, {f"the {called[role]}": name for role, name in taken.items()})
    if not counts:
        return table
    return with_rows(table, rows, [_said(counts, "from the line of their order that tells it")])


def from_the_rows_above(table: Table) -> Table:
    """A table in which rows below the first one of an order, without its number, are of the order in the row above.

    So cells that were merged, or not repeated, are exported. It is done where the order's number, which stands in one
    row each, and its customer or day are empty in the same rows, and the engine tells the order of rows.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"Order No": [1, None, 2, None], "Client": ["a", None, "a", None], "Item": list("xyxz")})
    >>> from_the_rows_above(segmentry.read(log)).rows.collect().to_pydict()
    {'Order No': [1, 1, 2, 2], 'Client': ['a', 'a', 'a', 'a'], 'Item': ['x', 'y', 'x', 'z']}
    """
    if not can(table.rows.engine, "order"):
        return table
    for order in (name for name in table.names if log_names.fits_well(name, "order")):
        alike = _empty_where(table, order)
        if any(log_names.fits_well(name, *_WHOSE) for name in alike):
            rows = _filled(table, [order, *alike], order, [_ABOVE.format(cell_of(table, order))], _AS_BEFORE)
            counts = _taken(table.rows, rows, {f"`{name}`": name for name in [order, *alike]})
            return with_rows(table, rows, [_said(counts, "from the row above")])
    return _from_headings(table)


def _from_headings(table: Table) -> Table:
    """The same of a report that is grouped by customers: each stands in a row of its own above those of its orders."""
    date = next((name for name in table.names if log_names.fits_well(name, "date")), None)
    headings = [name for name in table.names if _may_head(table, name)]
    if date is None or not headings:
        return table
    head = Head.of(table.rows, [date, *headings], _LOOKED_AT)
    headings = [name for name in headings if _stands_above(head, name, date)]
    alike = [name for name in headings if ((head.codes(name) >= 0) == (head.codes(headings[0]) >= 0)).all()]
    if not alike:
        return table
    outer = with_outer_headings(table, alike[0]) if len(alike) == 1 and table.types[alike[0]] == "text" else table
    if outer is table and _are_nested(head, alike[0]):
        return table
    table = outer
    rows = _filled(table, alike, date, [_ABOVE.format(cell_of(table, alike[0]))], _AS_BEFORE)
    counts = _taken(table.rows, rows, {f"`{name}`": name for name in alike})
    return with_rows(table, rows, [_said(counts, "from the heading above")])


def _may_head(table: Table, name: str) -> bool:
    """Whether it could name those whose orders stand below: in the first column, or called a customer."""
    first = name == table.names[0] and table.types[name] == "text" and not log_names.fits_well(name, "order")
    return first or (log_names.fits_well(name, "customer") and table.types[name] != "date")


def _stands_above(head: Head, heading: str, date: str) -> bool:
    """Whether it is filled in rows without a date alone, of which the first is one."""
    above, below = head.codes(heading) >= 0, head.codes(date) >= 0
    alone = above.any() and above[0] and not (above & below).any()
    return bool(alone and above.mean() <= 1 - _BELOW and below.mean() >= _BELOW)


def _are_nested(head: Head, heading: str) -> bool:
    """Whether headings stand below others, so that one by itself does not tell whose the rows below it are.

    Their sums show it, which stand together where an inner and an outer heading end; and inner ones are called alike.
    """
    cells = head.codes(heading)
    above = cells >= 0
    together = above[2:] & above[1:-1] & above[:-2]
    return bool(together.any()) and head.distinct(heading) < _NAMED_ALIKE * above.sum()


def _empty_where(table: Table, order: str) -> list[str]:
    """The columns that are empty where the number of the order is, in many rows; none where it stands in several rows.

    Of numbers only those that name something: the total of an order is none of each of its lines.
    """
    head = Head.of(table.rows, [order], _LOOKED_AT)
    empty = head.codes(order) < 0
    if empty[0] or empty.mean() < _BELOW or head.distinct(order) < head.filled(order):
        return []
    names = [name for name in table.names if name != order and _may_name(table, name)]
    if not names:
        return []
    head = Head.of(table.rows, names, _LOOKED_AT)
    return [name for name in names if ((head.codes(name) < 0) == empty).all()]


def _may_name(table: Table, name: str) -> bool:
    return table.types[name] in ("text", "date") or log_names.fits_well(name, *_WHOSE)


def _is_of_order(head: Head, order: str, role: LogRole, name: str) -> bool:
    """Whether orders tell it on some of their lines alone, and each has but one."""
    orders, values = head.codes(order), head.codes(name)
    known = orders >= 0
    filled, lines = _count(orders[known & (values >= 0)], orders), _count(orders[known], orders)
    some = (filled > 0) & (filled < lines)
    if not some.any():
        return False
    if role in _OF_LINES and (filled > 0).sum() < _ALL * (lines > 0).sum():
        return False
    same = head.constant(order, head.days(name) if role == "date" else name)
    return same is None or same >= 1 - _DIFFER


def _is_beside(head: Head, order: str, name: str, status: str) -> bool:
    """Whether what is told of some lines stands where the status of their orders does, and nowhere else."""
    orders, told = head.codes(order), head.codes(name) >= 0
    several = _count(orders[orders >= 0], orders)[orders] > 1
    return bool((told & several).sum() >= _ENOUGH) and not (told & (head.codes(status) < 0)).any()


def _count(codes: Codes, all: Codes) -> Codes:
    return np.bincount(codes, minlength=int(all.max(initial=-1)) + 1)


def _filled(table: Table, names: Sequence[str], order: str, keys: Sequence[str], order_by: str = "") -> Rows:
    """The rows with these columns filled by what all rows of one key tell of them; keys and order are SQL."""
    inputs = cells_of(table.names)
    filled = [cell_of(table, name) for name in names]
    keyed = ", ".join(f"{key} AS key{i}" for i, key in enumerate(keys))
    keyed += ", row_number() OVER () AS place" if order_by else ""
    by = ", ".join(f"key{i}" for i in range(len(keys)))
    told = ", ".join(f"CASE WHEN min({cell}) = max({cell}) THEN min({cell}) END AS {cell}" for cell in filled)
    cells = ", ".join(f"coalesce(keyed.{cell}, told.{cell}) AS {cell}" if cell in filled else cell for cell in inputs)
    steps = f"WITH keyed AS (SELECT *, {keyed} FROM input), told AS (SELECT {by}, {told} FROM keyed GROUP BY {by})"
    statement = f"{steps} SELECT {cells} FROM keyed LEFT JOIN told USING ({by}){order_by}"
    outputs = [Output(cell, name, table.types[name]) for cell, name in inputs.items()]
    rows: Rows = table.rows.remade(inputs, statement, outputs, cell_of(table, order))
    return rows


def _taken(before: Rows, after: Rows, names: Mapping[str, str]) -> dict[str, int]:
    """How many cells were filled, by what they are called."""
    measures = [Measure("count", name) for name in names.values()]
    counts = zip(names, before.query(measures), after.query(measures), strict=True)
    return {called: int(now - then) for called, then, now in counts if now > then}


def _said(counts: Mapping[str, int], where: str) -> str:
    """How many lines take what, from where."""
    alike: dict[int, list[str]] = {}
    for called, count in counts.items():
        alike.setdefault(count, []).append(called)
    parts = [
        f"{wording.counted(n, 'line takes', 'lines take')} {wording.listed(several)}" for n, several in alike.items()
    ]
    return f"{wording.listed(parts)} {where}."
