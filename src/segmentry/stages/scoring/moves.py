"""What would move a customer to another segment: single features at other values, tried one by one."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.kinds import Kind
from segmentry.maths import Floats
from segmentry.results.explanation import SegmentChange
from segmentry.results.recipe import OTHER, CategoryStep, NumberStep, Step
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply, back
from segmentry.stages.scoring.cell_words import cell_said
from segmentry.stages.scoring.crossings import crossing
from segmentry.stages.scoring.met import Met, met_by
from segmentry.stages.shared.centres import assigner, compared_centres
from segmentry.stages.shared.values import Values
from segmentry.wording import listed

#: A value is told as the roundest one that lies behind the border by no more than this part of the range (ours).
_ROUNDED = 0.01
#: And where a round one does not do, so little behind it, which single precision still tells apart.
_BEHIND = 1e-5


@dataclass(frozen=True)
class _Trial:
    """A feature (by place) at another value; `side` is -1 below the customer's own, 1 above, 0 of kinds."""

    feature: int
    value: float
    side: int = 0


@dataclass(frozen=True)
class _Moved:
    """A trial that moved the customer: to which segment (from 0), and how far in the matrix (squared)."""

    trial: _Trial
    label: int
    distance: float


def moves(segmentation: Segmentation, values: Values, matrix: Floats) -> tuple[SegmentChange, ...]:
    """The single changes that move a customer (values 1 x features, matrix 1 x dimensions), the smallest first.

    Of a number the nearest value does on that side where it lies nearer in the matrix; of a category every level. A
    feature of which nothing is known is not changed.
    """
    trials = [trial for trial in _trials(segmentation, values[0], matrix[0]) if _is_new(trial, values[0])]
    if not trials:
        return ()
    rows = np.repeat(values, len(trials), axis=0)
    rows[np.arange(len(trials)), [trial.feature for trial in trials]] = [trial.value for trial in trials]
    tried, assigned = apply(segmentation.recipe, rows), assigner(segmentation)
    own = int(assigned(matrix).labels[0])
    labels, apart = assigned(tried).labels, np.nansum((tried - matrix.astype(np.float64)) ** 2, axis=1)
    moved = [
        _Moved(trial, label, distance)
        for trial, label, distance in zip(trials, labels.tolist(), apart.tolist(), strict=True)
        if label != own
    ]
    told = [
        several for j in range(len(values[0])) for several in _of_feature([m for m in moved if m.trial.feature == j])
    ]
    return tuple(_change(segmentation, several) for several in sorted(told, key=lambda several: several[0].distance))


def _of_feature(moved: Sequence[_Moved]) -> list[list[_Moved]]:
    """Of a number the roundest value on the side where that is nearer; of kinds those that lead to one segment."""
    by_side: dict[int, _Moved] = {}
    by_segment: dict[int, list[_Moved]] = {}
    for one in moved:
        if one.trial.side:
            by_side.setdefault(one.trial.side, one)
        else:
            by_segment.setdefault(one.label, []).append(one)
    if by_side:
        return [[min(by_side.values(), key=lambda one: one.distance)]]
    return [sorted(several, key=lambda one: one.distance) for several in by_segment.values()]


def _change(segmentation: Segmentation, several: Sequence[_Moved]) -> SegmentChange:
    trials, label = [one.trial for one in several], several[0].label
    step = segmentation.recipe.steps[trials[0].feature]
    kind = segmentation.columns.kinds().get(step.column, "number")
    return SegmentChange(
        column=step.column,
        values=tuple(step.cells[int(trial.value)] if step.levels else trial.value for trial in trials),
        said=f"{step.column} {_said(step, kind, trials)}",
        segment=label + 1,
        name=segmentation.segments[label].name,
    )


def _said(step: Step, kind: Kind, trials: Sequence[_Trial]) -> str:
    words = listed([cell_said(step, kind, trial.value) for trial in trials], "or")
    return words + {-1: " or less", 0: "", 1: " or more"}[trials[0].side]


def _trials(segmentation: Segmentation, values: Values, row: Floats) -> Iterator[_Trial]:
    """What is tried: every other level and answer, and the nearest numbers behind a border."""
    steps, met = segmentation.recipe.steps, met_by(segmentation, segmentation.recipe.steps)
    at = 0
    for j, step in enumerate(steps):
        if not np.isnan(values[j]):
            if step.levels:
                yield from (_Trial(j, float(i)) for i, level in enumerate(step.cells) if level != OTHER)
            elif step.type == "boolean":
                yield _Trial(j, 1.0 - float(values[j]))
            elif isinstance(step, NumberStep) and (known := met.get(step.column)) and known.ends:
                yield from _numbers(segmentation, j, values, row, at, known)
        at += step.width


def _numbers(segmentation: Segmentation, j: int, values: Values, row: Floats, at: int, met: Met) -> Iterator[_Trial]:
    """On each side the roundest values behind the border first; all lie within what the model met."""
    step = segmentation.recipe.steps[j]
    if isinstance(step, CategoryStep) or met.ends is None:
        return
    low, high = met.ends
    reached = np.repeat(values[None], 2, axis=0)
    reached[:, j] = low, high
    with np.errstate(invalid="ignore"):
        ends = apply(segmentation.recipe, reached)[:, at].astype(np.float64)
    for place in crossing(row.astype(np.float64), at, *compared_centres(segmentation), (ends[0], ends[1])):
        border, side = float(back(step, np.array([place]))[0]), 1 if place >= row[at] else -1
        whole = step.type in ("integer", "date")
        for value in _behind(border, side, high - low, whole=whole):
            if low <= value <= high:
                yield _Trial(j, value, side)


def _behind(border: float, side: int, width: float, *, whole: bool) -> Iterator[float]:
    """Values behind a border: a round one, the next one, and one that is as near as can be told."""
    step = max(10.0 ** math.floor(math.log10(_ROUNDED * width)), 1.0 if whole else 0.0)
    outwards = math.ceil if side > 0 else math.floor
    first = outwards(border / step) * step
    digits = max(-math.floor(math.log10(step)), 0)
    yield from (round(first, digits), round(first + side * step, digits))
    if not whole:
        yield border + side * _BEHIND * width


def _is_new(trial: _Trial, values: Values) -> bool:
    return bool(trial.value != values[trial.feature])
