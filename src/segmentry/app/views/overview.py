"""What a visitor sees first: who they are, then their sizes, map and averages."""

import streamlit as st

from segmentry.app import widgets
from segmentry.reporting.answer import answer
from segmentry.reporting.cards import cards
from segmentry.reporting.judgement import judged_of
from segmentry.reporting.sections import averages, map_of_segments, sizes
from segmentry.results.segmentation import Segmentation


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


def head(segmentation: Segmentation) -> None:
    """The answer: who they are, and how sure that is."""
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
