"""Which columns make the segments, and the few options of the plan."""

from typing import Any

import streamlit as st

from segmentry.app import cache, widgets
from segmentry.app.views.data import ROLES
from segmentry.errors import SegmentryError
from segmentry.plan import LARGEST_K, Plan
from segmentry.results.columns import Columns

_PRESETS = {"auto": "Auto", "classic": "Classic"}


def show() -> None:
    """Draw the part; a change is carried out with one button, since it fits every number of segments again."""
    held = cache.session()
    if held.loaded is None:
        return
    columns = held.loaded.columns
    chosen = _form(columns, held.plan)
    if chosen is not None:
        try:
            held.plan = Plan(**{**held.told, **chosen})
        except SegmentryError as error:
            widgets.refuse(str(error))
            return
        st.rerun()
    _left_out(columns)


def _form(columns: Columns, plan: Plan) -> dict[str, Any] | None:
    """The options as they were applied; None while they were not."""
    offered = [column.name for column in columns.columns if column.is_numeric]
    default = list(columns.named("feature"))
    with st.form("options", border=True):
        names = st.multiselect(
            "Numeric columns that make the segments",
            offered,
            default=list(plan.features or default),
            key="features",
            help="All are brought to the same scale. Ids, constants and outcomes are left out unless you add them.",
        )
        with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
            preset = st.segmented_control(
                "Preset",
                list(_PRESETS),
                default=plan.preset,
                required=True,
                format_func=_PRESETS.__getitem__,
                key="preset",
                help="Auto recommends the number with the best separation x stability, classic the knee of the elbow.",
            )
            k_max = st.number_input("Largest number to try", 2, LARGEST_K, plan.k_max, key="k_max", width=180)
        with st.expander("More"):
            seed = st.number_input("Seed", 0, 2**32 - 1, plan.seed, key="seed", width=180, help="Of everything random.")
        if not st.form_submit_button("Apply", type="primary", key="apply"):
            return None
    features = None if names == default else tuple(names)
    return {"features": features, "preset": preset, "k_max": int(k_max), "seed": int(seed)}


def _left_out(columns: Columns) -> None:
    rows = [
        {"Column": c.name, "Type": c.type, "Role": ROLES[c.role], "Why": c.reason}
        for c in sorted(columns.columns, key=lambda c: not c.is_numeric)
        if c.role != "feature"
    ]
    if rows:
        st.subheader("Not preselected", anchor=False)
        widgets.table(rows, "Columns that are not preselected as features, with the reason")
