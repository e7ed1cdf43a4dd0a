"""How far to trust the segments: in plain words and for each, then the figures, then what other methods say."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import ask_others
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.answer import answer
from segmentry.reporting.sections import column_differences, how_each_holds, trust
from segmentry.reporting.trust.judgement import judged_of
from segmentry.results.segmentation import Segmentation


def show(held: Visitor, work: Work) -> None:
    """Draw the part."""
    segmentation = work.segmentation(held.k, "validated")
    if segmentation is None or (segmentation.validation is None and segmentation.k > 1):
        widgets.outline(200, "Segments are made again and again from other customers drawn, to see which return.")
        return
    verdict = judged_of(segmentation)
    with st.container(border=True, key="trust"):
        for said in (f"{verdict.means} {verdict.do}", answer(segmentation).trust):
            st.markdown(widgets.plain_text(said))
        if (plain := how_each_holds.in_words(segmentation)) is not None:
            widgets.table(plain, "Whether each segment returns when it is repeated, and how many are on a border")
    part = st.expander("The figures", key="trust_figures", on_change="rerun")
    if part.open:
        with part:
            _figures(segmentation)
    ask_others.show(held, work, segmentation)


def _figures(segmentation: Segmentation) -> None:
    verdict = judged_of(segmentation)
    for heading, sentence in trust.facts(segmentation):
        st.markdown(f"**{widgets.plain_text(heading)}:** {widgets.plain_text(sentence)}")
    if reasons := " ".join([*verdict.why, verdict.figures]).strip():
        st.caption(widgets.plain_text(reasons))
    _each(segmentation)
    _descriptors(segmentation)


def _each(segmentation: Segmentation) -> None:
    held = how_each_holds.table(segmentation)
    if held is None:
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
