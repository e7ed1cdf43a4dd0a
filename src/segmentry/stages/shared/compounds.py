"""Names whose words stand without a mark between them: `custno`, `paymenttermscode`, `kwotapozyczki`.

A word comes apart only where known words make up all of it, so that nothing is read into a name that is not there; a
mark of databases comes off any other word.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import islice, takewhile

from segmentry.stages.shared import bases, naming, vocabulary, words_of_tables
from segmentry.stages.shared.name_marks import mark_off
from segmentry.stages.shared.plain_words import word_set

#: Letters from which a word may come apart, and from which a known word may stand anywhere in it.
_FEWEST, _LONG = 5, 4
#: Shorter words that begin one, that end one, and that stand between others.
_BEGIN = word_set(
    """
    opt num nbr no nr n avg max min tot sum cnt amt qty pct net new old sub pre acc tel web app zip job car sex dob
    age tax fee due bal lim od ic og hs has is was rec ref reg doc inv ord cli cod dat den nom val imp kd ku art bez
    vk ek fix var yrs mth mths vol std loc isd hh fam sms mms gsm gps tv kw mou rev pol veh ins cc fk pk sk"""
)
_END = word_set(
    """
    id ids no nr num nbr cd dt ts yn key pct amt qty cnt avg max min tot sum bal lim tax fee due day age zip tel net
    yrs mths mth hrs art ort rev vol mou mb gb kw plz ref kz kat grp in out off on up"""
)
_BETWEEN = _BEGIN | word_set("of per by to and for de la do da di del")
#: What German and its neighbours put between the words of one.
_LINKS = ("", "s", "n", "en", "es", "e")
#: Words that only look like several: -age, -ion and the like.
_ONE = word_set(
    """
    recid percentage postage beverage advantage heritage cottage manage wage wages passage engage leverage carpet
    cartel basket gadget pocket forget widget moment apartment instrument element appointment investment management
    information nation lesson comparison content contents devices prices religion opinion union mission tension
    localidade appt appts verzugstage
    welcome become someone everyone iphone smartphone microphone offline deadline headline pipeline airline
    airlines guideline husband thousand weekdays yesterday holiday holidays monday friday cashback payback setback
    threshold background ground around understanding standing pricing billing shopping listing setting settings rushing
    everything something nothing outside beside website another brother weather whether together september november
    december october toward rewards stewart leader reader header border disorder folder shareholder stakeholder tender
    render doctor actor investor editor creditor debtor interior barrier courier multiplier frontier personal seasonal
    regional additional casual visual usual kinder kindergarten ausgaben einnahmen einkommen eintrag ertrag antrag
    einsatz besitz insgesamt erste letzte statuto anstalt gestalt inhalt haushalt"""
)
#: The words of the entries by which a name tells its theme, some of them with any ending.
_OF_THEMES = {
    word for lists in bases.ENTRIES.values() for entries in lists for entry in entries for word in entry.split()
}
_KNOWN = frozenset(
    word
    for word in {
        *(_OF_THEMES | words_of_tables.WORDS | _ONE),
        *(vocabulary.OWNERS | vocabulary.HOLDINGS | vocabulary.IDS | vocabulary.CODES | vocabulary.MOMENTS),
        *(vocabulary.MEASURES | vocabulary.OF_SOMETHING | naming.COUNTED | naming.NUMBERED),
    }
    if len(word) >= _LONG and "*" not in word
)
#: So many letters more are an ending.
_ENDING = 2
_IN_ORDER = sorted(_KNOWN)
_LONGEST = max(map(len, _KNOWN))
#: What the lists hold with any ending is a word by itself: `brokerage` is no broker's age.
_WHOLE = _KNOWN | {word.strip("*") for word in _OF_THEMES}


@lru_cache(maxsize=20_000)  # many rules ask of the same names
def is_one_word(word: str) -> bool:
    """Whether the lists hold it as a word by itself.

    >>> is_one_word("visits"), is_one_word("nvisits")
    (True, False)
    """
    return not _WHOLE.isdisjoint({word, word.removesuffix("s"), f"{word}s"})


@lru_cache(maxsize=4_096)
def begins_one(word: str) -> bool:
    """Whether it is the beginning of a longer word that the lists hold, and none itself: `insur`, `exper`.

    >>> begins_one("insur"), begins_one("insurance"), begins_one("baukredit")
    (True, False, False)
    """
    if len(word) < _LONG or word in _KNOWN:
        return False
    behind = takewhile(lambda known: known.startswith(word), islice(_IN_ORDER, bisect_left(_IN_ORDER, word), None))
    return any(len(known) - len(word) > _ENDING for known in behind)


def parted(word: str) -> str:
    """A name as names are compared, with a mark between all its words.

    >>> parted("custno"), parted("hsanalyticsnumvisits"), parted("rechnungsbetrag"), parted("percentage")
    ('cust_no', 'hs_analytics_num_visits', 'rechnungs_betrag', 'percentage')
    """
    return "_".join("_".join(_apart(piece)) for piece in word.split("_"))


def _apart(piece: str) -> tuple[str, ...]:
    letters = re.sub(r"\d+$", "", piece)
    if len(letters) < _FEWEST or letters in _WHOLE or not letters.isalpha():
        return (piece,)
    words = _divided(letters, True) or _marked(letters)
    return (*words[:-1], words[-1] + piece[len(letters) :]) if words else (piece,)


def _marked(letters: str) -> tuple[str, ...]:
    """A word with a mark of databases off, and what is left divided where it can be; none where there is no mark."""
    words = mark_off(letters)
    if len(words) < 2:
        return ()
    return tuple(part for word in words for part in (_divided(word, True) or (word,)))


@lru_cache(maxsize=50_000)
def _divided(rest: str, is_first: bool) -> tuple[str, ...]:
    """The fewest known words that the letters are made of, the longest first; none where there are no such."""
    best: tuple[str, ...] = ()
    for end in range(min(len(rest), _LONGEST), 0, -1):
        start = rest[:end]
        if not _may_stand(start, is_first, is_last=end == len(rest)):
            continue
        if end == len(rest):
            return (start,)
        for link in _LINKS if len(start) >= _LONG else ("",):
            behind = rest[end:]
            tail = _divided(behind.removeprefix(link), False) if behind.startswith(link) else ()
            if tail and (not best or len(tail) + 1 < len(best)):
                best = (start, *tail)
    return best


def _may_stand(word: str, is_first: bool, *, is_last: bool) -> bool:
    if word in _KNOWN:
        return True
    if is_first:
        return not is_last and word in _BEGIN
    return word in (_END if is_last else _BETWEEN)
