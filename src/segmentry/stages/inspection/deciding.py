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
from segmentry.stages.inspection.stand_ins import Found
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
    apart: dict[str, Found]
    numbers: pd.DataFrame
    together: pd.DataFrame


def decide(rows: Rows) -> Decided:
    """Decide on the part of every column. Columns are compared with each other over the first 10,000 rows."""
    head = rows.collect(limit=COMPARED_ROWS)
    facts = look(rows, head)
    parts = {name: role_of(of) for name, of in facts.items()}
    repeating = _repeating(rows, facts, parts)
    parts |= {name: ("ignored", reason) for name, reason in repeating.items()}
    apart = stand_ins.find(rows, [of for name, of in facts.items() if _worth_a_look(of, parts[name])])
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
    numbered = [of for of in facts.values() if of.type in ("integer", "text") and names_customers(of.word)]
    if any(parts[of.name][0] == "id" and names_customers(of.word, PEOPLE) for of in numbered):
        return {}  # each row is a customer: the others number households, cards and the like
    able = [of for of in numbered if not of.unique and not parts[of.name][1].startswith(PERSONAL)]
    several = [of for of in able if of.figures.distinct >= _FEWEST_CUSTOMERS]
    exact = rows.query([Measure("distinct", of.name) for of in several])
    return {
        of.name: f"it repeats: {distinct:,} different ones in {of.figures.filled:,} rows"
        for of, distinct in zip(several, exact, strict=True)
        if distinct < of.figures.filled
    }


def _worth_a_look(of: Facts, part: Part) -> bool:
    """Whether the ends of a column must be looked at: it plays a part, and an end is a usual stand-in or far out."""
    role, _ = part
    if of.type == "date":
        return part == A_DATE and stand_ins.may_have_any(of)
    plays = of.is_numeric and role in ("feature", "value")
    return plays and (stand_ins.may_have_any(of) or suspects.may_be_far_out(of))


def _mostly_missing(
    facts: Mapping[str, Facts], parts: Mapping[str, Part], apart: Mapping[str, Found]
) -> dict[str, Part]:
    able = [of for name, of in facts.items() if parts[name][0] == "feature" or parts[name][1] == CATEGORY]
    missing = {of.name: mostly_missing(of, apart[of.name].sure if of.name in apart else {}) for of in able}
    return {name: part for name, part in missing.items() if part is not None}


def _near_constants(
    rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part], apart: Mapping[str, Found]
) -> dict[str, Part]:
    """Numbers with one value in nearly all filled cells."""
    features = [of for name, of in facts.items() if parts[name][0] == "feature"]
    able = [of for of in features if of.name not in apart or not apart[of.name].sure]
    shares = suspects.near_constants(rows, able)
    return {name: nearly_constant(share, f"{value:,.6g}") for name, (value, share) in shares.items()}


def _numbers(head: pa.Table, names: Sequence[str], apart: Mapping[str, Found]) -> pd.DataFrame:
    """The first rows of these columns, without stand-ins."""
    if not names:
        return pd.DataFrame(index=range(head.num_rows))
    [batch] = head.select(list(names)).combine_chunks().to_batches()
    frame = pd.DataFrame(plain_values(batch), columns=list(names))
    for name in frame.columns.intersection(list(apart)):
        frame[name] = frame[name].mask(frame[name].isin(list(apart[name].sure)))
    return frame
