"""How many customers a comparison of two halves takes, and what so many can show."""

from collections.abc import Callable

from scipy import special  # scipy.stats calls the same, and costs a second to import

#: Two-sided chance of a difference where there is none, and of finding one that is there.
ALPHA, POWER = 0.05, 0.8
_MOST = 10**9


def needed_for_rates(rate: float, other: float) -> int:
    """Customers in each half that show a difference of two rates (two-sided 5 %, power 80 %).

    The normal approximation with the pooled variance under no difference (Fleiss, Levin & Paik 2003, section 4.2,
    without the correction for continuity).

    >>> needed_for_rates(0.70, 0.62), needed_for_rates(0.5, 0.5) > 10**8
    (550, True)
    """
    gap = abs(rate - other)
    if not gap:
        return _MOST
    pooled, apart = (rate + other) / 2, rate * (1 - rate) + other * (1 - other)
    at_chance, with_gap = _quantiles()
    root = at_chance * (2 * pooled * (1 - pooled)) ** 0.5 + with_gap * apart**0.5
    return int(min(_MOST, -(-(root**2) // gap**2)))


def needed_for_means(sd: float, gap: float) -> int:
    """Customers in each half that show a difference of two means (two-sided 5 %, power 80 %, normal approximation).

    >>> needed_for_means(sd=10, gap=2)
    393
    """
    if not gap:
        return _MOST
    return int(min(_MOST, -(-(2 * (sum(_quantiles()) * sd / gap) ** 2) // 1)))


def shown_by(sd: float, half: int) -> float:
    """The smallest difference of two means that so many customers in each half show.

    >>> round(shown_by(sd=10, half=393), 2), round(shown_by(sd=11_505, half=337))
    (2.0, 2483)
    """
    return float(sum(_quantiles()) * sd * (2 / half) ** 0.5)


def next_count(mean: float, sd: float, of_all: float, sd_of_all: float) -> tuple[float, float]:
    """The mean and the spread of a count in the next period of the same length, of a group that was picked by it.

    Each customer has a rate of their own, drawn from a gamma distribution, and counts are Poisson: of those who had
    many, part is chance, and does not return (Goodhardt & Ehrenberg 1967, Conditional trend analysis, Journal of
    Marketing Research 4). The next count is never less spread than a Poisson one of its mean.

    Parameters
    ----------
    mean, sd : float
        Of the group now.
    of_all, sd_of_all : float
        Of all customers.

    >>> [round(x, 2) for x in next_count(1.2, 0.43, 0.171, 0.45)]
    [0.33, 0.62]
    """
    stays = max(0.0, 1 - of_all / sd_of_all**2) if sd_of_all else 0.0
    then = of_all + stays * (mean - of_all)
    return then, (then * (1 + stays) + (stays * sd) ** 2) ** 0.5


def smallest_change(enough: Callable[[float], int], half: int, start: float, end: float) -> float | None:
    """The value nearest to `start`, towards `end`, of which so many customers in each half show the difference.

    None where they cannot show even `end`.

    >>> round(smallest_change(lambda other: needed_for_rates(0.53, other), 1_105, 0.53, 0.0), 3)
    0.47
    >>> smallest_change(lambda other: needed_for_rates(0.02, other), 50, 0.02, 0.0) is None
    True
    """
    if enough(end) > half:
        return None
    near, far = start, end
    for _ in range(40):
        middle = (near + far) / 2
        near, far = (near, middle) if enough(middle) <= half else (middle, far)
    return far


def _quantiles() -> tuple[float, float]:
    return float(special.ndtri(1 - ALPHA / 2)), float(special.ndtri(POWER))
