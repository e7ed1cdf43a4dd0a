"""What a visitor sees first: how many segments and why, then their sizes, map and averages."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.reporting import captions, charts
from segmentry.reporting.shapes import features_compared
from segmentry.results.segmentation import Segmentation


def headline(work: Work) -> Segmentation:
    """The number of segments with its reasons, and the slider that overrides it."""
    choice = work.choice
    head = st.container(key="headline")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        k = _slider(choice.k, choice.k_max)
        segmentation = work.segmentation(k)
        _facts(segmentation)
    with head:
        _head(segmentation)
    return segmentation


def show(segmentation: Segmentation) -> None:
    """Sizes, map and averages."""
    left, right = st.columns([2, 3], gap="small")
    with left:
        sizes(segmentation)
    with right:
        chart_map(segmentation)
    averages(segmentation)
    sentences(segmentation)


def sizes(segmentation: Segmentation) -> None:
    """How many customers each segment has."""
    each = "; ".join(f"{s.id} {s.name}: {s.size:,} customers ({s.share:.1%})" for s in segmentation.segments)
    widgets.picture("sizes", "Sizes", charts.sizes(segmentation), captions.sizes(segmentation), f"Sizes. {each}")


def sentences(segmentation: Segmentation) -> None:
    """Each segment in one sentence."""
    if segmentation.profile is None:
        return
    with st.container(border=True, key="sentences"):
        st.markdown("**What each segment is**")
        for segment, each in zip(segmentation.segments, segmentation.profile.segments, strict=True):
            name, sentence = widgets.plain_text(segment.name), widgets.plain_text(each.sentence)
            st.markdown(f"**{segment.id} {name}**  \n{sentence}")


def chart_map(segmentation: Segmentation) -> None:
    """The map; the distribution where there is one feature."""
    if segmentation.map is None:
        return
    title = "Distribution" if len(segmentation.map.explained) == 1 else "Map"
    shares = ", ".join(f"{share:.0%}" for share in segmentation.map.explained)
    alt = f"{title} of {segmentation.map.rows:,} customers coloured by segment; share of variance per axis: {shares}"
    widgets.picture("map", title, charts.map(segmentation), captions.map(segmentation), alt)


def averages(segmentation: Segmentation) -> None:
    """The averages, which a preview has not yet."""
    if segmentation.profile is None:
        with st.container(border=True, key="averages"):
            st.markdown("**Averages**")
            st.skeleton(height=200)
        return
    compared = features_compared(segmentation)
    alt = "Averages. " + "; ".join(
        f"{s.id} {s.name}: " + ", ".join(f"{one.feature} {one.said(one.means[i])}" for one in compared)
        for i, s in enumerate(segmentation.segments)
    )
    widgets.picture("averages", "Averages", charts.averages(segmentation), captions.averages(segmentation), alt)


def _slider(recommended: int, k_max: int) -> int:
    if k_max < 2:
        return k_max
    chosen = st.slider(
        "Number of segments",
        min_value=1,
        max_value=k_max,
        key="k",
        width=360,
        help=f"{recommended} is recommended. Any other number is shown at once.",
    )
    return min(max(int(chosen), 1), k_max)  # limits of a widget are the browser's only


def _head(segmentation: Segmentation) -> None:
    k, recommended = segmentation.k, segmentation.choice.k
    columns = len(segmentation.types)
    st.caption(f"{widgets.plain_text(segmentation.table)}: {segmentation.rows_read:,} rows, {columns} columns")
    count = f"{k} segment" if k == 1 else f"{k} segments"
    badge = " :orange-badge[preview]" if segmentation.preview else ""
    if k == recommended:
        st.header(f"{count} recommended{badge}", anchor=False)
    else:
        st.header(f"{count}, {recommended} recommended{badge}", anchor=False)
    st.markdown(widgets.plain_text(" ".join(segmentation.choice.reasons)))
    if segmentation.preview:
        st.caption("Made from a sample so far. All customers are being segmented.")


def _facts(segmentation: Segmentation) -> None:
    evidence = segmentation.choice.of(segmentation.k)
    everyone = segmentation.choice.of(1).inertia
    st.metric("Customers", f"{segmentation.rows_labelled:,}", width="content")
    explained = 1 - evidence.inertia / everyone if everyone else 0.0
    st.metric("Variance explained", f"{explained:.0%}", width="content")
    if evidence.silhouette is not None:
        st.metric("Silhouette (Euclidean)", f"{evidence.silhouette:.2f}", width="content")
    if evidence.stability is not None:
        st.metric("Stability", f"{evidence.stability:.2f}", width="content")
