"""The part of every column, with the others and all rows in view: what `roles` says, and where it must be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Measure, Rows
from segmentry.stages.inspection import categories, missing, suspects
from segmentry.stages.inspection.facts import Facts, look
from segmentry.stages.inspection.missing import Missing
from segmentry.stages.inspection.roles import (
    CATEGORY,
    PERSONAL,
    Part,
    mostly_missing,
    nearly_constant,
    role_of,
)
from segmentry.stages.shared.traits import names_customers
from segmentry.stages.shared.values import encoded
from segmentry.stages.shared.vocabulary import PEOPLE

#: Rows over which columns are compared with each other.
COMPARED_ROWS = 10_000
#: With fewer different values a column cannot number the customers.
_FEWEST_CUSTOMERS = 10


@dataclass(frozen=True)
class Decided:
    """The part of every column, and what was seen on the way.

    Attributes
    ----------
    repeating : dict
        The reasons of columns in which a customer's number stands more than once.
    missing : Missing
        What stands for missing, and what else was found at the ends of columns. The facts are without it.
    numbers : DataFrame
        The first rows of the numeric features, without stand-ins.
    together : DataFrame
        The correlations of these.
    """

    facts: dict[str, Facts]
    parts: dict[str, Part]
    repeating: dict[str, str]
    missing: Missing
    numbers: pd.DataFrame
    together: pd.DataFrame


def decide(rows: Rows) -> Decided:
    """Decide on the part of every column. Columns are compared with each other over the first 10,000 rows."""
    head = rows.collect(limit=COMPARED_ROWS)
    facts = look(rows, head)
    parts = {name: role_of(column) for name, column in facts.items()}
    stands = missing.find(rows, facts, parts)
    changed = missing.without(rows, facts, stands)
    facts |= changed
    parts |= {name: role_of(column) for name, column in changed.items()}
    repeating = _repeating(rows, facts, parts)
    parts |= {name: ("ignored", reason) for name, reason in repeating.items()}
    parts |= _mostly_missing(facts, parts, stands)
    parts |= _near_constants(rows, facts, parts, stands)
    numbers = _numbers(head, [facts[name] for name in _features(parts)], stands)
    together = suspects.correlations(numbers)
    parts |= {name: ("ignored", reason) for name, reason in suspects.copies(numbers, together, facts).items()}
    left = _features(parts)
    numbers, together = numbers[left], together.loc[left, left]
    read = {name: stands.feature(facts[name]) for name, part in parts.items() if part[1] == CATEGORY}
    levels = {name: categories.codes_of(head[name].to_pandas(), feature) for name, feature in read.items()}
    parts |= categories.parts(levels, numbers) | categories.near_constants(rows, levels, read)
    return Decided(facts, parts, repeating, stands, numbers, together)


def _features(parts: Mapping[str, Part]) -> list[str]:
    return [name for name, (role, _) in parts.items() if role == "feature"]


def _repeating(rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, str]:
    """Columns named like a customer's number of which a number stands in several rows."""
    numbered = [
        column for column in facts.values() if column.type in ("integer", "text") and names_customers(column.word)
    ]
    if any(parts[column.name][0] == "id" and names_customers(column.word, PEOPLE) for column in numbered):
        return {}  # each row is a customer: the others number households, cards and the like
    able = [column for column in numbered if not column.unique and not parts[column.name][1].startswith(PERSONAL)]
    several = [column for column in able if column.figures.distinct >= _FEWEST_CUSTOMERS]
    exact = rows.query([Measure("distinct", column.name) for column in several])
    return {
        column.name: f"it repeats: {distinct:,} different ones in {column.figures.filled:,} rows"
        for column, distinct in zip(several, exact, strict=True)
        if distinct < column.figures.filled
    }


def _mostly_missing(facts: Mapping[str, Facts], parts: Mapping[str, Part], stands: Missing) -> dict[str, Part]:
    able = [column for name, column in facts.items() if parts[name][0] == "feature" or parts[name][1] == CATEGORY]
    found = {column.name: mostly_missing(column.missing, stands.taken(column.name)) for column in able}
    return {name: part for name, part in found.items() if part is not None}


def _near_constants(
    rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part], stands: Missing
) -> dict[str, Part]:
    """Numbers with one value in nearly all filled cells."""
    features = [column for name, column in facts.items() if parts[name][0] == "feature"]
    shares = suspects.near_constants(rows, features, {c.name: stands.feature(c).stand_ins for c in features})
    return {name: nearly_constant(share, f"{value:,.6g}") for name, (value, share) in shares.items()}


def _numbers(head: pa.Table, columns: Sequence[Facts], stands: Missing) -> pd.DataFrame:
    """The first rows of these columns, without what stands for missing."""
    if not columns:
        return pd.DataFrame(index=range(head.num_rows))
    names = [column.name for column in columns]
    [batch] = head.select(names).combine_chunks().to_batches()
    return pd.DataFrame(encoded([stands.feature(column) for column in columns], batch), columns=names)
