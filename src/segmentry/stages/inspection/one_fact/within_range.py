"""Whether numbers go together throughout, or only because they differ between clumps of customers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Rows that are looked at: as many as make so many cells, within these bounds.
_CELLS, _LEAST, _MOST = 60_000, 200, 2_000
#: Windows of neighbouring values at most, and rows in each at least.
_WINDOWS, _IN_EACH = 12, 10
#: Standard error that the slope in windows may have, as a part of the slope over all rows: it bounds their number.
_ERROR = 0.2
#: Part of the slope over all rows that windows must have (ours).
_SAME_SLOPE = 0.5

Values = NDArray[np.floating[Any]]


def holds_within(x: Values, others: Values, unranked: Values | None = None) -> NDArray[np.bool_]:
    """Which of the others (n x m) rise with x among neighbouring values as they do over all.

    Segments make numbers go together that have nothing to do with each other within a segment: both are high in one and
    low in another. Such numbers are several witnesses of one thing, and no fact told twice. The rows are cut into
    windows by x; the slope in that half of them in which x differs least, so that no window counts that lies across
    two clumps, must be half of that over all rows. Where windows hold equal values nothing can be told, and the numbers
    count as going together. A missing cell counts as the average of its window.

    Parameters
    ----------
    x, others : array of shape (n,) and (n, m)
    unranked : array of shape (n,), optional
        Where these are ranks: the values of x, as ranks know no gaps.

    Examples
    --------
    >>> x, noise = np.random.default_rng(0).normal(size=(2, 600))
    >>> clumps = 9 * np.repeat([0, 1, 2], 200)
    >>> holds_within(x + clumps, np.stack([x + clumps + 0.2 * noise, noise + clumps], axis=1)).tolist()
    [True, False]
    """
    rows = int(np.clip(_CELLS // max(others.shape[1], 1), _LEAST, _MOST))
    known = np.flatnonzero(~np.isnan(x))[:rows]
    x, others, plain = x[known], others[known], (x if unranked is None else unranked)[known]
    if len(x) < 2 * _IN_EACH or not np.ptp(x):
        return np.ones(others.shape[1], dtype=np.bool_)
    overall, r = _slopes(x[None], others[None])
    weakest = float(np.abs(r).min())
    slope_windows = _ERROR / 1.25 * weakest * np.sqrt(len(x)) / np.sqrt(max(1 - weakest**2, 1e-12))
    windows = int(np.clip(slope_windows, 2, min(_WINDOWS, len(x) // _IN_EACH)))
    cut = np.argsort(x, kind="stable")[: len(x) // windows * windows].reshape(windows, -1)
    spread = plain[cut].var(axis=1)
    able = spread > 1e-12 * plain.var()
    if 2 * able.sum() < windows:
        return np.ones(others.shape[1], dtype=np.bool_)
    narrow = cut[able][np.argsort(spread[able], kind="stable")[: max(1, int(able.sum()) // 2)]]
    within, _ = _slopes(x[narrow], others[narrow])
    return np.asarray(within * np.sign(overall) >= _SAME_SLOPE * np.abs(overall))


def _slopes(x: Values, others: Values) -> tuple[Values, Values]:
    """The slopes of the others (windows x rows x m) on x in all windows together, and the correlations."""
    known = ~np.isnan(others)
    count = np.maximum(known.sum(axis=1, keepdims=True), 1)
    apart = np.where(known, others, 0.0)
    apart = np.where(known, apart - apart.sum(axis=1, keepdims=True) / count, 0.0)
    own = x - x.mean(axis=1, keepdims=True)
    products = np.einsum("wr,wrm->m", own, apart)
    squares = np.einsum("wr,wrm->m", own**2, known.astype(np.float64))
    slopes = products / np.maximum(squares, 1e-300)
    return slopes, products / np.sqrt(np.maximum(squares * (apart**2).sum(axis=(0, 1)), 1e-300))
