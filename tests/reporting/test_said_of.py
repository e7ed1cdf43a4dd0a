"""Rows are called what they are, in every face, and no text of the user's is changed."""

import io
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import segmentry
from segmentry import Plan, Segmentation
from segmentry.reporting.document import Exhibit
from segmentry.reporting.pictures.picture import svg
from segmentry.reporting.report import rendered, text
from segmentry.reporting.said_of import rows_of, said_of
from segmentry.reporting.sections import document
from segmentry.stages.shared.rows_called import rows_called


def staff(department: str = "sales") -> pd.DataFrame:
    rng = np.random.default_rng(0)
    group = rng.integers(0, 3, 400)
    frame = pd.DataFrame({"employee_id": np.arange(400) * 3 + 7, "age": (group * 12 + rng.normal(30, 2, 400)).round(1)})
    frame["salary"] = (3_000 + 1_500 * group + rng.normal(0, 90, 400)).round()
    frame["department"] = np.array([department, "it", "works"])[group]
    frame["attrition"] = np.where(rng.random(400) < np.array([0.5, 0.2, 0.1])[group], "yes", "no")
    return frame


@pytest.fixture(scope="module")
def employees() -> Segmentation:
    return segmentry.run(staff(), Plan(k=3, k_max=3))


def test_employees_are_called_so_on_every_page(employees: Segmentation) -> None:
    pages = rendered(employees, ("html", "md"))
    for page in (text(employees), *(page.decode() for page in pages.values())):
        assert "employees" in page
        words = page.replace("customers.csv", "")
        assert "customer" not in words.casefold(), words[words.casefold().index("customer") - 80 :][:160]


def exhibits(segmentation: Segmentation) -> list[Exhibit]:
    sections = (one for outer in document(segmentation).sections for one in outer.all())
    return [block for one in sections for block in one.blocks if isinstance(block, Exhibit)]


def test_pictures_draw_what_they_drew(employees: Segmentation) -> None:
    """Names of fields stand in a specification and in its rows: both must change."""
    usual_plan = employees.plan.model_copy(update={"labels": {"customers": "customers"}})
    both = map(exhibits, (employees, employees.model_copy(update={"plan": usual_plan})))
    for own, usual in zip(*both, strict=True):
        assert svg(own.draw()).count("<path") == svg(usual.draw()).count("<path")


def test_slides_and_workbooks_open(employees: Segmentation) -> None:
    made = rendered(employees, ("xlsx", "pptx"))
    sheets = pd.read_excel(io.BytesIO(made["xlsx"]), sheet_name=None, header=None)
    cells = [str(cell) for sheet in sheets.values() for cell in sheet.to_numpy().ravel()]
    assert any("employees" in cell for cell in cells)


def test_a_table_that_says_customer_keeps_its_words() -> None:
    segmentation = segmentry.run(staff("customer service"), Plan(k=3, k_max=3))
    assert rows_of(segmentation).several == "customers"
    assert said_of(segmentation, "All customers") == "All customers"
    assert "customer service" in text(segmentation).casefold()


def test_the_plan_has_the_last_word(employees: Segmentation) -> None:
    named = employees.plan.model_copy(update={"labels": {"customers": "colleagues"}})
    told = employees.model_copy(update={"plan": named})
    assert said_of(told, "A customer of all customers; customers.csv") == "A colleague of all colleagues; customers.csv"


@pytest.mark.parametrize(
    ("names", "about", "several"),
    [
        (("EmployeeNumber", "x"), 0, "employees"),
        (("JobRole", "OverTime"), 0, "employees"),
        (("Department", "Spending"), 0, "customers"),
        (("patient_id",), 0, "patients"),
        (("Student", "Balance"), 1, "customers"),
        (("student_id",), 0, "students"),
        (("user_id", "orders"), 0, "users"),
        (("age", "married", "region"), 3, "people"),
        (("age", "gender", "tenure"), 2, "customers"),
        (("sepal_length", "sepal_width"), 0, "customers"),
    ],
)
def test_names_tell_who_is_in_a_table(names: tuple[str, ...], about: int, several: str) -> None:
    assert rows_called(names, about).several == several


@pytest.mark.parametrize(
    ("table", "names", "ids", "several"),
    [
        ("home_loans_2019.csv", ("amount", "term"), (), "loans"),
        ("kredite.csv", ("betrag", "laufzeit"), (), "loans"),
        ("bank.csv", ("loan_id", "amount"), ("loan_id",), "loans"),
        ("bank.csv", ("loan_id", "amount"), (), "customers"),
        ("prenotazioni.xlsx", ("camera", "notti"), (), "bookings"),
        ("doctor_visits.csv", ("visits", "age"), (), "customers"),
        ("juice_buyers.csv", ("brand", "WeekofPurchase", "store"), (), "purchases"),
        ("shop.csv", ("last_purchase_date", "spent"), (), "customers"),
        ("shop.csv", ("customer_id", "order_date"), (), "customers"),
        ("loans.csv", ("member_id", "amount"), ("member_id",), "loans"),
        ("hausrat_vertraege_2023.csv", ("VertragsNr", "Weitere_Vertraege"), ("VertragsNr",), "contracts"),
        ("academia_alumnos.csv", ("id_alumno", "edad"), ("id_alumno",), "pupils"),
        ("school.csv", ("id_alumno", "edad"), (), "pupils"),
        ("sessions_of_users.csv", ("pages", "clicks"), (), "sessions"),
    ],
)
def test_rows_may_be_things_and_events(table: str, names: tuple[str, ...], ids: tuple[str, ...], several: str) -> None:
    assert rows_called(names, table=table, ids=ids).several == several


def test_events_are_said_to_be_no_people(tmp_path: Path) -> None:
    """And what the table itself calls a customer stays."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {"months_as_customer": rng.normal(40, 9, 400).round(1), "nights": rng.normal(9, 2, 400).round(1)}
    )
    frame["cancelled"] = np.where(rng.random(400) < 0.3, "yes", "no")
    frame.to_csv(tmp_path / "bookings.csv", index=False)
    segmentation = segmentry.run(tmp_path / "bookings.csv", Plan(k=2, k_max=2))
    said = text(segmentation)
    assert "Rows are bookings, not people: groups are of bookings." in said
    assert "add a column that says whose each booking is." in said
    assert "months as customer" in said
    assert re.findall(r"customers?", said.lower().replace("months as customer", "")) == []
    assert said_of(segmentation, "A customer who left; all customers") == "A booking that left; all bookings"
