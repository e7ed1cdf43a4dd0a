"""The labelled customers and the report, in each of their forms."""

from typing import Literal

import streamlit as st

from segmentry.app import widgets
from segmentry.app.work import Work
from segmentry.engines.writing import check_height
from segmentry.errors import SegmentryError
from segmentry.plan import Format
from segmentry.reporting.forms.formats import NO_SLIDES, ReportFormat, slides_installed
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Segmentation

_Report = Literal["html", ReportFormat]
_REPORTS: dict[_Report, str] = {
    "html": "Page",
    "pptx": "Slides",
    "xlsx": "Excel",
    "md": "Markdown",
    "json": "JSON",
}
_ENDINGS: dict[_Report, str] = {"html": "HTML", "pptx": "PowerPoint", "xlsx": "Excel", "md": "Markdown", "json": "JSON"}
_CONTENTS: dict[_Report, str] = {
    "html": "One page with every picture and figure, to read, print or pass on.",
    "pptx": "A slide for every part, with charts that PowerPoint can change.",
    "xlsx": "A sheet for every table, with numbers to calculate on.",
    "md": "The same words and tables as text, without pictures.",
    "json": "Every figure, for programs.",
}


def labels(work: Work, segmentation: Segmentation) -> None:
    """The customers, each with a segment."""
    table = work.table
    with st.container(border=True):
        st.markdown("**Your customers, each with a segment**")
        names = added_columns(table.names, rfm=segmentation.rfm is not None)
        added = ", ".join(map(widgets.plain_text, names))
        whole = f"All {table.n_rows:,} rows and {len(table.types)} columns as they were"
        if work.plan.several_rows != "keep":
            whole = f"All {table.n_rows:,} customers with one row each, {len(table.types)} columns"
        st.caption(f"{whole}, and {len(names)} more: {added}.")
        format: Format = widgets.one_of("Format", widgets.FORMATS, "format", "csv", persist_state="session")
        try:
            if format == "xlsx":
                check_height(table.n_rows)
        except SegmentryError as error:
            widgets.refuse(error)
            return
        widgets.download(
            f"Download {widgets.FORMATS[format]}",
            lambda: work.customers_as(segmentation.k_before, format),
            f"{widgets.file_stem(table.name)}_segments.{format}",
            "download",
        )


def report(work: Work, segmentation: Segmentation) -> None:
    """The report in each of its forms."""
    st.markdown("**Report**")
    choice: _Report = widgets.one_of("Format of the report", _REPORTS, "report_format", "html", persist_state="session")
    if choice == "pptx" and not slides_installed():
        st.caption(widgets.plain_text(NO_SLIDES))
        return
    st.caption(_CONTENTS[choice])
    widgets.download(
        f"Download report ({_ENDINGS[choice]})",
        lambda: work.report_as(segmentation.k_before, choice),
        f"{widgets.file_stem(segmentation.table)}_report.{choice}",
        "download_report",
    )
