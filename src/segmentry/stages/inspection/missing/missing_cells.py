"""What stands for a missing cell in every column, decided once: stand-ins, survey codes, and words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Measure, Rows
from segmentry.results.recipe import Feature
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing import missing_words, stand_ins, survey_codes
from segmentry.stages.inspection.missing.far_out import may_be_far_out
from segmentry.stages.inspection.missing.missing_words import MissingWords
from segmentry.stages.inspection.missing.stand_ins import StandIns
from segmentry.stages.inspection.missing.survey_codes import Codes
from segmentry.stages.inspection.missing.without_missing import measured
from segmentry.stages.inspection.roles import A_DATE, CASE_WEIGHT, CODED, DATE_AS_NUMBER, Part
from segmentry.stages.shared.values import is_missing

#: Columns of these roles may hold words for missing.
_WITH_WORDS = ("feature", "descriptor", "outcome", "value")
#: Columns of these reasons hold no amounts and no answers.
_NO_AMOUNTS = (CASE_WEIGHT, DATE_AS_NUMBER)

Values = TypeVar("Values", StandIns, Codes)


@dataclass(frozen=True)
class Missing:
    """By column what was found at its ends, beside its scale and among its words."""

    apart: Mapping[str, StandIns]
    codes: Mapping[str, Codes]
    words: Mapping[str, MissingWords]

    def taken(self, name: str) -> dict[float | str, int]:
        """What counts as missing in a column, with its cells; empty cells are told elsewhere."""
        apart, codes, words = self.apart.get(name), self.codes.get(name), self.words.get(name)
        taken: dict[float | str, int] = {}
        taken.update(apart.sure.items() if apart else ())
        taken.update(codes.sure.items() if codes else ())
        taken.update((word, n) for word, n in (words.missing.items() if words else ()) if word.strip())
        return taken

    def has_blanks(self, name: str) -> bool:
        """Whether cells of a column of text hold nothing but blanks."""
        return name in self.words and any(not word.strip() for word in self.words[name].missing)

    def cells_taken(self) -> dict[str, int]:
        """By column the cells that are told as taken for missing."""
        return {name: sum(self.taken(name).values()) for name in {*self.apart, *self.codes, *self.words}}

    def feature(self, column: Facts) -> Feature:
        """How its cells are read."""
        taken, words = self.taken(column.name), self.words.get(column.name)
        return Feature(
            column=column.name,
            type=column.type,
            stand_ins=tuple(value for value in taken if not isinstance(value, str)),
            missing_words=tuple(value for value in taken if isinstance(value, str)),
            words_kept=tuple(words.kept) if words else (),
        )


def find(rows: Rows, facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> Missing:
    """Look at the columns that hold amounts, answers or categories."""
    worth = [column for name, column in facts.items() if _worth_a_look(column, parts[name])]
    counted = _counted(rows, worth)
    apart = stand_ins.find(rows, [c for c in worth if c.name in counted or _has_ends(c)], counted)
    left = {
        name: {value: n for value, n in counts.items() if name not in apart or value not in apart[name].sure}
        for name, counts in counted.items()
    }
    codes = survey_codes.find(left)
    for name in (name for name in facts if parts[name][1] == CODED):
        if name in apart:
            apart[name] = _of_kinds(apart[name])
        if name in codes:
            codes[name] = _of_kinds(codes[name])
    for name in codes.keys() & apart.keys():
        apart[name] = replace(apart[name], doubtful=_without(apart[name].doubtful, codes[name]))
    text = [column for name, column in facts.items() if column.type == "text" and parts[name][0] in _WITH_WORDS]
    return Missing(apart, codes, missing_words.find(rows, text))


def without(rows: Rows, facts: Mapping[str, Facts], missing: Missing) -> dict[str, Facts]:
    """The facts of the columns in which something stands for missing, without it."""
    concerned = [column for name, column in facts.items() if missing.taken(name) or missing.has_blanks(name)]
    features = {column.name: missing.feature(column) for column in concerned}
    numbers = [feature for feature in features.values() if feature.type != "text"]
    figures = measured(rows, numbers, {name: column.figures for name, column in facts.items()})
    changed = {}
    for column in concerned:
        if column.type == "text":
            words = missing.words[column.name].missing
            filled = column.figures.filled - sum(words.values())
            distinct = min(max(column.figures.distinct - len(words), min(filled, 1)), filled)
            figures[column.name] = replace(column.figures, filled=filled, distinct=distinct)
        cells = tuple(cell for cell in column.cells if not _stands(features[column.name], cell))
        changed[column.name] = replace(column, figures=figures[column.name], cells=cells)
    return changed


def blanked(head: pa.Table, concerned: Mapping[str, Facts], missing: Missing) -> pa.Table:
    """The first rows, with nothing in cells that stand for missing (but for dates, which are not compared).

    Parameters
    ----------
    concerned : dict of Facts
        The columns in which something does, see `without`.
    """
    for name, column in concerned.items():
        if column.type == "date":
            continue
        feature, cells = missing.feature(column), head[name].combine_chunks()
        stands = [value for value in cells.unique().to_pylist() if value is not None and _stands(feature, value)]
        empty = pc.is_in(cells, value_set=pa.array(stands, cells.type))
        head = head.set_column(head.schema.get_field_index(name), name, pc.if_else(empty, None, cells))
    return head


def _stands(feature: Feature, cell: Any) -> bool:
    return is_missing(feature, cell) if isinstance(cell, str) else cell in feature.stand_ins


def _worth_a_look(column: Facts, part: Part) -> bool:
    role, reason = part
    if column.type == "date":
        return part == A_DATE and stand_ins.may_have_any(column)
    if not column.is_numeric or reason.startswith(_NO_AMOUNTS) or "stand for origin" in reason:
        return False
    return role in _WITH_WORDS and column.figures.min is not None


def _has_ends(column: Facts) -> bool:
    """Whether an end is a usual stand-in or far out."""
    return stand_ins.may_have_any(column) or may_be_far_out(column)


def _counted(rows: Rows, columns: list[Facts]) -> dict[str, dict[float, int]]:
    """How often each value is met in columns of few, where codes may stand beside a scale or at an end."""
    few = [c for c in columns if c.type != "date" and c.figures.distinct <= survey_codes.MOST_DIFFERENT]
    able = [c for c in few if _has_ends(c) or survey_codes.may_have_any(c.figures.min or 0.0, c.figures.max or 0.0)]
    counts = rows.query([Measure("levels", column.name) for column in able])
    return {
        column.name: {float(value): n for value, n in levels.items()}
        for column, levels in zip(able, counts, strict=True)
    }


def _without(doubtful: Mapping[float, int], codes: Codes) -> dict[float, int]:
    return {value: n for value, n in doubtful.items() if value not in codes.sure and value not in codes.doubtful}


def _of_kinds(values: Values) -> Values:
    """Of numbers that name kinds: 99 may be one of them, a number below 0 is none."""
    below = {value: n for value, n in values.sure.items() if value < 0}
    others = {value: n for value, n in values.sure.items() if value >= 0}
    return replace(values, sure=below, doubtful={**values.doubtful, **others})
