"""Going to a part of the page that lies below: opening it, and bringing it into view, once."""

import streamlit as st

#: What can be looked at below the cards.
PICTURES, COMPARE, CUSTOMERS, TRUST = "Pictures", "Compare", "Customers", "How far to trust this"
#: Where it is, and the choice of it.
CLOSER, PART = "closer", "part"
_KEY = "jump"
#: Waits until the part is open. Nothing in it is of a user's; the number makes each another script, which runs once.
_SCRIPT = """<script>
(() => {{
  const enter = (tries) => {{
    const place = document.querySelector(".st-key-{closer}");
    const open = place?.querySelector(".st-key-{part} [aria-checked=true]");
    if (open?.innerText !== "{name}") {{
      if (tries) setTimeout(() => enter(tries - 1), 50);
      return;
    }}
    place.style.scrollMarginTop = "4rem";
    place.scrollIntoView({{block: "start", behavior: "instant"}});
    place.tabIndex = -1;
    place.focus({{preventScroll: true}});
  }};
  setTimeout(() => enter(40), 100);
}})();  // {number}
</script>"""


def to(part: str) -> None:
    """Open that part, and bring it into view when the page is drawn next."""
    st.session_state[PART] = st.session_state[_KEY] = part


def show() -> None:
    """Do so, where it was asked for."""
    if (part := st.session_state.pop(_KEY, None)) is not None:
        number = st.session_state["jumps"] = st.session_state.get("jumps", 0) + 1
        script = _SCRIPT.format(closer=CLOSER, part=PART, name=part, number=number)
        st.html(script, unsafe_allow_javascript=True)
