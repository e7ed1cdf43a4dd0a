"""What can be said of single segments in a few words, and of which of the others it is not true.

`older` is said of segments that lie near the oldest one, never of one that is a little above the average while another
is far above it; a level is said of segments of which most customers have it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level, levels_by_column
from segmentry.results.recipe import OTHER
from segmentry.results.typical_answer import Typical
from segmentry.stages.shared.answers_in_names import yes_and_no
from segmentry.stages.shared.display_names import (
    Labels,
    column_called,
    level_words,
    thing_called,
)
from segmentry.stages.shared.in_few_words import in_a_name
from segmentry.stages.shared.levels_in_names import level_of, names_an_aim, says_enough, with_column
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.quantities import between, comparative, is_of_one, tells_how_often
from segmentry.stages.shared.readable import holds_a_code, in_quotes, is_readable, says_of_what, stands_in_a_code_book

#: Standard deviations from all customers at which a column is worth a word (ours).
NOTABLE = 0.25
#: A segment shares the word of the outermost one where it lies at least so far on the way to it (ours).
_NEAR = 0.65
#: Share of a segment's customers who have a level that is said of it, or who say no; a level that fewer have is said to
#: be frequent where it is so many times as frequent as among all customers (ours).
_MOST, _HARDLY_ANY, _OFTEN, _TIMES = 0.6, 0.2, 0.35, 2.0
#: Segments that hardly differ within are not taken to be endlessly far apart (ours).
_LEAST_WITHIN = 0.05
#: Percent of something that is most of it.
_HALF = 50.0
#: So many yes-or-no columns of what customers have are extras (ours).
_EXTRAS = 3


@dataclass(frozen=True, eq=False)
class Statement:
    """A few words of a column, and for each segment whether they hold, how far it is from all customers in this
    respect (in standard deviations, positive towards the words), and how far every two segments are apart (k x k)."""

    column: str
    words: str
    holds: NDArray[np.bool_]
    difference: Floats
    apart: Floats
    stands_alone: bool = False
    columns: tuple[str, ...] = field(default=())
    opposite: str = ""  #: what is said of those at the other end
    is_vague: bool = False  #: it rests on the name of a column that nobody can read
    of_one: bool = False  #: it is a mean of single visits or orders
    how_often: bool = False  #: it tells how often, how lately or for how long they come

    @property
    def of(self) -> tuple[str, ...]:
        """The columns that it tells of."""
        return self.columns or (self.column,)


@dataclass(frozen=True, eq=False)
class FiguresOfSegments:
    """What the statements are made of: figures of every segment, and how columns and levels are called."""

    averages: Sequence[Sequence[Average]]
    levels: Sequence[Sequence[Level]]
    typical: Sequence[Sequence[Typical]]
    columns: Mapping[str, Column]
    labels: Labels

    def is_vague(self, column: Column) -> bool:
        """Whether nobody can read what it is called."""
        return not is_readable(column.name, column.theme, self.labels)


def statements(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
    """All that can be said of segments in these columns."""
    made = [*_of_numbers(figures, among), *_of_answers(figures, among), *_of_levels(figures, among)]
    return [*made, *_extras(figures, among)]


def _of_numbers(figures: FiguresOfSegments, among: Collection[str]) -> Iterator[Statement]:
    for j, average in enumerate(figures.averages[0]):
        column = figures.columns[average.column]
        if column.name not in among:
            continue
        own = [averages[j] for averages in figures.averages]
        if column.kind == "share":
            shares = np.array([a.mean or 0.0 for a in own])
            yield from _yes_or_no(figures, column, shares, _overall(own, shares))
            continue
        standing = [a.standing or 0.0 for a in own]
        if max(map(abs, standing), default=0.0) < NOTABLE:  # as most of many columns
            continue
        difference = np.array(standing)
        apart = np.abs(difference[:, None] - difference) / _within(own, difference)
        yield from _graded(figures, column, difference, apart, own)


def _is_nobodys(column: Column, own: Sequence[Average], who: NDArray[np.bool_]) -> bool:
    """Whether nearly nobody in these segments has any of what a column counts."""
    tops = [a.spread.p90 if a.spread is not None else None for a, is_it in zip(own, who, strict=True) if is_it]
    return column.type == "integer" and column.minimum == 0 and bool(tops) and all(top == 0 for top in tops)


def _is_most(high: str, own: Sequence[Average], who: NDArray[np.bool_]) -> bool:
    """Whether a share in percent is more than half in all these segments."""
    means = [a.mean or 0.0 for a, is_it in zip(own, who, strict=False) if is_it]
    return high.startswith("high share of ") and bool(means) and min(means) > _HALF


def _none_of_it(column: Column, own: Sequence[Average]) -> NDArray[np.bool_]:
    """Which segments have typically none of a quantity: they have not much of it, whatever their average."""
    counts = column.minimum == 0
    return np.array([counts and a.spread is not None and a.spread.p50 == 0 for a in own])


def _of_answers(figures: FiguresOfSegments, among: Collection[str]) -> Iterator[Statement]:
    for j, answer in enumerate(figures.typical[0]):
        if answer.column in among and all(len(own) > j for own in figures.typical):
            difference = np.array([own[j].difference or 0.0 for own in figures.typical])
            apart = np.abs(difference[:, None] - difference)
            yield from _graded(figures, figures.columns[answer.column], difference, apart)


def _graded(
    figures: FiguresOfSegments, column: Column, difference: Floats, apart: Floats, own: Sequence[Average] = ()
) -> Iterator[Statement]:
    """High, low, and between them."""
    words = comparative(column.name, figures.labels.get(column.name))
    high, low = _near_the_outermost(difference), _near_the_outermost(-difference)
    if column.type == "date" and words.high.startswith("high "):
        words = type(words)(f"early {words.low.removeprefix('low ')}", f"late {words.high.removeprefix('high ')}")
    name = column_called(column.name, figures.labels).words
    is_stiff = words.high == f"high {name}"  # older is read, whatever the name
    vague = name in words.high and (figures.is_vague(column) or _is_bare(column, figures.labels, stiff=is_stiff))
    many, few = in_a_name(words.high), in_a_name(words.low)
    if vague or holds_a_code(column.name, figures.labels):  # many ‘novisits’ reads as none
        many, few = (f"{end} {in_quotes(name)}" for end in ("high", "low"))
    if many.startswith("many ") and _is_most(words.high, own, high):
        many = f"mostly {many.removeprefix('many ')}"
    high = high & ~_none_of_it(column, own) if own else high
    if few.startswith(("few ", "little ")) and _is_nobodys(column, own, low):
        few = f"no {few.partition(' ')[2]}"
    once, often = is_of_one(column.name), tells_how_often(column.name)
    about = partial(Statement, column.name, apart=apart, is_vague=vague, of_one=once, how_often=often)
    if high.any():
        yield about(words=many, holds=high, difference=difference, opposite=few)
    if low.any():
        yield about(words=few, holds=low, difference=-difference, opposite=many)
    if high.any() and low.any() and (middling := between(words)) is not None:
        middle = ~(high | low) & (np.abs(difference) < NOTABLE)
        yield Statement(column.name, middling, middle, np.zeros(len(difference)), apart)


def _is_bare(column: Column, labels: Labels, *, stiff: bool) -> bool:
    """Whether it does not say of what: `time`, or a count from none on by one word in the singular, `hospital`."""
    counts = stiff and column.type == "integer" and column.minimum == 0 and column.name not in labels
    return not says_of_what(column.name, labels) or (counts and " " not in column_called(column.name, labels).words)


def _of_levels(figures: FiguresOfSegments, among: Collection[str]) -> Iterator[Statement]:
    levels = [level for level in figures.levels[0] if level.column in among]
    repeated = Counter(level_words(level.level).casefold() for level in figures.levels[0])
    each = {(x.column, x.level): x for x in levels}
    by_key = [{(x.column, x.level): x for x in own} for own in figures.levels]
    of_column = levels_by_column(levels)
    answers = {name for name, own in of_column.items() if says_yes_or_no(x.level for x in own)}
    for (name, level), of_all in each.items():
        if level == OTHER:  # rare levels together are nobody
            continue
        column, overall = figures.columns[name], of_all.share_of_all or 0.0
        shares = np.array([(own[name, level].share or 0.0) if (name, level) in own else 0.0 for own in by_key])
        if name in answers and level.casefold() in YES | NO:
            if level.casefold() in YES:
                yield from _yes_or_no(figures, column, shares, overall)
            continue
        alone = says_enough(level, repeated[level_words(level).casefold()]) and not names_an_aim(name)
        unnamed = not alone and f"{name}={level}" not in figures.labels
        number_of_a_kind = level.isdigit() and not says_of_what(name, figures.labels)  # status 2
        vague = unnamed and (figures.is_vague(column) or number_of_a_kind or stands_in_a_code_book(level))
        words = _alone(figures, column, level) if alone else _with_column(figures, column, level, vague=vague)
        yield from _share(name, words, shares, overall, stands_alone=alone and column.theme == "is", is_vague=vague)


def _yes_or_no(figures: FiguresOfSegments, column: Column, yes: Floats, overall: float) -> Iterator[Statement]:
    thing = thing_called(column.name, figures.labels)
    vague = figures.is_vague(column) or not says_of_what(column.name, figures.labels)
    thing = in_quotes(thing) if vague or holds_a_code(column.name, figures.labels) else thing
    with_it, without = yes_and_no(thing)
    yield from _share(column.name, with_it, yes, overall, stands_alone=" " in thing, is_vague=vague)
    excess, apart = _excess(1 - yes, 1 - overall), _apart(yes)
    holds = _near_the_outermost(excess) & (yes <= _HARDLY_ANY)
    if holds.any():
        yield Statement(column.name, without, holds, excess, apart, is_vague=vague)


def _share(
    column: str, words: str, shares: Floats, overall: float, *, stands_alone: bool = False, is_vague: bool = False
) -> Iterator[Statement]:
    excess, apart = _excess(shares, overall), _apart(shares)
    near = _near_the_outermost(excess)
    mostly = near & (shares >= _MOST)
    often = near & (shares >= _OFTEN) & (shares >= _TIMES * overall) & ~mostly
    if mostly.any():
        yield Statement(column, words, mostly, excess, apart, stands_alone, is_vague=is_vague)
    elif often.any():
        said = words.replace(": ", " often ", 1) if ": " in words else f"often {words}"
        yield Statement(column, said, often, excess, apart, is_vague=is_vague)


def _extras(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
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
        holds = _near_the_outermost(towards)
        if holds.any():
            made.append(Statement(columns[0], words, holds, towards, apart, columns=columns))
    return made


def _near_the_outermost(difference: Floats) -> NDArray[np.bool_]:
    most = float(difference.max(initial=0.0))
    near: NDArray[np.bool_] = difference >= max(NOTABLE, _NEAR * most)
    return near


def _excess(shares: Floats, overall: float) -> Floats:
    """How far shares are from that of all customers, in standard deviations of a yes and no."""
    spread = (overall * (1 - overall)) ** 0.5
    return (shares - overall) / spread if spread else np.zeros(len(shares))


def _apart(shares: Floats) -> Floats:
    """Cohen's h of every two."""
    angles = 2 * np.arcsin(np.sqrt(np.clip(shares, 0.0, 1.0)))
    return np.asarray(np.abs(angles[:, None] - angles))


def _overall(own: Sequence[Average], shares: Floats) -> float:
    counts = np.array([a.count for a in own], float)
    return float(np.average(shares, weights=counts)) if counts.any() else 0.0


def _within(own: Sequence[Average], difference: Floats) -> float:
    """The spread within segments where that of all customers is 1: differences in it are Cohen's d."""
    counts = np.array([a.count for a in own], float)
    between = float((difference**2 * counts).sum() / counts.sum()) if counts.any() else 0.0
    return float(max(1.0 - between, _LEAST_WITHIN) ** 0.5)


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


def columns_named(named_by: Sequence[Statement], far: Sequence[str]) -> Iterator[str]:
    """The columns that a name tells of; of many the one that is furthest from all customers."""
    for statement in named_by:
        yield next((name for name in far if name in statement.of), statement.column)
