"""The page: where the table comes from, the steps, and what stays in view below them."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from segmentry.app import drafts, keyboard, widgets
from segmentry.app.page_visitor import visitor
from segmentry.app.views import bottom, helping, keep, label_new, sign_in, source, start
from segmentry.app.views.steps import DATA, LABEL, NUMBER, TAKE, WHO
from segmentry.app.visitor import Visitor

_CANCELLED = "Cancelled. Press Run again, below, to go on."


def show() -> None:
    """Draw the whole page."""
    if not sign_in.is_signed_in():
        return
    held = visitor()
    held.begin_page()
    keep.recall(held)
    _body(held)
    bottom.show(held)
    keep.remember(held)
    keyboard.follow()
    held.end_page()


def _body(held: Visitor) -> None:
    head = st.container(horizontal=True, gap="small", vertical_alignment="center", key="head")
    widgets.guarded(lambda: source.show(head))()
    with head:
        st.space("stretch")
        widgets.guarded(lambda: keep.show(held))()
    keep.tell(held)
    if held.source is None and not held.refused:
        widgets.guarded(start.show)()
        with st.expander("Label new customers with a model file", key="by_model"):
            widgets.guarded(lambda: label_new.show(held))()
        return
    widgets.guarded(lambda: _of_table(held))()


def _of_table(held: Visitor) -> None:
    if held.refused:
        from segmentry.app.views import order_rows

        order_rows.refused(held)
    elif held.understood is None and held.stopped:
        st.info(_CANCELLED)
    elif held.understood is None:
        name = "The table" if held.source is None else held.source.name
        widgets.outline(400, f"{name} is being read. A card for each segment comes next.")
    else:
        steps(held)


def steps(held: Visitor) -> None:
    """The steps, of which one is open."""
    from segmentry.app.views import data_step, how_many, take_away, who_they_are

    parts: dict[str, Callable[[Visitor], None]] = {
        DATA: data_step.show,
        NUMBER: how_many.show,
        WHO: who_they_are.show,
        TAKE: take_away.show,
        LABEL: label_new.show,
    }
    if held.not_possible:
        widgets.refuse(held.not_possible)
    if held.notice:
        st.info(widgets.plain_text(held.notice))
    helping.tour()
    helping.moved()
    if st.session_state.get("step") != DATA:
        drafts.keep(held)
    for tab, draw in zip(st.tabs(list(parts), key="step", on_change="rerun"), parts.values(), strict=True):
        if tab.open:
            with tab:
                if held.shown is None and held.stopped:
                    st.info(_CANCELLED)
                    continue
                widgets.guarded(partial(draw, held))()
