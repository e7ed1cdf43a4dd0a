"""The levers of a segment by each of its columns: what they put up with, lack, have another kind of, do little of, and
when, where and why they come."""

import re
from collections.abc import Iterator
from dataclasses import replace

from segmentry.reporting.clue_words import another, deed_said
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.steps.lacks import ALL, stands_for
from segmentry.reporting.steps.lever import Lever
from segmentry.reporting.steps.lever_facts import fact_said, number_fact, striking_level
from segmentry.reporting.steps.levers_of_places import TAKES_UP, by_channel, by_touchpoint
from segmentry.reporting.steps.levers_of_reasons import of_reason
from segmentry.reporting.steps.liked import liked, thing_liked
from segmentry.reporting.steps.steps_of_marks import sells, spared
from segmentry.reporting.steps.striking_levels import fact_of, is_more, is_striking
from segmentry.reporting.yes_no import levels_of
from segmentry.results.columns import Column
from segmentry.results.profile import Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import is_over
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.deeds import deed, per_one
from segmentry.stages.shared.display_names import column_called, level_called, thing_called
from segmentry.stages.shared.exams_and_payers import (
    is_themselves,
    tells_of_exam,
    tells_of_preparation,
    tells_who_pays,
)
from segmentry.stages.shared.levels_in_names import names_an_aim
from segmentry.stages.shared.offers import burden, can_be_agreed
from segmentry.stages.shared.outcome_events import NO, YES, says_yes_or_no
from segmentry.stages.shared.quantities import comparative, tells_how_often
from segmentry.stages.shared.touchpoints import bare, without_time

#: What so many of them have is theirs (ours).
_MOST = 0.5
#: Who is here for such a part of the time that is usual is new, and for no more than so many years (ours).
_AS_LONG, _YEARS = 0.5, 2.0
#: Who has a thing, behind it.
_WHO_HAS = re.compile(r" (user|users|member|holder|customer|subscriber)$")
#: Nothing of it is there: not completed, nicht aktiv.
_NOT = ("not ", "nicht ", "no ", "non ", "pas ", "nao ", "niet ", "nie ")


def of_columns(segmentation: Segmentation, own: SegmentProfile, names: list[str]) -> Iterator[Lever]:
    """What each of these columns gives; of most nothing."""
    for name in names:
        column = segmentation.columns[name]
        for made in (
            of_reason,
            _burden,
            _exam,
            _payer,
            _lack,
            _other_kind,
            by_touchpoint,
            by_channel,
            _deed,
            _aim,
            _liked,
        ):
            if (lever := made(segmentation, own, column)) is not None:
                yield lever
                break


def _burden(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """More than usual of what customers put up with."""
    act, known = spared(segmentation, column.name), number_fact(segmentation, own, column)
    if act is None or known is None or known[0] < 0:
        return None
    far, fact = known
    if is_counted(fact.called) and far <= _how_often(segmentation, own):
        return None
    lever = Lever(act, "burden", far, fact_said(fact), act, (column.name,), judged=column.name, wanted="fall")
    return replace(lever, named=f"reduce {without_time(fact.called)}")


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
    level = striking_level(own, column)
    if level is None or not can_be_agreed(column.name) or column.levels or (level.share or 0.0) < _MOST:
        return None
    fact = fact_of(segmentation, own, level)
    act = f"offer {another(segmentation, column.name, level.level)} to {{whom}}"
    key = f"{column.name} {level.level}"
    lever = Lever(key, "other kind", level.difference or 0.0, fact, act, (column.name,), level.level, many=level.count)
    profile, words = segmentation.profile, level_called(column.name, level.level, segmentation.labels)
    if profile is None or profile.outcomes:
        return lever
    than = f"offer another {thing_called(column.name, segmentation.labels)} than {words}"
    return replace(lever, counted="changes", named=than)


def _deed(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What is offered to those who have much more, or less, of what a column counts."""
    known = number_fact(segmentation, own, column)
    done = None if known is None else deed(column.name, more=known[0] > 0)
    if known is None or done is None or (done.kind == "little" and sells(segmentation)):
        return None
    if done.kind == "new" and not _are_new(segmentation, own, column):
        return None
    far, fact = known
    act = deed_said(segmentation, column.name, done).replace("{it}", _of_points(per_one(bare(fact.called))))
    change: Change = "rise" if far < 0 else "fall"
    judged = column.name if done.kind in ("little", "care", "inflow", "away") else ""
    key = act if done.kind in ("care", "little") else column.name
    counted = {"back": "returns", "points": "spends them", "ending": "renews"}.get(done.kind, "")
    lever = Lever(key, done.kind, abs(far), fact_said(fact), act, (column.name,), judged=judged, wanted=change)
    return replace(lever, counted=counted)


def _are_new(segmentation: Segmentation, own: SegmentProfile, column: Column) -> bool:
    """Whether they are here for no more than half as long as all customers, and in years for no more than two."""
    profile, unit = segmentation.profile, column_called(column.name, segmentation.labels).unit
    averages = own.average_of(column.name), None if profile is None else profile.average_of(column.name)
    here, usual = (None if x is None or x.spread is None else x.spread.p50 for x in averages)
    if here is None or usual is None:
        return False
    return here <= _AS_LONG * usual and (unit != "years" or here <= _YEARS)


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
    level = striking_level(own, column) if tells_who_pays(column.name) else None
    if level is None or (level.share or 0.0) < _MOST or is_themselves(level.level):
        return None
    fact, act = fact_of(segmentation, own, level), "write to who pays for {whom}"
    key = f"{column.name} {level.level}"
    return Lever(key, "payer", level.difference or 0.0, fact, act, (column.name,), level.level, counted="answers")


def _liked(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What they take more of than others."""
    mark = liked(segmentation, own) if column.name in own.apart else None
    if mark is None or mark.column.name != column.name or (known := number_fact(segmentation, own, column)) is None:
        return None
    thing = thing_liked(segmentation, mark)
    act = f"offer {thing} to {{whom}}"
    return Lever(column.name, "liked", known[0], fact_said(known[1]), act, (column.name,), counted=TAKES_UP)


def _aim(segmentation: Segmentation, own: SegmentProfile, column: Column) -> Lever | None:
    """What more of them want than of all customers."""
    level = striking_level(own, column) if names_an_aim(column.name) else None
    if level is None:
        return None
    words = level_called(column.name, level.level, segmentation.labels)
    act, fact = f"speak of {words} to {{whom}}", fact_of(segmentation, own, level)
    then = "speak of it to {whom}"
    return Lever(f"{column.name} {words}", "aim", level.difference or 0.0, fact, act, (column.name,), level.level, then)
