"""The table: its first rows, what was understood of each column, and what was found."""

from dataclasses import replace

import pyarrow as pa
import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.reporting.sections import columns_read, from_orders, what_was_found
from segmentry.results.columns import Columns
from segmentry.results.orders import OrderLog
from segmentry.results.table import LoadReport


def show(held: Session) -> None:
    """Draw the part."""
    if held.understood is None:
        return
    table, columns = held.understood.table, held.understood.columns
    if held.shown is not None:
        table, columns = held.shown.table, held.shown.prepared_columns
    _findings(columns)
    if table.log is not None:
        _from_orders(table.log)
    st.subheader("Columns", anchor=False)
    st.caption("Segments are made from features. Descriptors, outcomes and values describe them.")
    _columns(columns)
    st.subheader("First rows", anchor=False)
    _rows((held.shown or held.understood).first, table.n_rows)
    _how_read(table.load_report)


def _from_orders(log: OrderLog) -> None:
    """What became of every line, by which columns, and what the columns of the customers are: a finding sums it up."""
    st.subheader(from_orders.TITLE, anchor=False)
    ledger, roles, definitions = from_orders.tables(log)
    widgets.table(ledger, "All lines by what became of them, in rows and money")
    for table, what in ((roles, "Which column of the file tells what"), (definitions, "What each column is")):
        with st.expander(what):
            widgets.table(table, what)


def _findings(columns: Columns) -> None:
    if not columns.findings:
        return
    st.subheader("Findings", anchor=False)
    with st.container(gap="xsmall", key="findings"):
        for finding in what_was_found.ordered(columns):
            widgets.finding(finding.severity, str(finding))


def _columns(columns: Columns) -> None:
    config = {
        "Missing": st.column_config.NumberColumn(format="localized"),
        "Share of distance": st.column_config.NumberColumn(
            format="percent", help="How much of all distances this column would decide if nothing were scaled."
        ),
        "Why": st.column_config.TextColumn(width="medium"),
        "Typical values": st.column_config.TextColumn(width="medium"),
    }
    known = replace(columns_read.table(columns), rows=columns.columns)  # in the order of the file
    widgets.frame(widgets.raw_rows(known), "What was understood of each column", config)


def _rows(first: pa.Table, rows: int) -> None:
    st.dataframe(first, height=320, alt=f"The first {first.num_rows} rows")
    if rows > first.num_rows:
        st.caption(f"{first.num_rows} of {rows:,} rows.")


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
