"""Names whose words stand without a mark between them: `custno`, `paymenttermscode`, `kwotapozyczki`.

A word comes apart only where known words make up all of it, so that nothing is read into a name that is not there.
"""

import re
from functools import lru_cache

from segmentry.stages.shared import naming, vocabulary, words_of_being, words_of_doing, words_of_tables
from segmentry.stages.shared.plain_words import word_set

#: Letters from which a word may come apart, and from which a known word may stand anywhere in it.
_FEWEST, _LONG = 5, 4
#: Shorter words that begin one, that end one, and that stand anywhere.
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
_BETWEEN = word_set("of per by to and for de la do da di del")
#: What German and its neighbours put between the words of one.
_LINKS = ("", "s", "n", "en", "es", "e")
#: Words that only look like several: -age, -ion and the like.
_ONE = word_set(
    """
    recid percentage average mileage usage storage garage coverage damage language marriage postage beverage voltage
    message package advantage heritage village cottage manage manager stage wage wages passage image page engage
    homepage leverage carpet cartel target budget basket market gadget ticket pocket forget widget parent parents
    segment moment payment department apartment document instrument element appointment statement investment
    employment management information position condition transaction nation station season reason person lesson
    comparison discount account amount country county county client content contents contact contract contrat contrato
    kontakt konto notice office service services device devices price prices region religion opinion union mission
    session version pension tension income outcome welcome become someone everyone phone iphone telephone smartphone
    microphone online offline deadline headline pipeline airline airlines guideline household threshold husband
    thousand weekend weekday weekdays birthday yesterday holiday holidays monday friday feedback cashback payback
    setback background ground around outstanding understanding standing rating heating housing pricing billing
    shipping shopping meeting marketing listing setting settings training rushing clothing everything something
    nothing inside outside beside website another mother father brother weather whether together number member
    september november december october forward toward reward rewards standard stewart leader reader header border
    order orders disorder folder holder shareholder stakeholder tender gender render vendor sector factor doctor actor
    visitor investor monitor motor editor creditor debtor interior carrier barrier courier supplier multiplier
    frontier international national personal seasonal regional additional individual annual manual casual visual usual
    kinder kindergarten mutter vater ausgaben einnahmen einkommen vermogen anzahl betrag beitrag vertrag auftrag
    eintrag ertrag antrag umsatz einsatz zusatz besitz sitz gesamt insgesamt erste letzte status statut statuto estado
    anstalt gestalt gehalt inhalt haushalt"""
)


def _words_of(text: str) -> set[str]:
    """The words of a list of names, but those that stand for any ending."""
    return {word for entry in text.split(",") for word in entry.split() if "*" not in word}


_LISTS = (
    words_of_being.IS,
    words_of_being.IS_WEAKLY,
    words_of_being.HAS,
    words_of_being.HAS_WEAKLY,
    words_of_doing.THINKS,
    words_of_doing.THINKS_WEAKLY,
    words_of_doing.DOES,
    words_of_doing.DOES_WEAKLY,
    words_of_doing.REACHED,
    words_of_doing.REACHED_WEAKLY,
)
_KNOWN = frozenset(
    word
    for word in {
        *(word for text in _LISTS for word in _words_of(text)),
        *words_of_tables.WORDS,
        *(vocabulary.OWNERS | vocabulary.HOLDINGS | vocabulary.IDS | vocabulary.CODES | vocabulary.MOMENTS),
        *(vocabulary.MEASURES | vocabulary.OF_SOMETHING | naming.COUNTED | naming.NUMBERED),
    }
    if len(word) >= _LONG
)
_LONGEST = max(map(len, _KNOWN))
#: What the lists hold with any ending is a word by itself: `brokerage` is no broker's age.
_WHOLE = _ONE | {word.strip("*") for text in _LISTS for entry in text.split(",") for word in entry.split()}


@lru_cache(maxsize=20_000)  # many rules ask of the same names
def parted(word: str) -> str:
    """A name as names are compared, with a mark between all its words.

    >>> parted("custno"), parted("hsanalyticsnumvisits"), parted("rechnungsbetrag"), parted("percentage")
    ('cust_no', 'hs_analytics_num_visits', 'rechnungs_betrag', 'percentage')
    """
    return "_".join("_".join(_apart(piece)) for piece in word.split("_"))


def _apart(piece: str) -> tuple[str, ...]:
    letters = re.sub(r"\d+$", "", piece)
    if len(letters) < _FEWEST or letters in _KNOWN or letters in _WHOLE or not letters.isalpha():
        return (piece,)
    words = _divided(letters, True)
    return (*words[:-1], words[-1] + piece[len(letters) :]) if words else (piece,)


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
    if word in _KNOWN or word in _ONE:
        return True
    if is_first:
        return not is_last and word in _BEGIN
    return word in (_END if is_last else _BEGIN | _BETWEEN)
