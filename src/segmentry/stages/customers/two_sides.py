"""Logs of payments between an own account and others, which stand now on this side and now on that."""

from collections.abc import Iterator

from segmentry.engines.base import Output
from segmentry.engines.quoting import literal
from segmentry.plan import Plan
from segmentry.results.table import Table
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_cells import cell_of, cells_of, with_rows
from segmentry.stages.customers.shape import Head

#: Rows and columns that are looked at.
_LOOKED_AT, _MOST_COLUMNS = 10_000, 40
#: The own side stands in most rows of one column, in some of the other, and in nearly every row in one of both (ours).
_MOST, _SOME, _NEARLY_ALL = 0.5, 0.005, 0.95
#: Fewer others, or others with fewer rows each, are no customers (ours).
_FEWEST, _COMES_BACK = 10, 1.05


def with_other_side(table: Table, plan: Plan) -> Table:
    """The table with the other side in one column, where two tell from whom to whom money went.

    One value, the own account, then stands in nearly every row in one of both. It is looked for where no other column
    is surely the customers', and a name tells of days.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> payments = {"Date": pd.date_range("2024-01-01", periods=60), "From": [f"c{i % 12}" for i in range(60)],
    ...             "To": ["shop"] * 60, "Amount": [5.0] * 60}
    >>> log = pd.DataFrame(payments)
    >>> log.loc[7, ["From", "To", "Amount"]] = ["shop", "c7", -5.0]
    >>> sided = with_other_side(segmentry.read(log), segmentry.Plan())
    >>> sided.made_keys, sided.rows.collect(["From"]).column(0).to_pylist()[6:9]
    ({'customer': 'From'}, ['c6', 'c7', 'c8'])
    """
    names = [name for name in table.names if table.types[name] == "text"][:_MOST_COLUMNS]
    if plan.customer is not None or "customer" in plan.roles or table.made_keys or len(names) < 2:
        return table
    if not any(log_names.fits_well(name, "date") for name in table.names):
        return table
    head = Head.of(table.rows, names, _LOOKED_AT)
    found = max(_sides(head), default=None)
    if found is None or any(_is_surely_another(name, found[2:]) for name in table.names):
        return table
    _, own, one, other = found
    cells = cells_of(table.names)
    this, that = cell_of(table, one), cell_of(table, other)
    side = f"CASE WHEN {this} = {literal(own)} THEN {that} ELSE {this} END"
    selected = ", ".join(f"{side} AS {cell}" if cell == this else cell for cell in cells)
    outputs = [Output(cell, name, table.types[name]) for cell, name in cells.items()]
    rows = table.rows.remade(cells, f"SELECT {selected} FROM input", outputs)
    note = f"Where {own} stands in `{one}`, `{other}` is taken for it: it is one of both in nearly every row."
    return with_rows(table, rows, [note]).model_copy(update={"made_keys": {"customer": one}})


def _sides(head: Head) -> Iterator[tuple[int, str, str, str]]:
    """How many others there are, the own side, and the columns on both sides."""
    usual = {name: _usual(head, name) for name in head.names}
    for other, own in usual.items():
        if own is None:
            continue
        here, told = head.cells.column(other).to_numpy(zero_copy_only=False) == own, head.codes(other) >= 0
        for one in (name for name in head.names if name != other):
            cells = head.cells.column(one).to_numpy(zero_copy_only=False)
            there = cells == own
            some = there.mean() >= _SOME and not (here & there).any()
            of_told = (here | there)[told | (head.codes(one) >= 0)]  # nobody pays where a currency is converted
            if some and of_told.mean() >= _NEARLY_ALL:
                others = {cell for cell in cells[~there] if cell}
                if len(others) >= _FEWEST and (~there).sum() >= _COMES_BACK * len(others):
                    yield len(others), own, one, other


def _usual(head: Head, name: str) -> str | None:
    """The value that stands in most rows, but not in all."""
    counts = head.cells.column(name).drop_null().value_counts()
    best = max(counts.to_pylist(), key=lambda value: value["counts"], default=None)
    if best is None or not best["values"] or not _MOST * head.n <= best["counts"] < head.n:
        return None
    return str(best["values"])


def _is_surely_another(name: str, sides: tuple[str, ...]) -> bool:
    """Whether a column that is none of both sides is called the customers'."""
    return name not in sides and log_names.fits_well(name, "customer") and not log_names.says(name, "name")
