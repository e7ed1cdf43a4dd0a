"""How often each level stands in columns that are made of several, over all rows."""

from collections import Counter
from collections.abc import Mapping

import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.results.made import Made
from segmentry.stages.shared.made_cells import cells_of


def made_levels(rows: Rows, columns: Mapping[str, Made]) -> dict[str, dict[str, int]]:
    """By the name of each of these columns its levels with their number of rows; missing cells are left out."""

    def counted(batch: pa.RecordBatch) -> dict[str, Counter[str]]:
        return {name: _counted(cells_of(made, name, batch)) for name, made in columns.items()}

    read = list(dict.fromkeys(source for made in columns.values() for source in made.sources))
    counts: dict[str, Counter[str]] = {name: Counter() for name in columns}
    for part in rows.reduce(read, counted) if read else []:
        for name, levels in part.items():
            counts[name].update(levels)
    return {name: dict(levels) for name, levels in counts.items()}


def _counted(cells: pa.Array) -> Counter[str]:
    counts = cells.drop_null().value_counts()
    levels = counts.field("values").cast(pa.string()).to_pylist()
    return Counter(dict(zip(levels, counts.field("counts").to_pylist(), strict=True)))
