"""The evidence for every number of segments."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.cache import Work
from segmentry.app.views import overview
from segmentry.reporting.evidence import Block, evidence_table
from segmentry.results.segmentation import Segmentation


def show(work: Work, segmentation: Segmentation) -> None:
    """Draw the part."""
    overview.evidence(segmentation)
    for block in evidence_table(work.choice, segmentation.k):
        with st.container(border=True):
            _figures(block)


def _figures(block: Block) -> None:
    st.markdown(f"**{block.title}**")
    names = [name for name, _ in block.heads]
    rows = [
        {"k": f"{line.k} {line.marks}".strip(), **dict(zip(names, line.cells, strict=True))} for line in block.lines
    ]
    widgets.readable(rows, f"{block.title} The figures for every number of segments")
    if block.note:
        st.caption(widgets.plain_text(block.note))
    st.caption(widgets.plain_text("; ".join(f"{name}: {on}" for name, on in block.heads if on)))
