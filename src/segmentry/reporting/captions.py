"""Two lines under each picture, made from its numbers: what it means, and what to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.shapes import AXES, Compared, features_compared, label, needed, strongest
from segmentry.results.choice import Evidence, KChoice
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.stages.naming import NOTABLE
from segmentry.stages.scoring import added_columns

#: Lower edges of the bands as published, for figures of two decimals.
_SILHOUETTE = ((0.71, "strong structure"), (0.51, "reasonable structure"), (0.26, "weak structure"))
STABILITY_BANDS = ((0.85, "highly stable"), (0.75, "stable"), (0.6, "a pattern, but doubtful who belongs to it"))
#: Whose bands they are.
SILHOUETTE_SOURCE, STABILITY_SOURCE = "Kaufman & Rousseeuw 1990", "Hennig 2007"
#: A segment with a smaller share is called small (ours).
_SMALL = 0.05
#: Segments named one by one at most.
_LISTED = 6
_ONE = "With one segment there is nothing to compare."
_MORE = "Choose a larger k to tell customers apart."


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
    return next((name for edge, name in _SILHOUETTE if round(value, 2) >= edge), "no substantial structure")


def stability_band(value: float) -> str:
    """The band of a segment's mean Jaccard similarity, rounded to two decimals, after Hennig (2007; R package fpc).

    >>> stability_band(0.85), stability_band(0.59)
    ('highly stable', 'not to be trusted')
    """
    return next((name for edge, name in STABILITY_BANDS if round(value, 2) >= edge), "not to be trusted")


def evidence(choice: KChoice, k: int | None = None) -> Caption:
    """Of the evidence: how the k that is shown (default: the usual one) scores, and whether to keep it."""
    shown = choice.of(k or choice.usual)
    knee = _knee(choice)
    if shown.silhouette is None or shown.stability is None:
        return Caption(f"{_ONE} {knee}", _keep(choice, shown.k))
    share = 1 - shown.inertia / choice.of(1).inertia
    explained = f"With {shown.k} segments {share:.0%} of the variance is explained"
    silhouette = (
        f"silhouette (Euclidean) {shown.silhouette:.2f}{_rows(shown.silhouette_rows, shown.rows)},"
        f" {silhouette_band(shown.silhouette)} by {SILHOUETTE_SOURCE}"
    )
    stability = f"stability (mean ARI) {shown.stability:.2f}{_rows(shown.stability_rows, shown.rows)}"
    return Caption(f"{_best(choice, shown)}{explained}; {silhouette}; {stability}. {knee}", _keep(choice, shown.k))


def map(segmentation: Segmentation) -> Caption:
    """Of the map: how much of the truth it shows, and how to read it."""
    drawn = needed(segmentation.map, "profile")
    margin = f"their {added_columns(segmentation.types)[2]} in the labelled table is near 0"
    border = f"Customers halfway between two centres are on the border: {margin}."
    what = f"{drawn.rows:,} of {segmentation.rows_labelled:,} customers are drawn."
    if drawn.points is None:
        what = "Only the centres are drawn, since a saved model holds no customers."
    if len(drawn.explained) == 1:
        return Caption(f"The segments are stretches of one feature, {segmentation.features[0]}. {what}", border)
    if segmentation.k == 1:
        border = _MORE
    seen, features = sum(drawn.explained), segmentation.features
    of = f"the {len(features)} features" if len(features) > 1 else features[0]
    means = f"The two axes show {seen:.0%} of the variance of {of}. {what}"
    if seen < 0.5:
        hidden = f"Do not judge overlap by this picture: {1 - seen:.0%} of the variance is not in it."
        return Caption(means, f"{hidden} Compare the averages instead.")
    return Caption(means, border)


def loadings(segmentation: Segmentation) -> Caption:
    """Of the loadings: which features carry the axes, and how to read the map with them."""
    ranked = [strongest(segmentation, i) for i in range(len(needed(segmentation.map, "profile").loadings))]
    told = [
        f"the {axis} axis is carried most by {_and([f'{name} ({load:+.2f})' for name, load in features[:2]])}"
        for axis, features in zip(AXES, ranked, strict=False)
    ]
    kinds = _kinds(segmentation.recipe)
    directions = [
        f"further {way} goes with {_more(name, load, kinds[name])}"
        for way, [(name, load), *_] in zip(("right", "up"), ranked, strict=False)
    ]
    return Caption(_sentence("; ".join(told)), f"On the map, {_and(directions)}.")


def sizes(segmentation: Segmentation) -> Caption:
    """Of the sizes: the largest and the smallest segment, and what to weigh."""
    segments = segmentation.segments
    if len(segments) == 1:
        return Caption(f"All {segments[0].size:,} customers are in one segment.", _MORE)
    largest, smallest = max(segments, key=lambda s: s.size), min(segments, key=lambda s: s.size)
    means = (
        f"The largest segment, {label(largest)}, has {largest.share:.1%} of the customers;"
        f" the smallest, {label(smallest)}, has {smallest.share:.1%} ({smallest.size:,})."
    )
    if segmentation.preview:
        means += f" Preview: counted on a sample of {sum(s.size for s in segments):,} rows."
    small = [str(s.id) for s in segments if s.share < _SMALL]
    if small:
        less = f"with less than {_SMALL:.0%} of the customers"
        enough = f"{less}, is enough for a measure of its own"
        if len(small) > 1:
            enough = f"each {less}, are enough for measures of their own"
        return Caption(means, f"Check that {_numbered(small)}, {enough}; else lower k.")
    reach = f"A measure for segment {largest.id} reaches {largest.share:.0%} of the customers, one for segment"
    return Caption(means, f"{reach} {smallest.id} reaches {smallest.share:.0%}: weigh its cost against that.")


def averages(segmentation: Segmentation) -> Caption:
    """Of the averages: the feature that separates most, and which cells say something."""
    compared = features_compared(segmentation)
    top = compared[0]
    if segmentation.k == 1:
        return Caption(_ONE, _MORE)
    if top.spread == 0:
        return Caption("The segments do not differ in the average of any feature.", _MORE)
    furthest, i = max((abs(d), -i) for i, d in enumerate(top.differences) if d is not None)
    above = "above" if (top.differences[-i] or 0.0) >= 0 else "below"
    far = f"{furthest:.2f} standard deviations {above} everyone"
    means = f"The segments differ most in {top.column}: {_average(top, -i, segmentation.segments[-i].id)}, {far}."
    cells = [d for one in compared for d in one.differences if d is not None]
    notable = sum(abs(d) >= NOTABLE for d in cells)
    figures = "averages and shares" if any(one.is_share for one in compared) else "averages"
    do = f"Describe segments by the {notable} of {len(cells)} {figures} that differ by {NOTABLE} or more"
    return Caption(means, f"{do}." if notable == len(cells) else f"{do}; the others are close to everyone's.")


def silhouettes(segmentation: Segmentation) -> Caption:
    """Of silhouette and stability: how well the segments are separated, and which not to build on."""
    v = needed(segmentation.validation, "validate")
    if v.silhouette is None or not v.stabilities:
        return Caption(_ONE, _MORE)
    means = (
        f"Silhouette (Euclidean) {v.silhouette:.2f}{_rows(v.rows, segmentation.rows_labelled)}:"
        f" {silhouette_band(v.silhouette)} by {SILHOUETTE_SOURCE}."
    )
    known = [(value, i) for i, value in enumerate(v.silhouettes, start=1) if value is not None]
    if known:
        lowest, i = min(known)
        means += f" The lowest is segment {i} with {lowest:.2f}."
    if v.within:
        lowest, i = min((median, i) for i, (_, median, _) in enumerate(v.within, start=1))
        if round(lowest, 2) < 1:
            means += f" With other customers segment {i} changes most (SLSw {lowest:.2f})."
    if v.across and segmentation.k > 2:
        lowest, i = min((one, i) for i, one in enumerate(v.across, start=1))
        if round(lowest, 2) < 1:
            means += f" Of all, segment {i} came least from one of {segmentation.k - 1} segments (SLSa {lowest:.2f})."
    return Caption(means, f"{_build_on(segmentation)}{_on_the_border(segmentation)}")


def _build_on(segmentation: Segmentation) -> str:
    """Which segments not to build on."""
    v = needed(segmentation.validation, "validate")
    fits = f"{v.resamples} bootstrap fits{_rows(v.stability_rows, segmentation.rows_labelled)}"
    poor = {band: [str(i) for i, s in enumerate(v.stabilities, 1) if stability_band(s) == band] for band in _poor()}
    if not any(poor.values()):
        band = stability_band(min(v.stabilities))
        all = f"all are {band}{' or better' if band == 'stable' else ''}, the lowest with {min(v.stabilities):.2f}"
        return f"Stability is no reason to drop a segment: {all} ({fits}; bands by {STABILITY_SOURCE})."
    told = [f"{_numbered(ids)} {'is' if len(ids) == 1 else 'are'} {band}" for band, ids in poor.items() if ids]
    them = "it" if sum(len(ids) for ids in poor.values()) == 1 else "them"
    source = f"{fits}; bands by {STABILITY_SOURCE}"
    return f"{_sentence('; '.join(told))} Do not build on {them} alone ({source})."


def _on_the_border(segmentation: Segmentation) -> str:
    """Where the most customers are on the border, and what to do with them."""
    v = needed(segmentation.validation, "validate")
    if not v.borderline:
        return ""
    most, i = max((share, -i) for i, share in enumerate(v.borderline, start=1))
    if round(most, 3) == 0:
        return " Hardly anybody is on a border."
    column = added_columns(segmentation.types)[3]
    who = f"{most:.1%} of segment {-i} are on a border, the most of all ({column})"
    return f" {_sentence(who)} Give those customers nothing that suits one segment only."


def _average(one: Compared, place: int, segment: int) -> str:
    """What one segment averages; of a level how many of its customers it holds for."""
    mean = one.said(one.means[place])
    return (
        f"segment {segment} averages {mean}"
        if one.level is None
        else f"it is {one.level} for {mean} of segment {segment}"
    )


def _kinds(recipe: Recipe) -> dict[str, str]:
    """Of every dimension whether it is a level, or the type of its feature."""
    kinds = ["level" if step.levels else step.type for step in recipe.steps for _ in range(step.width)]
    return dict(zip(recipe.dimensions, kinds, strict=True))


def _more(name: str, load: float, kind: str) -> str:
    if kind == "date":
        return f"{'later' if load >= 0 else 'earlier'} {name}"
    more = "more" if load >= 0 else "less"
    return f"{name} {more} often" if kind in ("level", "boolean") else f"{more} {name}"


def _knee(choice: KChoice) -> str:
    sample = f" (a sample of {choice.of(1).rows:,} rows)" if choice.sampled else ""
    if choice.knee is None:
        return f"The inertia curve{sample} has no knee."
    moved = choice.fragility
    elsewhere = f"; in {moved:.0%} of {len(choice.knees)} ranges of k it is elsewhere" if moved else ""
    return f"The inertia curve{sample} has its knee at {choice.knee}{elsewhere}."


def _best(choice: KChoice, shown: Evidence) -> str:
    """Which k scores best, where scores were computed and tell anything."""
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    if shown.score is None or shown.verdict == "no structure":
        return ""
    best = max(scores, key=lambda k: (scores[k], -k))
    own = "" if best == shown.k else f"; {shown.k} has {shown.score:.2f}"
    return (
        f"The best score (tightness x silhouette, squared, x matches) is that of {best} with {scores[best]:.2f}{own}. "
    )


def _keep(choice: KChoice, k: int) -> str:
    if choice.k == 1 and choice.constructive is not None:
        needed = f"If segments are needed all the same, {choice.constructive} comes out most alike"
        return f"Keep all customers in one segment. {needed} with other customers; say that it was made."
    if k != choice.k:
        return f"{choice.k} is recommended and {k} is shown: compare their pictures before you settle."
    if choice.close:
        return f"Look at {_and([str(one) for one in choice.close])} too before you settle: it is a close call."
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    own = scores.pop(k, None)
    if not scores or own is None:
        return f"Keep {k}: there is no other k to compare it with."
    best = max(scores, key=lambda other: (scores[other], -other))
    if scores[best] <= own:
        return f"Keep {k} unless the work needs another number: no other k scores as well."
    return f"Start with {k}, and look at {best} too: its score is higher ({scores[best]:.2f}, here {own:.2f})."


def _poor() -> tuple[str, str]:
    return stability_band(0.0), stability_band(0.6)


def _rows(used: int, all: int) -> str:
    """How many rows a figure comes from, where that is not all of them."""
    return f" on a sample of {used:,} rows" if used < all else ""


def _numbered(segments: Sequence[str]) -> str:
    if len(segments) > _LISTED:
        return f"segments {', '.join(segments[:_LISTED])} and {len(segments) - _LISTED} more"
    return f"segment{'' if len(segments) == 1 else 's'} {_and(segments)}"


def _and(words: Sequence[str]) -> str:
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
