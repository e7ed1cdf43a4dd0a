"""Columns that take few values: how far their values stand apart, and how to blur that."""

import numpy as np

from segmentry.maths import Floats


def half_steps(matrix: Floats) -> Floats:
    """Per column half the distance between a value and its neighbours (the median over rows).

    Near 0 for a column of measurements; for levels and counts half the step from one to the next. Two normal
    distributions of the same spread whose means are at most two standard deviations apart have one mode together
    (Robertson & Fryer 1969). A method that looks for density and sees every value with a standard deviation of half a
    step cannot take the values of a coarse column for groups of customers.

    Examples
    --------
    >>> half_steps(np.array([[0.0, 0.1], [2.0, 0.2], [2.0, 0.4], [0.0, 0.3]])).round(3).tolist()
    [1.0, 0.05]
    """
    return np.array([_half_step(column) for column in np.asarray(matrix, dtype=np.float64).T])


def blurred(matrix: Floats, rng: np.random.Generator) -> Floats:
    """The rows as a method must see them that looks for density: each cell with half a step of normal noise.

    Examples
    --------
    >>> rows = np.repeat([[0.0], [1.0]], 500, axis=0)
    >>> round(float((blurred(rows, np.random.default_rng(0)) - rows).std()), 1)
    0.5
    """
    return np.asarray(matrix + rng.normal(size=matrix.shape) * half_steps(matrix))


def _half_step(column: Floats) -> float:
    values, places = np.unique(column, return_inverse=True)
    if len(values) == 1:
        return 0.0
    gaps = np.diff(values)
    around = np.append(gaps[0], gaps) + np.append(gaps, gaps[-1])
    return float(np.median(around[places])) / 4
