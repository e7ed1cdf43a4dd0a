"""Where the table comes from: an upload, a sample, or the file named on the command line."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from segmentry.app import widgets
from segmentry.app.session import session
from segmentry.app.views import read_options
from segmentry.plan import Plan
from segmentry.reporting.again import SAMPLE
from segmentry.worker.questions import Source

#: Megabytes an upload may have; a larger table is opened with `segmentry app FILE`.
LARGEST_UPLOAD = 200

_SAMPLES = ("bank", "retail", "telecom", "health", "orders")
_TYPES = [
    *("csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xlsb", "xls", "ods", "parquet", "pq", "arrow", "feather", "ipc"),
    *("json", "ndjson", "jsonl", "gz", "zst", "zip"),
]
_PAGES = ("app.py", "main.py")
#: The step that a new table opens.
FIRST = "3 Who they are"


def show() -> None:
    """Draw the two ways in, and load what was chosen."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="source"):
        file = st.file_uploader(
            f"Your customer table: CSV, Excel, Parquet or JSON, also packed, up to {LARGEST_UPLOAD} MB",
            type=_TYPES,
            max_upload_size=LARGEST_UPLOAD,
            key="upload",
            on_change=_chose_upload,
        )
        st.selectbox("Or sample data", _SAMPLES, key="sample_name", format_func=str.capitalize, width=180)
        st.button("Try sample data", key="sample", on_click=_chose_sample)
        chosen = st.session_state.get("chosen")
        named = _named()
        from_file = (chosen == "upload" and file is not None) or (chosen is None and named is not None)
        read_as = read_options.show() if from_file else {}
    if chosen == "upload" and file is not None:
        _load(f"upload {file.file_id} {read_as}", lambda plan: session().uploaded(file.name, file, plan), read_as)
    elif chosen in _SAMPLES:
        _load(f"sample {chosen}", lambda plan: Source(sample=chosen, name=f"{chosen}{SAMPLE}", plan=plan))
    elif named is not None:
        _load(
            f"file {named} {read_as}",
            lambda plan: Source(path=str(named), name=widgets.shown_name(named.name), plan=plan),
            read_as,
        )
    else:
        _load(None, None)


def _load(origin: str | None, named: Callable[[Plan], Source] | None, read_as: Mapping[str, Any] | None = None) -> None:
    held = session()
    if held.origin == origin:
        return
    st.session_state["step"] = FIRST
    if named is None or origin is None:
        held.leave_table()
    else:
        held.put(origin, named, read_as or {})


def _chose_upload() -> None:
    st.session_state["chosen"] = "upload" if st.session_state["upload"] is not None else None
    read_options.forget()


def _chose_sample() -> None:
    st.session_state["chosen"] = st.session_state["sample_name"]


def _named() -> Path | None:
    """The file named behind `--` on the command line; the first word is then our own script."""
    if len(sys.argv) == 2 and Path(sys.argv[0]).name in _PAGES:
        return Path(sys.argv[1])
    return None
