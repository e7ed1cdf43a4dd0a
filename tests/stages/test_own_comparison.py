"""`compare_with`: a column of the user's own segments describes, decides nothing, and is compared with ours."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score
from typer.testing import CliRunner

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.reporting.sections import your_segments
from segmentry.stages.inspection.own_column import OWN
from segmentry.stages.preparation.prepare import Prepared

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

N = 300
RNG = np.random.default_rng(8)


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    rng = np.random.default_rng(7)
    group = rng.integers(3, size=N)
    return pd.DataFrame(
        {
            "spend": rng.normal(np.array([100, 500, 900])[group], 40).round(2),
            "visits": rng.normal(np.array([20, 2, 12])[group], 2).round(1),
            "plan": np.array(["basic", "plus", "max"])[np.where(rng.random(N) < 0.7, group, rng.integers(3, size=N))],
            "age": rng.integers(18, 80, N),
            "revenue": rng.normal(np.array([10, 60, 80])[group], 8).round(2),
            "churned": (rng.random(N) < np.array([0.1, 0.3, 0.8])[group]).astype(int),
        }
    )


def by_spend(frame: pd.DataFrame, labels: list[object]) -> pd.Series:
    return pd.qcut(frame["spend"], len(labels), labels=range(len(labels))).astype(int).map(dict(enumerate(labels)))


OWN_COLUMNS: dict[str, tuple[str, Callable[[pd.DataFrame], pd.Series]]] = {
    "tiers in words": ("tier", lambda f: by_spend(f, ["bronze", "silver", "gold", "platinum"])),
    "whole numbers that go with a feature": ("spend_class", lambda f: by_spend(f, [1, 2, 3, 4, 5])),
    "left over by name": ("segment", lambda f: by_spend(f, ["A", "B"])),
    "named like an outcome": ("churn_risk", lambda f: by_spend(f, ["low", "high"])),
    "yes or no": ("vip", lambda f: f["spend"] > 700),
    "a copy of a feature": ("plan_copy", lambda f: f["plan"]),
    "numbers stored as floats, with holes": ("rfm", lambda f: by_spend(f, [1.0, 2.0, 3.0]).where(f.index % 9 > 0)),
    "much missing": ("campaign", lambda f: by_spend(f, ["x", "y"]).where(f.index % 3 == 0)),
}


@pytest.fixture(scope="module", params=["auto", "classic"])
def without(frame: pd.DataFrame, request: pytest.FixtureRequest) -> Prepared:
    """The table that has no such column."""
    return segmentry.prepare(frame, Plan(preset=request.param, k_max=4))


@pytest.mark.parametrize("kind", OWN_COLUMNS)
def test_the_segments_are_those_of_the_table_without_it(frame: pd.DataFrame, without: Prepared, kind: str) -> None:
    name, make = OWN_COLUMNS[kind]
    for at in (0, len(frame.columns)):
        table = frame.copy()
        table.insert(at, name, make(frame))
        prepared = segmentry.prepare(table, without.plan.model_copy(update={"compare_with": name}))
        assert prepared.recipe == without.recipe
        np.testing.assert_array_equal(prepared.sample, without.sample)
        assert (prepared.columns[name].role, prepared.columns[name].reason) == ("descriptor", OWN)
        others = [column for column in prepared.columns.columns if column.name != name]
        assert others == list(without.columns.columns)


@pytest.mark.parametrize("told", [{"role": "feature"}, {"role": "outcome"}, {"type": "number"}, {"missing": [-1]}])
def test_whatever_else_the_plan_says_of_it_it_describes(frame: pd.DataFrame, told: dict[str, object]) -> None:
    table = frame.assign(level=by_spend(frame, [1, 2, 3, 4]))
    plan = Plan(compare_with="level", columns={"level": told}, themes=("is", "has", "does", "thinks", "reached"))
    prepared = segmentry.prepare(table, plan)
    assert "level" not in prepared.recipe.features
    assert (prepared.columns["level"].role, prepared.columns["level"].coded) == ("descriptor", True)


def test_what_was_inspected_without_it_is_inspected_anew(frame: pd.DataFrame) -> None:
    table = segmentry.read(frame.assign(level=by_spend(frame, [1, 2, 3, 4])))
    plan = Plan(compare_with="level")
    columns = segmentry.inspect(table)
    assert segmentry.prepare(table, plan, columns=columns).columns == segmentry.prepare(table, plan).columns


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ({"compare_with": "teir"}, "no column `teir` to compare with.*tier"),
        ({"compare_with": "spend"}, "more than 30 different values"),
        ({"compare_with": "since"}, "holds dates"),
        ({"compare_with": "share"}, "numbers that are not whole"),
        ({"compare_with": "same"}, "one value only"),
        ({"compare_with": "tier", "features": ("spend", "tier")}, "`tier` cannot be a feature: it holds your own"),
    ],
)
def test_what_cannot_be_compared_is_refused(frame: pd.DataFrame, plan: dict[str, object], words: str) -> None:
    since = pd.Timestamp("2020-01-01") + pd.to_timedelta(np.arange(N) % 9, "D")
    table = frame.assign(tier=by_spend(frame, ["a", "b"]), since=since, share=np.arange(N) % 4 / 4, same="x")
    with pytest.raises(SegmentryError, match=words):
        segmentry.prepare(table, Plan(**plan))


def test_the_verb_says_what_it_lacks(frame: pd.DataFrame) -> None:
    prepared = segmentry.prepare(frame, Plan(features=("spend", "visits"), k_max=3))
    found = segmentry.cluster(prepared, segmentry.choose_k(prepared), k=3)
    with pytest.raises(SegmentryError, match="Set compare_with"):
        segmentry.compare_with(found, prepared)
    prepared = segmentry.prepare(frame, Plan(features=("spend", "visits"), k_max=3, compare_with="plan"))
    with pytest.raises(SegmentryError, match="profile first"):
        segmentry.compare_with(found, prepared)


@pytest.fixture(scope="module")
def table(frame: pd.DataFrame) -> pd.DataFrame:
    tier = by_spend(frame, ["bronze", "silver", "gold", "platinum"])
    return frame.assign(tier=tier.where(frame.index % 10 > 0), vip=frame["age"] > 60)


@pytest.fixture(scope="module")
def compared(quick_choices: None, table: pd.DataFrame) -> Segmentation:  # noqa: ARG001 - it holds meanwhile
    return segmentry.run(
        table, Plan(features=("spend", "visits", "plan"), k=3, k_max=4, compare_with="tier", min_cell=1)
    )


def test_counts_and_agreement_are_those_of_the_labelled_table(compared: Segmentation, table: pd.DataFrame) -> None:
    own = compared.own_segments
    assert own is not None
    labelled = compared.score(table).dropna(subset="tier")
    counts = pd.crosstab(labelled["tier"], labelled["segment"]).reindex(["bronze", "silver", "gold", "platinum"])
    assert [group.name for group in own.groups] == list(counts.index)
    assert [list(group.counts) for group in own.groups] == counts.to_numpy().tolist()
    np.testing.assert_allclose([group.shares for group in own.groups], counts.div(counts.sum(axis=1), axis=0))
    assert (own.customers, own.missing) == (270, 30)
    assert own.ari == pytest.approx(adjusted_rand_score(labelled["tier"], labelled["segment"]))


def test_what_both_explain_is_told_by_leaving_customers_out(compared: Segmentation, table: pd.DataFrame) -> None:
    own = compared.own_segments
    assert own is not None
    labelled = compared.score(table).dropna(subset="tier").reset_index(drop=True)
    of = {one.column: one for one in own.explained}
    assert set(of) == {"revenue", "churned"}
    y = labelled["revenue"]
    for column, figure in (("tier", of["revenue"].theirs), ("segment", of["revenue"].ours)):
        groups = labelled.groupby(column)["revenue"]
        others = (groups.transform("sum") - y) / (groups.transform("count") - 1)
        everyone = (y.sum() - y) / (len(y) - 1)
        assert figure == pytest.approx(1 - ((y - others) ** 2).sum() / ((y - everyone) ** 2).sum())
    assert of["revenue"].is_sure
    assert of["revenue"].interval[0] < of["revenue"].ours - of["revenue"].theirs < of["revenue"].interval[1]
    assert 0 < of["churned"].theirs < 1


def test_a_division_beside_itself_agrees_and_explains_as_much(compared: Segmentation, table: pd.DataFrame) -> None:
    labels = compared.score(table)["segment_name"]
    plan = compared.plan.model_copy(update={"compare_with": "known"})
    own = segmentry.run(table.assign(known=labels), plan).own_segments
    assert own is not None
    assert (own.together, own.ari) == (1.0, 1.0)
    assert all(one.theirs == one.ours and one.interval == (0.0, 0.0) and not one.is_sure for one in own.explained)
    assert "All customers stay together" in your_segments.together(own)


def test_groups_by_chance_explain_nothing_and_agree_with_nothing(compared: Segmentation, table: pd.DataFrame) -> None:
    plan = compared.plan.model_copy(update={"compare_with": "lot"})
    own = segmentry.run(table.assign(lot=RNG.integers(1, 5, N)), plan).own_segments
    assert own is not None
    assert abs(own.ari) < 0.05
    assert all(one.theirs < 0.03 and one.ours > 0.1 and one.is_sure for one in own.explained)
    assert "explain nothing of revenue" in " ".join(your_segments.told(own))


def test_few_customers_are_not_told(table: pd.DataFrame) -> None:
    plan = Plan(features=("spend", "visits"), k=3, k_max=3, compare_with="tier", min_cell=20)
    found = segmentry.run(table, plan)
    own = found.own_segments
    assert own is not None
    labelled = found.score(table).dropna(subset="tier")
    counts = pd.crosstab(labelled["tier"], labelled["segment"]).reindex([group.name for group in own.groups])
    for group, row in zip(own.groups, counts.to_numpy().tolist(), strict=True):
        for told, count, share in zip(group.counts, row, group.shares, strict=True):
            assert told in (None, count)
            assert (told is None) == (share is None)
            assert told is None or told == 0 or told >= 20
    assert any(None in group.counts for group in own.groups)
    section = your_segments.section(found)
    assert section is not None
    assert "too few customers to be told" in str(section.blocks[-1])


def test_equal_weights_change_nothing(table: pd.DataFrame, compared: Segmentation) -> None:
    weighed = segmentry.run(table.assign(w=2.0), compared.plan.model_copy(update={"weight": "w"})).own_segments
    plain = compared.own_segments
    assert weighed is not None
    assert plain is not None
    for one, other in zip(weighed.explained, plain.explained, strict=True):
        assert (one.theirs, one.ours) == pytest.approx((other.theirs, other.ours), abs=1e-6)
        assert one.interval == pytest.approx(other.interval, abs=1e-6)
    assert weighed.groups == plain.groups


def test_an_outcome_in_words_is_told_as_a_rate(table: pd.DataFrame, compared: Segmentation) -> None:
    words = table.assign(churned=table["churned"].map({0: "no", 1: "yes"}))
    own, plain = segmentry.run(words, compared.plan).own_segments, compared.own_segments
    assert own is not None
    assert plain is not None
    figures = [{one.column: (one.kind, one.theirs, one.ours) for one in each.explained} for each in (own, plain)]
    assert figures[0] == figures[1]


def test_the_order_of_rows_changes_nothing(table: pd.DataFrame, compared: Segmentation) -> None:
    shuffled = segmentry.run(table.sample(frac=1, random_state=1), compared.plan).own_segments
    assert shuffled is not None
    assert compared.own_segments is not None
    assert shuffled.groups == compared.own_segments.groups
    for one, other in zip(shuffled.explained, compared.own_segments.explained, strict=True):
        assert (one.theirs, one.ours, *one.interval) == pytest.approx((other.theirs, other.ours, *other.interval))


def test_the_sentences_say_who_is_split_and_joined(compared: Segmentation) -> None:
    own = compared.own_segments
    assert own is not None
    said = " ".join(your_segments.who_differs(compared, own))
    for group in own.groups:
        largest = max(share for share in group.shares if share is not None)
        several = sum(share >= 0.1 for share in group.shares if share is not None) > 1
        assert (f"{group.name} ({group.size} customers) is split" in said) == (largest < 0.8 and several)
    assert "joins" in said


def test_the_shell_tells_it_in_terminal_report_summary_and_workbook(table: pd.DataFrame, tmp_path: Path) -> None:
    table.to_csv(tmp_path / "t.csv", index=False)
    options = ["--features", "spend,visits", "--k", "3", "--k-max", "3", "--compare-with", "tier"]
    command = ["run", str(tmp_path / "t.csv"), "-o", str(tmp_path / "o"), *options, "--report-format", "xlsx"]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "Your 4 groups explain" in result.output
    summary = json.loads((tmp_path / "o" / "summary.json").read_text())
    assert [group["name"] for group in summary["own_segments"]["groups"]] == ["bronze", "silver", "gold", "platinum"]
    assert "Your segments beside these" in (tmp_path / "o" / "report.html").read_text(encoding="utf-8")
    sheet = pd.read_excel(tmp_path / "o" / "report.xlsx", sheet_name="Your segments", engine="calamine")
    assert "platinum" in sheet.iloc[:, 0].tolist()
    assert "--compare-with tier" in (tmp_path / "o" / "report.html").read_text(encoding="utf-8")
    assert segmentry.load(tmp_path / "o" / "model.json").own_segments is not None
