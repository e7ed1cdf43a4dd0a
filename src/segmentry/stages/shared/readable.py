"""Which names of columns and levels people can read, and which only whoever made the table can."""

import re

from segmentry.results.columns import Theme
from segmentry.stages.shared.compounds import begins_one, is_one_word
from segmentry.stages.shared.display_names import Labels, display_name, level_words
from segmentry.stages.shared.plain_words import without_accents, word_set
from segmentry.stages.shared.quantities import is_known
from segmentry.stages.shared.words_of_speech import WORDS

#: What is measured, without of what: a long time, of what?
_BARE = word_set(
    """time duration amount number count value rate ratio score index level size length width limit term period days
    weeks months years hours minutes day week month year hour minute points percent share total average type kind
    group class code category status flag grade rank price cost result measure quantity units limits dose treatment
    group""",
)
#: Words of one or two letters that are no short forms.
_SHORT = word_set(
    "a an at by do go he if in is it me my no of on or so to up us we de la le el da di du en un y o e im am um zu ab "
    "al ao em au"
)
#: Words of three letters that the lists of speech and of themes lack; others of several words are short forms.
_OF_THREE = word_set(
    """air all and any arm bar bay bed bow but cut das dec del den der des die dos due ear end far feb fun gap gum gym
    ham has hat her hip his hub ice jam jan jar jet jul jun kit lab lap las leg les let lid log los mid mit mix mom
    mon nov now nut oat oct odd oil out pad pan pen pie pin pot pre raw red rib rim row rye sea sep set six soy spa
    tag ten the thu tin top toy tue two und van veg via von vor wax wed wet yes zip zum zur"""
)
#: Words for when and how much that run together with what they are of: weekslast, avggift, nvisits.
_BEFORE = re.compile(r"(avg|num|tot|prev|cum|prop|pct)(?=[a-z]{4})")
_BEFORE_A_WORD = re.compile(r"(nb|nr|no|mean|max|min|sum|hh|ed|n|p|o)(?=[a-z]{4})")  # where the whole is no word itself
_AFTER = re.compile(r"(?<=[a-z]{3})(last|first|years?|yrs?|months?|weeks?|avg|tot|cnt|num|pct|prop|max|min|vis)$")
#: Two letters without a vowel that people know.
_KNOWN = word_set("vn vp tv hr pc cd db pr vr gp mb gb tb kg km cm wc")
#: A time of the day.
_CLOCK = re.compile(r"\d{1,2}(?:am|pm|h)", re.IGNORECASE)
#: Over what time something was counted tells nothing of what.
_OVER = re.compile(r" (?:(?:in|within) (?:the |next )?(?:\d+ )?|per )(?:day|week|month|quarter|year)s?(?: before)?$")
_LETTERS, _LONG = 3, 5
_QUOTED = re.compile(r"‘([^’]+)’")
_VOWEL = re.compile(r"[aeiouy]")
#: Levels that are letters and digits of a code book: A34, 2, xr.
_CODE = re.compile(r"[A-Za-z]{0,3}[-_.]?\d{1,4}[A-Za-z]?|[A-Za-z]{1,2}")


def is_readable(column: str, theme: Theme | None, labels: Labels) -> bool:
    """Whether people can read the name: the plan says it, or its words are known and no short forms.

    A single word is read where it is one of daily speech, or the lists of themes know it and it is not the beginning of
    a longer one; of several words apart each is one of some language.

    >>> is_readable("balance", "has", {}), is_readable("freerepat", None, {}), is_readable("inq_fi", "has", {})
    (True, False, False)
    >>> is_readable("weekslast", "does", {}), is_readable("weeks_last", "does", {}), is_readable("nev_mar", "is", {})
    (False, True, False)
    >>> is_readable("passengerClass", None, {}), is_readable("freerepat", None, {"freerepat": "a free doctor"})
    (True, True)
    >>> is_readable("Personen_im_Haushalt", None, {}), is_readable("Schadenzahl_2023", None, {})
    (True, True)
    >>> is_readable("emergency", None, {}), is_readable("insur", "has", {}), is_readable("Baukredit", "has", {})
    (True, False, True)
    """
    if column in labels:
        return True
    shown = display_name(column)
    words = re.split(r"[ /]", bare := _OVER.sub("", shown.words))
    measured = bool(shown.unit) or (bare != shown.words and len(bare) >= _LONG)
    apart = sum(any(map(str.isalpha, word)) for word in words) > 1 or measured
    if any(map(_is_short_form, words)):
        return False
    known = apart or set(words) <= _BARE or _is_word(words[0].lower(), theme)
    cut = len(words) > 1 and any(map(_is_cut_to_three, words))
    return (known and not cut) or is_known(column)


def _is_cut_to_three(word: str) -> bool:
    """Whether a word of several is three letters of a longer one.

    >>> [_is_cut_to_three(word) for word in ("nev", "cen", "gym", "BMI", "age")]
    [True, True, False, False, False]
    """
    if len(word) != _LETTERS or not (word.isalpha() and word.isascii()) or word.isupper():
        return False
    return word.lower() not in _OF_THREE | WORDS and not is_one_word(word.lower())


def _is_word(word: str, theme: Theme | None) -> bool:
    """Whether a single word is read: as one of daily speech, or by its theme where it is not cut off."""
    if word in WORDS:
        return True
    return not begins_one(word) and (is_one_word(word) or (theme is not None and not runs_together(word)))


def runs_together(word: str) -> bool:
    """Whether one word is several without a mark between them, one of which says when or how much.

    >>> [runs_together(word) for word in ("weekslast", "avggift", "nvisits", "notes", "household", "first")]
    [True, True, True, False, False, False]
    """
    before, after = _BEFORE.match(word) or _BEFORE_A_WORD.match(word), _AFTER.search(word)
    if is_one_word(word) and not _BEFORE.match(word) and not after:
        return False
    rests = (word[before.end() :] if before else "", word[: after.start()] if after else "")
    return any(map(is_one_word, filter(None, rests)))


def says_of_what(column: str, labels: Labels) -> bool:
    """Whether the name says of what it is a measure, where it is one: a long time, of what?

    >>> says_of_what("time", {}), says_of_what("contract_time", {}), says_of_what("time", {"time": "loan term"})
    (False, True, True)
    """
    return column in labels or not set(display_name(column).words.split()) <= _BARE


def holds_a_code(column: str, labels: Labels) -> bool:
    """Whether words that people know stand beside two letters that they do not: they read it, and not of what it is.

    >>> holds_a_code("SalePriceMM", {}), holds_a_code("TV_minutes", {}), holds_a_code("BMI", {})
    (True, False, False)
    """
    words = [] if column in labels else display_name(column).words.split()
    short = (word for word in words if word.isupper() and word.isalpha() and len(word) < _LETTERS)
    return len(words) > 1 and any(word.lower() not in _KNOWN and not _VOWEL.search(word.lower()) for word in short)


def in_quotes(name: str) -> str:
    """A name that nobody can read, within a name of a segment, which may stand in quotes itself.

    >>> in_quotes("freerepat")
    '‘freerepat’'
    """
    return f"‘{name}’"


def quoted_in(text: str) -> list[str]:
    """The names in it that nobody can read.

    >>> quoted_in("Younger, no ‘private’, high ‘reduced’")
    ['private', 'reduced']
    """
    return _QUOTED.findall(text)


def is_code(level: str) -> bool:
    """Whether a level is one of a code book, which tells nothing to others.

    >>> is_code("A34"), is_code("3"), is_code("Fiber optic"), is_code("18-25"), is_code("yes")
    (True, True, False, False, False)
    """
    return bool(_CODE.fullmatch(level_words(level).strip()))


def stands_in_a_code_book(level: str) -> bool:
    """Whether a level is more than a letter or a number, and read in a code book alone.

    >>> stands_in_a_code_book("A34"), stands_in_a_code_book("3"), stands_in_a_code_book("F")
    (True, False, False)
    """
    return len(level) > 1 and is_code(level) and not level.isdigit()


def _is_short_form(word: str) -> bool:
    """Whether a word is a short form: letters beside digits, no vowel, or hardly any letters.

    >>> [_is_short_form(word) for word in ("q12", "pmt", "fi", "balance", "12", "of", "BMI", "größe", "9am")]
    [True, True, True, False, False, False, False, False, False]
    """
    plain = without_accents(word)
    if _CLOCK.fullmatch(plain) or not plain.isascii() or not any(map(str.isalpha, plain)) or word.isupper():
        return False
    if any(map(str.isdigit, plain)):
        return True
    return plain.lower() not in _SHORT and (len(plain) < 3 or not _VOWEL.search(plain.lower()))
