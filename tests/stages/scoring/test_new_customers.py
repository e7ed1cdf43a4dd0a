"""A table of new customers means what the model's table meant, unless it is told, or can only be read, otherwise."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.cli import app
from segmentry.stages.scoring.new_customers import new_customers

pytestmark = pytest.mark.usefixtures("quick_choices", "one_database")

GERMAN = {"sep": "\t", "decimal": ","}


def customers(rows: int = 90) -> pd.DataFrame:
    """Young with little and old with much, whose dates can be read in two ways."""
    frame = pd.DataFrame({"id": range(rows), "age": [[25, 66][i % 2] + i % 3 for i in range(rows)]})
    frame["balance"] = [[800.5, 9100.5][i % 2] + i % 7 for i in range(rows)]
    frame["since"] = [f"{1 + i % 28:02d}/{1 + i % 12:02d}/20{[22, 12][i % 2]}" for i in range(rows)]
    frame["plan"] = [["1a", "2b"][i % 2] for i in range(rows)]
    return frame


def made(path: Path, plan: Plan | None = None, **options: Any) -> Segmentation:
    """The model of a file that is written so."""
    customers().to_csv(path, index=False, **options)
    plan = plan or Plan()
    told = {"k": 2, "k_max": 2, "features": ("age", "balance", "since", "plan")}
    return segmentry.run(path, plan.model_copy(update=told))


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Segmentation:
    return made(tmp_path_factory.mktemp("german") / "de.tsv", **GERMAN)


def written(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("\n".join(lines) + "\n")
    return path


def read(model: Segmentation, source: Any, plan: Plan | None = None, **options: Any) -> dict[str, list[Any]]:
    """The values that are labelled."""
    cells: dict[str, list[Any]] = new_customers(model, source, plan or Plan(), **options).rows.collect().to_pydict()
    return cells


AMBIGUOUS = ["id\tage\tbalance\tsince\tplan", "1\t66\t9.100\t03/02/2012\t2b", "2\t25\t800\t05/04/2022\t1a"]


def test_what_can_be_read_in_two_ways_is_read_as_the_models_table_was(german: Segmentation, tmp_path: Path) -> None:
    cells = read(german, written(tmp_path / "new.tsv", AMBIGUOUS))
    assert cells["balance"] == [9100, 800]
    assert [day.month for day in cells["since"]] == [2, 4]


@pytest.mark.parametrize("kind", ["path", "frame", "list", "table", "saved", "pattern"])
def test_it_holds_for_every_kind_of_source(german: Segmentation, tmp_path: Path, kind: str) -> None:
    path = written(tmp_path / "new.tsv", AMBIGUOUS)
    frame = pd.read_csv(path, sep="\t", dtype=str)
    sources = {"path": path, "frame": frame, "list": frame.to_dict("records"), "table": segmentry.read(path)}
    model = german
    if kind == "saved":
        german.save(tmp_path / "model.json")
        model = segmentry.load(tmp_path / "model.json")
    scored = model.score(sources.get(kind, path if kind == "saved" else tmp_path / "n*.tsv"))
    scored = pd.DataFrame(scored)
    old, young = scored["segment_name"]
    assert old != young
    assert scored["segment"].tolist() == german.score(customers()[1::-1])["segment"].tolist()


def test_it_holds_under_other_names(german: Segmentation, tmp_path: Path) -> None:
    path = written(tmp_path / "new.tsv", [AMBIGUOUS[0].replace("balance", "Saldo"), *AMBIGUOUS[1:]])
    assert read(german, path, renamed={"balance": "Saldo"})["Saldo"] == [9100, 800]


def test_what_is_told_wins(german: Segmentation, tmp_path: Path) -> None:
    path = written(tmp_path / "new.tsv", AMBIGUOUS)
    assert read(german, path, Plan(decimal="."))["balance"] == [9.1, 800]
    assert read(german, segmentry.read(path, Plan(decimal=".")))["balance"] == [9.1, 800]
    german.save(tmp_path / "model.json")
    words = ["score", tmp_path / "model.json", path, "-o", tmp_path / "out.csv", "--decimal", "."]
    app([str(word) for word in words], standalone_mode=False)
    alike = german.score(path, plan=Plan(decimal="."))
    assert pd.read_csv(tmp_path / "out.csv")["segment"].tolist() == alike["segment"].tolist()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, ("the delimiter is `,` here, in the model's table a tab", "the decimal mark is `.` here")),
        ({"sep": ";", "decimal": ","}, ("the delimiter is `;` here, in the model's table a tab",)),
        (GERMAN, ()),
    ],
)
def test_a_file_that_is_written_otherwise_is_read_as_it_is(
    german: Segmentation, tmp_path: Path, options: dict[str, str], said: Sequence[str]
) -> None:
    customers().to_csv(tmp_path / "new.csv", index=False, **options)
    assert read(german, tmp_path / "new.csv")["balance"] == customers()["balance"].tolist()
    found = segmentry.difference(german, tmp_path / "new.csv")
    assert len(found.reading) == len(said)
    assert all(part in str(found) for part in said)
    assert found.changes == ()


def test_one_column_that_has_points_tells_of_all(german: Segmentation, tmp_path: Path) -> None:
    lines = ["id,age,balance,since,plan", "1,66.5,9.100,03/02/2012,2b", "2,25.2,8.000,05/04/2022,1a"]
    assert read(german, written(tmp_path / "new.csv", lines))["balance"] == [9.1, 8.0]


def test_dates_that_can_only_be_month_first_are(german: Segmentation, tmp_path: Path) -> None:
    path = written(tmp_path / "new.tsv", [*AMBIGUOUS, "3\t25\t800\t12/31/2022\t1a"])
    assert [day.month for day in read(german, path)["since"]] == [3, 5, 12]


@pytest.mark.parametrize("mark", ["^", "~", ";"])
def test_a_delimiter_that_was_told_is_remembered(tmp_path: Path, mark: str) -> None:
    model = made(tmp_path / "a.txt", Plan(delimiter=mark), sep=mark)
    customers()[:4].to_csv(tmp_path / "new.txt", index=False, sep=mark)
    assert read(model, tmp_path / "new.txt")["age"] == [25, 67, 27, 66]
    customers()[:4].to_csv(tmp_path / "other.csv", index=False)
    assert read(model, tmp_path / "other.csv")["age"] == [25, 67, 27, 66]


def test_an_encoding_is_remembered_where_the_file_is_not_utf8(tmp_path: Path) -> None:
    frame = customers().assign(plan=lambda f: f["plan"].map({"1a": "łódź", "2b": "żółty"}))
    frame.to_csv(tmp_path / "a.csv", index=False, encoding="iso8859_2")
    plan = Plan(encoding="iso8859_2", k=2, k_max=2, features=("age", "plan"))
    model = segmentry.run(tmp_path / "a.csv", plan)
    for encoding in ("iso8859_2", "utf-8", "utf-16"):
        frame[:2].to_csv(tmp_path / "new.csv", index=False, encoding=encoding)
        assert read(model, tmp_path / "new.csv")["plan"] == ["łódź", "żółty"]


def test_the_sheet_of_the_model_is_looked_for(tmp_path: Path) -> None:
    def book(path: Path, sheets: dict[str, pd.DataFrame]) -> Path:
        with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
            for name, frame in sheets.items():
                frame.to_excel(writer, sheet_name=name, index=False)
        return path

    other = pd.DataFrame({"age": [1, 2], "note": ["x", "y"]})
    plan = Plan(sheet="People", k=2, k_max=2, features=("age", "balance"))
    model = segmentry.run(book(tmp_path / "a.xlsx", {"Cover": other, "People": customers()}), plan)
    assert read(model, book(tmp_path / "b.xlsx", {"Notes": other, "People": customers()[:3]}))["age"] == [25, 67, 27]
    assert read(model, book(tmp_path / "c.xlsx", {"New": customers()[:3]}))["age"] == [25, 67, 27]
    assert "the sheet is `New` here" in str(segmentry.difference(model, tmp_path / "c.xlsx"))
    assert len(read(model, tmp_path / "b.xlsx", Plan(sheet="Notes"))["note"]) == 2


def test_a_header_that_was_told_is_remembered_where_it_fits(tmp_path: Path) -> None:
    text = "made by\nus\n" + customers().to_csv(index=False)
    (tmp_path / "a.csv").write_text(text)
    model = segmentry.run(tmp_path / "a.csv", Plan(header=3, k=2, k_max=2, features=("age", "balance")))
    for number, above in enumerate(("made by\nus\n", "")):
        path = tmp_path / f"new{number}.csv"
        path.write_text(above + customers()[:4].to_csv(index=False))
        assert read(model, path)["age"] == [25, 67, 27, 66]


def test_text_stays_text_whatever_the_other_rows_hold(tmp_path: Path) -> None:
    frame = customers().assign(plan=[["7", "x"][i % 2] for i in range(90)])
    model = segmentry.run(frame, Plan(k=2, k_max=2, features=("age", "plan")))
    new = pd.DataFrame({"age": [25, 26], "plan": ["7", "7"]})
    new.to_csv(tmp_path / "new.csv", index=False)
    assert read(model, tmp_path / "new.csv")["plan"] == ["7", "7"]
    assert segmentry.difference(model, pd.DataFrame({"age": [25], "plan": ["7.0"]})).features[1].named == ("7.0",)


def test_of_an_older_model_the_plan_alone_is_known(german: Segmentation, tmp_path: Path) -> None:
    """Models of 0.1 and 0.2 remember no spelling."""
    forgotten = {"spellings": {}, "decimal": None, "told": ()}
    report = german.load_report.model_copy(update=forgotten)
    path = written(tmp_path / "new.tsv", AMBIGUOUS)
    older = german.model_copy(update={"load_report": report})
    assert read(older, path)["balance"] == segmentry.read(path).rows.collect()["balance"].to_pylist() == [9.1, 800]
    told = older.model_copy(update={"plan": older.plan.model_copy(update={"decimal": ","})})
    assert read(told, path)["balance"] == [9100, 800]
    customers().to_csv(tmp_path / "own.tsv", index=False, **GERMAN)
    pd.testing.assert_frame_equal(older.score(tmp_path / "own.tsv"), german.score(tmp_path / "own.tsv"))


def test_rows_are_what_they_were_whatever_other_rows_hold(tmp_path: Path) -> None:
    """Customers who come back on other days, with amounts, look like orders."""
    own = customers(60)[["id", "age", "balance"]].assign(date=pd.date_range("2024-01-01", periods=60).astype(str))
    model = segmentry.run(own, Plan(k=2, k_max=2, features=("age", "balance")))
    back = own.assign(id=own["id"] % 20).rename(columns={"id": "customer_id", "balance": "amount"})
    back.to_csv(tmp_path / "back.csv", index=False)
    assert segmentry.customers(tmp_path / "back.csv").log is not None
    renamed = {"balance": "amount"}
    assert (
        model.score(tmp_path / "back.csv", renamed=renamed)["segment"].tolist() == model.score(own)["segment"].tolist()
    )
