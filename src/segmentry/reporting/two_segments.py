"""Two segments side by side, or one beside all customers: the columns in which they differ most."""

from collections.abc import Iterator
from dataclasses import dataclass

from segmentry.reporting.compared import Compared, features_compared, needed, others_compared
from segmentry.reporting.document import Column, Table
from segmentry.reporting.looks import label
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.wording import EVERYONE, capitalised, plain, yes_or_no

#: Differences that are told, and from how many standard deviations on one is much, a good deal and somewhat (Cohen
#: 1988).
MOST, MUCH, MEDIUM, LITTLE = 8, 0.8, 0.5, 0.2


@dataclass(frozen=True)
class Gap:
    """How far one segment is from another in one column or level, in standard deviations of all customers; `own` and
    `other` are both values as people read them."""

    column: str
    own: str
    other: str
    apart: float
    feature: bool

    @property
    def said(self) -> str:
        """How far, in words."""
        size = abs(self.apart)
        more = "higher" if self.apart > 0 else "lower"
        if size < LITTLE:
            return "about the same"
        return f"{'much ' if size >= MUCH else '' if size >= MEDIUM else 'somewhat '}{more}"


def table(segmentation: Segmentation, own: int, other: int | None = None) -> Table:
    """The columns in which segment `own` differs most from segment `other`, or from all customers; the furthest first.

    Of a category the level that differs most stands for the column.

    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3, k_max=3))
    >>> [column.head for column in table(segmentation, 1).columns][2:]
    ['All customers', 'how far apart', 'made the segments']
    """
    gaps = sorted(_furthest_of_each(segmentation, own, other), key=lambda gap: -abs(gap.apart))[:MOST]
    beside = capitalised(EVERYONE) if other is None else label(segmentation.segments[other - 1])
    columns = (
        Column("column", "column"),
        Column(label(segmentation.segments[own - 1]), "own"),
        Column(beside, "other"),
        Column("how far apart", "said", "said"),
        Column("made the segments", lambda gap: "yes" if gap.feature else "no", "said", page=False),
    )
    return Table(columns, tuple(gaps))


def _furthest_of_each(segmentation: Segmentation, own: int, other: int | None) -> list[Gap]:
    """The largest difference of every column in which both are told."""
    furthest: dict[str, Gap] = {}
    for compared in _all(segmentation):
        gap = _gap(segmentation, compared, own - 1, None if other is None else other - 1)
        before = furthest.get(compared.column)
        if gap is not None and (before is None or abs(gap.apart) > abs(before.apart)):
            furthest[compared.column] = gap
    return list(furthest.values())


def _gap(segmentation: Segmentation, compared: Compared, own: int, other: int | None) -> Gap | None:
    here = compared.differences[own]
    there = 0.0 if other is None else compared.differences[other]
    if here is None or there is None:
        return None
    values = [compared.means[own], compared.of_all if other is None else compared.means[other]]
    if compared.medians:  # of a transformed column an average tells little
        values = [compared.medians[own], compared.medians[-1 if other is None else other]]
    if None in values:
        return None
    return Gap(
        column=_called(segmentation, compared),
        own=_said(compared, values[0]),
        other=_said(compared, values[1]),
        apart=here - there,
        feature=compared.is_feature,
    )


def _said(compared: Compared, value: float | None) -> str:
    """A value as people read it, without zeros behind the point."""
    is_plain = compared.kind == "number" and not compared.answers and value is not None
    return plain(value or 0.0) if is_plain else compared.said(value)


def _called(segmentation: Segmentation, compared: Compared) -> str:
    labels = segmentation.labels
    name = column_called(compared.column, labels).words
    if compared.level is not None:
        return f"{name}: {yes_or_no(level_called(compared.column, compared.level, labels))}"
    if compared.medians:
        return f"{name} (median)"
    return f"{name}: yes" if compared.is_share else name


def _all(segmentation: Segmentation) -> Iterator[Compared]:
    """Every column, the levels of categories that are no features among them."""
    profile = needed(segmentation.profile, "profile")
    yield from features_compared(segmentation)
    yield from others_compared(segmentation)
    yield from _other_levels(segmentation, profile)


def _other_levels(segmentation: Segmentation, profile: Profile) -> Iterator[Compared]:
    for same in zip(*(own.levels for own in profile.segments), strict=True):
        first = same[0]
        if first.column not in segmentation.features:
            shares, differences = tuple(x.share for x in same), tuple(x.difference for x in same)
            yield Compared(
                first.column, shares, differences, first.share_of_all, first.level, "share", is_feature=False
            )
