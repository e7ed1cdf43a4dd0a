"""Bringing a part of the page into view, once, after a button above it was pressed."""

import streamlit as st

_KEY = "jump"
#: A part by the class that its key has in the page. Nothing in it is of a user's.
_SCRIPT = """<script>
setTimeout(() => {{
  const part = document.querySelector(".st-key-{key}");
  if (part) {{ part.style.scrollMarginTop = "4rem"; part.scrollIntoView({{block: "start", behavior: "instant"}}); }}
}}, 150);
</script><!-- {number} -->"""


def to(part: str) -> None:
    """Bring the container of that key into view when the page is drawn next."""
    st.session_state[_KEY] = part


def show() -> None:
    """Do so, where it was asked for. The script is drawn in any case, so that nothing moves on the page."""
    st.session_state["jumps"] = st.session_state.get("jumps", 0) + 1
    part = st.session_state.pop(_KEY, None)
    if part in ("compare", "customers"):
        st.html(_SCRIPT.format(key=part, number=st.session_state["jumps"]), unsafe_allow_javascript=True)
