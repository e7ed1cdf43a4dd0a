"""A feature and its cell, as people read them."""

import math

from segmentry import wording
from segmentry.kinds import Kind
from segmentry.results.recipe import Step


def cell_value(step: Step, value: float) -> float | str | None:
    """What a cell is, from the number that stands for it: itself, or the level; None where it is missing."""
    if math.isnan(value):
        return None
    return step.cells[int(value)] if step.levels else float(value)


def cell_said(step: Step, kind: Kind, value: float) -> str:
    """The cell alone.

    >>> from segmentry.results.recipe import NumberStep
    >>> age = NumberStep(column="age", impute=0, centre=0, scale=1)
    >>> cell_said(age, "number", 63.0), cell_said(age, "number", 1234.5), cell_said(age, "share", 1.0)
    ('63', '1,234', 'yes')
    >>> cell_said(age, "number", 10.9)
    '10.9'
    """
    if step.levels:
        return wording.yes_or_no(step.cells[int(value)])
    if kind == "share":
        return wording.yes_or_no(str(bool(value)).lower())
    if kind != "number":
        return wording.average(value, kind)
    said = f"{value:,.0f}" if value.is_integer() else wording.figure(value)
    return said.rstrip("0").rstrip(".") if "." in said and "e" not in said else said


def feature_said(step: Step, kind: Kind, value: float) -> str:
    """The feature with its cell; of a missing one that nothing is known."""
    return f"{step.column} {wording.MISSING if math.isnan(value) else cell_said(step, kind, value)}"
