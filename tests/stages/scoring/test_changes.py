"""Values that the model never met are seen and told, on every engine and face; what it met, or chance made, is not."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import segmentry
from segmentry import Plan, Segmentation, SegmentryError, SegmentryWarning
from segmentry.cli import app
from segmentry.results.value_changes import ValueChange

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")

Change = Callable[[pd.DataFrame], Any]
N = 600


def people(seed: int, n: int = N) -> pd.DataFrame:
    """A draw of customers: amounts with a long tail, shares, ages, counts with zeros, a category, missing cells."""
    rng = np.random.default_rng(seed)
    group = rng.integers(2, size=n)
    balance = np.exp(rng.normal(6 + group, 1)).round(2)
    return pd.DataFrame(
        {
            "balance": balance,
            "share": rng.beta(2, 3, n).round(3),
            "age": (30 + 20 * group + rng.normal(0, 6, n)).round(),
            "calls": rng.poisson(0.6 + group),
            "salary": np.where(rng.random(n) < 0.3, np.nan, np.exp(rng.normal(8, 0.4, n)).round()),
            "town": rng.choice([*"abcde", *(f"t{i}" for i in range(60))], n, p=[0.12] * 5 + [0.4 / 60] * 60),
        }
    )


FEATURES = ("balance", "share", "age", "calls", "salary", "town")


@pytest.fixture(scope="module")
def model() -> Segmentation:
    plan = Plan(k=2, k_max=2, features=FEATURES, columns={"town": {"type": "category"}})
    return segmentry.run(people(1), plan)


def changes(model: Segmentation, table: Any) -> dict[str, ValueChange]:
    return {change.feature: change for change in segmentry.difference(model, table).changes}


@pytest.mark.parametrize(
    ("feature", "factor", "said"),
    [
        ("balance", 100, "about 100 times as large (cents for euros?)"),
        ("balance", 1 / 1000, "about 1,000 times as small (thousands for units?)"),
        ("share", 100, "about 100 times as large (per cent for shares of 1?)"),
        ("salary", 12, "about 12 times as large (a year for a month?)"),
        ("salary", 1 / 12, "about 12 times as small (a month for a year?)"),
        ("age", 365.25, "about 365.25 times as large (days for years?)"),
        ("age", 12, "about 12 times as large (a year for a month?)"),
        ("calls", 60, "about 60 times as large (minutes for hours?)"),
    ],
)
def test_another_unit_is_seen_and_named(model: Segmentation, feature: str, factor: float, said: str) -> None:
    new = people(2)
    change = changes(model, new.assign(**{feature: new[feature] * factor}))
    assert change.keys() == {feature}
    assert (change[feature].kind, change[feature].sure) == ("rescaled", True)
    assert change[feature].words[2].startswith(said)


def test_values_squeezed_into_the_range_are_seen() -> None:
    """Shares for a model that met per cent lie within what it met, every one of them."""
    percent = people(1).assign(share=lambda f: f["share"] * 100)
    other = segmentry.run(percent, Plan(k=2, k_max=2, features=("share", "age")))
    change = changes(other, people(3))["share"]
    assert (change.kind, change.cells, change.factor) == ("rescaled", 0, 1 / 100)
    assert change.words[2].startswith("about 100 times as small (shares of 1 for per cent?)")


@pytest.mark.parametrize(
    ("change", "kind", "said"),
    [
        (
            lambda f: f.assign(age=2026 - f["age"]),
            "beyond",
            "600 of 600 cells (100%) lie well outside what the model met",
        ),
        (lambda f: f.assign(age=f["age"].where(f.index % 3 > 0, 400)), "beyond", "200 of 600 cells (33%)"),
        (lambda f: f.assign(age=f["age"].where(f.index % 2 > 0)), "emptier", "in the model's table 0%"),
        (
            lambda f: f.assign(salary=f["salary"].where(f.index % 2 > 0)),
            "emptier",
            "are missing, in the model's table 2",
        ),
    ],
)
def test_values_far_outside_and_new_missing_cells_are_seen(
    model: Segmentation, change: Change, kind: str, said: str
) -> None:
    [found] = changes(model, change(people(4))).values()
    assert (found.kind, found.sure) == (kind, True)
    assert said in found.words[2]


def test_years_of_birth_look_like_years(model: Segmentation) -> None:
    found = changes(model, people(4).assign(age=lambda f: 2026 - f["age"]))["age"]
    assert "(years?)" in found.words[2]


def test_a_flood_of_unknown_levels_is_doubtful_and_what_the_model_pooled_is_not(model: Segmentation) -> None:
    assert not segmentry.difference(model, people(1)).is_doubtful
    garbled = people(5).assign(town=lambda f: f["town"].replace(dict(zip("abc", "ÃÂ¤", strict=True))))
    found = segmentry.difference(model, garbled)
    assert found.is_doubtful
    assert found.changes == ()


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(1, 10**6), rows=st.sampled_from([1, 2, 3, 5, 10, 40, 300, 2_000]), of_own=st.booleans())
def test_no_sample_of_the_same_customers_is_doubtful(
    model: Segmentation, seed: int, rows: int, *, of_own: bool
) -> None:
    """Neither rows of the model's own table nor another period's; amounts grown by a fifth are no other unit."""
    new = people(1).sample(min(rows, N), random_state=seed) if of_own else people(seed, rows)
    grown = new.assign(balance=new["balance"] * 1.2)
    assert not segmentry.difference(model, new).is_doubtful
    assert not segmentry.difference(model, grown).is_doubtful
    assert not of_own or segmentry.difference(model, new).changes == ()


@pytest.mark.parametrize("quantile", [0.1, 0.9])
def test_some_of_the_customers_are_no_other_unit(model: Segmentation, quantile: float) -> None:
    new = people(6, 3_000)
    chosen = new[(new["balance"] < new["balance"].quantile(0.1)) == (quantile < 0.5)]
    assert not segmentry.difference(model, chosen).is_doubtful


def test_one_customer_outside_is_told_softly(model: Segmentation, recwarn: pytest.WarningsRecorder) -> None:
    one = {**people(7).iloc[0].to_dict(), "age": 1980.0}
    change = changes(model, one)["age"]
    assert (change.kind, change.sure) == ("beyond", False)
    assert change.words[2].endswith("Too few customers to tell whether the column is meant otherwise.")
    model.score(one, strict=True)
    assert [said for said in recwarn if issubclass(said.category, SegmentryWarning)] == []


def test_python_warns_and_strict_refuses(model: Segmentation) -> None:
    wrong = people(8).assign(balance=lambda f: f["balance"] * 100)
    with pytest.warns(
        SegmentryWarning, match="(?s)pandas may hold something else than the model's table did:.*rescaled"
    ):
        labelled = model.score(wrong)
    assert labelled["segment"].notna().all()
    with pytest.raises(SegmentryError, match="cents for euros") as error:
        model.score(wrong, strict=True)
    assert str(error.value).endswith("To label all the same, leave out `strict`.")
    with pytest.raises(SegmentryError, match="Leave out `proceed`, or leave out `strict`"):
        model.score(wrong, strict=True, proceed=True)


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_the_shell_tells_and_refuses_before_anything_is_written(
    model: Segmentation, tmp_path: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    model.save(tmp_path / "model.json")
    wrong = people(9, 120).assign(age=lambda f: 2026 - f["age"])
    source, target = tmp_path / f"new.{ending}", tmp_path / "out.csv"
    writers = {"csv": wrong.to_csv, "xlsx": wrong.to_excel, "parquet": wrong.to_parquet}
    writers[ending](source, index=False)
    words = ["score", str(tmp_path / "model.json"), str(source), "-o", str(target)]
    with pytest.raises(SegmentryError, match=r"(?s)beyond      `age`.*leave out --strict\.$"):
        app([*words, "--strict"], standalone_mode=False)
    assert not target.exists()
    app(words, standalone_mode=False)
    assert "Warning: new." in (told := capsys.readouterr().err)
    assert re.search(r"beyond      `age` +120 of 120 cells \(100%\) lie well outside what the model met", told)
    assert len(pd.read_csv(target)) == 120


def test_what_a_model_does_not_remember_is_not_checked(model: Segmentation) -> None:
    """Without a profile there are no quantiles; without figures, nothing."""
    wrong = people(10).assign(balance=lambda f: f["balance"] * 100, age=lambda f: 2026 - f["age"])
    without = model.model_copy(update={"profile": None})
    assert {change.kind for change in changes(without, wrong).values()} == {"beyond"}
    columns = tuple(c.model_copy(update={"minimum": None, "maximum": None}) for c in model.columns.columns)
    bare = model.model_copy(update={"columns": model.columns.model_copy(update={"columns": columns})})
    assert changes(bare, wrong) == {}


def test_spark_tells_the_same(model: Segmentation, spark_session: Any) -> None:
    wrong = people(11).assign(balance=lambda f: f["balance"] * 100, age=lambda f: 2026 - f["age"])
    there = segmentry.difference(model, spark_session.createDataFrame(wrong))
    here = segmentry.difference(model, wrong)
    assert (there.changes, there.features) == (here.changes, here.features)
    assert {change.kind for change in here.changes} == {"rescaled", "beyond"}
