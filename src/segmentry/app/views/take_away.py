"""Step 4: what can be taken away."""

import streamlit as st

from segmentry.app.session import Session
from segmentry.app.views import download


def show(held: Session) -> None:
    """Draw the step."""
    segmentation = None if held.shown is None else held.shown.segmentation(held.k, "validated")
    if held.shown is None or segmentation is None:
        st.skeleton(height=200)
        return
    download.show(held.shown, segmentation)
