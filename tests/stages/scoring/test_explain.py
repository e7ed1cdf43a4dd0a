"""`explain` and the column `segment_why`: what decided adds up, and what would move a customer does move it."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.maths.assignment import assign
from segmentry.results.explanation import Explanation, SegmentChange
from segmentry.stages.preparation.apply import apply
from segmentry.stages.scoring.crossings import crossing
from segmentry.stages.scoring.explain import explained
from segmentry.stages.scoring.export import write_customers
from segmentry.stages.shared.centres import centres_of

pytestmark = pytest.mark.usefixtures("quick_choices")

FEATURES = ("spend", "orders", "since", "tier", "opinion", "online")
OPINIONS = ("Disagree", "Neutral", "Agree", "Strongly agree")


def drawn(n: int = 300) -> pd.DataFrame:
    """Three groups in every type of column: skewed, whole, dates, kinds, ordered answers, yes and no; with holes."""
    rng = np.random.default_rng(3)
    group = rng.integers(3, size=n)
    frame = pd.DataFrame(
        {
            "spend": np.exp(rng.normal(np.array([2, 5, 7])[group], 0.6)).round(2),
            "orders": rng.poisson(np.array([3, 30, 12])[group]),
            "since": pd.Timestamp("2020-01-01") + pd.to_timedelta(rng.integers(0, 900, n) + 300 * group, "D"),
            "tier": np.array(["basic", "plus", "gold"])[np.where(rng.random(n) < 0.8, group, rng.integers(3, size=n))],
            "opinion": np.array(OPINIONS)[np.clip(group + rng.integers(0, 2, n), 0, 3)],
            "online": rng.random(n) < np.array([0.1, 0.9, 0.5])[group],
        }
    )
    frame.loc[rng.random(n) < 0.1, "spend"] = np.nan
    frame.loc[rng.random(n) < 0.1, "tier"] = None
    return frame


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return drawn()


@pytest.fixture(scope="module")
def model(quick_choices: None, customers: pd.DataFrame) -> Segmentation:  # noqa: ARG001 - it holds meanwhile
    return segmentry.run(customers, Plan(features=FEATURES, k=4, k_max=4))


def values_like(model: Segmentation) -> st.SearchStrategy[list[float]]:
    """Cells as numbers, within and a little beyond what the model met, and holes."""
    columns = {column.name: column for column in model.columns.columns}

    def cell(step: Any) -> st.SearchStrategy[float]:
        if step.levels:
            return st.integers(0, len(step.levels) - 1).map(float)
        if step.type == "boolean":
            return st.sampled_from([0.0, 1.0])
        low, high = columns[step.column].minimum, columns[step.column].maximum
        whole = st.integers(int(low), int(high)).map(float)
        return whole if step.type != "number" else st.floats(low, 1.2 * high)

    return st.tuples(*(st.one_of(cell(step), st.just(np.nan)) for step in model.recipe.steps)).map(list)


@settings(max_examples=60)
@given(data=st.data())
def test_the_parts_add_up_to_the_difference_of_the_distances(model: Segmentation, data: st.DataObject) -> None:
    values = np.array([data.draw(values_like(model))])
    why = explained(model, values)
    if np.isnan(values).all():
        assert why == Explanation(segment=None)
        return
    matrix = apply(model.recipe, values).astype(float)
    distances = np.nansum((matrix - centres_of(model)) ** 2, axis=1)
    first, second = np.sort(distances)[:2]
    assert sum(feature.part for feature in why.features) == pytest.approx(second - first, abs=1e-6 * (1 + second))
    assert (why.own_distance, why.next_distance) == pytest.approx((first, second), rel=1e-6, abs=1e-9)
    assert all(feature.part == 0 for feature in why.features if feature.value is None)


def changed(values: np.ndarray, model: Segmentation, change: SegmentChange, value: float | str) -> np.ndarray:
    step = next(step for step in model.recipe.steps if step.column == change.column)
    other = values.copy()
    other[0, model.features.index(change.column)] = step.cells.index(str(value)) if step.levels else value
    return other


@settings(max_examples=60)
@given(data=st.data())
def test_every_change_that_is_named_moves_the_customer_there(model: Segmentation, data: st.DataObject) -> None:
    values = np.array([data.draw(values_like(model))])
    why = explained(model, values)
    columns = {column.name: column for column in model.columns.columns}
    for change in why.changes:
        assert change.segment != why.segment
        for value in change.values:
            labels = assign(apply(model.recipe, changed(values, model, change, value)), centres_of(model)).labels
            assert labels[0] + 1 == change.segment
            if not isinstance(value, str) and columns[change.column].type != "boolean":
                assert columns[change.column].minimum <= value <= columns[change.column].maximum


@settings(max_examples=25)
@given(data=st.data())
def test_no_change_is_overlooked_that_a_search_through_all_values_finds(
    model: Segmentation, data: st.DataObject
) -> None:
    values = np.array([data.draw(values_like(model))])
    if np.isnan(values).all():
        return
    why = explained(model, values)
    own = assign(apply(model.recipe, values), centres_of(model)).labels[0]
    told = {change.column: change for change in why.changes}
    for j, step in enumerate(model.recipe.steps):
        if np.isnan(values[0, j]):
            assert step.column not in told
            continue
        column = next(column for column in model.columns.columns if column.name == step.column)
        numbers = not step.levels and step.type != "boolean"
        grid = np.linspace(column.minimum, column.maximum, 801) if numbers else np.arange(len(step.levels) or 2)
        grid = np.unique(grid.round()) if step.type in ("integer", "date") else grid
        rows = np.repeat(values, len(grid), axis=0)
        rows[:, j] = grid
        moved = grid[assign(apply(model.recipe, rows), centres_of(model)).labels != own]
        if len(moved):
            assert step.column in told
        if numbers and len(moved):  # told is the first value behind the border, rounded by no more than is said
            value, nearest = told[step.column].values[0], min(abs(moved - values[0, j]))
            sides = [abs(side - values[0, j]).min() for side in _sides(moved, values[0, j])]
            room = 0.021 * (column.maximum - column.minimum) + 2 * (step.type != "number")
            assert any(abs(abs(value - values[0, j]) - side) <= room for side in sides), (nearest, value)


def _sides(moved: np.ndarray, own: float) -> list[np.ndarray]:
    return [side for side in (moved[moved < own], moved[moved > own]) if len(side)]


def test_it_is_told_of_customers_as_they_are_given(
    model: Segmentation, customers: pd.DataFrame, tmp_path: Path
) -> None:
    model.save(tmp_path / "m.json")
    scored = model.score(customers)
    for i in range(0, 60, 15):
        row = customers.iloc[[i]]
        why = segmentry.explain(model, row)
        record = {name: None if pd.isna(value) else value for name, value in row.iloc[0].items()}
        assert why == segmentry.explain(tmp_path / "m.json", row) == segmentry.explain(model, record)
        assert why == segmentry.explain(model, dict(reversed(record.items())) | {"more": 1})
        assert (why.segment, why.name) == (scored["segment"][i], scored["segment_name"][i])
        assert why.margin == pytest.approx(scored["segment_margin"][i], abs=1e-6)


def test_the_change_can_be_made_in_the_table_and_scored(model: Segmentation, customers: pd.DataFrame) -> None:
    tried = 0
    for i in range(12):
        row = customers.iloc[[i]]
        for change in segmentry.explain(model, row).changes:
            value = change.values[0]
            cell = pd.Timestamp("1970-01-01") + pd.Timedelta(value, "D") if change.column == "since" else value
            cell = bool(value) if change.column == "online" else cell
            other = row.assign(**{change.column: cell})
            assert model.score(other)["segment"].tolist() == [change.segment]
            tried += 1
    assert tried > 12


def test_it_prints_the_segment_what_decided_and_what_would_move(model: Segmentation, customers: pd.DataFrame) -> None:
    text = str(segmentry.explain(model, customers.iloc[[0]]))
    assert text.startswith(f"Segment {segmentry.explain(model, customers.iloc[[0]]).segment}, ")
    assert "The nearest other segment is" in text
    assert "Margin" in text
    assert "Speaks for" in text
    assert "all else equal" in text or "No single change" in text
    holed = customers.iloc[[0]].assign(tier=None, online=None)
    assert "nothing is known of it: " in str(segmentry.explain(model, holed))
    assert "`tier`" in str(segmentry.explain(model, holed))


def test_a_customer_of_whom_nothing_is_known_is_in_no_segment(model: Segmentation, customers: pd.DataFrame) -> None:
    nobody = customers.iloc[[0]].assign(**dict.fromkeys(FEATURES))
    nobody["since"] = pd.Series([pd.NaT], index=nobody.index, dtype=customers["since"].dtype)
    why = segmentry.explain(model, nobody, proceed=True)
    assert why.segment is None
    assert str(why).startswith("No segment")
    assert segmentry.score(model, nobody, proceed=True, why=True)["segment_why"].isna().all()


def test_with_one_segment_there_is_nothing_to_tell_apart(customers: pd.DataFrame) -> None:
    one = segmentry.run(customers, Plan(features=("spend", "orders"), k=1, k_max=2))
    assert "there is no other" in str(segmentry.explain(one, customers.iloc[[0]]))
    assert set(one.score(customers.dropna(), why=True)["segment_why"]) == {"the only segment"}


@pytest.mark.parametrize("rows", [0, 2])
def test_another_number_of_customers_is_refused(model: Segmentation, customers: pd.DataFrame, rows: int) -> None:
    with pytest.raises(SegmentryError, match="row"):
        segmentry.explain(model, customers.iloc[:rows])


def test_what_score_refuses_is_refused(model: Segmentation, customers: pd.DataFrame) -> None:
    with pytest.raises(SegmentryError, match="does not fit the model"):
        segmentry.explain(model, customers.iloc[[0]].drop(columns="orders"))
    assert segmentry.explain(model, customers.iloc[[0]].drop(columns="orders"), proceed=True).segment


def test_the_column_names_what_spoke_most_and_who_would_be_next(model: Segmentation, customers: pd.DataFrame) -> None:
    scored = model.score(customers, why=True)
    for i in range(10):
        why = segmentry.explain(model, customers.iloc[[i]])
        said, _, following = scored["segment_why"][i].partition("; next: ")
        assert following == f"{why.next} {why.next_name}"
        named = said.split(" and ")
        assert named == [feature.said for feature in why.features[: len(named)]]
        spoken = sum(max(feature.part, 0) for feature in why.features)
        told = [feature for feature in why.features if feature.part >= 0.2 * spoken][:2]
        assert len(named) == len(told)


def test_the_column_is_there_only_when_asked_for_and_changes_no_other(
    model: Segmentation, customers: pd.DataFrame
) -> None:
    plain, told = model.score(customers), model.score(customers, why=True)
    pd.testing.assert_frame_equal(plain, told.drop(columns="segment_why"))
    assert "segment_why_2" in model.score(customers.assign(segment_why=1), why=True)
    shuffled = customers.sample(frac=1, random_state=1)
    assert model.score(shuffled, why=True)["segment_why"].sort_index().tolist() == told["segment_why"].tolist()


def test_the_shell_writes_it(model: Segmentation, customers: pd.DataFrame, tmp_path: Path) -> None:
    model.save(tmp_path / "m.json")
    customers.to_parquet(tmp_path / "c.parquet")
    command = [
        "score",
        str(tmp_path / "m.json"),
        str(tmp_path / "c.parquet"),
        "-o",
        str(tmp_path / "o.parquet"),
        "--why",
    ]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    written = pd.read_parquet(tmp_path / "o.parquet")["segment_why"]
    assert written.tolist() == model.score(customers, why=True)["segment_why"].tolist()


def test_nothing_that_is_written_is_a_formula(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    group = np.repeat([0, 1], 40)
    table = pd.DataFrame({"=1+1": 9 * group + rng.normal(size=80), "@x": rng.normal(size=80) - 5 * group})
    model = segmentry.rename(segmentry.run(table, Plan(k=2, k_max=2)), {1: "=2+2"})
    write_customers(model, segmentry.read(table), tmp_path / "c.csv", why=True)
    written = pd.read_csv(tmp_path / "c.csv")
    assert written["segment_name"].str.startswith(("'=2+2", "High", "Low")).all()
    assert written["segment_why"].str.match("'[=@]").all()
    assert segmentry.read(tmp_path / "c.csv").rows.collect(["segment_why"]).to_pandas()["segment_why"].tolist() == (
        model.score(table, why=True)["segment_why"].tolist()
    )
    write_customers(model, segmentry.read(table), tmp_path / "c.parquet", why=True)
    assert not pd.read_parquet(tmp_path / "c.parquet")["segment_why"].str.startswith("'").any()


def test_crossings_are_where_a_search_finds_them() -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        k, p = int(rng.integers(2, 7)), int(rng.integers(1, 4))
        centres, row = rng.normal(size=(k, p)), rng.normal(size=p)
        owners = np.minimum(rng.integers(0, k, size=k), 3)  # several centres may be one segment's
        if len(set(owners.tolist())) == 1:
            continue
        grid = np.linspace(-4, 4, 4_001)
        rows = np.repeat(row[None], len(grid), axis=0)
        rows[:, 0] = grid
        labels, own = assign(rows, centres, owners).labels, assign(row[None], centres, owners).labels[0]
        found = crossing(row, 0, centres, owners, (-4.0, 4.0))
        for side in (grid[grid > row[0]], grid[grid < row[0]][::-1]):
            other = side[labels[np.searchsorted(grid, side)] != own]
            beyond = [place for place in found if (place > row[0]) == (side[0] > row[0])]
            assert len(beyond) == bool(len(other))
            if beyond:
                assert abs(beyond[0] - other[0]) <= 0.0021
