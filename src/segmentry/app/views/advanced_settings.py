"""What few need: how one column is read and prepared, and the options of the whole. Changes collect in the draft."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from segmentry.app import drafts, widgets
from segmentry.app.visitor import Visitor
from segmentry.column_plan import ColumnPlan
from segmentry.plan import LARGEST_K, Plan
from segmentry.reporting.sections import what_was_done
from segmentry.reporting.trail import reason
from segmentry.results.columns import Column
from segmentry.stages.preparation.choose import is_category

_CAPS: tuple[Any, ...] = ("auto", "none", (0.001, 0.999), (0.005, 0.995), (0.01, 0.99), (0.025, 0.975), (0.05, 0.95))
_AGGREGATES = (None, "mean", "sum", "min", "max", "last")
_PRESETS = {"auto": "Auto", "classic": "Classic"}
_WIDTH = 170


def show(held: Visitor) -> None:
    """Draw the part, folded."""
    with st.expander("Advanced", key="advanced"):
        st.markdown("**One column**")
        _one_column(held)
        st.markdown("**All columns**")
        _whole(held)
    if held.shown is not None:
        with st.expander("How each column was prepared", key="prepared"):
            st.caption(what_was_done.SHARES)
            made = what_was_done.of_features(held.shown.prepared_columns, held.shown.recipe)
            widgets.table(made, "What was done to each column that is used and why, and its share of the distance")


def _one_column(held: Visitor) -> None:
    columns = {column.name: column for column in drafts.columns_of(held).columns}
    name = st.selectbox("Column", list(columns), key="single_column", width=280)
    if name is None:
        return
    column = columns[name]
    st.caption(widgets.plain_text(f"{name}: {reason(column)}."))
    now = held.draft.of_column(name)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        chosen = _of_column(column, now, held, f"{list(columns).index(name)}-{held.taken}")
    changes = {option: value for option, value in chosen.items() if value != getattr(now, option)}
    if changes:
        _draft(held, {"columns": {**_told(held.draft), name: {**_told(held.draft).get(name, {}), **changes}}})


def _of_column(column: Column, now: ColumnPlan, held: Visitor, place: str) -> dict[str, Any]:
    """The widgets that suit the column; gives back what is told of it now."""
    chosen: dict[str, Any] = {}
    if column.type != "text" or now.type != "auto":
        chosen["type"] = _one_of(now, "type", "Kind", ("auto", "number", "category"), place)
    read_as = held.draft.model_copy(update={"columns": {column.name: ColumnPlan(type=chosen.get("type", "auto"))}})
    if not is_category(column, read_as):
        chosen["impute"] = _one_of(now, "impute", "Fill missing with", ("auto", "median", "mean", "mode"), place)
        if column.type != "boolean":
            transforms = ("auto", "none", "log", "yeo-johnson")
            chosen["transform"] = _one_of(now, "transform", "Transform", transforms, place)
            chosen["cap"] = _one_of(now, "cap", "Cap extreme values", _CAPS, place)
            chosen["scale"] = _one_of(now, "scale", "Scale", ("auto", "standard", "robust", "none"), place)
    if held.plan.several_rows == "aggregate" or now.aggregate is not None:
        chosen["aggregate"] = _one_of(now, "aggregate", "Of several rows the", _AGGREGATES, place)
    return chosen


def _one_of(now: ColumnPlan, option: str, label: str, offered: Sequence[Any], place: str) -> Any:
    value = getattr(now, option)
    values = [*offered, *([] if value in offered else [value])]
    return widgets.choice(
        label,
        values,
        value,
        f"single-{option}-{place}",
        format_func=_said,
        help=ColumnPlan.model_fields[option].description,
        width=_WIDTH,
    )


def _said(value: Any) -> str:
    if value is None or value == "auto":
        return "as found"
    return f"{value[0]:.1%} to {value[1]:.1%}" if isinstance(value, tuple) else str(value)


def _whole(held: Visitor) -> None:
    """The options of the whole plan."""
    plan, place = held.draft, held.taken
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        k_max = _number("k_max", "Largest number to try", 2, LARGEST_K, plan.k_max, place)
        least = st.number_input(
            "Smallest share, %",
            0.0,
            49.0,
            round(100 * plan.min_share, 6),
            step=0.5,
            format="%.4g",
            key=f"min_share-{place}",
            width=_WIDTH,
            help=Plan.model_fields["min_share"].description,
        )
        levels = _number("max_levels", "Most levels of a category", 2, 100, plan.max_levels, place)
        seed = _number("seed", "Seed", 0, 2**32 - 1, plan.seed, place)
        numeric = [column.name for column in drafts.columns_of(held).columns if column.is_numeric]
        weight = _column(plan, "weight", "Case weights", numeric, place)
        preset = widgets.one_of("Preset", _PRESETS, f"preset-{place}", plan.preset, help=_ABOUT_PRESETS)
    share = round(float(least) / 100, 8)
    chosen = {"k_max": k_max, "min_share": share, "max_levels": levels, "seed": seed, "weight": weight}
    changes = {name: value for name, value in {**chosen, "preset": preset}.items() if value != getattr(plan, name)}
    if changes:
        _draft(held, changes)


_ABOUT_PRESETS = "Auto weighs all the evidence and prepares each column. Classic is the textbook: K-Means at the elbow."


def _number(option: str, label: str, least: int, most: int, now: int, place: int) -> int:
    about = Plan.model_fields[option].description
    return int(st.number_input(label, least, most, now, key=f"{option}-{place}", width=_WIDTH, help=about))


def _column(plan: Plan, option: str, label: str, offered: Sequence[str], place: int) -> str | None:
    chosen: str | None = widgets.choice(
        label,
        [None, *offered],
        getattr(plan, option),
        f"{option}-{place}",
        format_func=lambda name: name or "none: each row is one customer",
        help=Plan.model_fields[option].description,
        width=240,
    )
    return chosen


def _told(plan: Plan) -> Mapping[str, Any]:
    told: Mapping[str, Any] = plan.model_dump(exclude_unset=True).get("columns", {})
    return told


def _draft(held: Visitor, changes: Mapping[str, Any]) -> None:
    """Put it into the draft, and draw what tells of it anew."""
    held.draft = Plan(**{**held.draft.model_dump(exclude_unset=True), **changes})
    st.rerun()
