"""A file whose rows are orders, their lines or transactions: what a row is, and which column tells what of it."""

from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.reporting import order_settings
from segmentry.reporting.sections import from_orders
from segmentry.results.orders import OrderLog
from segmentry.worker.file_questions import FileSeen, LookAtFile

_EACH, _AS_IT_IS = "customers", "rows"
_WAYS = {_EACH: "One row per customer", _AS_IT_IS: "As it is"}


def show(held: Visitor) -> None:
    """Draw the choice where the file is a log, or would be one if the plan did not say otherwise."""
    assert held.understood is not None  # there is a table
    log, kept = held.understood.table.log, held.plan.rows_are == "customers"
    if log is None and not kept:
        return
    seen = _look(held)
    if seen is None or not (log or seen.rows_read.is_log):
        return
    with st.container(border=True, key="orders"):
        _what_a_row_is(held, seen, kept)
        if log is not None:
            st.caption(widgets.plain_text(log.paragraph.replace("`", '"')))
            with st.expander("Columns and dates of the orders", key="order_roles"):
                _columns(held, seen, log)
            _became(log)


def refused(held: Visitor) -> None:
    """Why the table was refused; of a log with the choices that mend it."""
    try:
        seen = None if held.source is None else _look(held)
    except SegmentryError:  # it cannot be read at all
        seen = None
    if seen is None or not seen.rows_read.is_log:
        widgets.refuse(held.refused)
        return
    widgets.refuse(order_settings.in_app(held.refused))
    with st.container(border=True, key="orders"):
        _what_a_row_is(held, seen, kept=False)
        _columns(held, seen, None)


def _look(held: Visitor) -> FileSeen | None:
    """The file as it is; what its rows are if nobody says that they are customers."""
    assert held.source is not None  # there is a file
    plan = order_settings.as_found(held.source.plan)
    seen: FileSeen | None = held.get(LookAtFile(source=held.source, plan=plan))
    return seen


def _what_a_row_is(held: Visitor, seen: FileSeen, kept: bool) -> None:
    """Keep the lines, or make customers of them: it counts at once."""
    label = f"One row per {order_settings.ONE_OF[seen.rows_read.kind]}?"
    help = "Segments are made of rows. As it is: each line is a customer of its own."
    chosen = widgets.one_of(label, _WAYS, f"rows_are-{held.taken}", _AS_IT_IS if kept else _EACH, help=help)
    if (chosen == _AS_IT_IS) != kept:
        held.reread(order_settings.with_rows_kept(held.read_options, kept=chosen == _AS_IT_IS))
        st.rerun()


def _columns(held: Visitor, seen: FileSeen, log: OrderLog | None) -> None:
    """Which column tells what, and which days count; read again when the button is pressed."""
    with st.form(f"order_form-{held.taken}", border=False):
        roles = _roles(held, seen)
        days = _days(held.plan, log)
        words = _words(held.plan)
        if st.form_submit_button("Read the orders again", key=f"reread-{held.taken}"):
            held.reread(order_settings.options(held.read_options, seen.rows_read, roles, {**days, **words}))
            st.rerun()


def _roles(held: Visitor, seen: FileSeen) -> dict[str, str]:
    chosen: dict[str, str] = {}
    names = ["", *seen.types]
    for group in order_settings.GROUPS:
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            for role in group:
                chosen[role] = widgets.choice(
                    order_settings.LABELS[role],
                    names,
                    seen.rows_read.roles.get(role, ""),
                    f"order-{role}-{held.taken}",
                    format_func=lambda name: name or "none",
                    help=seen.rows_read.reasons.get(role),
                    width=170,
                )
    return chosen


def _days(plan: Plan, log: OrderLog | None) -> dict[str, Any]:
    days: dict[str, Any] = {}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for option, label in order_settings.DAYS.items():
            days[option] = st.date_input(
                label, getattr(plan, option), key=f"order-{option}", help=order_settings.about(option), width=170
            )
    if log is not None:
        st.caption(f"Sales from {log.first} to {log.last}; days since the last order count to {log.reference_date}.")
    return days


def _words(plan: Plan) -> dict[str, Any]:
    words: dict[str, Any] = {}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for option, label in order_settings.WORDS.items():
            now = getattr(plan, option)
            text = ", ".join(now) if isinstance(now, tuple) else now or ""
            words[option] = st.text_input(
                label, text, key=f"order-{option}", placeholder="as found", help=order_settings.about(option), width=260
            )
    return words


def _became(log: OrderLog) -> None:
    """What became of every line, and what the columns of the customers are, folded."""
    ledger, _, definitions = from_orders.tables(log)
    for table, what, key in (
        (ledger, "What became of the lines", "ledger"),
        (definitions, "What each column of the customers is", "definitions"),
    ):
        with st.expander(what, key=key):
            widgets.table(table, what)
