"""The order of levels that a table declares: ordered categories of pandas, enums of polars, ordered dictionaries of
Arrow and Parquet. Intervals become words here, as Arrow has no such thing."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from segmentry.engines.base import ArrowRows, ParquetFile

#: More levels are no scale; a dictionary may hold a million.
_MOST_LEVELS = 100


def declared(description: Any) -> dict[str, tuple[str, ...]]:
    """The levels of every column of which the source says that they have an order, the lowest first.

    Numbers that ascend need none.
    """
    if isinstance(description, ParquetFile):
        with suppress(pa.ArrowException, OSError, ValueError):  # a damaged file is refused by whoever reads it
            return of_parquet(description.path, dict(enumerate(description.names)))
    if isinstance(description, ArrowRows) and description.levels:
        return dict(description.levels)
    if not isinstance(description, ArrowRows) or not isinstance(description.data, pa.Table):
        return {}
    columns = zip(description.names, description.data.columns, strict=True)
    levels = {name: _levels(column.chunk(0)) for name, column in columns if _is_ordered(column.type) and len(column)}
    return {name: words for name, words in levels.items() if words}


def with_words(frame: Any) -> Any:
    """A pandas frame in which bands (`pd.cut`) are words, in the same order."""
    for name, dtype in frame.dtypes.items():
        if str(dtype).startswith("interval"):
            frame = frame.assign(**{name: frame[name].map(_said, na_action="ignore").astype("str")})
        elif str(dtype) == "category" and frame[name].cat.categories.dtype.kind not in "biufMm":
            frame = frame.assign(**{name: _in_words(frame[name])})
    return frame


def _in_words(column: Any) -> Any:
    """The same categories as words, each once."""
    words = [_said(category) for category in column.cat.categories]
    if len(set(words)) == len(words):
        return column.cat.rename_categories(words)
    return column.map(dict(zip(column.cat.categories, words, strict=True))).astype("str")


def _said(category: Any) -> str:
    """A category in words: `(48, 63]`.

    >>> import pandas as pd
    >>> _said(pd.Interval(48.0, 63.5)), _said(pd.Interval(0, 1, closed="left"))
    ('(48, 63.5]', '[0, 1)')
    """
    if not hasattr(category, "closed_left"):
        return str(category)
    ends = (f"{end:.15g}" if isinstance(end, int | float) else str(end) for end in (category.left, category.right))
    return f"{'[' if category.closed_left else '('}{', '.join(ends)}{']' if category.closed_right else ')'}"


def of_parquet(path: Path, names: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    """The levels of the columns at these places of a Parquet file, which says in its schema whether a dictionary has an
    order, and holds it with its first rows."""
    schema = pq.read_schema(path)
    places = [i for i, field in enumerate(schema) if i in names and _is_ordered(field.type)]
    if not places:
        return {}
    with pq.ParquetFile(path) as parquet:
        asked = [schema.names[i] for i in places]
        batch = next(parquet.iter_batches(batch_size=1, columns=asked), None)
    if batch is None or len(set(asked)) < len(asked):
        return {}
    levels = {names[i]: _levels(batch.column(name)) for i, name in zip(places, asked, strict=True)}
    return {name: words for name, words in levels.items() if words}


def _is_ordered(kind: pa.DataType) -> bool:
    return bool(pa.types.is_dictionary(kind) and kind.ordered)


def _levels(cells: pa.Array) -> tuple[str, ...]:
    levels = cells.dictionary
    if len(levels) > _MOST_LEVELS or not (pa.types.is_string(levels.type) or pa.types.is_large_string(levels.type)):
        ascend = len(levels) > _MOST_LEVELS or pc.array_sort_indices(levels).equals(
            pa.array(range(len(levels)), pa.uint64())
        )
        if ascend:
            return ()
    return tuple(word for word in levels.cast(pa.string()).to_pylist() if word is not None)
