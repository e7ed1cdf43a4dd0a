"""What marks each segment, and how one column lies in all of them."""

import streamlit as st

from segmentry.app import widgets
from segmentry.reporting.compared import averages_of, columns_of
from segmentry.reporting.sections import how_features_lie, what_marks_each
from segmentry.results.segmentation import Segmentation

_KEY = "distribution_column"


def show(segmentation: Segmentation) -> None:
    """Draw the part."""
    widgets.exhibit(what_marks_each.exhibit(segmentation))
    _distribution(segmentation)


@st.fragment
def _distribution(segmentation: Segmentation) -> None:
    """A fragment: another column draws this part only."""
    widgets.guarded(lambda: _column(segmentation))()


def _column(segmentation: Segmentation) -> None:
    columns = columns_of(segmentation)
    if not columns:
        return
    if st.session_state.get(_KEY) not in columns:  # another table may have been loaded since
        st.session_state.pop(_KEY, None)
    st.subheader("Distribution of a column", anchor=False)
    numbers = (i for i, name in enumerate(columns) if averages_of(segmentation, name) is not None)
    help = "Features come first, then the other columns; those in which the segments differ most first."
    column = st.selectbox("Column", columns, next(numbers, 0), key=_KEY, width=280, help=help)
    widgets.exhibit(how_features_lie.exhibit(segmentation, column))
