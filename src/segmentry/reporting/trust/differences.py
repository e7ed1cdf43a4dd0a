"""What was shown of a column between segments: that they differ, that they are the same, or neither."""

from typing import Literal

from segmentry.results.contrast import Contrast
from segmentry.results.profile import Profile
from segmentry.stages.profiling.contrasts import MARGIN_OF_MEANS, MARGIN_OF_SHARES
from segmentry.stages.profiling.personas import SIGNIFICANT

Shown = Literal["differs", "too little", "the same", "not shown", "untested"]

#: By how much no two segments differ that are called the same, or to differ too little.
MARGIN = (
    f"no two differ by {MARGIN_OF_MEANS:g} standard deviations, or {100 * MARGIN_OF_SHARES:g} percentage points (half"
    " of what is rare), or more: equivalence test, 5%"
)
#: A p that people read as .05 is at the edge of chance.
_EDGE = 0.045
_SAID: dict[Shown, str] = {
    "differs": "they differ",
    "too little": "they differ, too little to matter",
    "the same": "the same",
    "not shown": "no difference could be shown",
    "untested": "",
}


def shown(contrast: Contrast, profile: Profile | None = None) -> Shown:
    """What the tests of a column say, and the intervals of the segments where a profile tells them.

    Where it was shown that no two differ by as much as matters, and all the same a test or two intervals that do not
    meet tell that they differ, they differ too little.

    >>> column = {"column": "age", "feature": False, "measure": "eta", "effect": 0.1}
    >>> tests = ((0.01, 0.4), (0.6, 0.01), (0.6, 0.4), (None, None), (0.01, 0.01))
    >>> [shown(Contrast(**column, p=p, p_apart=q)) for p, q in tests]
    ['differs', 'the same', 'not shown', 'untested', 'too little']
    """
    beyond_chance = contrast.p is not None and contrast.p < SIGNIFICANT
    if contrast.p_apart is not None and contrast.p_apart < SIGNIFICANT:
        do_not_meet = profile is not None and _do_not_meet(profile, contrast.column)
        return "too little" if beyond_chance or do_not_meet else "the same"
    if contrast.p is None:
        return "untested"
    return "differs" if beyond_chance else "not shown"


def shown_of(contrast: Contrast, profile: Profile | None = None) -> str:
    """The same in words.

    >>> column = {"column": "age", "feature": False, "measure": "eta", "effect": 0.1, "p_apart": 0.3}
    >>> shown_of(Contrast(**column, p=0.3)), shown_of(Contrast(**column, p=0.0496))
    ('no difference could be shown', 'they differ, at the edge of chance')
    """
    said = shown(contrast, profile)
    at_the_edge = said == "differs" and contrast.p is not None and contrast.p >= _EDGE
    return f"{_SAID[said]}, at the edge of chance" if at_the_edge else _SAID[said]


def _do_not_meet(profile: Profile, column: str) -> bool:
    """Whether the intervals of two segments do not meet, of the average or of any level."""
    figures: dict[str, list[tuple[float, float]]] = {}
    for own in profile.segments:
        average = own.average_of(column)
        if average is not None and average.interval is not None:
            figures.setdefault("", []).append(average.interval)
        for level in own.levels_of(column):
            if level.interval is not None:
                figures.setdefault(level.level, []).append(level.interval)
    return any(max(low for low, _ in ends) > min(high for _, high in ends) for ends in figures.values())
