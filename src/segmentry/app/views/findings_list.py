"""What was found in the table, a line each, with a button where the plan can do something about it."""

from collections.abc import Sequence

import streamlit as st

from segmentry.app import drafts, widgets
from segmentry.app.visitor import Visitor
from segmentry.reporting.sections import what_was_found
from segmentry.results.columns import Finding, Severity

_WORDS: dict[Severity, str] = {"high": "Problem", "warning": "Look at this", "note": "Note"}
_COLOURS: dict[Severity, str] = {"high": "red", "warning": "orange", "note": "gray"}
#: Findings that stand open, at most.
_OPEN = 6


def show(held: Visitor) -> None:
    """Draw the part: notes, and what there is no room for, are folded."""
    found = what_was_found.ordered(drafts.columns_of(held))
    grave = [finding for finding in found if finding.severity != "note"]
    if grave:
        st.subheader("Findings", anchor=False)
        st.caption("A button does what it says, and makes the segments again.")
        _lines(held, grave[:_OPEN], "mend")
    _folded(held, grave[_OPEN:], "More to look at", "mend-more")
    _folded(held, [finding for finding in found if finding.severity == "note"], "Notes", "note")


def _folded(held: Visitor, found: Sequence[Finding], title: str, key: str) -> None:
    if found:
        with st.expander(f"{title} ({len(found)})", key=f"{key}s"):
            _lines(held, found, key)


def _lines(held: Visitor, found: Sequence[Finding], key: str) -> None:
    with st.container(gap="xsmall", key=f"findings-{key}"):
        for i, finding in enumerate(found):
            said, acts = st.columns([4, 1], vertical_alignment="center", gap="small")
            badge = f":{_COLOURS[finding.severity]}-badge[{_WORDS[finding.severity]}]"
            said.markdown(f"{badge} {widgets.plain_text(_said(finding))}")
            if finding.mend is not None and acts.button(widgets.plain_text(finding.mend.label), key=f"{key}-{i}"):
                drafts.mend(held, finding.mend)


def _said(finding: Finding) -> str:
    """What was found, with what to do where that is said in words and not as an option of a plan."""
    spells_options = finding.mend is not None or "in the plan" in finding.remedy or "`" in finding.remedy
    what = finding.what.replace("`", '"')
    return what if spells_options or not finding.remedy else f"{what} {finding.remedy}"
