"""What can be changed in one segment: its name, whether it is merged with another, or split."""

import zlib

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.errors import SegmentryError
from segmentry.planned_change import PlannedChange
from segmentry.reporting.looks import labels
from segmentry.results.segmentation import Segmentation

_REFUSED = "name_refused"


def show(held: Visitor, work: Work, segmentation: Segmentation, id: int) -> None:
    """Draw the menu, which is closed again once something was merged or split: what came of it lies below it."""
    with st.popover("Edit", icon=":material/edit:", key=f"edit-{id}-{held.taken}"):
        _name(held, segmentation, id)
        if segmentation.k > 2:
            _merge(held, work, segmentation, id)
        if segmentation.k < segmentation.choice.k_max:
            st.button("Split in two", key=f"split-{id}", on_click=_change, args=(held, work, PlannedChange(split=id)))
            st.caption("Where its customers differ most; some at its borders join other segments.")


def refusal(held: Visitor, id: int, now: str) -> None:
    """Why the name that was given last to this segment was not taken."""
    refused = st.session_state.get(_REFUSED)
    if refused is not None and refused[0] == _name_key(held, id, now):
        widgets.refuse(refused[1])


def by_hand(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """What was merged and split so far, with a way back."""
    if segmentation.by_hand is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="by-hand"):
        said = " ".join(segmentation.by_hand.sentences)
        st.caption(f"Changed by hand: {widgets.plain_text(said)}", width="stretch")
        st.button("Undo these changes", key="undo_changes", icon=":material/undo:", on_click=undo, args=(held, work))


def undo(held: Visitor, work: Work, k: int | None = None) -> None:
    """Let nothing be changed by hand any more; with that number of segments, where one is told."""
    held.take(work.plan.model_copy(update={"changes": (), "sizes": None}), k or held.k)


def _name(held: Visitor, segmentation: Segmentation, id: int) -> None:
    now = segmentation.segments[id - 1].name
    key = _name_key(held, id, now)

    def told() -> None:
        try:
            held.rename({id: st.session_state[key] or ""})
        except SegmentryError as error:
            st.session_state[_REFUSED] = key, widgets.in_app(error)
        else:
            st.session_state.pop(_REFUSED, None)

    st.text_input("Name", now, key=key, max_chars=80, on_change=told, help="Used in every picture and download.")


def _name_key(held: Visitor, id: int, now: str) -> str:
    """Another one for another name: what is typed for one segment never reaches another that takes its place."""
    return f"{held.key('name')}-{id}-{zlib.crc32(now.encode()):x}"


def _merge(held: Visitor, work: Work, segmentation: Segmentation, id: int) -> None:
    names = {number: name for number, name in labels(segmentation).items() if number != id}
    key = f"{held.key('merge')}-{id}"
    other = st.selectbox("Merge with", list(names), key=key, format_func=names.__getitem__)
    if other is not None:
        merge = PlannedChange(merge=(id, other))
        st.button("Merge", key=f"merge-{id}", on_click=_change, args=(held, work, merge))
        st.caption("Nobody else changes segment.")


def _change(held: Visitor, work: Work, change: PlannedChange) -> None:
    held.take(work.plan.model_copy(update={"changes": (*work.plan.changes, change)}), held.k)
