"""The levers of a segment by several columns together: what they have and do not use, and what they spend less on than
others who spend as much."""

import re
from collections.abc import Iterator

from segmentry.reporting.cards.typical_values import typical
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.steps_of_marks import MARKED
from segmentry.reporting.uneven_amounts import amount
from segmentry.results.columns import Column
from segmentry.results.profile import Profile, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.goods import is_spent_on, may_be_advertised
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.touchpoints import bare, in_use, says_in_use, touchpoint, without_time
from segmentry.wording import EVERYONE, share

#: So much of what they have, and of what all customers use of it, is used where much is left (ours).
_USED, _BESIDE = 0.6, 0.7
#: Of fewer than so many nobody is helped to use more (ours).
_SOME = 5
#: Goods of so many kinds at least are compared, and a kind is rarer by such parts of what is spent (ours).
_KINDS, _LESS, _POINTS = 3, 0.8, 0.02
#: What they spend on goods on one visit, which is no part of a whole.
_PER = re.compile(r"\w spend(?:ing)? per \w+$")
_PER_ONE = re.compile(r" per \w+$")
_SPENT = re.compile(r"^(spend|spending|spent|expenditure) on | (spend|spending)$")


def of_pairs(segmentation: Segmentation, own: SegmentProfile, names: list[str]) -> Iterator[Lever]:
    """Of each pair of numbers what is not used, and the kind of goods of which they take less than others."""
    numbers = [x for x in map(segmentation.columns.__getitem__, names) if x.is_numeric and x.kind == "number"]
    for used in (x for x in numbers if says_in_use(x.name)):
        for had in numbers:
            if (thing := in_use(used.name, had.name)) and (lever := _unused(segmentation, own, used, had, thing)):
                yield lever
    told = [x for x in segmentation.columns.columns if x.is_trait and x.is_numeric]
    goods = [x for x in told if is_spent_on(x.name)]  # all of them make the whole, also those that are not told
    if len(goods) >= _KINDS:
        of_goods = list(_less_of(segmentation, own, goods, _place(segmentation, own, names)))
    else:
        of_goods = []
    each = [x for x in told if _PER.search(column_called(x.name, segmentation.labels).words)]
    each += goods if len(goods) < _KINDS else []
    of_goods += [x for column in each if (x := _little_of(segmentation, own, column)) is not None]
    yield from (lever for lever in of_goods if lever.columns[0] in names)


def _unused(segmentation: Segmentation, own: SegmentProfile, used: Column, had: Column, thing: str) -> Lever | None:
    """What they have and do not use, where others use more of it."""
    profile = segmentation.profile
    here, of_all = (_ratio(x, used, had) for x in (own, profile))
    if here is None or of_all is None or here > min(_USED, _BESIDE * of_all) or (_median(own, had.name) or 0) < _SOME:
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
    return Lever(used.name, "unused", 1 / here if here else 9.0, fact, act, related, judged=used.name)


def _words(name: str) -> list[str]:
    return [word.rstrip("s") for word in column_called(name, {}).words.split()]


def _median(of: SegmentProfile | Profile | None, name: str) -> float | None:
    average = None if of is None else of.average_of(name)
    return None if average is None or average.spread is None else average.spread.p50


def _ratio(of: SegmentProfile | Profile | None, used: Column, had: Column) -> float | None:
    part, whole = (_median(of, column.name) for column in (used, had))
    return None if part is None or not whole else part / whole


def _less_of(
    segmentation: Segmentation, own: SegmentProfile, goods: list[Column], place: tuple[str, str]
) -> Iterator[Lever]:
    """The kinds of goods that most customers buy, and of which these buy less, and less of all that they spend, the
    rarest first, by the channel or at the time at which they come. A part alone tells of no gap: it is small wherever
    another one is large."""
    profile = segmentation.profile
    here, of_all = (_parts(x, goods) for x in (own, profile))
    where, because = place
    for column in goods:
        part, usual = here.get(column.name), of_all.get(column.name)
        if part is None or not usual or not _is_usual(profile, column) or not may_be_advertised(column.name):
            continue
        spent = _amount(segmentation, own, column)
        if part > min(_LESS * usual, usual - _POINTS) or spent is None:
            continue
        thing = column_called(column.name, segmentation.labels).words.removeprefix("spend on ")
        verb = "are" if is_plural(thing.split()[-1]) or {"&", "and"} & {*thing.split()} else "is"
        fact = f"{thing} {verb} {share(part)} of what they spend ({EVERYONE} {share(usual)}), {spent}"
        act = f"advertise {thing} to {{whom}}{where}"
        then = f"advertise {'them' if verb == 'are' else 'it'} to {{whom}}{where}{because}"
        key, named = f"{column.name}{where}", f"advertise {thing}"
        yield Lever(
            key, "goods", 1 - part / usual, fact, act, (column.name,), then=then, named=named, judged=column.name
        )


def _little_of(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """Of goods of few kinds one on which they spend less than others, though not less in all."""
    spent, spends = _amount(segmentation, own, column), _beside(segmentation, own, _worth(segmentation))
    far = -(0.0 if (average := own.average_of(column.name)) is None else average.standing or 0.0)
    if spent is None or spends is None or far < MARKED or not may_be_advertised(column.name):
        return None
    if (_beside(segmentation, own, column.name) or 0.0) > _LESS * spends:
        return None
    words = column_called(column.name, segmentation.labels).words
    thing = _PER_ONE.sub("", without_time(words))
    bought = _SPENT.sub("", thing)
    act = (
        f"try an offer of {bought} on {{whom}}"
        if is_plural(bought.split()[-1])
        else f"try a {bought} offer on {{whom}}"
    )
    fact = f"{words} {spent.replace('(', f'({EVERYONE} ')}"
    return Lever(column.name, "goods", far, fact, act, (column.name,), judged=column.name)


def _worth(segmentation: Segmentation) -> str:
    """The amount that customers bring; empty where none is known."""
    profile, found = segmentation.profile, amount(segmentation)
    outcome = None if profile is None else profile.main_outcome
    if outcome is not None:
        return outcome.column if outcome.kind == "mean" else ""
    return "" if found is None else found.column


def _beside(segmentation: Segmentation, own: SegmentProfile, name: str) -> float | None:
    """What is typical of them as a part of what is typical of all customers; None where that is nothing."""
    here, of_all = (_median(x, name) for x in (own, segmentation.profile))
    return None if here is None or not of_all else here / of_all


def _amount(segmentation: Segmentation, own: SegmentProfile, column: Column) -> str | None:
    """What they spend on it, beside all customers; None where that is not clearly less."""
    beside, said = _beside(segmentation, own, column.name), typical(segmentation, own, column.name)
    if beside is None or said is None or beside > _LESS:
        return None
    return f"{said.value} ({said.usual})"


def _parts(of: SegmentProfile | Profile | None, goods: list[Column]) -> dict[str, float]:
    """The part of each kind of goods in all that they spend on these; empty where one is withheld."""
    means = {} if of is None else {x.name: None if (own := of.average_of(x.name)) is None else own.mean for x in goods}
    known = {name: mean for name, mean in means.items() if mean is not None}
    total = sum(known.values())
    return {name: mean / total for name, mean in known.items()} if total > 0 and len(known) == len(goods) else {}


def _is_usual(profile: Profile | None, column: Column) -> bool:
    """Whether most customers buy it: what few need is advertised to nobody else."""
    return (_median(profile, column.name) or 0.0) > 0


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
