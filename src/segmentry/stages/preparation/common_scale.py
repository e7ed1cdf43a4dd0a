"""Items of a battery are divided by one number, so that an answer means the same in each of them."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from segmentry.plan import Plan
from segmentry.results.columns import Columns
from segmentry.results.recipe import NumberStep, Step
from segmentry.stages.preparation.numbers import short


def on_common_scales(steps: Sequence[Step], columns: Columns, plan: Plan) -> list[Step]:
    """The steps, those of a battery with its pooled standard deviation: the root of their mean variance.

    An item of which the plan tells how it is scaled or transformed is left out.
    """
    items: defaultdict[str, list[NumberStep]] = defaultdict(list)
    for step in steps:
        battery = columns[step.column].battery
        told = plan.of_column(step.column)
        if battery is not None and isinstance(step, NumberStep) and told.scale == "auto" and step.transform == "none":
            items[battery].append(step)
    scaled: dict[str, Step] = {}
    for battery, same in items.items():
        if len(same) < 2:
            continue
        pooled = float(np.sqrt(np.mean([step.scale**2 for step in same])))
        why = f"Divided by {pooled:,.6g}, the pooled deviation of the {len(same)} answers of the battery `{battery}`."
        for step in same:
            *before, _ = step.why
            scale = short(pooled, pooled)
            reasons = (*before, f"Less {step.centre:,.6g}.", why)
            scaled[step.column] = step.model_copy(update={"scale": scale, "why": reasons})
    return [scaled.get(step.column, step) for step in steps]
