"""The levers of a segment by several columns together: what they have and do not use, and what they spend less on than
others who spend as much."""

from collections.abc import Iterator

from segmentry.reporting.lever import Lever
from segmentry.reporting.steps_of_marks import MARKED
from segmentry.reporting.typical_values import typical
from segmentry.results.columns import Column
from segmentry.results.profile import Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.goods import is_spent_on, may_be_advertised
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.touchpoints import bare, in_use, says_in_use, touchpoint
from segmentry.wording import EVERYONE, share

#: So much of what they have, and of what all customers use of it, is used where much is left (ours).
_USED, _BESIDE = 0.6, 0.7
#: Goods of so many kinds at least are compared, and a kind is rarer by such parts of what is spent (ours).
_KINDS, _LESS, _POINTS = 3, 0.8, 0.02


def of_pairs(segmentation: Segmentation, own: SegmentProfile, names: list[str]) -> Iterator[Lever]:
    """Of each pair of numbers what is not used, and the kind of goods of which they take less than others."""
    numbers = [x for x in map(segmentation.columns.__getitem__, names) if x.is_numeric and x.kind == "number"]
    for used in (x for x in numbers if says_in_use(x.name)):
        for had in numbers:
            if (thing := in_use(used.name, had.name)) and (lever := _unused(segmentation, own, used, had, thing)):
                yield lever
    told = [x for x in segmentation.columns.columns if x.role in ("feature", "descriptor") and x.is_numeric]
    goods = [x for x in told if is_spent_on(x.name)]  # all of them make the whole, also those that are not told
    if len(goods) >= _KINDS:
        of_goods = _less_of(segmentation, own, goods, _place(segmentation, own, names))
        yield from (lever for lever in of_goods if lever.columns[0] in names)


def _unused(segmentation: Segmentation, own: SegmentProfile, used: Column, had: Column, thing: str) -> Lever | None:
    """What they have and do not use, where others use more of it."""
    profile = segmentation.profile
    here, of_all = (_ratio(x, used, had) for x in (own, profile))
    if here is None or of_all is None or here > min(_USED, _BESIDE * of_all):
        return None
    each = [typical(segmentation, own, column.name) for column in (used, had)]
    part, whole = each
    if part is None or whole is None:
        return None
    fact = f"{part.value} {bare(part.called)} of {whole.value} ({EVERYONE} {part.usual} of {whole.usual})"
    related = tuple(
        x.name for x in segmentation.columns.columns if thing.rsplit(maxsplit=1)[-1].rstrip("s") in _words(x.name)
    )
    act = f"help {{whom}} to use the {thing} that they have"
    return Lever(used.name, "unused", 1 / here if here else 9.0, fact, act, related)


def _words(name: str) -> list[str]:
    return [word.rstrip("s") for word in column_called(name, {}).words.split()]


def _ratio(of: SegmentProfile | Profile | None, used: Column, had: Column) -> float | None:
    each = [None if of is None else of.average_of(column.name) for column in (used, had)]
    part, whole = (None if x is None or x.spread is None else x.spread.p50 for x in each)
    return None if part is None or not whole else part / whole


def _less_of(
    segmentation: Segmentation, own: SegmentProfile, goods: list[Column], place: tuple[str, str]
) -> Iterator[Lever]:
    """The kinds of goods that most customers buy and these spend a smaller part of their money on, the rarest first,
    by the channel or at the time at which they come."""
    profile = segmentation.profile
    here, of_all = (_parts(x, goods) for x in (own, profile))
    where, because = place
    for column in goods:
        part, usual = here.get(column.name), of_all.get(column.name)
        if part is None or not usual or not _is_usual(profile, column) or not may_be_advertised(column.name):
            continue
        if part > min(_LESS * usual, usual - _POINTS):
            continue
        thing = column_called(column.name, segmentation.labels).words.removeprefix("spend on ")
        verb = "are" if is_plural(thing.split()[-1]) or {"&", "and"} & {*thing.split()} else "is"
        fact = f"{thing} {verb} {share(part)} of what they spend ({EVERYONE} {share(usual)})"
        act = f"advertise {thing} to {{whom}}{where}"
        then = f"advertise {'them' if verb == 'are' else 'it'} to {{whom}}{where}{because}"
        key, named = f"{column.name}{where}", f"advertise {thing}"
        yield Lever(key, "goods", 1 - part / usual, fact, act, (column.name,), then=then, named=named)


def _parts(of: SegmentProfile | Profile | None, goods: list[Column]) -> dict[str, float]:
    """The part of each kind of goods in all that they spend on these; empty where one is withheld."""
    means = {} if of is None else {x.name: None if (own := of.average_of(x.name)) is None else own.mean for x in goods}
    known = {name: mean for name, mean in means.items() if mean is not None}
    total = sum(known.values())
    return {name: mean / total for name, mean in known.items()} if total > 0 and len(known) == len(goods) else {}


def _is_usual(profile: Profile | None, column: Column) -> bool:
    """Whether most customers buy it: what few need is advertised to nobody else."""
    average = None if profile is None else profile.average_of(column.name)
    return average is not None and average.spread is not None and (average.spread.p50 or 0.0) > 0


def _place(segmentation: Segmentation, own: SegmentProfile, names: list[str]) -> tuple[str, str]:
    """Behind what is advertised, by which channel or for which time, and the fact of it; empty where none is theirs."""
    best, told = MARKED, ("", "")
    for name in names:
        average, at = own.average_of(name), touchpoint(name)
        if average is None or at not in ("channel", "time") or (average.standing or 0.0) < best:
            continue
        if (fact := typical(segmentation, own, name)) is not None and fact.usual and not fact.same:
            best = average.standing or 0.0
            told = (
                f" {'with' if at == 'channel' else 'for'} {bare(fact.called)}",
                f" ({fact.value}, {fact.beside})",
            )
    return told
