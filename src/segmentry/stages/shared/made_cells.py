"""The cells of a column, also of one that is made of several."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.results.made import Made, Source

#: How a cell says yes, as numbers and as true or false.
YES = ("1", "true")
#: The cell of a source of which any will do.
FILLED = "any"


def cells_of(made: Made, name: str, batch: pa.RecordBatch) -> pa.Array:
    """The cells of the column of this name: as they stand in the batch, or made of those of others (as text).

    A category is unknown where no source fits and one of them is missing; a yes or no where all are missing. Where
    boxes were `ticked`, an empty one is known.

    Examples
    --------
    >>> batch = pa.record_batch({"is_ios": [1, 0, None], "is_web": [0, 0, 0]})
    >>> sources = [Source(column=f"is_{name}", cell="1", level=name, type="boolean") for name in ("ios", "web")]
    >>> cells_of(Made(made_of=tuple(sources), rest="none of these"), "is", batch).to_pylist()
    ['ios', 'none of these', None]
    """
    if not made.made_of:
        return batch.column(name)
    levels = list(dict.fromkeys(source.level for source in made.made_of))
    at = np.full(batch.num_rows, -1, dtype=np.int32)
    if made.rest is not None:
        filled = [batch.column(source).is_valid().to_numpy(zero_copy_only=False) for source in made.sources]
        known = np.any(filled, axis=0) if levels == ["true"] else np.all(filled, axis=0)
        at[known | made.ticked] = len(levels)
        levels.append(made.rest)
    for source in reversed(made.made_of):
        at[fits(source, batch.column(source.column))] = levels.index(source.level)
    indices = pa.array(at, mask=at < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(levels, pa.string()))


def fits(source: Source, cells: pa.Array) -> NDArray[np.bool_]:
    """Which of the cells are the source's; yes is known as 1 and as true."""
    wanted: Any = source.cell
    if wanted == FILLED:
        return np.asarray(cells.is_valid())
    if pa.types.is_boolean(cells.type):
        wanted = source.cell in YES
    elif not pa.types.is_string(cells.type) and not pa.types.is_large_string(cells.type):
        cells, wanted = cells.cast(pa.float64(), safe=False), 1.0 if source.cell in YES else float(source.cell)
    equal: NDArray[np.bool_] = pc.fill_null(pc.equal(cells, wanted), False).to_numpy(zero_copy_only=False)
    return equal
