"""The first rows of the table, and how it was read."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.results.table import LoadReport


def show(held: Visitor) -> None:
    """Draw the part, folded."""
    assert held.understood is not None  # there is a table
    known = held.shown or held.understood
    with st.expander("First rows", key="first_rows"):
        first, rows = known.first, known.table.n_rows
        st.dataframe(first, height=320, alt=f"The first {first.num_rows} rows")
        if rows > first.num_rows:
            st.caption(f"{first.num_rows} of {rows:,} rows.")
        _how_read(held.understood.table.load_report)
        st.caption("Not as it is in your file? Choose how it is read in File options, at the top of the page.")


def _how_read(report: LoadReport) -> None:
    facts = {"encoding": report.encoding, "delimiter": report.delimiter, "sheet": report.sheet}
    words = {"\t": "tab", ",": "comma", ";": "semicolon", " ": "blank", "|": "bar"}
    said = [f"{name} {words.get(fact, fact)}" for name, fact in facts.items() if fact]
    size = f"{report.rows:,} rows and {report.columns:,} columns"
    read = f"{report.source} ({', '.join([report.format, *said])}), {size}."
    st.caption(widgets.plain_text(read))
    for note in report.notes:
        st.markdown(f"- {widgets.plain_text(note.replace('`', chr(34)))}")
