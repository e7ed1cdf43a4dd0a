"""`merge`, `split`, `limit_sizes` and their options: what results is what was asked for, and is judged as it is."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import silhouette_score

import segmentry
from segmentry import Plan, Segmentation
from segmentry.errors import SegmentryError
from segmentry.reporting.again import again
from segmentry.reporting.summary import summary
from segmentry.stages.preparation.prepare import Prepared
from segmentry.stages.scoring.explain import explained

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

PLAN = Plan(features=("a", "b"), k_max=6)


def drawn(n: int = 320) -> pd.DataFrame:
    """Four groups that stand apart, one of them large, and an outcome."""
    rng = np.random.default_rng(5)
    group = rng.choice(4, size=n, p=[0.4, 0.3, 0.2, 0.1])
    middles = np.array([[0, 0], [12, 0], [0, 12], [14, 14]])
    frame = pd.DataFrame(middles[group] + rng.normal(0, 1.3, (n, 2)), columns=["a", "b"])
    return frame.assign(churned=(rng.random(n) < 0.2 + 0.2 * (group == 1)).astype(int))


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return drawn()


@pytest.fixture(scope="module")
def prepared(customers: pd.DataFrame) -> Prepared:
    return segmentry.prepare(customers, PLAN)


@pytest.fixture(scope="module")
def found(quick_choices: None, prepared: Prepared) -> Segmentation:  # noqa: ARG001 - it holds meanwhile
    segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=4)
    return segmentry.profile(segmentry.validate(segmentation, prepared), prepared)


@pytest.fixture(scope="module")
def united(found: Segmentation, prepared: Prepared) -> Segmentation:
    return segmentry.merge(found, prepared, 2, 4)


@pytest.fixture(scope="module")
def divided(found: Segmentation, prepared: Prepared) -> Segmentation:
    return segmentry.split(found, prepared, 1)


def test_merged_segments_are_their_union_and_nobody_else_moves(
    found: Segmentation, united: Segmentation, customers: pd.DataFrame
) -> None:
    before, after = found.score(customers)["segment"], united.score(customers)["segment"]
    pairs = set(zip(before, after, strict=True))
    assert len(pairs) == 4
    assert len({new for old, new in pairs if old in (2, 4)}) == 1
    assert sorted(united.sizes.values(), reverse=True) == list(united.sizes.values())
    assert set(united.sizes.values()) == {found.sizes[1], found.sizes[3], found.sizes[2] + found.sizes[4]}


def test_sizes_means_and_inertia_are_those_of_the_labelled_table(
    united: Segmentation, divided: Segmentation, prepared: Prepared, customers: pd.DataFrame
) -> None:
    z = np.column_stack([(customers[s.column] - s.centre) / s.scale for s in prepared.recipe.steps])
    for made in (united, divided):
        labels = made.score(customers)["segment"].to_numpy()
        inertia = 0.0
        for segment in made.segments:
            members = z[labels == segment.id]
            assert segment.size == len(members)
            np.testing.assert_allclose(segment.matrix_centre, members.mean(axis=0), atol=0.02)
            inertia += float(((members - members.mean(axis=0)) ** 2).sum())
        assert made.inertia == pytest.approx(inertia, rel=1e-3)
        assert made.validation is not None
        assert made.validation.silhouette == pytest.approx(silhouette_score(z, labels), abs=1e-3)
        evidence = made.choice.of(made.k)
        assert evidence.smallest == min(made.sizes.values())
        assert evidence.inertia == pytest.approx(inertia, rel=1e-3)
        assert evidence.silhouette == pytest.approx(made.validation.silhouette, abs=1e-3)


def test_the_model_file_keeps_them(united: Segmentation, customers: pd.DataFrame, tmp_path: Path) -> None:
    united.save(tmp_path / "m.json")
    loaded = segmentry.load(tmp_path / "m.json")
    assert loaded.model_dump() == united.model_dump()
    pd.testing.assert_frame_equal(loaded.score(customers, why=True), united.score(customers, why=True))
    assert [len(segment.centres) for segment in loaded.segments].count(2) == 1


def test_the_margin_and_what_decided_are_against_another_segment(
    united: Segmentation, prepared: Prepared, customers: pd.DataFrame
) -> None:
    scored = united.score(customers)
    for i in range(0, 60, 3):
        values = customers.loc[[i], ["a", "b"]].to_numpy()
        why = explained(united, values)
        z = np.array([(v - s.centre) / s.scale for v, s in zip(values[0], prepared.recipe.steps, strict=True)])
        nearest = sorted(
            min(((z - np.array(centre)) ** 2).sum() for centre in segment.centres) for segment in united.segments
        )
        assert (why.own_distance, why.next_distance) == pytest.approx(tuple(nearest[:2]), rel=1e-4, abs=1e-6)
        assert scored["segment_margin"][i] == pytest.approx(1 - (nearest[0] / nearest[1]) ** 0.5, abs=1e-4)
        assert sum(part.part for part in why.features) == pytest.approx(nearest[1] - nearest[0], rel=1e-4, abs=1e-4)


def test_a_split_divides_that_segment_and_says_who_else_moved(
    found: Segmentation, divided: Segmentation, customers: pd.DataFrame
) -> None:
    before, after = found.score(customers)["segment"], divided.score(customers)["segment"]
    assert divided.by_hand is not None
    [change] = divided.by_hand.changes
    assert (divided.k, change.kind, change.segments) == (5, "split", (1,))
    halves = after[before == 1].value_counts()
    assert (halves > 0.2 * found.sizes[1]).sum() == 2
    others = before != 1
    kept = pd.crosstab(before[others], after[others]).max(axis=1).sum()
    assert change.moved == pytest.approx(1 - kept / others.sum(), abs=0.01)
    assert change.moved < 0.02


def test_a_heap_cut_in_two_is_told_from_groups(
    found: Segmentation, united: Segmentation, divided: Segmentation
) -> None:
    assert found.verdict == "natural"
    assert divided.verdict in ("reproducible", "constructive")
    assert divided.validation is not None
    assert united.validation is not None
    assert min(united.validation.stabilities) > 0.9
    assert sorted(divided.validation.stabilities)[1] < 0.85 < sorted(divided.validation.stabilities)[2]
    halves = divided.choice.of(5)
    assert halves.valley_shallowest is not None
    assert halves.valley_shallowest > 0.75


def test_of_customers_without_groups_no_change_makes_some() -> None:
    noise = pd.DataFrame(np.random.default_rng(3).normal(size=(300, 2)), columns=["a", "b"])
    prepared = segmentry.prepare(noise, Plan(features=("a", "b"), k_max=4))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=3)
    assert segmentry.split(found, prepared, 1).verdict == "no structure"
    assert segmentry.merge(found, prepared, 1, 2).verdict == "no structure"


def test_the_plan_does_what_the_verbs_do(found: Segmentation, prepared: Prepared, customers: pd.DataFrame) -> None:
    step_by_step = segmentry.split(segmentry.merge(found, prepared, 1, 3), prepared, 1)
    plan = Plan(**{**PLAN.model_dump(exclude_unset=True), "k": 4, "changes": [{"merge": [1, 3]}, {"split": 1}]})
    at_once = segmentry.run(customers, plan)
    assert [s.matrix_centre for s in at_once.segments] == [s.matrix_centre for s in step_by_step.segments]
    assert at_once.by_hand == step_by_step.by_hand
    assert at_once.choice.of(at_once.k) == step_by_step.choice.of(step_by_step.k)
    assert at_once.validation == step_by_step.validation


def test_a_plan_file_holds_changes_and_sizes(tmp_path: Path) -> None:
    plan = Plan(changes=[{"merge": (2, 5)}, {"split": 3}], sizes=(0.05, 0.4))
    for name in ("p.toml", "p.json"):
        plan.save(tmp_path / name)
        assert Plan.load(tmp_path / name) == plan
    (tmp_path / "own.toml").write_text("sizes = [0.05, 0.4]\n[[changes]]\nmerge = [2, 5]\n[[changes]]\nsplit = 3\n")
    assert Plan.load(tmp_path / "own.toml") == plan


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"changes": [{"merge": [2]}]}, "`changes`.*two or more"),
        ({"changes": [{"merge": [2, 3], "split": 1}]}, "`changes`"),
        ({"changes": [{}]}, "`changes`"),
        ({"changes": [{"join": [1, 2]}]}, "no option `join`|`changes"),
        ({"sizes": (0.3, 0.4)}, "`sizes`.*twice"),
        ({"sizes": (-0.1, 0.4)}, "`sizes`"),
        ({"sizes": (0.1, 1.4)}, "`sizes`"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(options: dict[str, object], words: str) -> None:
    with pytest.raises(SegmentryError, match=words):
        Plan(**options)


def test_what_cannot_be_changed_is_refused(found: Segmentation, prepared: Prepared) -> None:
    with pytest.raises(SegmentryError, match=r"no segment 9 to change\. The segments are 1 to 4"):
        segmentry.merge(found, prepared, 1, 9)
    with pytest.raises(SegmentryError, match="two or more"):
        segmentry.merge(found, prepared, 2, 2)
    with pytest.raises(SegmentryError, match="Ask for k = 1"):
        segmentry.merge(found, prepared, 1, 2, 3, 4)
    with pytest.raises(SegmentryError, match="no segment 0"):
        segmentry.split(found, prepared, 0)
    six = segmentry.split(segmentry.split(found, prepared, 1), prepared, 1)
    with pytest.raises(SegmentryError, match="Raise k_max"):
        segmentry.split(six, prepared, 1)
    other = segmentry.prepare(drawn().assign(c=np.arange(320.0)), Plan(features=("a", "b", "c")))
    with pytest.raises(SegmentryError, match="other features"):
        segmentry.split(found, other, 1)


def test_customers_who_are_all_alike_are_not_split() -> None:
    table = pd.DataFrame({"a": [0.0] * 30 + [5.0] * 20 + [9.0] * 10, "b": [1.0] * 30 + [2.0] * 30})
    prepared = segmentry.prepare(table, Plan(features=("a", "b"), k_max=3))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=2)
    alike = next(s.id for s in found.segments if s.size == 30)
    with pytest.raises(SegmentryError, match="all alike"):
        segmentry.split(found, prepared, alike)


@pytest.mark.parametrize(("least", "largest"), [(0.12, 0.6), (0.0, 0.35), (0.1, 0.3), (0.2, 0.7)])
def test_sizes_are_kept(found: Segmentation, prepared: Prepared, least: float, largest: float) -> None:
    kept = segmentry.limit_sizes(found, prepared, least, largest)
    assert all(least <= segment.share <= largest for segment in kept.segments)
    if kept is not found:
        assert kept.by_hand is not None
        assert {change.reason for change in kept.by_hand.changes} <= {"too small", "too large"}


def test_sizes_that_are_kept_already_change_nothing_and_others_are_refused(
    found: Segmentation, prepared: Prepared
) -> None:
    assert segmentry.limit_sizes(found, prepared, 0.01, 0.9) is found
    with pytest.raises(SegmentryError, match="twice"):
        segmentry.limit_sizes(found, prepared, 0.4, 0.5)
    with pytest.raises(SegmentryError, match=r"Raise k_max|Widen `sizes`"):
        segmentry.limit_sizes(found, prepared, 0.0, 0.1)


def test_report_summary_and_terminal_say_what_was_done(
    found: Segmentation, prepared: Prepared, customers: pd.DataFrame, tmp_path: Path
) -> None:
    made = segmentry.limit_sizes(segmentry.split(found, prepared, 1), prepared, 0.12, 0.5)
    assert "Segment 1 was split by hand" in str(made)
    assert "merged as one was too small" in str(made)
    made.report(tmp_path / "r.md")
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert "## Changed by hand" in text
    data = summary(made)
    assert data["verdict"] == made.verdict
    assert [change["kind"] for change in data["by_hand"]["changes"]] == ["split", "merge"]
    assert summary(found)["by_hand"] is None
    python = again(data)["python"]
    assert python is not None
    scope: dict[str, object] = {"segmentry": segmentry}
    exec(python.partition("import segmentry\n\n")[2].partition("\nsegmentry.run(")[0], scope)
    repeated = segmentry.run(customers, scope["plan"])  # type: ignore[arg-type]
    assert [s.matrix_centre for s in repeated.segments] == [s.matrix_centre for s in made.segments]


def test_everything_else_takes_a_merged_segment(united: Segmentation, prepared: Prepared, tmp_path: Path) -> None:
    assert united.rules is not None
    assert united.profile is not None
    assert {average.column for average in united.profile.all} >= {"a", "b"}
    assert segmentry.compare(united, prepared).comparison is not None
    segmentry.export(united, prepared, tmp_path / "o")
    written = pd.read_csv(tmp_path / "o" / "customers.csv")
    assert written["segment"].value_counts().sort_index().to_dict() == united.sizes
    renamed = segmentry.rename(united, {1: "Everyone else"})
    assert renamed.segments[0].name == "Everyone else"


def test_the_order_of_rows_and_columns_changes_nothing(customers: pd.DataFrame) -> None:
    plan = Plan(**{**PLAN.model_dump(exclude_unset=True), "k": 4, "changes": [{"split": 1}, {"merge": [2, 5]}]})
    other = plan.model_copy(update={"features": ("b", "a")})
    straight = segmentry.run(customers, plan)
    turned = segmentry.run(customers[["b", "churned", "a"]].sample(frac=1, random_state=2), other)
    assert straight.sizes == turned.sizes
    assert [s.matrix_centre for s in straight.segments] == [s.matrix_centre[::-1] for s in turned.segments]
    assert straight.verdict == turned.verdict


def test_missing_cells_and_weights_are_taken(customers: pd.DataFrame) -> None:
    rng = np.random.default_rng(9)
    holed = customers.assign(a=customers["a"].where(rng.random(320) > 0.1), w=rng.gamma(3, size=320))
    plan = Plan(**{**PLAN.model_dump(exclude_unset=True), "k": 4, "weight": "w", "changes": [{"merge": [1, 2]}]})
    made = segmentry.run(holed, plan)
    scored = holed.assign(segment=made.score(holed)["segment"])
    shares = scored.groupby("segment")["w"].sum() / scored["w"].sum()
    np.testing.assert_allclose([segment.share for segment in made.segments], shares, rtol=1e-9)
