"""Each segment: sentence, averages, how well it holds, its unusual customers, its name."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import ask_others, one_column, outcomes_and_rules
from segmentry.app.work import Work
from segmentry.engines.formulas import escape
from segmentry.errors import SegmentryError
from segmentry.reporting.compared import kinds_of
from segmentry.reporting.sections import how_each_holds, map_axes
from segmentry.results.columns import Column
from segmentry.results.profile import Average
from segmentry.results.segmentation import Segmentation
from segmentry.wording import average


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    if segmentation.profile is None:
        st.skeleton(height=300)
        return
    _names(work, segmentation)
    _averages(segmentation)
    _categories(segmentation)
    one_column.show(segmentation)
    outcomes_and_rules.show(segmentation)
    _quality(segmentation)
    ask_others.show(work, segmentation)
    _loadings(segmentation)
    _unusual(work, segmentation)


def _names(work: Work, segmentation: Segmentation) -> None:
    rows = [{"Segment": s.id, "Name": s.name, "Customers": s.size} for s in segmentation.segments]
    config = {
        "Segment": st.column_config.NumberColumn(width="small"),
        "Name": st.column_config.TextColumn(required=True, max_chars=80, width="large"),
        "Customers": st.column_config.NumberColumn(format="localized", width="small"),
    }
    st.subheader("Names", anchor=False)
    st.caption("Click a name to change it. Names are used in every picture and download.")
    edited = st.data_editor(
        pd.DataFrame(rows),
        hide_index=True,
        disabled=["Segment", "Customers"],
        column_config=config,
        key=f"names-{segmentation.k}",
        alt="Segments with their names, which can be changed",
    )
    wanted = dict(zip(edited["Segment"].tolist(), edited["Name"].tolist(), strict=True))
    if wanted == {segment.id: segment.name for segment in segmentation.segments}:
        return
    try:
        work.rename(segmentation.k, wanted)
    except SegmentryError as error:
        widgets.refuse(error)
    else:
        st.rerun()


def summary_rows(segmentation: Segmentation) -> list[dict[str, Any]]:
    """Sizes and averages in original units: a row per segment, and one for everyone."""
    profile = segmentation.profile
    if profile is None:
        return []
    rows: list[dict[str, Any]] = []
    for segment, each in zip(segmentation.segments, profile.segments, strict=True):
        own = {"Segment": str(segment.id), "Name": segment.name, "Customers": segment.size, "Share": segment.share}
        rows.append(own | _means(segmentation, each.averages))
    everyone = {"Segment": "all", "Name": "All customers", "Customers": segmentation.rows_labelled, "Share": 1.0}
    return [*rows, everyone | _means(segmentation, profile.all)]


def _means(segmentation: Segmentation, averages: Sequence[Average]) -> dict[str, Any]:
    """Averages by column: numbers as numbers, days as dates."""
    dates = {name for name, type in segmentation.types.items() if type == "date"}
    return {a.column: average(a.mean, "date") if a.column in dates else a.mean for a in averages}


def _averages(segmentation: Segmentation) -> None:
    st.subheader("Averages", anchor=False)
    rows = summary_rows(segmentation)
    number = st.column_config.NumberColumn
    years = {name for name, kind in kinds_of(segmentation).items() if kind == "year"}
    config = {
        name: number(format="%.0f" if name in years else "localized")
        for name, cell in rows[-1].items()
        if not isinstance(cell, str)
    }
    config["Share"] = number(format="percent")
    shown = [{name: _short(value) for name, value in row.items()} for row in rows]
    widgets.frame(shown, "Sizes and averages per segment, in the columns' own units", config)
    st.download_button(
        "Averages as CSV",
        lambda: _csv(rows),
        "averages.csv",
        "text/csv",
        key="averages_csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _quality(segmentation: Segmentation) -> None:
    held = how_each_holds.table(segmentation)
    if held is None:
        return
    widgets.exhibit(how_each_holds.exhibit(segmentation))
    with st.container(border=True):
        st.markdown("**How each segment holds**")
        alt = "How each segment holds: stability, silhouette, where it comes from, who is on a border"
        widgets.table(held, alt)
        if why := how_each_holds.why_both(segmentation):
            st.caption(widgets.plain_text(why))


def _loadings(segmentation: Segmentation) -> None:
    if segmentation.recipe.width > 1:
        widgets.exhibit(map_axes.exhibit(segmentation))


def _unusual(work: Work, segmentation: Segmentation) -> None:
    st.subheader("Unusual customers", anchor=False)
    st.caption("The customers furthest from the centre of their own segment. Check them before you act on averages.")
    names = {segment.id: f"{segment.id} {segment.name}" for segment in segmentation.segments}
    customers = work.unusual(segmentation.k)
    if customers is None:
        st.skeleton(height=200)
        return
    rows = [
        {
            "Row": customer.row,
            "Id": customer.id,
            "Segment": names[customer.segment],
            "What stands out": customer.column,
            "Value": _cell(customer.value, segmentation.columns[customer.column]),
            "Distance": round(customer.distance, 2),
        }
        for customer in customers
    ]
    if all(customer.id is None for customer in customers):
        rows = [{name: cell for name, cell in row.items() if name != "Id"} for row in rows]
    number = st.column_config.NumberColumn
    distance = number(format="%.2f", help="From the centre of the segment, in standard deviations.")
    config = {"Row": number(format="localized"), "Distance": distance}
    widgets.frame(rows, "The ten most unusual customers", config)


def _categories(segmentation: Segmentation) -> None:
    profile = segmentation.profile
    if profile is None or not profile.segments[0].levels:
        return
    names = [f"{segment.id} {segment.name}" for segment in segmentation.segments]
    rows: list[dict[str, Any]] = []
    for same in zip(*(each.levels for each in profile.segments), strict=True):
        level = same[0]
        row = {
            "Column": level.column,
            "Feature": "yes" if level.column in segmentation.features else "",
            "Category": level.level,
        }
        row |= {"All customers": level.share_of_all}
        rows.append(row | {name: level.share for name, level in zip(names, same, strict=True)})
    rows.sort(key=lambda row: not row["Feature"])
    st.subheader("Categories", anchor=False)
    percent = st.column_config.NumberColumn(format="percent")
    widgets.frame(rows, "Share of each category per segment", dict.fromkeys(["All customers", *names], percent))


def _short(value: Any) -> Any:
    """About four significant digits, as a number."""
    if not isinstance(value, float) or value == 0:
        return value
    return float(f"{value:.4g}") if abs(value) < 1000 else round(value)


def _cell(value: float | str | None, column: Column) -> str:
    """A customer's own value, as text: numbers, days and levels share one column."""
    if isinstance(value, str):
        return value
    if column.type == "boolean" and value is not None:
        return "true" if value else "false"
    return average(value, "number" if column.kind == "share" else column.kind)


def _csv(rows: list[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([escape(str(name)) for name in rows[0]])
    for row in rows:
        writer.writerow([escape(cell) if isinstance(cell, str) else cell for cell in row.values()])
    return text.getvalue().encode()
