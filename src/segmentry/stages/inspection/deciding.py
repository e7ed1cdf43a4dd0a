"""The part of every column, with the others and all rows in view: what `roles` says, and where it must be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Measure, Rows
from segmentry.results.recipe import Feature
from segmentry.stages.inspection import categories, codes, item_scales, ordering, stand_ins, suspects
from segmentry.stages.inspection.item_scales import Battery
from segmentry.stages.inspection.facts import Facts, look
from segmentry.stages.inspection.roles import (
    A_DATE,
    CATEGORY,
    CODED,
    PERSONAL,
    Part,
    mostly_missing,
    nearly_constant,
    role_of,
)
from segmentry.stages.inspection.stand_ins import StandIns
from segmentry.stages.shared.answers import Scale
from segmentry.stages.shared.traits import names_customers
from segmentry.stages.shared.values import encoded
from segmentry.stages.shared.vocabulary import PEOPLE

#: Rows over which columns are compared with each other.
COMPARED_ROWS = 10_000
#: With fewer different values a column cannot number the customers.
_FEWEST_CUSTOMERS = 10


@dataclass(frozen=True)
class Doubts:
    """What the plan may have to tell.

    Attributes
    ----------
    codes : tuple of str
        Numbers that may name kinds.
    orders : dict
        Levels that may have the order in which they are given.
    """

    codes: tuple[str, ...] = ()
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
    coded : frozenset
        Columns whose numbers name kinds.
    scales : dict
        The order of the answers of columns that have one.
    batteries : dict
        The battery of columns that are answers on one scale.
    """

    facts: dict[str, Facts]
    parts: dict[str, Part]
    repeating: dict[str, str]
    apart: dict[str, StandIns]
    numbers: pd.DataFrame
    together: pd.DataFrame
    coded: frozenset[str] = frozenset()
    scales: Mapping[str, Scale] = field(default_factory=dict)
    batteries: Mapping[str, Battery] = field(default_factory=dict)
    doubts: Doubts = Doubts()


def decide(rows: Rows, declared: Mapping[str, Sequence[str]] | None = None) -> Decided:
    """Decide on the part of every column. Columns are compared with each other over the first 10,000 rows.

    `declared` holds the levels of columns of which the source says that they have an order.
    """
    head = rows.collect(limit=COMPARED_ROWS)
    facts = look(rows, head)
    parts = {name: role_of(column) for name, column in facts.items()}
    repeating = _repeating(rows, facts, parts)
    parts |= {name: ("ignored", reason) for name, reason in repeating.items()}
    apart = stand_ins.find(rows, [column for name, column in facts.items() if _worth_a_look(column, parts[name])])
    parts |= _mostly_missing(facts, parts, apart)
    parts |= _near_constants(rows, facts, parts, apart)
    coded = codes.coded(facts, parts)
    judged = [name for name in coded if codes.is_judged(facts[name], parts[name])]
    parts |= dict.fromkeys(judged, ("descriptor", CODED))
    scales = ordering.scales(rows, head, facts, declared or {})
    ordered = {name: categories.codes_of(head[name].to_pandas()) for name in scales if parts[name][1] == CATEGORY}
    parts |= dict.fromkeys(ordered, ("feature", ordering.ORDERED)) | categories.near_constants(rows, ordered)
    plain = [name for name in _features(parts) if name not in ordered]
    parts |= categories.copies(ordered, _numbers(head, plain, apart, scales))
    numbers = _numbers(head, _features(parts), apart, scales)
    together = suspects.correlations(numbers)
    parts |= {name: ("ignored", reason) for name, reason in suspects.copies(numbers, together, facts).items()}
    left = _features(parts)
    numbers, together = numbers[left], together.loc[left, left]
    alike = [name for name, part in parts.items() if part[1] == CATEGORY or name in judged]
    levels = {name: categories.codes_of(head[name].to_pandas()) for name in alike}
    parts |= codes.told(categories.parts(levels, numbers), judged) | categories.near_constants(rows, levels)
    found = item_scales.find(numbers, facts, scales)
    doubts = Doubts(codes.doubtful(facts, parts, found), ordering.doubtful(head, facts, scales))
    return Decided(facts, parts, repeating, apart, numbers, together, coded, scales, found, doubts)


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


def _numbers(
    head: pa.Table, names: Sequence[str], apart: Mapping[str, StandIns], scales: Mapping[str, Scale]
) -> pd.DataFrame:
    """The first rows of these columns, without stand-ins; ordered answers as ranks."""
    if not names:
        return pd.DataFrame(index=range(head.num_rows))
    [batch] = head.select(list(names)).combine_chunks().to_batches()
    features = [Feature(column=name, levels=scales[name].levels if name in scales else ()) for name in names]
    frame = pd.DataFrame(encoded(features, batch), columns=list(names))
    for name in frame.columns.intersection(list(apart)):
        frame[name] = frame[name].mask(frame[name].isin(list(apart[name].sure)))
    return frame
