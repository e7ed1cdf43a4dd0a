"""`next_spending`: which division of the customers tells most of what they spend next."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike

from segmentry.errors import SegmentryError
from segmentry.maths import Floats, Labels, settled
from segmentry.maths.halves import explained_by, paired_interval
from segmentry.results.spending import SCALES, AtNumber, Explains, NextSpending, Scale, SpendingApart

#: With fewer customers nothing is said (ours).
FEWEST = 100
#: Of more customers so many are drawn.
MOST = 200_000
#: What spending counts as at most, as a quantile of the learning half.
CAP = 0.99

Division = Sequence[Any] | Labels


def next_spending(
    spent: ArrayLike,
    divisions: Mapping[str, Division] | Sequence[Mapping[str, Division]],
    *,
    splits: int = 20,
    seed: int = 0,
    period: str = "",
) -> NextSpending | None:
    """Compare divisions of the same customers by what each explains of their spending after a day.

    The customers are divided in halves by chance; what the groups spend on average is learnt on one half and judged on
    the other, both ways, and again. All divisions that are compared have equally many groups: of those with more, the
    groups whose averages lie next to each other are put together, on the learning half. Give them at one number, then
    none must be.

    Parameters
    ----------
    spent : array, n
        What each customer spent after the day; 0 or missing where nothing.
    divisions : dict of str to array of n, or several such
        The groups by the name of the division, ours first, made of nothing after the day; None for no group. Several
        dicts are compared one by one, such as at the number of segments and at that of another division.
    splits, seed : int
        How often the customers are divided, and the seed of that.
    period : str
        The days after the day, in words.

    Returns
    -------
    NextSpending or None
        None with fewer than 100 customers, or where all spent the same.

    Raises
    ------
    SegmentryError
        If a division has another number of customers, or there are not two to compare.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> kind, noise = rng.integers(3, size=600), rng.integers(3, size=600)
    >>> found = next_spending(rng.gamma(2, 10 * (1 + kind)), {"segments": kind, "RFM groups": noise}, splits=5)
    >>> [(one.scale, one.is_sure) for one in found.at[0].apart]
    [('capped', True), ('log', True), ('raw', True)]
    """
    compared = [divisions] if isinstance(divisions, Mapping) else list(divisions)
    amounts = np.nan_to_num(np.asarray(spent, dtype=np.float64))
    _check(compared, len(amounts))
    coded = [{name: _coded(labels) for name, labels in each.items()} for each in compared]
    known = np.all([labels >= 0 for each in coded for labels in each.values()], axis=0)
    amounts = amounts[known]
    if len(amounts) < FEWEST or not np.ptp(amounts):
        return None
    taken = _taken(len(amounts), seed)
    drawn = amounts[taken]
    halves = _halves(drawn, splits, seed)
    return NextSpending(
        period=period,
        customers=len(amounts),
        spenders=int((amounts > 0).sum()),
        spent=settled(float(amounts.sum())),
        ten_largest=_largest(amounts),
        cap=settled(float(np.quantile(amounts, CAP))),
        splits=splits,
        seed=seed,
        at=tuple(
            _at_number(drawn, {name: labels[known][taken] for name, labels in each.items()}, halves) for each in coded
        ),
    )


class _Half(NamedTuple):
    """Who is learnt from, who is judged, and what spending counts as at most: learnt, too."""

    learn: Labels
    judge: Labels
    cap: float


def _check(compared: Sequence[Mapping[str, Division]], customers: int) -> None:
    for each in compared:
        if len(each) < 2:
            raise SegmentryError("One division alone cannot be compared. Give two or more.")
        for name, labels in each.items():
            if len(labels) != customers:
                raise SegmentryError(
                    f"The division “{name}” has {len(labels):,} customers, and {customers:,} have spending."
                    " Give both for the same customers in the same order."
                )


def _coded(labels: Division) -> Labels:
    """Groups from 0, -1 where there is none."""
    encoded = pa.array(labels, from_pandas=True).dictionary_encode()
    return np.asarray(encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.intp)


def _taken(customers: int, seed: int) -> Labels:
    """The places of the customers who are compared: all, or as many as need be."""
    if customers <= MOST:
        return np.arange(customers)
    return np.sort(np.random.default_rng([seed, 1]).choice(customers, MOST, replace=False))


def _halves(amounts: Floats, splits: int, seed: int) -> list[_Half]:
    """Halves of the customers, each learnt from and judged once."""
    rng, middle = np.random.default_rng([seed, 2]), len(amounts) // 2
    found = []
    for _ in range(splits):
        mixed = rng.permutation(len(amounts))
        for learn, judge in ((mixed[:middle], mixed[middle:]), (mixed[middle:], mixed[:middle])):
            found.append(_Half(learn, judge, float(np.quantile(amounts[learn], CAP))))
    return found


def _at_number(amounts: Floats, divisions: Mapping[str, Labels], halves: Sequence[_Half]) -> AtNumber:
    """Divisions at the number of groups that the one with the fewest has."""
    dense = {name: np.unique(labels, return_inverse=True)[1] for name, labels in divisions.items()}
    many = {name: int(labels.max()) + 1 for name, labels in dense.items()}
    least = min(many.values())
    shares = {name: _shares(amounts, labels, least, halves) for name, labels in dense.items()}
    ours, *others = dense
    explains = tuple(
        Explains(
            name=name,
            groups=many[name],
            joined=many[name] > least,
            explained={scale: settled(float(values.mean())) for scale, values in shares[name].items()},
        )
        for name in dense
    )
    apart = [_apart(other, scale, shares[ours], shares[other]) for other in others for scale in shares[ours]]
    return AtNumber(groups=least, divisions=explains, apart=tuple(apart))


def _shares(amounts: Floats, groups: Labels, most: int, halves: Sequence[_Half]) -> dict[Scale, Floats]:
    """By scale what a division explains in each half; without the scales in which some half has nothing to explain."""
    logs = np.log1p(np.maximum(amounts, 0.0))
    found: dict[Scale, list[float | None]] = {scale: [] for scale in SCALES}
    for learn, judge, cap in halves:
        figures = {"capped": np.minimum(amounts, cap), "log": logs, "raw": amounts}
        for scale, shares in found.items():
            shares.append(explained_by(figures[scale], groups, learn, judge, most))
    known = {scale: [share for share in shares if share is not None] for scale, shares in found.items()}
    return {scale: np.array(shares) for scale, shares in known.items() if len(shares) == len(halves)}


def _apart(other: str, scale: Scale, ours: Mapping[Scale, Floats], theirs: Mapping[Scale, Floats]) -> SpendingApart:
    mean, (low, high) = paired_interval(ours[scale] - theirs[scale])
    return SpendingApart(other=other, scale=scale, difference=settled(mean), interval=(settled(low), settled(high)))


def _largest(amounts: Floats) -> float | None:
    """The share of all spending that the ten who spent most brought."""
    whole = float(amounts.sum())
    return settled(float(np.sort(amounts)[-10:].sum()) / whole) if whole > 0 else None
