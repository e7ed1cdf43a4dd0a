"""Which features carry the axes of the map."""

from functools import partial
from operator import itemgetter

from segmentry.reporting.axes import AXES, MOST_LOADINGS, axis_title, strongest
from segmentry.reporting.compared import kinds_of, needed
from segmentry.reporting.document import Caption, Column, Exhibit, Section, Table
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections import map_of_segments
from segmentry.results.recipe import Recipe
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, sentence, share

TITLE = "Features that carry the axes of the map"


def section(segmentation: Segmentation) -> Section | None:
    """The picture, and every loading; nothing where the map has one axis, which is the feature."""
    if segmentation.recipe.width < 2:
        return None
    return Section("loadings", TITLE, (exhibit(segmentation), _table_of_all(segmentation)), page=False)


def exhibit(segmentation: Segmentation) -> Exhibit:
    """The loadings of every axis, the strongest first."""
    axes, tables = needed(segmentation.map, "profile"), []
    columns = Column("feature", lambda row: row[0]), Column("loading", lambda row: f"{row[1]:+.2f}", "figure")
    for axis in range(len(axes.loadings)):
        ranked = strongest(segmentation, axis)
        more = f"The {MOST_LOADINGS} strongest of {len(ranked)} features." if len(ranked) > MOST_LOADINGS else ""
        tables.append((axis_title(axes, axis), Table(columns, tuple(ranked), most=MOST_LOADINGS, more=more)))
    alt, draw = "How much each feature goes with the two axes of the map", partial(drawn, "loadings", segmentation)
    return Exhibit("loadings", TITLE, draw, caption(segmentation), alt, tuple(tables))


def _table_of_all(segmentation: Segmentation) -> Table:
    """Every feature with its loadings, for a workbook alone."""
    axes = needed(segmentation.map, "profile")
    heads = [f"axis {i}, {share(part, 1)} of variance" for i, part in enumerate(axes.explained, start=1)]
    each = (Column(head, itemgetter(i), "figure") for i, head in enumerate(heads, start=1))
    rows = tuple(zip(segmentation.recipe.dimensions, *axes.loadings, strict=True))
    notes = (*map_of_segments.caption(segmentation).lines, *caption(segmentation).lines)
    columns = (Column("feature", lambda row: row[0]), *each)
    return Table(columns, rows, most=0, sheet="Axes of the map", title=TITLE, notes=notes)


def caption(segmentation: Segmentation) -> Caption:
    """Which features carry the axes, and how to read the map with them."""
    ranked = [strongest(segmentation, i) for i in range(len(needed(segmentation.map, "profile").loadings))]
    axes = [
        f"the {axis} axis is carried most by {listed(f'{name} ({load:+.2f})' for name, load in features[:2])}"
        for axis, features in zip(AXES, ranked, strict=False)
    ]
    kinds = _kinds(segmentation.recipe) | {
        name: kind for name, kind in kinds_of(segmentation).items() if kind == "share"
    }
    directions = [
        f"further {way} goes with {_more(name, load, kinds[name])}"
        for way, [(name, load), *_] in zip(("right", "up"), ranked, strict=False)
    ]
    return Caption(sentence("; ".join(axes)), f"On the map, {listed(directions)}.")


def _kinds(recipe: Recipe) -> dict[str, str]:
    """Of every dimension whether it is a level, or the type of its feature."""
    kinds = ["level" if step.is_category else step.type for step in recipe.steps for _ in range(step.width)]
    return dict(zip(recipe.dimensions, kinds, strict=True))


def _more(name: str, load: float, kind: str) -> str:
    if kind == "date":
        return f"{'later' if load >= 0 else 'earlier'} {name}"
    more = "more" if load >= 0 else "less"
    return f"{name} {more} often" if kind in ("level", "boolean", "share") else f"{more} {name}"
