"""Where customers stand by their own rhythm of orders, segment by segment, with the money at stake."""

from segmentry.reporting.document import Column, Paragraph, Points, Section, Table
from segmentry.reporting.order_answer import lead
from segmentry.results.by_lifecycle import StandingOf
from segmentry.results.segmentation import Segmentation
from segmentry.wording import EVERYONE, MISSING, counted, figure, listed, share

TITLE = "Who is slipping away"
#: What the words mean.
KEY = (
    "Slipping away: no order for longer than the customer's mean time between orders and one standard deviation; lost:"
    " and two. Customers with fewer than three orders are measured by the time between the orders of everyone. A"
    " standard deviation below half the mean counts as half the mean. With you: new, active, or back after they were"
    " lost. At stake: what those who are slipping away spent so far."
)


def section(segmentation: Segmentation) -> Section | None:
    """How many are staying, slipping away and lost, in all and by segment; nothing where orders did not tell it."""
    standing = segmentation.standing
    if standing is None:
        return None
    stages = [counted(count, f"is {name}", f"are {name}") for name, count in standing.stages.items() if count]
    points = (("", lead(segmentation)), ("", f"Of {standing.all.customers:,} customers, {listed(stages)}."))
    shown = tuple(point for point in points if point[1])
    return Section("where-they-stand", TITLE, (Points(shown), _table(segmentation), Paragraph(KEY, "quiet")))


def _table(segmentation: Segmentation) -> Table:
    standing = segmentation.standing
    names = {segment.id: f"{segment.id} {segment.name}" for segment in segmentation.segments} | {0: EVERYONE}
    columns = [
        Column("segment", lambda own: names[own.segment]),
        Column("customers", "customers", "count"),
        Column("with you", "staying", "count", lambda own: _count(own.staying)),
        Column("slipping away", "slipping", "count", lambda own: _count(own.slipping)),
        Column("lost", "lost", "count", lambda own: _count(own.lost)),
    ]
    if standing is not None and standing.all.money is not None:
        columns += [
            Column("at stake", "at_stake", "number", lambda own: figure(own.at_stake)),
            Column("share of money", "share_of_money", "share", _share),
            Column("money", "money", "number", lambda own: figure(own.money)),
        ]
    rows = () if standing is None else (*standing.segments, standing.all)
    return Table(tuple(columns), rows, sheet=TITLE, title=TITLE, notes=(KEY,), marked=lambda own: own.segment == 0)


def _count(value: int | None) -> str:
    return MISSING if value is None else f"{value:,}"


def _share(own: StandingOf) -> str:
    value = own.share_of_money
    return share(value, 1) if value is None or value >= 0 else f"{value:.1%}"
