"""The table of the columns, in which people say what makes segments and how; it counts when they apply it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from segmentry.app import drafts, widgets
from segmentry.app.visitor import Visitor
from segmentry.errors import SegmentryError
from segmentry.reporting import column_settings
from segmentry.wording import listed

_ROLES = [words for words in column_settings.ROLE_OF if words != "case weights"]
_FIXED = ("column", "typical", "missing", "why")
#: Rows that are shown without a bar to scroll.
_ROWS = 20


def show(held: Visitor) -> None:
    """Draw the part."""
    st.subheader("Columns", anchor=False)
    st.caption(
        "Columns that are used make the segments; the others describe them. Double-click a cell, or press"
        " Enter in it, to change it; then apply. Why says what a column was taken for."
    )
    known, edits = drafts.rows(held), drafts.edits(held)
    table = pd.DataFrame(column_settings.as_edited(known, edits)).drop(columns="numeric")
    st.data_editor(
        table,
        key=drafts.key_of_table(held),
        hide_index=True,
        disabled=_FIXED,
        column_config=_config({*table["role"]}),
        height="content" if len(table) <= _ROWS else 35 * _ROWS,
        placeholder="",
        alt="Columns: which make segments, what they mean, their role, theme, missing values and weight",
    )
    for sentence in column_settings.told(known, edits):
        st.caption(widgets.plain_text(sentence))
    _buttons(held, drafts.unapplied(held, known, edits))


def _config(roles: set[str]) -> dict[str, Any]:
    text, pick, number = st.column_config.TextColumn, st.column_config.SelectboxColumn, st.column_config.NumberColumn
    means = "What people call it, in every picture and sentence. A unit in brackets: balance (EUR)."
    stand_ins = "Values that stand for a missing one, with commas between: -1, n/a."
    weight = "How much it counts among the columns that are used, from 0.0001 to 100."
    offered = [*_ROLES, *sorted(roles - {*_ROLES})]
    return {
        "use": st.column_config.CheckboxColumn("Use", help="Whether it makes segments.", width=62, pinned=True),
        "column": text("Column", width=125, pinned=True),
        "means": text("Means", help=means, max_chars=80, width=125),
        "role": pick("Role", help=_ABOUT_ROLES, options=offered, required=True, width=90),
        "theme": pick("Theme", help="What it tells of customers.", options=["", *column_settings.THEME_OF], width=140),
        "typical": text("Typical values", width=170),
        "missing": number("Empty", format="percent", help=_ABOUT_EMPTY, width=75),
        "stand_ins": text("Values meaning missing", help=stand_ins, max_chars=80, width=165),
        "weight": number("Weight", help=weight, min_value=0.0001, max_value=100.0, format="%.4g", width=75),
        "why": text("Why", width=360),
    }


_ABOUT_EMPTY = (
    "Share of the cells that hold nothing. Words that mean it, such as unknown, count where they stand under Values"
    " meaning missing."
)
_ABOUT_ROLES = (
    "A feature makes segments. A descriptor, an outcome (what came of customers) or a value (what they are worth)"
    " describes them, an id names customers."
)


def _buttons(held: Visitor, waiting: Sequence[str]) -> None:
    """What was told and is not applied, and what can be done with it."""
    if waiting:
        st.markdown(f"**Unapplied changes:** {widgets.plain_text(listed(waiting, most=8))}")
    if held.not_possible:
        st.caption("The change was not possible, as is said above. Mend it here and apply it again.")
    try:
        with st.container(horizontal=True, gap="small", key="plan_buttons"):
            if st.button("Apply", key="apply", disabled=not waiting):
                drafts.apply(held)
            if held.shown is not None and st.button("Equal weights", key="balance"):
                held.take(held.shown.balanced())
                st.rerun()
            if st.button("Reset column settings", key="take_back"):
                drafts.reset(held)
    except SegmentryError as error:
        widgets.refuse(error)
    st.caption(
        "Apply makes the segments again; their number and names stay where they still fit. Equal weights: every column"
        " that is used counts the same."
    )
