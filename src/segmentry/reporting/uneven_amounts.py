"""An amount that few groups have most of, such as balances or visits, where no outcome is known."""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.concentration import account_for, fewest
from segmentry.reporting.lens import lens
from segmentry.reporting.once import once
from segmentry.results.profile import OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.quantities import tells_worth


@dataclass(frozen=True)
class Amount:
    """A column, what every segment has of it (the most for a customer first), and the sentence of those with most."""

    column: str
    parts: tuple[OutcomeOf, ...]
    said: str


@once
def amount(segmentation: Segmentation) -> Amount | None:
    """The amount that is spread most unevenly over the groups; None where none is, or something else tells more."""
    profile = segmentation.profile
    if profile is None or segmentation.k == 1 or profile.outcomes or segmentation.standing is not None:
        return None
    if lens(segmentation) is not None:
        return None
    rated = []
    for contrast in profile.contrasts:
        column = segmentation.columns[contrast.column]
        summed = column.is_numeric and column.kind == "number" and (column.minimum or 0.0) >= 0
        if not summed or not (contrast.feature or differs(contrast)) or not tells_worth(column.name):
            continue
        words = column_called(column.name, segmentation.labels).words
        parts = _parts(profile, column.name)
        if said := concentrated(segmentation, parts, f"all {words}"):
            made = f" ({words} helped to make the groups)" if contrast.feature else ""
            rated.append((contrast.effect, Amount(column.name, tuple(parts), f"{said}{made}")))
    return max(rated, key=lambda pair: pair[0], default=(0.0, None))[1]


def concentrated(segmentation: Segmentation, ordered: Sequence[OutcomeOf], whole: str, act: str = "{who}") -> str:
    """What the fewest that have half of it account for; empty where that is no more than their share of customers."""

    def of(own: OutcomeOf) -> tuple[float, float | None]:
        return segmentation.segments[own.segment - 1].share, own.share_of_total

    chosen = fewest(ordered, of)
    customers, part = (sum(of(own)[i] or 0.0 for own in chosen) for i in (0, 1))
    return account_for(segmentation, [own.segment for own in chosen], customers, part, whole, act=act)


def _parts(profile: Profile, column: str) -> list[OutcomeOf]:
    """What every segment has of the whole of an amount, the most for a customer first; none where one is withheld."""
    each = [own.average_of(column) for own in profile.segments]
    if any(x is None or x.mean is None for x in each):
        return []
    sums = [(x.count, x.mean or 0.0) for x in each if x is not None]
    whole = sum(count * mean for count, mean in sums)
    made = [
        OutcomeOf(segment=i, count=count, value=mean, share_of_total=count * mean / whole)
        for i, (count, mean) in enumerate(sums, start=1)
        if whole > 0
    ]
    return sorted(made, key=lambda own: -(own.value or 0.0))
