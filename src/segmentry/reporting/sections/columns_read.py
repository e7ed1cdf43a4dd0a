"""What was understood of every column, before there are any segments: for `inspect` and the app."""

from dataclasses import replace
from itertools import groupby

from segmentry.reporting.document import Column, Facts, Paragraph, Section, Table
from segmentry.reporting.sections import what_was_found
from segmentry.reporting.trail import by_role, reason, type_of, typical
from segmentry.results.columns import Column as Read
from segmentry.results.columns import Columns, Role
from segmentry.wording import share

#: Roles as people read them, and as heads over the columns that have them.
ROLES: dict[Role, tuple[str, str]] = {
    "feature": ("feature", "features"),
    "weight": ("weight", "case weights"),
    "outcome": ("outcome", "outcomes"),
    "value": ("value", "values"),
    "descriptor": ("descriptor", "descriptors"),
    "id": ("id", "ids"),
    "ignored": ("not used", "not used"),
}
_NOTE = "* of the squared distance between customers, if nothing were scaled"
_IN_TERMINAL = ("column", "type", "missing", "typical values", "share of distance", "why")


def table(columns: Columns) -> Table:
    """A row per column, those first that matter most."""
    rows = columns.n_rows

    def missing(column: Read) -> str:
        return share((rows - column.filled) / rows, 1) if column.filled < rows else ""

    heads = (
        Column("column", "name"),
        Column("type", type_of, "code"),
        Column("role", lambda column: ROLES[column.role][0]),
        Column("tells", "tells"),
        Column("why", reason),
        Column("missing", lambda column: rows - column.filled, "count", missing),
        Column("typical values", typical, "said", short="typical"),
        Column("share of distance", "share_of_distance", "share", short="share*"),
    )
    return Table(heads, tuple(by_role(columns)), group=lambda column: ROLES[column.role][1])


def _why(column: Read) -> str:
    """The reason, and what the column tells of customers where the reason does not say it."""
    is_new = column.tells and column.tells not in column.reason
    return f"{reason(column)} ({column.tells})" if is_new else reason(column)


def sections(columns: Columns) -> tuple[Section, ...]:
    """The columns by their role, then the findings, the gravest first."""
    whole = table(columns)
    shown = [column for head in _IN_TERMINAL for column in whole.columns if column.head == head]
    shown[-1] = Column("why", _why)  # a terminal has no room for another column
    first = Section("columns", "", (replace(whole, columns=tuple(shown)), Paragraph(_NOTE, "quiet")))
    groups = groupby(what_was_found.ordered(columns), key=lambda finding: finding.severity)
    each = ((severity, tuple((finding.what, finding.remedy) for finding in group)) for severity, group in groups)
    return first, *(Section(severity, f"{severity} ({len(facts)})", (Facts(facts),)) for severity, facts in each)
