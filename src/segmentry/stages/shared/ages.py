"""Ages that a table does not have in years: in tens or hundreds, as those for regressions, or as years of birth."""

import re
from collections.abc import Iterable

from segmentry.results.columns import Column
from segmentry.stages.shared.animals import oldest_of_an_animal
from segmentry.stages.shared.naming import BIRTH
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import is_age, normal

#: Nobody is older (ours); and how an age of an animal is called.
_OLDEST_PERSON = 110.0
_AGE = within(r"age|\w*alter|edad|idade|eta|leeftijd|wiek")
#: Nobody is older than so many hundreds or tens of years; ages in years that end below are those of children.
_HUNDREDS, _TENS = 1.2, 12.0


def oldest(column: str) -> float | None:
    """How old those may be of whom a column tells the age; None where it tells no age.

    >>> oldest("age"), oldest("dog_age_years"), oldest("Alter Hund"), oldest("vehicle_age")
    (110.0, 40.0, 40.0, None)
    """
    if (years := oldest_of_an_animal(column)) is not None:
        return years if _AGE.search(normal(column)) else None
    return _OLDEST_PERSON if is_age(normal(column)) else None


def years_in_one(column: Column) -> int:
    """How many years one in a column of ages is: 1, 10 or 100.

    Ages in tens have fractions, and none is below a year: those of children do not.

    >>> about = {"type": "number", "role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> years_in_one(Column(name="age", minimum=0.19, maximum=0.72, **about))
    100
    >>> years_in_one(Column(name="age", minimum=6.6, maximum=10.9, **about))
    10
    >>> years_in_one(Column(name="age", minimum=0.5, maximum=11.5, **about))
    1
    """
    least, most = column.minimum, column.maximum
    if column.type != "number" or least is None or most is None or not is_age(normal(column.name)):
        return 1
    if least > 0 and most <= _HUNDREDS:
        return 100
    return 10 if least >= 1 and most <= _TENS else 1


def in_many_years(column: Column) -> str:
    """What a column of ages in tens or hundreds counts, in brackets behind a blank; empty of other columns.

    >>> about = {"type": "number", "role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> in_many_years(Column(name="age", minimum=0.19, maximum=0.72, **about))
    ' (in hundreds of years)'
    """
    return {10: " (in tens of years)", 100: " (in hundreds of years)"}.get(years_in_one(column), "")


#: Days in a year, and years that nobody is old.
_A_YEAR, _OLDEST = 365.2425, 120
#: What lies ahead of the day on which a table was made.
_AHEAD = re.compile(
    r"(^|_)(end|ends|ending|expir\w*|until|due|next|valid|renewal|maturity|matur\w*|ablauf|ende|faellig|fin|vence|scad\w*)(_|$)"
)


def is_birth_year(column: Column) -> bool:
    """Whether a column of years tells when customers were born.

    >>> about = {"type": "integer", "role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> is_birth_year(Column(name="Birth year", **about)), is_birth_year(Column(name="year_built", **about))
    (True, False)
    """
    return any(part.startswith(BIRTH) for part in normal(column.name).split("_"))


def year_told(births: Column, columns: Iterable[Column]) -> int | None:
    """The year of the latest day in a table that all born in these years may have lived to see; None without one.

    >>> about = {"role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> births = Column(name="birth_year", type="integer", minimum=1931.0, maximum=2004.0, **about)
    >>> order = Column(name="last_order", type="date", maximum=20_000.0, **about)
    >>> year_told(births, [births, order]), year_told(births, [births])
    (2024, None)
    """
    days = [x.maximum for x in columns if x.type == "date" and x.maximum is not None and not _is_ahead(x.name)]
    year = int(1970 + max(days) / _A_YEAR) if days else None
    born = (births.minimum, births.maximum)
    if year is None or None in born:
        return None
    return year if all(0 <= year - (x or 0.0) <= _OLDEST for x in born) else None


def _is_ahead(name: str) -> bool:
    word = normal(name)
    return bool(_AHEAD.search(word)) or any(part.startswith(BIRTH) for part in word.split("_"))
