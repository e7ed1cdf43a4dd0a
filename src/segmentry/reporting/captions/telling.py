"""What captions are made of: the caption, the bands of the authors, and turns of phrase."""

from collections.abc import Sequence
from dataclasses import dataclass

#: The bands of a silhouette that call the structure weak, or none.
WEAK, NONE = "weak structure", "no substantial structure"
#: Lower edges of the bands as published, for figures of two decimals.
_SILHOUETTE = ((0.71, "strong structure"), (0.51, "reasonable structure"), (0.26, WEAK))
STABILITY_BANDS = ((0.85, "highly stable"), (0.75, "stable"), (0.6, "a pattern, but doubtful who belongs to it"))
#: Whose bands they are.
SILHOUETTE_SOURCE, STABILITY_SOURCE = "Kaufman & Rousseeuw 1990", "Hennig 2007"
#: Segments named one by one at most.
_LISTED = 6
ONE = "With one segment there is nothing to compare."
MORE = "Choose a larger k to tell customers apart."


@dataclass(frozen=True)
class Caption:
    """What a picture means, and what to do with it."""

    means: str
    do: str


def silhouette_band(value: float) -> str:
    """The band of a silhouette, rounded to two decimals, after Kaufman & Rousseeuw (1990, p. 88).

    >>> silhouette_band(0.71), silhouette_band(0.7), silhouette_band(0.25)
    ('strong structure', 'reasonable structure', 'no substantial structure')
    """
    return next((name for edge, name in _SILHOUETTE if round(value, 2) >= edge), NONE)


def stability_band(value: float) -> str:
    """The band of a segment's mean Jaccard similarity, rounded to two decimals, after Hennig (2007; R package fpc).

    >>> stability_band(0.85), stability_band(0.59)
    ('highly stable', 'not to be trusted')
    """
    return next((name for edge, name in STABILITY_BANDS if round(value, 2) >= edge), "not to be trusted")


def bands_said() -> str:
    """The lower edges of all bands, which pictures draw.

    >>> bands_said().split(";")[0]
    'silhouette weak from 0.26, reasonable from 0.51, strong from 0.71'
    """
    each = ", ".join(f"{name.removesuffix(' structure')} from {edge:g}" for edge, name in reversed(_SILHOUETTE))
    stable = ", ".join(f"{name.partition(',')[0]} from {edge:g}" for edge, name in reversed(STABILITY_BANDS))
    return f"silhouette {each}; stability {stable}"


def of_rows(used: int, all: int) -> str:
    """How many rows a figure comes from, where that is not all of them."""
    return f" on a sample of {used:,} rows" if used < all else ""


def numbered(segments: Sequence[str]) -> str:
    if len(segments) > _LISTED:
        return f"segments {', '.join(segments[:_LISTED])} and {len(segments) - _LISTED} more"
    return f"segment{'' if len(segments) == 1 else 's'} {listed(segments)}"


def listed(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
