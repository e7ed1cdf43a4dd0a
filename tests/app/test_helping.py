"""Help for every step, words, and a tour that leads through all of them."""

import pytest

from segmentry.app.views import helping, page

from .visits import held, opened, said

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")


def test_every_step_has_its_section() -> None:
    steps = [page.DATA, page.NUMBER, page.WHO, page.TAKE, page.LABEL]
    assert list(helping.sections()) == [*steps, "Words"]
    assert all(len(text.split()) > 40 for text in helping.sections().values())


def test_the_tour_leads_through_all_steps_on_a_sample() -> None:
    visit = opened()
    visit.button(key="help").click().run()
    visit.button(key="start_tour").click().run()
    for number in range(1, 6):
        assert not visit.exception
        assert held(visit).source.sample == "bank"
        assert f"Tour, {number} of 5." in said(visit)
        if number < 5:
            visit.button(key="tour_next").click().run()
    assert visit.session_state["step"] == page.LABEL
    visit.button(key="tour_end").click().run()
    assert "Tour" not in said(visit)
