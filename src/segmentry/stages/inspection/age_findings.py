"""Findings on ages: years of birth, those that stand in tens of years, and those of children among adults."""

from collections.abc import Iterator, Sequence

from segmentry.results.columns import Column, Finding
from segmentry.stages.shared.ages import is_birth_year, year_told, years_in_one
from segmentry.stages.shared.traits import is_age, normal
from segmentry.wording import exact, option, plain

#: Nobody so young is among adults, whose mean lies so many standard deviations above it (ours).
_CHILD, _FAR = 10.0, 2.0
_USED = ("feature", "descriptor")
_IN_WORDS = {10: "tens", 100: "hundreds"}


def findings(columns: Sequence[Column]) -> Iterator[Finding]:
    """What to heed of every column of ages.

    >>> about = {"type": "number", "role": "feature", "reason": "", "filled": 900, "distinct": 90}
    >>> adults = Column(name="age", minimum=0.1667, maximum=83.5, mean=33.2, sd=10.1, **about)
    >>> in_tens = Column(name="age", minimum=6.6, maximum=10.9, mean=7.4, sd=0.6, **about)
    >>> for finding in findings([adults, in_tens]):
    ...     print(finding.what)
    `age` begins at 0.1667, with an average of 33.2: nobody so young is among adults.
    `age` is in tens of years (6.6 to 10.9). It is said in years where customers are described.
    >>> born = Column(name="birth_year", minimum=1931.0, maximum=2004.0, **{**about, "type": "integer"})
    >>> [finding.what for finding in findings([born])]
    ['`birth_year` stays a year: no date in the table tells how old customers are.']
    """
    for column in columns:
        if column.role in _USED and column.kind == "year" and is_birth_year(column):
            yield _born(column, year_told(column, columns))
        if column.role not in _USED or not _are_ages(column):
            continue
        least, most = column.minimum or 0.0, column.maximum or 0.0
        if (years := years_in_one(column)) > 1:
            what = f"`{column.name}` is in {_IN_WORDS[years]} of years ({exact(least)} to {exact(most)})."
            said = "It is said in years where customers are described."
            yield Finding(severity="note", column=column.name, what=f"{what} {said}")
        elif 0 <= least < _CHILD <= (column.mean or 0.0) - _FAR * (column.sd or 0.0):
            what = f"`{column.name}` begins at {exact(least)}, with an average of {plain(column.mean)}:"
            remedy = f"Correct what is wrong at its source, or name it in {option(column.name, 'missing')} of the plan."
            child = "nobody so young is among adults."
            yield Finding(severity="warning", column=column.name, what=f"{what} {child}", remedy=remedy)


def _are_ages(column: Column) -> bool:
    return column.kind == "number" and is_age(normal(column.name)) and not is_birth_year(column)


def _born(column: Column, year: int | None) -> Finding:
    """In which year those born were as old as is told, or that no date of the table tells."""
    if year is not None:
        what = f"`{column.name}` is told as the age in {year}, the year of the latest day in the table."
        return Finding(severity="note", column=column.name, what=what)
    what = f"`{column.name}` stays a year: no date in the table tells how old customers are."
    remedy = "Add a date, such as that of the last order, or a column of ages."
    return Finding(severity="note", column=column.name, what=what, remedy=remedy)
