"""Averages of one visit and shares of visits where there were none: they tell nothing of such customers."""

from collections.abc import Collection, Mapping, Sequence

from segmentry.results.columns import Column
from segmentry.results.profile import Average
from segmentry.stages.shared.visits_counted import counts_visits, tells_of_visits


def undefined_in(averages: Sequence[Sequence[Average]], columns: Mapping[str, Column]) -> list[frozenset[str]]:
    """Of every segment the features that are averages of one visit, or shares of what customers do, where at least half
    of it made no visit.

    Examples
    --------
    >>> from segmentry.results.profile import Spread
    >>> about = {"role": "feature", "theme": "does", "reason": "", "filled": 200, "distinct": 9, "minimum": 0.0}
    >>> names = ("visits_90d", "items_per_visit", "weekend_share", "app_opens_30d")
    >>> columns = {name: Column(name=name, type="integer", **about) for name in names}
    >>> def visits(median: float) -> list[Average]:
    ...     spread = Spread(rows=9, p50=median)
    ...     return [Average(column="visits_90d", count=9, mean=1, sd=1, difference=0, spread=spread)]
    >>> [sorted(x) for x in undefined_in([visits(0), visits(2)], columns)]
    [['items_per_visit', 'weekend_share'], []]
    """
    features = [column for column in columns.values() if column.role == "feature"]
    counted = {column.name for column in features if counts_visits(column)}
    parts = frozenset(column.name for column in features if tells_of_visits(column))
    return [parts if _made_none(own, counted) else frozenset() for own in averages]


def _made_none(averages: Sequence[Average], counted: Collection[str]) -> bool:
    medians = [x.spread.p50 for x in averages if x.column in counted and x.spread is not None]
    return bool(medians) and not any(medians)
