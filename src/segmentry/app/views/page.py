"""The page: where the table comes from, then the result in parts."""

import streamlit as st

from segmentry.app import cache, widgets
from segmentry.app.views import data, download, features, number, overview, segments, source
from segmentry.errors import SegmentryError

_PARTS = ("Overview", "Data", "Features", "Number of segments", "Segments", "Download")


def show() -> None:
    """Draw the whole page."""
    st.title("Segmentry", anchor=False)
    st.caption("From a customer table to segments that people can trust and act on. Your data stays on this server.")
    _body()


@widgets.guarded
def _body() -> None:
    source.show()
    held = cache.session()
    if held.refused is not None:
        widgets.refuse(held.refused)
    if held.loaded is None:
        _welcome()
        return
    table = held.loaded.table
    st.markdown(f"**{widgets.plain_text(table.name)}** has {table.n_rows:,} rows and {len(table.types)} columns.")
    if _settle(held):
        results()
    else:
        _without_result()


def _settle(held: cache.Session) -> bool:
    """Compute the result where it is not there yet, and tell how far it is; False where it was refused."""
    if not held.computed:
        place = st.empty()
        try:
            with place.container(), st.status("Reading the table", expanded=False) as status:
                work = held.work(lambda sentence: _tell(status, sentence))
        except SegmentryError as error:
            place.empty()
            return _unsettled(held, error)
        place.empty()
        st.session_state["k"] = work.choice.k
    if held.unsettled is not None:
        widgets.refuse(held.unsettled)
    return True


def _tell(status: "StatusContainer", sentence: str) -> None:
    status.update(label=sentence)


def _unsettled(held: cache.Session, error: SegmentryError) -> bool:
    """A plan that cannot be carried out: the last one that could is taken again, if there was one."""
    if not held.works:
        widgets.refuse(str(error))
        return False
    work = next(reversed(held.works.values()))
    held.plan, held.unsettled = work.plan, None
    widgets.refuse(str(error))
    return True


def _welcome() -> None:
    st.space("small")
    with st.container(horizontal=True, gap="medium"):
        for title, text in (
            ("How many segments?", "Every number from 1 to 10 is tried. One is recommended, with the evidence."),
            ("What is each one like?", "Sizes, averages in your own units, a map, and what sets each segment apart."),
            ("Who belongs to which?", "Your own table again, every row and column, with a segment for each customer."),
        ):
            with st.container(border=True):
                st.markdown(f"**{title}**")
                st.caption(text)


@widgets.guarded
def _without_result() -> None:
    """What can be shown and changed while there are no segments."""
    columns, choices = st.tabs(["Data", "Features"])
    with columns:
        data.show()
    with choices:
        features.show()


@st.fragment
@widgets.guarded
def results() -> None:
    """Headline and parts. Only this is drawn anew when k changes or another part is opened."""
    held = cache.session()
    work = held.work(lambda sentence: None)
    segmentation = overview.headline(work)
    views = dict(zip(_PARTS, (overview.show, data.show, features.show, number.show, segments.show, download.show)))
    for part, tab in zip(_PARTS, st.tabs(_PARTS, key="part", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                ...
    _finish(work, segmentation)
