"""Columns that hold amounts of several kinds: what is told of them, and that they make no segments."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from segmentry.results.columns import Finding
from segmentry.results.table import Mixture
from segmentry.stages.inspection.deciding import Decided
from segmentry.stages.inspection.roles import CATEGORY, Part
from segmentry.wording import option


def set_apart(decided: Decided, mixtures: Sequence[Mixture]) -> Decided:
    """What was decided, but that columns whose amounts do not convert into each other describe."""
    parts: dict[str, Part] = {
        mixture.column: ("descriptor", f"it holds {mixture.kind}")
        for mixture in mixtures
        if mixture.is_text and _may_make_segments(decided.parts[mixture.column])
    }
    return replace(decided, parts=decided.parts | parts) if parts else decided


def mixed(mixture: Mixture) -> Finding:
    """A column of amounts of several kinds, and the option that reads it in one."""
    unit = option(mixture.column, "unit")
    if mixture.is_text:
        several = len(mixture.counts.keys() - {""}) > 1
        others = "cells in others count as missing" if several else "numbers alone are taken to be in it, too"
        remedy = f'Set {unit} = "{mixture.unit}" in the plan to read it in {mixture.unit}: {others}.'
    else:
        remedy = f'Set {option(mixture.column, "role")} = "descriptor" in the plan if that is wrong.'
    return Finding(severity="warning", column=mixture.column, what=mixture.what, remedy=remedy)


def other_notes(notes: Iterable[str], mixtures: Sequence[Mixture]) -> list[str]:
    """The notes of reading that no finding of a mixture tells."""
    told = {mixture.what for mixture in mixtures}
    return [note for note in notes if note not in told]


def _may_make_segments(part: Part) -> bool:
    role, reason = part
    return role in ("feature", "id") or (role == "descriptor" and reason.startswith(("text with", CATEGORY)))
