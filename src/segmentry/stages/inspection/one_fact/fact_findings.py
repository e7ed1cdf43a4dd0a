"""What columns and findings say of dummies, of shared levels, and of numbers that say the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from segmentry import wording
from segmentry.plan import Plan
from segmentry.results.columns import Column, Finding
from segmentry.results.made import Elsewhere, Made
from segmentry.results.mend import Mend
from segmentry.stages.inspection.one_fact.fact_groups import FactGroup
from segmentry.stages.inspection.one_fact.shared_levels import SharedLevel
from segmentry.stages.shared.display_names import thing_called
from segmentry.stages.shared.made_cells import FILLED
from segmentry.wording import of_columns, option

_TOGETHER = "go together"
#: From so many groups on one sentence tells them; of so many at most.
_MANY, _MOST = 4, 6


def named_columns(plan: Plan, names: Iterable[str]) -> frozenset[str]:
    """The columns that stay as they are: those that the plan names; with the textbook preset all."""
    if plan.preset == "classic":
        return frozenset(names)
    options = [name for name, of in plan.columns.items() if {"role", "type"} & of.model_fields_set]
    return frozenset([*(plan.features or ()), *options, *filter(None, (plan.weight, plan.latest_by, plan.customer))])


def with_sources(columns: Sequence[Column], made: Mapping[str, Made], shared: Sequence[SharedLevel]) -> list[Column]:
    """The columns with what they are made of, and with the levels that others say for them."""
    said: dict[str, tuple[Elsewhere, ...]] = {}
    for level in shared:
        for name, cell in level.levels.items():
            said[name] = (*said.get(name, ()), Elsewhere(level=cell, column=level.name))
    with_levels = [column.model_copy(update={"elsewhere": said.get(column.name, ())}) for column in columns]
    of = {
        name: {"made_of": column.made_of, "rest": column.rest, "ticked": column.ticked} for name, column in made.items()
    }
    return [column.model_copy(update=of.get(column.name, {})) for column in with_levels]


def boxes_called(columns: Iterable[Column]) -> list[Column]:
    """The columns, those made of one box called as that one: `ticked` is no word of the table."""
    return [
        c.model_copy(update={"called": thing_called(c.sources[0], {})}) if c.ticked and len(c.made_of) == 1 else c
        for c in columns
    ]


def with_groups(columns: Iterable[Column], groups: Sequence[FactGroup]) -> list[Column]:
    """The columns with the groups of features that say much the same, and what they weigh by that."""
    group_of = {name: group for group in groups for name in group.names}
    updates = {name: {"fact": group.name, "fact_weight": group.weight} for name, group in group_of.items()}
    without = {"fact": None, "fact_weight": 1.0}
    return [column.model_copy(update=updates.get(column.name, without)) for column in columns]


def made_findings(made: Mapping[str, Made], shared: Sequence[SharedLevel]) -> Iterator[Finding]:
    """What was joined, and which levels count once."""
    names = {level.name for level in shared}
    yield from (_joined(n, of.sources) for n, of in made.items() if len(of.sources) > 1 and n not in names)
    alone = ((n, of) for n, of in made.items() if len(of.sources) == 1 and not of.ticked and n not in names)
    yield from (_told_beside(name, of) for name, of in alone)
    ticked = {name: of for name, of in made.items() if of.ticked}
    given = {name: of for name, of in ticked.items() if any(source.cell == FILLED for source in of.made_of)}
    yield from (_ticked(alike) for alike in ({x: ticked[x] for x in ticked if x not in given}, given) if alike)
    for level in shared:
        yield _shared(level.name, tuple(level.levels), Counter(level.levels.values()).most_common(1)[0][0])


def grouped(groups: Sequence[FactGroup], seen: str) -> Iterator[Finding]:
    """Numbers that say much the same, and what they count by that; many groups in one sentence."""
    if len(groups) < _MANY:
        yield from (_grouped(group, seen) for group in groups)
        return
    each = [f"{of_columns(group.names)} (weigh as {group.facts:.1f})" for group in groups]
    groups_listed = wording.listed(each, most=_MOST)
    what = f"{len(groups)} groups of columns {_TOGETHER} ({seen}), and what they share counts once: {groups_listed}."
    names = tuple(name for group in groups for name in group.names)
    remedy, mend = _in_full(names[0]), _each_in_full(names)
    yield Finding(severity="warning", column=None, what=what, remedy=remedy, columns=names, mend=mend)


def _grouped(group: FactGroup, seen: str) -> Finding:
    worth = f"what they share counts once: they weigh as {group.facts:.1f} columns, not as {len(group.names)}."
    what = f"{of_columns(group.names)} {_TOGETHER} ({seen}), and {worth}"
    remedy, names = _in_full(group.names[0]), group.names
    mend = _each_in_full(names)
    return Finding(severity="warning", column=names[1], what=what, remedy=remedy, columns=names, mend=mend)


def _each_in_full(names: Sequence[str]) -> Mend:
    return Mend.of("Count each in full", names, weight=1.0)


def _in_full(name: str) -> str:
    return f"Set {option(name, 'weight')} = 1 in the plan, and so for the others, to count each in full."


def is_of_groups(finding: Finding) -> bool:
    """Whether it tells of numbers that say much the same."""
    return f" {_TOGETHER} (" in finding.what


def _joined(name: str, sources: Sequence[str]) -> Finding:
    what = f"{of_columns(sources)} exclude each other: they are read as one category, `{name}`."
    remedy = f'Set {option(sources[0], "role")} = "feature" in the plan, and so for the others, to use each by itself.'
    mend = Mend.of("Use each by itself", sources, role="feature")
    return Finding(severity="note", column=name, what=what, remedy=remedy, columns=tuple(sources), mend=mend)


def _told_beside(name: str, of: Made) -> Finding:
    """What a column tells beside what it is left out for."""
    [source] = of.sources
    levels = wording.listed(dict.fromkeys(f"`{each.cell}`" for each in of.made_of))
    what = f"`{source}` tells by {levels} who is a {of.made_of[0].level}: it is read as `{name}`, too."
    remedy = f'Set {option(name, "role")} = "ignored" in the plan if not.'
    mend = Mend.not_using([name], "ignored")
    return Finding(severity="note", column=name, what=what, remedy=remedy, mend=mend)


def _ticked(made: Mapping[str, Made]) -> Finding:
    """Columns of one value and empty cells, or of what customers were given, in one sentence."""
    sources = [source for of in made.values() for source in of.made_of]
    different = dict.fromkeys("something" if source.cell == FILLED else source.cell for source in sources)
    cells = wording.listed(different, "or", most=wording.MOST_LISTED)
    names = list(dict.fromkeys(source.column for source in sources))
    holds = f"{of_columns(names)} {'hold' if len(names) > 1 else 'holds'} {cells} or nothing"
    no = "a no" if "something" in different else "a box that was not ticked"
    what = f"{holds}: an empty cell is taken for {no}. They are read as {of_columns(list(made))}."
    what = what if len(names) > 1 else what.replace("They are", "It is")
    remedy = f'Set {option(next(iter(made)), "role")} = "ignored" in the plan if nothing is known there.'
    column, mend = next(iter(made)) if len(made) == 1 else None, Mend.not_using(made, "ignored")
    return Finding(severity="warning", column=column, what=what, remedy=remedy, mend=mend)


def _shared(name: str, columns: Sequence[str], level: str) -> Finding:
    if len(columns) == 1:
        what = f'"{level}" in {of_columns(columns)} says what `{name}` says. It counts once, as `{name}`.'
    else:
        where = f'"{level}" stands in the same rows of {of_columns(columns)}'
        what = f"{where}. It counts once, as `{name}`, not in each of them."
    where = "there" if len(columns) == 1 else "in each of them"
    remedy = f'Set {option(name, "role")} = "descriptor" in the plan to count it {where} instead.'
    mend = Mend.of(f"Count it {where} instead", [name], role="descriptor")
    return Finding(severity="note", column=name, what=what, remedy=remedy, mend=mend)
