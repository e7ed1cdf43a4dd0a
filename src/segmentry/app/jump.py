"""Going to a part of the page that lies below: opening it, and bringing it into view, once."""

import streamlit as st

#: What can be looked at below the cards.
PICTURES, COMPARE, CUSTOMERS, TRUST = "Pictures", "Compare", "Customers", "How far to trust this"
#: Where it is, and the choice of it.
CLOSER, PART = "closer", "part"
_KEY = "jump"
#: A part by the class that its key has in the page. Nothing in it is of a user's.
_SCRIPT = """<script>
setTimeout(() => {{
  const part = document.querySelector(".st-key-{key}");
  if (!part) return;
  part.style.scrollMarginTop = "4rem";
  part.scrollIntoView({{block: "start", behavior: "instant"}});
  part.querySelector("[role=radio][aria-checked=true], button[aria-pressed=true]")?.focus({{preventScroll: true}});
}}, 150);
</script><!-- {number} -->"""


def to(part: str) -> None:
    """Open that part, and bring it into view when the page is drawn next."""
    st.session_state[PART] = part
    st.session_state[_KEY] = True


def show() -> None:
    """Do so, where it was asked for. A script runs once: its number makes each another one."""
    if st.session_state.pop(_KEY, False):
        st.session_state["jumps"] = st.session_state.get("jumps", 0) + 1
        st.html(_SCRIPT.format(key=CLOSER, number=st.session_state["jumps"]), unsafe_allow_javascript=True)
