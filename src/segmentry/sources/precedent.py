"""A table is read like one that was read before: what can be read in several ways means what it meant there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce

from segmentry.results.table import NUMERIC, ColumnType, LoadReport, Table
from segmentry.sources.counts import Counts, counted, figures
from segmentry.sources.decimals import MARKS, spelled_mark
from segmentry.sources.retyping import as_dates, as_numbers, as_text

_WHY = "as in the model's table"


@dataclass(frozen=True)
class Precedent:
    """How the columns of a table were read: their types, and the spellings of those of text.

    `decimal` is the mark of all its numbers, for columns that had none to tell; None where that is not known.
    """

    types: Mapping[str, ColumnType]
    spellings: Mapping[str, str] = field(default_factory=dict)
    decimal: str | None = None

    @classmethod
    def of(cls, types: Mapping[str, ColumnType], report: LoadReport, decimal: str) -> "Precedent":
        """The precedent of a table. `decimal` is what its plan told: of older tables nothing else is known."""
        return cls(types, report.spellings, report.decimal or (decimal if decimal in MARKS else None))

    def renamed(self, names: Mapping[str, str]) -> "Precedent":
        """The same for a table in which these columns have other names."""
        types = {names.get(name, name): type for name, type in self.types.items()}
        spellings = {names.get(name, name): spelling for name, spelling in self.spellings.items()}
        return Precedent(types, spellings, self.decimal)

    def spelling(self, name: str) -> str:
        """How numbers of a column are written: those that had no mark to tell have that of all."""
        own = self.spellings.get(name, "plain")
        unmarked = own == "plain" and (self.types[name] == "integer" or name not in self.spellings)
        return "comma" if unmarked and self.decimal == "," else own


def read_alike(table: Table, before: Precedent) -> Table:
    """The table with its columns of text read as they were before, where they can be.

    Text stays text: a label must not hang on what stands in other rows. Numbers get the decimal mark, dates the order
    of day and month that they had, unless a column can only be read otherwise: then the file is written otherwise, and
    what was found in it holds. A decimal mark that was told for this table holds, too.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> table = segmentry.read(pd.DataFrame({"balance": ["9.100", "800"], "plan": ["1", "2"]}))
    >>> before = Precedent({"balance": "number", "plan": "text"}, {"balance": "comma"})
    >>> read_alike(table, before).rows.collect().to_pylist()
    [{'balance': 9100, 'plan': '1'}, {'balance': 800, 'plan': '2'}]
    """
    for name in [n for n in table.load_report.spellings if before.types.get(n) == "text"]:
        table = as_text(table, name)
    if "decimal" not in table.load_report.told:
        table = _with_marks(table, before)
    return _with_orders(table, before)


def _with_marks(table: Table, before: Precedent) -> Table:
    """Numbers in the spelling that they had."""
    wanted = {
        name: before.spelling(name)
        for name, own in _of_text(table)
        if before.types.get(name) in NUMERIC and before.spelling(name) not in (own, own or "plain")
    }
    counts = counted(table.rows, wanted)
    if any(_is_against(table, name, wanted[name], count) for name, count in counts.items()):
        return table
    fits = {name: count for name, count in counts.items() if count.are_numbers}
    return reduce(lambda so_far, name: as_numbers(so_far, name, wanted[name], fits[name], _WHY), fits, table)


def _is_against(table: Table, name: str, spelling: str, counts: Counts) -> bool:
    """Whether the column has numbers with a decimal mark, and not with the one that it had."""
    own = spelled_mark(table.load_report.spellings.get(name, ""), table.types[name])
    return own not in (None, spelled_mark(spelling, "number")) and not counts.are_numbers


def _with_orders(table: Table, before: Precedent) -> Table:
    """Dates in the order of day, month and year that they had."""
    wanted = {
        name: form
        for name, own in _of_text(table)
        if before.types.get(name) == "date" and (form := before.spellings.get(name, own)) not in (own, "plain")
    }
    filled = figures(
        table.rows.typed(dict.fromkeys(wanted, "text"), dict.fromkeys(wanted, "plain")), "filled", [*wanted]
    )
    dates = figures(table.rows.typed({}, wanted), "dates", list(wanted))
    odd = table.load_report.misfits
    fits = [name for name, count in dates.items() if 0 < count >= filled[name] - odd.get(name, 0)]
    if any(table.types[name] == "date" and name not in fits for name in wanted):
        return table
    return reduce(lambda so_far, name: as_dates(so_far, name, wanted[name], _WHY), fits, table)


def _of_text(table: Table) -> Iterator[tuple[str, str]]:
    """The columns of text, and how the cells of those are written that were read as another type."""
    own = table.load_report.spellings
    return ((name, own.get(name, "")) for name, type in table.types.items() if type == "text" or name in own)
