"""How segments look and what they are called, the same in every picture, table and slide."""

import textwrap
from collections.abc import Iterable, Sequence

from segmentry.results.segmentation import Segment, Segmentation
from segmentry.wording import listed, one_line

#: Okabe and Ito's colours (2008), black and yellow replaced by ones that show on light and on dark, and two of Tol's.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C8C8C", "#8B5A2B", "#332288", "#882255")
GREY = "#757575"
#: What matters less, on light and on dark.
PALE = "#75757580"
#: A repeated colour gets another shape on the map.
SHAPES = ("circle", "square", "triangle-up", "diamond")

_HEAD_LINES = 3
_JOINT = "\u2060"  # where a word may be broken
_BLANK = "\u200b"  # a line of nothing; an empty one takes no room in SVG


def label(segment: Segment) -> str:
    """A segment as pictures and captions call it: its number and its name."""
    name = one_line(segment.name)
    return name if name == f"Segment {segment.id}" else f"{segment.id} {name}"


def labels(segmentation: Segmentation) -> dict[int, str]:
    """What every segment is called, by its id."""
    return {segment.id: label(segment) for segment in segmentation.segments}


def quoted(segmentation: Segmentation, ids: Iterable[int]) -> str:
    """Segments by their names, in a sentence."""
    return listed(f"“{segmentation.segments[id - 1].name}”" for id in ids)


def colour_of(segment: Segment) -> str:
    """The colour of a segment, the same in every picture, and in every number of segments in which it continues."""
    return colour(segment.place)


def symbol_of(segment: Segment) -> str:
    """The shape of a segment's customers on the map."""
    return symbol(segment.place)


def colour(place: int) -> str:
    """The colour at a place of the palette, from 1; ten colours, then again from the first.

    >>> colour(1), colour(11) == colour(1)
    ('#0072B2', True)
    """
    return PALETTE[(place - 1) % len(PALETTE)]


def symbol(place: int) -> str:
    """The shape beside that colour, which tells repeated colours apart."""
    return SHAPES[(place - 1) // len(PALETTE) % len(SHAPES)]


def heads(segments: tuple[Segment, ...]) -> list[str]:
    """Heads for columns, three lines each: number and name, or the number alone where there are many."""
    if len(segments) > 6:
        return head_of([str(segment.id) for segment in segments], 80, _HEAD_LINES)
    return head_of([label(segment) for segment in segments], 80 // len(segments), _HEAD_LINES)


def head_of(labels: Sequence[str], width: int, lines: int = 1) -> list[str]:
    r"""Labels broken into lines of that many characters, as many for each: those it takes, at least `lines`, at most
    three.

    >>> head_of(["High income, low balance", "Low age"], 12)[0].split("\n")
    ['High income,', 'low balance']
    """
    texts = [_wrapped(label, width) for label in labels]
    lines = max(lines, *(len(text) for text in texts))
    return ["\n".join([_BLANK] * (lines - len(text)) + text) for text in texts]


def _wrapped(label: str, width: int) -> list[str]:
    """A label in lines, broken between words and, where one is too long, behind the underscores in it.

    >>> _wrapped("High monthly_charges", 12)
    ['High', 'monthly_', 'charges']
    """
    words = (word if len(word) <= width else word.replace("_", f"_{_JOINT} ") for word in label.split())
    lines = textwrap.wrap(" ".join(words), width, max_lines=_HEAD_LINES, placeholder=" ...")
    return [line.replace(f"{_JOINT} ", "").replace(_JOINT, "") for line in lines]
