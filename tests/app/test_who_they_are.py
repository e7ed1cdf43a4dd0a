"""How many segments, and who they are: the two steps without a browser."""

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from segmentry.app import chips, jump, vega_specs
from segmentry.app.views.steps import NUMBER, WHO
from segmentry.reporting.answer import answer
from segmentry.reporting.cards.cards import cards
from segmentry.reporting.looks import PALETTE, colour_of

from .visits import csv_of, held, said, unescaped, upload
from .visits import opened as first_screen

pytestmark = pytest.mark.usefixtures("quick_choices", "known_packages", "one_database")


def customers(rows: int = 300) -> pd.DataFrame:
    rng = np.random.default_rng(0)
    group = rng.integers(3, size=rows)
    table = {
        "customer_id": [f"C{i:04d}" for i in range(rows)],
        "age": (25 + 20 * group + rng.normal(0, 2, rows)).round(1),
    }
    table["balance"] = (1000 * group + rng.normal(0, 80, rows)).round(2)
    table["job"] = rng.choice(["clerk", "nurse"], rows)
    table["churned"] = np.where(np.arange(rows) % 5 == 0, "yes", "no")
    return pd.DataFrame(table)


def opened(table: pd.DataFrame, step: str = WHO) -> AppTest:
    return at(upload(first_screen(), csv_of(table)), step)


def at(page: AppTest, step: str) -> AppTest:
    page.session_state["step"] = step
    return calm(page.run())


def calm(page: AppTest) -> AppTest:
    assert not page.exception
    return page


def looked_at(page: AppTest, part: str) -> AppTest:
    """One of the things below the cards."""
    page.segmented_control(key=jump.PART).set_value(part).run()
    return calm(page)


def shown(page: AppTest) -> Any:
    return held(page).shown.made[held(page).k]


def one_of(page: AppTest, key: str) -> Any:
    """The widget whose key begins like this: it tells the plan and the number of segments, too."""
    found = [*page.selectbox, *page.text_input, *page.get("button_group")]
    return next(widget for widget in found if re.match(key, str(widget.key)))


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return customers()


def test_cards_come_first_and_say_who_and_what_next(table: pd.DataFrame) -> None:
    page = opened(table)
    made = shown(page)
    text = said(page)
    assert "3 clearly separate segments." in text
    assert "Recommended" not in page.header[0].value
    for card, segment in zip(cards(made), made.segments, strict=True):
        assert any(unescaped(head.value).endswith(f" {segment.name}") for head in page.subheader)
        assert 1 <= len(card.brief) <= 3
        assert all(f"{name}: {value}" in text for name, value in card.brief)
        assert (f"Next: {card.first_step}" in text) == bool(card.step), "what all have in common is said once"
        assert card.brief_outcome in text
    assert "bootstrap" not in text, "the technical sentences are folded"
    assert "silhouette" not in text


def test_what_is_to_be_done_is_listed_below_the_answer(table: pd.DataFrame) -> None:
    rng = np.random.default_rng(1)
    called = np.where(rng.random(len(table)) < 0.5, "yes", "no")
    chance = np.where(table["age"] > 55, 0.6, 0.1) + 0.3 * (called == "no")
    left = np.where(rng.random(len(table)) < chance, "yes", "no")
    page = opened(table.assign(onboarding_call=called, churned=left))
    told, each = said(page), answer(shown(page))
    assert each.to_do
    assert all(thing.what in told and thing.text in told for thing in each.to_do)
    assert each.beside in told


def test_a_name_is_changed_in_place_and_a_blank_or_doubled_one_is_refused_in_words(table: pd.DataFrame) -> None:
    page = opened(table)
    second = shown(page).segments[1].name
    one_of(page, r"name-\d+-3-1").set_value(second).run()
    assert "Two segments cannot both be called" in unescaped(page.error[0].value)
    one_of(page, r"name-\d+-3-1").set_value(" ").run()
    assert "The name for segment 1 is blank" in unescaped(page.error[0].value)
    one_of(page, r"name-\d+-3-2").set_value("Savers").run()
    one_of(page, r"name-\d+-3-1").set_value("*Young*").run()
    assert not calm(page).error
    heads = [head.value for head in page.subheader]
    assert any(unescaped(head).endswith(" *Young*") for head in heads)
    assert not any("*Young*" in head for head in heads), "text of a user's is never Markdown"
    assert any(head.endswith(" Savers") for head in heads)


def test_two_segments_are_compared(table: pd.DataFrame) -> None:
    page = opened(table)
    page.button(key="compare-2").click().run()
    assert one_of(page, "compare-own").value == 2
    one_of(page, "compare-other").select(1).run()
    found = calm(page).table[0].value.map(unescaped)
    names = [f"{segment.id} {segment.name}" for segment in shown(page).segments]
    assert [unescaped(head) for head in found.columns] == ["Column", names[1], names[0], "How far apart"]
    assert set(found["Column"][:2]) == {"age", "balance"}
    assert all(found["How far apart"][:2].str.startswith("much "))
    page.button(key="compare-1").click().run()
    assert one_of(page, "compare-other").value == 0, "a segment is not compared with itself"


def test_customers_of_a_segment_are_listed_exported_and_explained(table: pd.DataFrame) -> None:
    page = looked_at(opened(table), jump.CUSTOMERS)
    made = shown(page)
    assert f"200 of {len(table)} customers" in said(page)
    page.button(key="customers-2").click().run()
    rows = calm(page).dataframe[0].value
    assert len(rows) == min(200, made.sizes[2])
    assert set(rows["#segment"]) == {f"2 {made.segments[1].name}"}
    assert rows["#margin"].is_monotonic_increasing
    assert {"customer_id", "age", "balance"} <= set(rows.columns)
    one_of(page, "sort-").select("balance")
    page.toggle(key="highest_first").set_value(True).run()
    assert page.dataframe[0].value["balance"].is_monotonic_decreasing
    page.toggle(key="borderline").set_value(True).run()
    assert len(page.dataframe[0].value) <= 5, "hardly anybody is on a border"
    exported = held(page).shown.customers_as(3, "csv", [2]).decode().splitlines()
    assert len(exported) == 1 + made.sizes[2]
    why = held(page).shown.why(3, int(rows["#row"].iloc[0]))
    assert why.segment == 2
    assert {feature.column for feature in why.features} == {"age", "balance"}


def test_every_picture_can_be_chosen_with_its_figures(table: pd.DataFrame) -> None:
    page = opened(table)
    offered = page.segmented_control(key="picture").options
    assert list(offered) == ["Map", "Averages", "One column", "Outcomes", "Rules", "Sizes"]
    for name in offered:
        page.segmented_control(key="picture").set_value(name).run()
        assert not calm(page).error, name
        assert said(page).count("What it means:") == 1, name
    page.segmented_control(key="picture").set_value("One column").run()
    page.selectbox(key="distribution_column").select("job").run()
    assert "The segments differ most in job: it is" in said(page)


def test_what_is_technical_is_folded_and_other_methods_are_asked(table: pd.DataFrame) -> None:
    page = looked_at(opened(table), jump.TRUST)
    [plain] = [found.value for found in page.table]
    assert set(plain["Made again from other customers"]) == {"returns surely"}
    assert not re.search("silhouette|bootstrap|Jaccard|ARI", said(page))
    page.session_state["trust_figures"] = True
    page.run()
    assert "over all pairs of 10 bootstrap fits to 300 rows" in said(page)
    [told] = [found.value.map(unescaped) for found in page.table if "SLSa" in found.value]
    assert all("green" in cell for cell in told["Stability"])
    page.button(key="ask").click().run()
    methods = [found.value for found in calm(page).table if "Method" in found.value]
    assert methods[0]["Method"].map(unescaped).iloc[0] == "K-Means (ours)"
    page.session_state["unusual"] = True
    looked_at(page, jump.CUSTOMERS)
    assert page.dataframe[1].value["Customer"].str.fullmatch(r"C\d{4}").all(), "by id, not by row"


def test_levels_are_chosen_and_the_strip_tells_what_becomes_of_whom(table: pd.DataFrame) -> None:
    page = opened(table, NUMBER)
    assert unescaped(page.header[0].value) == "3 clearly separate segments. Recommended: 3."
    assert "bootstrap" not in said(page)
    before = held(page).shown
    page.number_input(key="k").set_value(5).run()
    assert held(calm(page)).shown is before, "nothing is fitted anew"
    assert (held(page).k, sum(before.made[5].sizes.values())) == (5, 300)
    text = said(page)
    assert "From 3 to 5 segments" in text
    told = re.sub(r":color\[\s*(\d+)\s*\]\{[^}]*\}", r"\1", text)
    assert re.search(r"Segment \d splits into \d and \d", told)
    assert "your number" in text
    page.number_input(key="k").set_value(2).run()
    assert "From 3 to 2 segments" in said(page)
    assert re.search(r"Segments \d and \d become \d", re.sub(r":color\[\s*(\d+)\s*\]\{[^}]*\}", r"\1", said(page)))
    page.number_input(key="k").set_value(1).run()
    assert unescaped(page.header[0].value).startswith("No split: all customers in one segment. Recommended: 3")
    assert not calm(at(page, WHO)).error
    assert unescaped(page.header[0].value) == "No groups: all 300 customers are kept together"


def test_a_segment_that_continues_keeps_its_colour(table: pd.DataFrame) -> None:
    page = opened(table, NUMBER)
    three = shown(page)
    assert [colour_of(segment) for segment in three.segments] == list(PALETTE[:3])
    page.number_input(key="k").set_value(4).run()
    four = shown(page)
    kept = {colour_of(segment): segment for segment in four.segments}
    assert set(kept) == set(PALETTE[:4])
    centres = {colour_of(segment): segment.centre[0] for segment in three.segments}
    for colour, age in centres.items():
        assert abs(float(kept[colour].centre[0]) - float(age)) < 10, "the same people in the same colour"


def test_segments_are_merged_split_and_the_way_back(table: pd.DataFrame) -> None:
    page = opened(table)
    one_of(page, r"merge-\d+-3-1").select(3).run()
    page.button(key="merge-1").click().run()
    assert not calm(page).error
    merged = shown(page)
    assert (merged.k, held(page).k) == (2, 3)
    assert [change.merge for change in held(page).plan.changes] == [(1, 3)]
    assert "Segments 1 and 3 were merged by hand" in said(page)
    page.button(key="split-1").click().run()
    assert shown(calm(page)).k == 3
    at(page, "4 Take away")
    assert len(held(page).shown.customers_as(3, "csv").decode().splitlines()) == 301
    at(page, NUMBER)
    page.number_input(key="k").set_value(2).run()
    assert held(page).plan.changes == (), "another number begins anew"
    assert shown(calm(page)).k == 2
    at(page, WHO).button(key="split-2").click().run()
    page.button(key="undo_changes").click().run()
    assert (shown(calm(page)).k, held(page).plan.changes) == (2, ())


def test_without_structure_it_is_said_first() -> None:
    noise = pd.DataFrame(np.random.default_rng(0).normal(size=(300, 3)), columns=["age", "income", "visits"])
    page = opened(noise)
    k = held(page).k
    assert f"No real groups found: these {k} segments were made, not found. Recommended: 1; if you must split, {k}" in (
        said(page)
    )
    at(page, NUMBER)
    assert set(page.segmented_control(key="level").options) == {"1 recommended", f"{k} if you must split"}
    page.segmented_control(key="level").set_value(1).run()
    assert unescaped(page.header[0].value).startswith("No real groups found. Recommended: 1")
    assert not calm(at(page, WHO)).error


def test_hostile_names_are_text() -> None:
    table = customers().rename(columns={"age": "**bold** $x^2$ :red[hot]", "job": "<img src=x onerror=alert(1)>"})
    page = opened(table)
    for step in (NUMBER, WHO):
        at(page, step)
        drawn = "\n".join(element.value for parts in (page.markdown, page.caption, page.header) for element in parts)
        assert ":red[hot]" not in drawn
        assert "<img" not in drawn


def test_a_chip_can_be_read() -> None:
    assert 'foreground="white"' in chips.chip(1, PALETTE[0])
    assert 'foreground="#222222"' in chips.chip(2, PALETTE[1])


def test_only_what_is_in_colour_can_be_clicked() -> None:
    assert vega_specs.clickable({"mark": "bar"}) is None
    spec = {"layer": [{"encoding": {}}, {"encoding": {"color": {"field": "colour"}}}]}
    found = vega_specs.clickable(spec)
    assert found is not None
    assert [len(layer.get("params", [])) for layer in found["layer"]] == [0, 1]
    assert "params" not in spec["layer"][1], "the picture itself stays as it is"
