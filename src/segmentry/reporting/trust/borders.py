"""How many customers lie near the border of their group, who may belong to the next one as well."""

from functools import partial

from segmentry.reporting.plan.pressing import place_of
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, share

#: Up to this share people say one in so many.
_ONE_IN = 0.35
#: With less than this share of all customers on a border hardly anybody is.
_HARDLY_ANYBODY = 0.02
#: A group of which so much lies near a border is named, and the one with which a page begins from there on (ours).
_NEARLY_A_THIRD, _A_QUARTER = 0.295, 0.245


def part_near_a_border(segmentation: Segmentation) -> float | None:
    """Which share of all customers lies near a border: a segment counts by its size; None where nobody measured it."""
    validation = segmentation.validation
    if validation is None or not validation.borderline or segmentation.k == 1:
        return None
    sizes = [segment.size for segment in segmentation.segments]
    return sum(part * size for part, size in zip(validation.borderline, sizes, strict=True)) / max(sum(sizes), 1)


def near_a_border(segmentation: Segmentation) -> str:
    """How many of all customers lie near a border, which is what blurry means, of the group with which a page begins
    where that is a quarter, and of the one of which most do where it is nearly a third; empty where nobody measured it.
    """
    near, validation = part_near_a_border(segmentation), segmentation.validation
    if near is None or validation is None:
        return ""
    of = dict(enumerate(validation.borderline, start=1))
    first, most = min(of, key=partial(place_of, segmentation)), max(of, key=lambda x: (of[x], -x))
    told = dict.fromkeys(id for id, least in ((first, _A_QUARTER), (most, _NEARLY_A_THIRD)) if of[id] >= least)
    of_group = f" ({listed([f'{share(of[id])} of group {id}' for id in told])})" if told else ""
    if near < _HARDLY_ANYBODY:
        return f"Hardly anybody{of_group} lies near a border."
    many = in_so_many(near)
    return f"About {many} customers{of_group} {'lies' if many.startswith('1 in') else 'lie'} near a border."


def in_so_many(part: float) -> str:
    """A share as people say it.

    >>> in_so_many(0.24), in_so_many(0.053), in_so_many(0.41), in_so_many(0.5)
    ('1 in 4', '1 in 19', '4 in 10', 'half of the')
    """
    if part < _ONE_IN:
        return f"1 in {round(1 / part)}"
    return "half of the" if round(10 * part) == 5 else f"{round(10 * part)} in 10"
