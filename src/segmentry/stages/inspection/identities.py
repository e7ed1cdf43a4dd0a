"""Columns that are a sum of what came of customers, or what that leaves of another column: they came with it.

Paid in all is principal and interest; the balance is what the loan was, less what was paid back.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.maths.matching_pursuit import given_by
from segmentry.stages.inspection.suspects import correlations, zero_where_unknown

#: An identity holds in so many of the rows, but for rounding; in fewer rows or values it may be chance (ours).
_IN_ROWS, _FEWEST, _FEWEST_VALUES = 0.99, 50, 20
#: Share of the variance that the parts of a sum give; how near averages of parts must add up; amounts looked at (ours).
_WHOLE, _NEAR, _MOST_AMOUNTS = 1 - 1e-4, 0.01, 30


def came_with(amounts: pd.DataFrame, numbers: pd.DataFrame) -> dict[str, list[str]]:
    """Of the numbers those that are given by the amounts, each with the columns that it follows from.

    Parameters
    ----------
    amounts : DataFrame
        Numbers that came of customers: outcomes.
    numbers : DataFrame
        All others of the same rows; NaN where missing.

    Examples
    --------
    >>> lent, rate = np.random.default_rng(0).uniform(1_000, 9_000, (2, 90)).round()
    >>> back, interest = lent // 3, rate // 50
    >>> loans = pd.DataFrame({"lent": lent, "left": lent - back, "paid": back + interest, "rate": rate})
    >>> came_with(pd.DataFrame({"back": back, "interest": interest}), loans)
    {'paid': ['back', 'interest'], 'left': ['lent', 'back']}
    """
    varied = [str(name) for name in numbers if numbers[name].nunique() >= _FEWEST_VALUES]
    sums = _sums(amounts, numbers[varied])
    found = {name: sums[name] for name in varied if name in sums}
    left = numbers[[name for name in varied if name not in found]]
    return found | {rest: [whole, part] for rest, whole, part in _remainders(amounts, left)}


def _sums(amounts: pd.DataFrame, numbers: pd.DataFrame) -> dict[str, list[str]]:
    """The amounts that add up to numbers, by these; numbers that are filled in the same rows are looked at together."""
    many, known = amounts.shape[1], amounts.notna().all(axis=1).to_numpy()
    if not 1 < many <= _MOST_AMOUNTS:
        return {}
    filled: dict[bytes, list[str]] = {}
    for name in numbers:
        filled.setdefault((known & numbers[name].notna().to_numpy()).tobytes(), []).append(str(name))
    found = {}
    for same, names in filled.items():
        rows = np.frombuffer(same, np.bool_)
        if rows.sum() < _FEWEST:
            continue
        r = zero_where_unknown(correlations(pd.concat([amounts, numbers[names]], axis=1)[rows]).to_numpy())
        for i, name in enumerate(names, many):
            at = [*range(many), i]
            parts = [str(amounts.columns[j]) for j in given_by(r[np.ix_(at, at)], many, _WHOLE)]
            if len(parts) > 1 and _same(amounts[parts].sum(axis=1).to_numpy(), numbers[name].to_numpy(), rows):
                found[name] = parts
    return found


def _remainders(amounts: pd.DataFrame, numbers: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """The numbers that are another one less an amount, none of them below 0: what is left of it."""
    able = [name for name in numbers if numbers[name].min() >= 0]
    means = {name: float(numbers[name].mean()) for name in able}
    for part in (name for name in amounts if amounts[name].min() >= 0 and amounts[name].nunique() >= _FEWEST_VALUES):
        own, mean = amounts[part].to_numpy(), float(amounts[part].mean())
        for rest in able:
            near = [x for x in able if x != rest and abs(means[x] - means[rest] - mean) <= _NEAR * means[x]]
            whole = next((x for x in near if _is_left(numbers[rest], numbers[x], own)), None)
            if whole is not None:
                yield str(rest), str(whole), str(part)


def _is_left(rest: "pd.Series[float]", whole: "pd.Series[float]", part: Floats) -> bool:
    filled = (rest.notna() & whole.notna()).to_numpy() & ~np.isnan(part)
    return bool(filled.sum() >= _FEWEST) and _same(whole.to_numpy() - part, rest.to_numpy(), filled)


def _same(made: Floats, values: Floats, rows: NDArray[np.bool_]) -> bool:
    """Whether they are the same but for rounding in nearly all of these rows."""
    near = np.isclose(made[rows], values[rows], rtol=1e-3, atol=0.05 + np.ptp(values[rows]) * 1e-6)
    return bool(near.mean() >= _IN_ROWS)
