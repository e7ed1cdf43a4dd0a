"""What customers are asked about: chosen among the columns, and said where the answer is."""

import streamlit as st

from segmentry.app import drafts, widgets
from segmentry.app.views.steps import DATA
from segmentry.app.visitor import Visitor
from segmentry.reporting import what_to_ask
from segmentry.reporting.said_of import said_of
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.asked_for import NOTHING
from segmentry.wording import uncapitalised


def show(held: Visitor) -> None:
    """Draw the question, which counts at once; nothing where there is no column to ask about."""
    assert held.understood is not None  # there is a table
    offered, plan = held.understood.candidates, held.plan
    if not offered:
        return
    segmentation = None if held.shown is None else held.shown.segmentation(held.k)
    now = plan.outcome or ("" if segmentation is None else _answered(segmentation))
    labels = {**held.understood.columns.called, **plan.labels}
    words = {candidate.outcome: what_to_ask.sentence(candidate, labels) for candidate in offered} | what_to_ask.JUST_WHO
    if now and now not in words:
        words = {now: now} | words
    question = what_to_ask.ABOUT if segmentation is None else said_of(segmentation, what_to_ask.ABOUT)
    with st.container(border=True, key="asked_about"):
        chosen = st.radio(
            question,
            list(words),
            index=list(words).index(now) if now else None,
            format_func=lambda name: widgets.plain_text(words[name]),
            key=f"outcome-{held.taken}-{now}",
        )
    if chosen is not None and chosen != now:
        held.take(drafts.plan_of(held).model_copy(update={"outcome": chosen}))
        st.rerun()


def answered(segmentation: Segmentation) -> None:
    """Say which question the page answers, with the way to another."""
    profile = segmentation.profile
    if profile is None:
        return
    outcome = profile.main_outcome
    asked = what_to_ask.JUST_WHO[NOTHING]
    if outcome is not None:
        candidate = what_to_ask.candidate_of(outcome, segmentation.columns)
        asked = what_to_ask.sentence(candidate, segmentation.labels)
    said = said_of(segmentation, f"This page answers: {uncapitalised(asked)}.")
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="answers"):
        st.caption(widgets.plain_text(said), width="content")
        st.button("Ask something else", key="ask_else", type="tertiary", on_click=_to_question)


def _answered(segmentation: Segmentation) -> str:
    """The question that the result answers; empty where that is not known yet."""
    if segmentation.profile is None:
        return ""
    outcome = segmentation.profile.main_outcome
    return NOTHING if outcome is None else what_to_ask.candidate_of(outcome, segmentation.columns).outcome


def _to_question() -> None:
    st.session_state["go_to"] = DATA
