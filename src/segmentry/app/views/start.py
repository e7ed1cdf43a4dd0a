"""The first screen: what comes out, and samples to try it with."""

import streamlit as st

_PROMISES = (
    ("Who are they?", "A card for each group: how many, what is typical of them, and what to do next."),
    ("How many groups?", "Every number up to ten is tried. You are told first whether the groups are real."),
    ("Who belongs to which?", "Your own table again, every row and column, with a group for each customer."),
)


def show() -> None:
    """Draw the part."""
    for place, (title, text) in zip(st.columns(3, gap="medium"), _PROMISES, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            st.caption(text)
