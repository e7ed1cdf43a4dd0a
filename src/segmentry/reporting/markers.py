"""What marks each segment, after Dolnicar, Gruen & Leisch (2018, Market Segmentation Analysis): marker variables.

The chart library is not imported here.
"""

from dataclasses import dataclass

from segmentry.reporting.shapes import Compared, features_compared
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.names import NOTABLE

#: Standard deviations at which a bar is cut.
_LIMIT = 3.0
#: The narrowest scale that is drawn, in standard deviations: small differences are to look small.
_LEAST = 1.0


@dataclass(frozen=True)
class Profiles:
    """What the profile plot shows: the features, of how many, the end of its scale, and the bars that are cut there."""

    features: tuple[Compared, ...]
    of: int
    end: float
    cut: int

    @property
    def differences(self) -> list[float]:
        """Every difference that has a bar."""
        return [each for one in self.features for each in one.differences if each is not None]

    @property
    def markers(self) -> int:
        """How many of them make a marker variable."""
        return sum(is_marker(each) for each in self.differences)


def is_marker(difference: float | None) -> bool:
    """Whether a feature marks a segment that differs so much from everyone in it."""
    return difference is not None and abs(difference) >= NOTABLE


def shown(segmentation: Segmentation) -> Profiles:
    """What the profile plot of these segments shows: the fewer features, the more segments there are."""
    k, compared = segmentation.k, features_compared(segmentation)
    features = compared[: 20 if k <= 6 else 12 if k <= 15 else 8]
    found = [abs(each) for one in features for each in one.differences if each is not None]
    end = min(max(_LEAST, *found, 0.0), _LIMIT)
    return Profiles(features, len(compared), end, sum(each > end for each in found))


def has_values(segmentation: Segmentation, column: str, segment: int) -> bool:
    """Whether anybody in that segment (from 0) has a value in a column of numbers; of other columns it is taken so."""
    told = segmentation.profile
    return told is None or all(one.count for one in told.segments[segment].averages if one.column == column)
