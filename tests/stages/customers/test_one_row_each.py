"""One row for each customer: which column names them, what becomes of their rows, what is told, what is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.table import Table
from segmentry.stages.customers.one_row_each import one_row_each

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

VISITS = """client_id,month,spend,branch_code,city,since
K2,2024-02,1.50,10,Bonn,2020-01-01
K1,2024-01,3.00,20,Graz,2019-05-05
K2,2024-01,2.50,30,,2018-01-01
K1,2024-03,,40,Linz,
"""


@pytest.fixture
def visits(tmp_path: Path) -> Table:
    (tmp_path / "visits.csv").write_text(VISITS)
    return segmentry.read(tmp_path / "visits.csv")


def read(**columns: list[Any]) -> Table:
    return segmentry.read(pd.DataFrame(columns))


def rows_of(table: Table) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = table.rows.collect().to_pylist()
    return cells


def written(table: Table, folder: Path) -> str:
    table.rows.write(folder / "out.csv", "csv")
    return (folder / "out.csv").read_text()


def refusal(table: Table, **options: Any) -> str:
    with pytest.raises(SegmentryError) as error:
        one_row_each(table, Plan(**options))
    return str(error.value)


def test_rows_stay_rows_unless_another_thing_is_asked_for(visits: Table) -> None:
    assert one_row_each(visits, Plan()) is visits


def test_the_latest_row_keeps_its_cells_as_they_were_written(visits: Table, tmp_path: Path) -> None:
    table = one_row_each(visits, Plan(several_rows="latest", latest_by="month"))
    header, *lines = VISITS.splitlines()
    assert written(table, tmp_path).splitlines() == [header, lines[0], lines[3]]
    assert (table.n_rows, table.load_report.rows) == (2, 4)
    assert table.types == visits.types
    assert (
        table.load_report.notes[-1] == "4 rows became 2 customers, named by `client_id`: of each the latest by `month`."
    )


def test_without_a_column_that_tells_the_last_row_in_the_table_is_the_latest(visits: Table) -> None:
    table = one_row_each(visits, Plan(several_rows="latest"))
    assert [row["branch_code"] for row in rows_of(table)] == [30, 40]
    assert table.load_report.notes[-1].endswith("of each the last in the table.")


def test_aggregating_takes_the_mean_of_amounts_and_the_last_of_all_else(visits: Table) -> None:
    table = one_row_each(visits, Plan(several_rows="aggregate", latest_by="month"))
    second, first = rows_of(table)
    assert (second["spend"], second["city"], second["branch_code"], second["rows"]) == (2.0, "Bonn", 10, 2)
    assert (first["spend"], first["city"], first["branch_code"], first["rows"]) == (3.0, "Linz", 40, 2)
    assert str(first["since"])[:10] == "2019-05-05"  # the last that is filled
    assert table.load_report.notes[-1] == (
        "4 rows became 2 customers, named by `client_id`: of numbers the mean (of `branch_code` the last), of all else"
        " the last filled cell by `month`. `rows` counts the rows of each."
    )


def test_the_plan_says_what_becomes_of_a_column(visits: Table) -> None:
    told = {"spend": {"aggregate": "sum"}, "branch_code": {"aggregate": "max"}, "since": {"aggregate": "min"}}
    table = one_row_each(visits, Plan(several_rows="aggregate", columns=told))
    assert [(r["spend"], r["branch_code"], r["since"].year) for r in rows_of(table)] == [(4, 30, 2018), (3, 40, 2019)]
    assert "(of `spend` the sum, of `branch_code` the max, of `since` the min)" in table.load_report.notes[-1]


def test_stand_ins_are_left_out_of_means() -> None:
    table = read(client_id=[1, 1, 2], age=[-1, 40, -1], city=["a", "b", "c"])
    plan = Plan(several_rows="aggregate", columns={"age": {"missing": [-1]}, "city": {"missing": [-1]}})
    assert [row["age"] for row in rows_of(one_row_each(table, plan))] == [40, None]


@pytest.mark.parametrize("name", ["order_id", "OrderID", "zip", "branch_code", "gender", "account_no", "when"])
def test_numbers_that_name_something_are_not_averaged(name: str) -> None:
    table = one_row_each(
        read(**{"client_id": [1, 1, 2], name: [3, 8, 5]}),
        Plan(several_rows="aggregate", customer="client_id", latest_by=name if name == "when" else None),
    )
    assert [row[name] for row in rows_of(table)] == [8, 5]
    assert table.types[name] == "integer"


@pytest.mark.parametrize("told", [{"type": "category"}, {"role": "id"}])
def test_a_column_that_the_plan_calls_a_name_is_not_averaged(told: dict[str, str]) -> None:
    table = read(client_id=[1, 1], shop=[3, 8])
    assert rows_of(one_row_each(table, Plan(several_rows="aggregate", columns={"shop": told})))[0]["shop"] == 8


def test_the_new_column_takes_the_next_free_name() -> None:
    table = one_row_each(read(client_id=[1, 1], Rows=[3, 5], rows_2=[1, 1]), Plan(several_rows="aggregate"))
    assert rows_of(table) == [{"client_id": 1, "Rows": 4, "rows_2": 1, "rows_3": 2}]
    assert "`rows_3` counts" in table.load_report.notes[-1]


@pytest.mark.parametrize("several_rows", ["latest", "aggregate"])
def test_rows_that_name_no_customer_stay_and_are_counted(several_rows: str) -> None:
    table = one_row_each(read(client_id=["a", None, "a", None], x=[1, 2, 3, 4]), Plan(several_rows=several_rows))
    assert [row["client_id"] for row in rows_of(table)] == [None, "a", None]
    assert "Rows without `client_id` stay rows of their own: 2." in table.load_report.notes


def test_a_row_without_a_date_is_the_earliest_and_is_counted() -> None:
    table = read(client_id=["a", "a", "b"], at=pd.to_datetime(["2024-05-01", None, None]), x=[1, 2, 3])
    table = one_row_each(table, Plan(several_rows="latest", latest_by="at"))
    assert [row["x"] for row in rows_of(table)] == [1, 3]
    assert "Rows without `at` count as the earliest: 2." in table.load_report.notes


@pytest.mark.parametrize("several_rows", ["latest", "aggregate"])
def test_where_nobody_has_several_rows_that_is_told_and_no_cell_changes(several_rows: str, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("client_id,x,y\n2,1.50,NA\n1,2,007\n")
    table = one_row_each(segmentry.read(tmp_path / "in.csv"), Plan(several_rows=several_rows))
    counted = several_rows == "aggregate"  # a model of aggregated customers may have it among its features
    expected = ["client_id,x,y", "2,1.50,NA", "1,2,007"]
    more = [",rows", ",1", ",1"] if counted else ["", "", ""]
    assert written(table, tmp_path).splitlines() == [a + b for a, b in zip(expected, more, strict=True)]
    assert table.load_report.notes[-1] == "No customer has several rows: `client_id` never repeats."


@pytest.mark.parametrize("several_rows", ["latest", "aggregate"])
@pytest.mark.parametrize("ids", [[1, 2, 1, 2], [1, 2, 3, 4], [1, None, 1, 2]])
def test_to_do_it_twice_does_no_harm(several_rows: str, ids: list[Any]) -> None:
    plan = Plan(several_rows=several_rows)
    once = one_row_each(read(client_id=ids, x=[1, 2, 3, 4]), plan)
    assert one_row_each(once, plan) is once


def test_the_table_that_was_given_stays_as_it_is(visits: Table) -> None:
    before = (rows_of(visits), visits.n_rows, visits.load_report)
    one_row_each(visits, Plan(several_rows="aggregate"))
    assert (rows_of(visits), visits.n_rows, visits.load_report) == before


def test_of_several_columns_named_like_customers_the_one_that_repeats_is_taken() -> None:
    table = one_row_each(read(id=[1, 2, 3], customer_id=[7, 7, 8]), Plan(several_rows="latest"))
    assert rows_of(table) == [{"id": 2, "customer_id": 7}, {"id": 3, "customer_id": 8}]


def test_columns_may_have_other_names_than_in_the_plan() -> None:
    plan = Plan(several_rows="aggregate", customer="kunde", latest_by="at", columns={"x": {"aggregate": "sum"}})
    table = read(client=[1, 1, 2], day=[2, 1, 1], spend=[3, 4, 5])
    made = one_row_each(table, plan, {"kunde": "client", "at": "day", "x": "spend"})
    assert rows_of(made) == [
        {"client": 1, "day": 2, "spend": 7, "rows": 2},
        {"client": 2, "day": 1, "spend": 5, "rows": 1},
    ]


@pytest.mark.parametrize(
    ("months", "latest"),
    [
        (["2024-10", "2024-09"], 0),
        (["2023Q4", "2024Q1"], 1),
        (["2024-W10", "2024-W09"], 0),
        (["2024/01", "2023/12"], 0),
    ],
)
def test_months_weeks_and_quarters_tell_the_latest(months: list[str], latest: int) -> None:
    table = one_row_each(read(client_id=[1, 1], p=months, x=[0, 1]), Plan(several_rows="latest", latest_by="p"))
    assert rows_of(table)[0]["x"] == latest


@pytest.mark.parametrize("cells", [["May", "June"], ["2024-9", "2024-10"], ["2024-01", "NA"], ["2024Q1", "2024-Q2"]])
def test_text_that_does_not_sort_as_time_goes_is_refused(cells: list[str]) -> None:
    told = refusal(read(client_id=[1, 1], p=cells), several_rows="latest", latest_by="p")
    assert told.startswith("`p` in pandas holds text and cannot tell which row is the latest.")
    assert "`latest_by`" in told


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"customer": "clientid"}, "visits.csv has no column `clientid`. Did you mean `client_id`?"),
        ({"latest_by": "mont"}, "visits.csv has no column `mont`. Did you mean `month`?"),
        (
            {"several_rows": "aggregate", "columns": {"spent": {"aggregate": "sum"}}},
            "visits.csv has no column `spent`. Did you mean `spend`?",
        ),
        (
            {"several_rows": "aggregate", "columns": {"city": {"aggregate": "mean"}}},
            "`city` in visits.csv holds text, of which there is no mean. Let its option `aggregate` be `last`,"
            " or leave it out.",
        ),
        (
            {"several_rows": "aggregate", "columns": {"since": {"aggregate": "sum"}}},
            "`since` in visits.csv holds dates, of which there is no sum. Let its option `aggregate` be"
            " `min`, `max` or `last`, or leave it out.",
        ),
        (
            {"several_rows": "aggregate", "columns": {"client_id": {"aggregate": "last"}}},
            "`client_id` names the customers and stays as it is. Leave its option `aggregate` out.",
        ),
        (
            {"several_rows": "keep", "customer": "client_id", "latest_by": "month"},
            "`customer` and `latest_by` would change nothing: `several_rows` is `keep`. Let `several_rows` be `latest`"
            " or `aggregate`, or leave out what has no effect.",
        ),
        (
            {"several_rows": "latest", "columns": {"spend": {"aggregate": "sum"}}},
            "`columns.spend.aggregate` would change nothing: `several_rows` is `latest`."
            " Let `several_rows` be `aggregate`, or leave out what has no effect.",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(visits: Table, options: dict[str, Any], message: str) -> None:
    assert refusal(visits, **{"several_rows": "latest", **options}) == message


def test_a_table_in_which_no_column_names_customers_is_refused() -> None:
    assert refusal(read(x=[1, 1], y=[2, 2]), several_rows="latest") == (
        "No column of pandas is named like a customer's number, so rows of one customer cannot be found."
        " There are `x` and `y`. Say which it is in `customer`."
    )


def test_a_table_in_which_several_columns_could_name_customers_is_refused() -> None:
    assert refusal(read(account_id=[1, 1], client_id=[2, 2], x=[1, 2]), several_rows="latest") == (
        "In pandas `account_id` and `client_id` repeat, and each is named like a customer's number."
        " Say in `customer` which names the customers."
    )


def test_segments_are_made_of_customers(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    group = rng.integers(3, size=300)
    months = pd.concat(
        pd.DataFrame(
            {"client_id": range(1_000, 1_300), "month": month, "spend": (100 * group + rng.normal(0, 5, 300)).round(2)}
        )
        for month in range(4)
    )
    plan = Plan(several_rows="aggregate", latest_by="month", features=("spend",), k=3)
    segmentation = segmentry.run(months, plan, tmp_path / "out")
    expected = months.groupby("client_id")["spend"].mean()
    found = pd.read_csv(tmp_path / "out" / "customers.csv").set_index("client_id")
    np.testing.assert_allclose(found["spend"], expected[found.index], rtol=1e-12)
    assert sorted(segment.size for segment in segmentation.segments) == sorted(np.bincount(group))
    assert (found["rows"] == 4).all()
    told = [finding.what for finding in segmentation.columns.findings]
    assert any("1,200 rows became 300 customers" in what for what in told)
    assert not any("`client_id` names customers, and" in what for what in told)


@pytest.mark.parametrize("several", ["latest", "aggregate"])
def test_new_rows_are_brought_to_customers_in_the_same_way(several: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    group = np.repeat(np.arange(80) % 2, 3)
    frame = pd.DataFrame({"client_id": np.repeat(np.arange(80) + 500, 3), "month": list(range(3)) * 80})
    frame["spend"] = group * 50 + rng.normal(10, 2, 240)
    frame["visits"] = group * 8 + rng.normal(3, 0.5, 240)
    segmentation = segmentry.run(frame, Plan(several_rows=several, latest_by="month", k=2), tmp_path / "out")
    assert segmentation.features == ("spend", "visits", *(["rows"] if "rows" in segmentation.features else []))
    written = pd.read_csv(tmp_path / "out" / "customers.csv").set_index("client_id")["segment"]
    labelled = segmentry.load(tmp_path / "out" / "model.json").score(frame)
    assert len(labelled) == 80
    assert labelled.set_index("client_id")["segment"].to_dict() == written.to_dict()
