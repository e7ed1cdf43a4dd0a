"""What became of the customers: every outcome by segment."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from segmentry.reporting.compared import needed
from segmentry.reporting.document import Caption, Cell, Column, Exhibit, Extract, Paragraph, Section, Slide, Table
from segmentry.reporting.looks import label
from segmentry.reporting.no_groups import shows_parts
from segmentry.reporting.outcome_and_worth import outcome_and_worth
from segmentry.reporting.pictures.drawing import drawn
from segmentry.reporting.raw_averages import raw_average
from segmentry.reporting.sections import outcomes_of_levels, single_columns_tried
from segmentry.reporting.sections.phrases import numbered
from segmentry.reporting.trust.differences import MARGIN, shown
from segmentry.reporting.trust.hindsight import how_to_leave_out
from segmentry.results.profile import Interval, Outcome, OutcomeOf
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of, rate_told
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import EVERYONE, MISSING, average, capitalised, fixed, interval, listed, plural, share

Figure = TypeVar("Figure")

TITLE = "Outcomes"
#: What holds for every outcome, said once.
HEED = (
    "That two things go together does not say that one causes the other: to test, change one thing for a random half"
    " alone. What is computed from features (revenue from orders) differs by construction."
)
#: How the question begins that a difference asks; on a page it stands beside the plan.
_TO_TEST = "The question to test:"
_ON_FIRST_PAGE = "All groups stand on the first page; the lift of each in summary.json (outcomes)."
_KEY = "A line in a bar is the interval, the tick stands at all customers."
#: What to do about an outcome that tells no segment from another.
_OTHERS = "Look at other outcomes."
#: Averages that differ by more than so much of that of all are not said to be the same, or too little to matter,
#: however few standard deviations that is (ours): where few spend most, these are wide.
_FAR = 0.1
#: Rows of the table on a slide.
_MOST_ROWS = 8


def section(segmentation: Segmentation) -> Section | None:
    """A table for every outcome, and what to heed; nothing where there are none, or one segment."""
    each, of_levels = outcomes(segmentation), outcomes_of_levels.sections(segmentation)
    if not each:
        return Section("outcomes", TITLE, (), of_levels) if of_levels else None
    slide = Slide("How to read outcomes", {"large": (HEED,)})
    sections = tuple(_of_one(segmentation, outcome, i) for i, outcome in enumerate(each, start=1))
    last = Section("outcomes-all", "", (_table_of_all(segmentation, each),), slides=(slide,))
    single = single_columns_tried.section(segmentation)
    return Section("outcomes", TITLE, (), tuple(filter(None, (*sections, *of_levels, single, last))))


def _of_one(segmentation: Segmentation, outcome: Outcome, number: int) -> Section:
    about, rows = caption(segmentation, outcome), table(segmentation, outcome)
    named = title(segmentation, outcome)
    shares = {"segment": 0.3, "customers": 0.12, _figure_name(outcome): 0.12, "95% interval": 0.22}
    shares |= {"share of total": 0.15, "lift": 0.09}
    extract = Extract(rows, shares, _MOST_ROWS, last=True)
    slide = Slide("Outcome", {"above": about.lines, "middle": extract}, name=named)
    said = about.means if about.do.startswith(_TO_TEST) else f"{about.means} {about.do}"
    heed = (Paragraph(HEED, "quiet"), *_left_out(segmentation)) if number == 1 else ()
    stand_there = outcome_and_worth(needed(segmentation.profile, "profile"))
    if outcome in stand_there and shows_parts(segmentation):
        told = Paragraph(_ON_FIRST_PAGE if said == about.means else f"{said} {_ON_FIRST_PAGE}")
        return Section(f"outcome-{number}", named, (told, *heed), slides=(slide,))
    figures = () if outcome.is_too_rare else (rows,)
    return Section(f"outcome-{number}", named, (Paragraph(said), *figures, *heed), slides=(slide,))


def _left_out(segmentation: Segmentation) -> tuple[Paragraph, ...]:
    """How to make the groups without what may have been counted with the outcome."""
    return tuple(map(Paragraph, filter(None, (how_to_leave_out(segmentation),))))


def exhibit(segmentation: Segmentation, outcome: Outcome, number: int = 1) -> Exhibit:
    """The picture: a bar with its interval for each segment, and a line for all customers."""
    each = "; ".join(
        f"{label(segmentation.segments[own.segment - 1])}: {said(outcome, own.value)}" for own in outcome.ranked
    )
    draw, about = partial(drawn, "outcome", segmentation, outcome), caption(segmentation, outcome)
    named = title(segmentation, outcome)
    alt = f"{named} by segment, the highest first, with 95% intervals; the line is all customers. {each}"
    return Exhibit(f"outcome-bars-{number}", named, draw, about, alt)


def _table_of_all(segmentation: Segmentation, each: tuple[Outcome, ...]) -> Table:
    """Every outcome of every segment and of everyone, for a workbook alone."""
    names = {0: "All customers", **{segment.id: segment.name for segment in segmentation.segments}}
    rows = tuple((outcome, of) for outcome in each for of in (*outcome.ranked, outcome.all))
    columns = (
        *(
            Column("outcome", lambda row: title(segmentation, row[0])),
            Column("segment", lambda row: row[1].segment or None, "count"),
        ),
        *(Column("name", lambda row: names[row[1].segment]), Column("customers", lambda row: row[1].count, "count")),
        Column("rate or average", lambda row: _cell(row[0], row[1].value), "number"),
        *(_end("95% from", 0), _end("95% to", 1)),
        Column("share of total", lambda row: row[1].share_of_total, "share"),
        Column("lift", lambda row: row[1].lift, "figure"),
    )
    about = (f"{title(segmentation, outcome)}. {' '.join(caption(segmentation, outcome).lines)}" for outcome in each)
    return Table(columns, rows, most=0, sheet="Outcomes", title="Outcomes by segment", notes=(HEED, *about))


def outcomes(segmentation: Segmentation) -> tuple[Outcome, ...]:
    """The outcomes that can be compared: none with one segment."""
    return () if segmentation.k == 1 else needed(segmentation.profile, "profile").outcomes


def title(segmentation: Segmentation, outcome: Outcome) -> str:
    """What the outcome is called, as people say it."""
    labels = segmentation.labels
    if outcome.kind != "rate":
        return capitalised(column_called(outcome.column, labels).words)
    return f"How many {event_of(outcome, labels).did}"


def table(segmentation: Segmentation, outcome: Outcome) -> Table:
    """An outcome by segment, the highest first, and of everyone."""
    names = {0: "All customers", **{segment.id: f"{segment.id} {segment.name}" for segment in segmentation.segments}}

    def ends(of: Interval) -> str:
        return interval(of, of_shares=True) if outcome.kind == "rate" else " to ".join(said(outcome, end) for end in of)

    columns = (
        Column("segment", lambda of: names[of.segment]),
        Column("customers", "count", "count"),
        Column(
            _figure_name(outcome),
            lambda of: _cell(outcome, of.value),
            "number",
            lambda of: rate_told(outcome, of, segmentation.labels) if of.band else said(outcome, of.value),
        ),
        _interval(outcome, ends),
        *_others(segmentation, outcome),
        Column("share of total", "share_of_total", "share", lambda of: _known(outcome, of, of.share_of_total, share)),
        Column("lift", "lift", "figure", lambda of: _known(outcome, of, of.lift, fixed)),
    )
    key = _KEY if any(column.meter for column in columns) else ""
    return Table(columns, (*outcome.ranked, outcome.all), marked=lambda of: of.segment == 0, look="broad", key=key)


def _interval(outcome: Outcome, said: Callable[[Interval], str]) -> Column:
    """The interval; beside it a bar of the value with both ends, and a tick at that of everyone."""
    whole = Column("95% interval", "interval", "said", lambda of: _known(outcome, of, of.interval, said))
    ends = [end for of in (*outcome.ranked, outcome.all) for end in (of.interval or (of.value or 0.0,))]
    most, usual = max(ends), outcome.all.value
    if most <= 0 or min(ends) < 0 or usual is None:
        return whole

    def reach(of: OutcomeOf) -> Interval | None:
        return of.interval and (of.interval[0] / most, of.interval[1] / most)

    return replace(whole, meter=lambda of: ((of.value or 0.0) / most, usual / most), reach=reach)


def _others(segmentation: Segmentation, outcome: Outcome) -> tuple[Column, ...]:
    """Of a rate, of how many it is not so: still here, without a deposit."""
    if outcome.kind != "rate":
        return ()

    def count(of: OutcomeOf) -> int | None:
        return None if of.value is None else round(of.count * (1 - of.value))

    return (Column(event_of(outcome, segmentation.labels).without, count, "count"),)


def caption(segmentation: Segmentation, outcome: Outcome) -> Caption:
    """Where it is highest and lowest, and the question to test."""
    if outcome.is_too_rare:
        return Caption("It is the same for all but a few: too few to tell segments by.", _OTHERS)
    known = [of for of in outcome.ranked if of.value is not None]
    if len(known) < 2 or outcome.all.value is None:
        return Caption("What it is in each segment is withheld: too few customers.", _OTHERS)
    top, low = known[0], known[-1]
    profile = needed(segmentation.profile, "profile")
    tests = next((shown(c, profile) for c in profile.contrasts if c.column == outcome.column), "")
    far = outcome.kind != "rate" and abs((top.value or 0.0) - (low.value or 0.0)) > _FAR * abs(outcome.all.value)
    if tests == "too little" and not far:
        return Caption(f"The segments differ ({_ends(outcome, top, low)}), too little to matter ({MARGIN}).", _OTHERS)
    if tests == "the same" and not far:
        return Caption(f"It is the same in every segment ({MARGIN}).", _OTHERS)
    if tests in ("the same", "not shown") or top.value == low.value:
        return _nothing_shown(outcome, top, low)
    what = title(segmentation, outcome)
    highest, lowest, everyone = (said(outcome, x) for x in (top.value, low.value, outcome.all.value))
    beside = f"{EVERYONE} {everyone}"
    times = f", {top.lift:.1f} times as much ({beside})" if top.lift is not None else f" ({beside})"
    own = segmentation.segments[top.segment - 1].share
    part = ""
    if top.share_of_total is not None:
        whole = "of all such customers" if outcome.kind == "rate" else "of the sum"
        part = f", so that {share(own)} of the customers hold {share(top.share_of_total)} {whole}"
    where = f"{_withheld(segmentation, outcome)} in segment {top.segment}{_not_clear_of(top, known[1:-1])}"
    means = f"{what} is highest{where}: {highest}{times}{part}."
    of_those = " of those shown" if len(known) < len(outcome.ranked) else ""
    means = f"{means} Lowest{of_those} is segment {low.segment}: {lowest}."
    if top.interval is not None and low.interval is not None and top.interval[0] <= low.interval[1]:
        heed = "Their 95% intervals overlap: do not act on this difference before there are more customers."
        return Caption(means, heed)
    where = f"in segment {top.segment} than in segment {low.segment}"
    how = "so many more" if outcome.kind == "rate" else "so much more"
    return Caption(means, f"{_TO_TEST} why {how} {where}?")


def _not_clear_of(top: OutcomeOf, others: Sequence[OutcomeOf]) -> str:
    """In brackets, behind a blank, the next segments whose intervals meet that of the highest: which has most is not
    known."""
    close = [x for x in others if x.interval and top.interval and x.interval[1] >= top.interval[0]]
    if not close:
        return ""
    which = numbered([str(x.segment) for x in close])
    return f" (its interval meets {plural(len(close), 'that', 'those')} of {which})"


def _withheld(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which segments are withheld, and between what these lie where that is told, behind a blank."""
    hidden = [of for of in outcome.ranked if of.value is None]
    if not hidden:
        return ""
    bands = [f"{of.segment} {rate_told(outcome, of, segmentation.labels)}" for of in hidden if of.band is not None]
    told = f", {listed(bands)}" if bands else ""
    return f" of those shown ({numbered([str(of.segment) for of in hidden])} withheld{told})"


def _nothing_shown(outcome: Outcome, top: OutcomeOf, low: OutcomeOf) -> Caption:
    """That chance would do for what differs, and that this is no proof of the same."""
    ends = _ends(outcome, top, low)
    means = f"No difference between the segments could be shown: {ends}, which chance would do, too."
    return Caption(means, "It may be there all the same: do not act on it before there are more customers.")


def _ends(outcome: Outcome, top: OutcomeOf, low: OutcomeOf) -> str:
    """From the highest to the lowest."""
    highest, lowest = said(outcome, top.value), said(outcome, low.value)
    if highest == lowest:
        return f"{highest} in segment {top.segment} and in segment {low.segment}"
    return f"from {highest} in segment {top.segment} to {lowest} in segment {low.segment}"


def _figure_name(outcome: Outcome) -> str:
    return "rate" if outcome.kind == "rate" else "average"


def _cell(outcome: Outcome, value: float | None) -> Cell:
    return Cell(value, "share") if outcome.kind == "rate" else raw_average(value, outcome.of)


def _end(head: str, at: int) -> Column:
    return Column(head, lambda row: _cell(row[0], (row[1].interval or (None, None))[at]), "number")


def said(outcome: Outcome, value: float | None) -> str:
    """A rate or an average of an outcome as people read it."""
    if value is None:
        return MISSING
    return share(value, 1) if outcome.kind == "rate" else average(value, outcome.of)


def _known(outcome: Outcome, of: OutcomeOf, value: Figure | None, say: Callable[[Figure], str]) -> str:
    """A figure in words, or what stands for one that is withheld, or that there is not."""
    if value is None:
        is_withheld = of.value is None or outcome.all.value is None
        return MISSING if is_withheld and of.count else ""
    return say(value)
