"""How the segments differ: effect sizes, intervals, tests, and how each stands on outcomes. From the profile alone."""

from collections.abc import Collection, Sequence

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.maths.inference import (
    cohens_d,
    equal_means,
    equal_shares,
    eta_squared,
    holm,
    mean_interval,
    rate_interval,
)
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Contrast, Interval, Level, Outcome, OutcomeOf, levels_by_column
from segmentry.stages.shared.outcome_events import YES

#: The averages, or the levels, of every segment.
OfSegments = Sequence[tuple[Average, ...]]
LevelsOf = Sequence[tuple[Level, ...]]


def with_effects(averages: OfSegments, features: Collection[str], *, counted: bool) -> list[tuple[Average, ...]]:
    """The averages with their effect sizes and, of columns that are no features, their intervals.

    `counted`: every row is one customer, so that intervals can be told.
    """
    return [
        tuple(
            a.model_copy(
                update={
                    "effect": _effect(a, [other[j] for other in averages if other is not segment]),
                    "interval": _of_mean(a) if counted and a.column not in features else None,
                }
            )
            for j, a in enumerate(segment)
        )
        for segment in averages
    ]


def with_intervals(levels: LevelsOf, features: Collection[str], *, counted: bool) -> list[tuple[Level, ...]]:
    """The levels with intervals of their shares, but those of features."""
    return [
        tuple(
            level.model_copy(update={"interval": _of_rate(level.count or 0, level.filled)})
            if counted and level.column not in features
            else level
            for level in segment
        )
        for segment in levels
    ]


def contrasts(
    averages: OfSegments, levels: LevelsOf, features: Collection[str], *, counted: bool
) -> tuple[Contrast, ...]:
    """Every column with how much it differs between the segments, features and others apart, the strongest first."""
    untested: list[Contrast] = []
    by_column = [levels_by_column(segment) for segment in levels]
    for j, name in enumerate(a.column for a in averages[0]):
        figures = _figures([segment[j] for segment in averages])
        p = equal_means(*figures) if len(figures[0]) > 1 else None
        effect = eta_squared(*figures) if len(figures[0]) else 0.0
        contrast = Contrast(column=name, feature=name in features, measure="eta", effect=settled(effect**0.5), p=p)
        untested.append(contrast)
    for name in by_column[0] if by_column else ():
        counts = np.array([[level.count for level in segment[name]] for segment in by_column], dtype=np.int64)
        effect, p = equal_shares(counts)
        contrast = Contrast(column=name, feature=name in features, measure="Cramer's V", effect=settled(effect), p=p)
        untested.append(contrast)
    return _tested(untested, counted=counted and len(averages) > 1)


def outcomes(
    columns: Sequence[Column], averages: OfSegments, everyone: Sequence[Average], levels: LevelsOf, *, counted: bool
) -> tuple[Outcome, ...]:
    """Every column of outcome or value, per segment and for all customers."""
    results = []
    overall = {a.column: a for a in everyone}
    own = {of_one[0].column: of_one for of_one in zip(*averages, strict=True)}
    for column in (c for c in columns if c.role in ("outcome", "value")):
        if column.name in overall:
            results.append(_of_number(column, own[column.name], overall[column.name], counted=counted))
        elif column.distinct == 2:
            both = [tuple(level for level in segment if level.column == column.name) for segment in levels]
            results.append(_of_level(column.name, both, counted=counted))
    return tuple(results)


def is_rate(column: Column) -> bool:
    """Whether the column's average is a rate: its numbers are 0 and 1 only."""
    return column.is_numeric and column.distinct == 2 and (column.minimum, column.maximum) == (0, 1)


def _effect(own: Average, others: Sequence[Average]) -> float | None:
    counts, means, sds = _figures(others)
    if own.mean is None or own.sd is None or not len(counts):
        return None
    n = counts.sum()
    mean = float((means * counts).sum() / n)
    sd = float(np.sqrt(((sds**2 + (means - mean) ** 2) * counts).sum() / n))
    effect = cohens_d((own.count, own.mean, own.sd), (float(n), mean, sd))
    return None if effect is None else settled(effect)


def _figures(averages: Sequence[Average]) -> tuple[Floats, Floats, Floats]:
    """Counts, means and standard deviations of the segments that have a value."""
    known = [(a.count, a.mean, a.sd) for a in averages if a.mean is not None and a.sd is not None]
    counts, means, sds = np.array(known, dtype=np.float64).reshape(-1, 3).T
    return counts, means, sds


def _tested(untested: Sequence[Contrast], *, counted: bool) -> tuple[Contrast, ...]:
    """With p adjusted over the columns that are no features, and none for the others."""
    tested = [i for i, contrast in enumerate(untested) if counted and not contrast.feature and contrast.p is not None]
    adjusted = dict(zip(tested, holm([untested[i].p or 0.0 for i in tested]), strict=True))
    with_p = [
        contrast.model_copy(update={"p": settled(adjusted[i]) if i in adjusted else None})
        for i, contrast in enumerate(untested)
    ]
    return tuple(sorted(with_p, key=lambda contrast: (not contrast.feature, -contrast.effect, contrast.column)))


def _of_number(column: Column, per_segment: Sequence[Average], everyone: Average, *, counted: bool) -> Outcome:
    rate = is_rate(column)
    total = sum(a.count * (a.mean or 0.0) for a in per_segment)
    losses = (column.minimum or 0.0) < 0  # parts of a sum with losses in it are no shares
    mean = everyone.mean or 0.0

    def outcome_of(segment: int, a: Average) -> OutcomeOf:
        hits = round(a.count * (a.mean or 0.0))
        interval = _of_rate(hits, a.count) if rate else _of_mean(a)
        part = None if losses or not total or segment == 0 else settled(a.count * (a.mean or 0.0) / total)
        lift = settled(a.mean / mean) if a.mean is not None and mean > 0 else None
        return OutcomeOf(
            segment=segment,
            count=a.count,
            value=a.mean,
            interval=interval if counted else None,
            share_of_total=part,
            lift=lift,
        )

    return Outcome(
        column=column.name,
        kind="rate" if rate else "mean",
        level="yes" if rate else None,
        all=outcome_of(0, everyone),
        segments=tuple(outcome_of(i, a) for i, a in enumerate(per_segment, start=1)),
    )


def _of_level(column: str, both: LevelsOf, *, counted: bool) -> Outcome:
    """Of two levels the one that says yes, else the rarer one."""
    names = sorted(both[0], key=lambda level: (level.level.lower() not in YES, level.share_of_all or 0.0, level.level))
    chosen = names[0].level
    per_segment = [next(level for level in segment if level.level == chosen) for segment in both]
    everyone = per_segment[0].share_of_all or 0.0
    parts = [(level.share or 0.0) * level.filled for level in per_segment]
    whole = float(np.sum(parts))

    def outcome_of(segment: int, hits: int, count: int, share: float) -> OutcomeOf:
        return OutcomeOf(
            segment=segment,
            count=count,
            value=share if count else None,
            interval=_of_rate(hits, count) if counted else None,
            share_of_total=settled(parts[segment - 1] / whole) if segment and whole else None,
            lift=settled(share / everyone) if count and everyone else None,
        )

    return Outcome(
        column=column,
        kind="rate",
        level=chosen,
        all=outcome_of(
            0, sum(level.count or 0 for level in per_segment), sum(level.filled for level in per_segment), everyone
        ),
        segments=tuple(
            outcome_of(i, level.count or 0, level.filled, level.share or 0.0)
            for i, level in enumerate(per_segment, start=1)
        ),
    )


def _of_mean(a: Average) -> Interval | None:
    return _settled(mean_interval(a.count, a.mean, a.sd)) if a.mean is not None and a.sd is not None else None


def _of_rate(hits: int, count: int) -> Interval | None:
    return _settled(rate_interval(hits, count))


def _settled(interval: Interval | None) -> Interval | None:
    return None if interval is None else (settled(interval[0]), settled(interval[1]))
