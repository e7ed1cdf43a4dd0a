"""The one error that users meet, the ways out that it tells, and the near matches that make it helpful."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

from segmentry.visible_text import visible
from segmentry.wording import capitalised


class Way(NamedTuple):
    """A way out of a refusal that takes an option, of the plan or of the verb that was called.

    `words` have `{}` where it stands. How it is spelled, with its value where one is told, is for each face to say.
    """

    words: str
    option: str
    value: Any = None


class SegmentryError(Exception):
    """Something about the input that Segmentry refuses, said in words.

    The message tells what is wrong and where, and the ways out of it how to mend that. The command line prints them
    with its own options and exits with 2, the app shows them in a red box; neither shows a traceback.

    Parameters
    ----------
    message : str
    *ways : str or Way, optional
        What can be done instead, as parts of one sentence; behind a message of several lines, a line each.

    Examples
    --------
    >>> raise SegmentryError("result.csv exists already.", Way("add {} to replace it", "force", True), "name another")
    Traceback (most recent call last):
    ...
    segmentry.errors.SegmentryError: result.csv exists already. Add force=True to replace it, or name another.
    """

    def __init__(self, message: str, *ways: str | Way) -> None:
        super().__init__(message, *ways)
        self.message, self.ways = message, ways

    def __str__(self) -> str:
        return self.in_words(_as_argument)

    def in_words(self, spelled: Callable[[Way], str | None]) -> str:
        """The message with its ways out. `spelled` tells how a face takes an option; None: it does not.

        A way that takes such an option is left out. What is quoted in it cannot steer a terminal.
        """
        ways = [way for way in (_said(way, spelled) for way in self.ways) if way is not None]
        if "\n" in self.message:
            return "\n".join([*map(visible, self.message.split("\n")), *(f"{capitalised(way)}." for way in ways)])
        *others, last = ways or [""]
        sentence = f"{', '.join(others)}, or {last}" if others else last
        message = visible(self.message)
        return f"{message} {capitalised(sentence)}." if sentence else message

    def renamed(self, old: str, new: str) -> "SegmentryError":
        """The same about a file that people know by another name."""
        return SegmentryError(self.message.replace(old, new), *self.ways)


class SegmentryWarning(UserWarning):
    """Something about the input that Segmentry goes on with, and that should be looked at.

    Examples
    --------
    >>> import warnings
    >>> with warnings.catch_warnings(record=True) as caught:
    ...     warnings.warn("balance is about 100 times as large", SegmentryWarning)
    >>> caught[0].category.__name__
    'SegmentryWarning'
    """


def _said(way: str | Way, spelled: Callable[[Way], str | None]) -> str | None:
    if isinstance(way, str):
        return way
    option = spelled(way)
    return None if option is None else way.words.format(option)


def _as_argument(way: Way) -> str:
    """An option as Python takes it, in a plan or in a call."""
    return f"`{way.option}`" if way.value is None else f"{way.option}={way.value!r}"


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
