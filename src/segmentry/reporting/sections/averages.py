"""The averages of the segments, side by side."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from segmentry import wording
from segmentry.reporting.compared import YES, Compared, features_compared, others_compared
from segmentry.reporting.document import Caption, Chart, Column, Exhibit, Paragraph, Section, Series, Slide, Table
from segmentry.reporting.looks import colour_of, label
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.sections.all_figures import withheld
from segmentry.reporting.sections.column_differences import CIRCULAR, READ
from segmentry.reporting.sections.phrases import MORE, ONE
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.wording import EVERYONE, MOST_LISTED, listed

TITLE = "Averages by segment"
#: Features in the table of a page; bars and features in the chart of a slide.
MOST_ROWS, MOST_BARS, MOST_FEATURES = 12, 40, 14
COLOURS = "Colour: how many standard deviations from all customers (full from 2)."
_ALL_FIGURES = "All columns, with medians, quantiles and differences: profile.csv."


def section(segmentation: Segmentation) -> Section:
    """All segments in one table, and how to read it; as bars on a slide where there are several."""
    about, several = caption(segmentation), segmentation.k > 1
    drawn_apart = Section("averages-drawn", "", (exhibit(segmentation),), page=False)
    slides = (_slide(segmentation, about),) if several else ()
    effects = f"Effect: {READ} {CIRCULAR}" if several else ""
    key = " ".join(filter(None, (effects, _ALL_FIGURES, withheld(segmentation))))
    blocks = (Paragraph(about.means), side_by_side(segmentation), Paragraph(key, "quiet"))
    return Section("averages", TITLE, blocks, (drawn_apart,), slides)


def side_by_side(segmentation: Segmentation) -> Table:
    """Features beside all segments and everyone, each cell in the colour of its difference, and the effect of each.

    Of what was compared on a transformed scale it has the medians, as the cards have.
    """
    compared, effects, k = features_compared(segmentation), _effects(segmentation), segmentation.k
    columns = (
        Column("column", lambda c: f"{c.feature} (median)" if c.medians else c.feature),
        *([_of_segment(segment, i) for i, segment in enumerate(segmentation.segments)] if k > 1 else ()),
        Column(EVERYONE, lambda c: c.raw(_of_everyone(c)), "number", lambda c: c.said(_of_everyone(c))),
        *([Column("effect", lambda c: effects.get((c.column, c.level), ""), "figure")] if k > 1 else ()),
    )
    more = f"The {MOST_ROWS} of {len(compared)} in which the segments differ most." if len(compared) > MOST_ROWS else ""
    return Table(
        columns,
        compared,
        most=min(len(compared), MOST_ROWS),
        more=more,
        look="broad tinted",
        key=COLOURS if k > 1 else "",
    )


def _of_segment(segment: Segment, i: int) -> Column:
    """What is usual in it, in the colour of its difference."""
    usual = Column(label(segment), lambda c: c.raw(_usual(c)[i]), "number", lambda c: c.said(_usual(c)[i]))
    return replace(usual, tint=lambda c: c.differences[i])


def _usual(of: Compared) -> tuple[float | None, ...]:
    """What each segment has: the median where the scale was transformed."""
    return of.medians or of.means


def _of_everyone(of: Compared) -> float | None:
    return of.medians[-1] if of.medians else of.of_all


def _effects(segmentation: Segmentation) -> dict[tuple[str, str | None], str]:
    """How much each column differs between the segments, by it and the level of the first of its rows."""
    known = {contrast.column: contrast for contrast in segmentation.profile.contrasts} if segmentation.profile else {}
    first = {compared.column: compared.level for compared in reversed(features_compared(segmentation))}
    each = ((known[column], level) for column, level in first.items() if column in known)
    return {(own.column, level): f"{own.effect:.2f}" for own, level in each}


def exhibit(segmentation: Segmentation) -> Exhibit:
    """Segments beside features, in the features' own units."""
    features, about = features_compared(segmentation), caption(segmentation)
    alt = "Averages. " + "; ".join(
        f"{s.id} {s.name}: " + ", ".join(f"{feature.feature} {feature.said(feature.means[i])}" for feature in features)
        for i, s in enumerate(segmentation.segments)
    )
    tables = (("", _table(segmentation, features, about)),)
    return Exhibit("averages", TITLE, partial(drawn, "averages", segmentation), about, alt, tables)


def caption(segmentation: Segmentation) -> Caption:
    """The feature that separates most, and which cells say something."""
    compared = features_compared(segmentation)
    top = compared[0]
    if segmentation.k == 1:
        return Caption(ONE, MORE)
    if top.spread == 0:
        return Caption("The segments do not differ in the average of any feature.", MORE)
    furthest, i = max(((abs(d), i) for i, d in enumerate(top.differences) if d is not None), key=lambda far: far[0])
    above = "above" if (top.differences[i] or 0.0) >= 0 else "below"
    far = f"{furthest:.2f} standard deviations {above} all customers"
    means = f"The segments differ most in {top.called}: {_of_one(top, i, segmentation.segments[i].id)}, {far}."
    cells = [d for feature in compared for d in feature.differences if d is not None]
    notable = sum(abs(d) >= NOTABLE for d in cells)
    figures = "averages and shares" if any(feature.is_share for feature in compared) else "averages"
    do = f"Describe segments by the {notable} of {len(cells)} {figures} that differ by {NOTABLE} or more"
    rest = "." if notable == len(cells) else "; the others are close to those of all customers."
    return Caption(means, f"{do}{rest}{_transformed(compared)}")


def _transformed(compared: Sequence[Compared]) -> str:
    """That some features were compared on another scale."""
    names = [feature.called for feature in compared if feature.medians]
    if not names:
        return ""
    where = listed(names, most=MOST_LISTED)
    return (
        f" Customers were compared on a transformed scale in {where}: differences are told on that scale, and medians"
        " beside averages."
    )


def _table(segmentation: Segmentation, features: tuple[Compared, ...], about: Caption) -> Table:
    """The features beside all segments and everyone; in a workbook the other columns, too, and all differences."""
    names, most = [label(segment) for segment in segmentation.segments], len(features)
    differs = [f"{name}: differs by (sd)" for name in names]
    what = (("column", "column"), ("level", "level"), ("feature", lambda c: "yes" if c.is_feature else "no"))
    everyone = Column(EVERYONE, lambda c: c.raw(c.of_all), "number", lambda c: with_median(c, -1))
    columns = (
        Column("feature", "feature", sheet=what),
        replace(everyone, page=False),
        *(_mean(name, i) for i, name in enumerate(names)),
        replace(everyone, sheet=()),
        *(_difference(head, i) for i, head in enumerate(differs)),
    )
    rows = (*features, *(others_compared(segmentation) if segmentation.profile else ()))
    more = f"The {MOST_ROWS} of {most} features in which the segments differ most." if most > MOST_ROWS else ""
    table = Table(columns, rows, most=min(most, MOST_ROWS), more=more, fixed=2, scaled=tuple(differs))
    return replace(table, sheet="Averages", title=TITLE, notes=about.lines)


def _mean(head: str, i: int) -> Column:
    return Column(head, lambda c: c.raw(c.means[i]), "number", lambda c: with_median(c, i))


def with_median(feature: Compared, place: int) -> str:
    """The average of one segment, or of everyone (-1); beside it the median where the scale was transformed."""
    average = feature.said(feature.of_all if place == -1 else feature.means[place])
    median = feature.medians[place] if feature.medians else None
    return average if median is None else f"{average} (median {feature.said(median)})"


def _difference(head: str, i: int) -> Column:
    return Column(head, lambda c: c.differences[i], "figure", page=False)


def _slide(segmentation: Segmentation, about: Caption) -> Slide:
    """How far each segment is from everyone in the features in which they differ most."""
    segments, compared = segmentation.segments, features_compared(segmentation)
    shown = compared[: min(MOST_FEATURES, max(1, MOST_BARS // len(segments)))]
    far = (tuple(feature.differences[i] for feature in shown) for i in range(len(segments)))
    series = tuple(Series(label(s), values, colour_of(s)) for s, values in zip(segments, far, strict=True))
    title, names = "Averages, in standard deviations from all customers", tuple(feature.feature for feature in shown)
    more = len(compared) - len(shown)
    left_out = (f"The {len(shown)} features that differ most, and {more} more in profile.csv.",) if more else ()
    bars = Chart("bars", title, names, series)
    return Slide("How far each segment is from all customers", {"left": bars, "right": (*about.lines, *left_out)})


def _of_one(feature: Compared, place: int, segment: int) -> str:
    """What one segment averages; of a level how many of its customers it holds for."""
    mean = feature.said(feature.means[place])
    if feature.is_share:
        return f"it is {wording.yes_or_no(feature.level or YES)} for {mean} of segment {segment}"
    if feature.medians and feature.medians[place] is not None:
        return f"segment {segment} has a median of {feature.said(feature.medians[place])}"
    return f"it is typically {mean} in segment {segment}" if feature.answers else f"segment {segment} averages {mean}"
