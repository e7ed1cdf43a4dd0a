"""What is done to one number: filled, transformed, capped, scaled; each decision with its reason."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np

from segmentry import wording
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.maths.power import best_power
from segmentry.results.recipe import Feature, NumberStep
from segmentry.stages.preparation.apply import transformed
from segmentry.stages.shared.values import Values

#: A standard deviation below this is lost in rounding.
SMALLEST_SCALE = 1e-100
#: Quantiles at which extreme values are capped where nothing else is told, and the share of the spread that the
#: values beyond them must supply for that (ours).
CAPS, MUCH = (0.005, 0.995), 0.25
#: Skew above which positive numbers get a logarithm, and any others a transformation, where it leaves at most
#: `LEFT` of the skew (ours).
SKEWED, VERY_SKEWED, LEFT = 1.0, 2.0, 0.6
#: Columns with fewer different values are answers on a scale or small counts, and stay as they are (ours).
FEWEST_DIFFERENT = 11
#: Interquartile range of a standard normal distribution: robust scales are divided by it.
IQR_OF_NORMAL = 1.3489795


@dataclass(frozen=True)
class Facts:
    """What is known of the column over all rows: of how many, how many are missing, and the mean and standard
    deviation of the filled cells (None where only the sample tells). `by_ratio`: it is a quantity of which half as much
    is as far as twice as much, such as the orders of a customer."""

    rows: int
    missing: int
    mean: float | None = None
    sd: float | None = None
    by_ratio: bool = False


def number_step(feature: Feature, column_plan: ColumnPlan, values: Values, facts: Facts) -> NumberStep:
    """The step that the sample's values (m, NaN where missing) lead to.

    Raises
    ------
    SegmentryError
        If the values are all missing or hardly differ.
    """
    filled = values[~np.isnan(values)]
    if not len(filled):
        raise SegmentryError(f"`{feature.column}` cannot be a feature: all its cells are missing. Leave it out.")
    ordered = np.sort(filled)
    blank = NumberStep(**feature.model_dump(), impute=0.0, centre=0.0, scale=1.0)
    step = _filled(blank, column_plan, filled, ordered, facts)
    low, high = _quantiles(ordered, column_plan)
    many = 1 + np.count_nonzero(np.diff(ordered)) >= FEWEST_DIFFERENT
    if facts.by_ratio and column_plan.transform == "auto":
        step = _by_ratio(step, filled, np.clip(filled, low, high))
    elif many or column_plan.transform != "auto":
        step = _unskewed(step, column_plan, filled, np.clip(filled, low, high))
    if many or column_plan.cap != "auto":
        step = _capped(step, column_plan, filled, (low, high))
    return _scaled(step, column_plan, values, facts)


def _filled(step: NumberStep, column_plan: ColumnPlan, filled: Values, ordered: Values, facts: Facts) -> NumberStep:
    if step.ordered:
        ends = f"{step.levels[0]} to {step.levels[-1]}"
        step = _noted(step, f"{len(step.levels)} answers in their order, {ends}, counted 0 to {len(step.levels) - 1}.")
    if step.stand_ins:
        listed = ", ".join(map(wording.exact, step.stand_ins))
        step = _noted(step, f"{listed} counts as missing.")
    stays_missing = column_plan.impute == "auto"
    how = "median" if stays_missing else column_plan.impute
    value = _mode(filled) if how == "mode" else _median(ordered) if how == "median" else filled.mean()
    if step.ordered and how == "median":
        value = ordered[(len(ordered) - 1) // 2]  # an answer, and not between two
    update = {"impute": float(value), "missing": facts.missing, "stays_missing": stays_missing}
    step = step.model_copy(update=update)
    if not facts.missing:
        return step
    if stays_missing:
        return _noted(step, missing_told(facts.missing, facts.rows))
    if step.ordered and step.impute.is_integer():
        return _noted(step, missing_told(facts.missing, facts.rows, f"{how} answer, {step.levels[int(step.impute)]}"))
    return _noted(step, missing_told(facts.missing, facts.rows, f"{how} {wording.exact(step.impute)}"))


def missing_told(missing: int, rows: int, filled_with: str | None = None) -> str:
    """What becomes of missing cells, in a sentence.

    >>> missing_told(61, 300)
    '61 missing cells (20.3%) stay empty: customers are compared by what is known of them.'
    """
    cells = f"{missing:,} missing cells ({wording.share(missing / rows, 1)})"
    if filled_with is None:
        return f"{cells} stay empty: customers are compared by what is known of them."
    return f"{cells} filled with the {filled_with}."


def _quantiles(ordered: Values, column_plan: ColumnPlan) -> tuple[float, float]:
    """Values of customers, not between them: the largest of a thousand is beyond the cap, whatever it is."""
    lower, upper = CAPS if isinstance(column_plan.cap, str) else column_plan.cap
    last = len(ordered) - 1
    return float(ordered[ceil(last * lower)]), float(ordered[floor(last * upper)])


def _median(ordered: Values) -> float:
    """NumPy's, of values that stand in order already."""
    return float((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)


def _unskewed(step: NumberStep, column_plan: ColumnPlan, filled: Values, inner: Values) -> NumberStep:
    """A logarithm or a power. How skewed a column is, its `inner` values tell, without the few at its ends."""
    if column_plan.transform == "none" or inner.std() < SMALLEST_SCALE:
        return step
    before = _skew(inner)
    for candidate in _candidates(step, column_plan, filled, inner, before):
        after = _skew(transformed(candidate, inner))
        if column_plan.transform != "auto":
            return _noted(candidate, f"{_named(candidate)}, as told (skew {before:.1f}, then {after:.1f}).")
        if abs(after) <= LEFT * abs(before):
            return _noted(candidate, f"{_named(candidate)}, as it is skewed ({before:.1f}, then {after:.1f}).")
    return step


def _by_ratio(step: NumberStep, filled: Values, inner: Values) -> NumberStep:
    """A logarithm; what is below zero, such as more returned than bought, counts as nothing."""
    step = _logarithm(step, max(float(filled.min()), 0.0), np.maximum(inner, 0.0))
    below = " Values below 0 count as 0." if filled.min() < 0 else ""
    return _noted(step, f"{_named(step)}: half as much is as far as twice as much.{below}")


def _logarithm(step: NumberStep, lowest: float, inner: Values) -> NumberStep:
    # it needs a start where there are zeros: the mean, so that the unit does not matter
    start = 0.0 if lowest > 0 else float(inner.mean())
    return step.model_copy(update={"transform": "log", "start": start, "floor": lowest})


def _candidates(
    step: NumberStep, column_plan: ColumnPlan, filled: Values, inner: Values, before: float
) -> list[NumberStep]:
    lowest, auto = float(filled.min()), column_plan.transform == "auto"
    if column_plan.transform == "log" or (auto and lowest >= 0 and before > (SKEWED if lowest > 0 else VERY_SKEWED)):
        if lowest < 0:
            raise SegmentryError(
                f"`{step.column}` cannot get a logarithm: it holds {wording.exact(lowest)}. Use yeo-johnson in its"
                " place."
            )
        return [_logarithm(step, lowest, inner)]
    if column_plan.transform == "yeo-johnson" or (auto and abs(before) > VERY_SKEWED):
        shift, unit = float(np.median(inner)), float(inner.std())
        power = round(best_power((inner - shift) / unit), 6)
        return [step.model_copy(update={"transform": "yeo-johnson", "shift": shift, "unit": unit, "power": power})]
    return []


def _named(step: NumberStep) -> str:
    if step.transform == "yeo-johnson":
        distance = f"its distance from {wording.exact(step.shift)} in units of {step.unit:,.6g}"
        return f"Yeo-Johnson's power {step.power:.2f} of {distance}"
    return "Logarithm" + (f" of the value + {step.start:,.6g}" if step.start else "")


def _capped(step: NumberStep, column_plan: ColumnPlan, filled: Values, ends: tuple[float, float]) -> NumberStep:
    """Extreme values count as the ends: nobody is left out, and nobody pulls a segment to himself."""
    if column_plan.cap == "none" or ends[0] == ends[1]:
        return step
    spread = transformed(step, filled)
    beyond = (filled < ends[0]) | (filled > ends[1])
    from_mean = (spread - spread.mean()) ** 2
    share = float(from_mean[beyond].sum() / (from_mean.sum() or 1.0))
    if column_plan.cap == "auto" and share <= MUCH:
        return step
    supplied = f"the {wording.share(beyond.mean(), 1)} of customers beyond supply {wording.share(share)} of the spread"
    reason = f"Values below {wording.exact(ends[0])} and above {wording.exact(ends[1])} count as these: {supplied}."
    return _noted(step, reason, floor=ends[0], ceiling=ends[1])


def _scaled(step: NumberStep, column_plan: ColumnPlan, values: Values, facts: Facts) -> NumberStep:
    robust = column_plan.scale == "robust"
    plain = step.transform == "none" and step.floor is None and not robust
    if plain and facts.mean is not None and facts.sd is not None:
        filled = 0.0 if step.stays_missing else facts.missing / facts.rows
        centre, scale = _with_imputed(step.impute, facts.mean, facts.sd, filled)
    else:
        reshaped = transformed(step, values[~np.isnan(values)] if step.stays_missing else values)
        lower, centre, upper = (float(quartile) for quartile in np.quantile(reshaped, (0.25, 0.5, 0.75)))
        scale = (upper - lower) / IQR_OF_NORMAL
        if not robust or scale < SMALLEST_SCALE:  # half of the customers alike: quartiles tell nothing
            robust, centre, scale = False, float(reshaped.mean()), float(reshaped.std())
    if scale < SMALLEST_SCALE:
        why = "its values hardly differ. Leave it out or rescale it."
        raise SegmentryError(f"`{step.column}` cannot be a feature: {why}")
    figures: dict[str, Any] = {"centre": short(centre, scale), "scale": short(scale, scale)}
    if step.transform == "none":
        figures["impute"] = short(step.impute, scale)
    if column_plan.scale == "none":
        return _noted(step, "Not scaled, as told.", **figures | {"centre": 0.0, "scale": 1.0})
    how = "median and quartiles" if robust else "mean and standard deviation"
    reason = f"Less {wording.exact(figures['centre'])}, divided by {figures['scale']:,.6g} ({how})."
    return _noted(step, reason, **figures)


def _with_imputed(impute: float, mean: float, sd: float, share: float) -> tuple[float, float]:
    """What mean and deviation of the filled cells become when the missing share holds `impute`."""
    centre = (1 - share) * mean + share * impute
    return centre, float(np.sqrt((1 - share) * (sd**2 + (mean - centre) ** 2) + share * (impute - centre) ** 2))


def short(value: float, scale: float) -> float:
    """Rounded to a ten-billionth of the scale: sums over rows in another order then give the same recipe."""
    return round(value, 10 - int(np.floor(np.log10(scale))) - 1)


def _mode(values: Values) -> float:
    """The commonest value; of equally common ones the least."""
    different, counts = np.unique(values, return_counts=True)
    return float(different[counts.argmax()])


def _skew(values: Values) -> float:
    """The third moment of the standardised values (Fisher and Pearson's)."""
    sd = values.std()
    if sd <= SMALLEST_SCALE:
        return 0.0
    apart = (values - values.mean()) / sd
    return float(np.mean(apart * apart * apart))  # a power takes twenty times longer


def _noted(step: NumberStep, reason: str, **changes: Any) -> NumberStep:
    return step.model_copy(update={**changes, "why": (*step.why, reason)})
