"""What a visitor sees first: the verdict, how many segments and why, then their sizes, map, averages and evidence."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.reporting import captions
from segmentry.reporting.pictures import charts
from segmentry.reporting.shapes import features_compared
from segmentry.reporting.verdicts import judged_of, listed
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation


def headline(work: Work) -> Segmentation:
    """The verdict with its numbers, and the slider that shows another number of segments."""
    choice = work.choice
    head = st.container(key="headline")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        k = _slider(choice)
        segmentation = work.segmentation(k)
        _facts(segmentation)
    with head:
        _head(segmentation)
    return segmentation


def show(segmentation: Segmentation) -> None:
    """Sizes, map, averages, sentences and the evidence."""
    left, right = st.columns([2, 3], gap="small")
    with left:
        sizes(segmentation)
    with right:
        chart_map(segmentation)
    averages(segmentation)
    sentences(segmentation)
    evidence(segmentation)


def evidence(segmentation: Segmentation) -> None:
    """The scores of every number of segments."""
    choice, k = segmentation.choice, segmentation.k
    alt = (
        f"Score, stability, silhouettes and inertia for 1 to {choice.k_max} segments; {choice.k} recommended, {k} shown"
    )
    widgets.picture("evidence", "Why this number", charts.evidence(choice, k), captions.evidence(choice, k), alt)


def sizes(segmentation: Segmentation) -> None:
    """How many customers each segment has."""
    each = "; ".join(f"{s.id} {s.name}: {s.size:,} customers ({s.share:.1%})" for s in segmentation.segments)
    widgets.picture("sizes", "Sizes", charts.sizes(segmentation), captions.sizes(segmentation), f"Sizes. {each}")


def sentences(segmentation: Segmentation) -> None:
    """Each segment in a few sentences."""
    if segmentation.profile is None:
        return
    with st.container(border=True, key="sentences"):
        st.markdown("**What each segment is**")
        for segment, each in zip(segmentation.segments, segmentation.profile.segments, strict=True):
            told = "  \n".join(widgets.plain_text(sentence) for sentence in each.persona)
            st.markdown(f"**{segment.id} {widgets.plain_text(segment.name)}**  \n{told}")


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


def _slider(choice: KChoice) -> int:
    if choice.k_max < 2:
        return choice.k_max
    told = [f"{choice.k} recommended"]
    if choice.close:
        told.append(f"close: {listed([str(k) for k in choice.close])}")
    if choice.constructive is not None:
        told.append(f"{choice.constructive} if segments are needed")
    chosen = st.slider(
        f"Number of segments ({', '.join(told)})",
        min_value=1,
        max_value=choice.k_max,
        key="k",
        width=430,
        help="Any other number is shown at once, with a verdict of its own.",
    )
    return min(max(int(chosen), 1), choice.k_max)  # limits of a widget are the browser's only


def _head(segmentation: Segmentation) -> None:
    columns = len(segmentation.types)
    st.caption(f"{widgets.plain_text(segmentation.table)}: {segmentation.rows_read:,} rows, {columns} columns")
    told = judged_of(segmentation)
    badge = " :orange-badge[preview]" if segmentation.preview else ""
    st.header(f"{widgets.plain_text(told.headline)}{badge}", anchor=False)
    if told.means:
        st.markdown(widgets.plain_text(f"{told.means} {told.do}"))
    if reasons := " ".join([*told.why, told.figures]).strip():
        st.caption(widgets.plain_text(reasons))
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
