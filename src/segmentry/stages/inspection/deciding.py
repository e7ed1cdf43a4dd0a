"""The part of every column, with the others and all rows in view: what `roles` says, and where it must be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.engines.memory import compared_rows
from segmentry.results.columns import Theme
from segmentry.results.made import Made
from segmentry.results.recipe import Feature
from segmentry.stages.inspection import bad_ends_told, categories, consequences, repeating_ids, suspects
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.bad_ends_told import BadEnds
from segmentry.stages.inspection.coarser_copies import FEWEST_DIFFERENT, bands
from segmentry.stages.inspection.company import by_company
from segmentry.stages.inspection.declared import Declared
from segmentry.stages.inspection.facts import Facts, look
from segmentry.stages.inspection.known_with import known_with
from segmentry.stages.inspection.likely_outcomes import likely_outcomes
from segmentry.stages.inspection.missing import missing_cells
from segmentry.stages.inspection.missing.missing_cells import Missing
from segmentry.stages.inspection.number_forms import by_form
from segmentry.stages.inspection.one_age import asked_at_one_age
from segmentry.stages.inspection.one_fact import joining
from segmentry.stages.inspection.one_fact.fact_groups import FactGroup, fact_groups
from segmentry.stages.inspection.one_fact.shared_levels import SharedLevel
from segmentry.stages.inspection.other_scales import on_other_scales
from segmentry.stages.inspection.repeating_ids import Repeating
from segmentry.stages.inspection.roles import (
    CATEGORY,
    EMPTY,
    MOSTLY_MISSING,
    SAME,
    Part,
    mostly_missing,
    nearly_constant,
    role_of,
)
from segmentry.stages.inspection.scales import answers_read
from segmentry.stages.inspection.scales.answers_read import Answers
from segmentry.stages.inspection.themes import basis
from segmentry.stages.shared.answers import Scale
from segmentry.stages.shared.consequence_words import is_only_alone
from segmentry.stages.shared.made_of_orders import BEHAVIOUR, BESIDE_BEHAVIOUR, is_made_of_orders
from segmentry.stages.shared.values import encoded
from segmentry.wording import exact


@dataclass(frozen=True)
class Decided:
    """The part of every column, and what was seen on the way.

    Attributes
    ----------
    repeating : Repeating
        Columns in which a customer's number stands more than once.
    missing : Missing
        What stands for missing, and what else was found at the ends of columns. The facts are without it.
    numbers : DataFrame
        The first rows of the numeric features, without stand-ins.
    together : DataFrame
        The correlations of these.
    made : dict
        Columns that are made of several, which `facts` and `parts` hold, too.
    shared : list
        Levels that stand in the same rows of several columns.
    groups : list
        Numeric features that say much the same.
    themes : dict
        The basis of segmentation that each column belongs to.
    too_few : bool
        Hardly any column tells of more than how customers were reached, so that all make segments.
    answers : Answers
        Codes, answers with an order, and batteries of them.
    likely : dict
        Columns that may be outcomes, with the number of those that foretell each.
    bad_ends : BadEnds
        Outcomes that were made of a status, and statuses of which nobody knows a bad end.
    """

    facts: dict[str, Facts]
    parts: dict[str, Part]
    repeating: Repeating
    missing: Missing
    numbers: pd.DataFrame
    together: pd.DataFrame
    made: dict[str, Made]
    shared: list[SharedLevel]
    groups: list[FactGroup]
    themes: Mapping[str, Theme | None]
    too_few: bool
    answers: Answers
    likely: Mapping[str, int]
    bad_ends: BadEnds


def decide(rows: Rows, declared: Declared) -> Decided:
    """Decide on the part of every column. Columns are compared with each other over the first rows."""
    names = [name for name in rows.names if name != declared.own]
    head = rows.collect(names, limit=compared_rows(len(names)))
    facts = look(rows, head)
    parts = {name: role_of(column) for name, column in facts.items()}
    stands = missing_cells.find(rows, _not_made(facts), parts)
    facts |= (changed := missing_cells.without(rows, facts, stands))
    parts |= {name: role_of(column) for name, column in changed.items()}
    parts = _of_orders(parts | by_company(facts, parts))
    head, made = joining.join(rows, missing_cells.blanked(head, changed, stands), facts, parts, declared.columns)
    parts |= {**(followed := consequences.find(head, facts, parts, declared.columns)).parts, **declared.asked}
    head, bad_ends = bad_ends_told.make(rows, head, facts, parts, made, declared.of_outcomes, followed.levels, changed)
    parts |= (repeating := repeating_ids.find(rows, facts, parts)).parts
    parts |= _mostly_missing(facts, parts, stands)
    parts |= _near_constants(rows, facts, parts, stands)
    parts |= by_form(head, facts, parts)
    answers = answers_read.find(rows, head, facts, parts, declared.levels, stands)
    numbers = _numbers(head, _features(parts), answers.scales)
    parts |= answers.copies(head, numbers) | asked_at_one_age(numbers, facts, declared.columns)
    numbers = numbers[_features(parts)]
    together = suspects.correlations(numbers)
    parts |= _copies(numbers, together, facts)
    numbers = numbers[_features(parts)]
    levels = {name: categories.codes_of(head[name].to_pandas()) for name, part in parts.items() if part[1] == CATEGORY}
    shared = joining.share(rows, head, facts, levels, numbers, declared.columns)
    made |= {level.name: level.made for level in shared if level.made is not None}
    levels |= {name: categories.codes_of(head[name].to_pandas()) for name in answers.judged}
    read = {name: stands.feature(facts[name]) for name in levels if name not in made}
    parts |= answers.with_reasons(categories.parts(levels, numbers)) | categories.near_constants(rows, levels, read)
    alike = answers.on_one_scale(numbers, facts)
    bases = basis.find(head, facts, parts, [scale.columns for scale in alike])
    parts, too_few = basis.settle(parts, bases, levels, numbers)
    parts |= (known := _known_with(head, facts, parts, declared, numbers, levels))
    left = [name for name in map(str, numbers) if parts[name][0] == "feature"]
    if len(left) < len(together):
        numbers, together = numbers[left], together.loc[left, left]
    groups, answers = fact_groups(numbers, together), answers.with_batteries(alike, head, numbers, facts, parts)
    likely = likely_outcomes({name: facts[name] for name in names}, parts, numbers, levels)
    said = made, shared, groups, _themes(bases.themes | dict.fromkeys((*known, *followed.parts), "came")), too_few
    return Decided(facts, parts, repeating, stands, numbers, together, *said, answers, likely, bad_ends)


def _copies(numbers: pd.DataFrame, together: pd.DataFrame, facts: Mapping[str, Facts]) -> dict[str, Part]:
    """Numbers that are others in another unit or on another scale, and those of few values that are others in bands."""
    same = suspects.copies(numbers, together, facts)
    same |= on_other_scales(numbers.drop(columns=list(same)), facts)
    left = numbers.drop(columns=list(same))
    few = {str(name): categories.codes_of(left[name]) for name in left if left[name].nunique() < FEWEST_DIFFERENT}
    return _as_ignored(same) | bands(few, left)


def _known_with(
    head: pa.Table,
    facts: Mapping[str, Facts],
    parts: Mapping[str, Part],
    declared: Declared,
    numbers: pd.DataFrame,
    levels: Mapping[str, Codes],
) -> dict[str, Part]:
    """Features and categories that are known only with an outcome, none where too few features would be left; and
    values that are another in another unit."""
    worth = [x for x, part in parts.items() if part[0] == "value" and facts[x].is_numeric and x not in declared.columns]
    amounts = head.select(worth).to_pandas().astype(float)
    twice = _as_ignored(suspects.copies(amounts, suspects.correlations(amounts), facts) if len(worth) > 1 else {})
    came = [name for name, (role, _) in parts.items() if role in ("outcome", "value") or name in declared.outcomes]
    asked = {x for x, part in parts.items() if part[0] in ("feature", "descriptor") or MOSTLY_MISSING in part[1]}
    asked -= declared.columns
    able = [name for name in parts if name in asked]
    of_levels = {name: levels[name] for name in able if name in levels}
    ended = [name for name in came if parts[name][0] == "outcome" or name in declared.outcomes]
    came = [name for name in came if name not in twice]
    once = [x for x in ended if is_only_alone(facts[x].word) and x not in declared.columns]
    beside = once if len(once) < len(ended) else []
    of_levels |= {x: categories.codes_of(head[x].to_pandas()) for x in beside if not facts[x].is_numeric}
    others = [x for x in [*able, *beside] if x not in numbers and x not in of_levels]
    known = known_with(head, came, numbers[[x for x in able if x in numbers]], of_levels, ended, others)
    return twice | (known if sum(x not in known for x in _features(parts)) >= basis.FEWEST_FEATURES else {})


def _features(parts: Mapping[str, Part]) -> list[str]:
    return [name for name, (role, _) in parts.items() if role == "feature"]


def _as_ignored(reasons: Mapping[str, str]) -> dict[str, Part]:
    return {name: ("ignored", reason) for name, reason in reasons.items()}


def _not_made(facts: Mapping[str, Facts]) -> dict[str, Facts]:
    """The columns but those that were made of orders: an empty cell is all that stands for missing there."""
    made = BEHAVIOUR if is_made_of_orders(facts) else ()
    return {name: column for name, column in facts.items() if name not in made}


def _of_orders(parts: Mapping[str, Part]) -> dict[str, Part]:
    """Where columns were made of orders, behaviour makes the segments, and all else describes them.

    What is the same of all, such as the orders where nobody came back, tells nothing.
    """
    if not is_made_of_orders(parts):
        return {**parts}
    beside: Part = ("descriptor", BESIDE_BEHAVIOUR)
    changed = {name: beside for name, part in parts.items() if part[0] == "feature" or part[1] == CATEGORY}
    tell = [name for name in BEHAVIOUR if name in parts and parts[name][1] not in (SAME, EMPTY)]
    made: dict[str, Part] = {name: (BEHAVIOUR[name].role, BEHAVIOUR[name].definition) for name in tell}
    return {**parts, **changed, **made}


def _themes(themes: Mapping[str, Theme | None]) -> dict[str, Theme | None]:
    """Where columns were made of orders, these tell what customers do."""
    of_orders = is_made_of_orders(themes)
    return {name: "does" if of_orders and name in BEHAVIOUR else theme for name, theme in themes.items()}


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
    return {name: nearly_constant(share, exact(value)) for name, (value, share) in shares.items()}


def _numbers(head: pa.Table, names: Sequence[str], scales: Mapping[str, Scale]) -> pd.DataFrame:
    """The first rows of these columns; ordered answers as ranks."""
    if not names:
        return pd.DataFrame(index=range(head.num_rows))
    [batch] = head.select(list(names)).combine_chunks().to_batches()
    features = [Feature(column=name, levels=scales[name].levels if name in scales else ()) for name in names]
    return pd.DataFrame(encoded(features, batch), columns=list(names))
