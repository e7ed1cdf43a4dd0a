"""How groups of customers stand on what orders tell: their part of the money, when they came, who is leaving."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from segmentry.reporting.cards.typical_values import typical
from segmentry.reporting.document import Column
from segmentry.results.by_lifecycle import Standing, StandingOf
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.shared.made_of_orders import MONEY, RECENCY
from segmentry.wording import share


class Row(Protocol):
    """A row of a table of segments: a segment, or None for all customers."""

    @property
    def segment(self) -> Segment | None:
        """The segment."""


#: Typical values that are told beside each other, and what they are called where all rows are of customers.
_TYPICAL = {MONEY: "typically spent", RECENCY: "days since last order"}


def order_columns(segmentation: Segmentation) -> list[Column]:
    """What a manager asks of groups of customers first; nothing where no orders were told.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("orders", rows=3_000), segmentry.Plan(k=3, k_max=3))
    >>> [column.head for column in order_columns(segmentation)]
    ['of the money', 'typically spent', 'days since last order', 'slipping away']
    """
    standing, profile = segmentation.standing, segmentation.profile
    if standing is None or profile is None:
        return []
    told = [name for name in _TYPICAL if name in segmentation.types]
    columns = [Column(_TYPICAL[name], _value(segmentation, profile, name), "said") for name in told]
    if standing.all.money is not None:
        columns.insert(0, Column("of the money", partial(_money, standing), "said"))
    return [*columns, Column("slipping away", partial(_slipping, standing), "said")]


def _of(standing: Standing, row: Row) -> StandingOf:
    return standing.all if row.segment is None else standing.segments[row.segment.id - 1]


def _money(standing: Standing, row: Row) -> str:
    own = _of(standing, row).share_of_money
    return "" if own is None or row.segment is None else share(max(own, 0.0))


def _slipping(standing: Standing, row: Row) -> str:
    own = _of(standing, row).slipping
    return "" if own is None else f"{own:,}"


def _value(segmentation: Segmentation, profile: Profile, name: str) -> Callable[[Row], str]:
    """What is typical of a segment, and of all customers."""
    each = [typical(segmentation, own, name) for own in profile.segments]
    usual = next((own.usual for own in each if own is not None), "")

    def said(row: Row) -> str:
        if row.segment is None:
            return usual
        own = each[row.segment.id - 1]
        return "" if own is None else own.value

    return said
