"""Which columns of numbers hold codes: few whole numbers whose order means nothing, by name and form together."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence, Set

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.results.columns import Theme
from segmentry.stages.inspection.categories import HARDLY_RELATED, UNRELATED
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.number_forms import is_nameless, may_be_codes
from segmentry.stages.inspection.roles import CATEGORY, CODED, MOST_LEVELS, NUMBER, ROWS_A_LEVEL, Part
from segmentry.stages.shared import coding
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.in_percent import is_percentage
from segmentry.stages.shared.plain_words import word_set

#: Roles that say more of a column than that it holds codes.
_NO_CODES = ("id", "ignored", "value", "weight")
#: A doubt is told of few whole numbers by name and form; of more by form alone.
_FEW = 20
#: Scales on which people answer, and columns from which one of their own is shared by a battery (ours).
_SCALES = {(low, high) for low, highs in {1: (4, 5, 6, 7, 9, 10), 0: (4, 5, 6, 10)}.items() for high in highs}
_ONE_SCALE = 3
#: More numbers without a hole may be years of school, which pile up at its ends (ours).
_LONGEST_RUN = 9
#: Stems of steps in longer words: `motheduc`.
_STEP = re.compile(r"educ|school|(^|_)ed[a-z]?(_|$)|escol|bildung|income|year|grade")
#: Words of steps, whose numbers have an order, and themes by which a few numbers from 1 on may be kinds.
_STEPS = word_set(
    """
    level levels size grade grades rank score rating stage tier year years age ages alter edad idade eta leeftijd
    wiek income inc incgrp einkommen revenu revenus renta renda reddito inkomen dochod salary wage wages wealth educ
    education edu school schooling degree bildung abschluss instruccion instruction escolaridad
    escolaridade istruzione opleiding wyksztalcenie band bands range bracket tranche fascia faixa tramo nivel niveau
    livello poziom stufe term terms duration frequency freq ability quality health importance interest class
    estrato social poverty density rooms bedrooms persons members child kids adults doors cylinders stars star risk
    bmi"""
)
_KINDS_OF: tuple[Theme | None, ...] = (None, "is", "has")


def coded(facts: Mapping[str, Facts], parts: Mapping[str, Part], items: Sequence[Sequence[str]]) -> frozenset[str]:
    """The columns whose numbers name kinds.

    Of columns that are called alike and lie on one scale (`items`), few of them named like codes, none is: they tell
    what is thought of a brand.
    """

    def is_code(name: str, column: Facts) -> bool:
        role, reason = parts[name]
        if role in _NO_CODES or (role == "outcome" and column.figures.distinct != 2) or display_name(name).unit:
            return False
        if _is_yes_no(column):
            return coding.names_kinds(column.word, is_yes_no=True)
        return reason == CODED or _is_coded(column)

    codes = frozenset(name for name, column in facts.items() if is_code(name, column))
    return codes.difference(*(same for same in items if 2 * len(codes.intersection(same)) < len(same)))


def by_form(
    head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part], items: Sequence[Sequence[str]]
) -> frozenset[str]:
    """The columns of few whole numbers that are no scale and thin out nowhere, under names that tell no step.

    Answers on the usual scales (1 to 5, 0 to 10), steps of one width and what lies on one scale with two others are
    none: of these a doubt is told. `head` has the first rows.
    """
    able = [c for c in facts.values() if parts[c.name] == ("feature", NUMBER) and c.is_whole and _tells_no_step(c)]
    able = [column for column in able if not is_percentage(column.name)]
    ends = Counter((c.figures.min, c.figures.max) for c in able)
    alike = {name for same in items for name in same}
    few = [c for c in able if _is_few(c, _FEW) and c.figures.distinct > 2 and c.name not in alike]
    alone = [c for c in few if ends[c.figures.min, c.figures.max] < _ONE_SCALE]
    return frozenset(c.name for c in alone if _are_kinds(head.column(c.name).drop_null().to_numpy()))


def _are_kinds(values: NDArray[np.float64]) -> bool:
    different = np.unique(values)
    low, high = float(different[0]), float(different[-1])
    without_holes = len(different) == high - low + 1
    is_scale_or_ladder = without_holes and ((low, high) in _SCALES or len(different) > _LONGEST_RUN)
    step = int(np.gcd.reduce(np.diff(different).astype(np.int64)))
    steps = step > 1 and len(different) > (high - low) / step / 2
    return low >= 1 and not (is_scale_or_ladder or steps) and may_be_codes(values, _FEW)


def freed(items: Sequence[Sequence[str]], coded: Set[str], parts: Mapping[str, Part]) -> dict[str, Part]:
    """The parts of items that are named like codes and are answers."""
    answers = {name for same in items for name in same if name not in coded}
    return {name: ("feature", NUMBER) for name in answers if parts[name][1] == CODED}


def doubtful(
    facts: Mapping[str, Facts], parts: Mapping[str, Part], beside: Container[str], numbers: pd.DataFrame
) -> tuple[str, ...]:
    """Features of whole numbers that may name kinds, by their name or, where that tells nothing, by their form.

    `beside`: none of these. `numbers` has the features' first rows.
    """
    able = [column for name, column in facts.items() if parts[name] == ("feature", NUMBER) and name not in beside]
    able = [column for column in able if column.name in numbers and not _is_yes_no(column)]
    return tuple(c.name for c in able if _doubted_by_name(c) or _doubted_by_form(c, numbers[c.name].to_numpy()))


def _doubted_by_name(column: Facts) -> bool:
    few = _is_few(column, _FEW) and (column.figures.min or 0.0) <= 1
    return few and (coding.may_name_kinds(column.word) or _is_one_or_two(column))


def _doubted_by_form(column: Facts, values: NDArray[np.float64]) -> bool:
    low = column.figures.min or 0.0
    if low < 0 or not column.is_whole or not (is_nameless(column) or (low >= 1 and _may_be_kinds(column))):
        return False
    return may_be_codes(values[~np.isnan(values)], _FEW)


def _may_be_kinds(column: Facts) -> bool:
    """Whether it holds few numbers and tells what customers are or have, and neither how many nor which step."""
    return column.figures.distinct <= _FEW and _tells_no_step(column)


def _tells_no_step(column: Facts) -> bool:
    """Whether the name tells nothing, or what customers are or have and neither how many nor which step."""
    steps = bool(_STEP.search(column.word)) or any(part in _STEPS for part in column.word.split("_"))
    return not steps and (is_nameless(column) or (named(column.word) in _KINDS_OF and not coding.counts(column.word)))


def _is_coded(column: Facts) -> bool:
    return column.is_numeric and _is_few(column, MOST_LEVELS) and coding.names_kinds(column.word, _is_yes_no(column))


def _is_few(column: Facts, most: int) -> bool:
    """Whether it holds few whole numbers (as a float where cells are missing), none of them negative but for -1."""
    low, high = column.figures.min, column.figures.max
    if low is None or high is None or column.figures.distinct > most or low < -9:
        return False
    return column.type == "integer" or all(float(cell).is_integer() for cell in column.cells)


def _is_one_or_two(column: Facts) -> bool:
    """Whether it holds 1 and 2 only, which may be yes and no, and is not named like a number of things."""
    ends = column.figures.min, column.figures.max
    return ends == (1, 2) and column.figures.distinct == 2 and not coding.counts(column.word)


def _is_yes_no(column: Facts) -> bool:
    return (column.figures.min, column.figures.max) == (0, 1)


def is_judged(column: Facts, part: Part) -> bool:
    """Whether it may make segments, as a category: by its name it holds kinds, and not the number of something."""
    few = column.figures.distinct <= MOST_LEVELS
    enough = few and column.figures.distinct * ROWS_A_LEVEL <= column.figures.filled
    numbers_something = part[1] == CODED and not coding.names_kinds_alone(column.word)
    return part[0] in ("feature", "descriptor") and part[1] in (CODED, NUMBER) and enough and not numbers_something


def with_reasons(judged: Mapping[str, Part], codes: Sequence[str]) -> dict[str, Part]:
    """The parts with a reason that says of these that they are codes."""
    parts = dict(judged)
    for name in codes:
        role, reason = parts[name]
        if reason.startswith((UNRELATED, HARDLY_RELATED)):
            parts[name] = role, CODED
        elif reason.startswith(CATEGORY):
            parts[name] = role, f"{CODED}{reason.removeprefix(CATEGORY)}".replace(" that goes with", ", which go with")
    return parts
