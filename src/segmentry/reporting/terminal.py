"""Tables for a terminal."""

from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from segmentry.reporting.opinions import SecondOpinion
from segmentry.reporting.trail import by_role
from segmentry.reporting.words import printable, reason, type_of, typical
from segmentry.results.columns import Column, Columns, Finding, Role, Severity

_HEADS: dict[Role, str] = {
    "feature": "features",
    "weight": "case weights",
    "outcome": "outcomes",
    "value": "values",
    "descriptor": "descriptors",
    "id": "ids",
    "ignored": "not used",
}
_LOOKS: dict[Severity, str] = {"high": "bold red", "warning": "bold yellow", "note": "bold blue"}


def print_columns(columns: Columns, console: Console | None = None) -> None:
    """Print every column by its role, features first, then the findings, the gravest first.

    Nothing of the user's is markup.
    """
    console = console or Console()
    console.print(_table(columns))
    console.print("* of the squared distance between customers, if nothing were scaled", style="dim")
    for severity, look in _LOOKS.items():
        found = [finding for finding in columns.findings if finding.severity == severity]
        if found:
            console.print(Text(f"\n{severity} ({len(found)})", style=look))
        for finding in found:
            _print_finding(finding, console)


def print_opinion(opinion: SecondOpinion, console: Console | None = None) -> None:
    """Print what other methods say of the segments: what it means, both tables, and what to do."""
    console = console or Console()
    console.print(Text(printable(opinion.caption.means)))
    console.print(Text(printable(opinion.caption.do)))
    console.print()
    figures = ("groups", "noise", "moved", "ARI", "silh.", "C.-H.", "BIC", "ICL")
    table = Table(box=None, pad_edge=False, header_style="bold", title=f"On {opinion.rows}", title_justify="left")
    table.add_column("method", overflow="fold", min_width=10)
    for head in figures:
        table.add_column(head, no_wrap=head != "ARI", justify="right")
    for line in opinion.lines:
        cells = (line.method, line.groups, line.noise, line.moved, line.ari)
        table.add_row(*cells, line.silhouette, line.calinski_harabasz, line.bic, line.icl)
    console.print(table)
    if opinion.stays:
        console.print()
        console.print(_stays(opinion))
    console.print()
    for note in opinion.notes:
        console.print(Text(note, style="dim"))


def _stays(opinion: SecondOpinion) -> Table:
    title = "Customers who stay, by segment, and where most others are"
    table = Table(box=None, pad_edge=False, header_style="bold", title=title, title_justify="left")
    table.add_column("segment", overflow="fold", ratio=1)
    for head in opinion.heads:
        table.add_column(head, overflow="fold")
    for one in opinion.stays:
        table.add_row(Text(printable(f"{one.id} {one.name}")), *one.cells)
    return table


def _table(columns: Columns) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("column", overflow="fold", min_width=10)
    table.add_column("type", no_wrap=True)
    table.add_column("missing", no_wrap=True, justify="right")
    table.add_column("typical", overflow="fold", max_width=26)
    table.add_column("share*", no_wrap=True, justify="right")
    table.add_column("why", overflow="fold", ratio=1)
    for role, group in groupby(by_role(columns), key=lambda column: column.role):
        own = list(group)
        table.add_row(Text(f"{_HEADS[role]} ({len(own)})", style="bold cyan"))
        for column in own:
            table.add_row(*(Text(printable(cell)) for cell in _cells(column, columns.n_rows)))
    return table


def _cells(column: Column, n_rows: int) -> tuple[str, ...]:
    missing = n_rows - column.filled
    share = "" if column.share_of_distance is None else f"{column.share_of_distance:.1%}"
    part = f"{missing / n_rows:.1%}" if missing else ""
    return f"  {column.name}", type_of(column), part, typical(column), share, reason(column)


def _print_finding(finding: Finding, console: Console) -> None:
    console.print(Padding(Text(printable(finding.what)), (0, 0, 0, 2)))
    if finding.remedy:
        console.print(Padding(Text(printable(finding.remedy), style="dim"), (0, 0, 0, 4)))
