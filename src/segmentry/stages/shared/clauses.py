"""What a name with a participle says that customers did: switched supplier, had a claim paid."""

import re
from dataclasses import dataclass

from segmentry.stages.shared.event_names import OF_SEVERAL
from segmentry.stages.shared.months import month_apart
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import word_set

#: When it was, at the end of a name: next 6m, in 30 days, within 12 months, this year.
_WHEN = re.compile(
    r"( (in|within|after|over|during))?( the)?( (next|last|past|this|following|first))?"
    r"( \d+ ?(d|w|m|y|days?|weeks?|months?|years?)?)?( (in|within)( \d+)?)?( (days?|weeks?|months?|quarter|years?))?$"
)
#: What says that it is a yes or no, and who did it.
_BEFORE = re.compile(r"^((has|have|had|is|was|did|ever|customer|client|user|member|already) )+(?=\w)")
_BEHIND = re.compile(r" (flag|ind|indicator|yn|status|yes no|bool)$")
#: Past tenses that do not end in "ed".
_IRREGULAR = word_set(
    """
    bought left won lost sold paid took gave made went came got kept quit spent chose sent read wrote became began
    found"""
)
#: What ends so and is none.
_NO_PARTICIPLES = word_set("need feed seed speed bed red breed wed fixed mixed limited united advanced combined made")
#: What customers themselves do with a thing: a complaint raised. All else is done to it: a loan approved.
_DONE_BY_THEM = word_set(
    """
    raised filed lodged opened made placed submitted accepted cancelled canceled bought purchased returned booked signed
    completed used clicked read visited started taken downloaded redeemed activated ordered attended left missed"""
)
#: What is done to customers themselves: they were promoted.
_DONE_TO_THEM = word_set(
    """
    promoted readmitted admitted hospitalised hospitalized rehospitalised rehospitalized selected invited contacted
    approved denied rejected refused declined banned suspended blocked arrested rearrested discharged transferred
    referred audited warned targeted insured employed retained reactivated married divorced censored"""
)
#: What there is no single one of.
WITHOUT_ARTICLE = word_set("fraud insurance credit money support feedback theft mail cash advice income cover")
#: What people say they did, where it is called otherwise.
_PAST = {"taken": "took", "made": "made"}


@dataclass(frozen=True)
class Clause:
    """What customers did, behind "26%", and those who did not, behind their number."""

    did: str
    without: str


def clause(words: str) -> Clause | None:
    """What the words of a name say that customers did; None where there is no participle among them.

    When it was is left out: the outcome is one, whatever its window.

    >>> clause("upgraded plan next in 6 months"), clause("complained")
    (Clause(did='upgraded plan', without='who did not'), Clause(did='complained', without='who did not'))
    >>> clause("complaint raised").did, clause("loan approved"), clause("speed")
    ('raised a complaint', Clause(did='had a loan approved', without='who had none'), None)
    >>> clause("promoted").did, clause("promoted listings").did
    ('were promoted', 'had promoted listings')
    """
    said = _BEHIND.sub("", _BEFORE.sub("", words.casefold()))
    parts, _ = month_apart((_WHEN.sub("", said) or said).split())
    if parts[0] in _DONE_TO_THEM and not is_plural(parts[-1]):  # promoted listings are had
        return Clause(f"were {' '.join(parts)}", "who were not")
    if parts[0] in _DONE_TO_THEM:
        return Clause(f"had {' '.join(parts)}", "who had none")
    if _is_participle(parts[0]):
        return Clause(" ".join(parts), "who did not")
    if len(parts) == 1 or not _is_participle(parts[-1]):
        return None
    thing, done = " ".join(parts[:-1]), parts[-1]
    if not thing.endswith("s") and thing not in WITHOUT_ARTICLE:
        thing = f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"
    if done in _DONE_BY_THEM:
        return Clause(f"{_PAST.get(done, done)} {thing}", "who did not")
    return Clause(f"had {thing} {done}", "who had none")


def _is_participle(word: str) -> bool:
    return word not in _NO_PARTICIPLES and (word.endswith("ed") or word in _IRREGULAR | _DONE_BY_THEM)


def with_article(thing: str, *, known: bool) -> str:
    """A thing as sentences have it; what nobody knows for one stands in quotes.

    >>> with_article("deposit", known=True), with_article("flag", known=False)
    ('a deposit', '“flag”')
    """
    if not known:
        return f"“{thing}”"
    several = thing.endswith("s") or OF_SEVERAL.search(thing.replace(" ", "_"))
    if several or thing.rsplit(maxsplit=1)[-1] in WITHOUT_ARTICLE:
        return thing
    return f"{'an' if thing[:1] in 'aeiou' else 'a'} {thing}"
