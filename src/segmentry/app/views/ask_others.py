"""What other methods make of the same customers; they are asked when the visitor wants it."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.work import Work
from segmentry.reporting.sections import second_opinion
from segmentry.results.opinions import Comparison
from segmentry.results.segmentation import Segmentation


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part: the opinion where it is there, else what it would be and a button that asks for it."""
    with st.container(border=True, key="opinion"):
        st.markdown(f"**{second_opinion.TITLE}**")
        place = st.empty()
        if segmentation.comparison is None:
            with place.container():
                if not (work.plan.second_opinion or _wanted()):
                    return
            with place, st.spinner("Asking other methods"):
                segmentation = work.segmentation(segmentation.k, "compared") or segmentation
        if segmentation.comparison is not None:
            with place.container():
                _tables(segmentation, segmentation.comparison)


def _wanted() -> bool:
    st.caption("What a Gaussian mixture, Ward's tree, k-medoids and HDBSCAN make of the same customers.")
    return st.button("Ask other methods", key="ask", icon=":material/groups:", help="It takes some seconds.")


def _tables(segmentation: Segmentation, comparison: Comparison) -> None:
    methods, stays = second_opinion.table(comparison), second_opinion.stays(segmentation, comparison)
    widgets.lines(second_opinion.caption(comparison))
    heads = [column.head for column in methods.on_page if not column.below]
    widgets.table(methods, "What each method finds in these customers", heads)
    if stays.rows:
        st.markdown(second_opinion.STAYS)
        widgets.table(stays, "Who stays in each segment by each method, and where most others are")
    st.caption(widgets.plain_text(" ".join(second_opinion.notes(comparison))))
