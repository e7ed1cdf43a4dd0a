"""Which plurals count things, and which are amounts."""

import re

from segmentry.stages.shared import naming
from segmentry.stages.shared.plain_words import word_set

#: Behind what is counted: categories bought.
_DONE = word_set("done bought held made taken read won lost sent overdue past due")
_ED = re.compile(r"[a-z]{2,}ed")
#: One and several of them are called alike.
_ALIKE = word_set("sms mms")
#: Payments are counted where they went wrong.
_EVENTS = word_set("late missed failed overdue returned rejected bounced delayed")
#: Plurals that count nothing.
_AMOUNTS = word_set(
    """contributions charges costs fees savings minutes hours sales earnings assets expenses payments premiums
    balances advances points miles km percents amounts loans debts arrears dues deposits status address class bonus
    gross taxes series business ratings units"""
)
#: What stands behind what is counted.
_BEHIND = re.compile(r" (?:per|in|on|at|under|over|with|within) | (?=\d)")
_IN_BRACKETS = re.compile(r" ?\([^()]*\)")


def is_counted(words: str) -> bool:
    """Whether a plural counts things: orders, logins and categories bought, but not charges, savings or minutes.

    >>> is_counted("nights (season)"), is_counted("visits per month"), is_counted("monthly charges")
    (True, True, False)
    """
    bare = _IN_BRACKETS.sub("", words) or words  # nights (season) are nights
    parts = _BEHIND.split(bare)[0].split()  # visits per month are visits
    if "amount" in parts:  # amount wines: what they cost
        return False
    last = next((part for part in reversed(parts) if not _is_done(part)), parts[-1])
    events = last == "payments" and not _EVENTS.isdisjoint(parts)
    if last.casefold() in _ALIKE:
        return True
    return naming.is_plural(last) and (last not in _AMOUNTS or events)


def _is_done(word: str) -> bool:
    return word in _DONE or _ED.fullmatch(word) is not None
