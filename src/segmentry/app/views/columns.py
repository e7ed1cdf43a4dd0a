"""What marks each segment, and how one column lies in all of them."""

import streamlit as st

from segmentry.app import widgets
from segmentry.reporting import captions
from segmentry.reporting.markers import is_marker, shown
from segmentry.reporting.pictures import charts
from segmentry.reporting.spreads import averages_of, columns_of, kind_of, levels_of, share_said
from segmentry.reporting.words import said
from segmentry.results.segmentation import Segmentation

_KEY = "distribution_column"


def show(segmentation: Segmentation) -> None:
    """Draw the part."""
    _profiles(segmentation)
    _distribution(segmentation)


def _profiles(segmentation: Segmentation) -> None:
    told = shown(segmentation)
    each = [
        f"{segment.id} {segment.name}: "
        + (
            ", ".join(
                f"{one.feature} {one.differences[i]:+.2f}" for one in told.features if is_marker(one.differences[i])
            )
            or "none"
        )
        for i, segment in enumerate(segmentation.segments)
    ]
    alt = f"Marker variables with their standard deviations from everyone. {'; '.join(each)}"
    widgets.picture(
        "profiles", "What marks each segment", charts.profiles(segmentation), captions.profiles(segmentation), alt
    )


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
    picture, caption = charts.distribution(segmentation, column), captions.distribution(segmentation, column)
    widgets.picture("distribution", widgets.plain_text(column), picture, caption, _alt(segmentation, column))


def _alt(segmentation: Segmentation, column: str) -> str:
    """The picture in words."""
    averages, names = averages_of(segmentation, column), [f"{s.id} {s.name}" for s in segmentation.segments]
    if averages is not None:
        kind = kind_of(segmentation, column)
        medians = (said(None if one.spread is None else one.spread.p50, kind) for one in averages)
        return f"Medians of {column}. " + "; ".join(map(": ".join, zip([*names, "everyone"], medians, strict=True)))
    levels = levels_of(segmentation, column)
    told = (
        f"{name}: " + ", ".join(f"{same[i].level} {share_said(same[i].share)}" for same in levels.each)
        for i, name in enumerate(names)
    )
    return f"Shares of {column}. {'; '.join(told)}"
