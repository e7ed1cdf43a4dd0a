"""The one error that users meet, and the near matches that make it helpful."""

from collections.abc import Iterable
from difflib import get_close_matches


class SegmentryError(Exception):
    """Something about the input that Segmentry refuses, said in words.

    The message tells what is wrong, where, and how to mend it. The command line prints it and exits
    with 2, the app shows it in a red box; neither shows a traceback.

    Examples
    --------
    >>> raise SegmentryError("The file customers.csv is empty. Export it again with a header and rows.")
    Traceback (most recent call last):
    ...
    segmentry.errors.SegmentryError: The file customers.csv is empty. Export it again with a header and rows.
    """


def near_matches(word: str, known: Iterable[str]) -> str:
    """Say which known words are near to `word`; an empty string when none is.

    Examples
    --------
    >>> near_matches("balanse", ["age", "balance"])
    ' Did you mean `balance`?'
    """
    lower = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), lower, n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(f'`{lower[n]}`' for n in near)}?" if near else ""
