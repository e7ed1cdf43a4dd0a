"""The page: where the table comes from, then the result in parts."""

from collections.abc import Callable

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session, session
from segmentry.app.views import source
from segmentry.errors import SegmentryError

_PROMISES = (
    ("How many segments?", "Every number up to ten is tried. You are told first whether the segments are real."),
    ("What is each one like?", "Sizes, averages in your own units, a map, and what sets each segment apart."),
    ("Who belongs to which?", "Your own table again, every row and column, with a segment for each customer."),
)


def show() -> None:
    """Draw the whole page."""
    st.title("Segmentry", anchor=False)
    st.caption("From a customer table to segments that people can trust and act on.")
    _body()


@widgets.guarded
def _body() -> None:
    source.show()
    held = session()
    if held.refused is not None:
        widgets.refuse(held.refused)
    if held.understood is None:
        _welcome()
    elif _settle(held):
        results()
    else:
        _without_result()


def _welcome() -> None:
    for place, (title, text) in zip(st.columns(3, gap="medium"), _PROMISES, strict=True):
        with place.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            st.caption(text)


def _settle(held: Session) -> bool:
    """Compute the result where it is not there yet, telling how far it is; False where there is none."""
    place = st.empty()
    try:
        if not held.computed:
            with place.container():
                _compute(held)
        held.settle()
    except SegmentryError as error:
        place.empty()
        widgets.refuse(error)
        return held.back()
    place.empty()
    return True


def _compute(held: Session) -> None:
    with st.status("Preparing the features") as status:
        held.work(status)
        status.update(state="complete")


@widgets.guarded
def _without_result() -> None:
    """What can be seen and changed while there are no segments."""
    from segmentry.app.views import data, features

    columns, choices = st.tabs(["Data", "Features"])
    with columns:
        data.show()
    with choices:
        features.show()


@st.fragment
@widgets.guarded
def results() -> None:
    """Headline and parts. Only this is drawn anew when k changes or another part is opened."""
    from segmentry.app.views import data, download, features, number, overview, segments  # they load every library

    work = session().work()
    segmentation = overview.headline(work)
    parts: dict[str, Callable[[], None]] = {
        "Overview": lambda: overview.show(segmentation),
        "Data": data.show,
        "Features": features.show,
        "Number of segments": lambda: number.show(work, segmentation),
        "Segments": lambda: segments.show(work, segmentation),
        "Download": lambda: download.show(work, segmentation),
    }
    for tab, draw in zip(st.tabs(list(parts), key="part", on_change="rerun"), parts.values(), strict=True):
        if tab.open:
            with tab:
                draw()
    if segmentation.preview:
        sentence = f"Segmenting all {segmentation.rows_labelled:,} customers"
        with st.status(sentence) as status:
            work.complete(segmentation.k, status)
        st.rerun()
