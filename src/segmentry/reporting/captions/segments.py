"""Two lines under each picture, made from its numbers: what it means, and what to do with it."""

from segmentry.reporting.captions.telling import (
    MORE,
    ONE,
    Caption,
    listed,
    numbered,
    sentence,
)
from segmentry.reporting.shapes import AXES, Compared, features_compared, label, needed, strongest
from segmentry.results.labels import added_columns
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Map, Segmentation
from segmentry.stages.profiling.names import NOTABLE

#: A segment with a smaller share is called small (ours).
_SMALL = 0.05


def map(segmentation: Segmentation) -> Caption:
    """Of the map: how much of the truth it shows, and how to read it."""
    drawn = needed(segmentation.map, "profile")
    margin = f"their {added_columns(segmentation.types)[2]} in the labelled table is near 0"
    border = f"Customers halfway between two centres are on the border: {margin}."
    what = _drawn(segmentation, drawn)
    if len(drawn.explained) == 1:
        return Caption(f"The segments are stretches of one feature, {segmentation.features[0]}. {what}", border)
    if segmentation.k == 1:
        border = MORE
    seen, features = sum(drawn.explained), segmentation.features
    of = f"the {len(features)} features" if len(features) > 1 else features[0]
    means = f"The two axes show {seen:.0%} of the variance of {of}. {what}"
    if seen < 0.5:
        hidden = f"Do not judge overlap by this picture: {1 - seen:.0%} of the variance is not in it."
        return Caption(means, f"{hidden} Compare the averages instead.")
    return Caption(means, border)


def _drawn(segmentation: Segmentation, drawn: Map) -> str:
    """Which customers are on the map, and how."""
    of = f"{drawn.rows:,} of {segmentation.rows_labelled:,} customers"
    if drawn.bins is not None:
        beyond = f"; {drawn.bins.beyond:,} further out are in the outermost cells" if drawn.bins.beyond else ""
        return f"{of} are counted in cells, each in the colour of the segment that most of them are in{beyond}."
    if drawn.points is not None:
        return f"{of} are drawn."
    return "Only the centres are drawn, since a saved model holds no customers."


def loadings(segmentation: Segmentation) -> Caption:
    """Of the loadings: which features carry the axes, and how to read the map with them."""
    ranked = [strongest(segmentation, i) for i in range(len(needed(segmentation.map, "profile").loadings))]
    told = [
        f"the {axis} axis is carried most by {listed([f'{name} ({load:+.2f})' for name, load in features[:2]])}"
        for axis, features in zip(AXES, ranked, strict=False)
    ]
    kinds = _kinds(segmentation.recipe)
    directions = [
        f"further {way} goes with {_more(name, load, kinds[name])}"
        for way, [(name, load), *_] in zip(("right", "up"), ranked, strict=False)
    ]
    return Caption(sentence("; ".join(told)), f"On the map, {listed(directions)}.")


def sizes(segmentation: Segmentation) -> Caption:
    """Of the sizes: the largest and the smallest segment, and what to weigh."""
    segments = segmentation.segments
    if len(segments) == 1:
        return Caption(f"All {segments[0].size:,} customers are in one segment.", MORE)
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
        return Caption(means, f"Check that {numbered(small)}, {enough}; else lower k.")
    reach = f"A measure for segment {largest.id} reaches {largest.share:.0%} of the customers, one for segment"
    return Caption(means, f"{reach} {smallest.id} reaches {smallest.share:.0%}: weigh its cost against that.")


def averages(segmentation: Segmentation) -> Caption:
    """Of the averages: the feature that separates most, and which cells say something."""
    compared = features_compared(segmentation)
    top = compared[0]
    if segmentation.k == 1:
        return Caption(ONE, MORE)
    if top.spread == 0:
        return Caption("The segments do not differ in the average of any feature.", MORE)
    furthest, i = max((abs(d), -i) for i, d in enumerate(top.differences) if d is not None)
    above = "above" if (top.differences[-i] or 0.0) >= 0 else "below"
    far = f"{furthest:.2f} standard deviations {above} everyone"
    means = f"The segments differ most in {top.column}: {_average(top, -i, segmentation.segments[-i].id)}, {far}."
    cells = [d for one in compared for d in one.differences if d is not None]
    notable = sum(abs(d) >= NOTABLE for d in cells)
    figures = "averages and shares" if any(one.is_share for one in compared) else "averages"
    do = f"Describe segments by the {notable} of {len(cells)} {figures} that differ by {NOTABLE} or more"
    return Caption(means, f"{do}." if notable == len(cells) else f"{do}; the others are close to everyone's.")


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
