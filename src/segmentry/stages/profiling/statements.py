"""What can be said of single segments in a few words, and of which of the others it is not true.

`older` is said of segments that lie near the oldest one, never of one that is a little above the average while another
is far above it; a level is said of segments of which most customers have it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.columns import Column
from segmentry.results.profile import Average
from segmentry.stages.profiling.level_statements import extras, of_levels, yes_or_no
from segmentry.stages.profiling.statement import NOTABLE, FiguresOfSegments, Statement, near_the_outermost
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.in_few_words import in_a_name
from segmentry.stages.shared.quantities import between, comparative, is_of_one, tells_how_often
from segmentry.stages.shared.readable import holds_a_code, in_quotes, says_of_what

#: Segments that hardly differ within are not taken to be endlessly far apart (ours).
_LEAST_WITHIN = 0.05
#: So begins what says that customers have less of something.
_LACKS = ("few ", "little ", "low ", "no ", "small ", "short ", "rare ")
#: Percent of something that is most of it; where it is most of what all customers have, so many points more are (ours).
_HALF, _POINTS = 50.0, 20.0
#: A column with a larger share of cells that are missing is sparse (ours).
_SPARSE = 0.25


def statements(figures: FiguresOfSegments, among: Collection[str]) -> list[Statement]:
    """All that can be said of segments in these columns."""
    made = [*_of_numbers(figures, among), *_of_answers(figures, among), *of_levels(figures, among)]
    rows = max((column.filled for column in figures.columns.values()), default=0)

    def is_sparse(s: Statement) -> bool:
        return any(figures.columns[name].filled < (1 - _SPARSE) * rows for name in s.of if name in figures.columns)

    return [replace(s, is_sparse=True) if is_sparse(s) else s for s in (*made, *extras(figures, among))]


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


def _nobodys(column: Column, own: Sequence[Average]) -> NDArray[np.bool_]:
    """In which segments nearly nobody has any of what a column counts."""
    counts = column.type == "integer" and column.minimum == 0
    return np.array([counts and a.spread is not None and a.spread.p90 == 0 for a in own])


def _is_most(high: str, own: Sequence[Average], who: NDArray[np.bool_]) -> bool:
    """Whether a share in percent is more than half in all these segments, and clearly more than in all customers."""
    means = [a.mean or 0.0 for a, is_it in zip(own, who, strict=False) if is_it]
    overall = _overall(own, np.array([a.mean or 0.0 for a in own]))
    least = _HALF if overall <= _HALF else overall + _POINTS
    return high.startswith("high share of ") and bool(means) and min(means) > least


def _just_one(column: Column, own: Sequence[Average]) -> NDArray[np.bool_]:
    """Which segments have typically one of what a column counts, where that is no more than most segments have."""
    medians = np.array([np.nan if a.spread is None or a.spread.p50 is None else a.spread.p50 for a in own])
    if column.type != "integer" or column.minimum != 0 or np.isnan(medians).any():
        return np.zeros(len(own), bool)
    order = np.argsort(medians, kind="stable")
    upto = np.cumsum(np.array([a.count for a in own], float)[order])
    usual = medians[order][np.searchsorted(upto, upto[-1] / 2)]
    return np.asarray((medians == 1) & (usual > 0))


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
    high, low = near_the_outermost(difference), near_the_outermost(-difference)
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
    high = high & ~_just_one(column, own) if own and many.startswith("many ") else high
    nobody = low & _nobodys(column, own) if own and few.startswith(("few ", "little ")) else np.zeros_like(low)
    once, often = is_of_one(column.name), tells_how_often(column.name)
    about = partial(Statement, column.name, apart=apart, is_vague=vague, of_one=once, how_often=often)
    if high.any():
        yield about(words=many, holds=high, difference=difference, opposite=few)
    if (low & ~nobody).any():
        lacks = few.startswith(_LACKS)
        yield about(words=few, holds=low & ~nobody, difference=-difference, opposite=many, lacks=lacks)
    if nobody.any():
        none = f"no {few.partition(' ')[2]}"
        yield about(words=none, holds=nobody, difference=-difference, opposite=many, lacks=True)
    if high.any() and low.any() and (middling := between(words)) is not None:
        middle = ~(high | low) & (np.abs(difference) < NOTABLE)
        yield Statement(column.name, middling, middle, np.zeros(len(difference)), apart)


def _is_bare(column: Column, labels: Labels, *, stiff: bool) -> bool:
    """Whether it does not say of what: `time`, or a count from none on by one word in the singular, `hospital`."""
    counts = stiff and column.type == "integer" and column.minimum == 0 and column.name not in labels
    return not says_of_what(column.name, labels) or (counts and " " not in column_called(column.name, labels).words)


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
