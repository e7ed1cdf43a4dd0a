"""What a visitor chose stays: with another plan, after a reload, in a file; and the last change can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from segmentry import Plan, SegmentryError
from segmentry.app.choices import Choices
from segmentry.worker.conversation import Pending, StoppedError

from .visits import csv_of, customers, held, opened, said, upload

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")

FEW = Plan(k_max=4)


@pytest.fixture
def page() -> AppTest:
    """A result on the page, of which few numbers were tried."""
    page = upload(opened(), csv_of(customers()))
    held(page).take(FEW)
    return page.run()


def test_another_plan_keeps_the_number_and_the_names_that_still_make_sense(page: AppTest) -> None:
    held(page).k = 2
    page.run()
    sizes = held(page).shown.made[2].sizes
    held(page).rename({1: "The many", 2: "The few"})
    held(page).take(Plan(k_max=4, seed=7))
    page.run()
    page.run()
    assert held(page).k == 2
    assert held(page).shown.made[2].sizes == sizes
    assert held(page).shown.names(2) == {1: "The many", 2: "The few"}
    held(page).take(Plan(k_max=4, features=("job",)))  # nobody is grouped as before
    page.run()
    page.run()
    assert held(page).shown.names(held(page).k) == {}
    assert "The many" in said(page)
    assert "Undo brings it back" in said(page)
    page.button(key="undo").click().run()
    assert held(page).shown.names(2) == {1: "The many", 2: "The few"}


def test_a_number_beyond_those_tried_is_given_up_in_words(page: AppTest) -> None:
    held(page).k = 4
    page.run()
    held(page).take(Plan(k_max=3))
    page.run()
    assert held(page).k == 3
    assert "4 segments are more than were tried now" in said(page)


def test_every_change_can_be_taken_back(page: AppTest) -> None:
    assert held(page).k == 3
    held(page).k = 2
    page.run()
    held(page).rename({1: "One"})
    page.run()
    for k, names in ((2, {}), (3, {})):
        page.button(key="undo").click().run()
        assert (held(page).k, held(page).shown.names(k)) == (k, names)


def test_a_reload_keeps_choices_and_asks_for_the_file(page: AppTest) -> None:
    held(page).k = 2
    held(page).rename({1: "The many"})
    page.run()
    address = held(page).choices.in_address
    assert any(f"?choices={address}" in html.proto.body for html in page.get("html"))
    again = opened(choices=address)
    assert "Your choices for customers.csv are kept. Give the file again" in said(again)
    upload(again, csv_of(customers()))
    assert (held(again).k, held(again).plan) == (2, FEW)
    assert held(again).shown.names(2) == {1: "The many"}
    upload(again, csv_of(customers(60)), "others.csv")  # another file is another matter
    assert held(again).plan == Plan()


def test_choices_hold_for_another_file_of_that_name_as_far_as_they_fit(page: AppTest) -> None:
    held(page).k = 2
    held(page).rename({1: "The many"})
    page.run()
    again = opened(choices=held(page).choices.in_address)
    upload(again, csv_of(customers(seed=1)))
    assert "This is another file of that name" in said(again)
    assert (held(again).k, held(again).plan, held(again).shown.names(2)) == (2, FEW, {})
    plan = {"features": ["not there", "age"], "k_max": 4}
    other = opened(choices=Choices(name="customers.csv", plan=plan, k=2).in_address)
    upload(other, csv_of(customers()))
    other.run()
    assert "Your choices of before do not fit this table" in said(other)
    assert held(other).shown is not None
    assert held(other).plan == Plan()


def test_choices_of_a_sample_bring_it_back() -> None:
    kept = Choices(name="bank sample", sample="bank", plan={"k_max": 3}, k=2)
    page = opened(choices=kept.in_address)
    assert (held(page).source.sample, held(page).k) == ("bank", 2)


def test_a_file_of_choices_is_opened_for_the_table_at_hand(page: AppTest) -> None:
    kept = Choices(name="customers.csv", plan={"k_max": 3, "seed": 5}, k=2, names={2: "Kept"})
    upload(page, kept.in_file, "customers_choices.json", "open_choices")
    page.run()
    assert (held(page).plan.seed, held(page).k) == (5, 2)
    assert held(page).shown.names(2) == {2: "Kept"}


def test_what_holds_no_choices_is_refused_in_words_and_does_no_harm(page: AppTest) -> None:
    upload(page, b'{"name": 4}', "choices.json", "open_choices")
    assert "These choices cannot be read" in said(page)
    assert held(opened(choices="eJwrSS0uUUhOLElNzy8qBgApAAVl")).kept is None


@given(st.text(max_size=60) | st.binary(max_size=60).map(lambda content: content.decode("latin-1")))
def test_any_address_holds_choices_or_is_refused(text: str) -> None:
    try:
        choices = Choices.of_address(text)
    except SegmentryError:
        return
    assert Choices.of_address(choices.in_address) == choices


def test_choices_pass_through_an_address_unless_they_are_too_long() -> None:
    choices = Choices(name="a.csv", digest="0" * 64, plan={"features": ["age", "naïve"]}, k=4, names={1: "Ä"})
    assert Choices.of_address(choices.in_address) == choices
    long = choices.model_copy(update={"plan": {"features": [f"{i**7:x}" for i in range(2_000)]}})
    assert long.in_address == ""
    assert Choices.of_file(long.in_file) == long


def test_edits_of_the_columns_wait_while_another_step_is_open(page: AppTest) -> None:
    page.session_state["step"] = "1 Data"
    page.run()
    age = [column.name for column in held(page).shown.columns.columns].index("age")
    page.session_state[f"columns-{held(page).taken}"] = {
        "edited_rows": {age: {"use": False}},
        "added_rows": [],
        "deleted_rows": [],
    }
    page.session_state["step"] = "2 How many"
    page.run()
    page.session_state["step"] = "1 Data"
    page.run()
    assert "**Unapplied changes:** columns in use" in said(page)


def test_apply_keeps_the_number_that_was_shown_and_says_where_another_is_recommended(page: AppTest) -> None:
    before = held(page).k
    held(page).take(Plan(k_max=4, features=("job", "age")))
    page.run()
    page.run()
    assert held(page).k == before


def test_names_go_on_to_another_number_where_they_hold_the_same_customers(page: AppTest) -> None:
    held(page).rename({1: "The first"})
    held(page).k = 4
    page.run()
    page.run()
    assert "The first" in held(page).shown.names(4).values()


def _stopped(pending: Pending, _seconds: float) -> bool:
    pending.end(None, StoppedError())
    return True


def test_what_is_cancelled_while_it_is_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened()
    with monkeypatch.context() as stopping:
        stopping.setattr(Pending, "wait", _stopped)
        upload(page, csv_of(customers(60)))
        assert "Cancelled. Press Run again" in said(page)
    page.button(key="again").click().run()
    assert "Cancelled" not in said(page)
    assert held(page).understood is not None
