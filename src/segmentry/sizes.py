"""Sizes of memory and files: words to bytes and back."""

import re

_UNITS = {"b": 1} | {
    f"{prefix}{infix}b": base**power
    for power, prefix in enumerate("kmgt", start=1)
    for infix, base in (("", 1000), ("i", 1024))
}


def bytes_of(words: str) -> int | None:
    """How many bytes the words name; None where they name no size.

    >>> bytes_of("2GB"), bytes_of("1.5 GiB"), bytes_of("much")
    (2000000000, 1610612736, None)
    """
    found = re.fullmatch(r"(\d{1,9}(?:\.\d+)?) ?([kmgt]i?b|b)", words.strip().lower())
    return None if found is None else int(float(found[1]) * _UNITS[found[2]])


def in_words(size: float) -> str:
    """A number of bytes as people read it.

    >>> in_words(2.34e9), in_words(612_400_000)
    ('2.3 GB', '612 MB')
    """
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.0f} MB"
