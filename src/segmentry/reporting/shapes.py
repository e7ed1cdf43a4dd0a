"""What pictures, captions and the report share: labels, rows for the pictures, and which stage is missing.

The chart library is not imported here.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from segmentry.errors import SegmentryError
from segmentry.reporting.words import KINDS, Kind, said
from segmentry.results.profile import Profile
from segmentry.results.recipe import CategoryStep, NumberStep, Step
from segmentry.results.segmentation import Bins, Map, Segment, Segmentation

if TYPE_CHECKING:
    import pandas as pd

Stage = TypeVar("Stage")

AXES = ("first", "second")

#: Okabe and Ito's colours (2008), black and yellow replaced by ones that show on light and on dark.
PALETTE = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C8C8C", "#8B5A2B")
GREY = "#757575"
#: What matters less, on light and on dark.
PALE = "#75757580"
#: A repeated colour gets another shape on the map.
SHAPES = ("circle", "square", "triangle-up", "diamond")
_HEAD_LINES, _MOST_WORDS = 3, 12
_JOINT = "\u2060"  # where a word may be broken
_BLANK = "\u200b"  # a line of nothing; an empty one takes no room in SVG


#: The level of a boolean feature that is told: what is not true is false.
YES = "true"


@dataclass(frozen=True)
class Compared:
    """One feature, or one level of a category, beside all segments: averages in its own units (of a level its share)
    and differences in standard deviations.

    `of_all` is the average of everyone; `level` is None where it is the feature's own average.
    """

    column: str
    means: tuple[float | None, ...]
    differences: tuple[float | None, ...]
    of_all: float | None = None
    level: str | None = None
    kind: Kind = "number"

    @property
    def feature(self) -> str:
        """What it is called: the feature, or `feature: level`."""
        return self.column if self.level is None else f"{self.column}: {self.level}"

    @property
    def is_share(self) -> bool:
        """Whether the averages are shares of a level."""
        return self.kind == "share"

    @property
    def spread(self) -> float:
        """How far the outermost segments are apart, in standard deviations; where some are withheld, as far as the
        others are from each other and from everyone."""
        known = [difference for difference in self.differences if difference is not None]
        known += [0.0] if None in self.differences else []
        return max(known) - min(known) if known else 0.0

    def said(self, mean: float | None) -> str:
        """One of the averages as people read it."""
        return said(mean, self.kind)


def needed(stage: Stage | None, verb: str) -> Stage:
    """The stage's result; raises `SegmentryError` with the verb that makes it when it is missing."""
    if stage is None:
        raise SegmentryError(f"This segmentation lacks what segmentry.{verb} adds. Call segmentry.{verb} first.")
    return stage


def label(segment: Segment) -> str:
    """A segment as pictures and captions call it: its number and its name."""
    name = " ".join(segment.name.split())
    return name if name == f"Segment {segment.id}" else f"{segment.id} {name}"


def colour(segment_id: int) -> str:
    """The colour of a segment, the same in every picture; eight colours, then again from the first.

    >>> colour(1), colour(9) == colour(1)
    ('#0072B2', True)
    """
    return PALETTE[(segment_id - 1) % len(PALETTE)]


def symbol(segment_id: int) -> str:
    """The shape of a segment's customers on the map."""
    return SHAPES[(segment_id - 1) // len(PALETTE) % len(SHAPES)]


def heads(segments: tuple[Segment, ...]) -> list[str]:
    """Heads for columns, three lines each: number and name, or the number alone where there are many."""
    if len(segments) > 6:
        return head_of([str(segment.id) for segment in segments], 80, _HEAD_LINES)
    return head_of([label(segment) for segment in segments], 80 // len(segments), _HEAD_LINES)


def head_of(labels: Sequence[str], width: int, lines: int = 1) -> list[str]:
    """Labels broken into lines of that many characters, as many for each: those it takes, at least `lines`, at most
    three.

    >>> head_of(["High income, low balance", "Low age"], 12)[0].split("\\n")
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


def features_compared(segmentation: Segmentation) -> tuple[Compared, ...]:
    """The features beside all segments, those in which the segments differ most first.

    Where the profile does not tell (a preview has none), the centres stand for the averages.
    """
    told = segmentation.profile
    if not segmentation.preview:
        needed(told, "profile")
    compared = []
    for j, step in enumerate(segmentation.recipe.steps):
        from_profile = [] if told is None else _from_profile(told, step)
        compared += from_profile or _from_centres(segmentation, j)
    return tuple(sorted(compared, key=lambda one: -one.spread))


def _from_profile(profile: Profile, step: Step) -> list[Compared]:
    if isinstance(step, CategoryStep):
        return [_of_level(profile, step.column, level) for level in step.levels]
    if step.type == "boolean":
        return [_of_level(profile, step.column, YES)]
    everyone = next((average for average in profile.all if average.column == step.column), None)
    if everyone is None:
        return []
    each = [one.average(step.column) for one in profile.segments]
    means, differences = tuple(a.mean for a in each), tuple(a.difference for a in each)
    return [Compared(step.column, means, differences, everyone.mean, kind=KINDS.get(step.type, "number"))]


def _of_level(profile: Profile, column: str, level: str) -> Compared:
    found = [{(one.column, one.level): one for one in each.levels}.get((column, level)) for each in profile.segments]
    shares, differences, of_all = (
        tuple(None if one is None else getattr(one, figure) for one in found)
        for figure in ("share", "difference", "share_of_all")
    )
    return Compared(column, shares, differences, of_all[0], level, "share")


def _from_centres(segmentation: Segmentation, j: int) -> list[Compared]:
    """What the centres stand for, and how far they are from everyone in the matrix."""
    steps, segments = segmentation.recipe.steps, segmentation.segments
    step, at = steps[j], sum(step.width for step in steps[:j])
    places = np.array([s.matrix_centre[at : at + step.width] for s in segments]) / step.weight
    if isinstance(step, NumberStep):
        means = tuple(float(s.centre[j]) for s in segments)
        of_all = sum(s.share * mean for s, mean in zip(segments, means, strict=True))
        kind = KINDS.get(step.type, "number")
        level = YES if kind == "share" else None
        return [Compared(step.column, means, tuple(places[:, 0].tolist()), of_all, level, kind)]
    compared = []
    for level, share, scale, place in zip(step.levels, step.shares, step.scales, places.T, strict=True):
        spread = (share * (1 - share)) ** 0.5 or 1.0
        shares, differences = tuple((place * scale + share).tolist()), tuple((place * scale / spread).tolist())
        compared.append(Compared(step.column, shares, differences, share, level, "share"))
    return compared


def size_rows(segmentation: Segmentation) -> list[dict[str, Any]]:
    """One row per segment: customers and share."""
    return [
        {"segment": label(s), "customers": s.size, "share": s.share, "text": f"{s.size:,} ({s.share:.1%})"}
        | {"colour": colour(s.id)}
        for s in segmentation.segments
    ]


def average_rows(segmentation: Segmentation, compared: tuple[Compared, ...]) -> list[dict[str, Any]]:
    """One row per feature and segment; without words in the cells where they would not fit."""
    segments, words = segmentation.segments, segmentation.k <= _MOST_WORDS
    return [
        {"feature": one.feature, "head": head, "segment": label(s), "average": mean, "difference": difference}
        | {"said": one.said(mean), "text": one.said(mean) if words else ""}
        for one in compared
        for head, s, mean, difference in zip(heads(segments), segments, one.means, one.differences, strict=True)
    ]


def strongest(segmentation: Segmentation, axis: int) -> list[tuple[str, float]]:
    """Every feature with its loading on one axis of the map, the strongest first."""
    loads = needed(segmentation.map, "profile").loadings[axis]
    return sorted(zip(segmentation.recipe.dimensions, loads, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))


def axis_title(drawn: Map, axis: int) -> str:
    """An axis of the map with the share of variance that it shows."""
    return f"{AXES[axis].capitalize()} axis, {drawn.explained[axis]:.1%} of variance"


def axis_kind(segmentation: Segmentation) -> Kind:
    """What the axis counts where there is one: numbers, or days."""
    return "date" if segmentation.recipe.steps[0].type == "date" else "number"


def centre_rows(segmentation: Segmentation, drawn: Map) -> list[dict[str, Any]]:
    """One row per segment: number, label, place on the map (said in words where there is one axis) and look."""
    kind = axis_kind(segmentation)
    return [
        {"id": str(segment.id), "segment": label(segment), **dict(zip("xy", place, strict=False))}
        | {"said": said(place[0], kind), "colour": colour(segment.id), "shape": symbol(segment.id)}
        for segment, place in zip(segmentation.segments, drawn.centres, strict=True)
    ]


def point_frame(segmentation: Segmentation, drawn: Map) -> "pd.DataFrame":
    """One row per drawn customer: label, look and place, with three significant digits (six where there is one axis).

    A frame, since a chart checks a list of rows cell by cell, which takes a second.
    """
    import pandas as pd  # not for a report on many customers, whose map has cells

    ids = drawn.points[:, 0].astype(int) - 1
    digits, axes = (3, "xy") if len(drawn.explained) > 1 else (6, "x")
    places = {
        axis: [float(f"{value:.{digits}g}") for value in drawn.points[:, i].tolist()] for i, axis in enumerate(axes, 1)
    }
    segments = segmentation.segments
    each = {
        "segment": [label(segment) for segment in segments],
        "colour": [colour(segment.id) for segment in segments],
        "shape": [symbol(segment.id) for segment in segments],
    }
    return pd.DataFrame({name: np.array(values, dtype=object)[ids] for name, values in each.items()} | places)


def bin_rows(segmentation: Segmentation, bins: Bins) -> list[dict[str, Any]]:
    """One row per cell with customers: its edges, how many they are, and the segment that most of them are of.

    The opacity goes by the logarithm of the customers, from a fifth for one of them to 1 in the fullest cell.
    """
    (left, low), (right, high) = bins.lower, bins.upper
    wide, tall = (right - left) / bins.columns, (high - low) / bins.rows
    fullest = max(customers for _, _, customers, *_ in bins.cells)
    looks = [{"segment": label(one), "colour": colour(one.id)} for one in segmentation.segments]

    def place(edge: float) -> float:
        return float(f"{edge:.4g}")

    return [
        {"x": place(left + column * wide), "x2": place(left + (column + 1) * wide)}
        | {"y": place(low + row * tall), "y2": place(low + (row + 1) * tall)}
        | {"customers": customers, "of": of, "part": round(of / customers, 3)}
        | {"opacity": round(0.2 + 0.8 * math.log(customers) / math.log(max(fullest, 2)), 2)}
        | looks[segment - 1]
        for column, row, customers, segment, of in bins.cells
    ]
