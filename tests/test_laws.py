"""Laws of segmentation that hold for every table."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.cluster import KMeans

import segmentry
from segmentry import Plan, Segmentation
from segmentry.maths.assignment import assign
from segmentry.results.choice import KChoice
from segmentry.stages.selection.trials import Trials, taking

pytestmark = pytest.mark.usefixtures("few_trials", "one_database")

law = settings(max_examples=3, deadline=None)
seeds = st.integers(0, 10**6)
PLAN = Plan(k=3, k_max=3)


def separated(seed: int) -> pd.DataFrame:
    """Three groups of different sizes, far apart in two columns, in mixed order."""
    rng = np.random.default_rng(seed)
    group = np.repeat([0, 1, 2], [40, 25, 15])
    frame = pd.DataFrame(
        {
            "a": np.array([0.0, 50, 100])[group] + rng.normal(size=80),
            "b": np.array([30.0, 0, 55])[group] + rng.normal(size=80),
        }
    )
    return frame.sample(frac=1, random_state=seed).reset_index(drop=True)


def made(frame: pd.DataFrame, plan: Plan = PLAN) -> Segmentation:
    """Segments, without what only explains them."""
    prepared = segmentry.prepare(frame, plan)
    return segmentry.cluster(prepared, segmentry.choose_k(prepared))


def labels(frame: pd.DataFrame) -> pd.Series:
    return made(frame).score(frame)["segment"]


def contents(segmentation: Segmentation, *without: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(segmentation.model_dump_json())
    return {key: value for key, value in data.items() if key not in ("created", "timings", *without)}


@law
@given(seeds)
def test_the_order_of_the_rows_changes_no_segment(seed: int) -> None:
    frame = separated(seed)
    mixed = frame.sample(frac=1, random_state=seed + 1)
    pd.testing.assert_series_equal(labels(mixed).sort_index(), labels(frame))


@law
@given(seeds)
def test_the_order_of_the_columns_changes_no_segment(seed: int) -> None:
    frame = separated(seed)
    pd.testing.assert_series_equal(labels(frame[["b", "a"]]), labels(frame))


@law
@given(seeds)
def test_doubling_every_customer_changes_no_segment(seed: int) -> None:
    frame = separated(seed)
    doubled = labels(pd.concat([frame, frame], ignore_index=True))
    assert doubled[:80].tolist() == doubled[80:].tolist() == labels(frame).tolist()


ARRAYS = {
    "normal": lambda rng: rng.normal(size=(90, 3)),
    "skewed": lambda rng: rng.gamma(2, size=(90, 2)),
    "counts": lambda rng: rng.poisson(2, size=(120, 3)).astype(float),
}


def figures(choice: KChoice) -> list[dict[str, Any]]:
    """The evidence per k, without the verdict, which is one on all."""
    return [e.model_dump(exclude={"verdict"}) for e in choice.evidence]


@law
@given(seeds, st.sampled_from(list(ARRAYS)))
def test_the_limit_changes_no_evidence(seed: int, kind: str) -> None:
    matrix = ARRAYS[kind](np.random.default_rng(seed))
    few, more = (segmentry.choose_k(matrix, k_max=k_max) for k_max in (3, 6))
    assert figures(few) == figures(more)[:3]
    assert all(few.centres[k] == more.centres[k] for k in few.centres)


@law
@given(seeds, st.sampled_from(list(ARRAYS)))
@example(33_870, "counts")  # one column alone tells two groups
def test_the_order_of_an_arrays_rows_and_columns_changes_no_bit_of_a_choice(seed: int, kind: str) -> None:
    rng = np.random.default_rng(seed)
    matrix = ARRAYS[kind](rng)
    columns = rng.permutation(matrix.shape[1])
    choice = segmentry.choose_k(matrix, k_max=4)
    other = segmentry.choose_k(matrix[rng.permutation(len(matrix))][:, columns], k_max=4)
    place = {f"column {new}": f"column {old + 1}" for new, old in enumerate(columns, start=1)}
    evidence = tuple(e.model_copy(update={"by_column": place.get(e.by_column, e.by_column)}) for e in other.evidence)
    other_evidence = {"centres": {}, "evidence": evidence}
    assert choice.model_copy(update={"centres": {}}) == other.model_copy(update=other_evidence)
    assert all(np.array_equal(np.array(choice.centres[k])[:, columns], other.centres[k]) for k in choice.centres)


def flat(figure: Any) -> list[Any]:
    """A figure, or those of the segments, in one row."""
    return [one for each in figure for one in flat(each)] if isinstance(figure, tuple) else [figure]


@law
@given(seeds, st.sampled_from(list(ARRAYS)), st.floats(0.1, 10))
def test_sign_zero_and_unit_of_an_array_change_nothing_of_a_choice(seed: int, kind: str, unit: float) -> None:
    rng = np.random.default_rng(seed)
    matrix = ARRAYS[kind](rng)
    choice = segmentry.choose_k(matrix, k_max=4)
    signs, zeros = rng.choice([-1.0, 1.0], matrix.shape[1]), rng.normal(0, 10, matrix.shape[1])
    other = segmentry.choose_k(matrix * unit * signs + zeros, k_max=4)
    assert (choice.k, choice.verdict, choice.constructive) == (other.k, other.verdict, other.constructive)
    for mine, theirs in zip(figures(choice), figures(other), strict=True):
        assert theirs.pop("inertia") == pytest.approx(mine.pop("inertia") * unit**2, rel=1e-9)
        for name, figure in mine.items():
            mine_flat, theirs_flat = (flat(one) for one in (figure, theirs[name]))
            assert theirs_flat == [
                one if one is None else pytest.approx(one, rel=1e-6, abs=1e-9) for one in mine_flat
            ], name


@law
@given(seeds)
def test_the_order_of_the_columns_changes_no_figure(seed: int) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).gamma(2, size=(120, 3)), columns=["a", "b", "c"])
    first, second = (segmentry.run(f, Plan(k_max=4)) for f in (frame, frame[["c", "a", "b"]]))
    assert figures(first.choice) == figures(second.choice)
    assert (first.k, first.verdict, first.sizes) == (second.k, second.verdict, second.sizes)
    assert (first.validation.stabilities, first.validation.within) == (
        second.validation.stabilities,
        second.validation.within,
    )


@law
@given(seeds, st.floats(-1e6, 1e6), st.floats(1e-6, 1e6))
def test_another_unit_of_a_column_changes_no_segment(seed: int, shift: float, scale: float) -> None:
    frame = separated(seed)
    # a number of 16 digits cannot be shifted by far more than it spans and come back
    moved = frame.assign(a=frame["a"] * scale + shift * scale)
    pd.testing.assert_series_equal(labels(moved), labels(frame))


@law
@given(seeds, st.sampled_from([("auto", "auto"), ("classic", "auto"), ("auto", 3)]))
def test_the_same_seed_gives_the_same_model_bit_for_bit(seed: int, options: tuple[Any, Any]) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).lognormal(size=(90, 3)), columns=["a", "b", "c"])
    plan = Plan(preset=options[0], k=options[1], k_max=4, seed=seed)
    assert contents(segmentry.run(frame, plan)) == contents(segmentry.run(frame, plan))


@law
@given(seeds)
def test_the_order_of_the_rows_changes_no_bit_of_what_labels_are_made_from(seed: int) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).lognormal(size=(90, 3)), columns=["a", "b", "c"])
    first, second = (segmentry.run(f, PLAN) for f in (frame, frame.sample(frac=1, random_state=seed)))
    for part in ("recipe", "choice", "segments", "validation", "map", "inertia", "k"):
        assert contents(first)[part] == contents(second)[part]


def test_the_order_of_the_rows_changes_no_bit_of_the_model() -> None:
    frame = pd.DataFrame(np.random.default_rng(0).lognormal(size=(1_000, 3)), columns=["a", "b", "c"])
    first, second = (segmentry.run(f, PLAN) for f in (frame, frame.sample(frac=1, random_state=0)))
    assert contents(first) == contents(second)


@law
@given(seeds)
def test_equal_customers_share_a_segment(seed: int) -> None:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"a": rng.poisson(2, 120), "b": rng.poisson(1, 120), "c": rng.integers(0, 2, 120) + 0.5})
    scored = made(frame).score(frame)
    assert scored.groupby(["a", "b", "c"])["segment"].nunique().max() == 1
    assert scored.groupby(["a", "b", "c"])["segment_margin"].nunique().max() == 1


@law
@given(seeds)
def test_scoring_the_rows_that_made_the_segments_gives_their_sizes_and_centres(seed: int) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).lognormal(size=(120, 2)), columns=["a", "b"])
    segmentation = segmentry.run(frame, Plan(k=4, k_max=4))
    scored = segmentation.score(frame)
    assert scored["segment"].value_counts().to_dict() == segmentation.sizes
    means = scored.groupby("segment")[["a", "b"]].mean()
    for segment in segmentation.segments:
        np.testing.assert_allclose(means.loc[segment.id], segment.centre, rtol=1e-5)


@law
@given(seeds)
def test_every_customer_is_nearest_to_the_centre_of_the_own_segment(seed: int) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).normal(size=(120, 2)), columns=["a", "b"])
    segmentation = made(frame)
    z = np.column_stack([(frame[s.column] - s.centre) / s.scale for s in segmentation.recipe.steps])
    centres = np.array([segment.matrix_centre for segment in segmentation.segments])
    distances = np.linalg.norm(z[:, None] - centres[None], axis=2)
    own = distances[np.arange(120), segmentation.score(frame)["segment"].to_numpy() - 1]
    assert (own <= distances.min(axis=1) + 1e-6).all()


@law
@given(seeds)
def test_sizes_shares_and_inertias_add_up(seed: int) -> None:
    frame = pd.DataFrame(np.random.default_rng(seed).normal(size=(100, 3)), columns=["a", "b", "c"])
    segmentation = made(frame)
    assert sum(segmentation.sizes.values()) == segmentation.rows_labelled == 100
    assert sum(segment.share for segment in segmentation.segments) == pytest.approx(1)
    inertias = [evidence.inertia for evidence in segmentation.choice.evidence]
    assert inertias == sorted(inertias, reverse=True)
    assert inertias[0] == pytest.approx(300, rel=1e-5)  # z-scores: n x p


@law
@given(seeds, st.sampled_from(["normal", "lognormal", "counts"]), st.integers(1, 3))
def test_the_inertia_is_that_of_the_labels_and_no_worse_than_scikit_learns(seed: int, kind: str, p: int) -> None:
    rng = np.random.default_rng(seed)
    draw = {"normal": rng.normal, "lognormal": rng.lognormal, "counts": lambda size: rng.poisson(3, size) + 0.0}[kind]
    matrix = draw(size=(150, p))
    choice = segmentry.choose_k(matrix, k_max=3)
    for k in range(1, choice.k_max + 1):
        centres = np.array(choice.centres[k])
        found = assign(matrix, centres).labels
        means = np.array([matrix[found == j].mean(axis=0) for j in range(k)])
        np.testing.assert_allclose(centres, means, atol=1e-9)
        inertia = ((matrix - means[found]) ** 2).sum()
        assert choice.of(k).inertia == pytest.approx(inertia, rel=1e-4)
        assert inertia <= KMeans(k, n_init=10, random_state=0).fit(matrix).inertia_ * (1 + 1e-4)


@law
@given(seeds)
def test_separated_groups_come_back_whole_from_every_bootstrap_sample(seed: int) -> None:
    with taking(Trials()):
        choice = segmentry.choose_k(separated(seed).to_numpy(), k_max=3)
    assert choice.k == 3
    assert choice.verdict in ("natural", "reproducible")  # of 80 rows a valley can hardly be surer
    assert choice.of(3).stability == choice.of(3).prediction_strength == 1
    assert choice.of(3).matches == (1, 1, 1)
    assert choice.of(3).across == (1, 1, 1)


@law
@given(seeds)
def test_no_figure_leaves_its_bounds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.standard_t(2, size=(int(rng.integers(2, 60)), int(rng.integers(1, 4)))).round(int(rng.integers(3)))
    choice = segmentry.choose_k(matrix, k_max=4)
    for e in choice.evidence[1:]:
        for share in (*e.matches, *e.across, e.prediction_strength or 0):
            assert -1e-9 <= share <= 1 + 1e-9
        assert -1 <= (e.stability or 0) <= 1
        assert all(-1 <= s <= 1 for s in (e.silhouette or 0, e.silhouette_squared or 0))
        assert min(e.score or 0, e.valley or 0, e.davies_bouldin or 0, e.smallest) >= 0
    assert choice.k == 1 or choice.of(choice.k).smallest >= 0.01 * len(matrix)
    assert choice.usual in choice.centres
