"""A card for each segment: its name, which can be changed in place, how many, what is typical, and what to do next."""

import streamlit as st

from segmentry.app import chips, jump, widgets
from segmentry.app.views import card_menu, compare_two, customers_in
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.card import Card
from segmentry.reporting.cards.cards import cards
from segmentry.results.segmentation import Segmentation

#: Of more segments than so many a card has fewer lines, so that all can be seen at once.
_MANY, _LINES = 3, 2
#: Pixels that a card has at least: narrower windows have fewer beside each other.
_NARROWEST = 300


def show(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """Draw the cards; their outlines while nothing is known of the segments but their sizes."""
    card_menu.by_hand(held, work, segmentation)
    each = cards(segmentation)
    columns = 2 if segmentation.k in (1, 2, 4) else 3
    grid = st.grid(columns, min_column_width=_NARROWEST, border=True, key="cards")
    if not each:
        for _ in segmentation.segments:
            widgets.outline(220, within=grid)
        return
    for card in each:
        key = f"card-{card.id}"
        with grid.container(key=key, height="stretch", gap="xsmall", vertical_alignment="distribute"):
            with st.container(gap="xsmall"):
                _card(held, segmentation, card)
            _buttons(held, work, segmentation, card.id)


def _card(held: Visitor, segmentation: Segmentation, card: Card) -> None:
    chip, name = chips.of(segmentation.segments[card.id - 1]), widgets.plain_text(card.name)
    st.subheader(f"{chip} {name}", anchor=False)
    st.caption(card.size)
    most = _LINES if segmentation.k > _MANY else None
    lines = [f"{widgets.plain_text(column)}: {widgets.plain_text(value)}" for column, value in card.brief[:most]]
    outcome = card.brief_outcome or next(iter(card.outcomes), "")
    if outcome:
        lines.append(f"**{widgets.plain_text(outcome)}**")
    st.markdown("  \n".join(lines))
    if card.step:
        more = None if card.first_step == card.step else widgets.plain_text(card.step)
        st.markdown(f"Next: {widgets.plain_text(card.first_step)}", help=more)
    card_menu.refusal(held, card.id, card.name)


def _buttons(held: Visitor, work: Work, segmentation: Segmentation, id: int) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        st.button("Customers", key=f"customers-{id}", on_click=_list, args=(held, id))
        if segmentation.k > 1:
            st.button("Compare", key=f"compare-{id}", on_click=_compare, args=(held, id))
        card_menu.show(held, work, segmentation, id)


def _list(held: Visitor, id: int) -> None:
    customers_in.choose(held, [id])
    jump.to(jump.CUSTOMERS)


def _compare(held: Visitor, id: int) -> None:
    compare_two.choose(held, id)
    jump.to(jump.COMPARE)
