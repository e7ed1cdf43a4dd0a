"""How the segments differ in outcomes and in columns that did not make them, as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.captions import Caption
from segmentry.results.profile import Contrast, Outcome, OutcomeOf
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import SIGNIFICANT
from segmentry.wording import figure as plain

#: Bands of a correlation ratio or of Cramer's V, by their lower edge (Cohen 1988, for a difference in one dimension).
_BANDS = ((0.5, "large"), (0.3, "medium"), (0.1, "small"))
BANDS_SOURCE = "Cohen 1988"
CIRCULAR = (
    "Features made the segments, so they differ in any case: they get effect sizes and no tests, which would be "
    "circular. Pure noise, cut into segments, passes every test on its own features."
)
#: What holds for every outcome, said once.
OUTCOMES = (
    "How to test a question below: change one thing for some customers of that segment, chosen by lot, and nothing for"
    " the others of it; that two things go together does not say that one causes the other. Outcomes stand in the same"
    " table as the features: check that the features were measured before. An outcome that is computed from features"
    " (revenue from orders and their value) differs between segments by construction."
)


@dataclass(frozen=True)
class OutcomeLine:
    """One segment, or everyone, in an outcome."""

    segment: str
    customers: str
    value: str
    interval: str
    share: str
    lift: str


@dataclass(frozen=True)
class OutcomeTable:
    """An outcome by segment, the highest first, with what it means."""

    title: str
    figure: str
    lines: tuple[OutcomeLine, ...]
    caption: Caption


@dataclass(frozen=True)
class ContrastLine:
    """One column: how much it differs between the segments, and whether chance would do."""

    column: str
    measure: str
    effect: str
    p: str


def outcome_tables(segmentation: Segmentation) -> tuple[OutcomeTable, ...]:
    """A table for every column of outcome or value; none where there are none or one segment."""
    if segmentation.profile is None or segmentation.k == 1:
        return ()
    return tuple(_outcome(segmentation, outcome) for outcome in segmentation.profile.outcomes)


def contrast_lines(segmentation: Segmentation, *, features: bool) -> tuple[ContrastLine, ...]:
    """The features, or the descriptors, the strongest difference first."""
    if segmentation.profile is None or segmentation.k == 1:
        return ()
    told = segmentation.profile.contrasts if features else _descriptors(segmentation)
    return tuple(_contrast(one) for one in told if one.feature == features)


def contrasts_caption(segmentation: Segmentation) -> Caption:
    """What the columns that did not make the segments say of them."""
    tested = [one for one in _descriptors(segmentation) if one.p is not None]
    real = [one for one in tested if (one.p or 0.0) < SIGNIFICANT]
    if not tested:
        return Caption("There is no descriptor to test.", "Add columns that tell who or where customers are.")
    which = "descriptors (columns that did not make the segments)"
    many = f"{len(real)} of {len(tested)} {which} differ between them beyond chance"
    if not real:
        return Caption(f"{many} (Holm-adjusted, 5%).", "Do not describe the segments by these columns.")
    first = real[0]
    strongest = (
        f"most of all {first.column} ({band(first.effect)} by {BANDS_SOURCE}, {first.measure} {first.effect:.2f})"
    )
    small = [one.column for one in real if one.effect < _BANDS[-1][0]]
    heed = f" Differences in {_listed(small)} are real but too small to act on." if small else ""
    return Caption(f"{many} (Holm-adjusted, 5%), {strongest}.", f"Use them to find and reach a segment.{heed}")


def withheld(segmentation: Segmentation, *, blank: bool = False) -> str:
    """That figures are withheld, where some are; else nothing. In a workbook their cells are blank, else there is -."""
    profile, least = segmentation.profile, segmentation.plan.min_cell
    if profile is None:
        return ""
    averages = any(a.count and a.mean is None for one in profile.segments for a in one.averages)
    levels = any(level.share is None for one in profile.segments for level in one.levels)
    if not averages and not levels:
        return ""
    sign, none = ("blank", "") if blank else ("-", " A blank cell is no secret: there is no such figure.")
    return (
        f"Figures that would tell of fewer than {least} customers are withheld ({sign}); those from which they could be"
        f" computed are withheld or rounded.{none}"
    )


def band(effect: float) -> str:
    """How large an effect is said to be.

    >>> band(0.34), band(0.02)
    ('medium', 'negligible')
    """
    return next((name for edge, name in _BANDS if effect >= edge), "negligible")


def p_said(p: float | None) -> str:
    """A p as people read it.

    >>> p_said(0.0421), p_said(1e-9), p_said(None)
    ('0.042', '<0.001', '')
    """
    return "" if p is None else "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.995 else "1"


def _outcome(segmentation: Segmentation, outcome: Outcome) -> OutcomeTable:
    ordered = outcome.ranked
    names = {segment.id: f"{segment.id} {segment.name}" for segment in segmentation.segments}
    lines = [_line(names[one.segment], one, outcome.kind) for one in ordered]
    title = f"{outcome.column} is {outcome.level}" if outcome.kind == "rate" else outcome.column
    everyone = _line("Everyone", outcome.all, outcome.kind)
    figure = "rate" if outcome.kind == "rate" else "average"
    return OutcomeTable(title, figure, (*lines, everyone), _caption(segmentation, outcome, ordered))


def _caption(segmentation: Segmentation, outcome: Outcome, ordered: Sequence[OutcomeOf]) -> Caption:
    top, low = ordered[0], next((one for one in reversed(ordered) if one.value is not None), ordered[0])
    if top.value is None or outcome.all.value is None or top.value == low.value:
        return Caption("It is the same in every segment.", "Look at other outcomes.")
    what = f"{outcome.column} {outcome.level}" if outcome.kind == "rate" else outcome.column
    highest, lowest, everyone = (_value(x, outcome.kind) for x in (top.value, low.value, outcome.all.value))
    times = f", {top.lift:.1f} times everyone's {everyone}" if top.lift is not None else f" (everyone {everyone})"
    share = segmentation.segments[top.segment - 1].share
    part = ""
    if top.share_of_total is not None:
        whole = "of all such customers" if outcome.kind == "rate" else "of the sum"
        part = f", so that {share:.0%} of the customers hold {top.share_of_total:.0%} {whole}"
    means = f"{what} is highest in segment {top.segment}: {highest}{times}{part}."
    means = f"{means} Lowest is segment {low.segment}: {lowest}."
    chance = top.interval is not None and low.interval is not None and top.interval[0] <= low.interval[1]
    if chance:
        return Caption(
            means, "Their 95% intervals overlap: do not act on this difference before there are more customers."
        )
    how = f"more often {outcome.level}" if outcome.kind == "rate" else "higher"
    where = f"in segment {top.segment} than in segment {low.segment}"
    return Caption(means, f"The question to test: why is {outcome.column} {how} {where}?")


def _line(segment: str, one: OutcomeOf, kind: str) -> OutcomeLine:
    none = "-" if one.value is None and one.count else ""  # withheld, or there is no such figure
    ends = none if one.interval is None else " to ".join(_value(end, kind) for end in one.interval)
    share = none if one.share_of_total is None else f"{one.share_of_total:.0%}"
    lift = none if one.lift is None else f"{one.lift:.2f}"
    return OutcomeLine(segment, f"{one.count:,}", _value(one.value, kind), ends, share, lift)


def _value(value: float | None, kind: str) -> str:
    return "-" if value is None else f"{value:.1%}" if kind == "rate" else plain(value)


def _descriptors(segmentation: Segmentation) -> list[Contrast]:
    """Outcomes have tables of their own."""
    if segmentation.profile is None:
        return []
    apart = {outcome.column for outcome in segmentation.profile.outcomes}
    return [one for one in segmentation.profile.contrasts if not one.feature and one.column not in apart]


def _contrast(one: Contrast) -> ContrastLine:
    return ContrastLine(one.column, one.measure, f"{one.effect:.2f}, {band(one.effect)}", p_said(one.p))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
