"""An amount that few groups have most of, such as balances or visits, where no outcome is known."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from segmentry.reporting.lens import lens
from segmentry.reporting.once import once
from segmentry.reporting.plan.concentration import CONCENTRATED, account_for, together, who_have_half
from segmentry.results.columns import Column
from segmentry.results.profile import OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.intervals import of_mean
from segmentry.stages.profiling.personas import differs
from segmentry.stages.profiling.zero_by_level import zero_by_a_level
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.money_names import is_money
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.quantities import tells_worth
from segmentry.stages.shared.traits import normal

#: How often somebody looks at a site is of no worth by itself.
_IN_TOUCH = word_set("portal app apps website site web login logins hotline")


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
    worth = _rated(segmentation, profile, tells_worth)
    money = [pair for pair in worth if is_money(pair[1].column)] or _rated(segmentation, profile, _is_spent)
    worth = money or worth  # what is spent says more of what customers bring than how often they came
    return max(worth, key=lambda pair: pair[0], default=(0.0, None))[1]


def _is_spent(column: str) -> bool:
    return is_spent(normal(column))


def _rated(segmentation: Segmentation, profile: Profile, is_it: Callable[[str], bool]) -> list[tuple[float, Amount]]:
    """The amounts that are told, with how much the groups differ in each."""
    rated = []
    for contrast in profile.contrasts:
        column = segmentation.columns[contrast.column]
        summed = column.is_numeric and column.kind == "number" and (column.minimum or 0.0) >= 0
        if (
            not summed
            or _IN_TOUCH & {*normal(column.name).split("_")}
            or not (contrast.feature or differs(contrast))
            or not is_it(column.name)
        ):
            continue
        words = column_called(column.name, segmentation.labels).words
        parts = _parts(segmentation, profile, column)
        nobodys = [i for i, zero in enumerate(none_by_a_level(segmentation), start=1) if column.name in zero]
        if said := concentrated(segmentation, parts, f"all {words}", without=nobodys):
            rated.append((contrast.effect, Amount(column.name, tuple(parts), said)))
    return rated


def concentrated(
    segmentation: Segmentation,
    ordered: Sequence[OutcomeOf],
    whole: str,
    act: str = "{who}",
    without: Collection[int] = (),
) -> str:
    """What the fewest that have half of it account for; empty where that is no more than their share of customers.

    `without`: segments that can have none of it, and whose customers do not count for that.
    """
    rest = 1.0 - sum(segmentation.segments[id - 1].share for id in without)
    chosen = who_have_half(segmentation, ordered)
    customers, part = together(segmentation, chosen)
    if part < CONCENTRATED * customers / rest:
        return ""
    return account_for(segmentation, [own.segment for own in chosen], customers, part, whole, act=act)


def of_groups(
    segmentation: Segmentation,
    chosen: Sequence[OutcomeOf],
    whole: str,
    act: str = "{who}",
    beside: str = "",
    *,
    is_why: bool = False,
) -> str:
    """What these groups account for together; of one empty where that is little, or no more than its customers, unless
    it is why they come first."""
    customers, part = together(segmentation, chosen)
    ids = [own.segment for own in chosen]
    return account_for(
        segmentation, ids, customers, part, whole, act=act, beside=beside, is_little=is_why or len(ids) > 1
    )


@once
def none_by_a_level(segmentation: Segmentation) -> tuple[frozenset[str], ...]:
    """Of every segment the numbers of which it has none because of what else is so of its customers, such as no card;
    nothing before segments are profiled."""
    if (profile := segmentation.profile) is None:
        return ()
    each, columns = profile.segments, {column.name: column for column in segmentation.columns.columns}
    return tuple(zero_by_a_level([x.averages for x in each], [x.levels for x in each], profile.all, columns))


def _parts(segmentation: Segmentation, profile: Profile, column: Column) -> list[OutcomeOf]:
    """What every segment has of the whole of an amount, the most for a customer first; none where one is withheld."""
    each = [x for own in profile.segments if (x := own.average_of(column.name)) is not None and x.mean is not None]
    whole, each_one = sum(x.count * (x.mean or 0.0) for x in each), segmentation.plan.weight is None
    if len(each) < segmentation.k or whole <= 0:
        return []
    made = [
        OutcomeOf(
            segment=i,
            count=x.count,
            value=x.mean,
            interval=of_mean(x, column) if each_one and x.sd else None,
            share_of_total=x.count * (x.mean or 0.0) / whole,
        )
        for i, x in enumerate(each, start=1)
    ]
    return sorted(made, key=lambda own: -(own.value or 0.0))
