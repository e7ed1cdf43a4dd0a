"""Why one customer is in its segment, and which customers are unlike the others of theirs."""

from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.reporting import why_this_customer
from segmentry.results.columns import Column
from segmentry.results.segmentation import Segmentation
from segmentry.wording import average


def show(held: Visitor, work: Work, row: int) -> None:
    """Draw why the customer in that row is where it is."""
    why = work.why(held.k, row)
    if why is None:
        widgets.outline(120)
        return
    with st.container(border=True, key="why"):
        st.markdown(f"**Why row {row:,}?** {widgets.plain_text(why_this_customer.headline(why))}")
        table = why_this_customer.table(why)
        if table.rows:
            widgets.table(table, "What speaks for this segment, and what for the next one")
        for sentence in why_this_customer.moves(why):
            st.markdown(f"- {widgets.plain_text(sentence)}")


def unusual(held: Visitor, work: Work, segmentation: Segmentation) -> None:
    """Draw the customers furthest from the centre of their own segment; looked for only when it is opened."""
    part = st.expander("Unusual customers", key="unusual", on_change="rerun")
    if not part.open:
        return
    with part:
        st.caption("The customers furthest from the middle of their own segment. Check them before you use averages.")
        customers = work.unusual(held.k)
        if customers is None:
            widgets.outline(200)
            return
        names = {segment.id: f"{segment.id} {segment.name}" for segment in segmentation.segments}
        by_id = any(customer.id is not None for customer in customers)
        rows = [
            {
                "Customer": customer.id if by_id else f"row {customer.row:,}",
                "Segment": names[customer.segment],
                "What stands out": customer.column,
                "Value": _cell(customer.value, segmentation.columns[customer.column]),
            }
            for customer in customers
        ]
        widgets.frame(rows, "The ten most unusual customers")


def _cell(value: float | str | None, column: Column) -> Any:
    """A customer's own value, as text: numbers, days and levels share one column."""
    if isinstance(value, str):
        return value
    if column.type == "boolean" and value is not None:
        return "yes" if value else "no"
    return average(value, "number" if column.kind == "share" else column.kind)
