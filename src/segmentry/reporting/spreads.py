"""What the picture of one column and its caption rest on: its quantiles or shares in every segment.

The chart library is not imported here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.errors import SegmentryError
from segmentry.reporting.shapes import needed
from segmentry.reporting.words import KINDS, Kind
from segmentry.results.profile import Average, Level, Profile
from segmentry.results.segmentation import Segmentation

#: What all customers together are called.
EVERYONE = "everyone"
_MOST_LEVELS = 12
#: From this many times the middle on, a 95 % quantile asks for a scale of logarithms.
_SKEWED = 10


@dataclass(frozen=True)
class Levels:
    """The levels of a column that are shown, those in which the segments differ most first, of how many.

    Per level one `Level` of each segment.
    """

    names: tuple[str, ...]
    each: tuple[tuple[Level, ...], ...]
    of: int


def columns_of(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns whose distribution can be shown, the features first, the others by how much segments differ in them.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=300), segmentry.Plan(k=2, k_max=3))
    >>> "income" in columns_of(segmentation)
    True
    """
    told = needed(segmentation.profile, "profile")
    profiled = [a.column for a in told.all] + [level.column for level in told.segments[0].levels]
    ranked = [one.column for one in sorted(told.contrasts, key=lambda one: not one.feature)]
    return tuple(dict.fromkeys([*(name for name in ranked if name in set(profiled)), *profiled]))


def averages_of(segmentation: Segmentation, column: str) -> tuple[Average, ...] | None:
    """Of a column of numbers or dates the averages of every segment, and last of everyone; None for another column.

    Raises
    ------
    SegmentryError
        If the column was not profiled.
    """
    told = needed(segmentation.profile, "profile")
    of_all = next((one for one in told.all if one.column == column), None)
    if of_all is not None:
        return (*(one.average(column) for one in told.segments), of_all)
    if not _levels(told, 0, column):
        raise SegmentryError(
            f"The column {column!r} was not profiled. Choose one of: {', '.join(columns_of(segmentation))}."
        )
    return None


def levels_of(segmentation: Segmentation, column: str) -> Levels:
    """The levels of a column of text or of yes and no."""
    told = needed(segmentation.profile, "profile")
    each = list(zip(*(_levels(told, i, column) for i in range(segmentation.k)), strict=True))
    ranked = sorted(each, key=lambda same: -_range(same))[:_MOST_LEVELS]
    return Levels(tuple(same[0].level for same in ranked), tuple(ranked), len(each))


def kind_of(segmentation: Segmentation, column: str) -> Kind:
    """What the column counts: numbers, or days."""
    return KINDS.get(segmentation.types[column], "number")


def bend(averages: Sequence[Average], kind: Kind) -> float | None:
    """Where the picture of these averages has a scale of logarithms: the number below which it is nearly even.

    That is the median of everyone (the 75 % quantile where the median is 0), where hardly anybody is below 0 and the
    95 % quantile is more than ten times as much; else None.
    """
    spread = averages[-1].spread
    if kind == "date" or spread is None or spread.p5 is None or spread.p95 is None or spread.p5 < 0:
        return None
    middle = next((one for one in (spread.p50, spread.p75) if one is not None and one > 0), None)
    return float(f"{middle:.3g}") if middle is not None and spread.p95 > _SKEWED * middle else None


def share_said(share: float | None) -> str:
    """A share of a level, with one decimal where it is small.

    >>> share_said(0.25), share_said(0.034), share_said(None)
    ('25%', '3.4%', 'withheld')
    """
    return "withheld" if share is None else f"{share:.1%}" if 0 < share < 0.0995 else f"{share:.0%}"


def _levels(told: Profile, segment: int, column: str) -> list[Level]:
    return [one for one in told.segments[segment].levels if one.column == column]


def _range(same: Sequence[Level]) -> float:
    """How far the outermost shares of a level are apart."""
    known = [one.share for one in same if one.share is not None]
    return max(known) - min(known) if known else -1.0
