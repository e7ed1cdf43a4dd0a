"""Step 2: how many segments."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.reporting.sections import why_this_number
from segmentry.results.choice import KChoice
from segmentry.wording import listed


def show(held: Session) -> None:
    """Draw the step."""
    work = held.shown
    if work is None:
        st.skeleton(height=300)
        return
    held.k = _slider(work.choice, held.k)
    widgets.exhibit(why_this_number.exhibit(work.choice, held.k))
    for table in why_this_number.tables(work.choice, held.k):
        with st.container(border=True):
            widgets.table(table, "The figures for every number of segments")


def _slider(choice: KChoice, k: int) -> int:
    if choice.k_max < 2:
        return choice.k_max
    notes = [f"{choice.k} recommended"]
    if choice.close:
        notes.append(f"close: {listed(map(str, choice.close))}")
    if choice.constructive is not None:
        notes.append(f"{choice.constructive} if segments are needed")
    label = f"Number of segments ({', '.join(notes)})"
    chosen = st.slider(label, 1, choice.k_max, k, key="k", width=430)
    return min(max(int(chosen), 1), choice.k_max)  # limits of a widget are the browser's only
