"""What the cells of a column look like, so that a line can be told that does not belong to the rows."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from segmentry.engines.base import MISSING_WORDS

NUMBER = re.compile(r"\s*[-+(]?\s?[$€£]?\s?\d[\d.,' ]*\s?[%$€£]?\)?\s*")
_RUNS = re.compile(r"(\d+)|([^\W\d_]+)")
#: A column has a shape where nearly all of its cells have one of a few (ours).
_SHARE, _FEW = 0.95, 3
_NUMERIC_SHARE = 0.9
#: Rows that are looked at, the fewest that tell anything, and as many as it takes to mend a line by them.
ROWS, _FEWEST, _ENOUGH = 200, 2, 5
#: The shapes of a column without a filled cell.
_NOTHING = frozenset({""})


@dataclass(frozen=True)
class Shapes:
    """By place, the columns whose cells look alike: the few shapes that they have; of numbers none are listed.

    >>> shapes = Shapes.of([["A-1", "12", "fine"], ["B-22", "7.5", "so so"]], 3)
    >>> shapes.fits(["C-3", "8", ""]), shapes.fits(["code", "kg", "words"]), shapes.misfits(["x", "8", "y"])
    (True, False, 1)
    """

    known: Mapping[int, frozenset[str]]
    rows: int = 0

    @property
    def are_telling(self) -> bool:
        """Whether they are those of enough rows to tell what another line was."""
        return self.rows >= _ENOUGH

    @classmethod
    def of(cls, records: Iterable[Sequence[str]], width: int) -> "Shapes":
        """The shapes of rows of that width; others are passed over."""
        rows = list(islice((record for record in records if len(record) == width), ROWS))
        found = {}
        for place in range(width):
            cells = [cell for row in rows if is_filled(cell := row[place])]
            if not cells and len(rows) >= _ENOUGH:
                found[place] = _NOTHING
            elif len(cells) >= _FEWEST and (shapes := _shapes(cells)) is not None:
                found[place] = shapes
        return cls(found, len(rows))

    def fits(self, record: Sequence[str]) -> bool:
        """Whether every filled cell looks like its column."""
        return self.misfits(record) == 0

    def misfits(self, record: Sequence[str]) -> int:
        """How many filled cells do not look like their column."""
        return len(self._odd(record))

    def without_quotes(self, record: Sequence[str], quote: str) -> list[str]:
        """The record, without quotes around cells that look like their column without them."""
        return [
            bare if place in self.known and (bare := cell.strip(quote)) != cell and self._fits(place, bare) else cell
            for place, cell in enumerate(record)
        ]

    def is_none_of_the_rows(self, record: Sequence[str], share: float = 1.0) -> bool:
        """Whether it has words over columns of numbers, and that share of it looks like no row: a header, or units."""
        places = self._filled(record)
        odd = self._odd(record)
        numeric = [place for place in places if not self.known[place]]
        return len(odd) > 1 and len(odd) >= share * len(places) and set(numeric) <= set(odd)

    def odd_cells(self, record: Sequence[str]) -> list[str]:
        """The filled cells that do not look like their column."""
        return [record[place].strip() for place in self._odd(record)]

    def _odd(self, record: Sequence[str]) -> list[int]:
        """The places of the filled cells that do not look like their column."""
        return [place for place in self._filled(record) if not self._fits(place, record[place])]

    def _filled(self, record: Sequence[str]) -> list[int]:
        return [place for place in self.known if place < len(record) and is_filled(record[place])]

    def _fits(self, place: int, cell: str) -> bool:
        shapes = self.known[place]
        return _shape(cell) in shapes if shapes else NUMBER.fullmatch(cell) is not None


def is_filled(cell: str) -> bool:
    """Whether a cell is neither blank nor a word for missing."""
    return cell.strip().lower() not in MISSING_WORDS


def _shapes(cells: Sequence[str]) -> frozenset[str] | None:
    """The shapes of cells, none listed for numbers; None where they are words, or of too many shapes."""
    if sum(NUMBER.fullmatch(cell) is not None for cell in cells) >= _NUMERIC_SHARE * len(cells):
        return frozenset()
    commonest = Counter(map(_shape, cells)).most_common(_FEW)
    if sum(count for _, count in commonest) < _SHARE * len(cells) or not all("9" in shape for shape, _ in commonest):
        return None
    return frozenset(shape for shape, _ in commonest)


def _shape(cell: str) -> str:
    """A cell with every run of digits as 9, and of letters as a."""
    return _RUNS.sub(lambda run: "9" if run[1] else "a", cell.strip())
