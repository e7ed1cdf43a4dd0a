"""Segments in their colours: a chip with the number, and sizes as a bar of chips."""

from collections.abc import Sequence

import streamlit as st

from segmentry.reporting.looks import GREY, colour_of
from segmentry.results.segmentation import Segment

_SPACE = "\u00a0"
#: Spaces that a bar of all customers has, nearly as wide as one of three cards or of four, and as how many the edges of
#: a part look.
_WIDE, _NARROW, _EDGES = 90, 66, 2.8


def chip(number: int, colour: str = GREY) -> str:
    """A number on its colour, as Markdown."""
    text = "#222222" if _is_light(colour) else "white"
    return f':color[{_SPACE}{number}{_SPACE}]{{foreground="{text}" background="{colour}"}}'


def of(segment: Segment) -> str:
    """The chip of a segment."""
    return chip(segment.id, colour_of(segment))


def bar(shares: Sequence[float], colours: Sequence[str], *, narrow: bool = False) -> None:
    """Sizes as a bar; what it tells stands in words beside it."""
    wide = _NARROW if narrow else _WIDE
    parts = (
        f':color[{_SPACE * max(1, round(wide * share - _EDGES))}]{{background="{colour}"}}'
        for share, colour in zip(shares, colours, strict=True)
    )
    st.markdown("".join(parts))


def _is_light(colour: str) -> bool:
    """Whether dark words are read better on it (relative luminance, WCAG 2)."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18
