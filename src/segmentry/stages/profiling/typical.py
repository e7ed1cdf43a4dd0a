"""The typical answer among answers with an order: the median one, and how far the mean rank is from everyone's."""

from collections.abc import Mapping, Sequence

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.results.profile import Level, levels_by_column
from segmentry.results.typical_answer import Typical

Orders = Mapping[str, Sequence[str]]

#: Share of a segment's answers that may be withheld where the mean rank is told all the same (ours).
_MOST_WITHHELD = 0.25


def typical_answers(levels: Sequence[Level], orders: Orders) -> tuple[Typical, ...]:
    """Of one segment, from the shares of its levels, in each column that has an order and is filled.

    >>> shares = {"low": (0.2, 0.6), "medium": (0.2, 0.2), "high": (0.6, 0.2)}
    >>> levels = [Level(column="x", level=l, count=5, share=s, share_of_all=a) for l, (s, a) in shares.items()]
    >>> [found] = typical_answers(levels, {"x": ("low", "medium", "high")})
    >>> found.level, found.difference
    ('high', 1.0)
    """
    return _typical(levels, orders, "share")


def typical_of_all(levels: Sequence[Level], orders: Orders) -> tuple[Typical, ...]:
    """Of everyone, from the levels of any segment."""
    return _typical(levels, orders, "share_of_all")


def withheld_answers(
    answers: Sequence[Sequence[Typical]], levels: Sequence[Sequence[Level]], least: int
) -> list[tuple[Typical, ...]]:
    """The typical answers without what would tell of too few customers; `levels` are withheld already.

    The difference of the ranks would give away shares that are withheld: it is computed from those that are told.
    """
    by_column = [levels_by_column(own) for own in levels]
    return [
        tuple(_told(answer, own[answer.column]) for answer in of_segment if answer.filled >= least)
        for of_segment, own in zip(answers, by_column, strict=True)
    ]


def _told(answer: Typical, own: Sequence[Level]) -> Typical:
    if all(level.is_exact for level in own):
        return answer
    share = next((level.share for level in own if level.level == answer.level), None)
    return answer.model_copy(update={"share": share, "difference": _from_told(own)})


def _from_told(levels: Sequence[Level]) -> float | None:
    """The difference where what is left of the shares that are told is spread evenly over those that are withheld.

    None where that is more than `_MOST_WITHHELD` of the answers.
    """
    shares, of_all = ([getattr(level, name) for level in levels] for name in ("share", "share_of_all"))
    if max(_left(shares), _left(of_all)) > _MOST_WITHHELD:
        return None
    return _difference(np.arange(len(levels), dtype=np.float64), _filled_up(shares), _filled_up(of_all))


def _left(shares: Sequence[float | None]) -> float:
    return max(1.0 - sum(share for share in shares if share is not None), 0.0)


def _filled_up(shares: Sequence[float | None]) -> Floats:
    """Those that are withheld share equally in what is left."""
    each = _left(shares) / max(shares.count(None), 1)
    return np.array([each if share is None else share for share in shares])


def _typical(levels: Sequence[Level], orders: Orders, whose: str) -> tuple[Typical, ...]:
    by_column = levels_by_column(levels)
    found = (_in_column(by_column.get(name, ()), order, whose) for name, order in orders.items())
    return tuple(answer for answer in found if answer is not None)


def _in_column(levels: Sequence[Level], order: Sequence[str], whose: str) -> Typical | None:
    own = {level.level: level for level in levels}
    met = [own[level] for level in order if level in own]
    shares, of_all = (np.array([getattr(level, name) or 0.0 for level in met]) for name in (whose, "share_of_all"))
    if not met or not shares.sum() or not of_all.sum():
        return None
    ranks = np.array([order.index(level.level) for level in met], dtype=np.float64)
    middle = _median(shares)
    return Typical(
        column=met[0].column,
        level=met[middle].level,
        rank=int(ranks[middle]),
        share=settled(float(shares[middle])),
        share_of_all=settled(float(of_all[middle])),
        filled=met[0].filled,
        difference=_difference(ranks, shares, of_all),
    )


def _difference(ranks: Floats, shares: Floats, of_all: Floats) -> float:
    """How far the mean rank is from everyone's, in standard deviations."""
    mean, mean_of_all = np.average(ranks, weights=shares), np.average(ranks, weights=of_all)
    sd = float(np.sqrt(np.average((ranks - mean_of_all) ** 2, weights=of_all)))
    return settled(float(mean - mean_of_all) / sd) if sd else 0.0


def _median(shares: Floats) -> int:
    """The place of the answer up to which half of the customers are."""
    return int(np.searchsorted(np.cumsum(shares) / shares.sum(), 0.5 - 1e-9))
