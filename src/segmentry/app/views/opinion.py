"""What other methods make of the same customers; they are asked when the visitor wants it."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.reporting.opinions import SecondOpinion, second_opinion
from segmentry.results.segmentation import Segmentation


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part: the opinion where it is there, else what it would be and a button that asks for it."""
    with st.container(border=True, key="opinion"):
        st.markdown("**Second opinion**")
        place = st.empty()
        if segmentation.comparison is None:
            with place.container():
                if not (work.plan.second_opinion or _wanted()):
                    return
            with place, st.spinner("Asking other methods"):
                segmentation = work.compared(segmentation.k)
        if told := second_opinion(segmentation):
            with place.container():
                _tables(told)


def _wanted() -> bool:
    st.caption("What a Gaussian mixture, Ward's tree, k-medoids and HDBSCAN make of the same customers.")
    return st.button("Ask other methods", key="ask", icon=":material/groups:", help="It takes some seconds.")


def _tables(told: SecondOpinion) -> None:
    widgets.lines(told.caption)
    methods = [
        {
            "Method": one.method,
            "Groups": one.groups,
            "Noise": one.noise,
            "Moved": one.moved,
            "ARI with ours": one.ari,
            "Silhouette": one.silhouette,
            "Calinski-Harabasz": one.calinski_harabasz,
            "BIC": one.bic,
            "ICL": one.icl,
        }
        for one in told.lines
    ]
    widgets.readable(methods, f"What each method finds in {told.rows}")
    if told.stays:
        st.markdown("Who stays, and who moves")
        stays = [
            {"Segment": f"{one.id} {one.name}", **dict(zip(told.heads, one.cells, strict=True))} for one in told.stays
        ]
        widgets.readable(stays, "Who stays in each segment by each method, and where most others are")
    st.caption(widgets.plain_text(" ".join([f"On {told.rows}.", *told.notes])))
