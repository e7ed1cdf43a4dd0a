"""Step 4: what can be taken away. Files are made when they are asked for."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from segmentry.app import widgets
from segmentry.app.views import downloads
from segmentry.app.visitor import Visitor
from segmentry.app.work import Work
from segmentry.files import temporary_folder
from segmentry.reporting.again import again
from segmentry.reporting.summary import summary
from segmentry.results.segmentation import Segmentation


def show(held: Visitor) -> None:
    """Draw the step."""
    work = held.shown
    segmentation = None if work is None else work.segmentation(held.k, "validated")
    if work is None or segmentation is None or segmentation.preview:
        widgets.outline(200)
        return
    downloads.labels(work, segmentation)
    left, middle, right = st.columns(3, gap="small")
    with left.container(border=True, height="stretch"):
        downloads.report(work, segmentation)
    with middle.container(border=True, height="stretch"):
        _model(segmentation)
    with right.container(border=True, height="stretch"):
        _plan(work, segmentation)
    with st.container(border=True, key="again_box"):
        _again(segmentation)


def _model(segmentation: Segmentation) -> None:
    st.markdown("**For next month: the model**")
    st.caption(
        "Open it under *Label new customers*, with the new file: they get these segments. Or use segmentry score."
    )
    name = f"{widgets.file_stem(segmentation.table)}_model.json"
    widgets.download("Download model", lambda: _saved(segmentation.save, "model.json"), name, "download_model")


def _plan(work: Work, segmentation: Segmentation) -> None:
    st.markdown("**To make segments anew: the plan**")
    st.caption("Every choice and name, for segmentry run with another table. The segments will be other ones.")
    name = f"{widgets.file_stem(segmentation.table)}_plan.toml"
    k = segmentation.k_before
    widgets.download("Download plan", lambda: _saved(work.plan_for_good(k).save, "plan.toml"), name, "download_plan")


def _again(segmentation: Segmentation) -> None:
    """The same without this page, to the label."""
    st.markdown("**Run it again**")
    st.caption("The same customers get the same labels. Copy it with the button at its right.")
    made = again(summary(segmentation))
    if made["plan_file"] is not None:
        st.caption("Save this as plan.json beside your table:")
        st.code(made["plan_file"], language="json")
    if made["command"] is not None:
        st.code(made["command"], language="bash", wrap_lines=True)
    st.code(made["python"] or "", language="python", wrap_lines=True)


def _saved(save: Callable[[Path], None], name: str) -> bytes:
    """What a file holds that is written and gone again."""
    with temporary_folder() as folder:
        path = Path(folder) / name
        save(path)
        return path.read_bytes()
