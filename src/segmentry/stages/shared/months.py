"""Months at the end of a name: spend_feb is what was spent in February."""

import re
from collections.abc import Sequence

from segmentry.stages.shared.plain_words import entries

_MONTHS = {
    short: name
    for name in entries(
        "January, February, March, April, May, June, July, August, September, October, November, December"
    )
    for short in (name.lower(), name[:3].lower(), "sept" if name == "September" else name.lower())
}
#: Behind these a month says more than when: since May.
_NO_TIME = ("since", "until", "from", "to", "by", "before", "after")
_YEAR = re.compile(r"(?:19|20)\d\d")


def month_apart(words: Sequence[str]) -> tuple[list[str], str]:
    """The words before the month at the end of a name, and when it was; empty where the name ends with none.

    >>> month_apart(["spend", "feb"]), month_apart(["came", "back", "in", "march", "2024"])
    ((['spend'], 'in February'), (['came', 'back'], 'in March 2024'))
    >>> month_apart(["may"]), month_apart(["day", "5", "may"]), month_apart(["visits"])
    ((['may'], ''), (['day', '5', 'may'], ''), (['visits'], ''))
    """
    *before, last = words or [""]
    year = f" {last}" if before and _YEAR.fullmatch(last) else ""
    if year:
        *before, last = before
    month = _MONTHS.get(last.lower())
    if month is not None and before[-1:] in (["in"], ["of"]):
        before = before[:-1]
    if month is None or not before or before[-1].isdigit() or before[-1] in _NO_TIME:
        return list(words), ""
    return before, f"in {month}{year}"
