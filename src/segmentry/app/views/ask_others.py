"""What other methods make of the same customers; they are asked when the visitor wants it."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.sections import second_opinion
from segmentry.results.opinions import Comparison
from segmentry.results.segmentation import Segmentation


def show(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """Draw the part: the opinion where it is there, else what it would be and a button that asks for it."""
    with st.container(border=True, key="opinion"):
        st.markdown(f"**{second_opinion.TITLE}**")
        asked = held.key("asked")
        if segmentation.comparison is None and (work.plan.second_opinion or st.session_state.get(asked)):
            segmentation = work.segmentation(held.k, "compared") or segmentation
            if segmentation.comparison is None:
                widgets.outline(200)
                return
        if segmentation.comparison is not None:
            _tables(segmentation, segmentation.comparison)
            return
        st.caption("What a Gaussian mixture, Ward's tree, k-medoids and HDBSCAN make of the same customers.")
        help = "It takes some seconds."
        st.button("Ask other methods", key="ask", icon=":material/groups:", help=help, on_click=_ask, args=(asked,))


def _ask(asked: str) -> None:
    st.session_state[asked] = True


def _tables(segmentation: Segmentation, comparison: Comparison) -> None:
    methods, stays = second_opinion.table(comparison), second_opinion.stays(segmentation, comparison)
    widgets.lines(second_opinion.caption(comparison))
    heads = [column.head for column in methods.on_page if not column.below]
    widgets.table(methods, "What each method finds in these customers", heads)
    if stays.rows:
        st.markdown(second_opinion.STAYS)
        widgets.table(stays, "Who stays in each segment by each method, and where most others are")
    st.caption(widgets.plain_text(" ".join(second_opinion.notes(comparison))))
