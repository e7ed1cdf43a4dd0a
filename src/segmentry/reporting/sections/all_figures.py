"""Every figure of every segment, for those who calculate: sheets of the workbook alone."""

from dataclasses import replace
from typing import Any

from segmentry.kinds import Kind as AverageKind
from segmentry.reporting.compared import kinds_of, needed
from segmentry.reporting.document import Cell, Column, Kind, Section, Table
from segmentry.reporting.looks import colour_of
from segmentry.reporting.raw_averages import raw_average
from segmentry.results.profile import Average, Spread
from segmentry.results.segmentation import Segmentation

_QUANTILES = (
    "Quantiles: so many of the customers with a value have this or less. Cohen's d: the difference from all customers"
    " else in pooled standard deviations. Averages of columns that are no features have their 95% interval."
)
_SHARES = "Shares are of the filled cells."


def section(segmentation: Segmentation) -> Section:
    """Columns of numbers, how their values lie and how far they are from everyone else; and categories."""
    feature = Column("feature", lambda row: "yes" if row[1].column in segmentation.features else "no")

    kinds = kinds_of(segmentation)

    def number(head: str, at: str) -> Column:
        return Column(head, lambda row: _number(row[1], at, kinds[row[1].column]), "number")

    spread = (
        *(_of("column", "column"), feature, _of("customers", "count", "count"), number("average", "mean")),
        *(number("95% from", "low"), number("95% to", "high"), _of("sd", "sd", "number"), number("5%", "p5")),
        *(number("25%", "p25"), number("median", "p50"), number("75%", "p75"), number("95%", "p95")),
        Column("quantiles: customers", lambda row: row[1].spread.rows if row[1].spread else None, "count"),
        _of("Cohen's d", "effect", "figure"),
    )
    categories = (
        *(_of("column", "column"), _of("category", "level"), feature, _of("customers", "count", "count")),
        *(_of("share", "share", "share"), _end("95% from", 0), _end("95% to", 1)),
        *(
            _of("share of all customers", "share_of_all", "share"),
            _of("times that of all customers", "times", "figure"),
        ),
        _of("differs by (sd)", "difference", "figure"),
    )
    tables = (
        _table(segmentation, "averages", spread, "Spread", _QUANTILES, 3),
        _table(segmentation, "levels", categories, "Categories", _SHARES, 2, ("differs by (sd)",)),
    )
    return Section("figures", "", tables)


def withheld(segmentation: Segmentation, *, blank: bool = False) -> str:
    """That figures are withheld, where some are; else nothing. In a workbook their cells are blank, else there is -."""
    profile, least = segmentation.profile, segmentation.plan.min_cell
    if profile is None:
        return ""
    averages = any(a.count and a.mean is None for segment in profile.segments for a in segment.averages)
    levels = any(level.share is None for segment in profile.segments for level in segment.levels)
    if not averages and not levels:
        return ""
    sign, none = ("blank", "") if blank else ("-", " In a blank cell there is none.")
    return (
        f"Figures of fewer than {least} customers are withheld ({sign}); those from which they could be"
        f" computed are withheld or rounded.{none}"
    )


def _table(
    segmentation: Segmentation, of: str, columns: tuple[Column, ...], name: str, note: str, fixed: int, scaled: Any = ()
) -> Table:
    """A row for each pair of a segment and one of its averages or levels."""
    profile = needed(segmentation.profile, "profile")
    each = zip(segmentation.segments, profile.segments, strict=True)
    pairs = tuple((segment, figures) for segment, own in each for figures in getattr(own, of))
    who = Column("segment", lambda row: row[0].id, "count"), Column("name", lambda row: row[0].name)
    notes = tuple(filter(None, (note, withheld(segmentation, blank=True))))
    sheet = Table((*who, *columns), pairs, most=0, colour=lambda row: colour_of(row[0]), sheet=name)
    return replace(sheet, title=f"{name} by segment", notes=notes, fixed=fixed, scaled=scaled)


def _of(head: str, field: str, kind: Kind = "text") -> Column:
    return Column(head, lambda row: getattr(row[1], field), kind)


def _end(head: str, at: int) -> Column:
    return Column(head, lambda row: (row[1].interval or (None, None))[at], "share")


def _number(own: Average, at: str, kind: AverageKind) -> Cell:
    """A figure of an average: its own, an end of its interval, or one of its quantiles."""
    low, high = own.interval or (None, None)
    ends = {"mean": own.mean, "low": low, "high": high}
    value = ends[at] if at in ends else getattr(own.spread or Spread(rows=0), at)
    return raw_average(value, kind)
