"""Which plurals count things, and which are amounts."""

import re

from segmentry.results.columns import Column
from segmentry.stages.shared import naming
from segmentry.stages.shared.offers import burden
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.units_in_names import OVER_TIME

#: Behind what is counted: categories bought.
_DONE = word_set(
    """bought used held made owned ordered placed opened visited worked purchased returned taken booked watched read
    enrolled joined registered won lost sent received accepted refused declined missed failed cancelled completed
    attended collected"""
)
#: Payments are counted where they went wrong.
_EVENTS = word_set("late missed failed overdue returned rejected bounced delayed")
#: Plurals that count nothing.
_AMOUNTS = word_set(
    """charges costs fees savings minutes hours sales earnings assets expenses payments premiums
    balances points miles km percents amounts loans debts arrears dues deposits status address class bonus gross taxes
    series business ratings units"""
)
#: What stands behind what is counted.
_BEHIND = re.compile(r" (?:per|in|on|at|under|over|with|within) | (?=\d)")
_OVER_TIME = re.compile(rf"{OVER_TIME}$")
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
    last = next((part for part in reversed(parts) if part not in _DONE), parts[-1])
    events = last == "payments" and not _EVENTS.isdisjoint(parts)
    return naming.is_plural(last) and (last not in _AMOUNTS or events)


def counts_events(column: Column, words: str) -> bool:
    """Whether a column, so called, counts what happens to a customer in some time, or goes wrong: the next count is
    another one. Of what is there, such as seats or children, it is the same.

    >>> about = {"type": "integer", "role": "feature", "reason": "", "filled": 9, "distinct": 9, "minimum": 0.0}
    >>> [counts_events(Column(name=x, **about), x) for x in ("visits in 12 months", "complaints", "seats")]
    [True, True, False]
    """
    is_count = column.type == "integer" and column.minimum is not None and column.minimum >= 0
    return is_count and is_counted(words) and (_OVER_TIME.search(words) is not None or burden(column.name) is not None)
