"""What a visitor sees first: the verdict, how many segments and why, then their sizes, map, averages and evidence."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.work import Work
from segmentry.reporting.answer import answer
from segmentry.reporting.cards import cards
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections import averages, map_of_segments, sizes, why_this_number
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, share


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
        widgets.exhibit(sizes.exhibit(segmentation))
    if segmentation.map is not None:
        with right:
            widgets.exhibit(map_of_segments.exhibit(segmentation))
    _averages(segmentation)
    sentences(segmentation)
    widgets.exhibit(why_this_number.exhibit(segmentation.choice, segmentation.k))


def sentences(segmentation: Segmentation) -> None:
    """Each segment in a few sentences."""
    if segmentation.profile is None:
        return
    with st.container(border=True, key="sentences"):
        st.markdown("**What each segment is**")
        for card in cards(segmentation):
            texts = [f"{name}: {value}" for name, value in card.lines]
            texts += [text for text in (*card.outcomes, f"Next: {card.step}" if card.step else "") if text]
            said = "  \n".join(map(widgets.plain_text, texts))
            st.markdown(f"**{card.id} {widgets.plain_text(card.name)}** ({card.size})  \n{said}")


def _averages(segmentation: Segmentation) -> None:
    """The averages, which a preview has not yet."""
    if segmentation.profile is not None:
        widgets.exhibit(averages.exhibit(segmentation))
        return
    with st.container(border=True, key="averages"):
        st.markdown(f"**{averages.TITLE}**")
        st.skeleton(height=200)


def _slider(choice: KChoice) -> int:
    if choice.k_max < 2:
        return choice.k_max
    notes = [f"{choice.k} recommended"]
    if choice.close:
        notes.append(f"close: {listed(map(str, choice.close))}")
    if choice.constructive is not None:
        notes.append(f"{choice.constructive} if segments are needed")
    chosen = st.slider(
        f"Number of segments ({', '.join(notes)})",
        min_value=1,
        max_value=choice.k_max,
        key="k",
        width=430,
        help="Any other number is shown at once, with a verdict of its own.",
    )
    return min(max(int(chosen), 1), choice.k_max)  # limits of a widget are the browser's only


def _head(segmentation: Segmentation) -> None:
    columns = len(segmentation.types)
    read = f"{segmentation.rows_read:,} rows, {columns} columns"
    if segmentation.log is not None:
        read = segmentation.log.paragraph
    st.caption(f"{widgets.plain_text(segmentation.table)}: {widgets.plain_text(read)}")
    verdict, said = judged_of(segmentation), answer(segmentation)
    badge = " :orange-badge[preview]" if segmentation.preview else ""
    st.header(f"{widgets.plain_text(said.headline)}{badge}", anchor=False)
    if text := " ".join(filter(None, (said.lead, said.trust))):
        st.markdown(widgets.plain_text(text))
    if reasons := " ".join([*verdict.why, verdict.figures]).strip():
        st.caption(widgets.plain_text(reasons))
    if segmentation.preview:
        st.caption("Made from a sample so far. All customers are being segmented.")


def _facts(segmentation: Segmentation) -> None:
    evidence = segmentation.choice.of(segmentation.k)
    st.metric("Customers", f"{segmentation.rows_labelled:,}", width="content")
    st.metric("Variance explained", share(segmentation.choice.explained(segmentation.k)), width="content")
    if evidence.silhouette is not None:
        st.metric("Silhouette (Euclidean)", f"{evidence.silhouette:.2f}", width="content")
    if evidence.stability is not None:
        st.metric("Stability", f"{evidence.stability:.2f}", width="content")
