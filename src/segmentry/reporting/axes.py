"""The axes of the map: what they are called, what they count, and which features carry them."""

from segmentry.kinds import Kind
from segmentry.reporting.compared import kind_of, needed
from segmentry.results.segmentation import Map, Segmentation
from segmentry.wording import share

AXES = ("first", "second")
#: Features that are told of one axis.
MOST_LOADINGS = 12


def axis_title(drawn: Map, axis: int) -> str:
    """An axis of the map with the share of variance that it shows."""
    return f"{AXES[axis].capitalize()} axis, {share(drawn.explained[axis], 1)} of variance"


def axis_kind(segmentation: Segmentation) -> Kind:
    """What the axis counts where there is one: numbers, days or years."""
    kind = kind_of(segmentation, segmentation.features[0])
    return "number" if kind == "share" else kind


def strongest(segmentation: Segmentation, axis: int) -> list[tuple[str, float]]:
    """Every feature with its loading on one axis of the map, the strongest first."""
    loads = needed(segmentation.map, "profile").loadings[axis]
    return sorted(zip(segmentation.recipe.dimensions, loads, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))
