"""The bands that authors give for their figures, and the traffic light of a stability."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from segmentry.results.contrast import Contrast
from segmentry.stages.profiling.carried_by import SMALL, size

#: The bands of a silhouette that call the structure weak, or none.
WEAK, NONE = "weak structure", "no substantial structure"
#: Lower edges of the bands as published, for figures of two decimals.
_SILHOUETTE = ((0.71, "strong structure"), (0.51, "reasonable structure"), (0.26, WEAK))
#: From such a mean Jaccard similarity over resamples a segment surely returns, returns, and returns in part.
SURELY, RETURNS, IN_PART = 0.85, 0.75, 0.6
STABILITY_BANDS = (
    (SURELY, "highly stable"),
    (RETURNS, "stable"),
    (IN_PART, "a pattern, but doubtful who belongs to it"),
)
#: Of the segments of tables without clusters, the share that is highly stable all the same, up to so many segments:
#: 320 tables of `benchmarks/number` (ours).
_BY_CHANCE = ((2, 0.6), (4, 0.22), (10, 0.08), (20, 0.04))
_AGREEMENT = ((0.9, "excellent"), (0.8, "good"), (0.65, "moderate"))
#: Of every effect size by its own definition: Cohen's f of means and his w of shares (1988, pp. 285 and 227). A
#: correlation ratio eta is f / sqrt(1 + f^2), and Cramer's V is w / sqrt(df).
_EFFECTS = {
    "f": ((0.4, "large"), (0.25, "medium"), (SMALL, "small")),
    "w": ((0.5, "large"), (0.3, "medium"), (SMALL, "small")),
}
#: Of what is less than small.
NEGLIGIBLE = "negligible"
#: Whose bands they are.
SILHOUETTE_SOURCE, STABILITY_SOURCE = "Kaufman & Rousseeuw 1990", "Hennig 2007"
AGREEMENT_SOURCE, EFFECT_SOURCE = "Steinley 2004", "Cohen 1988"
#: Below this agreement is poor.
POOR_AGREEMENT = _AGREEMENT[-1][0]


@dataclass(frozen=True)
class Light:
    """The traffic light of a stability: a colour by name and as it is drawn, a sign that needs no colour, the band."""

    name: Literal["green", "amber", "red", "grey"]
    colour: str
    sign: str
    band: str


def silhouette_band(value: float) -> str:
    """The band of a silhouette, rounded to two decimals, after Kaufman & Rousseeuw (1990, p. 88).

    >>> silhouette_band(0.71), silhouette_band(0.7), silhouette_band(0.25)
    ('strong structure', 'reasonable structure', 'no substantial structure')
    """
    return _band(_SILHOUETTE, round(value, 2), NONE)


def stability_band(value: float) -> str:
    """The band of a segment's mean Jaccard similarity, rounded to two decimals, after Hennig (2007; R package fpc).

    >>> stability_band(0.85), stability_band(0.59)
    ('highly stable', 'not to be trusted')
    """
    return _band(STABILITY_BANDS, round(value, 2), "not to be trusted")


def returns(stability: float) -> str:
    """The same in plain words: whether a segment is there again when it is made from other customers.

    >>> returns(0.85), returns(0.75), returns(0.6), returns(0.59)
    ('returns surely', 'returns', 'returns in part', 'does not return')
    """
    edges = ((SURELY, "returns surely"), (RETURNS, "returns"), (IN_PART, "returns in part"))
    return _band(edges, round(stability, 2), "does not return")


def stable_by_chance(k: int) -> float:
    """The share of segments that are highly stable where customers have no clusters, cut into k.

    >>> stable_by_chance(2), stable_by_chance(5), stable_by_chance(30)
    (0.6, 0.08, 0.04)
    """
    return next((share for most, share in _BY_CHANCE if k <= most), _BY_CHANCE[-1][1])


def agreement_band(ari: float) -> str:
    """The band of an adjusted Rand index, rounded to two decimals, after Steinley (2004, p. 395).

    >>> agreement_band(0.9), agreement_band(0.64)
    ('excellent', 'poor')
    """
    return _band(_AGREEMENT, round(ari, 2), "poor")


def effect_band(contrast: Contrast) -> str:
    """How large the difference of a column between the segments is said to be, after Cohen (1988).

    >>> eta, of_shares = {"measure": "eta", "effect": 0.25}, {"measure": "Cramer's V", "effect": 0.25}
    >>> effect_band(Contrast(column="age", feature=True, **eta))
    'medium'
    >>> [effect_band(Contrast(column="plan", feature=True, df=df, **of_shares)) for df in (1, 2, 4)]
    ['small', 'medium', 'large']
    """
    return _band(_EFFECTS["f" if contrast.measure == "eta" else "w"], size(contrast), NEGLIGIBLE)


def _band(bands: Sequence[tuple[float, str]], value: float, below: str) -> str:
    return next((name for edge, name in bands if value >= edge), below)


def bands_said() -> str:
    """The lower edges of all bands, which pictures draw.

    >>> bands_said().split(";")[0]
    'silhouette weak from 0.26, reasonable from 0.51, strong from 0.71'
    """
    each = ", ".join(f"{name.removesuffix(' structure')} from {edge:g}" for edge, name in reversed(_SILHOUETTE))
    stable = ", ".join(f"{name.partition(',')[0]} from {edge:g}" for edge, name in reversed(STABILITY_BANDS))
    return f"silhouette {each}; stability {stable}"


def light(stability: float, *, is_real: bool = True) -> Light:
    """The traffic light of a segment: green where it is stable, amber where it is doubtful who belongs to it, else red.

    Parts of customers without groups that repeat are grey: so do cuts through noise.

    >>> light(0.75).name, light(0.74).name, light(0.59).name
    ('green', 'amber', 'red')
    >>> light(0.9, is_real=False).band
    'repeats, as a cut through customers without groups does'
    """
    band = stability_band(stability)
    repeats = band in (stability_band(SURELY), stability_band(RETURNS))
    if repeats and not is_real:
        return Light("grey", "#757575", "\u25cc", "repeats, as a cut through customers without groups does")
    if repeats:
        return Light("green", "#007A5A", "\u25cf", band)
    if band == stability_band(IN_PART):
        return Light("amber", "#9A6700", "\u25d0", band)
    return Light("red", "#B34700", "\u25cb", band)


def with_one_less(k: int) -> str:
    """What segments are compared with, in words.

    >>> with_one_less(5)
    'with 4 segments instead of 5'
    """
    return f"with {k - 1} segments instead of {k}"


def below_zero(curve: Sequence[float]) -> float:
    """About which share of a segment has a silhouette below 0, from its evenly spaced quantiles.

    >>> below_zero((-0.1, 0.1, 0.2)), below_zero((0.1, 0.2)), below_zero(())
    (0.25, 0.0, 0.0)
    """
    if not curve or curve[0] >= 0:
        return 0.0
    return float(np.interp(0.0, curve, np.linspace(0, 1, len(curve))))
