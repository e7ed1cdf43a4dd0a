"""Loads the heavy libraries once per process, while the first visitor is still choosing a file."""

import threading

import streamlit as st


@st.cache_resource(show_spinner=False)
def start() -> threading.Thread:
    """Begin in the background, once per process; `join` it before the libraries are used. Holds nothing of a user's."""
    thread = threading.Thread(target=_warm, name="segmentry-warming", daemon=True)
    thread.start()
    return thread


def _warm() -> None:
    """Walk the whole journey on a small made-up table, so that every library is loaded and ready."""
    import segmentry
    from segmentry.reporting.pictures import gallery
    from segmentry.stages.profiling.map import unusual

    try:
        table = segmentry.sample("bank", rows=300)
        prepared = segmentry.prepare(table, segmentry.Plan(k_max=3))
        choice = segmentry.choose_k(prepared)
        segmentation = segmentry.profile(segmentry.cluster(prepared, choice, k=2), prepared)
        segmentation = segmentry.validate(segmentation, prepared)
        unusual(segmentation, prepared)
        for chart in (gallery.sizes, gallery.map, gallery.averages):
            chart(segmentation)
        gallery.evidence(choice)
    except Exception:  # noqa: BLE001 - warm-up must never matter: the page itself tells what is wrong
        return
