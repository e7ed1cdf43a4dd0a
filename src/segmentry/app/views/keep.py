"""Nothing is lost: choices in the page's address and in a file, changes taken back, a warning before leaving."""

import streamlit as st

from segmentry.app import widgets
from segmentry.app.choices import Choices
from segmentry.app.views import helping
from segmentry.app.visitor import Visitor
from segmentry.errors import SegmentryError

_ADDRESS = "choices"
#: The browser itself asks, in its own words, before the page is left. Choices take the place of the address as it was:
#: *Back* leads to the page before this one, and never through every change.
_SCRIPT = "<script>window.onbeforeunload = {}; {}</script>"
_IN_PLACE = 'history.replaceState(history.state, "", location.pathname + "{}");'


def recall(held: Visitor) -> None:
    """After a reload: what the page's address holds."""
    text = st.query_params.get(_ADDRESS)
    if text is None or held.source is not None or held.kept is not None:
        return
    try:
        held.kept = Choices.of_address(text)
    except SegmentryError:
        del st.query_params[_ADDRESS]
        return
    if held.kept.sample:
        st.session_state["chosen"] = held.kept.sample


def tell(held: Visitor) -> None:
    """Say what is needed to go on with what was kept."""
    if held.source is None and held.kept is not None:
        st.info(f"Your choices for {widgets.plain_text(held.kept.name)} are kept. Give the file again to go on.")


def show(held: Visitor) -> None:
    """Draw the ways to take back, to ask for help, and to save and open."""
    if held.can_undo:
        st.button("Undo", key="undo", icon=":material/undo:", on_click=held.undo)
    helping.button(held)
    name, icon = ("Open", "folder_open") if held.choices is None else ("Save", "save")
    with st.popover(name, key="choices", icon=f":material/{icon}:", help="Choices, to go on with later"):
        _choices(held)


def remember(held: Visitor) -> None:
    """What was chosen, in the page's address; and a warning before it is left with changes."""
    asks, address = "event => event.preventDefault()" if held.can_undo else "null", ""
    if (choices := held.choices) is not None:
        address = _IN_PLACE.format(f"?{_ADDRESS}={choices.in_address}" if choices.in_address else "")
    st.html(_SCRIPT.format(asks, address), unsafe_allow_javascript=True)


def _choices(held: Visitor) -> None:
    st.caption(
        "To go on here later: columns, number and names, without any customer. Give the same file again then. For next"
        " month's customers take the model, in step 4."
    )
    if (choices := held.choices) is not None:
        name = f"{widgets.file_stem(choices.name)}_choices.json"
        widgets.download("Save choices", choices.in_file, name, "save_choices")
    file = st.file_uploader("Open choices", "json", key="open_choices")
    if file is None or st.session_state.get("choices_opened") == file.file_id:
        return
    try:
        held.kept = Choices.of_file(file.getvalue())
    except SegmentryError as error:
        widgets.refuse(error)
        return
    st.session_state["choices_opened"] = file.file_id
    held.origin = None  # the table at hand is taken anew where it is the one
    if held.kept.sample:
        st.session_state["chosen"] = held.kept.sample
    st.rerun()
