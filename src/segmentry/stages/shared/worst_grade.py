"""Which of several grades is the bad one: low satisfaction, high risk, D of A to D; in several languages."""

import re
from collections.abc import Collection

from segmentry.stages.shared.answers import scale_of
from segmentry.stages.shared.grade_words import BETTER, BY_LETTERS, WORSE
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal

#: Grades that say so themselves.
_BAD = within(
    r"(very_)?(dissatisfied|unhappy|poor|bad)|terrible|awful|detractors?|red|rot|rouge|rojo|rosso|schlecht|mauvaise?|mal[oa]|"
    r"cattiv[oa]|slecht|unzufrieden|insatisfaite?|insatisfech[oa]|insoddisfatt[oa]|ontevreden|niezadowolon\w*|severe|critical"
)
#: Letters of a grade, the first of which is the best.
_LETTER = re.compile(r"[A-H]")


def worst_of(levels: Collection[str], column: str) -> str | None:
    """The level of a column that is the bad end of its grades; None where nothing tells.

    >>> worst_of(["mid", "low", "high"], "satisfaction"), worst_of(["low", "high", "medium"], "risk_level")
    ('low', 'high')
    >>> worst_of(["A", "C", "B"], "Kreditklasse"), worst_of(["passive", "detractor", "promoter"], "nps_band")
    ('C', 'detractor')
    >>> worst_of(["low", "mid", "high"], "usage"), worst_of(["A", "B", "C"], "branch")
    (None, None)
    """
    word = normal(column)
    letters = sorted(levels)
    if letters and all(map(_LETTER.fullmatch, letters)):
        return letters[-1] if letters[0] == "A" and BY_LETTERS.search(word) else None
    scale = scale_of(levels)
    if scale is not None and WORSE.search(word):
        return scale.levels[-1]
    if scale is not None and BETTER.search(word):
        return scale.levels[0]
    bad = [level for level in levels if _BAD.fullmatch(normal(level))]
    return bad[0] if len(bad) == 1 else None
