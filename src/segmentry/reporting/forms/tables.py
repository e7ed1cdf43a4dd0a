"""The tables of the report as text, for the formats that lay them out alike: Markdown and slides."""

from collections.abc import Iterable
from dataclasses import dataclass

from segmentry.reporting.contents import Contents
from segmentry.reporting.differences import ContrastLine, OutcomeTable
from segmentry.reporting.evidence import Block
from segmentry.reporting.opinions import SecondOpinion
from segmentry.reporting.overview import Overview
from segmentry.reporting.portraits import Portrait
from segmentry.reporting.shapes import label
from segmentry.reporting.trail import Trail
from segmentry.reporting.trust import with_one_less
from segmentry.reporting.words import signed

Row = tuple[str, ...]

_NO_FEATURE = " (not a feature)"


@dataclass(frozen=True)
class Table:
    """Heads and rows. All but the first `texts` columns hold numbers, which stand to the right."""

    heads: Row
    rows: tuple[Row, ...]
    texts: int = 1


def evidence(block: Block) -> Table:
    """One part of the evidence: a row per k."""
    heads = ("k", "marks", *(name for name, _ in block.heads))
    return Table(heads, tuple((str(line.k), line.marks, *line.cells) for line in block.lines), 2)


def held(told: Contents) -> Table:
    """How each segment holds."""
    several = told.s["k"] > 2  # two always come from one
    heads = ("segment", "stability", "silhouette", "on a border", "SLSw")
    more = ("SLSa", with_one_less(told.s["k"])) if several else ()
    rows = (
        (
            f"{one.id} {one.name}",
            f"{one.light.sign} {one.light.name} {one.stability}, {one.light.band}",
            *(one.silhouette, one.borderline, one.within),
            *((one.across, one.continues) if several else ()),
        )
        for one in told.held
    )
    return Table((*heads, *more), tuple(rows), 2)


def sizes(told: Contents) -> Table:
    """Customers and share of each segment."""
    segments = told.segmentation.segments
    return Table(
        ("segment", "customers", "share"), tuple((label(one), f"{one.size:,}", f"{one.share:.1%}") for one in segments)
    )


def overview(one: Overview) -> Table:
    """Who the segments are at a glance."""
    heads = ("segment", "what sets it apart", "customers", "share", *((one.outcome,) if one.outcome else ()))
    rows = (
        (f"{x.id} {x.name}", x.apart, x.customers, x.share, *((x.outcome,) if one.outcome else ())) for x in one.lines
    )
    return Table(heads, tuple(rows), 2)


def averages(told: Contents, most: int) -> Table:
    """The features in which the segments differ most, beside all segments and everyone."""
    heads = ("feature", *(label(segment) for segment in told.segmentation.segments), "everyone")
    rows = ((one.feature, *map(one.said, one.means), one.said(one.of_all)) for one in told.compared[:most])
    return Table(heads, tuple(rows))


def segment(one: Portrait) -> Table:
    """The averages of one segment beside everyone's."""
    rows = (
        (
            f"{row.name}{'' if row.feature else _NO_FEATURE}",
            *(row.average, row.median, row.everyone, signed(row.difference), row.effect),
        )
        for row in one.rows
    )
    return Table(("column", "average", "median", "everyone", "differs by (sd)", "Cohen's d"), tuple(rows))


def outcome(one: OutcomeTable) -> Table:
    """An outcome by segment, the highest first."""
    heads = ("segment", "customers", one.figure, "95% interval", "share of total", "lift")
    rows = ((x.segment, x.customers, x.value, x.interval, x.share, x.lift) for x in one.lines)
    return Table(heads, tuple(rows))


def contrasts(lines: Iterable[ContrastLine], *, tested: bool) -> Table:
    """How much columns differ between the segments; those that are tested with their p."""
    heads = ("column", "measure", "effect", *(("p (Holm)",) if tested else ()))
    rows = ((x.column, x.measure, x.effect, *((x.p,) if tested else ())) for x in lines)
    return Table(heads, tuple(rows), 2)


def opinion(second: SecondOpinion) -> Table:
    """Every method with its figures."""
    heads = ("method", "how", "groups", "noise", "moved", "ARI with ours", "silhouette (Euclidean)")
    rows = (
        (
            *(one.method, one.how, one.groups, one.noise, one.moved, one.ari, one.silhouette),
            *(one.calinski_harabasz, one.bic, one.icl),
        )
        for one in second.lines
    )
    return Table((*heads, "Calinski-Harabasz", "BIC", "ICL"), tuple(rows), 2)


def stays(second: SecondOpinion) -> Table:
    """Which part of each segment stays together with which method."""
    rows = tuple((f"{one.id} {one.name}", *one.cells) for one in second.stays)
    return Table(("segment", *second.heads), rows, 1 + len(second.heads))


def columns(trails: Iterable[Trail]) -> Table:
    """What came in, and what was done to it."""
    heads = ("column", "what came in", "role", "what was done and why", "share before", "share after")
    rows = (
        (
            *(one.column.name, _came(one), f"{one.column.role}: {one.column.reason}", done(one)),
            *("" if share is None else f"{share:.1%}" for share in (one.before, one.after)),
        )
        for one in trails
    )
    return Table(heads, tuple(rows), 4)


def done(one: Trail) -> str:
    """What was done to one column, and what it became."""
    wide = f" ({one.dimensions} dimensions)" if one.dimensions > 1 else ""
    return (" ".join(one.done) or "left as it is") + wide


def _came(one: Trail) -> str:
    typical = f": {one.typical}" if one.typical else ""
    return f"{one.type}{typical}" + (f"; {one.missing:,} missing" if one.missing else "")
