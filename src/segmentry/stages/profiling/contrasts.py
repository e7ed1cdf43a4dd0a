"""How the segments differ: effect sizes, intervals, tests, and how each stands on outcomes. From the profile alone."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, settled
from segmentry.maths.inference import (
    cohens_d,
    different_means,
    different_shares,
    equal_means,
    equal_shares,
    eta_squared,
    holm,
)
from segmentry.maths.left_out import agreement, explained, explained_of_levels
from segmentry.results.columns import Column, Columns
from segmentry.results.contrast import Contrast
from segmentry.results.profile import Average, Level, Outcome, OutcomeOf, levels_by_column
from segmentry.results.recipe import Step, Transform
from segmentry.stages.profiling.intervals import is_rate, of_mean, of_rate
from segmentry.stages.profiling.like_an_id import is_like_an_id
from segmentry.stages.shared.outcome_events import YES, told_level

#: Differences that matter (ours): of means in standard deviations of everyone, of shares.
MARGIN_OF_MEANS, MARGIN_OF_SHARES = 0.2, 0.05
#: Of what is rare the margin is this part of its share (ours): 5 points may be more than all of it.
_OF_RARE = 0.5

#: The averages, or the levels, of every segment.
OfSegments = Sequence[tuple[Average, ...]]
LevelsOf = Sequence[tuple[Level, ...]]
#: Segments that lose so small a part of all others bring leave parts of the sum that can be told (ours).
_LITTLE_LOST = 0.1


def with_effects(
    averages: OfSegments, columns: Columns, features: Collection[str], *, counted: bool
) -> list[tuple[Average, ...]]:
    """The averages with their effect sizes and, of columns that are no features, their intervals.

    `counted`: every row is one customer, so that intervals can be told.
    """
    return [
        tuple(
            a.model_copy(
                update={
                    "effect": _effect(a, [other[j] for other in averages if other is not segment]),
                    "interval": of_mean(a, columns[a.column]) if counted and a.column not in features else None,
                }
            )
            for j, a in enumerate(segment)
        )
        for segment in averages
    ]


def contrasts(
    averages: OfSegments, levels: LevelsOf, columns: Columns, steps: Sequence[Step], *, counted: bool
) -> tuple[Contrast, ...]:
    """Every column with how much it differs between the segments, features (those of the recipe's steps) and others
    apart, the strongest first."""
    transforms: dict[str, Transform] = {step.column: getattr(step, "transform", "none") for step in steps}
    untested = [
        _of_numbers([segment[j] for segment in averages], columns[a.column], transforms.get(a.column))
        for j, a in enumerate(averages[0])
    ]
    by_column = [levels_by_column(segment) for segment in levels]
    for name in by_column[0] if by_column else ():
        counts = np.array([[level.count for level in segment[name]] for segment in by_column], dtype=np.int64)
        untested.append(_of_categories(name, counts, feature=name in transforms))
    return _tested(untested, counted=counted and len(averages) > 1)


def _of_numbers(own: Sequence[Average], column: Column, transform: Transform | None) -> Contrast:
    """A column of numbers or dates; `transform` is that of a feature, which is not tested: it made the segments."""
    counts, means, sds = _figures(own)
    p = p_apart = None
    effect = eta_squared(counts, means, sds) if len(counts) else 0.0
    if len(counts) > 1 and transform is None and not is_like_an_id(column):
        p = equal_means(counts, means, sds)
        spread = float(np.sqrt(np.average(sds**2 + (means - np.average(means, weights=counts)) ** 2, weights=counts)))
        rate = float(np.average(means, weights=counts))
        margin = _margin([rate, 1 - rate]) if is_rate(column) else MARGIN_OF_MEANS * spread
        p_apart = different_means(counts, means, sds, margin) if len(counts) == len(own) else None
    if transform not in (None, "none"):
        effect = _between([a.transformed_difference for a in own], [a.count for a in own])
    return Contrast(
        column=column.name,
        feature=transform is not None,
        measure="eta",
        effect=settled(effect**0.5),
        transform=transform or "none",
        p=p,
        p_apart=p_apart,
        explained=settled(explained(counts, means, sds)) if len(counts) and transform is None else None,
    )


def _of_categories(name: str, counts: NDArray[np.int64], *, feature: bool) -> Contrast:
    effect, p = equal_shares(counts)
    foretold, by_chance = agreement(counts)
    return Contrast(
        column=name,
        feature=feature,
        measure="Cramer's V",
        effect=settled(effect),
        df=max(int(min(counts.any(axis=0).sum(), counts.any(axis=1).sum())) - 1, 1),
        p=p,
        p_apart=different_shares(counts, _margin((counts.sum(axis=0) / max(counts.sum(), 1)).tolist())),
        explained=settled(explained_of_levels(counts)),
        agreement=settled(foretold),
        by_chance=settled(by_chance),
    )


def _margin(shares: Sequence[float]) -> float:
    """By how much shares may differ that are called the same: less where some level is rare."""
    return min([MARGIN_OF_SHARES, *(_OF_RARE * share for share in shares if share > 0)])


def _between(places: Sequence[float | None], counts: Sequence[int]) -> float:
    """The share of the variance between groups whose means are in standard deviations of all, from that of all."""
    known = [(count, place) for count, place in zip(counts, places, strict=True) if place is not None]
    total = sum(count for count, _ in known)
    return min(sum(count * place**2 for count, place in known) / total, 1.0) if total else 0.0


def outcomes(
    columns: Sequence[Column],
    averages: OfSegments,
    everyone: Sequence[Average],
    levels: LevelsOf,
    *,
    counted: bool,
    asked: Collection[str] = (),
) -> tuple[Outcome, ...]:
    """Every column of outcome or value, per segment and for all customers; `asked` are those that the plan names."""
    results = []
    overall = {a.column: a for a in everyone}
    own = {of_one[0].column: of_one for of_one in zip(*averages, strict=True)}
    for column in (c for c in columns if c.role in ("outcome", "value")):
        if column.name in overall:
            results.append(_of_number(column, own[column.name], overall[column.name], counted=counted))
        elif column.distinct == 2:
            both = [tuple(level for level in segment if level.column == column.name) for segment in levels]
            results.append(_of_level(column, both, counted=counted))
    return tuple(x.model_copy(update={"is_asked": True}) if x.column in asked else x for x in results)


def _effect(own: Average, others: Sequence[Average]) -> float | None:
    known = [(a.count, a.mean, a.sd) for a in others if a.mean is not None and a.sd is not None]
    if own.mean is None or own.sd is None or not known:
        return None
    n = sum(count for count, _, _ in known)  # of a few segments: arrays would take ten times longer
    mean = sum(mean * count for count, mean, _ in known) / n
    sd = (sum((sd**2 + (own_mean - mean) ** 2) * count for count, own_mean, sd in known) / n) ** 0.5
    effect = cohens_d((own.count, own.mean, own.sd), (float(n), mean, sd))
    return None if effect is None else settled(effect)


def _figures(averages: Sequence[Average]) -> tuple[Floats, Floats, Floats]:
    """Counts, means and standard deviations of the segments that have a value."""
    known = [(a.count, a.mean, a.sd) for a in averages if a.mean is not None and a.sd is not None]
    counts, means, sds = np.array(known, dtype=np.float64).reshape(-1, 3).T
    return counts, means, sds


def _tested(untested: Sequence[Contrast], *, counted: bool) -> tuple[Contrast, ...]:
    """With each p adjusted over the columns that are no features, and none for the others."""
    adjusted = {field: _adjusted(untested, field, counted=counted) for field in ("p", "p_apart")}
    without = dict.fromkeys(("explained", "agreement", "by_chance"))
    with_p = [
        contrast.model_copy(
            update={field: of_all[i] for field, of_all in adjusted.items()}
            | ({} if counted and not contrast.feature else without)
        )
        for i, contrast in enumerate(untested)
    ]
    return tuple(sorted(with_p, key=lambda contrast: (not contrast.feature, -contrast.effect, contrast.column)))


def _adjusted(untested: Sequence[Contrast], field: str, *, counted: bool) -> list[float | None]:
    raw = [None if contrast.feature or not counted else getattr(contrast, field) for contrast in untested]
    adjusted = iter(holm([p for p in raw if p is not None]))
    return [None if p is None else settled(next(adjusted)) for p in raw]


def _of_number(column: Column, per_segment: Sequence[Average], everyone: Average, *, counted: bool) -> Outcome:
    rate = is_rate(column)
    told = level_told(column, {"yes": 0.0, "no": 1.0}) if rate else None
    if told == "no":  # of what is kept, those who are lost
        per_segment, everyone = [_without(own) for own in per_segment], _without(everyone)
    total = sum(a.count * (a.mean or 0.0) for a in per_segment)
    summed = column.kind not in ("date", "year")
    lost = -sum(min(a.count * (a.mean or 0.0), 0.0) for a in per_segment)
    is_loss = (column.minimum or 0.0) < 0 and (total <= 0 or lost > _LITTLE_LOST * total)
    losses = is_loss or not summed  # parts of a sum with large losses in it are no shares
    mean = everyone.mean or 0.0

    def outcome_of(segment: int, a: Average) -> OutcomeOf:
        hits = round(a.count * (a.mean or 0.0))
        interval = of_rate(hits, a.count) if rate else of_mean(a, column)
        part = None if losses or not total or segment == 0 else settled(a.count * (a.mean or 0.0) / total)
        lift = settled(a.mean / mean) if a.mean is not None and mean > 0 and summed else None
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
        of=column.kind,
        kind="rate" if rate else "mean",
        level=told,
        all=outcome_of(0, everyone),
        segments=tuple(outcome_of(i, a) for i, a in enumerate(per_segment, start=1)),
        is_value=column.role == "value",
        is_bad=told in column.bad_levels,
    )


def _without(own: Average) -> Average:
    """The rate of those of whom it is not so."""
    return own if own.mean is None else own.model_copy(update={"mean": settled(1 - own.mean)})


def level_told(column: Column, shares: Mapping[str, float]) -> str:
    """Of two levels the bad end, else the one that says yes, else the rarer one; of what is kept, who is lost.

    `shares` are those of all customers.
    """
    names = sorted(shares, key=lambda level: (level.lower() not in YES, shares[level], level))
    made = column.made_of[0].level if len(column.sources) == 1 else None
    bad = next((level for level in names if level in column.bad_levels), None)
    return made or bad or told_level(column.name, names)


def _of_level(column: Column, both: LevelsOf, *, counted: bool) -> Outcome:
    """Of two levels the one that is told."""
    chosen = level_told(column, {level.level: level.share_of_all or 0.0 for level in both[0]})
    per_segment = [next(level for level in segment if level.level == chosen) for segment in both]
    everyone = per_segment[0].share_of_all or 0.0
    parts = [(level.share or 0.0) * level.filled for level in per_segment]
    whole = float(np.sum(parts))

    def outcome_of(segment: int, hits: int, count: int, share: float) -> OutcomeOf:
        return OutcomeOf(
            segment=segment,
            count=count,
            value=share if count else None,
            interval=of_rate(hits, count) if counted else None,
            share_of_total=settled(parts[segment - 1] / whole) if segment and whole else None,
            lift=settled(share / everyone) if count and everyone else None,
        )

    return Outcome(
        column=column.name,
        kind="rate",
        level=chosen,
        all=outcome_of(
            0, sum(level.count or 0 for level in per_segment), sum(level.filled for level in per_segment), everyone
        ),
        segments=tuple(
            outcome_of(i, level.count or 0, level.filled, level.share or 0.0)
            for i, level in enumerate(per_segment, start=1)
        ),
        is_bad=chosen in column.bad_levels,
    )
