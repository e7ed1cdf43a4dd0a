"""Text that a spreadsheet would take for a formula: made harmless when written, restored when read.

A text cell that begins with one of = + - @, tab or CR gets a leading apostrophe (OWASP, "CSV Injection");
numbers such as -5 are left alone. Reading takes exactly such an apostrophe off again.
"""

import re

#: With what a formula begins, and what a number looks like in any of the common spellings (RE2 and Python alike).
FIRST = "=+-@\t\r"
TRIGGER = r"^[=+\-@\t\r]"
NUMBER = r"^[+\-]?[0-9][0-9.,]*([eE][+\-]?[0-9]+)?%?$|^[+\-]?[.,][0-9]+$"

#: What makes it harmless.
APOSTROPHE = "'"

_TRIGGER, _NUMBER = re.compile(TRIGGER), re.compile(NUMBER)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might run this text."""
    return bool(_TRIGGER.search(text)) and not _NUMBER.fullmatch(text)


def escape(text: str) -> str:
    """The text as it is written to CSV and Excel.

    >>> escape("=1+1"), escape("-5"), escape("plain")
    ("'=1+1", '-5', 'plain')
    """
    return APOSTROPHE + text if looks_like_formula(text) else text


def unescape(text: str) -> str:
    """The inverse of `escape`.

    >>> unescape("'=1+1"), unescape("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith(APOSTROPHE) and looks_like_formula(text[1:]) else text
