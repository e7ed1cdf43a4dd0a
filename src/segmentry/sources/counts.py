"""What the first cells of columns are, and what is counted of them in a spelling, over all rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from segmentry.engines.base import MISSING_WORDS, Function, Measure, Rows

#: Share of filled cells that must be numbers for a column of numbers (ours).
NUMBER_SHARE = 0.98

#: Rows whose cells tell which spellings are worth a look at all rows.
FIRST_ROWS = 1_000

_COUNTED: tuple[Function, ...] = ("filled", "numbers", "integers", "codes")


Cells = Mapping[str, list[str]]


@dataclass(frozen=True)
class Counts:
    """Cells of a column: filled ones, and of these numbers, whole numbers, and digits that are a code."""

    filled: int
    numbers: int
    integers: int
    codes: int

    @property
    def are_numbers(self) -> bool:
        """Whether nearly all filled cells are numbers, and none a code."""
        return self.filled > 0 and self.numbers >= NUMBER_SHARE * self.filled and self.codes == 0

    @property
    def are_nearly_numbers(self) -> bool:
        """Whether most cells are numbers, but too few for a column of numbers."""
        return self.codes == 0 and 0.5 * self.filled < self.numbers < NUMBER_SHARE * self.filled


def first_cells(rows: Rows, text: Sequence[str]) -> tuple[Cells, Cells]:
    """The filled cells of the first rows of columns of text, and the words for missing in them."""
    table = rows.collect(text, limit=FIRST_ROWS) if text else {}
    written = {name: [cell for cell in table[name].to_pylist() if cell is not None] for name in text}
    missing = {name: [cell for cell in cells if cell.lower() in MISSING_WORDS] for name, cells in written.items()}
    filled = {
        name: [cell for cell in cells if cell.lower() not in MISSING_WORDS] if missing[name] else cells
        for name, cells in written.items()
    }
    return filled, {name: list(dict.fromkeys(words)) for name, words in missing.items()}


def counted(rows: Rows, spellings: Mapping[str, str]) -> dict[str, Counts]:
    """What is counted of these columns when they are numbers in these spellings, in one scan."""
    spelled = rows.typed({}, spellings)
    figures = spelled.query([Measure(function, name) for name in spellings for function in _COUNTED])
    width = len(_COUNTED)
    return {name: Counts(*figures[width * i : width * (i + 1)]) for i, name in enumerate(spellings)}


def numbers_in(rows: Rows, name: str, spellings: Sequence[str]) -> dict[str, int]:
    """How many cells of one column are numbers in each of these spellings; those with none are left out."""
    counts = {s: figures(rows.typed({}, {name: s}), "numbers", [name])[name] for s in spellings}
    return {spelling: count for spelling, count in counts.items() if count}


def figures(rows: Rows, function: Function, names: Sequence[str]) -> dict[str, Any]:
    """One figure of each of these columns."""
    return dict(zip(names, rows.query([Measure(function, name) for name in names]), strict=True))
