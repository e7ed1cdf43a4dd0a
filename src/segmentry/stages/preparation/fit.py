"""Fitting the recipe: one step for every feature, and what share of the distance it supplies."""

from collections.abc import Sequence

import numpy as np

from segmentry import wording
from segmentry.column_plan import ColumnPlan
from segmentry.plan import Plan
from segmentry.results.columns import Column, Columns
from segmentry.results.recipe import CategoryStep, Feature, NumberStep, Recipe, Step
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.choose import RARE
from segmentry.stages.preparation.common_scale import on_common_scales
from segmentry.stages.preparation.numbers import Facts, missing_told, number_step
from segmentry.stages.preparation.regrouping import weight_of
from segmentry.stages.preparation.sample import Sample
from segmentry.stages.preparation.two_values import weight_of_two
from segmentry.stages.shared.made_of_orders import BY_RATIO, is_made_of_orders
from segmentry.stages.shared.values import Values

#: What a category of several levels weighs: a split in two then explains as much of a fair coin as of a normal
#: distribution cut at its mean, 2 / pi of its variance. Of two levels an uneven one weighs less (`two_values`).
OF_CATEGORY = float(np.sqrt(2 / np.pi))
#: Features that are looked at at once: a matrix of all of them would be one more.
_BESIDE = 64


def fit(features: Sequence[Feature], columns: Columns, plan: Plan, raw: Sample) -> Recipe:
    """The recipe that the sample's values lead to.

    Means and deviations of numbers that are neither capped nor transformed are those of the filled cells of all
    rows, as `inspect` found them; all else is the sample's.
    """
    steps: list[Step] = []
    for feature, values in zip(features, raw.values.T, strict=True):
        column_plan = _options(feature, columns[feature.column], plan)
        missing = _missing(feature, columns[feature.column], values, raw)
        step: Step
        if feature.is_category:
            step = _category(feature, column_plan, values, missing, raw.rows)
        else:
            facts = _facts(feature, columns, missing, raw, plan)
            step = number_step(feature, column_plan, values, facts)
        steps.append(step)
    if plan.preset == "auto":
        steps = on_common_scales(steps, columns, plan)
        steps = [
            _of_two_values(step, columns[step.column], values) for step, values in zip(steps, raw.values.T, strict=True)
        ]
    steps = [_weighed(step, *weight_of(columns[step.column], columns, plan.of_column(step.column))) for step in steps]
    return _with_shares(Recipe(steps=tuple(steps)), raw.values)


def _options(feature: Feature, column: Column, plan: Plan) -> ColumnPlan:
    """What the plan says of the column.

    The textbook caps and transforms nothing that it was not told to, and no answer on a scale is stretched. It fills
    missing cells.
    """
    column_plan = plan.of_column(feature.column)
    if plan.preset == "auto" and not feature.ordered and column.battery is None:
        return column_plan
    textbook = {"transform": "none", "cap": "none"} | ({"impute": "median"} if plan.preset == "classic" else {})
    unsaid = {option: value for option, value in textbook.items() if getattr(column_plan, option) == "auto"}
    return column_plan.model_copy(update=unsaid)


def _missing(feature: Feature, column: Column, values: Values, raw: Sample) -> int:
    """Missing cells: counted, or estimated from the sample where levels decide."""
    if raw.complete or feature.levels:
        return round(float(np.isnan(values).mean()) * raw.rows)
    return raw.rows - column.filled


def _facts(feature: Feature, columns: Columns, missing: int, raw: Sample, plan: Plan) -> Facts:
    column = columns[feature.column]
    by_ratio = column.name in BY_RATIO and is_made_of_orders([column.name for column in columns.columns])
    if feature.levels or plan.weight is not None:
        return Facts(raw.rows, missing, by_ratio=by_ratio)
    return Facts(raw.rows, missing, column.mean, column.sd, by_ratio)


def _category(feature: Feature, column_plan: ColumnPlan, values: Values, missing: int, rows: int) -> CategoryStep:
    """Missing cells stay missing, or become the commonest level, which is the first."""
    stays_missing = column_plan.impute == "auto"
    counts = np.bincount(values[~np.isnan(values)].astype(np.intp), minlength=len(feature.levels))[
        : len(feature.levels)
    ]
    impute = int(counts.argmax())
    if not stays_missing:
        counts[impute] += int(np.isnan(values).sum())
    shares = counts / counts.sum()
    scales = np.sqrt(np.maximum(shares, RARE) * (len(shares) - 1))
    mode = feature.levels[impute]
    why = [missing_told(missing, rows, None if stays_missing else f"commonest level, {mode}")] if missing else []
    why.append(
        f"One dimension for each of {len(feature.levels)} levels, scaled so that together they weigh like a number."
    )
    if feature.made_of:
        why.insert(0, f"Made of {wording.of_columns(feature.sources)}.")
    if feature.elsewhere:
        said = wording.listed(f"`{level}`" for level in feature.elsewhere)
        why.append(f"{said}: told by another feature in the same rows, 0 here.")
    if feature.pooled:
        why.append("Rare levels are pooled.")
    weight = OF_CATEGORY if len(shares) > 2 else weight_of_two(float(shares[0]))
    return CategoryStep(
        **feature.model_dump(),
        missing=missing,
        stays_missing=stays_missing,
        impute=mode,
        shares=tuple(shares.round(12).tolist()),
        scales=tuple(scales.round(12).tolist()),
        weight=weight,
        why=tuple(why),
    )


def _of_two_values(step: Step, column: Column, values: Values) -> Step:
    """A number of two values weighs less, all items of a battery alike."""
    filled = values[~np.isnan(values)]
    if not isinstance(step, NumberStep) or not ((filled == filled.min()) | (filled == filled.max())).all():
        return step
    weight = weight_of_two(float((filled == filled.max()).mean())) if column.battery is None else OF_CATEGORY
    why = f"Times {weight:.2f}, as it has two values: a split explains all of it."
    return step.model_copy(update={"weight": weight, "why": (*step.why, why)})


def _weighed(step: Step, times: float, reason: str) -> Step:
    if times == 1:
        return step
    return step.model_copy(update={"weight": step.weight * times, "why": (*step.why, reason)})


def _with_shares(recipe: Recipe, values: Values) -> Recipe:
    """The share of the squared distance that each feature supplies, over the sample."""
    beside = [slice(start, start + _BESIDE) for start in range(0, len(recipe.steps), _BESIDE)]
    parts = np.concatenate([_variances(Recipe(steps=recipe.steps[some]), values[:, some]) for some in beside])
    shares = parts / (parts.sum() or 1.0)
    steps = (
        step.model_copy(update={"share": round(float(share), 6)})
        for step, share in zip(recipe.steps, shares, strict=True)
    )
    return Recipe(steps=tuple(steps))


def _variances(recipe: Recipe, values: Values) -> Values:
    """That of each feature, over all its dimensions."""
    variances = np.nanvar(apply(recipe, values), axis=0, dtype=np.float64)
    ends = np.cumsum([step.width for step in recipe.steps])
    return np.array([part.sum() for part in np.split(variances, ends[:-1])])
