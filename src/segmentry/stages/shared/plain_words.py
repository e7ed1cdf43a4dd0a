"""Words as lists have them and as they are compared."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter


def word_set(words: str) -> frozenset[str]:
    """The words of a list that blanks part.

    >>> sorted(word_set("zip  plz"))
    ['plz', 'zip']
    """
    return frozenset(words.split())


def entries(text: str) -> list[str]:
    """The entries of a list that commas part, each of one word or of several.

    >>> entries("zip, postal  code, *karte,")
    ['zip', 'postal code', '*karte']
    """
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def within(forms: str) -> re.Pattern[str]:
    """Any of the forms, a regular expression, as whole words anywhere in a name.

    >>> bool(within("loan|polic(y|ies)").search("open_policies")), bool(within("loan").search("loaned"))
    (True, False)
    """
    return re.compile(f"(^|_)({forms})(_|$)")


def any_of(text: str, letters: str = "[a-z]") -> str:
    """The words of a list, of which `*` stands for any of the letters.

    >>> any_of("churn* lapsed")
    'churn[a-z]*|lapsed'
    """
    return "|".join(text.split()).replace("*", f"{letters}*")


def in_name(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the entries as whole words of `_a_name_`: `*` stands for any letters of a word.

    >>> bool(in_name(["credit card", "*karte"]).search("_my_kreditkarte_")), bool(in_name([]).search("__"))
    (True, False)
    """
    # By their first letters, so that few are tried, and longer ones first, so that most of the name is met.
    same_letter = groupby(sorted(words, reverse=True), key=itemgetter(0))
    forms = "|".join(f"{first}(?:{'|'.join(entry[1:] for entry in same)})" for first, same in same_letter)
    return re.compile(f"_({forms.replace(' ', '_').replace('*', '[^_]*')})(?=_)" if forms else "(?!)")


def without_accents(text: str) -> str:
    """The letters without what stands above or below them.

    >>> without_accents("Prénom"), without_accents("Größe")
    ('Prenom', 'Große')
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
