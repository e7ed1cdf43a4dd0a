"""Where segments stand on the scale on which customers were compared, in columns that were transformed for it."""

from collections.abc import Mapping, Sequence

import numpy as np

from segmentry.maths import settled
from segmentry.results.profile import Average
from segmentry.results.recipe import NumberStep
from segmentry.results.segmentation import Segmentation


def on_their_scale(averages: Sequence[tuple[Average, ...]], segmentation: Segmentation) -> list[tuple[Average, ...]]:
    """The averages of every segment, of transformed features with their difference on that scale, from the centres."""
    places = _places(segmentation)
    by_column = [_placed(own, places) for own in zip(*averages, strict=True)]
    return list(zip(*by_column, strict=True)) if by_column else list(averages)


def _placed(own: Sequence[Average], places: Mapping[str, Sequence[float]]) -> list[Average]:
    """One column's averages in every segment."""
    at, counts = places.get(own[0].column), [a.count for a in own]
    if at is None or not any(counts):
        return list(own)
    middle = float(np.average(at, weights=counts))
    return [
        a.model_copy(update={"transformed_difference": None if a.mean is None else settled(place - middle)})
        for a, place in zip(own, at, strict=True)
    ]


def _places(segmentation: Segmentation) -> dict[str, list[float]]:
    """Of every transformed feature the centres of all segments, in standard deviations of everyone."""
    places, at = {}, 0
    for step in segmentation.recipe.steps:
        if isinstance(step, NumberStep) and step.transform != "none":
            places[step.column] = [s.matrix_centre[at] / step.weight for s in segmentation.segments]
        at += step.width
    return places
