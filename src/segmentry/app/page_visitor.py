"""The visitor of a page, who is kept for as long as Streamlit keeps the session, and told when it is over."""

import streamlit as st

from segmentry.app.visitor import Visitor


def visitor() -> Visitor:
    """The visitor of this page."""
    if "segmentry" not in st.session_state:
        held = st.session_state["segmentry"] = Visitor()
        _ends_with_session(id(held), held)
    known: Visitor = st.session_state["segmentry"]
    return known


@st.cache_resource(scope="session", show_spinner=False, on_release=Visitor.end)
def _ends_with_session(number: int, _held: Visitor) -> Visitor:  # noqa: ARG001 - by which one is told from others
    """Streamlit keeps it for the visitor's session, and tells when that is over."""
    return _held
