"""`find_rules`: the shortest readable rules that retell the segments, and how faithful they are."""

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import Any

import numpy as np

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import chunks, group_means
from segmentry.results.recipe import CategoryStep, NumberStep, Recipe, Step
from segmentry.results.rules import Condition, Rule, Rules
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply, back, imputed, indicators, to_original
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.profiling.rule_tree import Leaf, Split, fitted_leaves
from segmentry.stages.shared.centres import assigner

_DAY, _HOUR, _MINUTE = 1.0, 1 / 24, 1 / 1440
#: How far the matrix's single precision may move a whole number, or a date (about four minutes).
_BLUR = 0.003


def find_rules(segmentation: Segmentation, prepared: Prepared) -> Rules | None:
    """Rules in the columns' own units that put customers in the segment that K-Means put them in, nearly always.

    A classification tree (Breiman, Friedman, Olshen & Stone 1984) is grown on the matrix with the segments as its
    classes, and pruned to the best of each size up to twice k leaves. Taken is the smallest that names as many
    segments as any and whose fidelity is within 0.01 of the best. As one tree of thresholds for all segments it is
    an explainable clustering in the sense of Moshkovitz, Dasgupta, Rashtchian & Frost (2020, "Explainable k-Means
    and k-Medians Clustering", ICML). Thresholds are the shortest numbers on which no row of the sample changes
    sides. A rule needs a value: a missing cell counts as `impute` of its step, here as in the table where the rule is
    used. Everything is measured on the sample; the price over the cells that are known.

    Returns
    -------
    Rules or None
        None with one segment, since there is nothing to tell apart.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("health", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=2)
    >>> rules = find_rules(segmentation, prepared)
    >>> rules.leaves <= 4, rules.fidelity > 0.9
    (True, True)
    """
    if segmentation.k == 1:
        return None
    labels = assigner(segmentation)(prepared.observed).labels
    recipe = segmentation.recipe
    sample = imputed(recipe, prepared.observed)
    leaves = fitted_leaves(sample, recipe, labels, segmentation.k)
    claims = np.empty_like(labels)
    for leaf in leaves:
        claims[leaf.node.rows] = leaf.node.segment
    sizes, claimed, right = (
        np.bincount(segments, minlength=segmentation.k) for segments in (labels, claims, labels[claims == labels])
    )
    lost = _inertia(prepared.observed, claims, segmentation.k)
    least = _inertia(prepared.observed, labels, segmentation.k)
    rules = [_rule(leaf, recipe, sizes) for leaf in leaves]
    return Rules(
        rows=len(labels),
        sampled=not prepared.complete,
        leaves=len(rules),
        fidelity=settled(float(right.sum() / len(labels))),
        price=settled(lost / least) if least > 0 else None,
        coverage=_shares(right, sizes),
        exclusivity=_shares(right, claimed),
        rules=tuple(sorted(rules, key=lambda rule: (rule.segment, -rule.covers))),
    )


def _inertia(matrix: Floats, labels: Labels, k: int) -> float:
    """The sum of squared distances to the means of the groups, over the cells that are known."""
    means = group_means(matrix, labels, k)
    return sum(float(np.nansum((matrix[rows] - means[labels[rows]]) ** 2)) for rows in chunks(matrix))


def _shares(part: Labels, of: Labels) -> tuple[float | None, ...]:
    return tuple(settled(float(a / b)) if b else None for a, b in zip(part, of, strict=True))


def _rule(leaf: Leaf, recipe: Recipe, sizes: Labels) -> Rule:
    segment, rows = leaf.node.segment, len(leaf.node.rows)
    right = int(leaf.node.counts[segment])
    return Rule(
        segment=segment + 1,
        conditions=_conditions(leaf, recipe),
        rows=rows,
        share_right=settled(right / rows),
        covers=settled(right / int(sizes[segment])),
    )


def _conditions(leaf: Leaf, recipe: Recipe) -> tuple[Condition, ...]:
    """One per column on the way, the first to decide first."""
    places = [(step, i) for step in recipe.steps for i in range(step.width)]
    asked: dict[str, tuple[Step, list[tuple[int, Split, bool]]]] = {}
    for split, is_high in leaf.way:
        step, place = places[split.dimension]
        asked.setdefault(step.column, (step, []))[1].append((place, split, is_high))
    return tuple(
        _of_category(step, answers)
        if isinstance(step, CategoryStep)
        else _of_number(step, [(split, is_high) for _, split, is_high in answers])
        for step, answers in asked.values()
    )


def _of_category(step: CategoryStep, answers: Sequence[tuple[int, Split, bool]]) -> Condition:
    """What is left of its levels; of one that another feature says every dimension is 0, which lies in between."""
    rows = indicators(step)
    left = [
        cell
        for cell, row in zip(step.cells, rows, strict=True)
        if all((row[place] > (split.low + split.high) / 2) == is_high for place, split, is_high in answers)
    ]
    if len(left) == 1:
        return Condition(column=step.column, level=left[0])
    return Condition(column=step.column, is_not=tuple(cell for cell in step.cells if cell not in left))


def _of_answers(step: NumberStep, answers: Sequence[tuple[Split, bool]]) -> Condition:
    """Of ordered answers the lowest and the highest one that a rule asks for."""

    def rank(place: Any) -> int:
        return round(float(back(step, np.array([place], dtype=np.float64))[0]))

    lowest = max((rank(split.high) for split, is_high in answers if is_high), default=None)
    highest = min((rank(split.low) for split, is_high in answers if not is_high), default=None)
    if lowest == len(step.levels) - 1 and highest is None:  # nothing is higher
        highest = lowest
    if highest == 0 and lowest is None:
        lowest = highest
    return Condition(
        column=step.column,
        at_least=None if lowest is None else step.levels[lowest],
        at_most=None if highest is None else step.levels[highest],
    )


def _of_number(step: NumberStep, answers: Sequence[tuple[Split, bool]]) -> Condition:
    if step.ordered:
        return _of_answers(step, answers)
    above = [threshold(step, split.low, split.high) for split, is_high in answers if is_high]
    up_to = [threshold(step, split.low, split.high) for split, is_high in answers if not is_high]
    return Condition(column=step.column, above=max(above, default=None), up_to=min(up_to, default=None))


def threshold(step: NumberStep, low: Any, high: Any) -> float:
    """The shortest number, in the column's units, that rows of up to `low` in the matrix do not exceed and rows of
    `high` or more do."""
    recipe = Recipe(steps=(step,))
    [[lowest], [highest]] = to_original(recipe, np.array([[low], [high]], dtype=np.float64))
    for candidate in _candidates(step.type, float(lowest), float(highest)):
        with np.errstate(all="ignore"):
            place, following = apply(recipe, np.array([[candidate], [candidate + 1]]))[:, 0]
        whole = step.type != "number" and candidate.is_integer()  # then nothing lies between it and the next one
        if (low <= place < high and following > low) if whole else low < place < high:
            return candidate + 0.0  # no minus zero
    return (float(lowest) + float(highest)) / 2


def _candidates(type: str, low: float, high: float) -> Iterator[float]:
    """Numbers between two, the shortest first; of dates whole days, then minutes."""
    middle = (low + high) / 2
    if type == "date":
        if max(abs(low - round(low)), abs(high - round(high))) < _BLUR:
            yield float(floor(middle + _BLUR))
        for unit in (_DAY, _HOUR, _MINUTE):  # the last minute of a day or hour: never a bare day
            yield ceil(middle / unit) * unit - _MINUTE
            yield floor(middle / unit) * unit - _MINUTE
    first = ceil(log10(max(abs(low), abs(high), 1e-300))) + 1
    if type in ("integer", "boolean"):
        between = (floor(low + _BLUR) + ceil(high - _BLUR) - 1) / 2
        yield from (float(round(between, -places)) for places in range(max(first, 0), -1, -1))
        yield float(round(low))
    yield from (float(round(middle, -places)) for places in range(first, first - 18, -1))
