"""The keyboard follows what opens: Streamlit puts a popover at the end of the page, where nobody would look for it."""

import streamlit as st

#: A button that is pressed by key is clicked without a pointer (detail 0). Nothing in it is of a user's.
_SCRIPT = """<script>
if (!window.keysFollow) {
  window.keysFollow = true;
  let opener = null;
  const body = () => document.querySelector("[data-testid=stPopoverBody]");
  const enter = (tries) => {
    const first = ["input:not([type=file]), textarea", "button"].map((of) => body()?.querySelector(of)).find(Boolean);
    if (first) first.focus({focusVisible: true});
    else if (tries) setTimeout(() => enter(tries - 1), 50);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-testid=stPopoverButton]");
    if (!button || event.detail) return;
    opener = button;
    setTimeout(() => enter(40), 100);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opener || !body()) return;
    const back = opener;
    opener = null;
    const lost = () => !document.activeElement || document.activeElement === document.body;
    setTimeout(() => back.isConnected && lost() && back.focus({focusVisible: true}), 200);
  }, true);
}
</script>"""


def follow() -> None:
    """Let the focus go into what a key opens, and back where it is closed again."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
