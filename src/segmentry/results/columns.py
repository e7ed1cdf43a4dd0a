"""What is understood of every column, and what was found on the way."""

import re
from functools import cached_property
from typing import Literal

from segmentry.kinds import Kind, kind_of
from segmentry.results._model import Result
from segmentry.results.made import Elsewhere, Made
from segmentry.results.mend import Mend
from segmentry.results.orders import RowsRead
from segmentry.results.table import NUMERIC, ColumnType

Role = Literal["feature", "descriptor", "outcome", "value", "id", "weight", "ignored"]
#: Bases of segmentation, as plans name them; `THEMES` says them.
Theme = Literal["is", "has", "does", "thinks", "reached", "came"]
Severity = Literal["note", "warning", "high"]


#: What a column tells of customers, in the order in which they are told.
THEMES: dict[Theme, str] = {
    "is": "who they are",
    "has": "what they have",
    "does": "what they do",
    "thinks": "what they think",
    "reached": "how we reached them",
    "came": "what came of it",
}


def of_customers(theme: str) -> str:
    """The words of a theme where nobody was spoken of before.

    >>> of_customers("what they do"), of_customers("what came of it")
    ('what customers do', 'what came of it')
    """
    return re.sub(r"\bthe[ym]\b", "customers", theme)


class Finding(Result):
    """Something the user should know, and what to do about it.

    Attributes
    ----------
    column : str or None
        The column that it is about, where that is one.
    columns : tuple of str
        The columns that share it, where they are told in one sentence.
    mend : Mend or None
        The remedy as options of a plan, where it is such; None in older models.
    """

    severity: Severity
    column: str | None
    what: str
    remedy: str = ""
    columns: tuple[str, ...] = ()
    mend: Mend | None = None

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}".strip()


class Column(Made):
    """One column: its type, its role with the reason, and its figures over all rows.

    Attributes
    ----------
    minimum, maximum : float or None
        Of numbers, and of dates in days since 1970-01-01.
    misfits : int
        Cells that are written but not of its type, and count as missing.
    theme : Theme or None
        The basis of segmentation that it belongs to; None where nothing tells, and of ids and the like.
    coded : bool
        Its numbers name kinds: it is a category.
    levels : tuple of str
        Of answers with an order: its levels, the lowest first. Else empty.
    battery : str or None
        The name of the battery that it is an item of: columns that are answers on one scale.
    stand_ins : tuple of float
        Numbers in it that stand for a missing value, such as -1 (of dates days since 1970-01-01).
        No figure counts them as values.
    missing_words : tuple of str
        Words in it that stand for a missing value, as they are written.
    words_kept : tuple of str
        Words in it that usually stand for a missing value, such as NA, and are answers here.
    elsewhere : tuple of Elsewhere
        Levels that another column says in the same rows: here they say nothing.
    fact : str or None
        Name of the group of features that say much the same, if it belongs to one; a group has a name once.
    fact_weight : float
        What it is multiplied with, so that its group weighs as many columns as it holds independent facts.
    not_yet : tuple of str
        Of an outcome made of a status: the levels of that which may still end so, and count as no.
    bad_levels : tuple of str
        Of an outcome: the levels that nobody wants, as their words or what follows from them tell.
    called : str or None
        What people call it where its name alone would mislead: a yes to `housing` beside `loan` is a housing loan.
    currency : str or None
        What its amounts are in where its name does not say so, and its cells or a column of currencies do.
    share_of_distance : float or None
        Share of the summed variance of the candidate features that this column would supply
        if nothing were scaled; None for a column that is not a feature.
    """

    name: str
    type: ColumnType
    role: Role
    reason: str
    filled: int
    distinct: int
    misfits: int = 0
    infinite: int = 0
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    sd: float | None = None
    theme: Theme | None = None
    coded: bool = False
    levels: tuple[str, ...] = ()
    battery: str | None = None
    stand_ins: tuple[float, ...] = ()
    missing_words: tuple[str, ...] = ()
    words_kept: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    fact: str | None = None
    fact_weight: float = 1.0
    not_yet: tuple[str, ...] = ()
    bad_levels: tuple[str, ...] = ()
    called: str | None = None
    currency: str | None = None
    share_of_distance: float | None = None

    @property
    def fits(self) -> float:
        """Share of the cells that are written which are of its type (0 to 1)."""
        written = self.filled + self.infinite + self.misfits
        return 1.0 - self.misfits / written if written else 1.0

    @property
    def kind(self) -> Kind:
        """What its average is: a number, a share, a date or a year."""
        return kind_of(self.type, self.minimum, self.maximum, self.distinct)

    @property
    def is_numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in NUMERIC

    @property
    def is_told(self) -> bool:
        """Whether it tells something of customers: it is no id, no weight, and not left out."""
        return self.role not in ("id", "weight", "ignored")

    @property
    def is_trait(self) -> bool:
        """Whether it tells what customers are like, and not what came of them."""
        return self.role in ("feature", "descriptor")

    @property
    def tells(self) -> str:
        """Its theme in words; empty where it has none."""
        return THEMES[self.theme] if self.theme else ""

    @property
    def is_averaged(self) -> bool:
        """Whether people are told its average, and not the shares of its levels."""
        return (self.is_numeric or self.type == "date") and not self.coded and not self.levels


def currency_of(column: str) -> str:
    """The place of its currency among what columns are called: as that of a level without a name."""
    return f"{column}="


class Columns(Result):
    """All columns of a table, in input order, with the findings, and what its rows are."""

    n_rows: int
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...] = ()
    rows_read: RowsRead | None = None

    def __getitem__(self, name: str) -> Column:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def kinds(self) -> dict[str, Kind]:
        """What the average of every column is."""
        return self._kinds

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {column.name: column.kind for column in self.columns}

    def orders(self) -> dict[str, tuple[str, ...]]:
        """The levels of all columns whose answers have an order, the lowest first."""
        return {column.name: column.levels for column in self.columns if column.levels}

    @cached_property
    def called(self) -> dict[str, str]:
        """What people call those columns whose names alone would mislead, and the currencies that no name tells."""
        in_money = {currency_of(column.name): column.currency for column in self.columns if column.currency is not None}
        return {column.name: column.called for column in self.columns if column.called is not None} | in_money

    def named(self, role: Role) -> tuple[str, ...]:
        """The names of the columns with this role."""
        return tuple(column.name for column in self.columns if column.role == role)

    def __str__(self) -> str:
        width = max((len(column.name) for column in self.columns), default=0)
        lines = [f"{c.name:<{width}}  {c.type:<8} {c.role:<10} {c.reason}" for c in self.columns]
        return "\n".join(lines + [f"{f.severity}: {f}" for f in self.findings])
