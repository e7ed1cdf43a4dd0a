"""The table: its first rows, what was understood of each column, and what was found."""

from typing import Any

import streamlit as st

from segmentry.app import cache, widgets
from segmentry.reporting.words import reason, type_of, typical
from segmentry.results.columns import Column, Columns, Role
from segmentry.results.table import LoadReport, Table

_FIRST = 100
ROLES: dict[Role, str] = {
    "feature": "feature",
    "descriptor": "descriptor",
    "outcome": "outcome",
    "value": "value",
    "id": "id",
    "weight": "weight",
    "ignored": "not used",
}


def show() -> None:
    """Draw the part."""
    held = cache.session()
    if held.loaded is None:
        return
    known = held.loaded if held.shown is None else held.shown.prepared
    table, columns = known.table, known.columns
    _findings(columns)
    st.subheader("Columns", anchor=False)
    st.caption("Segments are made from features. Descriptors, outcomes and values describe them.")
    _columns(columns)
    st.subheader("First rows", anchor=False)
    _rows(table)
    _how_read(table.load_report)


def _findings(columns: Columns) -> None:
    if not columns.findings:
        return
    st.subheader("Findings", anchor=False)
    order = {"high": 0, "warning": 1, "note": 2}
    with st.container(gap="xsmall", key="findings"):
        for found in sorted(columns.findings, key=lambda one: order[one.severity]):
            widgets.finding(found.severity, str(found))


def _columns(columns: Columns) -> None:
    config = {
        "Missing": st.column_config.NumberColumn(format="localized"),
        "Share of distance": st.column_config.NumberColumn(
            format="percent", help="How much of all distances this column would decide if nothing were scaled."
        ),
        "Why": st.column_config.TextColumn(width="medium"),
        "Typical values": st.column_config.TextColumn(width="medium"),
    }
    rows = [_about(column, columns.n_rows) for column in columns.columns]
    widgets.table(rows, "What was understood of each column", config)


def _about(column: Column, n_rows: int) -> dict[str, Any]:
    return {
        "Column": column.name,
        "Type": type_of(column),
        "Role": ROLES[column.role],
        "Why": reason(column),
        "Missing": n_rows - column.filled,
        "Typical values": typical(column),
        "Share of distance": column.share_of_distance,
    }


def _rows(table: Table) -> None:
    first = table.rows.collect(limit=_FIRST)
    st.dataframe(first, height=320, alt=f"The first {first.num_rows} rows")
    if table.n_rows > first.num_rows:
        st.caption(f"{first.num_rows} of {table.n_rows:,} rows.")


def _how_read(report: LoadReport) -> None:
    st.subheader("How it was read", anchor=False)
    facts = {"Encoding": report.encoding, "Delimiter": report.delimiter, "Sheet": report.sheet}
    said = [
        f"{name}: {widgets.plain_text(repr(fact) if name == 'Delimiter' else fact)}"
        for name, fact in facts.items()
        if fact
    ]
    size = f"{report.rows:,} rows and {report.columns:,} columns"
    st.markdown(f"{widgets.plain_text(report.source)} ({report.format}), {size}. {', '.join(said)}")
    for note in report.notes:
        st.markdown(f"- {widgets.plain_text(note)}")
