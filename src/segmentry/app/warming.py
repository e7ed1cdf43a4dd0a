"""Loads the heavy libraries once per process, while the first visitor is still choosing a file."""

import atexit
import gc
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
    from segmentry.pipeline import Journey, steps, walk
    from segmentry.plan import Plan
    from segmentry.reporting.pictures import gallery
    from segmentry.sources.samples import sample
    from segmentry.stages.profiling.map import unusual

    try:
        journey = Journey(Plan(k=2, k_max=3), sample("bank", rows=300))
        walk(journey, steps(journey.plan))
        unusual(journey.segmentation, journey.prepared)
        for chart in (gallery.sizes, gallery.map, gallery.averages):
            chart(journey.segmentation)
        gallery.evidence(journey.choice)
    except Exception:  # noqa: BLE001 - warm-up must never matter: the page itself tells what is wrong
        return
    finally:
        gc.freeze()  # Streamlit looks for garbage whenever it has drawn a page: through all libraries that takes 0.1 s
        atexit.register(gc.unfreeze)  # else some of them tell of what is left when Python ends
