"""Step 3: the answer, a card for each segment, and below them what is looked at more closely."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import look_closer, segment_cards, what_you_ask
from segmentry.app.visitor import Visitor
from segmentry.reporting.answer import Answer, answer
from segmentry.reporting.card import first_sentences
from segmentry.reporting.said_of import said_of
from segmentry.reporting.sections import what_tests_showed, without_groups
from segmentry.reporting.trust.verdict_words import recommended_said, verdict_said
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.profile import PREVIEWED

#: Sentences of where to begin that stand above the cards; all of it is one hover away.
_SENTENCES = 2


def show(held: Visitor) -> None:
    """Draw the step."""
    work = held.shown
    segmentation = None if work is None else work.segmentation(held.k)
    if work is None or segmentation is None:
        widgets.outline(400, "The number of segments is being found. A card for each comes next.")
        return
    head(segmentation)
    if held.understood is not None and held.understood.candidates:
        what_you_ask.answered(segmentation)
    single = without_groups.table(segmentation)
    if single is not None:
        widgets.table(said_of(segmentation, single), "The single columns that tell most.")
    for said, tested in what_tests_showed.tables(segmentation):
        st.markdown(widgets.plain_text(said))
        widgets.table(said_of(segmentation, tested), what_tests_showed.TITLE)
    segment_cards.show(held, work, segmentation)
    if segmentation.profile is not None:
        look_closer.show(held, work, segmentation)


def head(segmentation: Segmentation) -> None:
    """The answer: who they are, how sure that is, and what is to be done."""
    said = answer(segmentation)
    badge = " :orange-badge[preview]" if segmentation.preview else ""
    st.header(f"{widgets.plain_text(said.headline)}{badge}", anchor=False)
    choice, k = segmentation.choice, segmentation.k
    verdict = verdict_said(choice, k)
    if k != choice.k and segmentation.by_hand is None:
        verdict = f"{verdict}. {recommended_said(choice)}"
    lead = first_sentences(said.lead, _SENTENCES)
    more = None if lead == said.lead else widgets.plain_text(said.lead)
    st.markdown(f"**{widgets.plain_text(verdict)}.** {widgets.plain_text(lead)}", help=more)
    if said.to_do:
        st.markdown(_to_do(said))
    if segmentation.preview:
        st.caption(f"Made from a sample of {PREVIEWED:,} so far. All {segmentation.rows_labelled:,} follow.")


def _to_do(said: Answer) -> str:
    """The list of what is to be done, and what holds for all of it."""
    points = (f"**{widgets.plain_text(x.what)}:** {widgets.plain_text(x.text)}" for x in said.to_do)
    numbered = [f"{i}. {point}" for i, point in enumerate(points, start=1)] if len(said.to_do) > 1 else [*points]
    return "\n".join(numbered) + (f"\n\n{widgets.plain_text(said.beside)}" if said.beside else "")
