"""`profile`: what each segment is, in original units, and what sets it apart."""

from collections.abc import Sequence

import numpy as np

from segmentry.maths import settled
from segmentry.results.columns import Columns
from segmentry.results.profile import Average, Level, Profile, SegmentProfile
from segmentry.results.recipe import NumberStep
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.contrasting import contrasts, outcomes, with_effects, with_intervals
from segmentry.stages.mapping import project
from segmentry.stages.naming import as_told, name_segments, traits_of
from segmentry.stages.personas import persona, tellable
from segmentry.stages.preparation import Prepared
from segmentry.stages.rules import find_rules
from segmentry.stages.tallying import MOST_LEVELS, Tally, tally


def profile(segmentation: Segmentation, prepared: Prepared) -> Segmentation:
    """Add who each segment is: averages and categories over all rows, personas with names, rules, and the map.

    Averages are of the cells that are filled, in the columns' own units. Numeric columns are profiled whether
    or not they are features; ids and ignored columns are left out. Effect sizes tell how far a segment stands from
    everyone else; columns that are no features get 95 % intervals and a Holm-adjusted test of no difference, too.
    Columns of outcome and value are told per segment, as a rate or mean, with lift and share of the total.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=4))
    >>> segmentation = profile(segmentation, prepared)
    >>> len(segmentation.profile.segments) == segmentation.k
    True
    """
    if segmentation.preview:
        return segmentation.model_copy(update={"map": project(segmentation, prepared)})
    numeric, text = _profiled(segmentation.columns)
    segmentation = _described(segmentation, numeric, tally(segmentation, prepared, numeric, text))
    found = {"rules": find_rules(segmentation, prepared), "map": project(segmentation, prepared)}
    return as_told(segmentation.model_copy(update=found))


def _described(segmentation: Segmentation, numeric: Sequence[str], counted: Tally) -> Segmentation:
    """With the profile and names, from what was counted."""
    everyone = _averages(numeric, counted.all, None)
    features, each_one = segmentation.features, segmentation.plan.weight is None
    averages = [_averages(numeric, counted.of(i), everyone) for i in range(segmentation.k)]
    averages = with_effects(averages, features, counted=each_one)
    levels = with_intervals(_levels(counted, segmentation.k), features, counted=each_one)
    differ = contrasts(averages, levels, features, counted=each_one)
    columns = segmentation.columns.columns
    became = outcomes(columns, averages, everyone, levels, counted=each_one)
    dates = [c.name for c in columns if c.type == "date"]
    others = [c.name for c in columns if c.role == "descriptor"]
    of_segments = list(zip(averages, levels, strict=True))
    traits = [traits_of(of, everyone, held, features, dates) for of, held in of_segments]
    described = [tellable(traits_of(of, everyone, held, others, dates), differ) for of, held in of_segments]
    segments, profiles = [], []
    for i, name in enumerate(name_segments(traits)):
        segment = segmentation.segments[i]
        update = {"name": name, "centre": _centre(segment, averages[i], segmentation)}
        segments.append(segment.model_copy(update=update))
        apart = tuple(dict.fromkeys(trait.column for trait in traits[i]))[:3]
        told = persona(segment, traits[i], described[i], became)
        own = {"averages": averages[i], "levels": levels[i], "apart": apart}
        profiles.append(SegmentProfile(id=segment.id, **own, persona=told, sentence=told[0].text))
    found = Profile(all=everyone, segments=tuple(profiles), contrasts=differ, outcomes=became)
    return segmentation.model_copy(update={"segments": tuple(segments), "profile": found})


def _profiled(columns: Columns) -> tuple[list[str], list[str]]:
    used = [c for c in columns.columns if c.role not in ("id", "ignored", "weight")]
    numeric = [c.name for c in used if c.is_numeric or c.type == "date"]
    text = [c.name for c in used if c.type in ("text", "boolean") and c.distinct <= MOST_LEVELS]
    return numeric, text


def _centre(segment: Segment, averages: Sequence[Average], segmentation: Segmentation) -> tuple[float | str, ...]:
    """The means in original units, missing cells filled; what was transformed shows its true mean here."""
    by_name = {average.column: average for average in averages}
    centre = list(segment.centre)
    for j, step in enumerate(segmentation.recipe.steps):
        average = by_name.get(step.column)
        if isinstance(step, NumberStep) and average is not None and average.mean is not None and not step.stand_ins:
            filled = average.count / segment.size
            centre[j] = settled(filled * average.mean + (1 - filled) * step.impute)
    return tuple(centre)


def _averages(numeric: Sequence[str], moments: Tally, everyone: Sequence[Average] | None) -> tuple[Average, ...]:
    averages = []
    for j, name in enumerate(numeric):
        weight = float(moments.weights[0, j])
        mean = sd = difference = None
        if weight:
            offset = moments.sums[0, j] / weight
            mean = settled(float(offset + moments.shift[j]))
            sd = settled(float(np.sqrt(max(moments.squares[0, j] / weight - offset**2, 0.0))))
        if everyone is not None and mean is not None:
            of_all = everyone[j]
            difference = settled((mean - (of_all.mean or 0.0)) / of_all.sd) if of_all.sd else 0.0
        averages.append(Average(column=name, count=int(moments.counts[0, j]), mean=mean, sd=sd, difference=difference))
    return tuple(averages)


def _levels(counted: Tally, k: int) -> list[tuple[Level, ...]]:
    """Of each segment the share of every level, among the cells that are filled."""
    weights = counted.level_weights
    filled: dict[tuple[str | int | None, ...], float] = {}
    for (name, level, segment), weight in weights.items():
        for key in ((name, segment), (name, None), (name, level, None)):
            filled[key] = filled.get(key, 0.0) + weight
    met = sorted({(name, level) for name, level, _ in weights})
    return [
        tuple(
            Level(
                column=name,
                level=level,
                count=int(counted.levels.get((name, level, i), 0)),
                share=settled(weights.get((name, level, i), 0.0) / (filled.get((name, i)) or 1.0)),
                share_of_all=settled(filled[name, level, None] / filled[name, None]),
            )
            for name, level in met
        )
        for i in range(k)
    ]
