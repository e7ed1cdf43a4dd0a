"""Where the table comes from: an upload, a sample, or the file named on the command line."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from segmentry.app import widgets
from segmentry.app.operating import operating
from segmentry.app.page_visitor import visitor
from segmentry.app.views import read_options, server_files
from segmentry.app.views.steps import WHO
from segmentry.app.visitor import Visitor
from segmentry.plan import Plan
from segmentry.reporting.again import SAMPLE
from segmentry.wording import counted
from segmentry.worker.questions import Source

#: The samples, and what is in each.
SAMPLES = {
    "bank": "People with accounts: age, income, balance, products, how they use them, and who defaulted.",
    "retail": "Shoppers: how often and how much they buy, discounts, returns, and who answered a campaign.",
    "telecom": "Subscribers: contract, data, minutes, roaming, support calls, and who left.",
    "health": "Patients: age, blood pressure, conditions, visits, costs, and who came back to hospital.",
    "orders": "Order lines of a shop, of which every customer becomes one row.",
}
_TYPES = [
    *("csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xlsb", "xls", "ods", "parquet", "pq", "arrow", "feather", "ipc"),
    *("json", "ndjson", "jsonl", "gz", "zst", "zip"),
]
_CHANGE, _READ_AS = "change", "read_as"
_PAGES = ("app.py", "main.py", "server.py")


def show(head: DeltaGenerator) -> None:
    """Draw the ways in, in the head of the page where there is a table, and load what was chosen."""
    held, read_as = visitor(), {}
    if _is_chosen():
        with head:
            title = st.container(width="content", key="source")
            with st.popover("Change", key=_CHANGE, icon=":material/swap_horiz:", on_change="rerun"):
                file = _uploader()
                server_files.show(_has_chosen)
                st.markdown("**Or a sample**")
                with st.container(horizontal=True, gap="small"):
                    for name in SAMPLES:
                        sample_button(name, name.capitalize())
            if st.session_state.get("chosen") not in SAMPLES:
                read_as = read_options.show()
        _load_chosen(file, read_as)
        if held.read() is not None:
            held.settle()
        title.markdown(_title(held))
    else:
        head.title("Segmentry", anchor=False, width="content")
        st.markdown(
            "Segments are groups of customers who are alike: how many there are, who they are, and what to do next."
        )
        file = _uploader()
        server_files.show(_has_chosen)
        _load_chosen(file, read_as)


def sample_button(name: str, label: str) -> None:
    """A button that takes one of the samples."""
    st.button(label, key=f"sample_{name}", on_click=_chose_sample, args=(name,))


def _title(held: Visitor) -> str:
    """What is held, and how much of it: never of another table than the one on the page."""
    name = "" if held.source is None else held.source.name
    if held.understood is None:
        return f"**{widgets.plain_text(name)}**"
    table = held.understood.table if held.shown is None else held.shown.table
    many = counted(table.n_rows, "customer")
    many = many if held.shown is None else held.shown.said(many)
    return f"**{widgets.plain_text(table.name)}**, {many}"


def _uploader() -> Any:
    return st.file_uploader(
        f"Your customer table: CSV, Excel, Parquet or JSON, or zipped, up to {operating().max_upload_mb} MB",
        type=_TYPES,
        max_upload_size=operating().max_upload_mb,
        key=_key(),
        on_change=_chose_upload,
    )


def _key() -> str:
    """The key of the uploader: a new one once another source takes the place of its file, which it then forgets."""
    times = st.session_state.get("uploaders", 0)
    return f"upload-{times}" if times else "upload"


def _is_chosen() -> bool:
    """Whether there is something to load: an upload, a sample, or the file named on the command line."""
    return st.session_state.get("chosen") is not None or _named() is not None


def _load_chosen(file: Any, read_as: Mapping[str, Any]) -> None:
    """Load what was chosen where it is not held yet. While a file takes the place of another there is none."""
    chosen = st.session_state.get("chosen")
    named = server_files.chosen() if chosen == server_files.CHOSEN else _named()
    if chosen in SAMPLES:
        _load(f"sample {chosen}", lambda plan: Source(sample=chosen, name=f"{chosen}{SAMPLE}", plan=plan), read_as)
    elif chosen == "upload":
        if file is not None:
            _load(f"upload {file.file_id}", lambda plan: visitor().uploaded(file.name, file, plan), read_as)
    elif named is not None:
        name = widgets.shown_name(named.name)
        _load(f"file {named}", lambda plan: Source(path=str(named), name=name, plan=plan), read_as)
    elif visitor().origin is not None:
        visitor().leave_table()


def _load(origin: str, named: Callable[[Plan], Source], read_as: Mapping[str, Any]) -> None:
    """Load another table; or the same again, where the file options were changed."""
    held, before = visitor(), st.session_state.get(_READ_AS, {})
    st.session_state[_READ_AS] = read_as
    if held.origin != origin:
        st.session_state["step"] = WHO  # the first result is what people came for
        held.put(origin, named, read_as)
    elif read_as != before:
        others = {name: value for name, value in held.read_options.items() if name not in before}
        held.reread({**others, **read_as})


def _chose_upload() -> None:
    if st.session_state[_key()] is not None:
        _has_chosen("upload")


def _chose_sample(name: str) -> None:
    if st.session_state.get(_key()) is not None:
        st.session_state["uploaders"] = st.session_state.get("uploaders", 0) + 1
    _has_chosen(name)


def _has_chosen(chosen: str) -> None:
    """Another source: it is read as it is found, and what it was chosen in closes."""
    st.session_state["chosen"], st.session_state[_CHANGE] = chosen, False
    st.session_state.pop(_READ_AS, None)
    read_options.forget()


def _named() -> Path | None:
    """The file named behind `--` on the command line; the first word is then our own script."""
    if len(sys.argv) == 2 and Path(sys.argv[0]).name in _PAGES:
        return Path(sys.argv[1])
    return None
