"""The keyboard follows what opens, and stays where it is: Streamlit puts a popover at the end of the page, where nobody
would look for it, and disables tabs for a moment while it draws them anew, which takes the focus from the one that has
it."""

import streamlit as st

#: A button that is pressed by key is clicked without a pointer (detail 0). Nothing in it is of a user's.
_SCRIPT = """<script>
if (!window.keysFollow) {
  window.keysFollow = true;
  let opener = null;
  const lost = () => !document.activeElement || document.activeElement === document.body;
  const body = () => document.querySelector("[data-testid=stPopoverBody]");
  const enter = (tries, at) => {  // what it holds comes one by one: the focus moves up until somebody moves it
    if (at?.isConnected && at !== document.activeElement) return;
    const fields = "input:not([type=file]), textarea";
    const first = body()?.querySelector(fields) ?? body()?.querySelector("button");
    if (first && first !== at) first.focus({focusVisible: true});
    if (tries) setTimeout(() => enter(tries - 1, first), 50);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-testid=stPopoverButton]");
    if (!button || event.detail) return;
    opener = button;
    setTimeout(() => enter(100), 100);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opener || !body()) return;
    const back = opener;
    opener = null;
    setTimeout(() => back.isConnected && lost() && back.focus({focusVisible: true}), 200);
  }, true);
  const again = (tab, tries) => {
    if (!lost() || !tab.isConnected) return;
    if (tab.hasAttribute("tabindex")) tab.focus({focusVisible: true});
    else if (tries) setTimeout(() => again(tab, tries - 1), 50);
  };
  document.addEventListener("focusout", (event) => {
    const tab = event.target;
    if (tab.role === "tab" && !tab.hasAttribute("tabindex") && !event.relatedTarget) setTimeout(() => again(tab, 100));
  }, true);
}
</script>"""


def follow() -> None:
    """Let the focus go into what a key opens, back where it is closed again, and back to a tab that lost it."""
    st.html(_SCRIPT, unsafe_allow_javascript=True)
