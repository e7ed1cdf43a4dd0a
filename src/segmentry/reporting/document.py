"""What a report is made of: blocks that sections declare once and forms lay out.

A section (`sections/`) makes blocks of a segmentation; a form (`forms/`) lays out blocks and knows no section.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from itertools import chain, starmap
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal

from segmentry import wording
from segmentry.reporting.card import Cards

if TYPE_CHECKING:
    from segmentry.reporting.pictures.picture import Picture

#: What a raw cell is: text of the user's, long text, text whose lines are kept, our own words (nothing in them is
#: from data, so that they need no apostrophe where they begin with a minus), or numbers of a kind.
Kind = Literal["text", "long", "code", "said", "count", "number", "figure", "share", "date", "year"]
#: How a raw value is taken from a row: the name of an attribute, or a function of the row.
Get = str | Callable[[Any], Any]
#: A column of a workbook: head, raw value and kind (text where none is told).
Raw = tuple[str, Get] | tuple[str, Get, Kind]
#: Where something stands on a slide; the form says where that is.
_Half = Literal["left", "right", "side", "beside", "corner"]
Area = _Half | Literal["whole", "large", "first", "second", "above", "middle", "foot", "points", "below"]
_SAY: dict[Kind, Callable[[Any], str]] = {
    "count": "{:,}".format,
    "year": "{:.0f}".format,
    "share": partial(wording.share, digits=1),
    "figure": wording.fixed,
    "number": wording.figure,
}


@dataclass(frozen=True)
class Caption:
    """What something means, and what to do with it."""

    means: str
    do: str

    @property
    def lines(self) -> tuple[str, str]:
        """Both as sentences that say which they are."""
        return f"What it means. {self.means}", f"What to do with it. {self.do}"


@dataclass(frozen=True)
class Paragraph:
    """Some sentences; lead is larger, quiet is small print."""

    text: str
    style: Literal["", "lead", "strong", "quiet"] = ""


@dataclass(frozen=True)
class Points:
    """A list, each point with a word before it or without; `coded`: what stands between backticks is code;
    `numbered`: in the order in which they come."""

    points: tuple[tuple[str, str], ...]
    coded: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Pairs of a heading and what there is to say of it."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Code:
    """Something to copy, and where to."""

    about: str
    text: str


@dataclass(frozen=True)
class Cell:
    """A raw value of another kind than its column's."""

    value: float | str | date | None
    kind: Kind


@dataclass(frozen=True)
class Sign:
    """What stands in colour before words: the number of a segment in a ring, or a light."""

    text: str
    colour: str
    look: Literal["chip", "light"] = "chip"


@dataclass(frozen=True)
class Column:
    """One column of a table: its head, the raw value that it takes of a row, and of which kind that is."""

    head: str
    get: Get
    kind: Kind = "text"
    say: Callable[[Any], str] | None = None  # how pages say the cell of a row, where the kind does not tell
    note: str = ""  # what its figures rest on
    short: str = ""  # the head where there is little room
    sign: Callable[[Any], Sign] | None = None  # what stands in colour before the words
    below: bool = False  # on a page it stands under the cell before it
    meter: Callable[[Any], tuple[float, float]] | None = None  # a bar beside the words: its length, and a mark (0 to 1)
    reach: Callable[[Any], tuple[float, float] | None] | None = None  # both ends of an interval on that bar
    tint: Callable[[Any], float | None] | None = None  # how far it is from everyone, which colours its cell (-2 to 2)
    page: bool = True  # whether pages have it
    sheet: tuple[Raw, ...] | None = None  # what a workbook has in its place; empty where it has nothing

    @property
    def is_text(self) -> bool:
        """Whether it stands to the left."""
        return self.kind in ("text", "long", "said", "code")

    def raw(self, row: Any) -> Any:
        """The raw value."""
        return attrgetter(self.get)(row) if isinstance(self.get, str) else self.get(row)

    def words(self, row: Any) -> str:
        """The cell as pages say it, without its sign."""
        return self.say(row) if self.say is not None else in_words(self.raw(row), self.kind)

    def text(self, row: Any) -> str:
        """The cell as text alone, its sign among it."""
        return self.words(row) if self.sign is None else f"{self.sign(row).text} {self.words(row)}".rstrip()


@dataclass(frozen=True)
class Table:
    """Columns and rows; `caption` stands above them. With `sheet` it has a sheet of that name in a workbook."""

    columns: tuple[Column, ...]
    rows: tuple[Any, ...]
    caption: str = ""
    most: int | None = None  # rows that pages have, the first ones; 0: there is no such table on pages
    more: str = ""  # said where there are more rows
    marked: Callable[[Any], bool] | None = None  # whether a row stands out,
    pale: Callable[[Any], bool] | None = None  # steps back,
    group: Callable[[Any], str] | None = None  # or stands under a head, where a form has such
    colour: Callable[[Any], str] | None = None  # of the segment of a row
    look: str = ""  # how a page is to lay it out: broad, dense ...
    key: str = ""  # what the tints of its cells mean, where a form has such
    sheet: str = ""
    title: str = ""  # of the sheet,
    notes: tuple[str, ...] = ()  # and what is said below it;
    fixed: int = 1  # columns that stay where they are,
    scaled: tuple[str, ...] = ()  # and heads of those that are coloured by their numbers

    @property
    def shown(self) -> tuple[Any, ...]:
        """The rows that pages have."""
        return self.rows[: self.most]

    @property
    def on_page(self) -> tuple[Column, ...]:
        """The columns that pages have."""
        return tuple(column for column in self.columns if column.page)

    def without(self, *heads: str) -> "Table":
        """The same, of which pages leave out the columns with these heads."""
        kept = (replace(column, page=column.page and column.head not in heads) for column in self.columns)
        return replace(self, columns=tuple(kept))

    @property
    def in_sheet(self) -> tuple[Column, ...]:
        """The columns of a workbook."""
        each = ([column] if column.sheet is None else starmap(Column, column.sheet) for column in self.columns)
        return tuple(chain.from_iterable(each))


@dataclass(frozen=True)
class Series:
    """Figures of a chart by place, their colour, and the words at one of them."""

    name: str
    values: tuple[Any, ...]
    colour: str = ""
    named: tuple[int, str] | None = None


@dataclass(frozen=True)
class Chart:
    """A chart that a program for slides draws itself, so that people can change it.

    Bars and lines have a figure for each of `names`; dots have pairs of figures, and `axes` say which. With `colours`
    each bar has its own.
    """

    type: Literal["bars", "lines", "dots"]
    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    format: str = "0.00"
    axes: tuple[str, str] = ("", "")
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extract:
    """Columns of a table for a slide, by head with their shares of the width; its first rows, and maybe the last."""

    table: Table
    heads: Mapping[str, float]
    most: int
    last: bool = False
    rest: str = "the full report"  # where the other rows are
    named: Mapping[str, str] = field(default_factory=dict)  # other words for some heads


@dataclass(frozen=True)
class Slide:
    """A slide: what stands where; `name` goes on in the title, and `colour` is that of the segment it is about."""

    title: str
    parts: Mapping[Area, tuple[str, ...] | Extract | Chart]
    name: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A picture with its title, what it means, and its figures in words for who cannot see it.

    `tables` hold its figures where nothing can be drawn, each with a title or without.
    """

    id: str
    title: str
    draw: "Callable[[], Picture]"
    caption: Caption
    alt: str
    tables: tuple[tuple[str, Table], ...] = ()


Block = Paragraph | Points | Facts | Code | Caption | Table | Exhibit | Cards


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; `boxed` where it is set off, `folded` where a reader opens it.

    `slides` are what a room is shown of it. Where `page` is false, pages leave it out: its sheets and slides remain.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()
    slides: tuple[Slide, ...] = ()
    boxed: bool = False
    folded: bool = False
    page: bool = True

    def all(self) -> "tuple[Section, ...]":
        """Itself and the sections below it."""
        return (self, *(inner for section in self.sections for inner in section.all()))


@dataclass(frozen=True)
class Document:
    """A whole report: `opening` stands below its title. `created` is the one date in a file, which is always the same.

    `sheets` are the tables of a workbook, `slides` what a room is shown, each in its order.
    """

    about: str
    title: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    sheets: tuple[Table, ...]
    slides: tuple[Slide, ...]
    version: str
    footer: str
    created: datetime


def in_words(value: Any, kind: Kind) -> str:
    """A raw value as pages say it; blank where there is none.

    >>> in_words(1200, "count"), in_words(None, "figure"), in_words(Cell(0.5, "share"), "number")
    ('1,200', '', '50.0%')
    """
    if isinstance(value, Cell):
        return in_words(value.value, value.kind)
    if value is None or isinstance(value, str):
        return value or ""
    return _SAY.get(kind, str)(value)
