"""Columns that hold amounts of several kinds: what is told of them, and that they make no segments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from segmentry import wording
from segmentry.results.columns import Finding
from segmentry.results.mend import Mend
from segmentry.results.table import Mixture
from segmentry.sources.currencies import currency_of
from segmentry.stages.inspection.deciding import Decided
from segmentry.stages.inspection.roles import CATEGORY, Part
from segmentry.wording import option

#: The reason of a column that says what currency the amounts of its row are in.
OF_CURRENCIES = "the currencies that amounts are in"


def set_apart(decided: Decided, mixtures: Sequence[Mixture]) -> Decided:
    """What was decided, but that columns whose amounts do not convert into each other describe, and currencies, too."""
    parts: dict[str, Part] = {
        mixture.column: ("descriptor", f"it holds {mixture.kind}")
        for mixture in mixtures
        if mixture.is_text and _may_make_segments(decided.parts[mixture.column])
    }
    parts |= {
        name: ("descriptor", OF_CURRENCIES)
        for name, facts in decided.facts.items()
        if facts.type == "text" and _may_make_segments(decided.parts[name]) and _are_currencies(facts.cells)
    }
    return replace(decided, parts=decided.parts | parts) if parts else decided


def of_currencies(decided: Decided) -> Iterator[Finding]:
    """Columns that say that amounts are in several currencies."""
    for name, (_, reason) in decided.parts.items():
        if reason == OF_CURRENCIES:
            listed = wording.listed(sorted(set(map(str, decided.facts[name].cells))), most=wording.MOST_LISTED)
            what = f"`{name}` says that amounts are in several currencies: {listed}. So they cannot be compared."
            remedy = "Convert them to one currency in the table, or name the columns that hold no amounts in features."
            yield Finding(severity="warning", column=name, what=what, remedy=remedy)


def mixed(mixture: Mixture) -> Finding:
    """A column of amounts of several kinds, and the option that reads it in one."""
    unit = option(mixture.column, "unit")
    if mixture.is_text:
        several = len(mixture.counts.keys() - {""}) > 1
        others = "cells in others count as missing" if several else "numbers alone are taken to be in it, too"
        remedy = f'Set {unit} = "{mixture.unit}" in the plan to read it in {mixture.unit}: {others}.'
        mend = Mend.of(f"Read in {mixture.unit}", [mixture.column], unit=mixture.unit)
    else:
        remedy = f'Set {option(mixture.column, "role")} = "descriptor" in the plan if that is wrong.'
        mend = Mend.not_using([mixture.column])
    return Finding(severity="warning", column=mixture.column, what=mixture.what, remedy=remedy, mend=mend)


def other_notes(notes: Iterable[str], mixtures: Sequence[Mixture]) -> list[str]:
    """The notes of reading that no finding of a mixture tells."""
    told = {mixture.what for mixture in mixtures}
    return [note for note in notes if note not in told]


def _may_make_segments(part: Part) -> bool:
    role, reason = part
    return role in ("feature", "id") or (role == "descriptor" and reason.startswith(("text with", CATEGORY)))


def _are_currencies(cells: Sequence[Any]) -> bool:
    """Whether all cells are signs or codes of currencies, of two or more."""
    different = {currency_of(cell.strip()) for cell in set(cells)}
    return None not in different and len(different) > 1
