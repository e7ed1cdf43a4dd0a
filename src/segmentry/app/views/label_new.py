"""New customers are labelled the same way: by the result at hand, or by a model file."""

from typing import Any

import pandas as pd
import streamlit as st

from segmentry.app import widgets
from segmentry.app.visitor import Visitor
from segmentry.plan import Format
from segmentry.wording import counted
from segmentry.worker.labelling_questions import Label, Labelled, WriteLabelled
from segmentry.worker.questions import Source

_THIS, _FILE = "This result", "A model file"


def show(held: Visitor) -> None:
    """Draw the step."""
    st.caption("Give a table with the same columns: every row gets its segment, as in the first table.")
    asked = _asked(held)
    if asked is None:
        return
    mended = _mended(held, asked)
    labelled: Labelled | None = held.get(Label(**asked, **mended))
    if labelled is None:
        widgets.outline(200)
        return
    _columns(labelled)
    if labelled.fits:
        _result(labelled)
        _download(held, asked | mended)


def _asked(held: Visitor) -> dict[str, Any] | None:
    """Who is to be labelled, and by what; None as long as something is lacking."""
    by = _FILE
    if held.shown is not None:
        by = st.segmented_control("By the segments of", (_THIS, _FILE), default=_THIS, required=True, key="label_by")
    left, right = st.columns(2, gap="medium")
    model: Source | None = None
    if by == _FILE:
        with left:
            model = held.beside("model", st.file_uploader("Model file of an earlier result", "json", key="model"))
    with right if by == _FILE else left:
        fresh = held.beside("fresh", st.file_uploader("New customers: a table, or a log of orders", key="fresh"))
    if fresh is None or (by == _FILE and model is None):
        return None
    if model is not None:
        return {"source": Source(name=model.name), "model": model.path, "fresh": fresh}
    assert held.shown is not None  # there is a result, and it was chosen
    return held.shown.labels_for(held.k, fresh)


def _mended(held: Visitor, asked: dict[str, Any]) -> dict[str, Any]:
    """What features are called in the new table, and whether to go on without some, where it does not fit as it is."""
    first: Labelled | None = held.get(Label(**asked))
    if first is None or first.fits:
        return {}
    missing = [feature for feature, column in first.columns if not column]
    with st.container(border=True, key="mending"):
        st.markdown("**Some columns have other names, or are not there**")
        renamed: dict[str, str] = {}
        taken = {column for _, column in first.columns if column}
        free = [name for name in first.offered if name not in taken]
        with st.container(horizontal=True):
            for number, feature in enumerate(missing):
                near = [name for name in first.near.get(feature, ()) if name in free]
                label = f"{widgets.plain_text(feature)} is called"
                place = free.index(near[0]) + 1 if near else 0
                told = st.selectbox(label, ["", *free], place, _or_missing, key=f"renamed-{number}", width=240)
                renamed |= {feature: told} if told else {}
        proceed = first.usable and st.toggle(
            "Label without them",
            key="proceed",
            help="What is missing or does not fit counts as a missing value.",
        )
    return {"renamed": renamed, "proceed": proceed}


def _or_missing(name: str) -> str:
    return name or "not there"


def _columns(labelled: Labelled) -> None:
    """How the columns compare, and what differs."""
    matched = sum(bool(column) for _, column in labelled.columns)
    said = f"{matched} of {counted(len(labelled.columns), 'column')} matched"
    st.markdown(f"**{said}**, by the model of {widgets.plain_text(labelled.model)}.")
    if labelled.doubtful:
        st.warning("Many values are none that the model met. Look at what differs before you use the labels.")
    if labelled.differences:
        with st.expander(f"What differs ({len(labelled.differences)})", expanded=not labelled.fits, key="differences"):
            for line in labelled.differences:
                st.markdown(f"- {widgets.plain_text(line)}")


def _result(labelled: Labelled) -> None:
    done = labelled.customers - labelled.unlabelled
    st.markdown(f"**{counted(done, 'customer')} labelled**" + _without(labelled.unlabelled))
    rows = [
        {
            "Segment": f"{mix.segment} {mix.name}",
            "New customers": mix.customers,
            "Share": mix.share,
            "Share before": mix.share_before,
            "Change": (mix.share - mix.share_before) * 100,
        }
        for mix in labelled.mix
    ]
    percent = st.column_config.NumberColumn(format="percent")
    change = st.column_config.NumberColumn("Change, points", format="%+.1f")
    config = {"Share": percent, "Share before": percent, "Change": change}
    widgets.frame(rows, "The segments among the new customers, and among those that made them", config)
    with st.expander("First rows", key="labelled_rows"):
        first: pd.DataFrame = labelled.first.to_pandas()
        st.dataframe(first, height=320, alt="The first new customers with their segments")


def _without(unlabelled: int) -> str:
    return f", {unlabelled:,} not: none of the columns has a value" if unlabelled else ""


def _download(held: Visitor, asked: dict[str, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        format: Format = widgets.one_of("Format", widgets.FORMATS, "label_format", "csv")
        name = f"{widgets.file_stem(asked['fresh'].name)}_segments.{format}"
        widgets.download(
            f"Download {widgets.FORMATS[format]}",
            lambda: held.file(name, lambda path: WriteLabelled(**asked, path=path, format=format)),
            name,
            "download_labelled",
        )
