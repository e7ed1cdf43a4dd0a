"""What the user and the source say of columns before anybody looks at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from segmentry.plan import Plan
from segmentry.results.table import Table
from segmentry.stages.inspection.bad_ends_told import Asked
from segmentry.stages.inspection.one_fact.fact_findings import named_columns
from segmentry.stages.inspection.roles import Part
from segmentry.stages.shared.asked_for import AskedFor

#: Levels by column.
Levels = Mapping[str, Sequence[str]]
#: Why a column is the outcome that nothing but the plan calls so.
AS_ASKED = "asked about"


@dataclass(frozen=True)
class Declared:
    """What the user and the source say of columns before anybody looks at them.

    Attributes
    ----------
    columns : frozenset of str
        Columns that the user named: they are taken as they are, and no category that one of them belongs to is made.
    outcomes : frozenset of str
        Those of them that are outcomes.
    levels : dict
        The levels of columns of which the source says that they have an order.
    own : str or None
        The column of the user's own segments, which is not looked at: the others are what they are without it.
    yes : dict
        The levels of outcomes that count as yes.
    asked : dict
        The part of the column that is asked about, where that is not found by itself.
    """

    columns: frozenset[str]
    outcomes: frozenset[str]
    levels: Levels
    own: str | None
    yes: Levels = field(default_factory=dict)
    asked: dict[str, Part] = field(default_factory=dict)

    @classmethod
    def by(cls, plan: Plan | None, table: Table) -> "Declared":
        """What the plan and the file of the table say."""
        if plan is None:
            return cls(frozenset(), frozenset(), table.load_report.levels, None)
        outcomes = [name for name in table.names if name in plan.columns and plan.columns[name].role == "outcome"]
        named = named_columns(plan, table.names)
        yes = {name: of.yes for name, of in plan.columns.items() if of.yes is not None and name in table.names}
        return cls(named, frozenset(outcomes), table.load_report.levels, plan.compare_with, yes)

    def asking(self, about: AskedFor) -> "Declared":
        """The same, with that column as the outcome, by that level where one is told."""
        name = {about.column}
        yes = {**self.yes, about.column: (about.level,)} if about.level is not None else self.yes
        asked: dict[str, Part] = {about.column: ("outcome", AS_ASKED)}
        return replace(self, columns=self.columns | name, outcomes=self.outcomes | name, yes=yes, asked=asked)

    @property
    def of_outcomes(self) -> Asked:
        """What is said of outcomes, and of which other columns something is."""
        return Asked(self.yes, self.outcomes, self.columns - self.outcomes)
