"""How far to trust the segments: the technical sentences, how each holds, and what other methods say."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import ask_others
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.answer import answer
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections import column_differences, how_each_holds, trust
from segmentry.results.segmentation import Segmentation


def show(held: Visitor, work: Work) -> None:
    """Draw the part; what is in it is made and drawn when it is opened."""
    part = st.expander("How far to trust this", key="trust", on_change="rerun")
    segmentation = work.segmentation(held.k, "validated") if part.open else None
    if segmentation is None:
        return
    with part:
        _in_words(segmentation)
        _each(segmentation)
        _descriptors(segmentation)
        ask_others.show(held, work, segmentation)


def _in_words(segmentation: Segmentation) -> None:
    verdict = judged_of(segmentation)
    st.markdown(widgets.plain_text(f"{answer(segmentation).trust} {verdict.means} {verdict.do}"))
    for heading, sentence in trust.facts(segmentation):
        st.markdown(f"**{widgets.plain_text(heading)}:** {widgets.plain_text(sentence)}")
    if reasons := " ".join([*verdict.why, verdict.figures]).strip():
        st.caption(widgets.plain_text(reasons))


def _each(segmentation: Segmentation) -> None:
    held = how_each_holds.table(segmentation)
    if held is None:
        if segmentation.validation is None and segmentation.k > 1:
            widgets.outline(200)
        return
    widgets.exhibit(how_each_holds.exhibit(segmentation))
    widgets.table(held, "How each segment holds: stability, silhouette, where it comes from, who is on a border")
    if why := how_each_holds.why_both(segmentation):
        st.caption(widgets.plain_text(why))


def _descriptors(segmentation: Segmentation) -> None:
    table = column_differences.table(segmentation, features=False)
    if not table.rows:
        return
    with st.container(border=True, key="descriptors"):
        st.markdown(f"**{column_differences.DESCRIPTORS}**")
        widgets.table(table, "How much each descriptor differs between the segments")
        widgets.lines(column_differences.caption(segmentation))
        st.caption(column_differences.CIRCULAR)
