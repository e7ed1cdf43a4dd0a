"""Reports grouped by customers, in which projects or branches of a customer have headings of their own below his."""

import re
from collections.abc import Sequence

import pyarrow as pa

from segmentry.engines.base import Output
from segmentry.results.table import Table
from segmentry.stages.customers.log_cells import cell_of, cells_of
from segmentry.stages.customers.one_row_each import free_name

_TOTAL = re.compile(
    r"\b(sub)?-?(total|totaal|totale|summe|gesamt|zwischensumme|suma|soma|somme|somma|yhteensä|итого)\b|合計|小计|合计",
    re.I,
)
#: So many headings must be closed by a sum that names them (ours).
_CLOSED = 0.8


def with_outer_headings(table: Table, heading: str) -> Table:
    """The table with the outermost heading in place of those below it, where each ends in a sum that names it.

    The sums have the heading that they end, or the outermost one around it.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> names = ["Lee", None, "Barn", None, "Total for Barn", None, "Total for Lee", "Wu", None, "Total for Wu"]
    >>> table = with_outer_headings(segmentry.read(pd.DataFrame({"who": names, "sum": range(10)})), "who")
    >>> table.rows.collect(["who"]).column(0).to_pylist()[2:6]
    ['Lee', None, 'Lee', None]
    """
    cells = [cell.strip() for cell in table.rows.collect([heading]).column(0).drop_null().to_pylist()]
    outer = _outer(cells)
    if outer is None:
        return table
    place, now = free_name("place", table.names), free_name("now", table.names)
    inputs = cells_of([*table.names, place, now])
    cell = cell_of(table, heading)
    nth = f"CASE WHEN {cell} IS NOT NULL THEN count({cell}) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) END"
    own = cells_of(table.names)
    outputs = [Output(id, name, table.types[name]) for id, name in own.items()]
    rows = table.rows.remade(own, f"SELECT *, {nth} AS nth FROM input", [*outputs, Output("nth", place, "integer")])
    rows = rows.looked_up(place, pa.table({"": range(1, len(outer) + 1), now: outer}), {now: "text"})
    chosen = ", ".join(f"{list(inputs)[-1]} AS {id}" if id == cell else id for id in own)
    return table.model_copy(update={"rows": rows.remade(inputs, f"SELECT {chosen} FROM input", outputs)})


def _outer(cells: Sequence[str]) -> list[str] | None:
    """The outermost heading at each of the headings and sums; None where sums do not close them.

    What stands between a heading and the last sum that names it is below it, also where its own rows have a sum before.
    """
    outer: list[str] = []
    headings: list[tuple[str, int]] = []
    closed = set()
    for place, cell in enumerate(cells):
        outer.append(cell)
        begins = next((start for name, start in reversed(headings) if _closes(cell, name)), None)
        if begins is not None:
            outer[begins:] = [outer[begins]] * (place + 1 - begins)
            closed.add(begins)
            headings = [one for one in headings if one[1] <= begins]
        elif _TOTAL.search(cell) is None:
            headings.append((cell, place))
    n = sum(_TOTAL.search(cell) is None for cell in cells)
    return outer if closed and len(closed) >= _CLOSED * n else None


def _closes(cell: str, name: str) -> bool:
    """Whether a cell is the sum of what stands below a heading."""
    left = cell.replace(name, "", 1)
    return left != cell and _TOTAL.search(left) is not None
