"""The report as slides with native charts, the verdict first. Needs python-pptx, the extra `slides`.

Nobody lays a slide out by hand here, so text is measured roughly and set smaller until it fits; what still does not is
cut with an ellipsis. All of it stands in report.html, which a deck that is passed on does not bring along.
"""

import io
from math import ceil

from pptx.enum.chart import XL_CHART_TYPE

from segmentry.reporting.captions import Caption
from segmentry.reporting.contents import Contents, one_line, run_facts, table_facts
from segmentry.reporting.differences import OUTCOMES, OutcomeTable
from segmentry.reporting.evidence import marks
from segmentry.reporting.forms.deck import Deck, constant, drawn
from segmentry.reporting.forms.fitting import Box, short
from segmentry.reporting.forms.tables import Table, held, opinion, outcome, segment
from segmentry.reporting.shapes import axis_title, colour, label, needed

#: Characters of a segment's or feature's name in a title, and beside a chart.
TITLE_NAME, CHART_NAME = 70, 28
#: Rows of the tables of one segment and of all, findings, rules, and bars and features of the chart of averages.
MOST_OF_ONE, MOST_OF_ALL, MOST_FINDINGS, MOST_RULES, MOST_BARS, MOST_FEATURES = 9, 10, 8, 10, 40, 14
#: What the line chart draws, by the field of the evidence.
_LINES = {
    "score": "score",
    "stability": "stability (mean ARI)",
    "silhouette": "silhouette (Euclidean)",
    "silhouette_squared": "silhouette (squared)",
}
_LINE_COLOURS = ("#222222", "#7B52C9", "#0072B2", "#56B4E9")
#: Said once, since a deck is passed on alone.
FULL = "These slides are an extract. The full report is report.html, in the folder in which they were made."
#: Customers on the map, and rows of the key to the averages with so many segments each.
MOST_POINTS, MOST_KEYS, KEYS_ACROSS = 1_000, 6, 3
#: The left and the right part below a title, and both together.
_LEFT, _RIGHT = Box(0.6, 1.5, 7.6, 5.3), Box(8.45, 1.5, 4.3, 5.3)
_WHOLE = Box(0.6, 1.5, 12.15, 5.3)


def slides(told: Contents) -> bytes:
    """The report as a PowerPoint file.

    Examples
    --------
    >>> import segmentry
    >>> from segmentry.reporting.contents import contents
    >>> slides(contents(segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3))))[:2]
    b'PK'
    """
    deck = Deck(told.verdict.headline, told.created, f"{told.s['table']} - Segmentry {told.s['segmentry_version']}")
    _verdict(deck, told)
    _who(deck, told)
    _why(deck, told)
    _sizes(deck, told)
    if told.s["k"] > 1:
        _averages(deck, told)
        _map(deck, told)
    for i in range(told.s["k"]):
        _segment(deck, told, i)
    _rules(deck, told)
    for one in told.outcomes:
        _outcome(deck, one)
    if told.outcomes:
        deck.slide("How to read outcomes").text(_WHOLE, [OUTCOMES], largest=18)
    _trust(deck, told)
    if told.opinion is not None:
        _opinion(deck, told)
    _findings(deck, told)
    _made(deck, told)
    target = io.BytesIO()
    deck.presentation.save(target)
    return constant(target.getvalue(), told.created)


def _said(caption: Caption) -> tuple[str, str]:
    return f"What it means. {caption.means}", f"What to do with it. {caption.do}"


def _verdict(deck: Deck, told: Contents) -> None:
    verdict = told.verdict
    slide = deck.slide(verdict.headline)
    slide.text(Box(0.6, 1.7, 12.15, 2.2), [part for part in (verdict.means, verdict.do) if part], largest=22)
    figures = [verdict.figures] if verdict.figures else []
    slide.text(Box(0.6, 4.0, 12.15, 2.7), [f"{told.headline}.", *figures, FULL])


def _who(deck: Deck, told: Contents) -> None:
    """All segments at a glance, in sentences: a table of one line per row would cut what sets them apart."""
    if told.overview is None:
        return
    about = told.overview.outcome
    told_of = [
        f"{one.id} {one.name}, {one.customers} customers ({one.share}): {one.apart}"
        + (f" {about}: {one.outcome}." if about else "")
        for one in told.overview.lines
    ]
    deck.slide("Who they are").text(_WHOLE, told_of, largest=18)


def _why(deck: Deck, told: Contents) -> None:
    choice, k = told.segmentation.choice, told.segmentation.k
    slide = deck.slide("How many segments, and why")
    slide.text(_RIGHT, [*_said(told.told["evidence"].caption), *told.s["reasons"]])
    several = [e for e in choice.evidence if e.k > 1]
    lines = {name: [getattr(e, field) for e in several] for field, name in _LINES.items()}
    known = {name: values for name, values in lines.items() if any(value is not None for value in values)}
    if not known:
        slide.text(_LEFT, ["No scores were computed for two segments or more, so there is nothing to draw."])
        return
    names = [" ".join([str(e.k), *marks(choice, e.k, k)[:1]]) for e in several]
    rows = f", on a sample of {several[-1].rows:,} rows" if choice.sampled else ""
    title = f"Scores by number of segments ({k} shown){rows}"
    chart = slide.chart(_LEFT, XL_CHART_TYPE.LINE_MARKERS, drawn(names, known), title)
    at = next((i for i, e in enumerate(several) if e.k == k), None)
    for line, look in zip(chart.plots[0].series, _LINE_COLOURS, strict=False):
        deck.paint_line(line, look)
        value = None if at is None else known[line.name][at]
        if at is not None and value is not None:
            deck.name_point(line.points[at], f"{value:.2f}")


def _sizes(deck: Deck, told: Contents) -> None:
    segments, one = told.segmentation.segments, told.told["sizes"]
    names = [_named(label(each)) for each in segments]
    data = drawn(names, {"customers": [each.size for each in segments]}, "#,##0")
    slide = deck.slide(one.title)
    chart = slide.chart(_LEFT, XL_CHART_TYPE.BAR_CLUSTERED, data, one.title, legend=False)
    deck.name_bars(chart)
    for i, each in enumerate(segments):
        deck.paint(chart.plots[0].series[0].points[i], colour(each.id))
    slide.text(_RIGHT, _said(one.caption))


def _averages(deck: Deck, told: Contents) -> None:
    """How far each segment is from everyone in the features in which they differ most."""
    segments, one = told.segmentation.segments, told.told["averages"]
    shown = told.compared[: min(MOST_FEATURES, max(1, MOST_BARS // len(segments)))]
    each_of = {_named(label(each)): [feature.differences[i] for feature in shown] for i, each in enumerate(segments)}
    data = drawn([_named(feature.feature) for feature in shown], each_of)
    slide = deck.slide("How far each segment is from everyone")
    keys = ceil(len(segments) / KEYS_ACROSS)  # our own, since programs put a legend of bars in either order
    legend = keys > MOST_KEYS
    box = _LEFT if legend else _LEFT._replace(height=_LEFT.height - 0.3 * keys)
    title = "Averages, in standard deviations from everyone"
    chart = slide.chart(box, XL_CHART_TYPE.BAR_CLUSTERED, data, title, legend=legend)
    if not legend:
        below = Box(_LEFT.left, box.top + box.height, _LEFT.width, 0.3 * keys)
        slide.key(below, [(_named(label(each)), colour(each.id)) for each in segments], KEYS_ACROSS)
    for each, bars in zip(segments, chart.plots[0].series, strict=True):
        bars.invert_if_negative = False
        deck.paint(bars, colour(each.id))
    more = len(told.compared) - len(shown)
    left_out = [f"The {len(shown)} features that differ most, and {more} more in the full report."] if more else []
    slide.text(_RIGHT, [*_said(one.caption), *left_out])


def _map(deck: Deck, told: Contents) -> None:
    """Customers, or the cells in which they are counted, on the first two axes, with the segments' numbers."""
    places = needed(told.segmentation.map, "profile")
    if len(places.explained) == 1:
        return
    segments, one = told.segmentation.segments, told.told["map"]
    of: dict[int, list[tuple[float, float]]] = {each.id: [] for each in segments}
    if places.points is not None:
        for id, x, y in places.points[:MOST_POINTS].tolist():
            of[int(id)].append((x, y))
    elif places.bins is not None:
        bins = places.bins
        wide, tall = (
            (end - start) / count
            for start, end, count in zip(bins.lower, bins.upper, (bins.columns, bins.rows), strict=True)
        )
        for column, row, _, id, _ in bins.cells:
            of[id].append((bins.lower[0] + wide * (column + 0.5), bins.lower[1] + tall * (row + 0.5)))
    each_of = {
        _named(label(each)): [(centre[0], centre[1]), *of[each.id]]
        for each, centre in zip(segments, places.centres, strict=True)
    }
    slide = deck.slide(one.title)
    axes = axis_title(places, 0), axis_title(places, 1)
    chart = slide.scatter(_LEFT, each_of, one.title, axes)
    for each, dots in zip(segments, chart.plots[0].series, strict=True):
        deck.paint_dots(dots, colour(each.id))
        deck.name_point(dots.points[0], str(each.id))
    what = "a dot is a cell of customers" if places.bins is not None else "a dot is a customer"
    few = places.points is not None and len(places.points) > MOST_POINTS
    dots_are = f"Here {what}{f', {MOST_POINTS:,} of them' if few else ''}; a large dot is a segment's average."
    slide.text(_RIGHT, [*_said(one.caption), dots_are])


def _segment(deck: Deck, told: Contents, i: int) -> None:
    one, own = told.segments[i], told.segmentation.segments[i]
    slide = deck.slide(f"Segment {own.id}: {short(one_line(own.name), TITLE_NAME)}")
    slide.band(one.colour)
    frequent = [f"More frequent here, and no features: {'; '.join(one.levels)}."] if one.levels else []
    slide.text(_RIGHT, [*one.sentences, *frequent])
    table = segment(one)
    left_out = max(0, len(table.rows) - MOST_OF_ONE) + one.left_out
    columns = (0, 1, 3, 4)  # those that say most; all are in the full report
    rows = tuple(tuple(row[i] for i in columns) for row in table.rows[:MOST_OF_ONE])
    cut = Table(("column", "segment", "everyone", "sd apart"), rows)
    slide.table(_LEFT, cut, (0.46, 0.18, 0.18, 0.18), _more(left_out))


def _rules(deck: Deck, told: Contents) -> None:
    if not told.rules:
        return
    one, shown = told.told["rules"], told.rules[:MOST_RULES]
    more = _more(len(told.rules) - len(shown))
    slide = deck.slide(one.title)
    slide.text(Box(0.6, 1.4, 12.15, 3.9), [*shown, *([more] if more else [])])
    slide.text(Box(0.6, 5.4, 12.15, 1.5), _said(one.caption))


def _outcome(deck: Deck, one: OutcomeTable) -> None:
    slide = deck.slide(f"Outcome: {short(one_line(one.title), TITLE_NAME)}")
    slide.text(Box(0.6, 1.4, 12.15, 1.9), _said(one.caption))
    table = outcome(one)
    rows = (*table.rows[: MOST_OF_ALL - 3], table.rows[-1]) if len(table.rows) > MOST_OF_ALL - 2 else table.rows
    more = _more(len(table.rows) - len(rows))
    slide.table(Box(0.6, 3.4, 12.15, 3.0), Table(table.heads, rows), (0.3, 0.12, 0.12, 0.22, 0.15, 0.09), more)


def _trust(deck: Deck, told: Contents) -> None:
    slide = deck.slide("How far to trust it")
    trust = [f"{heading}. {sentence}" for heading, sentence in told.trust]
    if not told.held:
        slide.text(_WHOLE, trust)
        return
    slide.text(Box(0.6, 1.4, 4.7, 5.4), [*trust, *_said(told.told["silhouettes"].caption)])
    table = held(told)
    columns = (0, 1, 2, 3)  # those that say most
    rows = tuple(tuple(row[i] for i in columns) for row in table.rows[:MOST_OF_ALL])
    cut = Table(tuple(table.heads[i] for i in columns), rows, 2)
    box = Box(5.45, 1.5, 7.3, 3.9)
    slide.table(box, cut, (0.3, 0.38, 0.155, 0.165), _more(len(table.rows) - len(rows)))
    slide.text(Box(5.45, 5.6, 7.3, 1.3), [told.rests_on], largest=11)


def _opinion(deck: Deck, told: Contents) -> None:
    assert told.opinion is not None
    slide = deck.slide("Second opinion")
    slide.text(Box(0.6, 1.4, 12.15, 2.0), _said(told.opinion.caption))
    table = opinion(told.opinion)
    columns = (0, 2, 3, 4, 5, 6)
    rows = tuple(tuple(row[i] for i in columns) for row in table.rows[: MOST_OF_ALL - 3])
    cut = Table(tuple(table.heads[i] for i in columns), rows)
    more = _more(len(table.rows) - len(rows))
    slide.table(Box(0.6, 3.5, 12.15, 2.7), cut, (0.25, 0.13, 0.13, 0.13, 0.18, 0.18), more)
    slide.text(Box(0.6, 6.25, 12.15, 0.6), [f"On {told.opinion.rows}. {' '.join(told.opinion.notes)}"], largest=11)


def _findings(deck: Deck, told: Contents) -> None:
    if not told.findings:
        return
    said = [f"{one.severity}: {one.what} {one.remedy}".strip() for one in told.findings[:MOST_FINDINGS]]
    more = _more(len(told.findings) - len(said))
    deck.slide("Findings").text(_WHOLE, [*said, *([more] if more else [])])


def _made(deck: Deck, told: Contents) -> None:
    slide = deck.slide("How it was made")
    facts = [f"{name}: {value}" for name, value in [*table_facts(told.s), *run_facts(told.s)]]
    again = told.again["command"] or (told.again["python"] or "").replace("\n\n", "\n").replace("\n", "; ")
    slide.text(_WHOLE, [*facts, f"To make it again: {again}", "The whole plan is in the full report."])


def _named(name: str) -> str:
    return short(one_line(name), CHART_NAME)


def _more(left_out: int) -> str:
    return f"and {left_out} more in the full report" if left_out > 0 else ""
