"""How the segments differ: rules that retell them, outcomes, and columns that did not make them."""

import streamlit as st

from segmentry.app import widgets
from segmentry.reporting.sections import column_differences, outcomes, short_rules
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation


def show(segmentation: Segmentation) -> None:
    """Draw the part."""
    _rules(segmentation)
    each = outcomes.outcomes(segmentation)
    for number, outcome in enumerate(each, start=1):
        _outcome(segmentation, outcome, number)
    if each:
        st.caption(outcomes.HEED)
    _descriptors(segmentation)


def _rules(segmentation: Segmentation) -> None:
    if segmentation.rules is None:
        return
    with st.container(border=True, key="rules"):
        st.markdown(f"**{short_rules.TITLE}**")
        for sentence in short_rules.sentences(segmentation):
            st.markdown(f"- {widgets.plain_text(sentence)}")
        widgets.lines(short_rules.caption(segmentation))


def _outcome(segmentation: Segmentation, outcome: Outcome, number: int) -> None:
    with st.container(border=True):
        widgets.exhibit(outcomes.exhibit(segmentation, outcome, number))
        widgets.table(
            outcomes.table(segmentation, outcome), f"{outcomes.title(outcome)} by segment, and of all customers"
        )


def _descriptors(segmentation: Segmentation) -> None:
    table = column_differences.table(segmentation, features=False)
    if not table.rows:
        return
    with st.container(border=True, key="descriptors"):
        st.markdown(f"**{column_differences.DESCRIPTORS}**")
        widgets.table(table, "How much each descriptor differs between the segments")
        widgets.lines(column_differences.caption(segmentation))
        st.caption(column_differences.CIRCULAR)
