"""Columns of plain numbers in which a few cells have marks: `3666,6667` among 1000 and 2500."""

from collections.abc import Mapping
from dataclasses import dataclass

from segmentry.engines.base import Rows
from segmentry.engines.spelling import PATTERNS, PERCENT
from segmentry.sources.counts import Cells, Counts, counted, figures, numbers_in

#: A column as it is spelled, and what was counted of it so.
Spelled = tuple[str, Counts]


@dataclass(frozen=True)
class LoneMarks:
    """Columns that are plain numbers but for a few cells, by the spellings in which more of these are numbers.

    `cells` has the first cell of each that is no plain number.
    """

    able: Mapping[str, Mapping[str, Counts]]
    cells: Mapping[str, str]

    def shown_in(self, first: Cells) -> Cells:
        """The first cells of all columns, with these behind them: what is told of a column is told of all its cells."""
        return {name: [*cells, self.cells[name]] if name in self.cells else cells for name, cells in first.items()}

    def chosen(self, name: str, plain: Counts, mark: str, named: str | None) -> Spelled:
        """How a column is spelled: where a cell can be but one thing, it is that; else the mark of the file decides.

        Parameters
        ----------
        plain : Counts
            What was counted of it without a mark.
        mark : str
            The decimal mark of the file.
        named : str, optional
            The decimal mark that was told: no other will do.
        """
        able = {s: c for s, c in self.able.get(name, {}).items() if named in (None, s)}
        if not able:
            return "plain", plain
        best = max(able, key=lambda spelling: (able[spelling].numbers, spelling == mark))
        return best, able[best]


def lone_marks(rows: Rows, plain: Mapping[str, Counts]) -> LoneMarks:
    """What the cells of columns of plain numbers are that are no plain numbers.

    A column of whole numbers takes either decimal mark. One with a decimal point does not take the comma, for most
    of its cells would no longer be numbers.

    Parameters
    ----------
    plain : dict of str to Counts
        The columns of plain numbers, and what was counted of each.
    """
    some = {name: counts for name, counts in plain.items() if counts.numbers < counts.filled}
    able: dict[str, dict[str, Counts]] = {}
    for spelling in PATTERNS:
        for name, counts in counted(rows, dict.fromkeys(some, spelling)).items():
            if counts.are_numbers and counts.numbers > some[name].numbers:
                able.setdefault(name, {})[spelling] = counts
    for name in [n for n in able if numbers_in(rows, n, [f"{spelling} {PERCENT}" for spelling in able[n]])]:
        del able[name]  # a share among numbers is something else than they are
    places = figures(rows.typed({}, dict.fromkeys(able, "plain")), "odd_row", list(able))
    return LoneMarks(able, {name: _cell(rows, name, place) for name, place in places.items() if place is not None})


def _cell(rows: Rows, name: str, place: int) -> str:
    as_written = rows.typed({name: "text"}, {name: "plain"})
    return str(as_written.collect([name], limit=1, start=place)[name][0].as_py())
