"""Columns of what customers were given or have, which are empty for the others: `5 GBP` or nothing in `Voucher`.

One value beside more empty cells tells nothing else but that it is there. Of several values the name must say that it
is a thing that some have and others have not: of a reason or a country an empty cell says no such thing.
"""

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import MOST_MISSING
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.consequence_words import is_consequence
from segmentry.stages.shared.given_or_not import is_given, is_had_or_not
from segmentry.stages.shared.outcome_events import NO

#: Kinds of one thing that customers have (ours), years, and numbers that stand for a missing value.
_MOST_KINDS, _YEARS, _NOTHING = 12, (1900, 2100), (9, 99, 999, 9999, 99999)


def given_or_not(column: Facts) -> bool:
    """Whether a filled cell says that customers have it and an empty one that they have not."""
    if column.missing <= MOST_MISSING or column.figures.filled == 0 or is_consequence(column.word):
        return False
    if is_given(column.name):
        return not _says_no(column)
    return named(column.word) != "is" and (_is_one(column) or _is_of_few_kinds(column)) and not _says_no(column)


def _is_one(column: Facts) -> bool:
    """Whether it holds one value, which is no code and no year."""
    low, high = column.figures.min, column.figures.max
    if column.is_numeric:
        is_year = low is not None and _YEARS[0] <= low <= _YEARS[1]
        return low == high and not is_year and low not in _NOTHING
    return column.figures.distinct == 1


def _is_of_few_kinds(column: Facts) -> bool:
    return column.type == "text" and column.figures.distinct <= _MOST_KINDS and is_had_or_not(column.name)


def _says_no(column: Facts) -> bool:
    """Whether a filled cell may say no as well."""
    if column.is_numeric:
        return (column.figures.min or 0.0) <= 0
    words = {str(cell).strip().casefold() for cell in column.cells}
    return column.type == "boolean" or not words or not words.isdisjoint(NO)
