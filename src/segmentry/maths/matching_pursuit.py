"""Which few columns give another one, told from their correlations alone."""

import numpy as np

from segmentry.maths import Floats

#: Of `most` parts that do not go together the best has a correlation of sqrt(enough / most); so much less will do.
_NEAR = 0.85
#: Part of what is left that a further column must explain.
_GAIN = 0.05
#: Keeps columns that say the same from being taken apart by rounding.
_RIDGE = 1e-9


def support(r: Floats, target: int, enough: float, most: int) -> list[int]:
    """The columns of which the target is a linear combination: R^2 of `enough` or more; none if there are not.

    Orthogonal matching pursuit (Pati, Rezaiifar & Krishnaprasad 1993) on the correlation matrix: the column that goes
    best with what is left joins, up to `most`; then those are left out that are not needed. O(p) for each that joins.

    Examples
    --------
    >>> b, c, d = np.random.default_rng(0).normal(size=(3, 500))
    >>> support(np.corrcoef([b - c, d, c, b]), 0, 0.99, 5)
    [2, 3]

    None where they run out before they give it.

    >>> support(np.array([[1.0, 0.8], [0.8, 1.0]]), 0, 0.99, 5)
    []
    """
    chosen: list[int] = []
    left = np.abs(r[target])
    unexplained = 1.0
    while len(chosen) < min(most, len(r) - 1):
        left[[target, *chosen]] = 0.0
        best = int(left.argmax())
        if not chosen and left[best] < _NEAR * np.sqrt(enough / most):
            return []
        chosen.append(best)
        betas = _betas(r, target, chosen)
        before, unexplained = unexplained, 1 - float(r[target, chosen] @ betas)
        if 1 - unexplained >= enough:
            return sorted(_needed(r, target, chosen, enough))
        if unexplained > (1 - _GAIN) * before:
            return []
        left = np.abs(r[target] - betas @ r[chosen])
    return []


def given_by(r: Floats, target: int, enough: float) -> list[int]:
    """Columns that give the target, none of which can be left out: R^2 of `enough` or more; none where all others
    together do not give it.

    Backward elimination: one after the other leaves that is needed least, by how much more it would leave unexplained
    (beta^2 / the diagonal of the inverse). `support` adds columns, and is fast; this finds sums of parts of which none
    goes with the target alone. O(p^4).

    Examples
    --------
    >>> b, c, d = np.random.default_rng(0).normal(size=(3, 500)) * [[9], [9], [1]]
    >>> given_by(np.corrcoef([b + c + d, d, c, b]), 1, 0.99)
    [0, 2, 3]
    """
    left = [i for i in range(len(r)) if i != target]
    kept: list[int] = []
    while left:
        inverse = np.linalg.inv(r[np.ix_(left, left)] + _RIDGE * np.eye(len(left)))
        betas = inverse @ r[left, target]
        if float(r[left, target] @ betas) < enough:
            break
        kept = list(left)
        del left[int(np.argmin(betas**2 / np.diag(inverse)))]
    return kept


def _needed(r: Floats, target: int, chosen: list[int], enough: float) -> list[int]:
    for column in list(chosen):
        others = [other for other in chosen if other != column]
        if others and float(r[target, others] @ _betas(r, target, others)) >= enough:
            chosen = others
    return chosen


def _betas(r: Floats, target: int, chosen: list[int]) -> Floats:
    between = r[np.ix_(chosen, chosen)] + _RIDGE * np.eye(len(chosen))
    return np.asarray(np.linalg.solve(between, r[chosen, target]))
