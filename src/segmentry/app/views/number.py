"""The evidence for every number of segments."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.work import Work
from segmentry.reporting.sections import why_this_number
from segmentry.results.segmentation import Segmentation


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    widgets.exhibit(why_this_number.exhibit(segmentation.choice, segmentation.k))
    for table in why_this_number.tables(work.choice, segmentation.k):
        with st.container(border=True):
            widgets.table(table, "The figures for every number of segments")
