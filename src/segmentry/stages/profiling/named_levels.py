"""The groups of the other levels of detail: their names and shares, from customers who are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import group_sums
from segmentry.results.choice import Group, KChoice, Level
from segmentry.results.profile import Average
from segmentry.results.profile import Level as Share
from segmentry.results.recipe import OTHER, CategoryStep
from segmentry.results.segmentation import Segmentation
from segmentry.results.typical_answer import Typical
from segmentry.stages.preparation.customers_drawn import Drawn, LabelsOfNumbers
from segmentry.stages.profiling.names import Named, name_segments
from segmentry.stages.profiling.statement import FiguresOfSegments
from segmentry.stages.profiling.statements import statements
from segmentry.stages.shared.rows_called import rows_in

#: Columns that are added up at once.
_BESIDE = 64


@dataclass(frozen=True)
class _InGroup:
    """Of one column in one group: filled cells, their mean, and how many standard deviations from all customers."""

    filled: int
    mean: float
    difference: float


#: Groups that share so many of their customers (Jaccard) are the same, and others below that (ours).
_SAME, _OTHERS = 0.8, 0.5


@dataclass(frozen=True, eq=False)
class Grouping:
    """The groups of the customers drawn, from 0, and what they are called."""

    labels: Labels
    named: Sequence[Named]


#: By the k of a level of detail and by column, what is so in every group.
_Measured = dict[int, dict[str, list[_InGroup]]]


def with_groups(
    choice: KChoice, drawn: Drawn, labels: LabelsOfNumbers, segmentation: Segmentation, shown: Grouping
) -> KChoice:
    """The choice with the groups of each level of detail, named like the segments are: by their features alone.

    Who are nearly the same customers in what is `shown`, or in a level before, keep their name, and no others get it.
    """
    measured, met = _measured(drawn, labels), [shown]

    def grouped(level: Level) -> Level:
        own = labels[level.k]
        shares = np.bincount(own, minlength=level.k) / max(len(own), 1)
        figures = _figures(drawn, measured[level.k], own, level.k, segmentation)
        said = statements(figures, frozenset(segmentation.features))
        kept, taken = _met_before(own, level.k, met)
        named = name_segments(said, shares.tolist(), kept=kept, taken=taken)
        met.append(Grouping(own, named))
        groups = zip(named, shares.tolist(), strict=True)
        return level.model_copy(update={"groups": tuple(Group(name=n, share=settled(s)) for (n, _), s in groups)})

    return choice.model_copy(update={"levels": tuple(map(grouped, choice.levels))})


def _met_before(labels: Labels, k: int, met: Sequence[Grouping]) -> tuple[dict[int, Named], list[set[str]]]:
    """The names that groups have elsewhere, where they are nearly the same customers, and those that others have."""
    kept, taken = dict[int, Named](), [set[str]() for _ in range(k)]
    for other in met:
        of_other = len(other.named)
        both = np.bincount(labels * of_other + other.labels, minlength=k * of_other).reshape(k, of_other)
        either = both.sum(axis=1, keepdims=True) + both.sum(axis=0) - both
        for (i, j), alike in np.ndenumerate(both / np.maximum(either, 1)):
            if alike >= _SAME:
                kept.setdefault(i, other.named[j])
            elif alike < _OTHERS:
                taken[i].add(other.named[j][0])
    return kept, taken


def _measured(drawn: Drawn, labels: LabelsOfNumbers) -> _Measured:
    """What is so of every feature, as many at once as one pass adds up in little memory."""
    names, measured = list(drawn.made_of), _Measured({k: {} for k in labels})
    for start in range(0, len(names), _BESIDE):
        together = names[start : start + _BESIDE]
        values = np.column_stack([drawn.made_of[name] for name in together])
        filled = ~np.isnan(values)
        counts = np.maximum(filled.sum(axis=0), 1)
        middle = np.where(filled, values, 0.0).sum(axis=0) / counts
        apart = np.where(filled, values - middle, 0.0)
        spread = np.sqrt((apart**2).sum(axis=0) / counts)
        for k, own in labels.items():
            of_groups = group_sums(filled, own, k)
            beside = group_sums(apart, own, k) / np.maximum(of_groups, 1)
            difference = np.divide(beside, spread, out=np.zeros_like(beside), where=spread > 0)
            figures = np.stack([of_groups, middle + beside, difference], axis=-1).swapaxes(0, 1).tolist()
            for name, of_column in zip(together, figures, strict=True):
                measured[k][name] = [_InGroup(int(n), mean, far) for n, mean, far in of_column]
    return measured


def _figures(
    drawn: Drawn, measured: Mapping[str, Sequence[_InGroup]], labels: Labels, k: int, segmentation: Segmentation
) -> FiguresOfSegments:
    """The figures of every group in the features."""
    averages: list[list[Average]] = [[] for _ in range(k)]
    levels: list[list[Share]] = [[] for _ in range(k)]
    typical: list[list[Typical]] = [[] for _ in range(k)]
    by_name = {column.name: column for column in segmentation.columns.columns}
    twice = {(column.name, cell.level) for column in by_name.values() for cell in column.elsewhere}
    for step in segmentation.recipe.steps:
        name, values = step.column, drawn.made_of[step.column]
        places: dict[str, int] = {}
        if isinstance(step, CategoryStep):
            places = {x: step.levels.index(x) for x in step.levels if x != OTHER and (name, x) not in twice}
        elif step.type == "boolean":
            places = {"true": 1}
        elif step.ordered:
            places = {x: place for place, x in enumerate(step.levels)}
            for of_group, figures in zip(typical, measured[name], strict=True):
                of_group.append(_answer(name, figures))
        else:
            for own, figures in zip(averages, measured[name], strict=True):
                own.append(_average(name, figures))
        if places:
            for shares, in_group in zip(levels, _shares(name, places, values, labels, k), strict=True):
                shares.extend(in_group)
    return FiguresOfSegments(averages, levels, typical, by_name, segmentation.labels, buy=rows_in(segmentation).buy)


def _average(column: str, own: _InGroup) -> Average:
    """Its spread is not asked for by any name."""
    mean = own.mean if own.filled else None
    return Average(column=column, count=own.filled, mean=mean, sd=None, difference=own.difference)


def _answer(column: str, own: _InGroup) -> Typical:
    unknown = {"level": "", "rank": 0, "share": None, "share_of_all": None}
    return Typical(column=column, filled=own.filled, difference=own.difference, **unknown)


def _shares(column: str, places: Mapping[str, int], values: Floats, labels: Labels, k: int) -> Iterator[list[Share]]:
    """Of every group the shares of these levels, which stand in the cells by their places."""
    filled = ~np.isnan(values)
    at = values[filled].astype(np.intp)
    size = 1 + max(int(at.max(initial=0)), *places.values())
    cells = np.bincount(labels[filled] * size + at, minlength=k * size).reshape(k, size)
    of_all = (cells.sum(axis=0) / max(len(at), 1)).tolist()
    for counts in cells.tolist():
        rows = sum(counts)
        yield [
            Share(
                column=column,
                level=level,
                count=counts[place],
                share=counts[place] / rows if rows else 0.0,
                share_of_all=of_all[place],
                filled=rows,
            )
            for level, place in places.items()
        ]
