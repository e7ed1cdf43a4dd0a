"""Where a customer would change segment if one number were another: crossings along one dimension of the matrix."""

import numpy as np

from segmentry.maths import Floats, Labels


def crossing(row: Floats, j: int, centres: Floats, owners: Labels, ends: tuple[float, float]) -> list[float]:
    """The nearest places below and above the row's own one in dimension j where another segment becomes nearest.

    Along one dimension the squared distance to a centre is (z - c_j)^2 and what all others add, so that two centres are
    equally far at one place at most. Of these places the first one on each side counts behind which a centre of
    another segment is nearest.

    Parameters
    ----------
    row : array, p
        NaN where nothing is known, but not in dimension j.
    ends : pair of float
        Places beyond these do not count.

    Returns
    -------
    list of float
        At most two.

    Examples
    --------
    >>> crossing(np.array([1.0, 0.0]), 0, np.array([[0.0, 0.0], [4.0, 0.0]]), np.array([0, 1]), (-9.0, 9.0))
    [2.0]
    """
    apart = np.nan_to_num((row - centres) ** 2)
    rest, at = apart.sum(axis=1) - apart[:, j], centres[:, j]
    own = owners == owners[int(apart.sum(axis=1).argmin())]
    with np.errstate(divide="ignore", invalid="ignore"):
        apart_at = at[~own][None] - at[own][:, None]
        between = (rest[~own][None] - rest[own][:, None] + at[~own][None] ** 2 - at[own][:, None] ** 2) / 2 / apart_at
    places = np.unique(between[np.isfinite(between)])
    places = places[(places >= ends[0]) & (places <= ends[1])]
    behind = 1e-9 * (ends[1] - ends[0])
    found = []
    for side, several in ((-1, places[places <= row[j]][::-1]), (1, places[places >= row[j]])):
        for place in several:
            if not own[int((rest + (place + side * behind - at) ** 2).argmin())]:
                found.append(float(place))
                break
    return found
