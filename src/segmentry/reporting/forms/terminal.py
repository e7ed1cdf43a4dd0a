"""Blocks for a terminal. Nothing of the user's is markup, and nothing in it is obeyed."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from segmentry.reporting.document import Block, Caption, Column, Kind, Paragraph, Points, Section, Table
from segmentry.reporting.sections import columns_read, what_was_found
from segmentry.reporting.sections.brief import for_terminal
from segmentry.results.columns import Columns, Severity
from segmentry.results.segmentation import Segmentation
from segmentry.wording import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

_LOOKS: dict[Severity, str] = {"high": "bold red", "warning": "bold yellow", "note": "bold blue"}
#: Numbers of so many characters stay in one line; the first column has room for a word, one of our own words for some.
_SHORT, _WORD, _WORDS = 8, 10, 26
#: Columns of a kind are at least so wide, so that tables of several runs stand alike.
_NARROWEST: dict[Kind, int] = {"count": 9, "share": 6, "figure": 3}


def text(segmentation: Segmentation) -> str:
    """A compact summary for the terminal, the verdict first; what is not done yet is left out.

    Examples
    --------
    >>> import segmentry
    >>> print(text(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=6)))[:30])
    5 natural segments recommended
    """
    groups = ((line for block in section.blocks for line in _lines(block)) for section in for_terminal(segmentation))
    return "\n\n".join("\n".join(map(printable, lines)) for lines in groups)


def print_columns(columns: Columns, console: "Console | None" = None) -> None:
    """Print every column by its role, features first, then the findings, the gravest first."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = console or Console()
    whole = columns_read.table(columns)
    by_head = {column.head: column for column in whole.columns}
    shown = [by_head[head] for head in ("column", "type", "missing", "typical values", "share of distance", "why")]
    table = _rich_table(shown)
    for role, group in groupby(whole.rows, key=lambda column: column.role):
        own = list(group)
        table.add_row(Text(f"{columns_read.ROLES[role][1]} ({len(own)})", style="bold cyan"))
        for row in own:
            first, *others = (printable(column.text(row)) for column in shown)
            table.add_row(Text(f"  {first}"), *map(Text, others))
    console.print(table)
    console.print(columns_read.NOTE, style="dim")
    findings = what_was_found.ordered(columns)
    for severity, group in groupby(findings, key=lambda finding: finding.severity):
        own = list(group)
        console.print(Text(f"\n{severity} ({len(own)})", style=_LOOKS[severity]))
        for finding in own:
            console.print(Padding(Text(printable(finding.what)), (0, 0, 0, 2)))
            if finding.remedy:
                console.print(Padding(Text(printable(finding.remedy), style="dim"), (0, 0, 0, 4)))


def print_section(section: Section, console: "Console | None" = None) -> None:
    """Print a section: captions, tables and small print."""
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    for i, block in enumerate((*section.blocks, *(block for part in section.sections for block in part.blocks))):
        if i:
            console.print()
        if isinstance(block, Table):
            console.print(_printed(block))
        elif isinstance(block, Caption):
            console.print(Text(printable(block.means)))
            console.print(Text(printable(block.do)))
        elif isinstance(block, Paragraph):
            console.print(Text(printable(block.text), style="dim" if block.style == "quiet" else ""))


def _printed(block: Table) -> "RichTable":
    from rich.text import Text

    columns = [column for column in block.as_text if not column.below]
    cells = [[printable(column.text(row)) for column in columns] for row in block.shown]
    table = _rich_table(columns, cells)
    table.title, table.title_justify = Text(printable(block.caption)), "left"
    for row in cells:
        table.add_row(*map(Text, row))
    return table


def _rich_table(columns: Sequence[Column], cells: Sequence[Sequence[str]] = ()) -> "RichTable":
    """An empty table: words are broken into lines, numbers are not where they are short."""
    from rich.table import Table as RichTable

    table = RichTable(box=None, pad_edge=False, header_style="bold")
    for i, column in enumerate(columns):
        long = any(" " in row[i] and len(row[i]) > _SHORT for row in cells)
        table.add_column(
            column.short or column.head,
            justify="left" if column.is_text else "right",
            no_wrap=not (column.is_text or long),
            overflow="fold",
            min_width=_WORD if i == 0 else None,
            max_width=_WORDS if column.kind == "said" else None,
        )
    return table


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Points):
        yield from (f"{lead}: {text}" for lead, text in block.points)
    elif isinstance(block, Table):
        yield from _columns_of_text(block)


def _columns_of_text(table: Table) -> Iterator[str]:
    """Heads and rows in columns, two blanks apart."""
    columns = table.as_text
    rows = [[column.head for column in columns], *([column.text(row) for column in columns] for row in table.shown)]
    widths = [max(_NARROWEST.get(column.kind, 0), *(len(row[i]) for row in rows)) for i, column in enumerate(columns)]
    for row in rows:
        cells = zip(row, columns, widths, strict=True)
        line = "  ".join(f"{cell:<{w}}" if column.is_text else f"{cell:>{w}}" for cell, column, w in cells)
        yield line.rstrip()
