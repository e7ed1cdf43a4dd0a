"""The recipe beside one written out in NumPy, pandas and scikit-learn, for every step and their combinations."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.stats import norm
from sklearn.preprocessing import PowerTransformer

import segmentry
from segmentry import Plan
from segmentry.results.recipe import OTHER, NumberStep
from segmentry.stages.preparation.apply import apply
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.shared.values import encoded

pytestmark = pytest.mark.usefixtures("quick_choices")

N = 300
QUANTILES = (0.02, 0.95)


def customers(seed: int) -> pd.DataFrame:
    """Every kind of feature, with missing cells in each."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(
        {
            "spend": rng.lognormal(4, 1, N).round(3),
            "visits": rng.poisson(rng.gamma(0.5, 4, N)).astype(float),
            "balance": (rng.standard_t(2, N) * 900).round(2),
            "age": np.where(rng.random(N) < 0.1, -1.0, rng.normal(45, 12, N).round(0)),
            "joined": pd.Timestamp("2015-01-01") + pd.to_timedelta(rng.integers(0, 3_000, N), unit="D"),
            "flag": rng.random(N) < 0.3,
            "plan": rng.choice(["basic", "plus", "gold", "odd", "odder"], N, p=[0.5, 0.3, 0.18, 0.01, 0.01]),
            "tier": rng.integers(1, 4, N),
        }
    )
    frame["flag"] = frame["flag"].astype(object)
    for j, column in enumerate(["spend", "visits", "balance", "joined", "flag", "plan"]):
        frame.loc[rng.random(N) < 0.03 * j, column] = None
    return frame


def engine_matrix(prepared: Prepared) -> np.ndarray:
    recipe = prepared.recipe
    parts = prepared.table.rows.reduce(recipe.features, lambda batch: apply(recipe, encoded(recipe.steps, batch)))
    return np.concatenate(parts)


def number_by_hand(values: pd.Series, told: dict[str, Any]) -> np.ndarray:
    """One number as the plan tells it, written out; NaN where it is missing and nothing is told."""
    if pd.api.types.is_datetime64_any_dtype(values):
        values = (values - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)
    values = values.astype(float).mask(values.isin(told.get("missing", [])))
    how = told["impute"]
    if how != "auto":
        x = values.fillna(values.mode()[0] if how == "mode" else values.agg(how)).to_numpy()
    else:
        x = values.to_numpy()
    seen = np.sort(values.dropna().to_numpy())
    if told["transform"] == "log" and told["cap"] == "none":
        x = np.maximum(x, seen[0])
    quantiles = (0.005, 0.995) if told["cap"] == "none" else told["cap"]
    low, high = seen[int(np.ceil(quantiles[0] * (len(seen) - 1)))], seen[int(quantiles[1] * (len(seen) - 1))]
    inner = np.clip(seen, low, high)
    if told["cap"] != "none" and low != high:
        x = np.clip(x, low, high)
    if told["transform"] == "log":
        x = np.log(x + (0.0 if seen[0] > 0 else inner.mean()))
    if told["transform"] == "yeo-johnson":
        shift, unit = np.median(inner), inner.std()
        power = PowerTransformer(standardize=False).fit(((inner - shift) / unit)[:, None])
        x = power.transform(((x - shift) / unit)[:, None])[:, 0]
    lower, middle, upper = np.nanquantile(x, (0.25, 0.5, 0.75))
    if told["scale"] == "robust" and upper > lower:
        z = (x - middle) / ((upper - lower) / 1.3489795)
    else:
        z = x if told["scale"] == "none" else (x - np.nanmean(x)) / np.nanstd(x)
    return np.asarray(z * weight_by_hand(z[values.notna().to_numpy()]) * told["weight"])


def weight_by_hand(values: np.ndarray) -> float:
    """A split of two values explains no more of them than the same split of a normal distribution, by integration."""
    if len(np.unique(values.round(9))) != 2:
        return 1.0
    share = min(max((values < values.mean()).mean(), 0.02), 0.98)
    mean = norm.expect(ub=norm.ppf(share)) / share  # of the part of a normal distribution below the cut
    return float(np.sqrt(share * mean**2 + (1 - share) * (mean * share / (1 - share)) ** 2))


def category_by_hand(values: pd.Series, told: dict[str, Any], most: int) -> np.ndarray:
    """Indicators in FAMD scaling, rare levels pooled, written out; NaN where it is missing and nothing is told."""
    text = values.astype(object).where(values.notna(), None)
    text = text.map(lambda cell: None if cell is None else str(cell))
    shares = text.value_counts(normalize=True)
    names = sorted(shares.index, key=lambda level: (-shares[level], level))
    kept = [level for level in names if shares[level] >= 0.02]
    kept = kept[: most - 1] if len(kept) > most or (len(kept) == most < len(names)) else kept
    pooled = text.where(text.isna() | text.isin(kept), OTHER)
    levels = kept + ([OTHER] if len(kept) < len(names) else [])
    counts = pooled.value_counts()
    filled = pooled if told["impute"] == "auto" else pooled.fillna(max(levels, key=lambda level: counts[level]))
    indicators = np.column_stack([np.where(filled.isna(), np.nan, filled == level) for level in levels]).astype(float)
    p = np.nanmean(indicators, axis=0)
    scaled = (indicators - p) / np.sqrt(np.maximum(p, 0.02) * (len(p) - 1))
    weight = weight_by_hand(indicators[~np.isnan(indicators[:, 0]), 0]) if len(p) == 2 else np.sqrt(2 / np.pi)
    return np.asarray(scaled * weight * told["weight"])


def options(name: str) -> st.SearchStrategy[dict[str, Any]]:
    transforms = {"balance": ["none", "yeo-johnson"], "age": ["none", "yeo-johnson"], "flag": ["none"]}
    return st.fixed_dictionaries(
        {
            "impute": st.sampled_from(["auto", "median", "mean", "mode"]),
            "transform": st.sampled_from(transforms.get(name, ["none", "log", "yeo-johnson"])),
            "cap": st.sampled_from(["none", QUANTILES]),
            "scale": st.sampled_from(["standard", "robust", "none"]),
            "weight": st.sampled_from([0.5, 1.0, 3.0]),
        },
        optional={"missing": st.just((-1.0,))} if name == "age" else {},
    )


NUMBERS = ("spend", "visits", "balance", "age", "joined", "flag")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    told=st.fixed_dictionaries({}, optional={name: options(name) for name in NUMBERS}).filter(bool),
    categories=st.sets(st.sampled_from(["plan", "tier"])),
    of_each=st.fixed_dictionaries({"weight": st.sampled_from([1.0, 2.0]), "impute": st.sampled_from(["auto", "mode"])}),
    most=st.integers(2, 6),
    seed=st.integers(0, 5),
)
def test_the_recipe_is_the_one_written_out_in_numpy(
    told: dict[str, dict[str, Any]], categories: set[str], of_each: dict[str, Any], most: int, seed: int
) -> None:
    frame = customers(seed)
    columns = {name: {**of, "missing": of.get("missing", ())} for name, of in told.items()}
    of_categories = {name: {"type": "category", **of_each} for name in sorted(categories)}
    plan = Plan(features=(*told, *sorted(categories)), columns={**columns, **of_categories}, max_levels=most)
    known = frame[[*told, *sorted(categories)]].copy()
    for name, of in columns.items():
        known[name] = known[name].mask(known[name].isin(of["missing"]))
    frame = frame[known.notna().any(axis=1)].reset_index(drop=True)
    parts = [number_by_hand(frame[name], of)[:, None] for name, of in columns.items()]
    parts += [category_by_hand(frame[name], of_each, most) for name in sorted(categories)]
    expected = np.hstack(parts)
    found = engine_matrix(segmentry.prepare(frame, plan))
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=2e-5, atol=2e-5 * max(1.0, np.nanmax(np.abs(expected))))


@pytest.mark.parametrize("seed", [0, 1])
def test_the_recipe_is_the_same_from_a_file(tmp_path: Path, seed: int) -> None:
    frame = customers(seed)
    frame.to_csv(tmp_path / "c.csv", index=False)
    plan = Plan(features=tuple(frame.columns), columns={"tier": {"type": "category"}})
    kept, read = segmentry.prepare(frame, plan), segmentry.prepare(tmp_path / "c.csv", plan)
    assert [s.model_dump(exclude={"type"}) for s in kept.recipe.steps] == [
        s.model_dump(exclude={"type"}) for s in read.recipe.steps
    ]
    np.testing.assert_array_equal(engine_matrix(kept), engine_matrix(read))


def test_what_was_done_to_a_column_is_told_with_its_reason() -> None:
    plan = Plan(features=("spend", "age", "plan"), columns={"age": {"missing": [-1]}})
    frame = customers(0)
    missing = int((frame["age"] == -1).sum())
    steps = {step.column: str(step) for step in segmentry.prepare(frame, plan).recipe.steps}
    assert "Logarithm, as it is skewed (" in steps["spend"]
    assert "-1 counts as missing." in steps["age"]
    empty = f"{missing} missing cells ({missing / 3:.1f}%) stay empty: customers are compared by what is known of them."
    assert empty in steps["age"]
    assert "stay empty" in steps["plan"]
    assert "Rare levels are pooled." in steps["plan"]


def test_what_missing_cells_are_filled_with_is_told_where_the_plan_asks_for_it() -> None:
    told = {"age": {"missing": [-1], "impute": "median"}, "plan": {"impute": "mode"}}
    plan = Plan(features=("spend", "age", "plan"), columns=told)
    steps = {step.column: str(step) for step in segmentry.prepare(customers(0), plan).recipe.steps}
    assert "filled with the median" in steps["age"]
    assert "filled with the commonest level, basic." in steps["plan"]


def test_the_textbook_fills_with_the_median_whatever_is_missing() -> None:
    prepared = segmentry.prepare(customers(0), Plan(preset="classic", features=("spend", "balance")))
    assert not any(step.stays_missing for step in prepared.recipe.steps)
    assert not np.isnan(engine_matrix(prepared)).any()


def test_shares_of_the_distance_are_those_of_the_matrix() -> None:
    prepared = segmentry.prepare(customers(0), Plan(features=("spend", "plan"), columns={"spend": {"weight": 2}}))
    variances = np.nanvar(prepared.observed, axis=0, dtype=np.float64)
    expected = [variances[0] / variances.sum(), variances[1:].sum() / variances.sum()]
    assert [step.share for step in prepared.recipe.steps] == pytest.approx(expected, abs=1e-6)
    assert expected[0] == pytest.approx(4 / (4 + 2 / np.pi), abs=0.02)


def test_a_category_supplies_what_it_weighs() -> None:
    plan = Plan(features=("age", "tier"), columns={"age": {"missing": []}, "tier": {"type": "category"}})
    steps = segmentry.prepare(customers(0), plan).recipe.steps
    assert steps[1].share / steps[0].share == pytest.approx(2 / np.pi, rel=1e-3)


def test_few_extreme_values_are_capped_and_keep_their_segment() -> None:
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"a": rng.normal(0, 1, 1_000), "b": np.repeat([0.0, 9.0], 500) + rng.normal(0, 1, 1_000)})
    frame.loc[:2, "a"] = 1e6
    segmentation = segmentry.run(frame, Plan(k=2))
    step = segmentation.recipe.steps[0]
    assert isinstance(step, NumberStep)
    assert step.ceiling is not None
    assert step.ceiling < 4
    labels = segmentation.score(frame)["segment"]
    assert labels.notna().all()
    assert (labels.groupby(np.repeat([0, 1], 500)).nunique() == 1).all()


def test_the_textbook_neither_caps_nor_transforms_nor_takes_categories() -> None:
    recipe = segmentry.prepare(customers(0), Plan(preset="classic", columns={"age": {"missing": []}})).recipe
    assert all(step.transform == "none" and step.floor is None and step.weight == 1 for step in recipe.steps)
    assert "plan" not in recipe.features


@settings(max_examples=4, deadline=None)
@given(st.floats(1e-6, 1e6), st.floats(-1e6, 1e6), st.sampled_from(["auto", "classic"]))
def test_shifting_and_scaling_a_column_changes_no_segment(factor: float, shift: float, preset: Any) -> None:
    rng = np.random.default_rng(5)
    group = rng.integers(3, size=240)
    frame = pd.DataFrame({"a": group * 4 + rng.normal(size=240), "b": (group == 1) * 5 + rng.normal(size=240)})
    columns = {name: {"cap": "none", "transform": "none"} for name in ("a", "b")}
    plain = segmentry.run(frame, Plan(k=3, k_max=4, preset=preset, columns=columns)).score(frame)["segment"]
    moved = frame.assign(a=frame["a"] * factor + shift).rename(columns={"b": "another name"})
    columns = {name: {"cap": "none", "transform": "none"} for name in moved}
    again = segmentry.run(moved, Plan(k=3, k_max=4, preset=preset, columns=columns)).score(moved)["segment"]
    assert plain.tolist() == again.tolist()


@pytest.mark.parametrize(("share", "weight"), [(0.5, 0.798), (0.1, 0.585), (0.02, 0.346)])
def test_yes_or_no_weighs_the_same_as_text_and_as_numbers_and_less_where_it_is_uneven(
    share: float, weight: float
) -> None:
    rng, n = np.random.default_rng(4), 1_000
    yes = rng.permutation(np.arange(n) < share * n)
    plan = Plan(features=("flag", "word", "number"))
    frame = pd.DataFrame({"flag": yes.astype(int), "word": np.where(yes, "has", "none"), "number": rng.normal(size=n)})
    steps = {step.column: step for step in segmentry.prepare(frame, plan).recipe.steps}
    assert steps["flag"].weight == pytest.approx(weight, abs=0.002)
    assert steps["word"].weight == steps["flag"].weight
    assert steps["number"].weight == 1


def test_items_of_a_battery_weigh_alike() -> None:
    rng = np.random.default_rng(5)
    uneven = [rng.choice(5, 400, p=p) + 1 for p in ([0.9, 0.04, 0.03, 0.02, 0.01], [0.1, 0.2, 0.4, 0.2, 0.1])]
    answers = uneven + [rng.integers(1, 6, 400) for _ in range(5)]
    frame = pd.DataFrame({f"agree_{j}": answer for j, answer in enumerate(answers)})
    assert {step.weight for step in segmentry.prepare(frame).recipe.steps} == {1.0}
