"""A status of several levels as one outcome: which of them are bad ends, and which may still become one.

An expert begins there: late, charged off or in default against the rest. What is still open counts as not yet.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.results.columns import Column, Finding
from segmentry.results.made import Made, Source
from segmentry.results.mend import Mend
from segmentry.stages.inspection import ended_with
from segmentry.stages.inspection.ended_with import Ended
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.one_fact.joining import beside, facts_of
from segmentry.stages.inspection.roles import SOURCE, Part
from segmentry.stages.shared.bad_ends import Side, as_one, in_words, loses_a_part, may_come_back, side_of
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.level_counts import counts_in_table, level_counts
from segmentry.stages.shared.made_cells import FILLED
from segmentry.stages.shared.worst_grade import worst_of
from segmentry.wording import listed, option, plural

#: Levels that are looked at, and the part of the rows whose level no word tells (ours).
_FEWEST, _MOST, _UNKNOWN = 3, 12, 0.05
#: The level of all that is no bad end, or not yet.
NOT_SO = "not so"


@dataclass(frozen=True)
class Asked:
    """What the plan says: which levels of columns count as yes (none: each is told by itself), what is an outcome, and
    of which `others` it says anything, which stay as they are."""

    yes: Mapping[str, Sequence[str]]
    outcomes: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True)
class Told:
    """What of a status is told as one: the levels that count as yes, and those that may still end so.

    Attributes
    ----------
    open_rows : int
        Rows with one of the levels that are open.
    planned : bool
        The plan says which they are.
    said : str
        What is said of them where their words do not tell; of a day of leaving any cell counts.
    """

    column: str
    yes: tuple[str, ...]
    open: tuple[str, ...]
    open_rows: int
    planned: bool = False
    said: str = ""

    @property
    def level(self) -> str:
        """The levels that count as yes, as one."""
        return self.said or as_one(in_words(level, self.column) for level in self.yes)

    @property
    def made(self) -> Made:
        """The column that tells them as one."""
        sources = tuple(Source(column=self.column, cell=cell, level=self.level) for cell in self.yes)
        return Made(made_of=sources, rest=NOT_SO, ticked=self.is_filled)

    @property
    def is_filled(self) -> bool:
        """Whether any cell counts as yes, and an empty one as no."""
        return self.yes == (FILLED,)


@dataclass(frozen=True)
class BadEnds:
    """By the name of the column that is made, what it tells; the columns of which nobody knows a bad end; and the bad
    levels of outcomes."""

    told: Mapping[str, Told] = field(default_factory=dict)
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    levels: Mapping[str, Sequence[str]] = field(default_factory=dict)


def make(
    rows: Rows,
    head: pa.Table,
    facts: dict[str, Facts],
    parts: dict[str, Part],
    made: dict[str, Made],
    asked_for: Asked,
    ended: Mapping[str, Sequence[str]],
    blanked: Container[str] = (),
) -> tuple[pa.Table, BadEnds]:
    """The first rows with what was made beside them; `facts`, `parts` and `made` get it, too.

    `ended`: by column the levels that have consequences, which are bad ends whatever their words say; `blanked` are
    columns of which some filled cells stand for missing.
    """
    planned = asked_for.yes
    left = {} if asked_for.outcomes else ended_with.find(head, facts, parts, asked_for.others, blanked)
    able = [name for name, column in facts.items() if name not in asked_for.others and _may_be_one(column)]
    able = [name for name in able if parts[name][0] == "outcome" or name in asked_for.outcomes]
    counted = counts_in_table(rows, dict.fromkeys([*planned, *able]))
    told, asked = {}, {}
    for name in dict.fromkeys([*counted, *(left if not ended else ())]):
        levels = {str(level): count for level, count in counted.get(name, {}).items()}
        if name in planned:
            found = _by_plan(name, levels, planned[name])
        else:
            found = _by_cell(name, left.get(name), _by_words(name, levels, ended.get(name, ())))
        if found is None and name in asked_for.outcomes and name not in planned:
            found = _by_grades(name, levels)
        if found is not None:
            told[_free(f"{name} ({found.level})", facts)] = found
        elif name not in planned and len(levels) >= _FEWEST:
            asked[name] = sorted(levels, key=lambda level: (-levels[level], level))
    new = {name: of.made for name, of in told.items()}
    made |= new
    for name, by_level in level_counts(rows, new).items():
        head = beside(head, name, made[name])
        facts[name] = facts_of(head, rows.n_rows, name, by_level, "text")
        parts[name] = "outcome", f"`{told[name].column}` as yes and no"
        parts[told[name].column] = "ignored", f"{SOURCE} `{name}` is made of"
    unwanted = {name: of for name, of in told.items() if not of.planned and side_of(of.yes[0], of.column) != "taken"}
    bad = {name: (of.level,) for name, of in unwanted.items()}
    return head, BadEnds(told, asked, {**ended, **bad})


def _may_be_one(column: Facts) -> bool:
    return column.type == "text" and _FEWEST <= column.figures.distinct <= _MOST


def _by_plan(name: str, levels: Mapping[str, int], yes: Sequence[str]) -> Told | None:
    """What the plan tells, where it tells of levels that are there."""
    if missing := [level for level in yes if level not in levels]:
        there = listed([f'"{level}"' for level in levels], most=_MOST)
        raise SegmentryError(f'`{name}` has no level "{missing[0]}" that could count as yes: there are {there}.')
    return Told(name, tuple(yes), (), 0, planned=True) if yes else None


def _by_cell(name: str, ended: Ended | None, by_words: Told | None) -> Told | None:
    """What words tell; where these say nothing, what is filled only then does."""
    if ended is None or (by_words is not None and any(side_of(level, name) for level in by_words.yes)):
        return by_words
    return Told(name, (ended.cell,), (), 0, said=ended.said)


def _by_words(name: str, levels: Mapping[str, int], ended: Sequence[str]) -> Told | None:
    """What the words of its levels and their consequences tell; None where that is not enough."""
    sides: dict[str, Side | None] = {level: "bad" if level in ended else side_of(level, name) for level in levels}
    bad, taken = (sorted(level for level, side in sides.items() if side == end) for end in ("bad", "taken"))
    unknown = sum(levels[level] for level, side in sides.items() if side is None)
    if not bad or len(levels) < _FEWEST or len(bad) == len(levels):
        return None
    if not ended:  # consequences tell of all other levels that they are no bad ends
        if len(bad) + sum(side is None for side in sides.values()) == len(levels):
            return None
        if unknown > _UNKNOWN * sum(levels.values()) and not taken:
            return None
    gone = [level for level in bad if level in ended or not may_come_back(level, name)] or bad
    over = {*gone, *(level for level, side in sides.items() if side in ("good", "taken") or (ended and side is None))}
    still = sorted((level for level in sides if level not in over), key=lambda level: -levels[level])
    return Told(name, tuple(taken or gone), tuple(still), sum(levels[level] for level in still))


def _by_grades(name: str, levels: Mapping[str, int]) -> Told | None:
    """What is so of those with the worst grade, where somebody asks about grades."""
    worst = worst_of(levels, name) if len(levels) >= _FEWEST else None
    return None if worst is None else Told(name, (worst,), (), 0)


def _free(name: str, taken: Mapping[str, Facts]) -> str:
    while name in taken:
        name = f"{name} "
    return name


def with_bad_ends(columns: Sequence[Column], found: BadEnds) -> list[Column]:
    """The columns with their bad levels, and what is open in those that were made, which are called as what they are
    made of."""
    told = found.told
    columns = [c.model_copy(update={"bad_levels": (*found.levels.get(c.name, ()),)}) for c in columns]
    return [
        c.model_copy(update={"called": display_name(told[c.name].column).words, "not_yet": told[c.name].open})
        if c.name in told
        else c
        for c in columns
    ]


def findings(found: BadEnds) -> Iterator[Finding]:
    """Which levels count as yes, and how to change that; or that nobody knows which."""
    for told in found.told.values():
        if told.planned:
            continue
        if told.is_filled:
            what = f"`{told.column}` is told as yes or no: whoever has a date there {told.said}, the others did not."
            remedy = f'Set {option(told.column, "role")} = "descriptor" in the plan if it tells something else.'
            yield Finding(severity="note", column=told.column, what=what, remedy=remedy)
            continue
        still = f" {listed(told.open)} {plural(len(told.open), 'counts', 'count')} as not yet." if told.open else ""
        part = [level for level in told.yes if loses_a_part(level)]
        if part and len(part) < len(told.yes):
            still += f" {listed(part)} {plural(len(part), 'is', 'are')} a loss in part, and may be left out."
        what = f"`{told.column}` is told as yes or no: {listed(told.yes)} {plural(len(told.yes), 'counts', 'count')}"
        remedy = f"Set {option(told.column, 'yes')} in the plan to count others, to [] to tell each level by itself."
        mend = Mend.of("Tell each level by itself", [told.column], yes=())
        yield Finding(severity="note", column=told.column, what=f"{what} as yes.{still}", remedy=remedy, mend=mend)
    for name, levels in found.asked.items():
        what = f"`{name}` has {len(levels)} levels, and no word tells which of them are wanted."
        remedy = f'Set {option(name, "yes")} = ["{levels[0]}"] in the plan, with the levels that count as yes.'
        yield Finding(severity="note", column=name, what=what, remedy=remedy)
