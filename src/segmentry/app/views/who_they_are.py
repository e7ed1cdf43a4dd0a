"""Step 3: a card for each segment, and what is behind the cards."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.app.views import overview, segments


def show(held: Session) -> None:
    """Draw the step."""
    work = held.shown
    segmentation = None if work is None else work.segmentation(held.k, "validated")
    if work is None or segmentation is None:
        st.skeleton(height=400)
        return
    overview.head(segmentation)
    overview.show(segmentation)
    with st.expander("Each segment", key="details"):
        widgets.guarded(lambda: segments.show(work, segmentation))()
