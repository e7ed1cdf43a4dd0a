"""Tables for a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from segmentry.results.columns import Columns
from segmentry.stages.naming import plain


def print_columns(columns: Columns, console: Console | None = None) -> None:
    """Print every column with its type, role and reason, then the findings. Nothing of the user's is markup."""
    console = console or Console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("column", "type", "role", "missing", "typical", "share*", "why"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("type", "role", "missing", "share*"))
    for c in columns.columns:
        missing = columns.n_rows - c.filled
        typical = (
            f"{plain(c.mean)} ± {plain(c.sd)}" if c.is_numeric and c.mean is not None else f"{c.distinct:,} values"
        )
        share = "" if c.share_of_distance is None else f"{c.share_of_distance:.1%}"
        cells = (c.name, c.type, c.role, f"{missing / columns.n_rows:.1%}" if missing else "", typical, share, c.reason)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print("* of the squared distance between customers, if nothing were scaled", style="dim")
    for finding in columns.findings:
        console.print(Text(f"{finding.severity}: {finding}"))
