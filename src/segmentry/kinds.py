"""What the average of a column is: a number, a share, a day or a year."""

from typing import Literal

#: What an average is: a number, the share of a level (0 to 1), days since 1970-01-01, or a year.
Kind = Literal["number", "share", "date", "year"]

#: What the average of a column of this type is, where it is no plain number.
_KINDS: dict[str, Kind] = {"date": "date", "boolean": "share"}
#: Whole numbers between these, all of them, are said as years.
_YEARS = 1800, 2199


def kind_of(type: str, least: float | None = None, greatest: float | None = None, distinct: int | None = None) -> Kind:
    """What the average of a column is, by its type and its range.

    Whole numbers from 1800 to 2199 are years, also where they are written as 1987.0, and the average of two values, 0
    and 1, is the share of 1.

    >>> kind_of("boolean"), kind_of("integer", 1987, 2024), kind_of("integer", 0, 2024), kind_of("number")
    ('share', 'year', 'number', 'number')
    >>> kind_of("number", 0.0, 1.0, 2), kind_of("number", 1987.0, 2024.0, 30), kind_of("number", 1987.0, 2024.0, 300)
    ('share', 'year', 'number')
    """
    if type not in ("integer", "number") or least is None or greatest is None:
        return _KINDS.get(type, "number")
    if (least, greatest, distinct) == (0, 1, 2):
        return "share"
    # of so many different numbers between two whole ones, all may be whole
    whole = type == "integer" or (
        distinct is not None and least % 1 == greatest % 1 == 0 and distinct <= greatest - least + 1
    )
    return "year" if whole and may_be_year(least) and may_be_year(greatest) else "number"


def may_be_year(value: float) -> bool:
    """Whether a number may be a year.

    >>> may_be_year(1969), may_be_year(2600.5)
    (True, False)
    """
    return _YEARS[0] <= value <= _YEARS[1]
