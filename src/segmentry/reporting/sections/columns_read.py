"""What was understood of every column, before there are any segments: for `inspect` and the app."""

from segmentry.reporting.document import Column, Table
from segmentry.reporting.trail import by_role, reason, type_of, typical
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
NOTE = "* of the squared distance between customers, if nothing were scaled"


def table(columns: Columns) -> Table:
    """A row per column, those first that matter most."""
    rows = columns.n_rows

    def missing(column: object) -> str:
        empty = rows - getattr(column, "filled", rows)
        return share(empty / rows, 1) if empty else ""

    return Table(
        (
            Column("column", "name"),
            Column("type", type_of),
            Column("role", lambda c: ROLES[c.role][0]),
            Column("why", reason),
            Column("missing", lambda c: rows - c.filled, "count", missing),
            Column("typical values", typical, "said", short="typical"),
            Column("share of distance", "share_of_distance", "share", short="share*"),
        ),
        tuple(by_role(columns)),
    )
