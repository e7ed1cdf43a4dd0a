"""Words of columns in other languages in English, in which everything else is said: Umsatz is revenue on every page.

A name is translated whole or not at all, so that no line mixes two languages.
"""

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import takewhile

from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import entries, without_accents, word_set
from segmentry.stages.shared.words_of_levels import LEVELS
from segmentry.stages.shared.words_of_trade import BEFORE_THINGS, ELSEWHERE, SMALL, THINGS


def _by_word(text: str) -> dict[str, str]:
    parts = (entry.partition(": ") for entry in entries(text))
    return {word: english for english, _, words in parts for word in words.split()}


_NOUNS, _ADJECTIVES, _SMALL_WORDS, _ELSEWHERE = map(_by_word, (THINGS, BEFORE_THINGS, SMALL, ELSEWHERE))
_LEVELS = _by_word(LEVELS)
_ENGLISH = {**_NOUNS, **_ADJECTIVES}
#: Those that English does not have.
_FOREIGN = frozenset(word for word, english in _ENGLISH.items() if word != english)
#: What is in English already: tarif type.
_SAID = frozenset(_ENGLISH.values())
_SAID_BEFORE = frozenset(_ADJECTIVES.values())
#: Of what counts several the word for one, which stands before another: a return rate.
_OF_ONE = {english: word for word, english in reversed(_NOUNS.items())}
_SINGULAR = {word: _OF_ONE[english[:-1]] for word, english in _NOUNS.items() if english[:-1] in _OF_ONE}
#: What these languages share with English, and stands before a noun.
_SHARED = word_set(
    "app online web mobile internet top digital premium portal hotline ebike bike service roaming vip bar club hotel "
    "gas sms email newsletter promo spa sauna restaurant baby winter sport"
)
#: Such words that stand where they are; what counts does, too, since names of counts are read by it.
_COUNTS = word_set("nombre numero nbre nb nbr n num no anz anzahl aantal liczba")
_STAYS = _SHARED | _COUNTS | word_set("nps id age order operations score bonus status logins ticket marketing")
_FIRST = {*_ADJECTIVES, *_SHARED}
#: All that is read, and how many letters a short form has at most, which is the same in every language.
_WORDS = {*_ENGLISH, *_SMALL_WORDS, *_STAYS, *_SAID}
_LETTERS = 4
#: Where these begin, something else is told: sales last month. Some stand behind what is counted: 6 mois suivants.
_BEGIN = word_set("last first previous next")
#: What these are of stands before them in English, and behind them elsewhere; the second are it wherever they stand.
_HEADS = word_set(
    """amount price cost revenue consumption spending call payment visit day time balance fee delay discount duration
    quantity value size purchase order complaint survey answer offer renewal cancellation name consent
    deviation"""
)
_ALWAYS_HEADS = word_set("type category level class status method channel date reason rate share number score age term")
_BLANKS = re.compile(r"[\W_]+")
#: Of so many there is another thing: days of delay.
_COUNTED = _COUNTS | word_set("number quantity sum days months years weeks hours minutes")
#: Letters of a word that ends another without a mark between, and of one that begins it, at least.
_END, _BEGINNING = 4, 3
#: Words at most that mean one thing.
_LONGEST = 4


def in_english(words: Sequence[str]) -> list[str]:
    """The words of a name in English, if all of them are known and one at least is none of English; else as they are.

    >>> in_english(["umsatz"]), in_english(["saldo", "medio"]), in_english(["numero", "de", "pedidos"])
    (['revenue'], ['average', 'balance'], ['numero', 'of', 'orders'])
    >>> in_english(["Jahresumsatz"]), in_english(["Retourenquote"]), in_english(["umsatz", "xyz"])
    (['yearly', 'revenue'], ['return', 'rate'], ['umsatz', 'xyz'])
    >>> in_english(["dias", "desde", "ultima", "compra"]), in_english(["importe", "medio", "compra"])
    (['days', 'since', 'last', 'purchase'], ['average', 'purchase', 'amount'])
    >>> in_english(["canal", "de", "compra"]), in_english(["ora", "punta"]), in_english(["Fzg", "Alter"])
    (['purchase', 'channel'], ['rush', 'hour'], ['vehicle', 'age'])
    >>> in_english(["monthly", "fee"]), in_english(["gift", "amount"])
    (['monthly', 'fee'], ['gift', 'amount'])
    >>> in_english(["part", "commandes", "soir"]), in_english(["part", "number"])
    (['evening', 'orders', 'share'], ['part', 'number'])
    >>> in_english(["ca", "6", "mois", "suivants"]), in_english(["Mahnkosten"])
    (['revenue', 'next', '6', 'months'], ['reminder', 'fees'])
    >>> in_english(["AW", "Stunden"]), in_english(["davon", "Teile"]), in_english(["Terminweg"])
    (['AW', 'hours'], ['included', 'parts'], ['booking', 'channel'])
    """
    if not is_foreign(words):
        return list(words)
    pieces = [_ELSEWHERE.get(x, x) for x in _joined([piece for word in words for piece in _pieces(word)])]
    short = {word.casefold(): word for word in words if word.isupper() and 1 < len(word) <= _LETTERS}
    known = all(x in _WORDS or x in short or x.isdigit() for x in pieces)
    return [short.get(word, word) for word in _in_order(_before(pieces))] if known else list(words)


@lru_cache(maxsize=8_192)  # cards, names and tables say the same levels
def level_in_english(level: str) -> str:
    """A level in English where a list has all of it; else as it is: names of places and plans stay.

    >>> level_in_english("Überweisung"), level_in_english("sin motivo"), level_in_english("Kraków")
    ('bank transfer', 'no reason', 'Kraków')
    >>> level_in_english("Retrait en magasin"), level_in_english("Premium"), level_in_english("Post")
    ('click and collect', 'Premium', 'Post')
    """
    plain = without_accents(level.replace("ß", "ss").replace("ł", "l")).casefold()
    return _LEVELS.get("_".join(_BLANKS.split(plain.strip())), level)


def is_foreign(words: Sequence[str]) -> bool:
    """Whether a name holds words that English lacks.

    >>> is_foreign(["davon", "teile"]), is_foreign(["caffè"]), is_foreign(["gift", "amount"])
    (True, True, False)
    """
    pieces = _joined([piece for word in words for piece in _pieces(word)])
    return not (_FOREIGN.isdisjoint(pieces) and all(map(str.isascii, words)))


def _before(pieces: list[str]) -> list[str]:
    """The words with what says which of so many before their number: next 6 months."""
    at = len(pieces) - 3
    behind = at >= 0 and pieces[at].isdigit() and _ENGLISH.get(pieces[-1]) in _BEGIN
    return [*pieces[:at], pieces[-1], *pieces[at:-1]] if behind else pieces


def _in_order(pieces: Sequence[str]) -> list[str]:
    """The words as English has them: what says more of a thing first, and what it is of before it."""
    placed, more, things = list[str](), list[str](), list[str]()
    for at, piece in enumerate(pieces):
        word = _ENGLISH.get(piece) or _SMALL_WORDS.get(piece) or piece
        if piece in _SMALL_WORDS and not (word == "of" and things and things[-1] not in _COUNTED):
            placed, more, things = [*placed, *more, *things, word], [], []
        elif piece in _SMALL_WORDS:
            continue
        elif piece in _FIRST or piece in _SAID_BEFORE:
            if word in _BEGIN and things and things[-1] != "date" and at + 1 < len(pieces):
                placed, more, things = [*placed, *more, *things], [], []
            more.append(word)
        else:
            heads = takewhile(partial(_is_of, word=word), reversed(things))
            things.insert(len(things) - sum(1 for _ in heads), word)
    return " ".join([*placed, *more, *things]).split()


def _is_of(head: str, word: str) -> bool:
    """Whether a thing is of the one behind it: an amount, of a subscription."""
    head, last = head.rpartition(" ")[2], word.rpartition(" ")[2]
    return head in _ALWAYS_HEADS or ((head in _HEADS or is_plural(head)) and last not in _ALWAYS_HEADS)


def _joined(pieces: list[str]) -> list[str]:
    """The words, those that mean one thing together as one."""
    joined, at = list[str](), 0
    while at < len(pieces):
        sizes = range(min(_LONGEST, len(pieces) - at), 1, -1)
        size = next((size for size in sizes if "_".join(pieces[at : at + size]) in _ENGLISH), 1)
        joined.append("_".join(pieces[at : at + size]))
        at += size
    return joined


@lru_cache(maxsize=8_192)  # every name is asked for more than once
def _pieces(word: str) -> tuple[str, ...]:
    """A word, or two that stand without a mark between them: Jahresumsatz."""
    plain = without_accents(word.replace("ß", "ss").replace("ł", "l")).casefold()
    if plain in _ENGLISH or plain in _SMALL_WORDS or plain in _STAYS:
        return (plain,)
    for at in range(_BEGINNING, len(plain) - _END + 1):
        end = next((x for x in (plain[at:], f"-{plain[at:]}") if x in _NOUNS), None)
        begin = next((x for x in (plain[:at], plain[: at - 1]) if x in _ENGLISH or x in _STAYS), None)
        if end is not None and begin is not None:
            return (_SINGULAR.get(begin, begin), end)
    return (plain,)
