"""Customers who are known by an address or a telephone number that is written now in one way and now in another."""

import re
from collections import Counter
from dataclasses import dataclass

from segmentry.results.table import Table
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Head

#: Telephone numbers, and nothing else.
_NUMBER = r"^[+]?[0-9][0-9 ()./-]{6,}$"
#: So many of the cells must be numbers, so many be of a length that counts, and so many digits tell who it is: fewer
#: may be those of two. Where only some tell the country, these stand behind it nearly everywhere (ours).
_MOST, _SOME, _FEWEST, _NATIONAL = 0.9, 0.01, 8, 10
_LOOKED_AT = 10_000


@dataclass(frozen=True)
class Spelling:
    """How customers are compared.

    Attributes
    ----------
    digits : int
        Telephone numbers by so many of their last digits; 0: as they are written.
    note : str
        What people are told of it; empty where all are written in one way.
    """

    digits: int = 0
    note: str = ""

    def sql(self, cell: str) -> str:
        """SQL of the customer that a cell of text tells."""
        lower = f"CASE WHEN contains({cell}, '@') THEN lower({cell})"
        if self.digits:
            number = f"right(regexp_replace({cell}, '[^0-9]', '', 'g'), {self.digits})"
            lower += f" WHEN regexp_matches({cell}, '{_NUMBER}') THEN {number}"
        return f"{lower} ELSE {cell} END"


def spelling_of(table: Table, name: str) -> Spelling:
    """How a column tells customers, from its first rows: numbers are cut only where some then are the same.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> phones = ["+44 7911 123456", "07911 123456", "07911 123457"] * 9
    >>> spelling_of(segmentry.read(pd.DataFrame({"phone": phones})), "phone").digits
    10
    """
    if table.types[name] != "text":
        return Spelling()
    cells = [cell.strip() for cell in Head.of(table.rows, [name], _LOOKED_AT).levels(name)]
    if len({cell.lower() for cell in cells if "@" in cell}) < len({cell for cell in cells if "@" in cell}):
        return Spelling(note=f"Addresses in `{name}` that differ in capital letters alone are of one customer.")
    numbers = [cell for cell in cells if re.match(_NUMBER, cell)]
    if "phone" not in said(name) or len(numbers) < max(_MOST * len(cells), 1):
        return Spelling()
    digits = _digits(numbers)
    if len({re.sub("[^0-9]", "", number)[-digits:] for number in numbers}) == len(numbers):
        return Spelling()
    how = f"telephone numbers in several spellings, and is compared by their last {digits} digits"
    return Spelling(digits, f"`{name}` holds {how}.")


def _digits(numbers: list[str]) -> int:
    """How many of the last digits tell who it is: those that all have behind a 0 or the country."""
    lengths = Counter(len(re.sub("[^0-9]", "", number).lstrip("0")) for number in numbers)
    usual = [length for length, count in lengths.items() if length >= _FEWEST and count >= _SOME * len(numbers)]
    some_tell_it = len({number.startswith(("+", "00")) for number in numbers}) > 1
    return min([*usual, *([_NATIONAL] if some_tell_it else [])], default=_FEWEST)
