"""With whom of all customers to begin, in turn: each part is found among those whom the parts before it leave over."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, Labels, settled
from segmentry.maths.left_out import explained_by
from segmentry.results.profile import Level, Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import Among, clues, explained
from segmentry.stages.shared.tells_as_much import error_of_difference, holds_more, leads_beside

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

#: So many parts are told (ours).
_MOST = 3
#: A part to begin with is at most so much of those who are left over, and has it so many times as often as all (ours).
_MOST_OF_ALL, _ABOVE = 0.67, 1.15
#: Parts of a column that are tried: numbers are cut at their quartiles.
_CUTS = 3
_TWO = 2


class Hints(NamedTuple):
    """The clue of every segment, the parts of all customers in turn, whether the first of these leads, and then how
    many of every segment are in it."""

    each: tuple[Clue | None, ...]
    in_turn: tuple[Clue, ...]
    leads: bool
    led: tuple[Level, ...] = ()


def in_turn(
    drawn: "Drawn", outcome: Outcome, result: Floats, among: Among, of_all: Sequence[Clue], least: int = 1
) -> tuple[Clue, ...]:
    """Parts of all customers that have more of a rate, one after the other and without overlap, each of a new column.

    Parameters
    ----------
    result : array, n
        1 where it is so of the customer, 0 where it is not, NaN where it is not known.
    among : mapping of column to its levels
        The columns that may tell; None of those that are taken as numbers.
    of_all : sequence of Clue
        What goes with it among all customers, in these columns: the first part is one of them.
    least : int
        A part in which it is so, or not so, of fewer customers is none.
    """
    left = ~np.isnan(result)
    if outcome.kind != "rate" or not left.any():
        return ()
    turns: list[Clue] = []
    usual, first = float(result[left].mean()), {clue.column: clue for clue in of_all}

    def of_those_left() -> Iterator[Clue | None]:
        everyone, met = np.where(left, 0, -1), {clue.column for clue in turns}
        for name, levels in among.items():
            if name not in met:
                yield clues(drawn, everyone, 1, outcome, result, {name: levels}, least, tried=len(among))[0]

    for _ in range(_MOST):
        each = of_those_left() if turns else map(first.get, among)
        few = [x for x in each if x is not None and x.share <= _MOST_OF_ALL]
        best = max((x for x in few if x.value >= _ABOVE * usual), key=explained, default=None)
        if best is None:
            break
        turns.append(best)
        left &= ~inside_of(best, drawn, among)
    return tuple(turns)


def hints(
    drawn: "Drawn",
    labels: Labels,
    segmentation: Segmentation,
    outcome: Outcome,
    result: Floats,
    among: Among,
    told: Among,
    bounds: tuple[int, int],
    of_all: Sequence[Clue],
    gain: Floats,
    *,
    unwanted: bool,
) -> Hints:
    """The clue of every segment, and the parts of all customers in turn; where the first leads, it is the clue of each.

    Parameters
    ----------
    told : mapping of column to its levels
        The same with those levels alone of which every segment is told.
    bounds : two ints
        What no part may hold fewer of, and of whom it is not so yet in a part within a segment.
    of_all : sequence of Clue
        What goes with it among all customers: where most segments have a clue in one of these columns, they have it in
        common.
    gain : array, n
        What is to be foretold: the outcome, or the money that goes with it.
    unwanted : bool
        Nobody wants it: what can be changed is told before what cannot.
    """
    least, left = bounds
    turns, k = in_turn(drawn, outcome, result, told, of_all, least), segmentation.k

    def own() -> tuple[Clue | None, ...]:
        return clues(drawn, labels, k, outcome, result, among, least, left, changeable=unwanted)

    if turns and _leads(turns[0], drawn, labels, segmentation, gain, among):
        each = in_each(turns[0], drawn, labels, k, result, among, least)
        each = each if any(each) else own()
        return Hints(each, turns, leads=True, led=_led(turns[0], inside_of(turns[0], drawn, among), labels, k))
    each = own()
    common = commonest(each, of_all)
    if common is not None:
        same = in_each(common, drawn, labels, k, result, among, least)
        each = tuple(y if x is None else x for x, y in zip(same, each, strict=True))
    return Hints(each, turns, leads=False)


def _leads(clue: Clue, drawn: "Drawn", labels: Labels, segmentation: Segmentation, gain: Floats, among: Among) -> bool:
    """Whether one column tells more than the groups do, and its part holds more than as many of them; or there are no
    groups."""
    if segmentation.verdict == "no structure":
        return True
    known = ~np.isnan(gain) & ~np.isnan(drawn.values[clue.column])
    values, inside, groups = gain[known], inside_of(clue, drawn, among)[known], labels[known]
    sides = np.where(inside, 1, 0)
    alone, of_groups = (explained_by(values, own) for own in (sides, groups))
    error = error_of_difference(values, sides, groups)
    tells_more = leads_beside(alone, of_groups, len(values), _CUTS * len(among), error)
    return tells_more and holds_more(values, inside, groups)


def commonest(each: Sequence[Clue | None], of_all: Sequence[Clue] = ()) -> Clue | None:
    """The part that is the clue of most segments which have one, of two at least; None where they have different ones.

    What holds in most of them is told of all of them alike: one rule is easier to act on than two. Numbers that are cut
    at another place in each are cut where all customers are (`of_all`).
    """
    told = [clue for clue in each if clue is not None]
    alike = [(sum(_is_alike(clue, other) for other in told), -i) for i, clue in enumerate(told)]
    count, first = max(alike, default=(0, 0))
    if count < _TWO or 2 * count <= len(told):
        return None
    common = told[-first]
    return next((clue for clue in of_all if _is_alike(clue, common)), common)


def _is_alike(clue: Clue, other: Clue) -> bool:
    """Whether both are about the same level, or the same end of the same numbers."""
    of = (clue.column, clue.level, clue.above is None)
    return of == (other.column, other.level, other.above is None)


def is_same_part(clue: Clue, other: Clue) -> bool:
    """Whether both are about customers of whom the same holds."""
    of = (clue.column, clue.level, clue.above, clue.at_most)
    return of == (other.column, other.level, other.above, other.at_most)


def in_each(
    clue: Clue, drawn: "Drawn", labels: Labels, k: int, result: Floats, among: Among, least: int
) -> tuple[Clue | None, ...]:
    """The same part in every segment, beside the rest of it; None where too few in one of both have it, or have not."""
    known = ~np.isnan(result) & ~np.isnan(drawn.values[clue.column])
    inside = inside_of(clue, drawn, among)
    return tuple(_of(clue, result, known & (labels == i), inside, least) for i in range(k))


def _led(clue: Clue, inside: NDArray[np.bool_], labels: Labels, k: int) -> tuple[Level, ...]:
    """How many of every segment are in a part, which is told as a level of its column."""
    sizes, own = np.bincount(labels, minlength=k), np.bincount(labels[inside], minlength=k)
    of = {"column": clue.column, "level": clue.level or "", "share_of_all": settled(float(inside.mean()))}
    each = ((int(x), int(n), settled(float(x / max(n, 1)))) for x, n in zip(own, sizes, strict=True))
    return tuple(Level(**of, count=count, filled=filled, share=share) for count, filled, share in each)


def inside_of(clue: Clue, drawn: "Drawn", among: Among) -> NDArray[np.bool_]:
    """Which of the customers drawn are in the part that a clue is about."""
    values, levels = drawn.values[clue.column], among[clue.column]
    if levels is not None and clue.level is not None:
        return np.asarray(values == levels.index(clue.level))
    return np.asarray(values > clue.above) if clue.above is not None else np.asarray(values <= (clue.at_most or 0.0))


def _of(clue: Clue, result: Floats, own: NDArray[np.bool_], inside: NDArray[np.bool_], least: int) -> Clue | None:
    part, rest = result[own & inside], result[own & ~inside]
    if any(not least <= both.sum() <= len(both) - least for both in (part, rest)):
        return None
    figures = {"value": settled(float(part.mean())), "rest": settled(float(rest.mean())), "alone": None}
    return clue.model_copy(update={**figures, "count": len(part), "count_rest": len(rest)})
