"""How often each value stands in columns of few different ones, over all rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.results.made import Made
from segmentry.stages.shared.made_cells import cells_of
from segmentry.stages.shared.values import spelled


def level_counts(rows: Rows, columns: Mapping[str, Made]) -> dict[str, dict[str, int]]:
    """By the name of each of these columns its levels with their number of rows; missing cells are left out."""
    return {name: spelled(counts) for name, counts in _counted(rows, columns).items()}


def counts_in_table(rows: Rows, names: Iterable[str]) -> dict[str, dict[Any, int]]:
    """The same of columns that stand in the table, by values as they are.

    The engine's own count of levels plans each column by itself, which takes seconds where there are hundreds.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.read(pa.table({"plan": ["basic", "plus", "basic", None], "calls": [0, 2, 0, 0]}))
    >>> counts_in_table(table.rows, ["plan", "calls"])
    {'plan': {'basic': 2, 'plus': 1}, 'calls': {0: 3, 2: 1}}
    """
    return {name: dict(counts) for name, counts in _counted(rows, dict.fromkeys(names, Made())).items()}


def _counted(rows: Rows, columns: Mapping[str, Made]) -> dict[str, Counter[Any]]:
    def counted(batch: pa.RecordBatch) -> dict[str, Counter[Any]]:
        return {name: _different(cells_of(made, name, batch)) for name, made in columns.items()}

    read = list(dict.fromkeys(source for name, made in columns.items() for source in made.sources or (name,)))
    counts: dict[str, Counter[Any]] = {name: Counter() for name in columns}
    for part in rows.reduce(read, counted) if read else []:
        for name, values in part.items():
            counts[name].update(values)
    return counts


def _different(cells: pa.Array) -> Counter[Any]:
    counts = cells.drop_null().value_counts()
    return Counter(dict(zip(counts.field("values").to_pylist(), counts.field("counts").to_pylist(), strict=True)))
