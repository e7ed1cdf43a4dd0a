"""Files of the server that whoever runs the app lets everybody open."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from segmentry.app.operating import operating
from segmentry.app.widgets import shown_name

#: What is said to be chosen then.
CHOSEN = "server"


def show(choose: Callable[[str], None]) -> None:
    """Draw the choice where there are such files; `choose` is told that one was chosen."""
    files = {path.name: path for path in operating().files()}
    if not files:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="server_files"):
        name = st.selectbox(
            "Or a file of this server", list(files), key="server_file", format_func=shown_name, width=320
        )
        st.button("Open file", key="open_server_file", on_click=_open, args=(choose, name))


def chosen() -> Path | None:
    """The file that was chosen, as long as it may be opened."""
    name = st.session_state.get("server_file_chosen")
    return next((path for path in operating().files() if path.name == name), None)


def _open(choose: Callable[[str], None], name: str) -> None:
    st.session_state["server_file_chosen"] = name
    choose(CHOSEN)
