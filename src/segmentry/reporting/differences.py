"""What was shown of a column between segments: that they differ, that they are the same, or neither."""

from typing import Literal

from segmentry.results.contrast import Contrast
from segmentry.stages.profiling.contrasts import MARGIN_OF_MEANS, MARGIN_OF_SHARES
from segmentry.stages.profiling.personas import SIGNIFICANT

Shown = Literal["differs", "the same", "not shown", "untested"]

#: By how much no two segments differ that are called the same.
MARGIN = (
    f"no two differ by {MARGIN_OF_MEANS:g} standard deviations, or {100 * MARGIN_OF_SHARES:g} percentage points (half"
    " of what is rare), or more: equivalence test, 5%"
)
#: A p that people read as .05 is at the edge of chance.
_EDGE = 0.045
_SAID: dict[Shown, str] = {
    "differs": "they differ",
    "the same": "the same",
    "not shown": "no difference could be shown",
    "untested": "",
}


def shown(contrast: Contrast) -> Shown:
    """What the tests of a column say.

    Of a very large table both tests may say something: then the segments differ, by less than matters, and are called
    the same.

    >>> column = {"column": "age", "feature": False, "measure": "eta", "effect": 0.1}
    >>> [shown(Contrast(**column, p=p, p_apart=q)) for p, q in ((0.01, 0.4), (0.6, 0.01), (0.6, 0.4), (None, None))]
    ['differs', 'the same', 'not shown', 'untested']
    """
    if contrast.p_apart is not None and contrast.p_apart < SIGNIFICANT:
        return "the same"
    if contrast.p is None:
        return "untested"
    return "differs" if contrast.p < SIGNIFICANT else "not shown"


def shown_of(contrast: Contrast) -> str:
    """The same in words.

    >>> column = {"column": "age", "feature": False, "measure": "eta", "effect": 0.1, "p_apart": 0.3}
    >>> shown_of(Contrast(**column, p=0.3)), shown_of(Contrast(**column, p=0.0496))
    ('no difference could be shown', 'they differ, at the edge of chance')
    """
    said = shown(contrast)
    at_the_edge = said == "differs" and contrast.p is not None and contrast.p >= _EDGE
    return f"{_SAID[said]}, at the edge of chance" if at_the_edge else _SAID[said]
