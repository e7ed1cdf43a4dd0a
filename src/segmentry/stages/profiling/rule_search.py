"""`find_rules`: the shortest readable rules that retell the segments, and how faithful they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.assignment import assign, group_sums
from segmentry.maths.trees import Branch, grow
from segmentry.results.recipe import CategoryStep, NumberStep, Recipe, Step
from segmentry.results.rules import Condition, Rule, Rules
from segmentry.results.segmentation import Segmentation
from segmentry.stages.preparation.apply import apply, to_original
from segmentry.stages.shared.centres import centres_of

#: Rows that the tree is grown on when there are more.
FIT_ROWS = 20_000
#: Rules per segment at most (ours).
MOST = 2
#: Leaves per segment of the tree before it is pruned (ours).
GROWN = 4
#: Fidelity that is given up for fewer rules (ours).
NEAR = 0.01

_DAY, _HOUR, _MINUTE = 1.0, 1 / 24, 1 / 1440
#: How far the matrix's single precision may move a whole number, or a date (about four minutes).
_BLUR = 0.003

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class _Split:
    """Rows of up to `low` in a dimension of the matrix are told from those of `high` or more."""

    dimension: int
    low: Any
    high: Any


@dataclass(frozen=True, eq=False)
class _Node:
    """Rows of the sample, how many of each segment, what each of these weighs; a leaf has no split."""

    rows: Rows
    counts: Labels
    weights: Floats
    split: _Split | None = None
    children: tuple["_Node", ...] = ()

    @property
    def segment(self) -> int:
        return int((self.counts * self.weights).argmax())

    @property
    def right(self) -> float:
        return float((self.counts * self.weights).max())


@dataclass(frozen=True, eq=False)
class _Pruned:
    """A node with some of the tree below it, and the weight of the rows that it gets right."""

    node: _Node
    right: float
    children: tuple["_Pruned", ...] = ()


@dataclass(frozen=True, eq=False)
class _Leaf:
    """A node with the way to it: the splits, and whether it is at their higher side."""

    node: _Node
    way: tuple[tuple[_Split, bool], ...] = ()


def find_rules(segmentation: Segmentation, sample: Floats, complete: bool) -> Rules | None:
    """Rules in the columns' own units that put customers in the segment that K-Means put them in, nearly always.

    A classification tree (Breiman, Friedman, Olshen & Stone 1984) is grown on the matrix with the segments as its
    classes, and pruned to the best of each size up to twice k leaves. Taken is the smallest that names as many
    segments as any and whose fidelity is within 0.01 of the best. As one tree of thresholds for all segments it is
    an explainable clustering in the sense of Moshkovitz, Dasgupta, Rashtchian & Frost (2020, "Explainable k-Means
    and k-Medians Clustering", ICML). Thresholds are the shortest numbers on which no row of the sample changes
    sides. A missing cell counts as what the recipe fills in. Everything is measured on the sample.

    Parameters
    ----------
    segmentation : Segmentation
    sample : array of shape (m, d)
        The matrix of the sample, as `Prepared.sample`.
    complete : bool
        Whether the sample holds all rows.

    Returns
    -------
    Rules or None
        None with one segment, since there is nothing to tell apart.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("health", rows=600))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3), k=2)
    >>> rules = find_rules(segmentation, prepared.sample, prepared.complete)
    >>> rules.leaves <= 4, rules.fidelity > 0.9
    (True, True)
    """
    if segmentation.k == 1:
        return None
    labels = assign(sample, centres_of(segmentation)).labels
    recipe = segmentation.recipe
    leaves = _leaves_of(sample, recipe, labels, segmentation.k)
    told = np.empty_like(labels)
    for leaf in leaves:
        told[leaf.node.rows] = leaf.node.segment
    sizes, claimed, right = (
        np.bincount(some, minlength=segmentation.k) for some in (labels, told, labels[told == labels])
    )
    lost = _inertia(sample, told, segmentation.k)
    least = _inertia(sample, labels, segmentation.k)
    rules = [_rule(leaf, recipe, sizes) for leaf in leaves]
    return Rules(
        rows=len(labels),
        sampled=not complete,
        leaves=len(rules),
        fidelity=settled(float(right.sum() / len(labels))),
        price=settled(lost / least) if least > 0 else None,
        coverage=_shares(right, sizes),
        exclusivity=_shares(right, claimed),
        rules=tuple(sorted(rules, key=lambda rule: (rule.segment, -rule.covers))),
    )


def _leaves_of(sample: Floats, recipe: Recipe, labels: Labels, k: int) -> list[_Leaf]:
    """Of a tree that gets most rows right; where that passes over a segment, of one to which all weigh the same, if
    it names more of them."""
    counts = np.bincount(labels, minlength=k)
    found: list[list[_Leaf]] = []
    for weights in (np.ones(k), len(labels) / np.maximum(counts, 1)):
        root = _grown(sample, recipe, labels, weights)
        pruned = [list(_leaves(one)) for one in _prunings(root, MOST * k)]
        found.append(_smallest(pruned, len(labels)))
        if _named(found[-1]) == np.count_nonzero(counts):
            break
    return max(found, key=_named)


def _grown(sample: Floats, recipe: Recipe, labels: Labels, weights: Floats) -> _Node:
    k = len(weights)
    dimensions = np.flatnonzero(_telling(recipe))
    used = slice(None, FIT_ROWS)
    tree = grow(sample[used][:, dimensions], labels[used], weights, GROWN * k)

    def node(branch: Branch, rows: Rows, used: frozenset[int] = frozenset()) -> _Node:
        counts = np.bincount(labels[rows], minlength=k)
        if not branch.parts:
            return _Node(rows, counts, weights)
        up = sample[rows, dimensions[branch.dimension]] > branch.threshold
        sides = list(zip(branch.parts, (rows[~up], rows[up]), strict=True))
        split, is_mirrored = _first(sample[sides[0][1]], sample[sides[1][1]], dimensions, used)
        used |= {split.dimension}
        low, high = reversed(sides) if is_mirrored else sides
        return _Node(rows, counts, weights, split, tuple(node(part, its_rows, used) for part, its_rows in (low, high)))

    return node(tree, np.arange(len(labels)))


def _first(one: Floats, other: Floats, dimensions: Rows, used: frozenset[int]) -> tuple[_Split, bool]:
    """Of the splits that tell the same two parts apart one in a dimension that is asked for already, else in the first
    of them, and whether the other part is at its lower side: the tree takes any."""
    ends = [(part.min(axis=0), part.max(axis=0)) for part in (one, other)]
    for dimension in sorted(dimensions.tolist(), key=lambda d: (d not in used, d)):
        for is_mirrored in (False, True):
            (_, low), (high, _) = reversed(ends) if is_mirrored else ends
            if low[dimension] < high[dimension]:
                return _Split(dimension, low[dimension], high[dimension]), is_mirrored
    raise AssertionError("no dimension tells the parts apart")


def _telling(recipe: Recipe) -> list[bool]:
    """Which dimensions tell something new: of two levels the second is what the first is not."""
    return [not (step.width == 2 and i == 1) for step in recipe.steps for i in range(step.width)]


def _prunings(node: _Node, most: int) -> list[_Pruned]:
    """The best pruning of the tree to 1, 2, ... `most` leaves."""
    found = [_Pruned(node, node.right)]
    if not node.children:
        return found
    best: dict[int, _Pruned] = {}
    left, right = (_prunings(child, most - 1) for child in node.children)
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right[: most - i], start=1):
            if i + j not in best or a.right + b.right > best[i + j].right:
                best[i + j] = _Pruned(node, a.right + b.right, (a, b))
    return found + [best[size] for size in sorted(best)]


def _leaves(pruned: _Pruned) -> Iterator[_Leaf]:
    """Its leaves, where a split that separates nothing is left out."""
    if len(_segments(pruned)) == 1:
        yield _Leaf(pruned.node)
        return
    assert pruned.node.split is not None
    for is_high, child in enumerate(pruned.children):
        for leaf in _leaves(child):
            yield _Leaf(leaf.node, ((pruned.node.split, bool(is_high)), *leaf.way))


def _segments(pruned: _Pruned) -> set[int]:
    if not pruned.children:
        return {pruned.node.segment}
    return {segment for child in pruned.children for segment in _segments(child)}


def _smallest(prunings: Sequence[list[_Leaf]], n: int) -> list[_Leaf]:
    """The fewest leaves that name as many segments as any and are nearly as faithful as the best of these."""
    named = max(map(_named, prunings))
    fidelities = [sum(int(leaf.node.counts[leaf.node.segment]) for leaf in leaves) / n for leaves in prunings]
    enough = [i for i, leaves in enumerate(prunings) if _named(leaves) == named]
    least = max(fidelities[i] for i in enough) - NEAR
    return min((prunings[i] for i in enough if fidelities[i] >= least), key=len)


def _named(leaves: Sequence[_Leaf]) -> int:
    return len({leaf.node.segment for leaf in leaves})


def _inertia(matrix: Floats, labels: Labels, k: int) -> float:
    """The sum of squared distances to the means of the groups."""
    means = group_sums(matrix, labels, k) / np.maximum(np.bincount(labels, minlength=k), 1)[:, None]
    return float(((matrix - means[labels]) ** 2).sum())


def _shares(part: Labels, of: Labels) -> tuple[float | None, ...]:
    return tuple(settled(float(a / b)) if b else None for a, b in zip(part, of, strict=True))


def _rule(leaf: _Leaf, recipe: Recipe, sizes: Labels) -> Rule:
    segment, rows = leaf.node.segment, len(leaf.node.rows)
    right = int(leaf.node.counts[segment])
    return Rule(
        segment=segment + 1,
        conditions=_conditions(leaf, recipe),
        rows=rows,
        share_right=settled(right / rows),
        covers=settled(right / int(sizes[segment])),
    )


def _conditions(leaf: _Leaf, recipe: Recipe) -> tuple[Condition, ...]:
    """One per column on the way, the first to decide first."""
    places = [(step, i) for step in recipe.steps for i in range(step.width)]
    asked: dict[str, tuple[Step, list[tuple[int, _Split, bool]]]] = {}
    for split, is_high in leaf.way:
        step, place = places[split.dimension]
        asked.setdefault(step.column, (step, []))[1].append((place, split, is_high))
    return tuple(
        _of_category(step, [(place, is_high) for place, _, is_high in told])
        if isinstance(step, CategoryStep)
        else _of_number(step, [(split, is_high) for _, split, is_high in told])
        for step, told in asked.values()
    )


def _of_category(step: CategoryStep, told: Sequence[tuple[int, bool]]) -> Condition:
    out = {step.levels[place] for place, is_it in told if not is_it}
    left = [step.levels[place] for place, is_it in told if is_it] or [one for one in step.levels if one not in out]
    if len(left) == 1:
        return Condition(column=step.column, level=left[0])
    return Condition(column=step.column, is_not=tuple(level for level in step.levels if level in out))


def _of_number(step: NumberStep, told: Sequence[tuple[_Split, bool]]) -> Condition:
    above = [threshold(step, split.low, split.high) for split, is_high in told if is_high]
    up_to = [threshold(step, split.low, split.high) for split, is_high in told if not is_high]
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
