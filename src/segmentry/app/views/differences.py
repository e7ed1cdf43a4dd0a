"""How the segments differ: rules that retell them, outcomes, and columns that did not make them."""

import streamlit as st

from segmentry.app import widgets
from segmentry.reporting import rules
from segmentry.reporting.differences import (
    CIRCULAR,
    OUTCOMES,
    OutcomeTable,
    contrast_lines,
    contrasts_caption,
    outcome_tables,
)
from segmentry.results.segmentation import Segmentation


def show(segmentation: Segmentation) -> None:
    """Draw the part."""
    _rules(segmentation)
    tables = outcome_tables(segmentation)
    for table in tables:
        _outcome(table)
    if tables:
        st.caption(OUTCOMES)
    _descriptors(segmentation)


def _rules(segmentation: Segmentation) -> None:
    found = segmentation.rules
    if found is None:
        return
    with st.container(border=True, key="rules"):
        st.markdown("**The segments in short rules**")
        for sentence in rules.sentences(found, segmentation):
            st.markdown(f"- {widgets.plain_text(sentence)}")
        widgets.lines(rules.caption(found, segmentation))


def _outcome(table: OutcomeTable) -> None:
    with st.container(border=True):
        st.markdown(f"**{widgets.plain_text(table.title)}**")
        rows = [
            {
                "Segment": line.segment,
                "Customers": line.customers,
                table.figure.capitalize(): line.value,
                "95% interval": line.interval,
                "Share of total": line.share,
                "Lift": line.lift,
            }
            for line in table.lines
        ]
        widgets.readable(rows, f"{table.title}: {table.figure} by segment, the highest first, and of everyone")
        widgets.lines(table.caption)


def _descriptors(segmentation: Segmentation) -> None:
    lines = contrast_lines(segmentation, features=False)
    if not lines:
        return
    with st.container(border=True, key="descriptors"):
        st.markdown("**Columns that did not make the segments**")
        rows = [{"Column": x.column, "Measure": x.measure, "Effect": x.effect, "p (Holm)": x.p} for x in lines]
        widgets.readable(rows, "How much each descriptor differs between the segments")
        widgets.lines(contrasts_caption(segmentation))
        st.caption(CIRCULAR)
