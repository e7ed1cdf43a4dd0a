"""What can be said of single segments in a few words, and of which of the others it is not true.

`older` is said of segments that lie near the oldest one, never of one that is a little above the average while another
is far above it; a level is said of segments of which most customers have it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Average
from segmentry.stages.profiling.level_statements import extras, of_levels, yes_or_no
from segmentry.stages.profiling.sensitive_traits import tells_who
from segmentry.stages.profiling.statement import NOTABLE, SPARSE, FiguresOfSegments, Statement, near_the_outermost
from segmentry.stages.profiling.use_statements import of_use
from segmentry.stages.profiling.words_that_hold import high_said, low_said, usual
from segmentry.stages.shared.answers_in_names import is_no_thing
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.goods import buyers_of, is_sum_of_goods
from segmentry.stages.shared.in_english import is_foreign
from segmentry.stages.shared.in_few_words import in_a_name
from segmentry.stages.shared.own_doing import is_for_those_at_risk
from segmentry.stages.shared.quantities import between, comparative, in_own_words, is_of_one, tells_how_often
from segmentry.stages.shared.quantity_concepts import Comparative
from segmentry.stages.shared.readable import holds_a_code, in_quotes, says_of_what

#: Segments that hardly differ within are not taken to be endlessly far apart (ours).
_LEAST_WITHIN = 0.05
#: So begins what says that customers have less of something.
_LACKS = ("few ", "fewer ", "less ", "little ", "low ", "no ", "small ", "short ", "rare ")


def statements(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
    """All that can be said of segments in these columns."""
    made = [*_of_numbers(figures, among), *_of_answers(figures, among), *of_levels(figures, among)]
    rows = max((column.filled for column in figures.columns.values()), default=0)

    def is_sparse(s: Statement) -> bool:
        return any(figures.columns[name].filled < (1 - SPARSE) * rows for name in s.of if name in figures.columns)

    made += [*extras(figures, among), *of_use(figures, among)]
    made = [replace(s, is_sparse=is_sparse(s), is_remedy=is_for_those_at_risk(s.column)) for s in made]
    return [replace(s, is_personal=any(map(tells_who, s.of))) for s in made]


def _of_numbers(figures: FiguresOfSegments, among: Collection[str]) -> Iterator[Statement]:
    for j, average in enumerate(figures.averages[0]):
        column = figures.columns[average.column]
        if column.name not in among:
            continue
        own = [averages[j] for averages in figures.averages]
        if column.kind == "share":
            shares = np.array([a.mean or 0.0 for a in own])
            yield from yes_or_no(figures, column, shares, _overall(own, shares))
            continue
        standing = [a.standing or 0.0 for a in own]
        if max(map(abs, standing), default=0.0) < NOTABLE:  # as most of many columns
            continue
        difference = np.array(standing)
        apart = np.abs(difference[:, None] - difference) / _within(own, difference)
        yield from _graded(figures, column, difference, apart, own)


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
    words = _ends(figures, column)
    high, low = near_the_outermost(difference), near_the_outermost(-difference)
    name = column_called(column.name, figures.labels).words
    is_stiff = words.high == f"high {name}"  # older is read, whatever the name
    said = name in words.high
    vague = said and (figures.is_vague(column) or _is_bare(column, figures.labels, stiff=is_stiff))
    many, few = in_a_name(words.high), in_a_name(words.low)
    foreign = said and column.name not in figures.labels and is_foreign(name.split())
    if vague or foreign or (said and holds_a_code(column.name, figures.labels)):  # many ‘novisits’ reads as none
        many, few = (f"{end} {in_quotes(name)}" for end in ("high", "low"))
    elif said and column.name in figures.goods:
        few, many = buyers_of(column.name)
    elif figures.goods and column.name not in figures.labels and is_sum_of_goods(column.name):
        few, many = "small spenders", "big spenders"
    once, often = is_of_one(column.name), tells_how_often(column.name)
    about = partial(Statement, column.name, apart=apart, is_vague=vague, of_one=once, how_often=often)
    about = partial(about, usual=usual(own, figures.of_all(column.name))) if own else about
    called = column_called(column.name, figures.labels)
    for words_of, holds in high_said(column, called, many, own, high) if own else [(many, high)]:
        if holds.any():
            yield about(words=words_of, holds=holds, difference=difference, opposite=few)
    for words_of, holds in low_said(column, called, few, own, low) if own else [(few, low)]:
        if holds.any():
            lacks = words_of.startswith(_LACKS)
            yield about(words=words_of, holds=holds, difference=-difference, opposite=many, lacks=lacks)
    if high.any() and low.any() and (middling := between(words)) is not None:
        middle = ~(high | low) & (np.abs(difference) < NOTABLE)
        yield Statement(column.name, middling, middle, np.zeros(len(difference)), apart)


def _ends(figures: FiguresOfSegments, column: Column) -> Comparative:
    """What those are called who have little and much of it."""
    words = comparative(column.name, label := figures.labels.get(column.name))
    if words.sense in ("worth", "means") and not figures.buy:
        return in_own_words(column.name, label)
    if column.kind in ("date", "year") and words.high.startswith("high "):
        return Comparative(f"early {words.low.removeprefix('low ')}", f"late {words.high.removeprefix('high ')}")
    return words


def _is_bare(column: Column, labels: Labels, *, stiff: bool) -> bool:
    """Whether it does not say of what: `time`, or a count from none on by one word in the singular, `hospital`, or by
    one that names no thing, `late`."""
    if column.name in labels:
        return False
    words, counts = column_called(column.name, labels).words, column.type == "integer" and column.minimum == 0
    alone = stiff and " " not in words and (counts or is_no_thing(words))
    return alone or not says_of_what(column.name, labels)


def _overall(own: Sequence[Average], shares: Floats) -> float:
    counts = np.array([a.count for a in own], float)
    return float(np.average(shares, weights=counts)) if counts.any() else 0.0


def _within(own: Sequence[Average], difference: Floats) -> float:
    """The spread within segments where that of all customers is 1: differences in it are Cohen's d."""
    counts = np.array([a.count for a in own], float)
    between = float((difference**2 * counts).sum() / counts.sum()) if counts.any() else 0.0
    return float(max(1.0 - between, _LEAST_WITHIN) ** 0.5)


def columns_named(named_by: Sequence[Statement], far: Sequence[str]) -> Iterator[str]:
    """The columns that a name tells of; of many the one that is furthest from all customers."""
    for statement in named_by:
        yield next((name for name in far if name in statement.of), statement.column)
