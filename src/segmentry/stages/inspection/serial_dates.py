"""Dates as the numbers of days that spreadsheets count: 45321 is 2024-01-30. The name must say that it is a date."""

from collections.abc import Sequence

from segmentry.stages.shared import vocabulary
from segmentry.stages.shared.compounds import parted
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: Days from 1899-12-30 to 1954 and to 2064: what a customer table may hold.
_FIRST, _LAST = 20_000, 60_000
#: Where the name may also be that of an amount: from 2000 on, and within 22 years of each other.
_SINCE_2000, _MOST_DAYS = 36_526, 8_000
_FEWEST = 3
#: Beside these `data` is what is sent, and no date as in Romance and Slavic names.
_OF_DATA = word_set(
    """usage plan volume mb gb kb allowance used use source roaming charge charges limit pack package service traffic
    consumption user users cap overage session sessions sms call calls voice quality center set type id addon bundle
    amount download upload rate year size"""
)


def are_dates(name: str, cells: Sequence[float]) -> bool:
    """Whether a column of numbers is named like a moment and holds what spreadsheets count for one.

    >>> are_dates("member_since", [43000, 45321, 45900]), are_dates("last_amount", [43000, 45321, 45900])
    (True, False)
    >>> are_dates("balance", [43000, 45321, 45900]), are_dates("signup", [20, 300, 45900])
    (False, False)
    """
    parts = set(parted(normal(name)).split("_"))
    if len(cells) < _FEWEST or parts.intersection(vocabulary.MEASURES):
        return False
    low, high = min(cells), max(cells)
    if parts.intersection(vocabulary.MOMENTS) or (normal(name).startswith("data_") and not parts & _OF_DATA):
        return low >= _FIRST and high < _LAST
    return (
        bool(parts.intersection(vocabulary.FIRST_OR_LAST))
        and low >= _SINCE_2000
        and high < _LAST
        and high - low <= _MOST_DAYS
    )
