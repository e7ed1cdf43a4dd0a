"""Target lists: who is on them, in which order, who is left alone, who is left out, and what is refused."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from typer.testing import CliRunner

import segmentry
from segmentry import Plan
from segmentry.cli import app
from segmentry.errors import SegmentryError
from segmentry.stages.targeting.ranked import by_chance
from segmentry.stages.targeting.targets import targets

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")


def customers(n: int = 300) -> pd.DataFrame:
    """Customers with a segment; every tenth spent as much as another."""
    rng = np.random.default_rng(2)
    spent = rng.gamma(2, 50, n).round(2)
    spent[::10] = 120.5
    segment = rng.integers(1, 4, n)
    return pd.DataFrame(
        {
            "customer_id": [f"K{i:04d}" for i in range(n)],
            "total_spent": spent,
            "days_since_last_order": rng.integers(0, 365, n),
            "segment": segment,
            "segment_name": np.array(["", "Big spenders", "Gone", "New"])[segment],
            "segment_margin": rng.random(n).round(3),
        }
    )


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `run` wrote, of a table with a column of value and amounts as people write them."""
    place = tmp_path_factory.mktemp("result")
    rng = np.random.default_rng(5)
    group = rng.integers(2, size=200)
    frame = pd.DataFrame(
        {
            "client_no": [f"{i:05d}" for i in rng.permutation(200)],
            "visits": rng.normal(np.array([2, 20])[group], 1).round(1),
            "age": rng.normal(np.array([30, 60])[group], 3).round(),
            "revenue": [f"{x:.2f}" for x in rng.gamma(2, 100, 200)],
            "group": rng.choice(["north", "south"], 200),
        }
    )
    frame.to_csv(place / "in.csv", index=False)
    segmentry.run(place / "in.csv", Plan(k=2, k_max=2, features=("visits", "age")), place / "out")
    return place / "out"


def ids(found: Any) -> list[str]:
    listed: list[str] = found.to_pandas()["customer_id"].tolist()
    return listed


def test_the_list_is_the_segment_ranked_and_counted() -> None:
    frame = customers()
    found = targets(frame, segment=2, top=40)
    mine = frame[frame["segment"] == 2].sort_values("total_spent", ascending=False).head(40)
    assert found.to_pandas()["total_spent"].tolist() == mine["total_spent"].tolist()
    assert (found.customers, found.by, found.customer) == ((frame["segment"] == 2).sum(), "total_spent", "customer_id")
    assert (found.target, found.control) == (32, 8)
    assert found.to_pandas()["group"].value_counts().to_dict() == {"target": 32, "control": 8}
    assert found.last == mine["total_spent"].iloc[-1]
    assert str(found).startswith(f"40 of the {found.customers} customers of segment 2 “Gone”, by `total_spent`, the")
    assert str(targets(frame, segment=2)).startswith(f"All {found.customers} customers of segment 2")


def test_the_lowest_come_first_where_that_is_asked_for() -> None:
    frame = customers()
    found = targets(frame, segment="gone", top=10, by="days_since_last_order", lowest=True)
    days = frame.loc[frame["segment"] == 2, "days_since_last_order"]
    assert found.to_pandas()["days_since_last_order"].tolist() == sorted(days)[:10]


@pytest.mark.parametrize("seed", [0, 7])
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    frame = customers()
    mixed = frame.sample(frac=1, random_state=3)
    options: dict[str, Any] = {"segment": [1, 3], "top": 150, "seed": seed, "by": "total_spent"}
    pd.testing.assert_frame_equal(targets(frame, **options).to_pandas(), targets(mixed, **options).to_pandas())


def test_another_seed_leaves_others_alone_and_orders_equals_otherwise() -> None:
    frame = customers().assign(total_spent=1.0)
    first, second = (targets(frame, segment=1, seed=seed).to_pandas() for seed in (0, 1))
    assert set(first["customer_id"]) == set(second["customer_id"])
    assert first["customer_id"].tolist() != second["customer_id"].tolist()
    alone = [set(frame.loc[frame["group"] == "control", "customer_id"]) for frame in (first, second)]
    assert alone[0] != alone[1]


def test_chance_is_fair_and_knows_no_order() -> None:
    ids = pa.array([f"K{i}" for i in range(40)])
    places = np.array([by_chance(ids, [seed, 2]) for seed in range(400)])
    assert (np.sort(places, axis=1) == np.arange(40)).all()
    assert (places < 8).mean(axis=0) == pytest.approx(0.2, abs=0.08)  # four standard errors
    mixed = np.random.default_rng(0).permutation(40)
    assert by_chance(ids.take(pa.array(mixed)), [3, 2]).tolist() == places[3][mixed].tolist()


def test_whoever_must_not_be_reached_is_left_out_and_counted() -> None:
    frame = customers()
    mine = frame[frame["segment"] == 1]["customer_id"].tolist()
    others = frame[frame["segment"] == 2]["customer_id"].tolist()
    opted_out = pd.DataFrame(
        {"since": 2024, "customer_id": [*mine[:5], " " + mine[5], mine[0], *others[:3], "X1", None]}
    )
    found = targets(frame, segment=1, without=opted_out)
    assert set(ids(found)) == set(mine[6:])
    [file] = found.suppressed
    assert (file.customers, file.known, file.left_out) == (10, 9, 6)
    assert "pandas names 10 customers: 6 were in these segments and are left out." in str(found)
    both = targets(frame, segment=1, without=[opted_out, pd.DataFrame({"customer_id": mine[10:12]})])
    assert set(ids(both)) == set(mine[6:10] + mine[12:])


def test_a_list_without_a_header_loses_nobody(tmp_path: Path) -> None:
    frame = customers()
    mine = frame[frame["segment"] == 1]["customer_id"].tolist()
    (tmp_path / "stop.csv").write_text("\n".join(mine[:4]) + "\n")
    assert set(ids(targets(frame, segment=1, without=tmp_path / "stop.csv"))) == set(mine[4:])


def test_numbers_and_addresses_are_the_same_however_they_are_written() -> None:
    frame = customers(50).assign(segment=1, customer_id=range(17_850, 17_900))
    stop = pd.DataFrame({"customer_id": [17_850.0, 17_853.0, None]})
    assert targets(frame, segment=1, without=stop).suppressed[0].left_out == 2
    words = pd.DataFrame({"customer_id": ["17850.0", "C17851"]})
    assert targets(frame, segment=1, without=words).suppressed[0].left_out == 1
    mailed = customers(50).assign(segment=1, email=[f"Ann.{i}@Example.com" for i in range(50)])
    stop = pd.DataFrame({"email": ["ann.7@example.com "]})
    assert targets(mailed, segment=1, customer="email", without=stop).suppressed[0].left_out == 1


def test_a_file_in_which_nobody_is_known_is_warned_of() -> None:
    found = targets(customers(), segment=1, without=pd.DataFrame({"customer_id": ["1", "2"]}))
    assert "Warning: nobody in pandas is a customer of this result." in str(found)


def test_a_customer_with_several_rows_is_reached_once_and_one_without_a_number_never() -> None:
    frame = pd.concat([customers(30), customers(30).assign(total_spent=0.0)]).assign(segment=1)
    frame.iloc[3, 0] = None
    found = targets(frame, segment=1)
    assert sorted(ids(found)) == [f"K{i:04d}" for i in range(30)]
    assert (found.repeated, found.nameless) == (29, 1)
    assert (found.to_pandas()["total_spent"] == 0).sum() == 1  # whose better row has no number


def test_whoever_has_nothing_in_the_column_comes_last() -> None:
    frame = customers(40).assign(segment=1)
    frame.loc[:4, "total_spent"] = np.nan
    found = targets(frame, segment=1)
    assert set(ids(found)[-5:]) == set(frame["customer_id"][:5])
    assert found.without_value == 5


def test_a_folder_of_results_tells_value_number_and_cells_as_they_were(result: Path, tmp_path: Path) -> None:
    found = targets(result, segment=1, top=20, output=tmp_path / "list.csv")
    assert (found.customer, found.by, found.group) == ("client_no", "revenue", "group_2")
    written = (tmp_path / "list.csv").read_text().splitlines()
    source = (result / "customers.csv").read_text().splitlines()
    assert written[0] == source[0] + ",group_2"
    assert {line.rpartition(",")[0] for line in written[1:]} <= set(source[1:])
    assert len(written) == 21
    revenue = [float(line.split(",")[3]) for line in written[1:]]
    assert revenue == sorted(revenue, reverse=True)
    assert [line.split(",")[0] for line in written[1:]] == found.to_pandas()["client_no"].tolist()
    again = targets(result / "customers.csv", segment=1, top=20)
    assert again.to_pandas().equals(found.to_pandas())
    named = str(found.segments[0]).partition("“")[2].rstrip("”")
    assert targets(result, segment=named, top=20).to_pandas().equals(found.to_pandas())


def test_a_model_that_was_changed_is_taken_where_that_is_said(result: Path, tmp_path: Path) -> None:
    folder = tmp_path / "result"
    shutil.copytree(result, folder)
    model = json.loads((folder / "model.json").read_text())
    model["plan"]["seed"] = 7
    (folder / "model.json").write_text(json.dumps(model))
    with pytest.raises(SegmentryError, match="was changed since it was saved"):
        targets(folder, segment=1)
    taken, before = targets(folder, segment=1, accept_changed=True), targets(result, segment=1)
    assert taken.to_pandas().equals(before.to_pandas())


@pytest.mark.parametrize("format", ["parquet", "xlsx"])
def test_other_formats_hold_the_same_list(result: Path, tmp_path: Path, format: str) -> None:
    found = targets(result, segment=2, output=tmp_path / f"list.{format}")
    again = segmentry.read(tmp_path / f"list.{format}").rows.collect(["revenue", "group_2"]).to_pandas()
    assert again["revenue"].tolist() == found.to_pandas()["revenue"].tolist()
    assert again["group_2"].tolist() == found.to_pandas()["group_2"].tolist()


def test_a_column_of_that_name_that_was_there_before_is_no_segment_of_ours() -> None:
    frame = customers(60).rename(columns={"segment": "segment_2", "segment_name": "segment_name_2"})
    frame.insert(0, "segment", "old")
    assert targets(frame, segment=1).customers == (frame["segment_2"] == 1).sum()


def test_with_nobody_left_alone_nothing_can_be_seen() -> None:
    found = targets(customers(), segment=1, control=0)
    assert (found.control, found.visible) == (0, None)
    assert targets(customers(20).assign(segment=1), segment=1, top=3, control=0.01).control == 1


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"segment": 9}, "There is no segment `9`. There are 1 Big spenders, 2 Gone and 3 New."),
    ({"segment": "Big spender"}, "Did you mean `Big spenders`?"),
    ({"segment": 1, "by": "total"}, "has no column `total`. Did you mean `total_spent`?"),
    ({"segment": 1, "by": "segment_name"}, "holds text, and nobody can be ranked by it"),
    ({"segment": 1, "top": 0}, "The list cannot have 0 customers."),
    ({"segment": 1, "control": 1}, "is no share of a list that could be left alone"),
    ({"segment": 1, "customer": "customer"}, "has no column `customer`. Did you mean `customer_id`?"),
    ({"segment": 1, "without": customers()[["customer_id"]]}, "Nobody of segment 1 “Big spenders” is left: all"),
    ({"segment": 1, "output": "list.txt"}, "must end in .csv, .parquet or .xlsx"),
]


@pytest.mark.parametrize(("options", "words"), REFUSED)
def test_what_makes_no_list_is_refused_in_words(options: dict[str, Any], words: str) -> None:
    with pytest.raises(SegmentryError) as error:
        targets(customers(), **options)
    assert words in str(error.value)


def test_a_table_without_segments_or_customers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SegmentryError, match="has no column `segment`"):
        targets(customers().drop(columns=["segment", "segment_name", "segment_margin"]), segment=1)
    with pytest.raises(SegmentryError, match="is named like a customer's number"):
        targets(customers().drop(columns="customer_id"), segment=1)
    with pytest.raises(SegmentryError, match="There are no customers in"):
        targets(tmp_path, segment=1)


def test_the_command_writes_the_list_and_says_what_it_did(result: Path, tmp_path: Path) -> None:
    (tmp_path / "stop.csv").write_text("client_no\n00003\n00004\n")
    command = ["targets", str(result), "--segment", "1", "--segment", "2", "--top", "50", "--control", "0.1"]
    command += ["--without", str(tmp_path / "stop.csv"), "-o", str(tmp_path / "list.csv")]
    answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 0, answer.output
    assert "stop.csv names 2 customers: 2 were in these segments and are left out." in answer.stdout
    assert "5 of them are left alone by chance (`group_2` is `control`)" in answer.stdout
    assert len((tmp_path / "list.csv").read_text().splitlines()) == 51
    again = CliRunner().invoke(app, command)
    assert isinstance(again.exception, SegmentryError)
    assert "Add --force to replace it" in str(again.exception)


@pytest.mark.parametrize(("outcome", "who"), [("churned", "who left"), ("responded", "who responded")])
def test_who_left_or_did_already_what_is_wanted_is_on_no_list(tmp_path: Path, outcome: str, who: str) -> None:
    rng = np.random.default_rng(5)
    group = rng.integers(2, size=300)
    frame = pd.DataFrame({"client_no": range(300), "visits": rng.normal(np.array([2, 20])[group], 1).round(1)})
    frame["age"] = rng.normal(np.array([30, 60])[group], 3).round()
    frame[outcome] = np.where(rng.random(300) < 0.3, "yes", "no")
    frame.to_csv(tmp_path / "in.csv", index=False)
    segmentry.run(tmp_path / "in.csv", Plan(k=2, k_max=2, features=("visits", "age")), tmp_path / "out")
    labelled = pd.read_csv(tmp_path / "out" / "customers.csv")
    own, did = labelled["segment"] == 1, labelled[outcome] == "yes"
    found = targets(tmp_path / "out", segment=1)
    assert set(found.to_pandas()["client_no"].astype(int)) == set(labelled.loc[own & ~did, "client_no"])
    assert f"Left out are {(own & did).sum()} of them {who}." in str(found)
    assert targets(labelled, segment=1).already == 0, "without the model nothing is known of them"
