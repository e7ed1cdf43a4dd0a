"""The columns in which customers differ most from each other, where neither groups nor an outcome are known."""

from collections.abc import Iterable

from segmentry.reporting.cards.one_fact import first_of_each_fact
from segmentry.reporting.compared import kind_of
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.readable import is_readable

#: Columns that are told, and of these categories.
_MOST, _CATEGORIES = 5, 2
#: Where an end is 0 or below it no end is a multiple of the other: other columns are told first.
_FROM_0 = 0.01


def most_different(segmentation: Segmentation) -> tuple[str, ...]:
    """The features in which customers differ most, of those that say much the same one: amounts by how far the highest
    tenth is from the lowest, then categories by how evenly customers are spread over their levels."""
    apart = {name: _apart(segmentation, name) for name in segmentation.features}
    numbers = _ranked(segmentation, apart)
    others = _ranked(segmentation, {name: _even(segmentation, name) for name in segmentation.features})
    told = sorted(numbers[: _MOST - min(len(others), _CATEGORIES)], key=lambda x: (-apart[x], x))
    return (*told, *others[: _MOST - len(told)])


def readable_first(segmentation: Segmentation, names: Iterable[str]) -> list[str]:
    """The columns in their order, those whose names can be read before the others."""
    columns, labels = segmentation.columns, segmentation.labels
    return sorted(names, key=lambda x: not is_readable(x, columns[x].theme, labels))


def _ranked(segmentation: Segmentation, apart: dict[str, float]) -> list[str]:
    """The columns in which anybody differs, those whose names can be read first, one for each fact."""
    able = sorted((name for name, far in apart.items() if far > 0), key=lambda x: (-apart[x], x))
    return list(first_of_each_fact(segmentation.columns, readable_first(segmentation, able)))


def _apart(segmentation: Segmentation, name: str) -> float:
    """(p90 - p10) / (p90 + p10) of an amount, 0 to 1; hardly anything of what is 0 or below for a tenth, else 0."""
    low, high = _ends(segmentation, name)
    if low is None or high is None or high <= low or kind_of(segmentation, name) != "number":
        return 0.0
    return (high - low) / (high + low) if low > 0 else _FROM_0


def _ends(segmentation: Segmentation, name: str) -> tuple[float | None, float | None]:
    of_all = None if segmentation.profile is None else segmentation.profile.average_of(name)
    spread = None if of_all is None else of_all.spread
    return (None, None) if spread is None else (spread.p10, spread.p90)


def _even(segmentation: Segmentation, name: str) -> float:
    """The chance that two customers have different levels (Gini's); 0 of numbers."""
    profile = segmentation.profile
    levels = () if profile is None else profile.segments[0].levels_of(name)
    shares = [level.share_of_all or 0.0 for level in levels]
    return 1.0 - sum(share**2 for share in shares) if shares else 0.0
