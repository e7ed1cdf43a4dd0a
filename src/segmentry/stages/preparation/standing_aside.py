"""Features that carry nothing of groups: they go with no other feature, and are one heap."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.polynomial.legendre import legvander
from numpy.typing import NDArray

from segmentry import wording
from segmentry.maths import Floats, Labels
from segmentry.maths.components import WIDE
from segmentry.maths.null_model import is_one_heap
from segmentry.plan import Plan
from segmentry.results.columns import Columns, Finding
from segmentry.results.mend import Mend
from segmentry.results.recipe import NumberStep, Recipe
from segmentry.stages.inspection.findings import about
from segmentry.wording import of_columns, option

#: Rows that are looked at, and degrees of the polynomials of ranks that are compared.
ROWS, DEGREES = 3_000, 4
#: Standard deviations from independence at which two features go together (ours).
TOGETHER = 4.5
#: Why such a column describes segments.
REASON = "it goes with no other feature, and holds no groups of its own"


def standing_aside(recipe: Recipe, sample: Floats) -> tuple[str, ...]:
    """The numbers among the features that carry nothing of groups, where others visibly hold some.

    Groups that show in several columns tie these to each other, and give some of them several modes. A column that is
    tied to none and has one mode only adds chance to every distance, and cuts the groups that the others hold. In a
    wide matrix none stand aside: to compare its columns two by two would take memory with the square of their number.

    Examples
    --------
    >>> import segmentry, pandas as pd
    >>> rng = np.random.default_rng(0)
    >>> group, chance = rng.integers(3, size=300), rng.normal(size=(300, 3))
    >>> table = pd.DataFrame(chance + np.outer(group, [5, -4, 0]), columns=["a", "b", "c"])
    >>> prepared = segmentry.prepare(table, segmentry.Plan(features=("a", "b", "c")))
    >>> standing_aside(prepared.recipe, prepared.sample)
    ('c',)
    """
    if sample.shape[1] > WIDE:
        return ()
    rows = sample[:ROWS].astype(np.float64)
    ends = np.cumsum([step.width for step in recipe.steps])
    tied = np.asarray(_together(rows, ends).any(axis=1)).tolist()
    heaps = [
        is_one_heap(rows[:, end - 1]) if isinstance(step, NumberStep) else None
        for step, end in zip(recipe.steps, ends, strict=True)
    ]
    if not any(goes and heap is False for goes, heap in zip(tied, heaps, strict=True)):
        return ()
    found = zip(recipe.steps, tied, heaps, strict=True)
    return tuple(step.column for step, goes, heap in found if heap and not goes)


def told_aside(names: Sequence[str], columns: Columns, plan: Plan) -> tuple[Columns, tuple[str, ...]]:
    """The columns with what is told of these, and those of them that make no segments, as nobody named them."""
    left = tuple(name for name in names if not _is_named(name, plan))
    stay = tuple(name for name in names if name not in left)
    findings = [_finding(several, stays=several is stay) for several in (left, stay) if several]
    updated = tuple(
        column.model_copy(update={"role": "descriptor", "reason": REASON}) if column.name in left else column
        for column in columns.columns
    )
    return columns.model_copy(update={"columns": updated, "findings": (*columns.findings, *findings)}), left


def _is_named(name: str, plan: Plan) -> bool:
    told = plan.of_column(name)
    return plan.preset != "auto" or plan.features is not None or told.role == "feature" or told.weight is not None


def _finding(names: tuple[str, ...], *, stays: bool) -> Finding:
    go, hold = wording.plural(len(names), "goes", "go"), wording.plural(len(names), "holds", "hold")
    what = f"{wording.capitalised(of_columns(names))} {go} with no other feature and {hold} no groups"
    if stays:
        what += ": in distances that is chance, which can hide groups that the other features hold."
        remedy = "Leave out of `features` what need not make segments, and compare."
    else:
        what += ", and so make no segments and describe them: in distances that would be chance."
        remedy = f'Set {option(names[0], "role")} = "feature" in the plan to have it make segments.'
    mend = Mend.not_using(names) if stays else Mend.using(names)
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _together(rows: Floats, ends: Labels) -> NDArray[np.bool_]:
    """Whether features go together (f x f): any of the polynomials of their dimensions' ranks do."""
    n, f = len(rows), len(ends)
    ranks = pd.DataFrame(rows).rank().to_numpy()
    scores = [legvander(2 * column / (n + 1) - 1, DEGREES)[:, 1:] for column in ranks.T]
    basis = np.concatenate(scores, axis=1)
    basis -= basis.mean(axis=0)
    spread = basis.std(axis=0)
    basis = np.divide(basis, spread, out=np.zeros_like(basis), where=spread > 1e-9)
    strength = np.abs(basis.T @ basis) / np.sqrt(n)
    owner = np.repeat(np.searchsorted(ends, np.arange(rows.shape[1]), side="right"), DEGREES)
    strongest = np.zeros((f, f))
    np.maximum.at(strongest, (owner[:, None], owner[None]), strength)
    np.fill_diagonal(strongest, 0)
    return np.asarray(strongest >= TOGETHER)
