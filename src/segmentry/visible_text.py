"""Text of strangers as it is shown: signs that are not seen, and steer what shows them, are spelled out."""

from unicodedata import category

#: Signs that are not seen, and turn the direction of what stands around them.
_STEERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: object) -> str:
    r"""Text in which nothing steers a terminal or turns the direction of reading: such signs are spelled out.

    >>> print(visible("a\x1b[2Jb\u202evsc.exe\n"))
    a\x1b[2Jb\u202evsc.exe\n
    """
    return "".join(
        ascii(character)[1:-1] if character in _STEERS or category(character) in ("Cc", "Cs", "Zl", "Zp") else character
        for character in str(text)
    )
