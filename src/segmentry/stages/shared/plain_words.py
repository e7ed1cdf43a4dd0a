"""Words as lists have them and as they are compared."""

import re
import unicodedata
from collections.abc import Iterable


def word_set(words: str) -> frozenset[str]:
    """The words of a list that blanks part.

    >>> sorted(word_set("zip  plz"))
    ['plz', 'zip']
    """
    return frozenset(words.split())


def entries_of(text: str) -> list[str]:
    """The entries of a list that commas part.

    >>> entries_of("first  name, *karte,")
    ['first name', '*karte']
    """
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def in_name(entries: Iterable[str]) -> re.Pattern[str]:
    """Any of the entries as whole words of `_a_name_`: `*` stands for any letters of a word.

    >>> bool(in_name(["credit card", "*karte"]).search("_my_kreditkarte_")), bool(in_name([]).search("__"))
    (True, False)
    """
    forms = [entry.replace(" ", "_").replace("*", "[^_]*") for entry in entries]
    return re.compile(f"_({'|'.join(forms)})(?=_)" if forms else "(?!)")


def without_accents(text: str) -> str:
    """The letters without what stands above or below them.

    >>> without_accents("Prénom"), without_accents("Größe")
    ('Prenom', 'Große')
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
