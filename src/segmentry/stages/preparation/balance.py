"""`balance`: weights under which every feature has the same say in the distance."""

import numpy as np

from segmentry.maths import Floats
from segmentry.plan import Plan
from segmentry.stages.inspection.suspects import SAME_THING
from segmentry.stages.preparation.choose import options
from segmentry.stages.preparation.prepare import Prepared


def balance(prepared: Prepared) -> Plan:
    """The plan with a weight for every feature, so that each supplies the same share of the squared distance.

    Numbers that go together (correlation above 0.95 in the sample's matrix) share one feature's say.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500))
    >>> shares = {step.share for step in segmentry.prepare(prepared.table, balance(prepared)).recipe.steps}
    >>> max(shares) - min(shares) < 0.001
    True
    """
    plan, steps = prepared.plan, prepared.recipe.steps
    together = _together(prepared)
    columns = dict(plan.columns)
    for step, others in zip(steps, together, strict=True):
        column_plan = options(step.column, plan)
        wanted = column_plan.weight / np.sqrt((step.share or 1.0) * others)
        columns[step.column] = column_plan.model_copy(update={"weight": float(wanted)})
    middle = float(np.median([columns[step.column].weight for step in steps]))
    for step in steps:  # only how they compare matters
        column_plan = columns[step.column]
        weight = min(max(float(f"{column_plan.weight / middle:.6g}"), 1e-6), 100.0)
        columns[step.column] = column_plan.model_copy(update={"weight": weight})
    return plan.model_copy(update={"columns": columns})


def _together(prepared: Prepared) -> list[int]:
    """Of how many features, itself among them, each says the same."""
    steps = prepared.recipe.steps
    ends = np.cumsum([step.width for step in steps])
    numbers = [j for j, step in enumerate(steps) if not step.is_category]
    same = np.eye(len(steps), dtype=bool)
    if len(numbers) > 1:
        columns: Floats = prepared.sample[:, [int(ends[j]) - 1 for j in numbers]].astype(np.float64)
        same[np.ix_(numbers, numbers)] |= np.abs(np.corrcoef(columns.T)) > SAME_THING
    return [int(count) for count in same.sum(axis=1)]
