"""The part of every column, with the others and all rows in view: what `roles` says, and where it must be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Measure, Rows
from segmentry.stages.inspection import categories, stand_ins, suspects
from segmentry.stages.inspection.facts import Facts, look
from segmentry.stages.inspection.roles import (
    A_DATE,
    CATEGORY,
    PERSONAL,
    Part,
    mostly_missing,
    nearly_constant,
    role_of,
)
from segmentry.stages.inspection.stand_ins import StandIns
from segmentry.stages.shared.traits import names_customers
from segmentry.stages.shared.values import plain_values
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
    apart : dict
        What was found at the ends of columns that were worth a look.
    numbers : DataFrame
        The first rows of the numeric features, without stand-ins.
    together : DataFrame
        The correlations of these.
    """

    facts: dict[str, Facts]
    parts: dict[str, Part]
    repeating: dict[str, str]
    apart: dict[str, StandIns]
    numbers: pd.DataFrame
    together: pd.DataFrame


def decide(rows: Rows) -> Decided:
    """Decide on the part of every column. Columns are compared with each other over the first 10,000 rows."""
    head = rows.collect(limit=COMPARED_ROWS)
    facts = look(rows, head)
    parts = {name: role_of(column) for name, column in facts.items()}
    repeating = _repeating(rows, facts, parts)
    parts |= {name: ("ignored", reason) for name, reason in repeating.items()}
    apart = stand_ins.find(rows, [column for name, column in facts.items() if _worth_a_look(column, parts[name])])
    parts |= _mostly_missing(facts, parts, apart)
    parts |= _near_constants(rows, facts, parts, apart)
    numbers = _numbers(head, _features(parts), apart)
    together = suspects.correlations(numbers)
    parts |= {name: ("ignored", reason) for name, reason in suspects.copies(numbers, together, facts).items()}
    left = _features(parts)
    numbers, together = numbers[left], together.loc[left, left]
    levels = {name: categories.codes_of(head[name].to_pandas()) for name, part in parts.items() if part[1] == CATEGORY}
    parts |= categories.parts(levels, numbers) | categories.near_constants(rows, levels)
    return Decided(facts, parts, repeating, apart, numbers, together)


def _features(parts: Mapping[str, Part]) -> list[str]:
    return [name for name, (role, _) in parts.items() if role == "feature"]


def _repeating(rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> dict[str, str]:
    """Columns named like a customer's number of which a number stands in several rows."""
    numbered = [
        column for column in facts.values() if (column.is_whole or column.text) and names_customers(column.word)
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


def _worth_a_look(column: Facts, part: Part) -> bool:
    """Whether the ends of a column must be looked at: it plays a part, and an end is a usual stand-in or far out."""
    role, _ = part
    if column.type == "date":
        return part == A_DATE and stand_ins.may_have_any(column)
    plays = column.is_numeric and role in ("feature", "value")
    return plays and (stand_ins.may_have_any(column) or suspects.may_be_far_out(column))


def _mostly_missing(
    facts: Mapping[str, Facts], parts: Mapping[str, Part], apart: Mapping[str, StandIns]
) -> dict[str, Part]:
    able = [column for name, column in facts.items() if parts[name][0] == "feature" or parts[name][1] == CATEGORY]
    missing = {
        column.name: mostly_missing(column, apart[column.name].sure if column.name in apart else {}) for column in able
    }
    return {name: part for name, part in missing.items() if part is not None}


def _near_constants(
    rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part], apart: Mapping[str, StandIns]
) -> dict[str, Part]:
    """Numbers with one value in nearly all filled cells."""
    features = [column for name, column in facts.items() if parts[name][0] == "feature"]
    able = [column for column in features if column.name not in apart or not apart[column.name].sure]
    shares = suspects.near_constants(rows, able)
    return {name: nearly_constant(share, f"{value:,.6g}") for name, (value, share) in shares.items()}


def _numbers(head: pa.Table, names: Sequence[str], apart: Mapping[str, StandIns]) -> pd.DataFrame:
    """The first rows of these columns, without stand-ins."""
    if not names:
        return pd.DataFrame(index=range(head.num_rows))
    [batch] = head.select(list(names)).combine_chunks().to_batches()
    frame = pd.DataFrame(plain_values(batch), columns=list(names))
    for name in frame.columns.intersection(list(apart)):
        frame[name] = frame[name].mask(frame[name].isin(list(apart[name].sure)))
    return frame
