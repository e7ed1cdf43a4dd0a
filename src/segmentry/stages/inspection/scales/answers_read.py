"""What numbers and words really are: codes, answers with an order, items of a battery."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.stages.inspection import categories
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing.missing_cells import Missing
from segmentry.stages.inspection.roles import CATEGORY, CODED, Part
from segmentry.stages.inspection.scales import codes, ordering
from segmentry.stages.inspection.scales.batteries import Battery, OneScale, batteries, items_by_name, on_one_scale
from segmentry.stages.shared.answers import Scale


@dataclass(frozen=True)
class Answers:
    """What was found in all columns.

    Attributes
    ----------
    coded : frozenset
        Columns whose numbers name kinds.
    judged : tuple of str
        Of these those that may make segments, as categories.
    scales : dict
        The order of the answers of columns that have one.
    ordered : tuple of str
        Of these those that make segments.
    batteries : dict
        The battery of columns that are answers on one scale.
    doubtful_codes : tuple of str
        Numbers that may name kinds.
    doubtful_orders : dict
        Levels that may have the order in which they are given.
    """

    coded: frozenset[str]
    judged: tuple[str, ...]
    scales: Mapping[str, Scale]
    ordered: tuple[str, ...]
    batteries: Mapping[str, Battery] = field(default_factory=dict)
    doubtful_codes: tuple[str, ...] = ()
    doubtful_orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def copies(self, head: pa.Table, numbers: pd.DataFrame) -> dict[str, Part]:
        """The parts of ordered answers that say the same as a number, or as others before them."""
        levels = {name: categories.codes_of(head[name].to_pandas()) for name in self.ordered}
        return categories.copies(levels, numbers.drop(columns=list(self.ordered), errors="ignore"))

    def with_reasons(self, parts: Mapping[str, Part]) -> dict[str, Part]:
        """The parts of categories with a reason that says of codes that they are such."""
        return codes.with_reasons(parts, self.judged)

    def on_one_scale(self, numbers: pd.DataFrame, facts: Mapping[str, Facts]) -> tuple[OneScale, ...]:
        """Features with the same answers, in an order."""
        return on_one_scale(numbers, facts, self.scales)

    def with_batteries(
        self,
        alike: Sequence[OneScale],
        head: pa.Table,
        numbers: pd.DataFrame,
        facts: Mapping[str, Facts],
        parts: Mapping[str, Part],
    ) -> "Answers":
        """With the batteries among the features, of columns that are `alike` in their answers; and what is doubtful."""
        found = batteries(alike, numbers, facts)
        doubts = codes.doubtful(facts, parts, found, numbers), ordering.doubtful(head, facts, self.scales)
        return replace(self, batteries=found, doubtful_codes=doubts[0], doubtful_orders=doubts[1])

    def without(self, numbers: pd.DataFrame) -> pd.DataFrame:
        """The columns of numbers that are no answers on a scale."""
        return numbers.drop(columns=[*self.scales, *self.batteries], errors="ignore")


def find(
    rows: Rows,
    head: pa.Table,
    facts: Mapping[str, Facts],
    parts: dict[str, Part],
    declared: Mapping[str, Sequence[str]],
    missing: Missing,
) -> Answers:
    """Codes, and answers with an order; `parts` gets theirs: codes describe until they are judged with the others."""
    in_table = {name: column for name, column in facts.items() if name in rows.types}
    items = items_by_name(in_table)
    coded = codes.coded(in_table, parts, items) | codes.by_form(head, in_table, parts, items)
    parts |= codes.freed(items, coded, parts)
    judged = tuple(name for name in in_table if name in coded and codes.is_judged(facts[name], parts[name]))
    parts |= dict.fromkeys(judged, ("descriptor", CODED))
    scales = ordering.scales(rows, head, in_table, declared)
    ordered = {name: categories.codes_of(head[name].to_pandas()) for name in scales if parts[name][1] == CATEGORY}
    read = {name: missing.feature(facts[name]) for name in ordered}
    parts |= dict.fromkeys(ordered, ("feature", ordering.ORDERED)) | categories.near_constants(rows, ordered, read)
    return Answers(coded, judged, scales, tuple(ordered))
