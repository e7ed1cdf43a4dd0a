"""What came of each arm of a test: counted over all rows, with differences and intervals, over all and per segment."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.maths import Floats, settled
from segmentry.maths.assignment import group_sums
from segmentry.maths.inference import CONFIDENCE, holm, mean_interval, rate_interval
from segmentry.maths.sample_size import ALPHA, needed_for_means, needed_for_rates
from segmentry.maths.two_groups import averages_apart, rates_apart, same_differences, visible_difference
from segmentry.results.columns import Column
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Arm, Trial
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.outcome_cells import as_read, became
from segmentry.stages.shared.centres import assigner
from segmentry.stages.shared.trial_words import control_of
from segmentry.stages.shared.values import empty_rows, encoded, feature_of, level_places

#: By arm: of each segment the customers whose outcome is known, its sum, and that of its squares, less a shift.
Cells = Mapping[str, Floats]
#: Customers in each arm of a segment in which differences are compared (ours).
_IN_SEGMENT = 30


def arms_counted(column: Column, outcome: Outcome, segmentation: Segmentation, prepared: Prepared) -> dict[str, Floats]:
    """What was added up of every arm and segment in one pass over all rows."""
    recipe, k, assigned = segmentation.recipe, segmentation.k, assigner(segmentation)
    arm, result = feature_of(column), as_read(segmentation.columns[outcome.column], outcome)
    shift = _shift(outcome)

    def add(batch: pa.RecordBatch) -> dict[str, Floats]:
        values = encoded([*recipe.steps, result], batch)
        own, came = values[:, : len(recipe.steps)], became(values[:, -1], result, outcome) - shift
        labels = assigned(apply(recipe, own)).labels
        places, levels = level_places(arm, batch)
        places = np.where(empty_rows(own) | np.isnan(came), -1, places)
        terms = np.column_stack([np.ones(len(came)), came, came**2])
        return {
            level: group_sums(terms[places == i], labels[places == i], k, None)
            for i, level in enumerate(levels)
            if (places == i).any()
        }

    read = [source for x in (column, segmentation.columns[outcome.column]) for source in x.sources or (x.name,)]
    rows: Rows = prepared.table.rows
    added: dict[str, Floats] = {}
    for part in rows.reduce(list(dict.fromkeys([*recipe.reads, *read])), add):
        for level, cells in part.items():
            added[level] = added.get(level, 0) + cells
    return dict(sorted(added.items()))


def figures_of(trial: Trial, cells: Cells, outcome: Outcome, segmentation: Segmentation) -> Trial | None:
    """The trial with what its arms tell; None where that would tell of fewer customers than `Plan.min_cell`."""
    least, shift = segmentation.plan.min_cell, _shift(outcome)
    control = control_of(list(cells))
    first = control or max(cells, key=lambda level: cells[level][:, 0].sum())
    order = [first, *(level for level in cells if level != first)]
    whole = {level: cells[level].sum(axis=0) for level in order}
    untold = outcome.all.count - sum(own[0] for own in whole.values())
    if 0 < untold < least or not all(_is_tellable(own, outcome, least) for own in whole.values()):
        return None
    pairs = len(order) * (len(order) - 1) // 2
    arms = _arms(whole, outcome, segmentation, pairs, shift)
    others = arms[1:]
    sd = _spread(arms, outcome)
    visible = visible_difference(arms[0].count, min(x.count for x in others), sd, _confidence(pairs))
    told = {"arms": arms, "has_control": control is not None, "visible": None if visible is None else settled(visible)}
    trial = trial.model_copy(update=told)
    needed = None if trial.is_shown else _needed(arms, outcome, sd)
    segments = _by_segment(cells, order, outcome, segmentation, least, shift)
    return trial.model_copy(update={"needed": needed, "segments": segments})


def _shift(outcome: Outcome) -> float:
    """What is taken off before squares are added up; nothing of rates, whose sums are counts."""
    return 0.0 if outcome.kind == "rate" else outcome.all.value or 0.0


def _confidence(pairs: int) -> float:
    """Of each interval, so that all of so many hold together (Bonferroni)."""
    return 1 - (1 - CONFIDENCE) / pairs


def _is_tellable(own: Floats, outcome: Outcome, least: int) -> bool:
    """Whether enough customers are of both kinds, where it is a rate."""
    return bool(own[0] >= least and (outcome.kind != "rate" or least <= own[1] <= own[0] - least))


def _arms(
    cells: Mapping[str, Floats], outcome: Outcome, segmentation: Segmentation, pairs: int, shift: float
) -> tuple[Arm, ...]:
    """The arms, the first of which the others are compared with."""
    column, is_rate = segmentation.columns[outcome.column], outcome.kind == "rate"
    figures = {level: _moments(own, shift) for level, own in cells.items()}
    first, confidence = next(iter(cells)), _confidence(pairs)

    def apart(own: str, other: str) -> tuple[float, tuple[float, float]]:
        if not is_rate:
            return averages_apart(figures[own], figures[other], confidence)
        hits = [(round(cells[level][1]), round(cells[level][0])) for level in (own, other)]
        return rates_apart(hits[0], hits[1], confidence) or (0.0, (0.0, 0.0))

    unlike: dict[str, set[str]] = {level: set() for level in cells}
    for own, other in combinations(cells, 2):
        low, high = apart(own, other)[1]
        if not low <= 0 <= high:
            unlike[own].add(other)
            unlike[other].add(own)
    arms = []
    for level, (count, mean, sd) in figures.items():
        least = column.minimum if column.kind == "number" else None
        ends = rate_interval(cells[level][1], count) if is_rate else mean_interval(count, mean, sd, least)
        from_first = None if level == first else apart(level, first)
        arm = Arm(
            level=level,
            count=count,
            value=settled(mean),
            sd=settled(sd),
            interval=_settled(ends),
            apart=None if from_first is None else settled(from_first[0]),
            apart_interval=None if from_first is None else _settled(from_first[1]),
            like=tuple(other for other in cells if other != level and other not in unlike[level]),
        )
        arms.append(arm)
    return tuple(arms)


def _moments(own: Floats, shift: float) -> tuple[int, float, float]:
    count, total, squares = own
    mean = total / count
    return round(count), float(mean + shift), float(max(squares / count - mean**2, 0.0) ** 0.5)


def _settled(ends: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if ends is None else (settled(ends[0]), settled(ends[1]))


def _spread(arms: Sequence[Arm], outcome: Outcome) -> float:
    """The standard deviation of all of them, as if nothing differed."""
    counts = np.array([x.count for x in arms])
    if outcome.kind != "rate":
        return float(np.average([x.sd**2 for x in arms], weights=counts) ** 0.5)
    rate = float(np.average([x.value for x in arms], weights=counts))
    return float((rate * (1 - rate)) ** 0.5)


def _needed(arms: Sequence[Arm], outcome: Outcome, sd: float) -> int | None:
    """In each arm, to show the largest difference that was seen."""
    most = max(arms[1:], key=lambda x: abs(x.apart or 0.0))
    if not most.apart:
        return None
    if outcome.kind == "rate":
        return needed_for_rates(arms[0].value, most.value)
    return needed_for_means(sd, abs(most.apart))


def _by_segment(
    cells: Cells, order: Sequence[str], outcome: Outcome, segmentation: Segmentation, least: int, shift: float
) -> tuple[tuple[int, tuple[Arm, ...]], ...]:
    """The arms in each segment, where a difference is not the same in all of them beyond chance, and where all may be
    told; intervals hold for all of these together."""
    each = [{level: cells[level][i] for level in order} for i in range(segmentation.k)]
    if not all(_is_tellable(own, outcome, max(least, 1)) for segment in each for own in segment.values()):
        return ()
    able = [i for i, own in enumerate(each) if min(x[0] for x in own.values()) >= _IN_SEGMENT]
    if len(able) < 2 or min(holm([_same(each, able, order, i, outcome) for i in range(1, len(order))])) >= ALPHA:
        return ()
    together = len(able) * (len(order) - 1)
    return tuple((i + 1, _arms(each[i], outcome, segmentation, together, shift)) for i in able)


def _same(
    each: Sequence[Mapping[str, Floats]], able: Sequence[int], order: Sequence[str], other: int, outcome: Outcome
) -> float:
    """The p that an arm differs from the first by as much in all segments."""
    cells = np.array([[each[i][order[0]], each[i][order[other]]] for i in able])
    counts, means = cells[..., 0], cells[..., 1] / cells[..., 0]
    if outcome.kind == "rate":
        share = (cells[..., 1] + 1) / (counts + 2)
        variances = share * (1 - share) / (counts + 2)
    else:
        variances = np.maximum(cells[..., 2] / counts - means**2, 0.0) / (counts - 1)
    spread: Floats = variances.sum(axis=1)
    return same_differences(means[:, 1] - means[:, 0], spread) if spread.all() else 1.0
