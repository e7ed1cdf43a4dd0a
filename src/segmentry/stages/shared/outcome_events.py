"""What became of a customer in words, and whether a company wants more of it: they left, they responded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from segmentry.stages.shared import traits
from segmentry.stages.shared.bad_ends import loses_a_part, parts_of, side_of
from segmentry.stages.shared.clauses import clause, with_article
from segmentry.stages.shared.display_names import Labels, display_name, is_yes_no_name, level_called, level_words
from segmentry.stages.shared.event_names import (
    AGAIN,
    OF_SEVERAL,
    STATUS,
    STATUS_OF_AN_EVENT,
    what_was_agreed,
    what_was_taken,
)
from segmentry.stages.shared.grade_words import is_graded
from segmentry.stages.shared.known_events import KNOWN, NOT_RENEWED, OFFERED, UNWANTED, WHO_LEFT, Event, Kind
from segmentry.stages.shared.months import month_apart
from segmentry.stages.shared.offers import can_be_offered
from segmentry.stages.shared.outcome_periods import period_of, with_period_apart
from segmentry.stages.shared.outcome_words import what_was_done
from segmentry.stages.shared.plain_words import within, word_set
from segmentry.stages.shared.what_comes_again import comes_again
from segmentry.wording import listed

#: Levels that say that it happened, and that it did not.
YES = word_set("yes true 1 y t 1.0 ja j oui o si s s\u00ed sim tak jah on да evet はい 是")
NO = word_set("no false 0 n f 0.0 nein nej non nao n\u00e3o nee nie ei off нет hayır いいえ 否")
#: A letter or a digit says it only beside its opposite: F is a woman, too.
_WORDS = frozenset(word for word in YES | NO if len(word) > 1 and word.isalpha())

#: Ends that are said as what customers did, and what a column of ends is called that are met at a date.
_DEEDS = word_set("cancelled canceled churned downgraded left lapsed defaulted withdrew resigned")
_AT_A_DATE = within(r"renewals?|verl(ae|a)ngerung\w*|renouvellement|renovacion|rinnovo|renovacao|verlenging|odnowienia")
_KNOWN_WORDS = [(known, within(words)) for known, words in KNOWN]
#: What became of those who were not kept.
_NOT_KEPT = {"renewed": NOT_RENEWED, "stayed": WHO_LEFT}
#: The same by what the lists of words say that it was.
_SAME = (("went on", "renewed"), ("answered or bought", "responded"), ("answered", "responded"), ("bought", "bought"))
_BY_WORDS = {known.did: known for known, _ in KNOWN} | {
    what: next(known for known, _ in KNOWN if known.did == did) for what, did in _SAME
}
_UNWANTED = re.compile(
    r"fraud\w*|betrug\w*|claim\w*|complain\w*|scam|cheat|sinist\w*|schaden\w*|stroke|readmitted|late|loss\w*|"
    r"delinq\w*|past_due|overdue|default\w*"
)
#: What to try against it.
_AGAINST = (
    (re.compile(r"fraud|betrug|scam|cheat"), "check {whom} more closely"),
    (re.compile(r"claim|complain|sinist|schaden|loss"), "mend what goes wrong for {whom}"),
    (within("late"), "remind {whom} in time"),
)
_WANTED = re.compile(r"approved|referr\w*|survived")
_SOLD = re.compile(rf"deposit\w*|subscri\w*|sale|sold|won|upgrade\w*|takeup|take_up|{AGAIN.pattern}")


def says_yes_or_no(levels: Iterable[str]) -> bool:
    """Whether these levels of one column are a yes and a no, perhaps beside a third.

    >>> says_yes_or_no(["Y", "N"]), says_yes_or_no(["F", "M"]), says_yes_or_no(["Yes", "unknown"])
    (True, False, True)
    """
    cells = {level.strip().casefold() for level in levels}
    return len(cells) <= 3 and bool(cells & _WORDS or (cells & YES and cells & NO))


def answer_called(column: str, level: str, levels: Iterable[str], labels: Labels) -> str:
    """A level as people say it beside the levels of its column: of a yes and a no the answer.

    >>> answer_called("plan", "Y", ["N", "Y"], {}), answer_called("sex", "F", ["F", "M"], {})
    ('yes', 'F')
    """
    cell = level.casefold()
    if cell in YES | NO and says_yes_or_no(levels):
        return "yes" if cell in YES else "no"
    return level_called(column, level, labels)


#: Of these the level is where somebody is.
_AT_SCHOOL = re.compile(
    r"(school|university|college|schule|schulform|schultyp|hochschule|ecole|universite|escuela|universidad|scuola|"
    r"universita|escola|universidade|universiteit|szkola|uczelnia)(_(type|kind|name|form|track|attended))?"
)


@lru_cache(maxsize=1_024)
def event(column: str, level: str, label: str | None = None, *, is_bad: bool = False) -> Event:
    """What the level of an outcome says of a customer; `is_bad`: nobody wants it, whatever its words say.

    >>> event("Churn", "Yes").who, event("Attrition_Flag", "Attrited Customer").did, event("deposit", "yes").did
    ('who left', 'left', 'have a deposit')
    >>> event("fraud_found", "1").wanted, event("grade", "B").did, event("renewed", "no").did
    (False, 'have “grade B”', 'did not renew')
    >>> event("last_charge_status", "declined or none", is_bad=True).did, event("Reklamation", "ja").did
    ('have “last charge status: declined or none”', 'complained')
    >>> event("switched_supplier_next_6m", "yes").did
    'switched supplier within 6 months'
    >>> event("booked_again_12m", "yes").did, event("Purchase", "MM").did
    ('booked again within 12 months', 'bought MM')
    >>> event("renewal outcome", "cancelled or downgraded").who, event("renewal outcome", "cancelled").act
    ('who cancelled or downgraded', 'call {whom} before their date comes')
    >>> event("status", "churned or cancelled").did, event("loan_status", "charged off or late").who
    ('left', 'who are charged off or late')
    >>> event("school", "Gymnasium").did
    'are at “Gymnasium”'
    >>> event("came_back_feb", "yes").did, event("churn_feb", "yes").who
    ('came back in February', 'who left')
    >>> event("def_12m", "yes").did
    'did not pay within 12 months'
    >>> event("state", "X9").did, event("state", "X9", is_bad=True).did, event("grade", "D", is_bad=True).did
    ('have “state X9”', 'are X9', 'have “grade D”')
    """
    column = with_period_apart(column)
    says_itself = label is None or level.strip().casefold() not in YES | NO
    found = _ended(column, level, is_bad) or _taken(column, level) or (_known(column, level) if says_itself else None)
    found = found or _named(column, level, label)
    period = "" if OF_SEVERAL.search(traits.normal(column)) else period_of(column)  # how late they were
    period = period or ("" if found.did.startswith("have ") else month_apart(traits.normal(column).split("_"))[1])
    if not found.gone and comes_again(traits.normal(column.removesuffix(f" ({level})"))):
        found = replace(found, again=True)
    if is_bad and found.wanted is None:
        found = replace(found, wanted=False, kind="burden")
    return replace(found, did=f"{found.did} {period}", period=period) if period else found


def told_level(column: str, levels: Sequence[str]) -> str:
    """Of two levels of an outcome the one that is told, given the one that would be and the other: of what is kept
    those who are lost.

    >>> told_level("renewed", ["yes", "no"]), told_level("churned", ["yes", "no"])
    ('no', 'yes')
    """
    first, *others = levels
    if len(others) == 1 and event(column, first).kind == "kept" and event(column, others[0]).kind in UNWANTED:
        return others[0]
    return first


def _known(column: str, level: str) -> Event | None:
    """What is said of many outcomes, by words of the name or, where that is no yes or no, of the level."""
    name, answer = traits.normal(column), level.strip().casefold()
    if answer in YES | NO and (AGAIN.search(name) or OF_SEVERAL.search(name)):
        return None
    said = name if answer in YES | NO else traits.normal(level)
    if answer in NO:
        kept = _by_name(said)
        return _NOT_KEPT.get(kept.did) if kept is not None else None
    return _by_name(said, sure=answer in YES)


def _ended(column: str, level: str, is_bad: bool) -> Event | None:
    """What is said of one bad end, or of several that are told as one; None of all else."""
    parts = parts_of(level)
    sides = {side_of(part, column) for part in parts}
    if level.casefold() in YES | NO or not (is_bad or sides == {"bad"}) or (is_graded(column) and sides == {None}):
        return None
    each = [_by_name(traits.normal(part)) for part in parts]
    known = {event for event in each if event is not None}
    act = next((x for words, x in _AGAINST if words.search(traits.normal(level))), Event.act)
    if STATUS_OF_AN_EVENT.search(traits.normal(column)):
        told = f"“{display_name(column).words}: {level}”"
        return Event(f"have {told}", f"with {told}", False, act, without="of the others", kind="burden")
    of = known.pop() if len(known) == 1 else Event("", "", False, act, kind="burden")
    if of.gone and _AT_A_DATE.search(traits.normal(column)):
        of = replace(of, act=NOT_RENEWED.act)
    if of.did and None not in each:
        return of
    if any(map(loses_a_part, parts)):
        of = replace(of, gone=False, in_part=True, without="of the others")
    did = level if _DEEDS.issuperset(level.replace(" or ", " ").replace(",", "").split()) else f"are {level}"
    return replace(of, did=did, who=f"who {did}", without=of.without if of.gone or of.in_part else "who are not")


def _taken(column: str, level: str) -> Event | None:
    """What is said of those who took an offer, or were won; None of all else."""
    parts = parts_of(level)
    if {side_of(part, column) for part in parts} != {"taken"}:
        return None
    did = listed(dict.fromkeys(what_was_agreed(traits.normal(part)) for part in parts), "or")
    without = "who were not" if did.startswith("were") else Event.without
    return Event(did, f"who {did}", True, OFFERED, without=without, kind="sale")


def _by_name(said: str, *, sure: bool = True) -> Event | None:
    """Of a name; `sure`: of a yes, which stems tell, too."""
    found = next((known for known, words in _KNOWN_WORDS if words.search(said)), None)
    if found is None and sure and (done := what_was_done(said)) is not None:
        return _BY_WORDS.get(done)
    return found


def _named(column: str, level: str, label: str | None) -> Event:
    """What the name and the level of a column say themselves."""
    name, answer, what = traits.normal(column), level.strip().casefold(), display_name(column, label).words
    if answer in NO:
        return Event(f"have no {what}", f"without {what}")
    if answer not in YES:
        words = level_words(level)
        if words.casefold() == what.casefold():
            return Event(f"are {what}", f"who are {what}", without="who are not")
        if _AT_SCHOOL.fullmatch(name):
            return Event(f"are at “{level}”", f"who are at “{level}”", without="who are not")
        if (took := what_was_taken(name)) is not None:
            return Event(f"{took} {words}", f"who {took} {words}")
        return Event(f"have “{what} {words}”", f"with {what} {words}")
    if STATUS.search(name):  # which of its values is meant stands in no name
        return Event(f"have “{what}: yes”", f"with “{what}: yes”", without="of the others")
    thing, told = is_yes_no_name(column) if label is None else None, clause(what)
    sold = _SOLD.search(name) is not None or (told is None and can_be_offered(column))
    wanted = False if _UNWANTED.search(name) else True if sold or _WANTED.search(name) else None
    kind: Kind = "burden" if wanted is False else "sale" if sold else "other"
    act = OFFERED if kind == "sale" else next((x for words, x in _AGAINST if words.search(name)), Event.act)
    if told is not None:
        return Event(told.did, f"who {told.did}", wanted, act, without=told.without, kind=kind)
    if thing and name.startswith(("is_", "was_")):
        return Event(f"are {thing}", f"who are {thing}", wanted, act, without="who are not", kind=kind)
    said = with_article(thing or what, known=wanted is not None)
    if kind == "sale":
        act = f"offer {said} to {{whom}}"
    return Event(f"have {said}", f"with {thing or what}", wanted, act, without=f"without {thing or what}", kind=kind)
