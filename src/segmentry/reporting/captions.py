"""Two lines under each picture, made from its numbers: what it means, and what to do with it.

Also the little that pictures, captions and report share: labels, bands, and which stage is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from segmentry.errors import SegmentryError
from segmentry.results.choice import KChoice
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.naming import NOTABLE, plain
from segmentry.stages.scoring import added_columns

Stage = TypeVar("Stage")

#: Lower edges of the bands, as published, for figures of two decimals.
_SILHOUETTE = ((0.71, "strong structure"), (0.51, "reasonable structure"), (0.26, "weak structure"))
_STABILITY = ((0.85, "highly stable"), (0.75, "stable"), (0.6, "a pattern, but which customers belong is doubtful"))
SILHOUETTE_SOURCE = "Kaufman & Rousseeuw 1990"
STABILITY_SOURCE = "Hennig 2007"
#: A segment with a smaller share is called small (ours).
_SMALL = 0.05


@dataclass(frozen=True)
class Caption:
    """What a picture means, and what to do with it."""

    means: str
    do: str


@dataclass(frozen=True)
class Compared:
    """One feature beside all segments: averages in its own units and differences in standard deviations."""

    feature: str
    means: tuple[float | None, ...]
    differences: tuple[float | None, ...]

    @property
    def spread(self) -> float:
        """How far the outermost segments are apart, in standard deviations."""
        known = [difference for difference in self.differences if difference is not None]
        return max(known) - min(known) if known else 0.0


def silhouette_band(value: float) -> str:
    """The band of a silhouette, rounded to two decimals, after Kaufman & Rousseeuw (1990, p. 88).

    >>> silhouette_band(0.71), silhouette_band(0.7), silhouette_band(0.25)
    ('strong structure', 'reasonable structure', 'no substantial structure')
    """
    return next((name for edge, name in _SILHOUETTE if round(value, 2) >= edge), "no substantial structure")


def stability_band(value: float) -> str:
    """The band of a segment's mean Jaccard similarity, rounded to two decimals, after Hennig (2007; R package fpc).

    >>> stability_band(0.85), stability_band(0.59)
    ('highly stable', 'not to be trusted')
    """
    return next((name for edge, name in _STABILITY if round(value, 2) >= edge), "not to be trusted")


def label(segment: Segment) -> str:
    """A segment as pictures and captions call it: its number and its name."""
    name = " ".join(segment.name.split())
    return name if name == f"Segment {segment.id}" else f"{segment.id} {name}"


def needed(stage: Stage | None, verb: str) -> Stage:
    """The stage's result; raises `SegmentryError` with the verb that makes it when it is missing."""
    if stage is None:
        raise SegmentryError(f"This segmentation lacks what segmentry.{verb} adds. Call segmentry.{verb} first.")
    return stage


def features_compared(segmentation: Segmentation) -> tuple[Compared, ...]:
    """The features beside all segments, those in which the segments differ most first.

    A preview has no profile: there the centres stand for the averages.
    """
    if segmentation.preview and segmentation.profile is None:
        compared = [
            Compared(
                step.column,
                tuple(s.centre[j] for s in segmentation.segments),
                tuple((s.centre[j] - step.centre) / step.scale for s in segmentation.segments),
            )
            for j, step in enumerate(segmentation.recipe.steps)
        ]
    else:
        profiles = needed(segmentation.profile, "profile").segments
        compared = []
        for feature in segmentation.features:
            of_feature = [profile.average(feature) for profile in profiles]
            means, differences = tuple(a.mean for a in of_feature), tuple(a.difference for a in of_feature)
            compared.append(Compared(feature, means, differences))
    return tuple(sorted(compared, key=lambda one: -one.spread))


def evidence(choice: KChoice, k: int | None = None) -> Caption:
    """Of the evidence: how k = `k` (default: the recommended one) scores, and whether to keep it."""
    shown = choice.of(k or choice.k)
    first, rows = choice.of(1), f"{'a sample of ' if choice.sampled else ''}{shown.rows:,} rows"
    knee = "has no knee" if choice.knee is None else f"has its knee at {choice.knee}"
    parts = [f"On {rows} the inertia curve {knee}."]
    if shown.k == 1 or shown.silhouette is None or shown.stability is None:
        return Caption(f"{parts[0]} With one segment there is nothing to compare.", _keep(choice, shown.k))
    explained = f"{_segments(shown.k)} explain {1 - shown.inertia / first.inertia:.0%} of the variance"
    silhouette = f"the silhouette (Euclidean, {shown.silhouette_rows:,} rows) is {shown.silhouette:.2f}"
    agreement = f"pairs of bootstrap fits to {shown.stability_rows:,} rows agree with a mean ARI of {shown.stability:.2f}"
    band = f"{silhouette_band(shown.silhouette)} by {SILHOUETTE_SOURCE}"
    return Caption(f"{parts[0]} {explained}; {silhouette}, {band}; {agreement}.", _keep(choice, shown.k))


def map(segmentation: Segmentation) -> Caption:
    """Of the map: how much of the truth it shows, and how to read it."""
    drawn = needed(segmentation.map, "profile")
    margin = added_columns(segmentation.types)[2]
    border = f"Customers between two centres are on the border: `{margin}` in the labelled table is near 0 there."
    what = f"{drawn.rows:,} of {segmentation.rows_labelled:,} customers are drawn"
    if drawn.points is None:
        what = "Only the centres are drawn, since a saved model holds no customers"
    if len(drawn.explained) == 1:
        feature = segmentation.features[0]
        return Caption(f"The segments are stretches of one feature, {feature}. {what}.", border)
    seen = sum(drawn.explained)
    means = f"The two axes show {seen:.0%} of the variance of the {len(segmentation.features)} features. {what}."
    if seen < 0.5:
        hidden = f"Do not judge overlap by this picture: {1 - seen:.0%} of the variance is not in it."
        return Caption(means, f"{hidden} Compare the averages instead.")
    return Caption(means, border)


def loadings(segmentation: Segmentation) -> Caption:
    """Of the loadings: which features carry the axes, and how to read the map with them."""
    drawn = needed(segmentation.map, "profile")
    told = []
    for ordinal, loads in zip(("first", "second"), drawn.loadings, strict=False):
        ranked = sorted(zip(segmentation.features, loads, strict=True), key=lambda pair: (-abs(pair[1]), pair[0]))
        told.append(f"the {ordinal} axis is carried most by {_and([f'{name} ({load:+.2f})' for name, load in ranked[:2]])}")
    strongest = max(zip(drawn.loadings[0], segmentation.features, strict=True), key=lambda pair: abs(pair[0]))
    direction = "more" if strongest[0] >= 0 else "less"
    do = f"Further right on the map means {direction} {strongest[1]}; a bar to the left turns it round."
    return Caption(f"{_capital('; '.join(told))}.", do)


def sizes(segmentation: Segmentation) -> Caption:
    """Of the sizes: the largest and the smallest segment, and what to weigh."""
    segments = segmentation.segments
    if len(segments) == 1:
        return Caption(f"All {segments[0].size:,} customers are in one segment.", "Choose a larger k to tell customers apart.")
    largest, smallest = max(segments, key=lambda s: s.size), min(segments, key=lambda s: s.size)
    means = (
        f"The largest segment, {label(largest)}, has {largest.share:.1%} of the customers;"
        f" the smallest, {label(smallest)}, {smallest.share:.1%} ({smallest.size:,})."
    )
    if segmentation.preview:
        means += f" Preview: counted on a sample of {sum(s.size for s in segments):,} rows."
    small = [s for s in segments if s.share < _SMALL]
    if small:
        named = _and([f"{s.id} ({s.size:,} customers)" for s in small])
        return Caption(means, f"Check that {_plural(small, 'segment')} {named} can bear a measure of their own; else lower k.")
    do = f"A measure for segment {largest.id} reaches {largest.share:.0%} of the customers, one for {smallest.id}"
    return Caption(means, f"{do} {smallest.share:.0%}: weigh its cost against that reach.")


def averages(segmentation: Segmentation) -> Caption:
    """Of the averages: the feature that separates most, and which cells say something."""
    compared = features_compared(segmentation)
    top = compared[0]
    known = [(abs(d), i) for i, d in enumerate(top.differences) if d is not None]
    if not known or compared[0].spread == 0:
        return Caption("The segments do not differ in the average of any feature.", "Choose a larger k to tell customers apart.")
    _, i = max(known, key=lambda pair: (pair[0], -pair[1]))
    difference = top.differences[i] or 0.0
    means = (
        f"The segments differ most in {top.feature}: segment {segmentation.segments[i].id} averages {plain(top.means[i])},"
        f" {abs(difference):.2f} standard deviations {'above' if difference >= 0 else 'below'} everyone."
    )
    cells = [d for one in compared for d in one.differences if d is not None]
    notable = sum(abs(d) >= NOTABLE for d in cells)
    do = f"Describe segments by the {notable} of {len(cells)} cells that differ by {NOTABLE} or more"
    return Caption(means, f"{do}; the paler ones are close to everyone." if notable < len(cells) else f"{do}: all of them.")


def silhouettes(segmentation: Segmentation) -> Caption:
    """Of silhouette and stability: overall band, the weakest segment, and how far to trust it."""
    v = needed(segmentation.validation, "validate")
    if v.silhouette is None or not v.stabilities:
        return Caption("With one segment there is nothing to compare.", "Choose a larger k to tell customers apart.")
    sample = " sampled" if v.rows < segmentation.rows_labelled else ""
    means = (
        f"Silhouette (Euclidean) {v.silhouette:.2f} over {v.rows:,}{sample} rows:"
        f" {silhouette_band(v.silhouette)} by {SILHOUETTE_SOURCE}."
    )
    of_segments = [(value, i + 1) for i, value in enumerate(v.silhouettes) if value is not None]
    if of_segments:
        lowest, id = min(of_segments)
        means += f" The lowest is segment {id} with {lowest:.2f}."
    weakest = min(v.stabilities)
    where = v.stabilities.index(weakest) + 1
    found = f"Over {v.resamples} bootstrap fits to {v.stability_rows:,} rows"
    poor = [i for i, value in enumerate(v.stabilities, start=1) if round(value, 2) < _STABILITY[1][0]]
    if not poor:
        band = stability_band(weakest)
        return Caption(means, f"{found} every segment is at least {band} (lowest: {where} with {weakest:.2f}; {STABILITY_SOURCE}).")
    named = _and([f"{i} ({v.stabilities[i - 1]:.2f}: {stability_band(v.stabilities[i - 1])})" for i in poor])
    return Caption(means, f"Do not build on {_plural(poor, 'segment')} {named} alone. {found}; bands by {STABILITY_SOURCE}.")


def _keep(choice: KChoice, k: int) -> str:
    if k != choice.k:
        return f"{choice.k} is recommended, {k} is shown: compare their pictures before you settle."
    others = [e for e in choice.evidence if e.silhouette is not None and e.k != k]
    if not others:
        return f"Keep {k}: no other k was fitted."
    best = max(others, key=lambda e: (e.silhouette or 0.0, -e.k))
    own = choice.of(k).silhouette
    if own is None or (best.silhouette or 0.0) <= own:
        return f"Keep {k} unless the work needs another number: no other k has a higher silhouette."
    return f"Start with {k}, and look at {best.k} too: its silhouette is higher ({best.silhouette:.2f})."


def _segments(count: int) -> str:
    return f"{count} segment{'' if count == 1 else 's'}"


def _plural(items: Sequence[object], word: str) -> str:
    return word if len(items) == 1 else f"{word}s"


def _and(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
