"""What can be taken away: the labelled table, the model and the report. Files are made when they are asked for."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.engines.writing import check_height
from segmentry.errors import SegmentryError
from segmentry.plan import Format
from segmentry.results.segmentation import Segmentation
from segmentry.stages.scoring import added_columns

_FORMATS: dict[Format, str] = {"csv": "CSV", "parquet": "Parquet", "xlsx": "Excel"}
_MIME = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    if segmentation.preview:
        st.skeleton(height=200)
        return
    _customers(work, segmentation)
    left, right = st.columns(2, gap="small")
    with left.container(border=True, height="stretch"):
        _model(segmentation)
    with right.container(border=True, height="stretch"):
        _report(work, segmentation)


def _customers(work: Work, segmentation: Segmentation) -> None:
    table = work.prepared.table
    with st.container(border=True):
        st.markdown("**Your customers, each with a segment**")
        names = added_columns(table.names)
        added = ", ".join(map(widgets.plain_text, names))
        whole = f"All {table.n_rows:,} rows and {len(table.types)} columns as they were"
        if work.plan.several_rows != "keep":
            whole = f"All {table.n_rows:,} customers with one row each, {len(table.types)} columns"
        st.caption(f"{whole}, and {len(names)} more: {added}.")
        format: Format = st.segmented_control(
            "Format",
            list(_FORMATS),
            default="csv",
            required=True,
            format_func=lambda name: _FORMATS[name],
            key="format",
            persist_state="session",
        )
        try:
            if format == "xlsx":
                check_height(table.n_rows)
        except SegmentryError as error:
            widgets.refuse(str(error))
            return
        st.download_button(
            f"Download {_FORMATS[format]}",
            lambda: _made(f"customers.{format}", lambda path: _write(work, segmentation, path)),
            f"{_stem(table.name)}_segments.{format}",
            _MIME[format],
            key="download",
            on_click="ignore",
            type="primary",
            icon=":material/download:",
        )


def _model(segmentation: Segmentation) -> None:
    st.markdown("**Model**")
    st.caption("Labels new customers the same way: segmentry score model.json new.csv -o labelled.csv")
    st.download_button(
        "Download model",
        lambda: _made("model.json", segmentation.save),
        "model.json",
        "application/json",
        key="download_model",
        on_click="ignore",
        icon=":material/download:",
    )


def _report(work: Work, segmentation: Segmentation) -> None:
    st.markdown("**Report**")
    st.caption("One page with every picture and figure, to read, print or pass on.")
    st.download_button(
        "Download report",
        lambda: _made("report.html", lambda path: work.validated(segmentation.k).report(path)),
        "report.html",
        "text/html",
        key="download_report",
        on_click="ignore",
        icon=":material/download:",
    )


def _write(work: Work, segmentation: Segmentation, path: Path) -> None:
    from segmentry.stages.exporting import write_customers

    write_customers(segmentation, work.prepared.table, path)


def _made(name: str, write: Callable[[Path], None]) -> bytes:
    """The bytes of a file that is written when its button is pressed, and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="segmentry-") as folder:
        path = Path(folder) / name
        write(path)
        return path.read_bytes()


def _stem(name: str) -> str:
    return re.sub(r"[^\w-]+", "_", Path(name).stem).strip("_")[:60] or "customers"
