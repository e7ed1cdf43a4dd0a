"""What a plan asks about customers: a column, one of its levels, or nothing but who they are."""

from collections.abc import Iterable
from typing import NamedTuple

from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.columns import Column
from segmentry.results.table import Table

#: What the plan has in place of a column where nothing is asked but who customers are.
NOTHING = "none"
#: The roles of what can be asked about.
ANSWERS = ("outcome", "value")


class AskedFor(NamedTuple):
    """A column, and a level of it where one is told; no column: who customers are is all that is asked."""

    column: str
    level: str | None = None

    def is_answered_by(self, columns: Iterable[Column]) -> bool:
        """Whether these columns are as it needs them."""
        able = [column for column in columns if column.role in ANSWERS]
        if not self.column:
            return not able
        return any(map(self._is, able))

    def _is(self, column: Column) -> bool:
        if self.level is None:
            return self.column == column.name or column.sources == (self.column,)
        return [(source.column, source.cell) for source in column.made_of] == [(self.column, self.level)]


def asked_for(plan: Plan | None, table: Table) -> AskedFor | None:
    """What the plan asks, of the columns of a table; None where it leaves that open.

    Raises
    ------
    SegmentryError
        If the table has no such column.

    Examples
    --------
    >>> import segmentry
    >>> table = segmentry.read(segmentry.sample("telecom", rows=300))
    >>> asked_for(Plan(outcome="churned"), table), asked_for(Plan(outcome="contract=monthly"), table)
    (AskedFor(column='churned', level=None), AskedFor(column='contract', level='monthly'))
    """
    told, names = None if plan is None else plan.outcome, table.names
    if told is None or told in names:
        return None if told is None else AskedFor(told)
    parts = told.split("=")
    for i in range(len(parts) - 1, 0, -1):
        column, level = "=".join(parts[:i]), "=".join(parts[i:])
        if column in names:
            return AskedFor(column, level)
    if told.casefold() == NOTHING:
        return AskedFor("")
    raise SegmentryError(f"{table.name} has no column `{told}`.{near_matches(parts[0], names)}")


def asked_about(plan: Plan, columns: Iterable[Column]) -> frozenset[str]:
    """The columns of outcome or value that the plan names: those that it calls an outcome, where it asks for none."""
    told, asked = {name for name, of in plan.columns.items() if of.role == "outcome" or of.yes}, plan.outcome

    def is_named(name: str) -> bool:
        return name in told if asked is None else asked == name or asked.startswith(f"{name}=")

    able = (column for column in columns if column.role in ANSWERS)
    return frozenset(x.name for x in able if is_named(x.name) or (x.sources and all(map(is_named, x.sources))))
