"""`balance`: weights under which every feature has the same say in the distance."""

import numpy as np

from segmentry.plan import Plan
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.preparation.regrouping import weight_of


def balance(prepared: Prepared) -> Plan:
    """The plan with a weight for every feature, so that each supplies the same share of the squared distance.

    Features that say much the same have together the say of as many as they hold independent facts.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500))
    >>> shares = {step.share for step in segmentry.prepare(prepared.table, balance(prepared)).recipe.steps}
    >>> max(shares) - min(shares) < 0.001
    True
    """
    plan, steps = prepared.plan, prepared.recipe.steps
    said = prepared.columns
    columns, weights = dict(plan.columns), {}
    for step in steps:
        column, column_plan = said[step.column], plan.of_column(step.column)
        now, _ = weight_of(column, said, column_plan)
        wanted = now * column.fact_weight / np.sqrt(step.share or 1.0)
        weights[step.column] = float(wanted)
    middle = float(np.median(list(weights.values())))
    for name, wanted in weights.items():  # only how they compare matters
        weight = min(max(float(f"{wanted / middle:.6g}"), 1e-6), 100.0)
        columns[name] = plan.of_column(name).model_copy(update={"weight": weight})
    return plan.model_copy(update={"columns": columns})
