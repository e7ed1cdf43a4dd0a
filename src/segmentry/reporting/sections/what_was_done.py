"""What was done to the columns: the paper trail of every one."""

from dataclasses import replace

from segmentry.reporting.document import Column, Paragraph, Raw, Section, Table
from segmentry.reporting.trail import Trail, trail
from segmentry.results.columns import Columns
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation

TITLE = "What was done to the columns"
SHARES = (
    "The shares are the part of the squared distance between customers that a column supplies: before, of the numbers"
    " as they came; after, of all features as they were prepared."
)


def section(segmentation: Segmentation) -> Section:
    """What the shares are, and the trail of every column."""
    return Section("columns", TITLE, (Paragraph(SHARES), table(segmentation.columns, segmentation.recipe)))


def table(columns: Columns, recipe: Recipe) -> Table:
    """A row per column, the features first: what came in, its role, its shares, and what was done and why."""
    came: tuple[Raw, ...] = ("type", "type"), ("missing cells", "missing", "count"), ("what came in", "typical", "said")
    dimensions: Raw = ("dimensions", lambda row: row.dimensions or None, "count")
    heads = (
        Column("column", "column.name"),
        Column("what came in", _came_in, sheet=came),
        Column(
            "role",
            _role,
            sheet=(("role", "column.role"), ("tells", "column.tells"), ("why", "column.reason")),
        ),
        Column("share before", "before", "share"),
        Column("share after", "after", "share", sheet=(("share after", "after", "share"), dimensions)),
        Column("what was done and why", _done, "long"),
    )
    rows = trail(columns, recipe)
    return Table(heads, rows, look="broad trail", sheet="Columns", title=TITLE, notes=(SHARES,))


def of_features(columns: Columns, recipe: Recipe) -> Table:
    """The trail of the features alone, with the columns that it differs in."""
    whole = table(columns, recipe)
    heads = ("column", "share before", "share after", "what was done and why")
    shown = tuple(column for column in whole.columns if column.head in heads)
    return replace(whole, columns=shown, rows=tuple(row for row in whole.rows if row.dimensions))


def _role(row: Trail) -> str:
    tells = f"; tells {row.column.tells}" if row.column.tells else ""
    return f"{row.column.role}: {row.column.reason}{tells}"


def _came_in(row: Trail) -> str:
    typical = f": {row.typical}" if row.typical else ""
    return f"{row.type}{typical}" + (f"; {row.missing:,} missing" if row.missing else "")


def _done(row: Trail) -> str:
    """What was done to one column, and what it became."""
    wide = f" ({row.dimensions} dimensions)" if row.dimensions > 1 else ""
    return (" ".join(row.done) or "left as it is") + wide
