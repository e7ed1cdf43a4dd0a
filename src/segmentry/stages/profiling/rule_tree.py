"""The classification tree behind the rules: grown on the matrix, pruned to every size, and the size that is taken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels
from segmentry.maths.assignment import group_means
from segmentry.maths.components import KEPT, WIDE
from segmentry.maths.trees import Branch, grow
from segmentry.results.recipe import Recipe

#: Rows that the tree is grown on when there are more.
FIT_ROWS = 20_000
#: Rules per segment at most (ours).
MOST = 2
#: Leaves per segment of the tree before it is pruned (ours).
GROWN = 4
#: Fidelity that is given up for fewer rules (ours).
NEAR = 0.01

Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Split:
    """Rows of up to `low` in a dimension of the matrix are told from those of `high` or more."""

    dimension: int
    low: Any
    high: Any


@dataclass(frozen=True, eq=False)
class Node:
    """Rows of the sample, how many of each segment, what each of these weighs; a leaf has no split."""

    rows: Rows
    counts: Labels
    weights: Floats
    split: Split | None = None
    children: tuple["Node", ...] = ()

    @property
    def segment(self) -> int:
        """The segment that weighs most."""
        return int((self.counts * self.weights).argmax())

    @property
    def right(self) -> float:
        """What the rows of that segment weigh."""
        return float((self.counts * self.weights).max())


@dataclass(frozen=True, eq=False)
class _Pruned:
    """A node with some of the tree below it, and the weight of the rows that it gets right."""

    node: Node
    right: float
    children: tuple["_Pruned", ...] = ()


@dataclass(frozen=True, eq=False)
class Leaf:
    """A node with the way to it: the splits, and whether it is at their higher side."""

    node: Node
    way: tuple[tuple[Split, bool], ...] = ()


def fitted_leaves(sample: Floats, recipe: Recipe, labels: Labels, k: int) -> list[Leaf]:
    """Of a tree that gets most rows right; where that passes over a segment, of one to which all weigh the same, if
    it names more of them."""
    counts = np.bincount(labels, minlength=k)
    candidates: list[list[Leaf]] = []
    for weights in (np.ones(k), len(labels) / np.maximum(counts, 1)):
        root = _grown(sample, recipe, labels, weights)
        prunings = [list(_leaves(pruned)) for pruned in _prunings(root, MOST * k)]
        candidates.append(_smallest(prunings, len(labels)))
        if _named(candidates[-1]) == np.count_nonzero(counts):
            break
    return max(candidates, key=_named)


def _grown(sample: Floats, recipe: Recipe, labels: Labels, weights: Floats) -> Node:
    k = len(weights)
    used = slice(None, FIT_ROWS)
    dimensions = _promising(sample[used], labels[used], k, np.flatnonzero(_telling(recipe)))
    tree = grow(sample[used][:, dimensions], labels[used], weights, GROWN * k)

    def node(branch: Branch, rows: Rows, used: frozenset[int] = frozenset()) -> Node:
        counts = np.bincount(labels[rows], minlength=k)
        if not branch.parts:
            return Node(rows, counts, weights)
        up = sample[rows, dimensions[branch.dimension]] > branch.threshold
        sides = list(zip(branch.parts, (rows[~up], rows[up]), strict=True))
        split, is_mirrored = _first(sample[sides[0][1]], sample[sides[1][1]], dimensions, used)
        used |= {split.dimension}
        low, high = reversed(sides) if is_mirrored else sides
        return Node(rows, counts, weights, split, tuple(node(part, its_rows, used) for part, its_rows in (low, high)))

    return node(tree, np.arange(len(labels)))


def _first(one: Floats, other: Floats, dimensions: Rows, used: frozenset[int]) -> tuple[Split, bool]:
    """Of the splits that tell the same two parts apart one in a dimension that is asked for already, else in the first
    of them, and whether the other part is at its lower side: the tree takes any."""
    ends = [(part.min(axis=0), part.max(axis=0)) for part in (one, other)]
    for dimension in sorted(dimensions.tolist(), key=lambda d: (d not in used, d)):
        for is_mirrored in (False, True):
            (_, low), (high, _) = reversed(ends) if is_mirrored else ends
            if low[dimension] < high[dimension]:
                return Split(dimension, low[dimension], high[dimension]), is_mirrored
    raise AssertionError("no dimension tells the parts apart")


def _promising(rows: Floats, labels: Labels, k: int, dimensions: Rows) -> Rows:
    """Of many dimensions those in which most of the variance lies between the segments: a few leaves ask no more."""
    if len(dimensions) <= WIDE:
        return dimensions
    able, sizes = rows[:, dimensions], np.bincount(labels, minlength=k)
    mean, variance = able.mean(axis=0, dtype=np.float64), able.var(axis=0, dtype=np.float64)
    between = sizes @ (group_means(able, labels, k) - mean) ** 2
    share = np.divide(between, variance, out=np.zeros(len(dimensions)), where=variance > 0)
    return np.sort(dimensions[np.argsort(-share, kind="stable")[:KEPT]])


def _telling(recipe: Recipe) -> list[bool]:
    """Which dimensions tell something new: of two levels the second is what the first is not."""
    return [not (step.width == 2 and i == 1) for step in recipe.steps for i in range(step.width)]


def _prunings(node: Node, most: int) -> list[_Pruned]:
    """The best pruning of the tree to 1, 2, ... `most` leaves."""
    whole = [_Pruned(node, node.right)]
    if not node.children:
        return whole
    best: dict[int, _Pruned] = {}
    left, right = (_prunings(child, most - 1) for child in node.children)
    for i, a in enumerate(left, start=1):
        for j, b in enumerate(right[: most - i], start=1):
            if i + j not in best or a.right + b.right > best[i + j].right:
                best[i + j] = _Pruned(node, a.right + b.right, (a, b))
    return whole + [best[size] for size in sorted(best)]


def _leaves(pruned: _Pruned) -> Iterator[Leaf]:
    """Its leaves, where a split that separates nothing is left out."""
    if len(_segments(pruned)) == 1:
        yield Leaf(pruned.node)
        return
    assert pruned.node.split is not None
    for is_high, child in enumerate(pruned.children):
        for leaf in _leaves(child):
            yield Leaf(leaf.node, ((pruned.node.split, bool(is_high)), *leaf.way))


def _segments(pruned: _Pruned) -> set[int]:
    if not pruned.children:
        return {pruned.node.segment}
    return {segment for child in pruned.children for segment in _segments(child)}


def _smallest(prunings: Sequence[list[Leaf]], n: int) -> list[Leaf]:
    """The fewest leaves that name as many segments as any and are nearly as faithful as the best of these."""
    named = max(map(_named, prunings))
    fidelities = [sum(int(leaf.node.counts[leaf.node.segment]) for leaf in leaves) / n for leaves in prunings]
    enough = [i for i, leaves in enumerate(prunings) if _named(leaves) == named]
    least = max(fidelities[i] for i in enough) - NEAR
    return min((prunings[i] for i in enough if fidelities[i] >= least), key=len)


def _named(leaves: Sequence[Leaf]) -> int:
    return len({leaf.node.segment for leaf in leaves})
