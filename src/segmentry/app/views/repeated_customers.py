"""What becomes of several rows of one customer."""

from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.plan import Plan, SeveralRows
from segmentry.results.columns import Columns
from segmentry.stages.shared.traits import names_customers, normal

_WAYS: dict[SeveralRows, str] = {"keep": "Keep all", "latest": "Keep the latest", "aggregate": "Make them one"}


def show(held: Session) -> dict[str, Any]:
    """Draw the choice where customers repeat, or the plan says what to do then; gives back options of the plan."""
    if held.understood is None:
        return {}
    columns, plan = held.understood.columns, held.plan
    repeating = _repeating(columns)
    if not repeating and plan.several_rows == "keep":
        return {}
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        help = Plan.model_fields["several_rows"].description
        how = widgets.one_of("Several rows of one customer", _WAYS, "several_rows", plan.several_rows, help=help)
        if how == "keep":
            return {}
        customer = _customer(repeating, plan)
        offered = [column.name for column in columns.columns if column.type != "boolean"]
        latest_by = widgets.optional_column("The latest row by", "latest_by", offered, plan, "the order of the rows")
    return {"several_rows": how, "customer": customer, "latest_by": latest_by}


def _repeating(columns: Columns) -> list[str]:
    """The columns that name customers and hold one of them in several rows."""
    named = (finding.column for finding in columns.findings if finding.severity == "high" and finding.column)
    return [name for name in named if names_customers(normal(name))]


def _customer(repeating: list[str], plan: Plan) -> str | None:
    if len(repeating) < 2:
        return plan.customer
    chosen: str = st.selectbox(
        "Customers are named by",
        repeating,
        index=repeating.index(plan.customer) if plan.customer in repeating else 0,
        key="customer",
        on_change="ignore",
        width=220,
    )
    return chosen
