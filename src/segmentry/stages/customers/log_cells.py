"""What SQL calls the columns of a table, and tables of which some cells are made by it."""

from collections.abc import Iterable, Mapping

from segmentry.engines.base import Output, Rows
from segmentry.results.table import ColumnType, Table


def cells_of(names: Iterable[str]) -> dict[str, str]:
    """The columns by what SQL calls them.

    >>> cells_of(["order date", "client"])
    {'cell0': 'order date', 'cell1': 'client'}
    """
    return {f"cell{i}": name for i, name in enumerate(names)}


def cell_of(table: Table, name: str) -> str:
    """What SQL calls a column of a table."""
    return f"cell{table.names.index(name)}"


def with_dates(table: Table, made: Mapping[str, str], notes: Iterable[str], type: ColumnType = "date") -> Table:
    """The table with columns of dates, each made by SQL: in the place of the one of that name, else behind all.

    Parameters
    ----------
    made : dict of str to str
        By name of a column the SQL of its cells.
    type : str, optional
        What they are where they are no dates yet.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> table = with_dates(segmentry.read(pd.DataFrame({"year": [2023]})), {"day": "make_date(cell0, 1, 1)"}, ["Made."])
    >>> table.types, table.load_report.notes[-1]
    ({'year': 'integer', 'day': 'date'}, 'Made.')
    """
    types: dict[str, ColumnType] = {**table.types, **dict.fromkeys(made, type)}
    cells = cells_of(types)
    selected = ", ".join(f"{made.get(name, cell)} AS {cell}" for cell, name in cells.items())
    outputs = [Output(cell, name, types[name]) for cell, name in cells.items()]
    return with_rows(table, table.rows.remade(cells_of(table.names), f"SELECT {selected} FROM input", outputs), notes)


def with_rows(table: Table, rows: Rows, notes: Iterable[str]) -> Table:
    """The table with other rows, and what people are told of them."""
    report = table.load_report.model_copy(update={"notes": (*table.load_report.notes, *notes)})
    changes = {"n_rows": rows.n_rows, "rows": rows, "types": dict(rows.types), "load_report": report}
    return table.model_copy(update=changes)
