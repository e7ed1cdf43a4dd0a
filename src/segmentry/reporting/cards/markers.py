"""What marks a segment: the columns in which it is far from all customers, and how a plot shows them."""

from dataclasses import dataclass

from segmentry.reporting.compared import Compared, features_compared
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.statement import NOTABLE

#: Standard deviations at which a bar of the profile plot is cut, and the narrowest scale that it has: small differences
#: are to look small.
_LIMIT, _LEAST = 3.0, 1.0


@dataclass(frozen=True)
class Markers:
    """What the profile plot shows: the features, of how many, the end of its scale, and the bars that are cut there."""

    features: tuple[Compared, ...]
    of: int
    end: float
    cut: int

    @property
    def differences(self) -> list[float]:
        """Every difference that has a bar."""
        return [difference for feature in self.features for difference in feature.differences if difference is not None]

    @property
    def markers(self) -> int:
        """How many of them make a marker variable."""
        return sum(is_marker(difference) for difference in self.differences)


def is_marker(difference: float | None) -> bool:
    """Whether a column marks a segment that differs so much from everyone in it (Dolnicar, Gruen & Leisch 2018)."""
    return difference is not None and abs(difference) >= NOTABLE


def markers(segmentation: Segmentation) -> Markers:
    """What the profile plot of these segments shows: the fewer features, the more segments there are."""
    k, compared = segmentation.k, features_compared(segmentation)
    features = compared[: 20 if k <= 6 else 12 if k <= 15 else 8]
    sizes = [abs(difference) for x in features for difference in x.differences if difference is not None]
    end = min(max(_LEAST, *sizes, 0.0), _LIMIT)
    return Markers(features, len(compared), end, sum(size > end for size in sizes))
