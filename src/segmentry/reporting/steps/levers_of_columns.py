"""The levers of a segment by each of its columns: what they put up with, lack, have another kind of, do little of, and
when, where and why they come."""

import re
from collections.abc import Iterator
from dataclasses import replace

from segmentry.reporting.cards.typical_values import TypicalValue, typical
from segmentry.reporting.clue_words import another, deed_said
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.steps.lacks import ALL, stands_for
from segmentry.reporting.steps.lever import Kind, Lever
from segmentry.reporting.steps.liked import liked, thing_liked
from segmentry.reporting.steps.steps_of_marks import MARKED
from segmentry.reporting.steps.striking_levels import fact_of, is_more, is_striking
from segmentry.reporting.yes_no import levels_of
from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.deeds import deed, per_one
from segmentry.stages.shared.display_names import level_called, thing_called
from segmentry.stages.shared.exams_and_payers import (
    is_themselves,
    tells_of_exam,
    tells_of_preparation,
    tells_who_pays,
)
from segmentry.stages.shared.goods import as_offered
from segmentry.stages.shared.levels_in_names import names_an_aim
from segmentry.stages.shared.offers import burden, can_be_agreed
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.quantities import comparative, tells_how_often
from segmentry.stages.shared.touchpoints import Touchpoint, at_time, bare, tells_channel, touchpoint, without_time

#: What so many of them have is theirs (ours).
_MOST = 0.5
#: Standard deviations between medians that can be seen (ours), and between the quartiles of a normal distribution.
_SHOWN, _QUARTILES = 0.25, 1.35
#: Who has a thing, behind it.
_WHO_HAS = re.compile(r" (user|users|member|holder|customer|subscriber)$")
#: Who is counted where something is offered.
TAKES_UP = "takes it up"
#: What is tried at short notice.
_LATE = "try late offers on {whom}"
#: Nothing of it is there: not completed, nicht aktiv.
_NOT = ("not ", "nicht ", "no ", "non ", "pas ", "nao ", "niet ", "nie ")


def of_columns(segmentation: Segmentation, own: SegmentProfile, names: list[str]) -> Iterator[Lever]:
    """What each of these columns gives; of most nothing."""
    for name in names:
        column = segmentation.columns[name]
        for made in (_burden, _exam, _payer, _lack, _other_kind, _fit, _channel, _deed, _aim, _liked):
            if (lever := made(segmentation, own, column)) is not None:
                yield lever
                break


def _number(segmentation: Segmentation, own: SegmentProfile, column: Column) -> tuple[float, TypicalValue] | None:
    """How far they are from all customers in a number, and what is typical; None where that is as usual."""
    average, profile = own.average_of(column.name), segmentation.profile
    if average is None or column.kind != "number" or abs(average.standing or 0.0) < MARKED:
        return None
    fact = typical(segmentation, own, column.name)
    of_all = None if profile is None else profile.average_of(column.name)
    if fact is None or fact.same or not fact.usual or not _shows(average, of_all):
        return None
    return average.standing or 0.0, fact


def _shows(own: Average, of_all: Average | None) -> bool:
    """Whether the medians, which are told, are apart in the same way: few may make an average of all."""
    here, there = (None if x is None or x.spread is None else x.spread.p50 for x in (own, of_all))
    if here is None or there is None or of_all is None or of_all.sd is None or of_all.spread is None:
        return True
    low, high = of_all.spread.p25, of_all.spread.p75
    usual = of_all.sd if low is None or high is None else min(of_all.sd, (high - low) / _QUARTILES)  # of long tails
    far = (here - there) * (1 if (own.standing or 0.0) > 0 else -1)
    return here == there == 0 or far >= _SHOWN * usual


def _said(fact: TypicalValue) -> str:
    """A number, beside all customers, within a sentence."""
    return f"{fact.called} {fact.value} ({fact.beside})"


def _burden(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """More than usual of what customers put up with."""
    act, known = burden(column.name), _number(segmentation, own, column)
    if act is None or known is None or known[0] < 0:
        return None
    far, fact = known
    if is_counted(fact.called) and far <= _how_often(segmentation, own):
        return None
    short = f"reduce {without_time(fact.called)}"
    return Lever(act, "burden", far, _said(fact), act, (column.name,), named=short, judged=column.name, wanted="fall")


def _how_often(segmentation: Segmentation, own: SegmentProfile) -> float:
    """By how many standard deviations they come more often, or bring more, than all customers: who orders more sends
    more back."""

    def is_it(name: str) -> bool:
        often = tells_how_often(name) or comparative(name).sense == "worth"
        return often and burden(name) is None and segmentation.columns[name].kind == "number"

    return max((x.standing or 0.0 for x in own.averages if is_it(x.column)), default=0.0)


def _lack(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What more of them lack than of all, and can be agreed on."""
    profile = segmentation.profile
    levels = [] if profile is None else levels_of(profile, own.id - 1, column)
    no = next((level for level in levels if _is_no(level, levels)), None)
    if no is None or not can_be_agreed(column.name) or not (is_over(no) and is_more(no)):
        return None
    if (no.share or 0.0) >= ALL or stands_for(segmentation, own, column.name):
        return None  # why so many have none is asked first
    thing, fact = thing_called(column.name, segmentation.labels), fact_of(segmentation, own, no)
    begun = no.level.casefold() not in NO
    act, then = (f"offer help with {thing} to {{whom}}", "offer help with it to {whom}") if begun else _offered(thing)
    lever = Lever(column.name, "lack", no.difference or 0.0, fact, act, (column.name,), no.level, then, many=no.count)
    return replace(lever, is_small=not is_striking(no))


def _offered(thing: str) -> tuple[str, str]:
    bare = _WHO_HAS.sub("", thing)
    thing = thing if bare == thing else f"the {bare}"
    return f"offer {thing} to {{whom}}", "offer it to {whom}"


def _is_no(level: Level, levels: list[Level]) -> bool:
    """Whether it says that the thing is not there: no, or not what the other level says."""
    answers = [x.level.casefold() for x in levels]
    if says_yes_or_no(answers):
        return level.level.casefold() in NO
    own = level.level.casefold()
    return len(answers) == 2 and any(own == f"{no}{other}" for no in _NOT for other in answers)


def _other_kind(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """Of what can be offered the kind that more of them have than of all: another kind may suit them better."""
    level = _striking(own, column)
    if level is None or not can_be_agreed(column.name) or column.levels or (level.share or 0.0) < _MOST:
        return None
    fact = fact_of(segmentation, own, level)
    act = f"offer {another(segmentation, column.name, level.level)} to {{whom}}"
    key = f"{column.name} {level.level}"
    return Lever(key, "other kind", level.difference or 0.0, fact, act, (column.name,), level.level, many=level.count)


def _striking(own: SegmentProfile, column: Column) -> Level | None:
    """The level that is worth a word, of a column that asks for more than a yes or no."""
    levels = own.levels_of(column.name)
    if says_yes_or_no(level.level for level in levels):
        return None
    over = (level for level in levels if is_over(level) and is_striking(level))
    return max(over, key=lambda level: (level.difference or 0.0, level.level), default=None)


def _fit(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """When and where they meet the company: an offer that fits. What they do more than others already is offered to
    nobody: it is where an offer reaches them."""
    at, known = touchpoint(column.name), _number(segmentation, own, column)
    if at is None or known is None:
        return None
    far, fact = known
    if at in ("time", "channel"):
        return _place(segmentation, own, at, known) if far > 0 else None
    act = _of_touchpoint(at, more=far > 0)
    kind: Kind = "price" if at == "price" else "fit"
    return Lever(f"{at} {act}", kind, abs(far), _said(fact), act) if act else None


def _place(
    segmentation: Segmentation, own: SegmentProfile, at: Touchpoint, known: tuple[float, TypicalValue]
) -> Lever | None:
    """Where, or when, an offer reaches them: of what they like, where anything tells that."""
    (far, fact), mark = known, liked(segmentation, own)
    place = at_time(bare(fact.called)) if at == "time" else f"through {as_offered(bare(fact.called))}"
    if mark is None:
        act = f"make offers {place} to {{whom}}"
        return Lever(f"{at} {place}", "time", far, _said(fact), act, counted=TAKES_UP)
    where, thing = "there" if at == "channel" else "then", thing_liked(segmentation, mark)
    act, then = f"offer {thing} {place} to {{whom}}", f"offer {thing} {where} to {{whom}}"
    name = mark.column.name
    return Lever(f"{at} {place}", "place", far, _said(fact), act, (name,), then=then, judged=name)


def _of_touchpoint(at: Touchpoint, *, more: bool) -> str:
    """What fits it; empty where nothing does."""
    if at == "notice":
        return "" if more else _LATE
    if at == "mail":
        return "" if more else "write or call {whom} instead of e-mail"
    return "try a smaller discount on {whom}" if more and at == "price" else ""


def _channel(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """The channel by which more of them come than of all customers."""
    level = _striking(own, column) if tells_channel(column.name) else None
    if level is None:
        return None
    words = level_called(column.name, level.level, segmentation.labels)
    fact = fact_of(segmentation, own, level)
    return Lever(
        f"{column.name} {level.level}", "fit", level.difference or 0.0, fact, f"reach {{whom}} through {words}"
    )


def _deed(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What is offered to those who have much more, or less, of what a column counts."""
    known = _number(segmentation, own, column)
    done = None if known is None else deed(column.name, more=known[0] > 0)
    if known is None or done is None:
        return None
    far, fact = known
    act = deed_said(segmentation, column.name, done).replace("{it}", _of_points(per_one(bare(fact.called))))
    change: Change = "rise" if far < 0 else "fall"
    judged = column.name if done.kind in ("little", "care", "inflow", "away") else ""
    key = act if done.kind in ("care", "little") else column.name
    counted = {"back": "returns", "points": "spends them", "ending": "renews"}.get(done.kind, "")
    lever = Lever(key, done.kind, abs(far), _said(fact), act, (column.name,), judged=judged, wanted=change)
    return replace(lever, counted=counted)


def _of_points(words: str) -> str:
    return words.removesuffix(" balance")


def _exam(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """That more of them sit an exam than of all, for those who do not prepare for it already."""
    profile = segmentation.profile
    levels = levels_of(profile, own.id - 1, column) if profile is not None and tells_of_exam(column.name) else []
    yes = next((x for x in levels if x.level.casefold() in YES and is_over(x) and is_striking(x)), None)
    if yes is None:
        return None
    fact, act, many = fact_of(segmentation, own, yes), "offer exam preparation to {whom}", None
    for name in (x.name for x in segmentation.columns.columns if tells_of_preparation(x.name)):
        has_it = next((x for x in own.levels_of(name) if x.level.casefold() in YES), None)
        many = None if has_it is None else (yes.count or 0) - (has_it.count or 0)
        if many is None or has_it is None or has_it.count is None or many < (1 - ALL) * (yes.count or 0):
            return None
        act = act if not has_it.count else f"{act} without it"
    lever = Lever("exam", "exam", yes.difference or 0.0, fact, act, (column.name,), yes.level, counted=TAKES_UP)
    return replace(lever, many=many, named="offer exam preparation")


def _payer(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """That for more of them than of all one and the same pays."""
    level = _striking(own, column) if tells_who_pays(column.name) else None
    if level is None or (level.share or 0.0) < _MOST or is_themselves(level.level):
        return None
    fact, act = fact_of(segmentation, own, level), "write to who pays for {whom}"
    key = f"{column.name} {level.level}"
    return Lever(key, "payer", level.difference or 0.0, fact, act, (column.name,), level.level, counted="answers")


def _liked(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What they take more of than others."""
    mark = liked(segmentation, own) if column.name in own.apart else None
    if mark is None or mark.column.name != column.name or (known := _number(segmentation, own, column)) is None:
        return None
    thing = thing_liked(segmentation, mark)
    act = f"offer {thing} to {{whom}}"
    return Lever(column.name, "liked", known[0], _said(known[1]), act, (column.name,), counted=TAKES_UP)


def _aim(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What more of them want than of all customers."""
    level = _striking(own, column) if names_an_aim(column.name) else None
    if level is None:
        return None
    words = level_called(column.name, level.level, segmentation.labels)
    act, fact = f"speak of {words} to {{whom}}", fact_of(segmentation, own, level)
    then = "speak of it to {whom}"
    return Lever(f"{column.name} {words}", "aim", level.difference or 0.0, fact, act, (column.name,), level.level, then)
