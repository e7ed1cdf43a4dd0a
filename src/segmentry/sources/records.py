"""Customers as Python has them: a dict of one, or a list of dicts."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa


def are_records(source: Any) -> bool:
    """Whether it is a dict of one customer, or a list of such dicts.

    >>> are_records({"age": 44}), are_records([{"age": 44}, {"age": 25}]), are_records({"age": [44, 25]})
    (True, True, False)
    """
    rows = [source] if isinstance(source, Mapping) else source
    return isinstance(rows, list | tuple) and bool(rows) and all(map(_is_record, rows))


def as_table(source: Any) -> pa.Table:
    """The records as a table: what a dict does not tell is missing, and a column of several kinds is text.

    >>> as_table([{"age": 44, "plan": "basic"}, {"age": 25}]).to_pydict()
    {'age': [44, 25], 'plan': ['basic', None]}
    """
    rows: Sequence[Mapping[Any, Any]] = [source] if isinstance(source, Mapping) else source
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = [_column([row.get(name) for row in rows]) for name in names]
    return pa.Table.from_arrays(columns, names=[str(name) for name in names])


def with_values(source: Any, columns: pa.Table) -> Any:
    """The records with these columns' values added; one for one, a list for a list."""
    rows = [source] if isinstance(source, Mapping) else source
    labelled = [{**row, **added} for row, added in zip(rows, columns.to_pylist(), strict=True)]
    return labelled[0] if isinstance(source, Mapping) else labelled


def _is_record(row: Any) -> bool:
    """Whether it is a dict of single values."""
    return (
        isinstance(row, Mapping)
        and bool(row)
        and all(isinstance(cell, str) or not hasattr(cell, "__iter__") for cell in row.values())
    )


def _column(cells: list[Any]) -> pa.Array:
    try:
        return pa.array(cells, from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if cell is None else str(cell) for cell in cells], pa.string())
