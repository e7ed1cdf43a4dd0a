"""What a visitor told of the columns and has not applied yet: edits of their table on top of the draft of the plan."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from segmentry.app.visitor import Visitor
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.reporting import column_settings
from segmentry.results.columns import Columns
from segmentry.results.mend import Mend


def columns_of(held: Visitor) -> Columns:
    """What is known of the columns."""
    assert held.understood is not None  # there is a table
    return held.understood.columns if held.shown is None else held.shown.prepared_columns


def rows(held: Visitor) -> list[column_settings.Row]:
    """A row for every column, as the draft has it."""
    columns = columns_of(held)
    features = columns.named("feature") if held.shown is None else held.shown.recipe.features
    return column_settings.rows(columns, held.draft, features)


def key_of_table(held: Visitor) -> str:
    """The key of the table that is edited: another one for every plan that was applied."""
    return f"columns-{held.taken}"


def edits(held: Visitor) -> dict[str, Mapping[str, Any]]:
    """What was edited in the table, by column."""
    state = st.session_state.get(key_of_table(held)) or {}
    names = [column.name for column in columns_of(held).columns]
    return {names[int(i)]: edit for i, edit in state.get("edited_rows", {}).items() if int(i) < len(names)}


def keep(held: Visitor) -> None:
    """Let the draft hold what was edited in the table, which is not on the page now and would forget it."""
    if held.understood is not None and edits(held):
        try:
            held.draft = plan_of(held)
        except SegmentryError:  # what cannot be was said beside the table
            return


def plan_of(held: Visitor) -> Plan:
    """The plan with all that was told.

    Raises
    ------
    SegmentryError
        If something that was written cannot be.
    """
    return column_settings.planned(held.draft, rows(held), edits(held))


def unapplied(held: Visitor, known: Sequence[column_settings.Row], edited: column_settings.Edits) -> tuple[str, ...]:
    """What was told and is not applied: columns, and options of the whole."""
    columns = column_settings.changed(known, edited)
    return tuple(dict.fromkeys([*columns, *column_settings.differing(held.plan, held.draft)]))


def apply(held: Visitor) -> None:
    """Let all that was told hold, and draw the page anew."""
    held.take(plan_of(held))
    st.rerun()


def mend(held: Visitor, mend: Mend) -> None:
    """Let it hold with what mends a finding, and draw the page anew."""
    held.take(plan_of(held).mended(mend))
    st.rerun()


def reset(held: Visitor) -> None:
    """Take back all that was told of columns, and draw the page anew."""
    columns = {column.name for column in columns_of(held).columns}
    labels = {name: words for name, words in held.plan.labels.items() if name not in columns}
    told = held.plan.model_dump(exclude_unset=True, exclude={"columns", "features", "labels"})
    held.take(Plan(**told, **({"labels": labels} if labels else {})))
    st.rerun()
