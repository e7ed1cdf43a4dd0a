"""Step 1: the table of the columns that is edited, findings that mend, and what a row is."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import segmentry
from segmentry.app.views.steps import DATA, WHO

from .visits import csv_of, customers, few_numbers, held, said, unescaped, upload, written
from .visits import opened as first_screen

HOSTILE = ("<img src=x onerror=alert(1)>", "**bold**", "$x^2$", ":red[hot]", "[go](http://example.com)")

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A visitor's page, on which few numbers of segments are tried where nobody asks for more."""
    few_numbers(monkeypatch, 4)
    return first_screen()


def uploaded(page: AppTest, table: pd.DataFrame | bytes, name: str = "customers.csv") -> AppTest:
    content = table if isinstance(table, bytes) else csv_of(table)
    return opened(upload(page, content, name))


def opened(page: AppTest, step: str = DATA) -> AppTest:
    page.session_state["step"] = step
    page.run()
    assert not page.exception
    return page


def edited(page: AppTest, **changes: dict[str, Any]) -> AppTest:
    """The page on which these cells of the table were edited, by column."""
    [table] = page.data_editor
    names = table.value["column"].tolist()
    rows = {names.index(column): cells for column, cells in changes.items()}
    page.session_state[f"columns-{held(page).taken}"] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    page.run()
    assert not page.exception
    return page


def applied(page: AppTest) -> AppTest:
    page.button(key="apply").click().run()
    assert not page.exception
    return page


def told(page: AppTest) -> pd.DataFrame:
    return page.data_editor[0].value.set_index("column")


def one(page: AppTest, key: str) -> Any:
    """The widget whose key begins like this: what follows names the place and how often a plan was applied."""
    widgets = [*page.selectbox, *page.number_input, *page.text_input, *page.segmented_control, *page.button]
    return next(widget for widget in widgets if str(widget.key).startswith(key))


def test_the_table_says_what_was_understood(page: AppTest) -> None:
    uploaded(page, customers())
    table = told(page)
    assert table.index[table["use"]].tolist() == ["age", "balance"] == list(held(page).shown.recipe.features)
    assert table["role"].to_dict() | {"age": "feature", "churned": "outcome"} == table["role"].to_dict()
    assert (table.loc["constant", "role"], table.loc["customer_id", "role"]) == ("not used", "id")
    assert table["why"].str.len().min() > 3
    assert table.loc["job", "means"] == "job"
    assert page.button(key="apply").disabled


def test_what_is_edited_collects_until_it_is_applied(page: AppTest) -> None:
    uploaded(page, customers())
    before = held(page).shown
    edited(page, age={"weight": 3.0, "means": "years of life"}, balance={"stand_ins": "-1, 999"}, job={"use": True})
    assert held(page).shown is before
    assert "**Unapplied changes:** age, balance and job" in said(page)
    applied(page)
    plan = held(page).shown.plan
    assert (plan.columns["age"].weight, plan.columns["balance"].missing) == (3, (-1, 999))
    assert plan.labels == {"age": "years of life"}
    assert plan.features == ("age", "balance", "job") == held(page).shown.recipe.features
    assert "Unapplied" not in written(page)
    assert told(page).loc["age", "means"] == "years of life"
    page.button(key="take_back").click().run()
    plan = held(page).shown.plan
    assert (plan.columns, plan.labels, plan.features) == ({}, {}, None)
    assert plan.k_max == 4


def test_a_role_takes_a_column_out_of_use_and_the_page_says_so(page: AppTest) -> None:
    frame = customers()
    frame["fee"] = frame["age"].to_numpy()[::-1]
    uploaded(page, frame)
    edited(page, balance={"role": "value"})
    assert not told(page).loc["balance", "use"]
    assert '"balance" makes no segments any more, as its role is value.' in said(page)
    applied(page)
    assert "balance" not in held(page).shown.recipe.features
    assert held(page).shown.prepared_columns["balance"].role == "value"
    edited(page, balance={"use": True})
    assert told(page).loc["balance", "role"] == "feature"
    applied(page)
    assert "balance" in held(page).shown.recipe.features


def test_what_is_no_number_is_refused_in_place(page: AppTest) -> None:
    uploaded(page, customers())
    edited(page, age={"stand_ins": "-1, many"})
    applied(page)
    assert unescaped(page.error[0].value).startswith("'many' is not a number. The column age holds numbers.")
    assert held(page).plan.columns == {}
    edited(page, age={"stand_ins": "-1"})
    applied(page)
    assert not page.error
    assert held(page).shown.plan.columns["age"].missing == (-1,)


def test_a_plan_that_cannot_be_leaves_the_result_and_the_draft(page: AppTest) -> None:
    uploaded(page, customers())
    before = held(page).shown
    page.selectbox(key="single_column").select("balance").run()
    one(page, "single-transform").select("log").run()
    assert "Unapplied changes:** balance" in said(page)
    applied(page)
    assert "`balance` cannot get a logarithm" in unescaped(page.error[0].value)
    assert held(page).shown is before
    assert one(page, "single-transform").value == "log"
    assert "Unapplied changes:** balance" in said(page), "it can be mended"
    one(page, "single-transform").select("yeo-johnson").run()
    applied(page)
    assert not page.error
    assert held(page).shown.plan.columns["balance"].transform == "yeo-johnson"


def test_options_of_the_whole_are_advanced_and_apply_with_the_rest(page: AppTest) -> None:
    frame = customers()
    frame["stands_for"] = np.where(frame["balance"] > 1500, 10, 1)
    uploaded(page, frame)
    one(page, "min_share").set_value(40.0).run()
    one(page, "weight").select("stands_for").run()
    assert "smallest share and case weights" in said(page)
    applied(page)
    work = held(page).shown
    assert (work.plan.min_share, work.plan.weight) == (0.4, "stands_for")
    assert "stands_for" not in work.recipe.features
    assert told(page).loc["stands_for", "role"] == "case weights"
    assert one(page, "min_share").value == 40


def test_words_can_stand_for_missing_and_numbers_be_kinds(page: AppTest) -> None:
    frame = customers().replace({"job": {"nurse": "not asked, as yet"}})
    frame["rooms"] = np.random.default_rng(1).integers(1, 5, 300)
    uploaded(page, frame)
    edited(page, job={"stand_ins": '"Not asked, as yet", ?'}, rooms={"use": True})
    page.selectbox(key="single_column").select("rooms").run()
    assert one(page, "single-transform")
    one(page, "single-type").select("category").run()
    assert not any(str(box.key).startswith("single-transform") for box in page.selectbox)
    applied(page)
    assert not page.error
    work = held(page).shown
    assert work.plan.columns["job"].missing == ("Not asked, as yet", "?")
    assert (work.prepared_columns["job"].distinct, work.prepared_columns["job"].missing_words[0]) == (
        1,
        "not asked, as yet",
    )
    assert {step.column: step.width for step in work.recipe.steps}["rooms"] == 4
    assert told(page).loc["job", "stand_ins"] == '"Not asked, as yet", ?'


def test_nothing_in_use_is_refused(page: AppTest) -> None:
    uploaded(page, customers())
    edited(page, age={"use": False}, balance={"use": False})
    applied(page)
    assert "No feature is chosen" in unescaped(page.error[0].value)


def test_a_session_keeps_only_its_latest_table_and_what_is_told_of_it(page: AppTest) -> None:
    uploaded(page, customers(120))
    for seed in range(1, 5):
        one(page, "seed").set_value(seed).run()
        applied(page)
    assert len(held(page).works) == 4
    edited(page, age={"weight": 2.0})
    one(page, "single-scale").select("robust").run()
    assert held(page).draft.columns
    uploaded(page, customers(120).assign(age=1.5 * customers(120)["age"]), "other.csv")
    assert len(held(page).works) == 1
    assert held(page).draft == held(page).plan
    assert page.button(key="apply").disabled, "what was told of the table before is told of no other"


def test_every_column_can_be_given_the_same_weight(page: AppTest) -> None:
    uploaded(page, customers())
    edited(page, job={"use": True})
    applied(page)
    page.button(key="balance").click().run()
    assert not page.exception
    age, balance, job = (step.share for step in held(page).shown.recipe.steps)
    assert age == pytest.approx(balance, abs=0.001)
    assert job == pytest.approx(age, abs=0.001) or job == pytest.approx(age + balance, abs=0.001)


def test_findings_mend_with_a_button(page: AppTest) -> None:
    frame = customers()
    frame.loc[0, "balance"] = 9_000_000.0
    frame["fee"] = customers()["age"].to_numpy()[::-1]
    uploaded(page, frame)
    assert ":orange-badge[Look at this]" in written(page)
    caps = [button for button in page.button if button.label == "Cap extreme values"]
    caps[0].click().run()
    assert not page.exception
    assert held(page).shown.plan.columns["balance"].cap == (0.001, 0.999)
    use = next(b for b in page.button if b.label == "Use it" and "note" in str(b.key))
    use.click().run()
    assert not page.exception
    assert not page.error
    assert "job" in held(page).shown.recipe.features or "churned" in held(page).shown.recipe.features
    assert held(page).shown.plan.columns["balance"].cap == (0.001, 0.999), "what was told before holds"


def test_a_log_says_what_a_row_is_and_can_be_read_otherwise(page: AppTest) -> None:
    lines = segmentry.sample("orders", rows=2_000).to_pandas()
    opened(page.file_uploader(key="upload").upload("orders.csv", csv_of(lines)).run())
    log = held(page).understood.table.log
    assert unescaped(one(page, "rows_are").label) == "One row per order line?"
    assert any(log.paragraph.replace("`", '"') in unescaped(text.value) for text in page.caption)
    ledger = page.table[0].value
    assert ledger["Lines"].tolist() == [*(lines.name for lines in log.ledger.classes), "all"]
    assert one(page, "order-customer").value == "customer_id"
    one(page, "order-channel").select("")
    one(page, "reread").click().run()
    assert not page.exception
    assert held(page).source.plan.roles["channel"] == ""
    assert "channel" not in held(page).understood.table.log.rows_read.roles
    one(page, "rows_are").set_value("rows").run()
    assert not page.exception
    assert held(page).understood.table.log is None
    assert held(page).understood.table.n_rows == log.ledger.rows


def test_a_log_without_a_customer_is_asked_about_in_words(page: AppTest) -> None:
    lines = segmentry.sample("orders", rows=2_000).to_pandas().drop(columns="customer_id")
    opened(page.file_uploader(key="upload").upload("orders.csv", csv_of(lines)).run())
    [error] = page.error
    assert unescaped(error.value).endswith(
        "No column seems to name the customers of these order lines. Say which it is below, or choose As it is to make"
        " segments of the rows themselves."
    )
    one(page, "order-customer").select("order_id")
    one(page, "reread").click().run()
    assert "`order_id` is chosen for Customer and Order number" in said(page)
    one(page, "order-order").select("")
    one(page, "reread").click().run()
    assert not page.error, page.error[0].value
    assert held(page).understood.table.log.rows_read.roles["customer"] == "order_id"


def test_a_log_that_was_refused_can_be_taken_as_it_is(page: AppTest) -> None:
    lines = segmentry.sample("orders", rows=2_000).to_pandas().drop(columns="customer_id")
    opened(page.file_uploader(key="upload").upload("orders.csv", csv_of(lines)).run())
    one(page, "rows_are").set_value("rows").run()
    assert not page.error
    assert held(page).understood.table.n_rows == 2_000


def visits() -> pd.DataFrame:
    """The customers three times, in later months with more."""
    months = [customers(100).assign(month=f"2024-0{i + 1}") for i in range(3)]
    return pd.concat(months).sample(frac=1, random_state=0)


def test_several_rows_of_one_customer_can_become_one(page: AppTest) -> None:
    uploaded(page, customers())
    assert not any(str(w.key).startswith("several_rows") for w in page.segmented_control), "nobody repeats"
    uploaded(page, visits(), "visits.csv")
    assert held(page).shown.table.n_rows == 300
    one(page, "several_rows").set_value("latest").run()
    one(page, "latest_by").select("month").run()
    assert not page.error
    assert held(page).shown.table.n_rows == 100
    assert set(held(page).shown.first.to_pydict()["month"]) == {"2024-03"}
    one(page, "several_rows").set_value("aggregate").run()
    assert not page.error
    assert "rows" in held(page).shown.table.names
    one(page, "several_rows").set_value("keep").run()
    assert not page.error
    assert held(page).shown.table.n_rows == 300


def test_hostile_names_are_text(page: AppTest) -> None:
    frame = customers()
    for i, name in enumerate(HOSTILE):
        frame[name] = frame["age"] * (i + 1)
    frame[f"const {HOSTILE[0]}"] = 1
    uploaded(page, frame, "**x** $y$ <b>.csv")
    edited(page, **{HOSTILE[1]: {"role": "outcome"}})
    for raw in HOSTILE:
        assert raw not in written(page)
    assert r"\*\*x\*\*" in written(page)


def test_what_is_asked_is_chosen_in_one_click_and_said_where_the_answer_is(page: AppTest) -> None:
    table = customers().assign(complained=lambda t: np.where(np.arange(len(t)) % 4 == 0, "yes", "no"))
    uploaded(page, table)
    [question] = page.radio
    assert [unescaped(option).partition(" (")[0] for option in question.options] == [
        "Who left",
        "Who complained",
        "Just who they are",
    ]
    assert "churned = yes, " in unescaped(question.options[0])
    guess = question.value
    question.set_value("complained" if guess == "churned" else "churned").run()
    assert held(page).plan.outcome == ("complained" if guess == "churned" else "churned")
    assert page.radio[0].value == held(page).plan.outcome
    opened(page, WHO)
    assert "This page answers: who " in said(page)
    page.button(key="ask_else").click().run()
    assert page.session_state["step"] == DATA
