"""Which columns make the segments, how each is prepared, and the few options of the plan."""

from dataclasses import replace
from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import Session
from segmentry.app.views import repeated_customers, single
from segmentry.app.work import Work
from segmentry.column_plan import ColumnPlan
from segmentry.errors import SegmentryError
from segmentry.plan import LARGEST_K, Plan
from segmentry.reporting.sections import columns_read, what_was_done
from segmentry.results.columns import Columns

_PRESETS = {"auto": "Auto", "classic": "Classic"}


def show(held: Session) -> None:
    """Draw the part; a change is carried out with one button, since it fits every number of segments again."""
    if held.understood is None:
        return
    columns = held.understood.columns if held.shown is None else held.shown.columns
    with st.container(border=True, key="options"):
        chosen = _options(held, columns)
        with st.expander("Single columns", key="single"):
            single.show(held, columns)
        if st.button("Apply", type="primary", key="apply"):
            _apply(held, chosen)
    if held.shown is not None:
        _prepared(held, held.shown)
    _left_out(columns)


def _options(held: Session, columns: Columns) -> dict[str, Any]:
    """What is chosen, as options of the plan."""
    plan = held.plan
    features = _features(held, columns)
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        help = "Auto recommends by tightness x separation x reproducibility, classic the knee of the elbow."
        preset = widgets.one_of("Preset", _PRESETS, "preset", plan.preset, on_change="ignore", help=help)
        k_max = st.number_input(
            "Largest number to try", 2, LARGEST_K, plan.k_max, key="k_max", width=180, on_change="ignore"
        )
        least = st.number_input(
            "Smallest share, %",
            0.0,
            49.0,
            round(100 * plan.min_share, 6),
            step=0.5,
            format="%.4g",
            key="min_share",
            width=180,
            on_change="ignore",
            help=Plan.model_fields["min_share"].description,
        )
    several = repeated_customers.show(held)
    with st.expander("More"), st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        seed = st.number_input("Seed", 0, 2**32 - 1, plan.seed, key="seed", width=180, on_change="ignore")
        levels = st.number_input(
            "Most levels of a category", 2, 100, plan.max_levels, key="max_levels", width=180, on_change="ignore"
        )
        numeric = [column.name for column in columns.columns if column.is_numeric]
        weight = widgets.optional_column("Case weights", "weight", numeric, plan, "none: each row is one customer")
    share = round(float(least) / 100, 8)
    numbers = {"k_max": int(k_max), "min_share": share, "seed": int(seed), "max_levels": int(levels)}
    return {"features": features, "preset": preset, "weight": weight, **numbers, **several}


def _features(held: Session, columns: Columns) -> tuple[str, ...] | None:
    """The features as they were chosen; where nothing was changed, as the plan says."""
    offered = _offered(held)
    now = held.plan.features or columns.named("feature")
    if held.shown is not None:
        now = held.shown.recipe.features
    if st.session_state.get("features_now") != now or "features" not in st.session_state:
        st.session_state["features_now"], st.session_state["features"] = now, [n for n in now if n in offered]
    names = st.multiselect(
        "Columns that make the segments",
        offered,
        key="features",
        on_change="ignore",
        help="Numbers, categories, yes or no, and dates. Ids, constants and outcomes are left out unless you add them.",
    )
    return held.plan.features if set(names) == set(now) else tuple(names)


def _offered(held: Session) -> list[str]:
    """The columns that can be features, those first that suit best."""
    known = held.shown or held.understood
    return [] if known is None else list(known.offered)


def _apply(held: Session, chosen: dict[str, Any]) -> None:
    planned = {name: of for name, of in held.draft.items() if of != ColumnPlan()}
    try:
        plan = Plan(**{**held.read_options, **chosen, "columns": planned})
    except SegmentryError as error:
        widgets.refuse(error)
        return
    held.take(plan)
    st.rerun()


def _prepared(held: Session, work: Work) -> None:
    """The paper trail of the features, and two ways to change all of them at once."""
    st.subheader("How each column is prepared", anchor=False)
    st.caption("Share: what part of the squared distance between customers it supplies, as it came and as prepared.")
    table = what_was_done.table(work.prepared_columns, work.recipe)
    features = replace(table, rows=tuple(row for row in table.rows if row.dimensions))
    heads = ("column", "share before", "share after", "what was done and why")
    widgets.table(features, "What was done to each feature and why, and its share of the distance", heads)
    with st.container(horizontal=True, gap="small"):
        if st.button("Same say for every column", key="balance"):
            held.take(work.balanced())
            st.rerun()
        if held.plan.columns and st.button("Take single-column settings back", key="take_back"):
            held.take(held.plan.model_copy(update={"columns": {}}))
            st.rerun()


def _left_out(columns: Columns) -> None:
    table = columns_read.table(columns)
    others = replace(table, rows=tuple(column for column in table.rows if column.role != "feature"))
    if others.rows:
        st.subheader("Not preselected", anchor=False)
        heads = ("Column", "Type", "Role", "Why")
        rows = [{head: row[head] for head in heads} for row in widgets.raw_rows(others)]
        widgets.frame(rows, "Columns that are not preselected as features, with the reason")
