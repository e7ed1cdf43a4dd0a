"""The 95 % intervals of averages and shares, each of the kind that its column asks for."""

from collections.abc import Collection, Sequence

from segmentry.maths import settled
from segmentry.maths.inference import mean_interval, rate_interval
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Interval, Level


def is_rate(column: Column) -> bool:
    """Whether the column's average is a rate: its numbers are 0 and 1 only."""
    return column.is_numeric and column.distinct == 2 and (column.minimum, column.maximum) == (0, 1)


def with_intervals(levels: Sequence[tuple[Level, ...]], features: Collection[str]) -> list[tuple[Level, ...]]:
    """The levels with intervals of their shares, but those of features."""
    return [
        tuple(
            level
            if level.column in features
            else level.model_copy(update={"interval": of_rate(level.count or 0, level.filled)})
            for level in segment
        )
        for segment in levels
    ]


def of_mean(average: Average, column: Column) -> Interval | None:
    """That of an average: of a rate Wilson's, of amounts and counts one above 0, else Student's t."""
    if average.mean is None or average.sd is None:
        return None
    if is_rate(column):
        return of_rate(round(average.count * average.mean), average.count)
    least = column.minimum if column.kind == "number" or not average.sd else None
    return _settled(mean_interval(average.count, average.mean, average.sd, least, column.maximum))


def of_rate(hits: int, count: int) -> Interval | None:
    """That of a share of so many customers."""
    return _settled(rate_interval(hits, count))


def _settled(interval: Interval | None) -> Interval | None:
    return None if interval is None else (settled(interval[0]), settled(interval[1]))
