"""Columns named like a customer's number of which one stands in several rows: of many, or of a handful by mistake."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from segmentry.engines.base import Measure, Rows
from segmentry.results.columns import Finding
from segmentry.results.mend import Mend
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import PERSONAL, Part
from segmentry.stages.shared.traits import names_customers
from segmentry.stages.shared.vocabulary import PEOPLE
from segmentry.wording import counted

#: With fewer different values a column cannot number the customers; of so few rows a number is met twice by mistake.
_FEWEST_CUSTOMERS, _BY_MISTAKE = 10, 0.01


@dataclass(frozen=True)
class Repeating:
    """By column how many rows have a number that stands before them, of how many: of those that number no customers
    any more and of those that do so but for a handful; and how many rows are equal to one before in every cell."""

    many: Mapping[str, tuple[int, int]]
    few: Mapping[str, tuple[int, int]]
    equal: int = 0

    @property
    def parts(self) -> dict[str, Part]:
        """Their parts."""
        many: dict[str, Part] = {name: ("ignored", _it_repeats(*counts)) for name, counts in self.many.items()}
        few: dict[str, Part] = {name: ("id", f"unique in all but {n:,} rows") for name, (n, _) in self.few.items()}
        return many | few


def find(rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> Repeating:
    """Those among these columns; none where each row is a customer: then others number households and the like."""
    numbered = [c for c in facts.values() if (c.is_whole or c.text) and names_customers(c.word)]
    if any(parts[column.name][0] == "id" and names_customers(column.word, PEOPLE) for column in numbered):
        return Repeating({}, {})
    able = [column for column in numbered if not column.unique and not parts[column.name][1].startswith(PERSONAL)]
    several = [column for column in able if column.figures.distinct >= _FEWEST_CUSTOMERS]
    exact = rows.query([Measure("distinct", column.name) for column in several])
    again = {c.name: (c.figures.filled - n, c.figures.filled) for c, n in zip(several, exact, strict=True)}
    few = {x: (n, of) for x, (n, of) in again.items() if 0 < n <= _BY_MISTAKE * of and of == rows.n_rows}
    many = {x: counts for x, counts in again.items() if counts[0] and x not in few}
    return Repeating(many, few, rows.repeated() if few else 0)


def findings(repeating: Repeating) -> Iterator[Finding]:
    """That customers have several rows, or a handful of rows that are there twice."""
    for name, counts in repeating.many.items():
        what = f"`{name}` names customers, and {_it_repeats(*counts)}. Segments are made of rows, not of customers."
        remedy = (
            'Set several_rows in the plan: "latest" keeps the last row of each customer, "aggregate" makes one of all.'
        )
        mend = Mend(label="One row per customer", options={"several_rows": "aggregate", "customer": name})
        yield Finding(severity="high", column=name, what=what, remedy=remedy, mend=mend)
    for name, (n, _) in repeating.few.items():
        row = counted(n, "row has a number", "rows have a number")
        equal = min(repeating.equal, n)
        alike = (
            f", and {'all' if equal == n else f'{equal:,}'} of them are equal to that row in every cell"
            if equal
            else ""
        )
        what = f"`{name}`: {row} that a row before has{alike}. Each counts as a customer."
        remedy = 'Set several_rows = "latest" in the plan to keep the last row of each.'
        mend = Mend(label="One row per customer", options={"several_rows": "latest", "customer": name})
        yield Finding(severity="warning", column=name, what=what, remedy=remedy, mend=mend)


def _it_repeats(again: int, of: int) -> str:
    return f"it repeats: {of - again:,} different ones in {of:,} rows"
