"""The tables of who the segments are, as numbers: their sheets of the workbook."""

from collections.abc import Iterator, Sequence

from segmentry.reporting.contents import Contents
from segmentry.reporting.differences import CIRCULAR, OUTCOMES, withheld
from segmentry.reporting.forms.cells import Cell, Columns, Kind, Sheet, Value, average, colours, in_words
from segmentry.reporting.rules import conditions
from segmentry.reporting.shapes import Compared, colour, label, needed
from segmentry.reporting.words import KINDS
from segmentry.results.profile import Average, Spread
from segmentry.results.segmentation import Segment, Segmentation

_SEGMENT: Columns = (("segment", "count"), ("name", "text"))
_INTERVAL: Columns = (("95% from", "number"), ("95% to", "number"))


def profile_sheets(told: Contents) -> Iterator[Sheet]:
    """Every sheet about the segments themselves, that of all segments first."""
    yield _segments(told)
    if told.rules:
        yield _rules(told)
    yield _averages(told)
    yield _spread(told)
    yield _categories(told)
    if told.outcomes:
        yield _outcomes(told)
    if told.contrasts or told.descriptors:
        yield _differences(told)


def _segments(told: Contents) -> Sheet:
    segments, one = told.segmentation.segments, told.told["sizes"]
    rows = tuple(
        (segment.id, segment.name, segment.size, segment.share, " ".join(each.sentences))
        for segment, each in zip(segments, told.segments, strict=True)
    )
    columns: Columns = (*_SEGMENT, ("customers", "count"), ("share", "share"), ("who they are", "long"))
    return Sheet("Segments", one.title, in_words(one.caption), columns, rows, 2, colours(told.segmentation))


def _rules(told: Contents) -> Sheet:
    found, one = needed(told.segmentation.rules, "profile"), told.told["rules"]
    types = told.segmentation.types
    rows = tuple(
        (rule.segment, conditions(rule, types), rule.rows, rule.share_right, rule.covers) for rule in found.rules
    )
    columns: Columns = (
        *(("segment", "count"), ("rule", "long"), ("rows that meet it", "count")),
        *(("right", "share"), ("covers of its segment", "share")),
    )
    colours = tuple(colour(rule.segment) for rule in found.rules)
    return Sheet("Rules", one.title, in_words(one.caption), columns, rows, 1, colours)


def _averages(told: Contents) -> Sheet:
    """Averages and differences side by side; the columns that are no features below the features."""
    segments, one = told.segmentation.segments, told.told["averages"]
    columns: list[tuple[str, Kind]] = [("column", "text"), ("level", "text"), ("feature", "text")]
    columns += [("everyone", "number"), *((label(segment), "number") for segment in segments)]
    columns += [(f"{label(segment)}: differs by (sd)", "figure") for segment in segments]
    rows = [_compared(c, "yes") for c in told.compared] + [_compared(c, "no") for c in told.others]
    after = len(columns) - len(segments)
    scaled = (after, len(columns) - 1)
    return Sheet("Averages", one.title, in_words(one.caption), tuple(columns), tuple(rows), 2, scaled=scaled)


def _compared(one: Compared, feature: str) -> tuple[Value, ...]:
    means = (average(mean, one.kind) for mean in (one.of_all, *one.means))
    return one.column, one.level, feature, *means, *one.differences


def _spread(told: Contents) -> Sheet:
    """Every column of numbers of every segment: how its values lie, and how far from everyone else."""
    profile, segmentation = needed(told.segmentation.profile, "profile"), told.segmentation
    pairs = [
        (segment, a) for segment, one in zip(segmentation.segments, profile.segments, strict=True) for a in one.averages
    ]
    columns: Columns = (
        *(*_SEGMENT, ("column", "text"), ("feature", "text"), ("customers", "count"), ("average", "number")),
        *(*_INTERVAL, ("sd", "number"), ("5%", "number"), ("25%", "number"), ("median", "number")),
        *(("75%", "number"), ("95%", "number"), ("quantiles: customers", "count"), ("Cohen's d", "figure")),
    )
    notes = (
        "Quantiles: so many of the customers with a value have this or less. Cohen's d: the difference from everyone"
        " else in pooled standard deviations. Averages of columns that are no features have their 95% interval.",
        *_withheld(told),
    )
    colours = tuple(colour(segment.id) for segment, _ in pairs)
    rows = tuple(_figures(segmentation, *pair) for pair in pairs)
    return Sheet("Spread", "Spread by segment", notes, columns, rows, 3, colours)


def _figures(segmentation: Segmentation, segment: Segment, a: Average) -> tuple[Value, ...]:
    kind = KINDS.get(segmentation.types[a.column], "number")
    lies = a.spread or Spread(rows=0)
    own = (segment.id, segment.name, a.column, _feature(a.column, segmentation.features), a.count)
    means = (average(value, kind) for value in (a.mean, *(a.interval or (None, None))))
    quantiles = (average(value, kind) for value in (lies.p5, lies.p25, lies.p50, lies.p75, lies.p95))
    return (*own, *means, a.sd, *quantiles, lies.rows or None, a.effect)


def _categories(told: Contents) -> Sheet:
    """Every category of every segment, features or not."""
    profile, segments = needed(told.segmentation.profile, "profile"), told.segmentation.segments
    each = [(segment, level) for segment, one in zip(segments, profile.segments, strict=True) for level in one.levels]
    rows = tuple(
        (
            *(segment.id, segment.name, level.column, level.level),
            *(_feature(level.column, told.segmentation.features), level.count, level.share),
            *(*(level.interval or (None, None)), level.share_of_all, level.times, level.difference),
        )
        for segment, level in each
    )
    columns: Columns = (
        *(*_SEGMENT, ("column", "text"), ("category", "text"), ("feature", "text"), ("customers", "count")),
        *(("share", "share"), ("95% from", "share"), ("95% to", "share"), ("share of everyone", "share")),
        *(("times everyone's", "figure"), ("differs by (sd)", "figure")),
    )
    colours = tuple(colour(segment.id) for segment, _ in each)
    notes = ("Shares are of the filled cells.", *_withheld(told))
    return Sheet("Categories", "Categories by segment", notes, columns, rows, 2, colours, (11, 11))


def _outcomes(told: Contents) -> Sheet:
    """Every outcome of every segment and of everyone, the highest first."""
    names = {0: "Everyone", **{segment.id: segment.name for segment in told.segmentation.segments}}
    rows: list[tuple[Value, ...]] = []
    for outcome in needed(told.segmentation.profile, "profile").outcomes:
        what = outcome.column if outcome.level is None else f"{outcome.column} is {outcome.level}"
        for one in (*outcome.ranked, outcome.all):
            figures = (one.value, *(one.interval or (None, None)))
            cells = (Cell(x, "share" if outcome.kind == "rate" else "number") for x in figures)
            segment = one.segment or None
            rows.append((what, segment, names[one.segment], one.count, *cells, one.share_of_total, one.lift))
    columns: Columns = (
        *(("outcome", "text"), ("segment", "count"), ("name", "text"), ("customers", "count")),
        *(("rate or average", "number"), *_INTERVAL, ("share of total", "share"), ("lift", "figure")),
    )
    notes = (OUTCOMES, *(f"{table.title}. {' '.join(in_words(table.caption))}" for table in told.outcomes))
    return Sheet("Outcomes", "Outcomes by segment", notes, columns, tuple(rows), 1)


def _differences(told: Contents) -> Sheet:
    """How much every column differs between the segments, the features first."""
    profile = needed(told.segmentation.profile, "profile")
    rows = tuple(
        (one.column, "yes" if one.feature else "no", one.measure, one.effect, one.p) for one in profile.contrasts
    )
    columns: Columns = (
        *(("column", "text"), ("feature", "text"), ("measure", "text"), ("effect", "figure")),
        ("p (Holm)", "figure"),
    )
    notes = (CIRCULAR, *(in_words(told.told["descriptors"].caption) if told.descriptors else ()))
    return Sheet("Differences", "How much each column differs between the segments", notes, columns, rows)


def _withheld(told: Contents) -> tuple[str, ...]:
    return tuple(filter(None, (withheld(told.segmentation, blank=True),)))


def _feature(column: str, features: Sequence[str]) -> str:
    return "yes" if column in features else "no"
