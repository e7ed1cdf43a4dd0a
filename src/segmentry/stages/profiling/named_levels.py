"""The groups of the other levels of detail: their names and shares, from customers who are drawn."""

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.results.choice import Group, KChoice, Level
from segmentry.results.profile import Average, Typical
from segmentry.results.profile import Level as Share
from segmentry.results.recipe import OTHER, CategoryStep, NumberStep
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.customers_drawn import Drawn, LabelsOfLevels
from segmentry.stages.profiling.names import name_segments
from segmentry.stages.profiling.statements import FiguresOfSegments, statements


def with_groups(choice: KChoice, drawn: Drawn, labels: LabelsOfLevels, segmentation: Segmentation) -> KChoice:
    """The choice with the groups of each level of detail, named like the segments are: by their features alone."""

    def grouped(level: Level) -> Level:
        own = labels[level.k]
        shares = np.bincount(own, minlength=level.k) / max(len(own), 1)
        named = name_segments(
            statements(_figures(drawn, own, level.k, segmentation), frozenset(segmentation.features)),
            shares.tolist(),
        )
        groups = zip(named, shares.tolist(), strict=True)
        return level.model_copy(update={"groups": tuple(Group(name=n, share=settled(s)) for (n, _), s in groups)})

    return choice.model_copy(update={"levels": tuple(map(grouped, choice.levels))})


def _figures(drawn: Drawn, labels: Labels, k: int, segmentation: Segmentation) -> FiguresOfSegments:
    """The figures of every group in the features."""
    averages: list[list[Average]] = [[] for _ in range(k)]
    levels: list[list[Share]] = [[] for _ in range(k)]
    typical: list[list[Typical]] = [[] for _ in range(k)]
    by_name = {column.name: column for column in segmentation.columns.columns}
    twice = {(column.name, cell.level) for column in by_name.values() for cell in column.elsewhere}
    for step in segmentation.recipe.steps:
        values = drawn.made_of[step.column]
        for i in range(k):
            own = values[labels == i]
            if isinstance(step, CategoryStep):
                kept = [x for x in step.levels if x != OTHER and (step.column, x) not in twice]
                levels[i] += [_share(step.column, x, own, values, step.levels.index(x)) for x in kept]
            elif step.type == "boolean":
                levels[i].append(_share(step.column, "true", own, values, 1))
            elif step.ordered:
                typical[i].append(_answer(step, own, values))
                levels[i] += [_share(step.column, x, own, values, place) for place, x in enumerate(step.levels)]
            else:
                averages[i].append(_average(step.column, own, values))
    return FiguresOfSegments(averages, levels, typical, by_name, segmentation.plan.labels)


def _difference(own: Floats, values: Floats) -> float:
    spread = float(np.nanstd(values)) if len(values) else 0.0
    filled = own[~np.isnan(own)]
    return float((filled.mean() - np.nanmean(values)) / spread) if len(filled) and spread else 0.0


def _average(column: str, own: Floats, values: Floats) -> Average:
    filled = own[~np.isnan(own)]
    mean, sd = (float(filled.mean()), float(filled.std())) if len(filled) else (None, None)
    return Average(column=column, count=len(filled), mean=mean, sd=sd, difference=_difference(own, values))


def _answer(step: NumberStep, own: Floats, values: Floats) -> Typical:
    filled, difference = int((~np.isnan(own)).sum()), _difference(own, values)
    return Typical(
        column=step.column, level="", rank=0, share=None, share_of_all=None, filled=filled, difference=difference
    )


def _share(column: str, level: str, own: Floats, values: Floats, place: int) -> Share:
    parts = [float((x[~np.isnan(x)] == place).mean()) if (~np.isnan(x)).any() else 0.0 for x in (own, values)]
    filled = int((~np.isnan(own)).sum())
    return Share(
        column=column, level=level, count=round(parts[0] * filled), share=parts[0], share_of_all=parts[1], filled=filled
    )
