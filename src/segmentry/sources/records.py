"""Customers as Python has them: a dict of one, or a list of dicts."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from segmentry.engines.column_changes import ColumnChanges
from segmentry.sources.python_cells import DEEPEST, arrays_of


def are_records(source: Any) -> bool:
    """Whether it is a dict of one customer, or a list of such dicts.

    >>> are_records({"age": 44}), are_records([{"age": 44}, {"age": 25}]), are_records({"age": [44, 25]})
    (True, True, False)
    """
    if isinstance(source, Mapping):
        return _is_record(source)
    return isinstance(source, list | tuple) and bool(source) and all(isinstance(row, Mapping) and row for row in source)


def as_table(source: Any, changes: ColumnChanges | None = None) -> pa.Table:
    """The records as a table: what a dict does not tell is missing, and a column of several kinds is text.

    Dicts inside are spread over columns with a dot in the name.

    >>> as_table([{"age": 44, "plan": "basic"}, {"age": 25}]).to_pydict()
    {'age': [44, 25], 'plan': ['basic', None]}
    >>> as_table({"age": 44, "home": {"city": "Bonn"}}).to_pydict()
    {'age': [44], 'home.city': ['Bonn']}
    """
    rows = [dict(_cells(row)) for row in ([source] if isinstance(source, Mapping) else source)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = {name: [row.get(name) for row in rows] for name in names}
    columns = arrays_of(
        [(".".join(map(str, name)), column) for name, column in cells.items()], changes or ColumnChanges()
    )
    return pa.Table.from_arrays([column for _, column in columns], names=[name for name, _ in columns])


def _cells(row: Mapping[Any, Any], *above: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The single values of a record, each under all names that lead to it."""
    for name, cell in row.items():
        if isinstance(cell, Mapping) and cell and len(above) < DEEPEST:
            yield from _cells(cell, *above, name)
        else:
            yield (*above, name), cell


def with_values(source: Any, columns: pa.Table) -> Any:
    """The records with these columns' values added; one for one, a list for a list."""
    rows = [source] if isinstance(source, Mapping) else source
    labelled = [{**row, **added} for row, added in zip(rows, columns.to_pylist(), strict=True)]
    return labelled[0] if isinstance(source, Mapping) else labelled


def _is_record(row: Mapping[Any, Any]) -> bool:
    """Whether a dict holds one value at least that is no list: a dict of lists holds columns."""
    single = [isinstance(cell, str | bytes) or not hasattr(cell, "__iter__") for cell in row.values()]
    others = [cell for cell, is_single in zip(row.values(), single, strict=True) if not is_single]
    return any(single) and all(isinstance(cell, list | tuple | Mapping) for cell in others)
