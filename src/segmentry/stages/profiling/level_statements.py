"""What can be said of single segments by their answers: which level most of them have, what they have or lack."""

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import levels_by_column
from segmentry.results.recipe import OTHER
from segmentry.stages.profiling.statement import FiguresOfSegments, Statement, near_the_outermost
from segmentry.stages.shared.answers_in_names import yes_and_no
from segmentry.stages.shared.display_names import column_called, level_words, thing_called
from segmentry.stages.shared.levels_in_names import (
    is_class,
    is_of_a_thing,
    level_of,
    names_an_aim,
    names_who_serves,
    of_many,
    says_enough,
    with_column,
)
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.own_doing import thing_given
from segmentry.stages.shared.readable import holds_a_code, in_quotes, is_code, says_of_what, stands_in_a_code_book

#: Share of a segment's customers who have a level that is said of it, or who say no; a level that fewer have is said to
#: be frequent where it is so many times as frequent as among all customers (ours).
_MOST, _HARDLY_ANY, _OFTEN, _TIMES, _HALF = 0.6, 0.2, 0.35, 2.0, 0.5
#: So many yes-or-no columns of what customers have are extras (ours).
_EXTRAS = 3


def of_levels(figures: FiguresOfSegments, among: Collection[str]) -> Iterator[Statement]:
    """What most of a segment are, or answer; or many of one where few others do."""
    levels = [level for level in figures.levels[0] if level.column in among]
    repeated = Counter(level_words(level.level).casefold() for level in figures.levels[0])
    each = {(x.column, x.level): x for x in levels}
    by_key = [{(x.column, x.level): x for x in own} for own in figures.levels]
    of_column = levels_by_column(levels)
    persons = {name for name, own in of_column.items() if names_who_serves(name, (x.level for x in own))}
    answers = {name for name, own in of_column.items() if says_yes_or_no(level_words(x.level) for x in own)}
    for (name, level), of_all in each.items():
        if level == OTHER or (name in persons and name not in answers):  # rare levels together are nobody
            continue
        column, overall = figures.columns[name], of_all.share_of_all or 0.0
        shares = np.array([(own[name, level].share or 0.0) if (name, level) in own else 0.0 for own in by_key])
        if name in answers and (answer := level_words(level).casefold()) in YES | NO:
            if answer in YES:
                yield from yes_or_no(figures, column, shares, overall)
            continue
        said = level_words(level)
        needs_its_column = names_an_aim(name) or is_class(name) or is_of_a_thing(name, said)
        alone = says_enough(level, repeated[said.casefold()]) and not needs_its_column
        unnamed = not alone and f"{name}={level}" not in figures.labels
        number_of_a_kind = level.isdigit() and not says_of_what(name, figures.labels)  # status 2
        vague = unnamed and (figures.is_vague(column) or number_of_a_kind or stands_in_a_code_book(level))
        words = _alone(figures, column, level) if alone else _with_column(figures, column, level, vague=vague)
        stands_alone = alone and words == said and column.theme == "is"
        tells_little = vague or (unnamed and _is_of_a_code(level, column_called(name, figures.labels).words))
        yield from _share(name, words, shares, overall, stands_alone=stands_alone, is_vague=tells_little)


def _is_of_a_code(level: str, name: str) -> bool:
    """Whether a level is a letter or a number of a kind, and counts nothing: status A, store 4, and not 2 children."""
    return is_code(level) and not (level.isdigit() and is_plural(name.rpartition(" ")[2]))


def yes_or_no(figures: FiguresOfSegments, column: Column, yes: Floats, overall: float) -> Iterator[Statement]:
    """With something, or without it: of every segment the share of those who say yes, and of all customers."""
    thing = thing_called(column.name, figures.labels)
    thing = thing if column.name in figures.labels or "(" in thing else thing_given(thing)
    vague = figures.is_vague(column) or not says_of_what(column.name, figures.labels)
    thing = in_quotes(thing) if vague or holds_a_code(column.name, figures.labels) else thing
    with_it, without = yes_and_no(thing)
    yield from _share(column.name, with_it, yes, overall, stands_alone=" " in thing, is_vague=vague)
    excess, apart = _excess(1 - yes, 1 - overall), _apart(yes)
    holds = near_the_outermost(excess) & (yes <= _HARDLY_ANY)
    if holds.any():
        lacks = without.startswith("no ")
        yield Statement(column.name, without, holds, excess, apart, is_vague=vague, lacks=lacks, held=1 - yes)


def _share(
    column: str, words: str, shares: Floats, overall: float, *, stands_alone: bool = False, is_vague: bool = False
) -> Iterator[Statement]:
    excess, apart = _excess(shares, overall), _apart(shares)
    near = near_the_outermost(excess)
    mostly = near & (shares >= _MOST)
    frequent = near & (shares >= _OFTEN) & (shares >= _TIMES * overall) & ~mostly
    if mostly.any():
        yield Statement(column, words, mostly, excess, apart, stands_alone, is_vague=is_vague, held=shares)
        return
    often = frequent & (shares >= _HALF)
    for is_often, holds in ((True, often), (False, frequent & ~often)):
        if holds.any():
            many = of_many(words, is_often=is_often)
            yield Statement(column, many, holds, excess, apart, is_vague=is_vague, held=shares)


def extras(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
    """Many extras or few, where several columns say yes or no to what customers have."""
    yes: dict[str, Floats] = {}
    for j, average in enumerate(figures.averages[0]):
        column = figures.columns[average.column]
        if column.name in among and column.theme == "has" and column.kind == "share":
            yes[column.name] = np.array([averages[j].mean or 0.0 for averages in figures.averages])
    for place, level in enumerate(figures.levels[0]):
        if level.column in among and figures.columns[level.column].theme == "has" and level.level.casefold() in YES:
            yes[level.column] = np.array([own[place].share or 0.0 for own in figures.levels])
    if len(yes) < _EXTRAS:
        return []
    shares = np.array(list(yes.values()))
    count, spread = shares.sum(axis=0), float((shares * (1 - shares)).sum(axis=0).mean() ** 0.5) or 1.0
    sizes = np.array([max((a.count for a in own), default=1) for own in figures.averages], float)
    if not sizes.any():
        sizes = np.ones(len(count))
    difference, apart = (count - np.average(count, weights=sizes)) / spread, np.abs(count[:, None] - count) / spread
    columns = tuple(yes)
    made = []
    for words, towards in (("many extras", difference), ("few extras", -difference)):
        holds = near_the_outermost(towards)
        if holds.any():
            made.append(Statement(columns[0], words, holds, towards, apart, columns=columns))
    return made


def _excess(shares: Floats, overall: float) -> Floats:
    """How far shares are from that of all customers, in standard deviations of a yes and no."""
    spread = (overall * (1 - overall)) ** 0.5
    return (shares - overall) / spread if spread else np.zeros(len(shares))


def _apart(shares: Floats) -> Floats:
    """Cohen's h of every two."""
    angles = 2 * np.arcsin(np.sqrt(np.clip(shares, 0.0, 1.0)))
    return np.asarray(np.abs(angles[:, None] - angles))


def _alone(figures: FiguresOfSegments, column: Column, level: str) -> str:
    """A level that says enough without its column, as what people are, live in or have."""
    if label := figures.labels.get(f"{column.name}={level}"):
        return label
    return level_of(column.name, level_words(level), has=column.theme in ("has", "does"))


def _with_column(figures: FiguresOfSegments, column: Column, level: str, *, vague: bool) -> str:
    if label := figures.labels.get(f"{column.name}={level}"):
        return label
    name, words = column_called(column.name, figures.labels).words, level_words(level)
    if vague and stands_in_a_code_book(level):
        return with_column(column.name, name, in_quotes(words))
    return with_column(column.name, in_quotes(name) if vague else name, words)
