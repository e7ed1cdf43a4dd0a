"""How a file is read, where what was found in it is not right."""

from typing import Any

import streamlit as st

_FOUND = "found in the file"
_DELIMITERS = {_FOUND: None, "comma ,": ",", "semicolon ;": ";", "tab": "\t", "bar |": "|", "blank": " "}
_DECIMALS = {_FOUND: None, "point 1,234.5": ".", "comma 1.234,5": ","}
_KEYS = ("read_delimiter", "read_decimal", "read_encoding", "read_sheet", "read_header", "read_lines", "read_skipped")


def show() -> dict[str, Any]:
    """Draw the choices behind one button; gives back those that were made, as options of the plan."""
    with st.popover("File options", key="reading", icon=":material/tune:"):
        st.caption("How the file is read. Change it only where the first rows (1 Data) are not those of your file.")
        delimiter = st.selectbox("Cells are separated by", list(_DELIMITERS), key=_KEYS[0])
        decimal = st.selectbox("Decimal mark", list(_DECIMALS), key=_KEYS[1])
        encoding = st.text_input("Encoding", key=_KEYS[2], placeholder=f"{_FOUND}; such as cp1252", max_chars=20)
        sheet = st.text_input("Sheet of a workbook", key=_KEYS[3], placeholder="the first with a table", max_chars=80)
        header = st.number_input(
            "Line of the column names; 0: there are none", 0, 10_000, value=None, key=_KEYS[4], placeholder=_FOUND
        )
        lines = st.number_input(
            "Lines that the header takes", 1, 20, value=None, key=_KEYS[5], placeholder=f"{_FOUND}; more with questions"
        )
        skipped = st.number_input(
            "Lines at the top to leave out", 0, 10_000, value=None, key=_KEYS[6], placeholder=_FOUND
        )
    options = {
        "delimiter": _DELIMITERS.get(delimiter),
        "decimal": _DECIMALS.get(decimal),
        "encoding": encoding.strip() or None,
        "sheet": sheet.strip() or None,
        "header": None if header is None else int(header),
        "header_lines": None if lines is None else int(lines),
        "skip_rows": None if skipped is None else int(skipped),
    }
    return {name: value for name, value in options.items() if value is not None}


def forget() -> None:
    """Back to what is found in the file: another file is another matter."""
    for key in _KEYS:
        st.session_state.pop(key, None)
