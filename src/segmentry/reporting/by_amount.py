"""Without groups and outcome: customers by how much they spend or hold, who has most of it, and what is done first."""

from collections.abc import Callable
from functools import partial

from segmentry.reporting.document import Column, Table
from segmentry.reporting.most_different import readable_first
from segmentry.reporting.plan import halves_needed
from segmentry.reporting.trust.verdict_words import NO_GROUPS
from segmentry.results.amount_tiers import Tier, Tiers
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.tiers import is_brought
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.in_percent import hundredths
from segmentry.wording import EVERYONE, capitalised, plain, share

#: What is done with those who bring most, those in between and those who bring least.
_TO_DO = ("look after first", "the same, if it works", "serve at little cost")


def headline(segmentation: Segmentation, tiers: Tiers) -> str:
    """What the first tier has of the whole."""
    first, words = tiers.parts[0], column_called(tiers.column, segmentation.labels).words
    whole = f"{share(first.share_of_total)} of all {words}"
    return f"{NO_GROUPS}, customers differ by degree: the top {share(first.share)} of customers account for {whole}"


def what_next(segmentation: Segmentation, tiers: Tiers) -> str:
    """Who the first tier is, by one threshold, and of what they spend one thing to try on a random half of it."""
    first, called = tiers.parts[0], column_called(tiers.column, segmentation.labels)
    whom = f"{called.words} above {_said(segmentation, tiers.column, first.above or 0.0)}"
    many = _many(segmentation, first)
    size = halves_needed.of_mean(many, first.mean, first.sd, partial(_said, segmentation, tiers.column))
    half = f"Look after the {many:,} customers with {whom} first."
    if not is_brought(tiers.column) or not size.is_enough:
        return half
    return f"{half} Offer a benefit to {halves_needed.half_of(many)} of them, and compare {called.words}.{size.text}"


def table(segmentation: Segmentation, tiers: Tiers) -> Table:
    """A row for each tier and one for everyone: how many, how much on average, of the whole, and what is typical."""
    rows = (*tiers.parts, None)
    whole = sum(x.mean * x.count for x in tiers.parts) / sum(x.count for x in tiers.parts)
    called = column_called(tiers.column, segmentation.labels)

    def of(said: Callable[[Tier], str], usual: str = "") -> Callable[[Tier | None], str]:
        return lambda row: usual if row is None else said(row)

    def typical(name: str) -> Column:
        usual = _said(segmentation, name, tiers.usual[name])
        words = f"{column_called(name, segmentation.labels).words}, typically"
        return Column(words, of(lambda row: _said(segmentation, name, row.typical[name]), usual), "said")

    def where(row: Tier | None) -> str:
        return capitalised(EVERYONE) if row is None else _where(segmentation, tiers, tiers.parts.index(row))

    is_said = is_brought(tiers.column) and len(tiers.parts) == len(_TO_DO)

    def amount(x: float) -> str:
        return _said(segmentation, tiers.column, x)

    return Table(
        (
            Column(called.words, where),
            Column("customers", of(lambda row: _size(segmentation, row), f"{segmentation.rows_labelled:,}"), "said"),
            Column("on average", of(lambda row: amount(row.mean), amount(whole)), "said"),
            Column("of all", of(lambda row: share(row.share_of_total)), "said"),
            *map(typical, readable_first(segmentation, tiers.usual)),
            *([Column("what to do", of(lambda row: _TO_DO[tiers.parts.index(row)]), "said")] if is_said else []),
        ),
        rows,
        f"Customers by {called.words}, and the columns in which those with most differ most from those with least.",
        look="overview",
        pale=lambda row: row is None,
    )


def _where(segmentation: Segmentation, tiers: Tiers, i: int) -> str:
    """From where to where a tier is."""
    ends = [_said(segmentation, tiers.column, x.above or 0.0) for x in tiers.parts]
    if tiers.parts[i].above is None:
        return f"Up to {ends[i - 1]}"
    low = ends[i].removesuffix(f" {column_called(tiers.column, segmentation.labels).unit}")
    return f"{low} to {ends[i - 1]}" if i else f"Above {ends[i]}"


def _said(segmentation: Segmentation, name: str, value: float) -> str:
    """A number of one column with its unit, parts in percent."""
    called = column_called(name, segmentation.labels)
    if (parts := hundredths(segmentation.columns[name], called)) is not None:
        return f"{plain(value * parts)}%"
    return called.value(plain(value))


def _many(segmentation: Segmentation, tier: Tier) -> int:
    """How many of all customers are in a tier, of a sample about."""
    if segmentation.rows_labelled <= segmentation.plan.sample_rows:
        return tier.count
    return int(round(tier.share * segmentation.rows_labelled, -2))


def _size(segmentation: Segmentation, tier: Tier) -> str:
    return f"{_many(segmentation, tier):,} ({share(tier.share)})"
