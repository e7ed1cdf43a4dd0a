"""The map of the segments: how much of the truth it shows, and how to read it."""

from functools import partial

from segmentry.reporting.axes import axis_title
from segmentry.reporting.compared import needed
from segmentry.reporting.document import Caption, Chart, Exhibit, Section, Series, Slide
from segmentry.reporting.looks import colour_of, label
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.phrases import MORE
from segmentry.results.labels import added_columns
from segmentry.results.segmentation import Map, Segmentation
from segmentry.wording import counted, share

TITLE = "Map of the segments"
#: Customers on the map of a slide.
MOST_POINTS = 1_000


def section(segmentation: Segmentation) -> Section:
    """The picture; on a slide where there are several segments and two axes."""
    drawing, axes = exhibit(segmentation), len(needed(segmentation.map, "profile").explained)
    slides = (_slide(segmentation, drawing.caption),) if segmentation.k > 1 and axes > 1 else ()
    return Section("map", TITLE, (drawing,), slides=slides)


def exhibit(segmentation: Segmentation) -> Exhibit:
    """The map; the distribution where there is one feature."""
    places = needed(segmentation.map, "profile")
    what, title = ("Distribution", "Distribution") if len(places.explained) == 1 else ("Map", TITLE)
    shares = ", ".join(share(axis) for axis in places.explained)
    alt = f"{what} of {places.rows:,} customers coloured by segment; share of variance per axis: {shares}"
    return Exhibit("map", title, partial(drawn, "map", segmentation), caption(segmentation), alt)


def caption(segmentation: Segmentation) -> Caption:
    """How much of the truth the map shows, and how to read it."""
    axes = needed(segmentation.map, "profile")
    margin = f"their {added_columns(segmentation.types)[2]} in the labelled table is near 0"
    border = f"Customers halfway between two centres are on the border: {margin}."
    what = _drawn(segmentation, axes)
    if len(axes.explained) == 1:
        return Caption(f"The segments are stretches of one feature, {segmentation.features[0]}. {what}", border)
    if segmentation.k == 1:
        border = MORE
    seen, features = sum(axes.explained), segmentation.features
    of = f"the {counted(len(features), 'feature')}" if len(features) > 1 else features[0]
    means = f"The two axes show {share(seen)} of the variance of {of}. {what}"
    if seen < 0.5:
        hidden = f"Do not judge overlap by this picture: {share(1 - seen)} of the variance is not in it."
        return Caption(means, f"{hidden} Compare the averages instead.")
    return Caption(means, border)


def _slide(segmentation: Segmentation, about: Caption) -> Slide:
    """Customers, or the cells in which they are counted, on the first two axes, with the segments' numbers."""
    axes = needed(segmentation.map, "profile")
    places = _places(axes)
    series = tuple(
        Series(label(s), ((centre[0], centre[1]), *places.get(s.id, ())), colour_of(s), (0, str(s.id)))
        for s, centre in zip(segmentation.segments, axes.centres, strict=True)
    )
    dots = Chart("dots", TITLE, (), series, axes=(axis_title(axes, 0), axis_title(axes, 1)))
    what = "a dot is a cell of customers" if axes.bins is not None else "a dot is a customer"
    few = axes.points is not None and len(axes.points) > MOST_POINTS
    dots_are = f"Here {what}{f', {MOST_POINTS:,} of them' if few else ''}; a large dot is a segment's average."
    return Slide(TITLE, {"left": dots, "right": (*about.lines, dots_are)})


def _places(axes: Map) -> dict[int, list[tuple[float, float]]]:
    """Per segment the places of its customers, or of the cells in which most are of it."""
    places: dict[int, list[tuple[float, float]]] = {}
    if axes.points is not None:
        for id, x, y in axes.points[:MOST_POINTS].tolist():
            places.setdefault(int(id), []).append((x, y))
    elif (bins := axes.bins) is not None:
        counts = (bins.columns, bins.rows)
        wide, tall = ((end - start) / n for start, end, n in zip(bins.lower, bins.upper, counts, strict=True))
        for column, row, _, id, _ in bins.cells:
            place = bins.lower[0] + wide * (column + 0.5), bins.lower[1] + tall * (row + 0.5)
            places.setdefault(id, []).append(place)
    return places


def _drawn(segmentation: Segmentation, axes: Map) -> str:
    """Which customers are on the map, and how."""
    of = f"{axes.rows:,} of {segmentation.rows_labelled:,} customers"
    if axes.bins is not None:
        beyond = f"; {axes.bins.beyond:,} further out are in the outermost cells" if axes.bins.beyond else ""
        return f"{of} are counted in cells, each in the colour of the segment that most of them are in{beyond}."
    if axes.points is not None:
        return f"{of} are drawn."
    return "Only the centres are drawn, since a saved model holds no customers."
