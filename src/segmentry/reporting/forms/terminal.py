"""Blocks for a terminal. Nothing of the user's is markup, and nothing in it is obeyed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from segmentry.reporting.card import Card, Cards
from segmentry.reporting.document import (
    Block,
    Caption,
    Column,
    Facts,
    Kind,
    Paragraph,
    Points,
    Section,
    Table,
)
from segmentry.wording import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

#: The titles of sections of these names, and of the others.
_LOOKS = {"high": "bold red", "warning": "bold yellow", "note": "bold blue", "": "bold"}
#: Numbers of so many characters stay in one line; the first column has room for a word, one of our own words for some.
_SHORT, _WORD, _WORDS = 8, 10, 26
#: Columns of a kind are at least so wide, so that tables of several runs stand alike.
_NARROWEST: dict[Kind, int] = {"count": 9, "share": 6, "figure": 3}


def text(sections: Sequence[Section]) -> str:
    """Sections as plain text, an empty line between them."""
    groups = ((line for block in section.blocks for line in _lines(block)) for section in sections)
    return "\n\n".join("\n".join(map(printable, lines)) for lines in groups)


def print_sections(sections: Sequence[Section], console: "Console | None" = None) -> None:
    """Print sections with their tables as wide as the terminal is."""
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    for i, section in enumerate(inner for outer in sections for inner in outer.all()):
        if i:
            console.print()
        if section.title:
            console.print(Text(printable(section.title), style=_LOOKS.get(section.id, _LOOKS[""])))
        for block in section.blocks:
            if not isinstance(block, Table) or block.most != 0:
                _print(block, console)


def _print(block: Block, console: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text

    if isinstance(block, Table):
        console.print(_printed(block))
    elif isinstance(block, Caption):
        console.print(Text(printable(block.means)))
        console.print(Text(printable(block.do)))
        console.print()
    elif isinstance(block, Paragraph):
        console.print(Text(printable(block.text), style="dim" if block.style == "quiet" else ""))
    elif isinstance(block, Cards):
        for line in _lines(block):
            console.print(Text(printable(line)))
    elif isinstance(block, Facts):
        for what, more in block.facts:
            console.print(Padding(Text(printable(what)), (0, 0, 0, 2)))
            if more:
                console.print(Padding(Text(printable(more), style="dim"), (0, 0, 0, 4)))


def _printed(block: Table) -> "RichTable":
    """The table, its rows under the heads of their groups where it has some."""
    from rich.text import Text

    columns = [column for column in block.on_page if not column.below]
    rows = [(row, [printable(column.text(row)) for column in columns]) for row in block.shown]
    table = _rich_table(columns, [cells for _, cells in rows])
    if block.caption:
        table.title, table.title_justify = Text(printable(block.caption)), "left"
    for head, group in groupby(rows, key=lambda pair: block.group(pair[0]) if block.group else ""):
        own = list(group)
        if head:
            table.add_row(Text(f"{head} ({len(own)})", style="bold cyan"))
        for _, (first, *others) in own:
            table.add_row(Text(f"  {first}" if head else first), *map(Text, others))
    return table


def _rich_table(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> "RichTable":
    """An empty table: words are broken into lines, numbers are not where they are short."""
    from rich.table import Table as RichTable

    table = RichTable(box=None, pad_edge=False, header_style="bold")
    for i, column in enumerate(columns):
        long = column.is_text or any(" " in row[i] and len(row[i]) > _SHORT for row in cells)
        table.add_column(
            column.short or column.head,
            justify="left" if column.is_text else "right",
            no_wrap=not long,
            overflow="fold",
            min_width=_WORD if i == 0 else None,
            max_width=_WORDS if column.kind == "said" else None,
        )
    return table


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Points):
        numbers = (f"{i}. " if block.numbered else "" for i in range(1, len(block.points) + 1))
        yield from (f"{number}{lead}: {text}" for number, (lead, text) in zip(numbers, block.points, strict=True))
    elif isinstance(block, Table):
        yield from _columns_of_text(block)
    elif isinstance(block, Cards):
        for card in block.cards:
            yield from _of_card(card)
        if block.key:
            yield f"({block.key})"


def _of_card(card: Card) -> Iterator[str]:
    """A card, its lines below its name."""
    yield f"{card.id} {card.name}: {card.size}"
    yield from (f"    {name}: {value}" for name, value in card.lines)
    yield from (f"    {text}" for text in (*card.outcomes, f"Next: {card.step}" if card.step else "") if text)


def _columns_of_text(table: Table) -> Iterator[str]:
    """Heads and rows in columns, two blanks apart."""
    columns = table.on_page
    rows = [[column.head for column in columns], *([column.text(row) for column in columns] for row in table.shown)]
    widths = [max(_NARROWEST.get(column.kind, 0), *(len(row[i]) for row in rows)) for i, column in enumerate(columns)]
    for row in rows:
        cells = zip(row, columns, widths, strict=True)
        line = "  ".join(f"{cell:<{w}}" if column.is_text else f"{cell:>{w}}" for cell, column, w in cells)
        yield line.rstrip()
