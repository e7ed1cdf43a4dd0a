"""The pictures of the segments, one at a time, each with what it means and its figures."""

from collections.abc import Callable

import streamlit as st

from segmentry.app import jump, widgets
from segmentry.app.views import customers_in
from segmentry.app.visitor import Visitor
from segmentry.reporting.compared import averages_of, columns_of
from segmentry.reporting.document import Exhibit, Table
from segmentry.reporting.looks import labels
from segmentry.reporting.said_of import said_of
from segmentry.reporting.sections import (
    averages,
    column_differences,
    how_features_lie,
    map_axes,
    map_of_segments,
    outcomes,
    short_rules,
    sizes,
)
from segmentry.results.segmentation import Segmentation

MAP, AVERAGES, COLUMN, OUTCOMES, RULES, SIZES = "Map", "Averages", "One column", "Outcomes", "Rules", "Sizes"


def show(held: Visitor, segmentation: Segmentation) -> None:
    """Draw the part."""
    draw: dict[str, Callable[[], None]] = {
        MAP: lambda: _map(held, segmentation),
        AVERAGES: lambda: _averages(segmentation),
        COLUMN: lambda: _column(segmentation),
        OUTCOMES: lambda: _outcomes(segmentation),
        RULES: lambda: _rules(segmentation),
        SIZES: lambda: _sizes(held, segmentation),
    }
    offered = [name for name in draw if name != OUTCOMES or outcomes.outcomes(segmentation)]
    names = dict(zip(offered, offered, strict=True))
    chosen = widgets.one_of("Picture", names, "picture", MAP, label_visibility="collapsed", persist_state="session")
    widgets.guarded(draw[chosen])()


def _figures(tables: list[tuple[str, Table]]) -> None:
    """The tables behind a picture."""
    if tables:
        with st.expander("The figures", key="figures"):
            for title, table in tables:
                widgets.table(table, title)


def _exhibit(segmentation: Segmentation, shown: Exhibit, picked: Callable[[str], None] | None = None) -> None:
    """A picture, said of whom the rows are."""
    widgets.exhibit(said_of(segmentation, shown), picked=picked)


def _map(held: Visitor, segmentation: Segmentation) -> None:
    shown = map_of_segments.exhibit(segmentation)
    _exhibit(segmentation, shown, picked=lambda name: _list(held, segmentation, name))
    if segmentation.recipe.width > 1:
        part = st.expander("The figures", key="figures", on_change="rerun")
        if part.open:
            with part:
                _exhibit(segmentation, map_axes.exhibit(segmentation))


def _averages(segmentation: Segmentation) -> None:
    shown = averages.exhibit(segmentation)
    _exhibit(segmentation, shown)
    _figures([(title or shown.title, table) for title, table in shown.tables])


def _sizes(held: Visitor, segmentation: Segmentation) -> None:
    shown = sizes.exhibit(segmentation)
    _exhibit(segmentation, shown, picked=lambda name: _list(held, segmentation, name))
    _figures([(title or shown.title, table) for title, table in shown.tables])


def _column(segmentation: Segmentation) -> None:
    columns, key = columns_of(segmentation), "distribution_column"
    if not columns:
        return
    if st.session_state.get(key) not in columns:  # another table may have been loaded since
        st.session_state.pop(key, None)
    numbers = (i for i, name in enumerate(columns) if averages_of(segmentation, name) is not None)
    help = "Features come first, then the other columns; those in which the segments differ most first."
    column = st.selectbox("Column", columns, next(numbers, 0), key=key, width=280, help=help, persist_state="session")
    _exhibit(segmentation, how_features_lie.exhibit(segmentation, column))
    title = column_differences.TITLE
    _figures([(title, column_differences.table(segmentation, features=features)) for features in (True, False)])


def _outcomes(segmentation: Segmentation) -> None:
    each = outcomes.outcomes(segmentation)
    for number, outcome in enumerate(each, start=1):
        _exhibit(segmentation, outcomes.exhibit(segmentation, outcome, number))
    _figures([(outcomes.title(segmentation, outcome), outcomes.table(segmentation, outcome)) for outcome in each])
    st.caption(outcomes.HEED)


def _rules(segmentation: Segmentation) -> None:
    if segmentation.rules is None:
        st.caption("There are no rules for these segments.")
        return
    with st.container(border=True, key="rules"):
        st.markdown(f"**{short_rules.TITLE}**")
        for sentence in short_rules.sentences(segmentation):
            st.markdown(f"- {widgets.plain_text(sentence)}")
        widgets.lines(short_rules.caption(segmentation))


def _list(held: Visitor, segmentation: Segmentation, name: str) -> None:
    """The customers of the segment whose bar or point was clicked."""
    customers_in.choose(held, [number for number, own in labels(segmentation).items() if own == name])
    jump.to(jump.CUSTOMERS)
