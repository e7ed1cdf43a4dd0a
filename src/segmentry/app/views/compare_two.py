"""One segment beside another, or beside all customers."""

from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.reporting import two_segments
from segmentry.reporting.looks import labels
from segmentry.results.segmentation import Segmentation

#: Both stay chosen while something else is looked at.
_LOOK: dict[str, Any] = {"width": 340, "persist_state": "session"}


def choose(held: Visitor, id: int) -> None:
    """Let this segment be compared."""
    st.session_state[held.key("compare-own")] = id
    if st.session_state.get(held.key("compare-other")) == id:
        st.session_state[held.key("compare-other")] = 0


def show(held: Visitor, segmentation: Segmentation) -> None:
    """Draw the part."""
    names, own_key, other_key = labels(segmentation), held.key("compare-own"), held.key("compare-other")
    with st.container(border=True, key="compare"):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            own = st.selectbox("Segment", list(names), key=own_key, format_func=names.__getitem__, **_LOOK)
            others = {0: "All customers", **{id: name for id, name in names.items() if id != own}}
            if st.session_state.get(other_key) not in others:
                st.session_state.pop(other_key, None)
            other = st.selectbox("with", list(others), key=other_key, format_func=others.__getitem__, **_LOOK)
        table = two_segments.table(segmentation, own or 1, other or None)
        widgets.table(table, f"The largest differences between {names[own or 1]} and {others[other or 0]}")
        st.caption(f"The {len(table.rows)} largest differences. Much: {two_segments.MUCH} standard deviations or more.")
