"""What stays in view: what the result is in a line, and what is under way, with a way to stop it."""

import time

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.app.workshop import workshop
from segmentry.reporting.trust.verdict_words import verdict_said
from segmentry.results.segmentation import Segmentation
from segmentry.worker.conversation import Pending

#: Seconds between two looks at what is under way, for each visitor who waits: pages must not keep the machine from
#: working, and nobody should wait long for what is there.
_LOOKING, _SOONEST, _LATEST = 0.125, 0.25, 1.0
#: Seconds that all of it has to stop before the page goes on.
_STOPPING = 0.7


def show(held: Visitor) -> None:
    """Draw the bar at the foot of the window; nothing where there is nothing to say."""
    segmentation = None if held.shown is None else held.shown.segmentation(held.k)
    if segmentation is None and not (held.under_way or held.stopped):
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", gap="small", key="bottom"):
        if segmentation is not None:
            st.markdown(_summary(segmentation), width="stretch")
        if pending := held.under_way:
            _under_way(pending)
        elif held.stopped:
            _stopped(held)
        if segmentation is not None:
            _download(held, segmentation)


def _summary(segmentation: Segmentation) -> str:
    return f"**{widgets.plain_text(verdict_said(segmentation.choice, segmentation.k))}**"


def _download(held: Visitor, segmentation: Segmentation) -> None:
    assert held.shown is not None  # there is a segmentation
    work, k = held.shown, held.k
    name = f"{widgets.file_stem(segmentation.table)}_segments.csv"
    widgets.download("Download labels", lambda: work.customers_as(k, "csv"), name, "labels")


def _under_way(pending: list[Pending]) -> None:
    """How far it is, and a way to stop it: the one is drawn anew at every look, the other stands."""
    every = min(max(_SOONEST, _LOOKING * workshop().turns.wanted), _LATEST)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="work", width=420):
        st.fragment(_how_far, run_every=every)(pending)
        st.button("Cancel", key="cancel", icon=":material/close:", on_click=_cancel, args=(pending,))


def _how_far(pending: list[Pending]) -> None:
    """How far it is. As soon as something is there the page is drawn anew."""
    if any(each.done for each in pending):
        st.rerun()
    first = next((each for each in pending if each.sentence), pending[0])
    said = ": ".join(filter(None, (first.sentence or "Starting", first.so_far)))
    st.progress(min(first.share, 1.0), said, width="stretch")


def _cancel(pending: list[Pending]) -> None:
    """Stop all of it; within a second the page says so."""
    for each in pending:
        each.stop()
    end = time.monotonic() + _STOPPING
    for each in pending:
        each.wait(max(0.0, end - time.monotonic()))


def _stopped(held: Visitor) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="stopped", width=420):
        st.markdown("Cancelled.", width="content")
        st.button("Run again", key="again", icon=":material/refresh:", on_click=held.again)
