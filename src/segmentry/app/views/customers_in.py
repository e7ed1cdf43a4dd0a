"""The customers of the chosen segments: a list, an export, why one of them is there, and who is unlike the others."""

from collections.abc import Sequence

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import why_this_one
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting.looks import labels
from segmentry.results.segmentation import Segmentation
from segmentry.stages.scoring.customer_list import MARGIN, ROW, SEGMENT, listed_columns
from segmentry.worker.customer_questions import CustomerList

_BY_MARGIN = "margin (how sure the segment is)"
_CONFIG = {
    "#row": st.column_config.NumberColumn("Row", format="localized", help="Its place in your table.", width="small"),
    "#segment": st.column_config.TextColumn("Segment"),
    "#margin": st.column_config.NumberColumn("Margin", format="%.2f", help="0: on a border. 1: in the middle."),
    "#borderline": st.column_config.CheckboxColumn("On a border", help="Margin below 0.1.", width="small"),
}


def choose(held: Visitor, ids: Sequence[int]) -> None:
    """Let the customers of these segments be listed."""
    st.session_state[held.key("listed")] = list(ids)


def show(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    with st.container(border=True, key="customers"):
        names = labels(segmentation)
        chosen = st.pills(
            "Segments",
            list(names),
            selection_mode="multi",
            key=held.key("listed"),
            format_func=names.__getitem__,
            persist_state="session",
        )
        ids = sorted(chosen)
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            columns = [MARGIN, *listed_columns(segmentation)]
            key = held.key("sort")
            sort = st.selectbox("Sort by", columns, key=key, format_func=_sorted_by, width=280, persist_state="session")
            highest = st.toggle("Highest first", key="highest_first", persist_state="session")
            help = "Customers who may be in either of two."
            borderline = st.toggle("Only on a border", key="borderline", help=help, persist_state="session")
        found = work.customers(held.k, ids, sort or MARGIN, descending=highest, borderline=borderline)
        if found is None:
            widgets.outline(300)
        else:
            _list(held, work, segmentation, found)
        _export(held, work, segmentation, ids)
        why_this_one.unusual(held, work, segmentation)


def _list(held: Visitor, work: Work, segmentation: Segmentation, found: CustomerList) -> None:
    rows = found.first.to_pandas()
    shown = rows.assign(**{SEGMENT: rows[SEGMENT].map(labels(segmentation))})
    key = held.key("list")
    selected = st.dataframe(
        shown,
        hide_index=True,
        column_config=_CONFIG,
        height=320,
        key=key,
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        alt="Customers of the chosen segments with their margin and features; select a row to see why",
    )
    first = "" if found.in_all <= len(rows) else f"{len(rows)} of "
    st.caption(
        f"{first}{found.in_all:,} customers. Select a row (by key: Shift and Space) to see why it is in its segment."
    )
    places = [place for place in selected.selection.rows if place < len(rows)]
    if places:
        why_this_one.show(held, work, int(rows[ROW].iloc[places[0]]))


def _export(held: Visitor, work: Work, segmentation: Segmentation, ids: Sequence[int]) -> None:
    which = "".join(f"_{id}" for id in ids)
    k = held.k
    widgets.download(
        "Export these",
        lambda: work.customers_as(k, "csv", ids),
        f"{widgets.file_stem(segmentation.table)}_segments{which}.csv",
        "export_these",
        help="All customers of the chosen segments, with every column of your table, as CSV.",
    )


def _sorted_by(column: str) -> str:
    return _BY_MARGIN if column == MARGIN else column
