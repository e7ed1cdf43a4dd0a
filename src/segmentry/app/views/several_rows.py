"""What becomes of several rows of one customer, in a table that is no log of orders."""

import streamlit as st

from segmentry.app import drafts, widgets
from segmentry.app.visitor import Visitor
from segmentry.plan import Plan, SeveralRows
from segmentry.results.columns import Columns

_WAYS: dict[SeveralRows, str] = {
    "keep": "One row per order, as it is",
    "latest": "Latest row per customer",
    "aggregate": "One row per customer",
}


def show(held: Visitor) -> None:
    """Draw the choice where customers repeat, or the plan says what to do then; it counts at once."""
    assert held.understood is not None  # there is a table
    columns, plan = held.understood.columns, held.plan
    repeating = repeating_customers(columns)
    if held.understood.table.log is not None or (not repeating and plan.several_rows == "keep"):
        return
    with st.container(border=True, key="several"), st.container(horizontal=True, vertical_alignment="bottom"):
        how = widgets.one_of(
            "Customers have several rows", _WAYS, f"several_rows-{held.taken}", plan.several_rows, help=_ABOUT
        )
        customer, latest_by = plan.customer, plan.latest_by
        if how != "keep":
            customer = _column(held, "Customers are named by", "customer", repeating or [*held.understood.table.names])
            dated = [column.name for column in columns.columns if column.type != "boolean"]
            latest_by = _column(held, "The latest row by", "latest_by", [None, *dated])
    told = {"several_rows": how, "customer": customer, "latest_by": latest_by} if how != "keep" else {}
    if any(told.get(name, Plan.model_fields[name].default) != getattr(plan, name) for name in _OPTIONS):
        held.take(Plan(**{**_without(drafts.plan_of(held)), **told}))
        st.rerun()


_OPTIONS = ("several_rows", "customer", "latest_by")
_ABOUT = "Segments are made of rows. One row per customer takes the mean of numbers and the last of all else."


def _without(plan: Plan) -> dict[str, object]:
    return plan.model_dump(exclude_unset=True, exclude={*_OPTIONS})


def _column(held: Visitor, label: str, option: str, offered: list[str | None] | list[str]) -> str | None:
    chosen: str | None = widgets.choice(
        label,
        offered,
        getattr(held.plan, option),
        f"{option}-{held.taken}",
        format_func=lambda name: name or "the order of the rows",
        width=220,
    )
    return chosen


def repeating_customers(columns: Columns) -> list[str]:
    """The columns that name customers and hold one of them in several rows."""
    asked = [finding.mend.options for finding in columns.findings if finding.mend is not None]
    return [options["customer"] for options in asked if "several_rows" in options and "customer" in options]
