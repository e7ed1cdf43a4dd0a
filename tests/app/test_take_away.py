"""What the page gives away makes the same again, and new customers get the same labels in the page as outside."""

import io
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import segmentry
from segmentry import Plan
from segmentry.app.views import downloads
from segmentry.app.views.steps import LABEL, TAKE
from segmentry.cli import main

from .visits import ROOT, csv_of, customers, held, opened, said, step, upload

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database", "undrawn", "alone")


@pytest.fixture
def page() -> AppTest:
    """A result of two segments with names of the visitor's own."""
    page = upload(opened(), csv_of(customers()), "our customers.csv")
    held(page).take(Plan(k_max=4))
    page.run()
    held(page).k = 2
    page.run()
    held(page).rename({1: "The many", 2: "The few"})
    return step(page, TAKE)


def labels_of(page: AppTest) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(held(page).shown.customers_as(held(page).k, "csv")))


def shell(*words: object) -> None:
    with pytest.raises(SystemExit) as stop:
        main([str(word) for word in words])
    assert stop.value.code == 0


def codes(page: AppTest) -> list[str]:
    return [code.value for code in page.code]


def test_the_command_and_the_python_make_the_same_labels_and_names(
    page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = labels_of(page)
    assert set(there["segment_name"]) == {"The many", "The few"}
    monkeypatch.chdir(tmp_path)
    Path("our customers.csv").write_bytes(csv_of(customers()))
    plan_file, command, python = codes(page)
    Path("plan.json").write_text(plan_file)
    program, *words = shlex.split(command)
    assert program == "segmentry"
    shell(*words)
    pd.testing.assert_frame_equal(pd.read_csv("result/customers.csv"), there)
    exec(python.replace("'result')", "'again')"))
    pd.testing.assert_frame_equal(pd.read_csv("again/customers.csv"), there)


def test_the_plan_with_names_makes_the_same(page: AppTest, tmp_path: Path) -> None:
    held(page).shown.plan_for_good(2).save(tmp_path / "plan.toml")
    made = segmentry.run(customers(), Plan.load(tmp_path / "plan.toml"))
    assert [segment.name for segment in made.segments] == ["The many", "The few"]


def test_a_plan_of_another_number_is_taken_away_with_the_one_that_is_shown(page: AppTest) -> None:
    held(page).take(held(page).plan.model_copy(update={"k": 2}), 3)
    page.run()
    work = held(page).shown
    assert (work.plan.k, work.choice.k, held(page).k) == (2, 3, 3)
    assert work.plan_for_good(3).k == 3


def test_what_a_sample_is_made_from_can_be_run_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()
    page.session_state["chosen"] = "bank"
    page.run()
    held(page).take(Plan(k_max=3))
    page.run()
    command, python = codes(step(page, TAKE))
    there = labels_of(page)
    monkeypatch.chdir(tmp_path)
    first, then = command.split(" && ")
    for each in (first, then):
        shell(*each.split(" ")[1:])
    assert pd.read_csv("result/customers.csv")["segment"].tolist() == there["segment"].tolist()
    assert "segmentry.sample('bank')" in python


def test_every_form_of_the_report_is_offered_and_none_is_made_unasked(page: AppTest) -> None:
    choice = page.segmented_control(key="report_format")
    assert choice.options == ["Page", "Slides", "Excel", "Markdown", "JSON"]
    for form, told in {"pptx": "A slide for every part", "xlsx": "A sheet for every table"}.items():
        page.segmented_control(key="report_format").set_value(form).run()
        assert not page.exception
        assert told in said(page)


def test_the_report_has_the_number_and_the_names_of_the_page(page: AppTest) -> None:
    told = json.loads(held(page).shown.report_as(2, "json"))
    assert (told["k"], told["plan"]["names"] != {}) == (2, True)
    assert "The many" in held(page).shown.report_as(2, "md").decode()


def test_without_python_pptx_the_page_says_what_to_install(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "slides_installed", lambda: False)
    page.segmented_control(key="report_format").set_value("pptx").run()
    assert "pip install" in said(page)
    assert "download_report" not in {button.key for button in page.get("download_button")}


def fresh(**columns: Callable[[pd.DataFrame], Any]) -> pd.DataFrame:
    return customers(80, seed=5).assign(**columns)


def test_new_customers_are_labelled_as_by_the_model(page: AppTest, tmp_path: Path) -> None:
    new = fresh()
    upload(step(page, LABEL), csv_of(new), "march.csv", "fresh")
    assert re.search(r"3 of 3 columns matched|2 of 2 columns matched", said(page))
    assert "80 customers labelled" in said(page)
    held(page).shown.made[2].save(tmp_path / "model.json")
    expected = segmentry.score(tmp_path / "model.json", new)["segment"].value_counts().to_dict()
    told = page.dataframe[0].value
    assert dict(zip((int(name[0]) for name in told["Segment"]), told["New customers"], strict=True)) == expected
    assert {name[2:] for name in told["Segment"]} == {"The many", "The few"}


def test_a_model_file_labels_without_any_table(page: AppTest, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    held(page).shown.segmentation(2).save(path)
    other = opened()
    upload(other, path.read_bytes(), "our_model.json", "model")
    upload(other, csv_of(fresh()), "march.csv", "fresh")
    assert "80 customers labelled" in said(other)
    assert "our customers.csv" in said(other)
    upload(other, b'{"a": 1}', "no_model.json", "model")
    assert "no_model.json" in other.error[0].value.replace("\\", "")


def test_a_table_that_does_not_fit_can_be_mended_in_the_page(page: AppTest) -> None:
    new = fresh().rename(columns={"balance": "Balance EUR"})
    upload(step(page, LABEL), csv_of(new), "march.csv", "fresh")
    assert "Some columns have other names, or are not there" in said(page)
    assert page.selectbox(key="renamed-0").value == "Balance EUR"
    assert "80 customers labelled" in said(page)
    page.selectbox(key="renamed-0").set_value("").run()
    assert "customers labelled" not in said(page)
    page.toggle(key="proceed").set_value(True).run()
    assert "80 customers labelled" in said(page)


def test_what_is_no_table_is_refused_in_place(page: AppTest) -> None:
    upload(step(page, LABEL), b"%PDF-1.4", "march.csv", "fresh")
    assert "march.csv is a PDF document" in page.error[0].value.replace("\\", "")
    assert ROOT.name not in page.error[0].value
