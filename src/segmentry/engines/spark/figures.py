"""Figures of columns: those that add up are made by the workers, batch by batch, and the others by Spark's SQL."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa

from segmentry.engines import sql
from segmentry.engines.base import Function, Measure
from segmentry.engines.spark import workers

#: The smallest hashes of a column's values that are kept: of fewer different ones the count is exact, of more it is
#: within 1 / sqrt(512), 4.4 %, in two cases of three (Bar-Yossef et al. 2002).
SKETCH = 512

Partial = list[Any]


@dataclass(frozen=True)
class Moments:
    """How many, their mean, and the sum of squared deviations from it."""

    n: int
    mean: float
    squares: float

    def __add__(self, other: "Moments") -> "Moments":
        """Of both together (Chan, Golub & LeVeque 1983)."""
        n = self.n + other.n
        if not self.n or not other.n:
            return self if self.n else other
        apart = other.mean - self.mean
        squares = self.squares + other.squares + apart**2 * self.n * other.n / n
        return Moments(n, self.mean + apart * other.n / n, squares)


@dataclass(frozen=True)
class _Kind:
    """How a figure is made in parts: its SQL, what is kept of the answer, how two become one, and what is told."""

    expressions: Callable[[sql.Column], Sequence[str]]
    kept: Callable[..., Any]
    joined: Callable[[Any, Any], Any]
    final: Callable[[Any], Any] = lambda kept: kept


def partials(measures: Sequence[tuple[Function, sql.Column]]) -> workers.Job:
    """One partial figure of each for all rows of a partition, packed."""
    kinds = [_kind(function) for function, _ in measures]
    parts = [kind.expressions(column) for kind, (_, column) in zip(kinds, measures, strict=True)]
    asked = [expression for part in parts for expression in part]
    sketched = [column.value for function, column in measures if function == "about_distinct"]
    hashes = [f"CASE WHEN {value} IS NOT NULL THEN hash({value}) END" for value in sketched]

    def partial(table: pa.Table) -> Partial:
        values = iter(workers.figures(asked, table))
        sketches = map(_sketch, workers.selected(hashes, table).columns if sketched else ())
        return [
            kind.kept(*(next(values) for _ in part)) if part else next(sketches)
            for kind, part in zip(kinds, parts, strict=True)
        ]

    def job(batches: workers.Batches) -> Iterator[pa.RecordBatch]:
        by_table = [partial(table) for table in workers.gathered(batches)]
        if by_table:
            yield workers.packed(reduce(lambda a, b: _joined(kinds, a, b), by_table))

    return job


def finals(measures: Sequence[tuple[Function, sql.Column]], parts: Sequence[Partial]) -> list[Any]:
    """The figures that the partial ones make together."""
    kinds = [_kind(function) for function, _ in measures]
    whole = reduce(lambda a, b: _joined(kinds, a, b), parts)
    return [kind.final(partial) for kind, partial in zip(kinds, whole, strict=True)]


def split(measures: Sequence[Measure]) -> tuple[list[Measure], list[Measure], list[Measure]]:
    """Each measure once: those that add up, and two that do not, as equal values may lie anywhere.

    `odd_row` is none of them: rows have no order.
    """
    once = dict.fromkeys(measure for measure in measures if measure.function != "odd_row")
    distinct = [measure for measure in once if measure.function == "distinct"]
    commonest = [measure for measure in once if measure.function == "commonest"]
    return [measure for measure in once if measure not in (*distinct, *commonest)], distinct, commonest


def _joined(kinds: Sequence[_Kind], a: Partial, b: Partial) -> Partial:
    return [kind.joined(left, right) for kind, left, right in zip(kinds, a, b, strict=True)]


def _kind(function: Function) -> _Kind:
    return _KINDS.get(function) or replace(_COUNT, expressions=lambda column: [sql.figure(column, function)])


def _end(choose: Callable[..., Any]) -> Callable[[Any, Any], Any]:
    return lambda a, b: b if a is None else a if b is None else choose(a, b)


def _moments(column: sql.Column) -> Sequence[str]:
    numeric = column.numeric
    return [f"count({numeric})", f"avg({numeric})", f"var_pop({numeric})"]


def _as_moments(n: int, mean: float | None, variance: float | None) -> Moments:
    return Moments(n, mean or 0.0, n * (variance or 0.0))


def _mean(moments: Moments) -> float | None:
    return moments.mean if moments.n else None


def _sd(moments: Moments) -> float | None:
    return float((moments.squares / moments.n) ** 0.5) if moments.n else None


def _sketch(hashes: pa.ChunkedArray) -> np.ndarray[Any, Any]:
    """The smallest different hashes. Among the first few thousand there nearly always are enough different ones."""
    values = hashes.drop_null().to_numpy()
    first = 8 * SKETCH
    if len(values) > first:
        few = np.unique(np.partition(values, first)[:first])
        if len(few) >= SKETCH:
            return few[:SKETCH]
    return np.unique(values)[:SKETCH]


def _smallest(a: np.ndarray[Any, Any], b: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.union1d(a, b)[:SKETCH]


def _estimated(smallest: np.ndarray[Any, Any]) -> int:
    return len(smallest) if len(smallest) < SKETCH else round((SKETCH - 1) / (float(smallest[-1]) / 2.0**64))


def _added(a: dict[Any, int], b: dict[Any, int]) -> dict[Any, int]:
    return a | {value: a.get(value, 0) + count for value, count in b.items()}


_COUNT = _Kind(lambda _: [], lambda count: count or 0, lambda a, b: a + b)
_KINDS: Mapping[Function, _Kind] = {
    "min": _Kind(lambda column: [sql.figure(column, "min")], lambda least: least, _end(min)),
    "max": _Kind(lambda column: [sql.figure(column, "max")], lambda most: most, _end(max)),
    "mean": _Kind(_moments, _as_moments, lambda a, b: a + b, _mean),
    "sd": _Kind(_moments, _as_moments, lambda a, b: a + b, _sd),
    "about_distinct": _Kind(lambda _: [], _sketch, _smallest, _estimated),
    "levels": _Kind(lambda column: [sql.figure(column, "levels")], lambda counts: dict(counts or {}), _added),
}
