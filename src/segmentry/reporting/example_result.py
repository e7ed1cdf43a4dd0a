"""A picture of a result that is made up, for those who have none yet."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from segmentry.reporting.document import Caption, Exhibit
from segmentry.reporting.looks import symbol
from segmentry.results.segmentation import Segment
from segmentry.wording import listed

if TYPE_CHECKING:
    from segmentry.reporting.pictures.picture import Picture

#: Per segment its name, its customers, its place and how wide it is spread.
_GROUPS = (
    ("Retired savers", 90, (2.6, 1.2), (0.55, 0.5)),
    ("Young starters", 120, (-2.2, 1.5), (0.6, 0.45)),
    ("Families", 150, (0.2, -0.6), (0.75, 0.55)),
    ("Credit reliant", 70, (-1.8, -1.9), (0.5, 0.4)),
)
_ABOUT = Caption(
    "Each dot is a customer. Customers of one colour are alike, and a number marks the middle of each group.",
    "Speak to each group in its own way: its card says what is typical of it, and what to do next.",
)


def exhibit() -> Exhibit:
    """Four groups of made-up customers on a map."""
    names = listed(name for name, *_ in _GROUPS)
    alt = f"A made-up map of {sum(size for _, size, *_ in _GROUPS)} customers in four groups: {names}"
    return Exhibit("example", "A result, made up", _picture, _ABOUT, alt)


@lru_cache
def _picture() -> "Picture":
    from segmentry.reporting.pictures import marks
    from segmentry.reporting.pictures.picture import Picture
    from segmentry.reporting.pictures.segment_map import centre_of, on_axes

    rng = np.random.default_rng(0)
    centres, customers = [], []
    for id, (name, size, place, spread) in enumerate(_GROUPS, start=1):
        segment = Segment(id=id, name=name, size=size, share=0, centre=(), matrix_centre=())
        look = {**marks.of(segment), "shape": symbol(id)}
        centres.append({**centre_of(segment), "x": place[0], "y": place[1], "said": ""})
        dots = rng.normal(place, spread, (size, 2)).round(2).tolist()
        customers += [{**look, "x": x, "y": y} for x, y in dots]
    return Picture(
        on_axes("younger to older", "how much they have", True), {"centres": centres, "customers": customers}
    )
