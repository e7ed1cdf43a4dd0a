"""Help where it is needed: what each step is for, the words, and a tour on a sample."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

from segmentry.app.views.steps import DATA, LABEL, NUMBER, TAKE, WHO
from segmentry.app.visitor import Visitor

_TEXT = Path(__file__).parents[1] / "help.md"
#: The steps of the tour: the part that is open, and what to look at.
_TOUR = (
    (DATA, "This sample is a bank's. The table says what each column is taken for, and which make the segments."),
    (NUMBER, "One number is recommended, with others beside it. Take one: the page follows at once."),
    (WHO, "A card for each segment. Give one a name of yours, and compare two of them."),
    (TAKE, "Download the customers with their segments, the report, or the command that makes the same again."),
    (LABEL, "Next month's customers get their segments here, by this result or by a model file."),
)


@cache
def sections() -> dict[str, str]:
    """The text of every section by its heading."""
    parts = re.split(r"^## (.+)$", _TEXT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], (text.strip() for text in parts[1::2]), strict=True))


def button(held: Visitor) -> None:
    """What opens the help."""
    if st.button("Help", key="help", icon=":material/help:"):
        _opened(held)


@st.dialog("Help", width="large")
def _opened(held: Visitor) -> None:
    names = list(sections())
    here = st.session_state.get("step", WHO) if held.source is not None else names[0]
    name = st.segmented_control("About", names, default=here, required=True, key="help_about")
    st.markdown(sections()[name])
    if st.button("Two-minute tour on a sample", key="start_tour", icon=":material/tour:", on_click=start_tour):
        st.rerun()  # which closes this


def start_tour() -> None:
    """Open the bank sample, and the first step of the tour."""
    st.session_state["chosen"], st.session_state["tour"] = "bank", 0
    st.session_state["go_to"] = _TOUR[0][0]


def tour() -> None:
    """What to look at now, and the way on."""
    at = st.session_state.get("tour")
    if at is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="tour_box"):
        st.markdown(f"**Tour, {at + 1} of {len(_TOUR)}.** {_TOUR[at][1]}", width="stretch")
        if at + 1 < len(_TOUR):
            st.button("Next", key="tour_next", on_click=_go, args=(at + 1,))
        st.button("End the tour", key="tour_end", on_click=_go, args=(None,))


def _go(at: int | None) -> None:
    st.session_state["tour"] = at
    if at is not None:
        st.session_state["go_to"] = _TOUR[at][0]


def moved() -> None:
    """Open the step that the tour is at: before the steps are drawn, as a choice cannot be changed behind that."""
    if (step := st.session_state.pop("go_to", None)) is not None:
        st.session_state["step"] = step
