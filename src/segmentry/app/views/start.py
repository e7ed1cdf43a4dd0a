"""The first screen: what comes out, a picture of it, and samples to try it with."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import source
from segmentry.reporting import example_result

_PROMISES = (
    ("Who are they?", "A card for each segment: how many, what is typical of them, and what to do next."),
    (
        "How many segments?",
        "Every number up to ten is tried. First you are told whether customers form groups by nature.",
    ),
    ("Who belongs to which?", "Your own table again, every row and column, with a segment for each customer."),
)

#: Pixels that the card of a sample has at least.
_NARROWEST = 200


def show() -> None:
    """Draw the part."""
    st.subheader("Or try a sample", anchor=False)
    grid = st.grid(len(source.SAMPLES), min_column_width=_NARROWEST, border=True, key="samples")
    for name, about in source.SAMPLES.items():
        with grid.container(height="stretch", vertical_alignment="distribute"):
            with st.container(gap="small"):
                st.markdown(f"**{name.capitalize()}**")
                st.caption(about)
            source.sample_button(name, f"Open {name}")
    st.subheader("What comes out", anchor=False)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        widgets.exhibit(example_result.exhibit())
    with right:
        for title, text in _PROMISES:
            st.markdown(f"**{title}**")
            st.caption(text)
