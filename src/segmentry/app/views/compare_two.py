"""One segment beside another, or beside all customers."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.reporting import two_segments
from segmentry.reporting.looks import label
from segmentry.results.segmentation import Segmentation


def choose(held: Visitor, id: int) -> None:
    """Let this segment be compared."""
    st.session_state[_key(held, "own")] = id
    if st.session_state.get(_key(held, "other")) == id:
        st.session_state[_key(held, "other")] = 0


def show(held: Visitor, segmentation: Segmentation) -> None:
    """Draw the part."""
    names = {segment.id: label(segment) for segment in segmentation.segments}
    with st.container(border=True, key="compare"):
        st.subheader("Compare", anchor=False)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            own = st.selectbox("Segment", list(names), key=_key(held, "own"), format_func=names.__getitem__, width=340)
            others = {0: "All customers", **{id: name for id, name in names.items() if id != own}}
            if st.session_state.get(_key(held, "other")) not in others:
                st.session_state.pop(_key(held, "other"), None)
            other = st.selectbox(
                "with", list(others), key=_key(held, "other"), format_func=others.__getitem__, width=340
            )
        table = two_segments.table(segmentation, own or 1, other or None)
        widgets.table(table, f"The largest differences between {names[own or 1]} and {others[other or 0]}")
        st.caption(f"The {len(table.rows)} largest differences. Much: {two_segments.MUCH} standard deviations or more.")


def _key(held: Visitor, which: str) -> str:
    return f"compare-{which}-{held.taken}-{held.k}"
