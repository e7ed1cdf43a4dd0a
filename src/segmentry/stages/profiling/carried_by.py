"""Which columns carry the segments: those in which they differ by more than a negligible effect."""

from collections.abc import Sequence
from math import sqrt

from segmentry.results.contrast import Contrast

#: Cohen's f of means and w of shares from which an effect is small (1988, pp. 285 and 227).
SMALL = 0.1


def carrying(contrasts: Sequence[Contrast]) -> list[str]:
    """The features of which the segments differ by at least a small effect, after Cohen (1988), the largest first.

    >>> eta = {"feature": True, "measure": "eta"}
    >>> carrying([Contrast(column="age", effect=0.75, **eta), Contrast(column="minutes", effect=0.02, **eta)])
    ['age']
    """
    return [contrast.column for contrast in contrasts if contrast.feature and size(contrast) >= SMALL]


def size(contrast: Contrast) -> float:
    """Cohen's f of a correlation ratio, his w of Cramer's V.

    >>> round(size(Contrast(column="age", feature=True, measure="eta", effect=0.6)), 2)
    0.75
    """
    if contrast.measure == "eta":
        return contrast.effect / sqrt(max(1 - contrast.effect**2, 1e-12))
    return contrast.effect * sqrt(contrast.df)
