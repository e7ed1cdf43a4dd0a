"""Words of columns in other languages in English, in which everything else is said: Umsatz is revenue on every page.

A name is translated whole or not at all, so that no line mixes two languages.
"""

import re
from collections.abc import Container, Sequence
from functools import lru_cache, partial
from itertools import takewhile

from segmentry.stages.shared import words_of_clubs_and_care as care
from segmentry.stages.shared import words_of_counting as counting
from segmentry.stages.shared import words_of_shops_and_supply as supply
from segmentry.stages.shared import words_of_trade as trade
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import entries, without_accents, word_set
from segmentry.stages.shared.words_of_levels import LEVELS


def _by_word(*texts: str) -> dict[str, str]:
    """The English of each word in all its forms; of those that several lists have, the first one's."""
    said = dict[str, str]()
    for entry in (entry for text in reversed(texts) for entry in entries(text)):
        english, _, words = entry.partition(": ")
        for word in words.split():
            stem, _, language = word.partition("/")
            said.update((f"{stem}{end}", english) for end in counting.ENDINGS.get(language, ("",)))
    return said


_NOUNS = _by_word(trade.THINGS, counting.COUNTED, supply.THINGS, care.THINGS)
_ADJECTIVES = _by_word(trade.BEFORE_THINGS, counting.DONE)
_ELSEWHERE = _by_word(trade.ELSEWHERE)
_MONTHS = _by_word(counting.MONTHS)
_SMALL_WORDS = _by_word(trade.SMALL, counting.SMALL)
_LEVELS = _by_word(LEVELS)
_ENGLISH = {**_ADJECTIVES, **_NOUNS, **_by_word(trade.BEFORE_THINGS)}
#: Those that English does not have.
_FOREIGN = {word for word, english in _ENGLISH.items() if word != english} | word_set(counting.ONLY_ELSEWHERE)
_ALSO_ENGLISH = word_set(counting.ALSO_ENGLISH)
_FOREIGN -= _ALSO_ENGLISH
#: What is in English already: tarif type.
_SAID = frozenset(_ENGLISH.values())
_SAID_BEFORE = frozenset(_ADJECTIVES.values())
#: Of what counts several the word for one, which stands before another: a return rate.
_OF_ONE = {english: word for word, english in reversed(_NOUNS.items())}
_SINGULAR = {word: _OF_ONE[english[:-1]] for word, english in _NOUNS.items() if english[:-1] in _OF_ONE}
#: What these languages share with English, and stands before a noun.
_SHARED = word_set(
    "app online web mobile internet top digital premium portal hotline ebike bike service roaming vip bar club hotel "
    "gas sms email newsletter promo spa sauna restaurant baby winter sport weekend water"
)
#: Such words that stand where they are; what counts does, too, since names of counts are read by it.
_COUNTS = word_set("nombre numero nbre nb nbr n num no anz anzahl aantal liczba")
_STAYS = _SHARED | _COUNTS | word_set("nps id age order operations score bonus status logins ticket marketing km")
_FIRST = {*_SHARED, *(word for word, english in _ADJECTIVES.items() if _ENGLISH[word] == english)}
#: All that is read, and how many letters a short form has at most, which is the same in every language.
_WORDS = {*_ENGLISH, *_SMALL_WORDS, *_MONTHS, *_STAYS, *_SAID}
_LETTERS = 4
#: Where these begin, something else is told: sales last month. Some stand behind what is counted: 6 mois suivants.
_BEGIN = word_set("last first previous next")
#: What these are of stands before them in English, and behind them elsewhere; the second are it wherever they stand.
_HEADS = word_set(
    """amount price cost revenue consumption spending call payment visit day time balance fee delay discount duration
    quantity value size purchase order complaint survey answer offer renewal cancellation name consent
    deviation"""
)
_ALWAYS_HEADS = word_set(
    "type category level class status method channel date reason rate share number score age term frequency attendance"
)
_UMLAUT = re.compile(r"([aou])e")
_BLANKS = re.compile(r"[\W_]+")
#: Of so many there is another thing: days of delay.
_COUNTED = _COUNTS | word_set("number quantity sum days months years weeks hours minutes")
#: What is so often is said per: visits per month.
_PER = word_set("month week day year quarter")
#: How long it is that something was done last: letzter Kauf Tage.
_SINCE = word_set("days weeks months years")
#: What tells how a share is of something by itself, and what it is in, at or on.
_WHERE = word_set("on in at under with without from since before after")
_AT = {
    **dict.fromkeys(("hours", "mornings", "evenings", "afternoons"), "in"),
    "weekends": "at",
    **dict.fromkeys(("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"), "on"),
}
#: Letters of a word that ends another without a mark between, and of one that begins it, at least.
_END, _BEGINNING = 4, 3
#: Words at most that mean one thing.
_LONGEST = 4


def in_english(words: Sequence[str], *, is_sure: bool = False) -> list[str]:
    """The words of a name in English, if all of them are known and one at least is none of English; else as they are.

    Parameters
    ----------
    is_sure : bool, optional
        Whether what stands beside the words tells that they are of another language: ca 12 mois.

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
    (['share', 'of', 'evening', 'orders'], ['part', 'number'])
    >>> in_english(["part", "heures", "bureau"]), in_english(["wizyty", "mies"]), in_english(["ca"], is_sure=True)
    (['share', 'in', 'office', 'hours'], ['visits', 'per', 'month'], ['revenue'])
    >>> in_english(["umsatz", "nov", "dez"]), in_english(["wyplaty", "z", "bankomatu"])
    (['revenue', 'in', 'November', 'and', 'December'], ['cash', 'withdrawals'])
    >>> in_english(["ca", "6", "mois", "suivants"]), in_english(["Mahnkosten"])
    (['revenue', 'next', '6', 'months'], ['reminder', 'fees'])
    >>> in_english(["AW", "Stunden"]), in_english(["davon", "Teile"]), in_english(["Terminweg"])
    (['AW', 'hours'], ['included', 'parts'], ['booking', 'channel'])
    """
    if not (is_sure or is_foreign(words)):
        return list(words)
    pieces = [_ELSEWHERE.get(x, x) for x in _all_pieces(words)]
    if is_sure and _ELSEWHERE.keys().isdisjoint(_all_pieces(words)) and not is_foreign(words):
        return list(words)
    short = _short(words)
    known = all(_is_known(x, short) for x in pieces)
    return [short.get(word, word) for word in _said(_before(pieces))] if known else list(words)


def is_told(words: Sequence[str]) -> bool:
    """Whether all words of a name are known, in whichever language.

    >>> is_told(["umsatz"]), is_told(["panier", "xyz"])
    (True, False)
    """
    return all(_is_known(x, _short(words)) for x in _all_pieces(words))


def _is_known(piece: str, short: Container[str]) -> bool:
    return piece in _WORDS or piece in short or piece.isdigit()


def _short(words: Sequence[str]) -> dict[str, str]:
    """The short forms among the words, which are the same in every language, as they are written."""
    return {word.casefold(): word for word in words if word.isupper() and 1 < len(word) <= _LETTERS}


def _all_pieces(words: Sequence[str]) -> list[str]:
    return _joined([piece for word in words for piece in _pieces(word)])


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
    pieces = _all_pieces(words)
    if pieces[:1] == ["part"] and len(pieces) > 1 and all(x in _ALSO_ENGLISH or x in _MONTHS for x in pieces[1:]):
        return True  # a share of grains, in November
    return not (_FOREIGN.isdisjoint(pieces) and all(map(str.isascii, words)))


def _before(pieces: list[str]) -> list[str]:
    """The words with what says which of so many before their number: next 6 months."""
    at = len(pieces) - 3
    behind = at >= 0 and pieces[at].isdigit() and _ENGLISH.get(pieces[-1]) in _BEGIN
    return [*pieces[:at], pieces[-1], *pieces[at:-1]] if behind else pieces


def _said(pieces: list[str]) -> list[str]:
    """The words as English has them, and what a share is of behind it, and how often something is."""
    last = "month" if pieces[-1] == "mois" else _ENGLISH.get(pieces[-1])
    often = last if len(pieces) > 1 and _ENGLISH.get(pieces[-2]) not in _BEGIN else None
    if often in _PER and is_plural((said := _in_order(pieces[:-1]))[-1]) and said[-1] not in _COUNTED:
        return [*said, "per", often]
    said = _in_order(pieces)
    if _SINCE & {*said} and "last" in said and not {"since", "in", "per"} & {*said}:
        unit = next(word for word in said if word in _SINCE)
        if (rest := [word for word in said if word != unit])[0] == "last" and len(rest) > 1:
            return [unit, "since", *rest]
    *of, last = said
    if last == "share" and len(of) > 1 and (of[0] in _WHERE or is_plural(of[-1])):
        return [last, *([] if of[0] in _WHERE else [_AT.get(of[-1], "of")]), *of]
    return said


def _in_order(pieces: Sequence[str]) -> list[str]:
    """The words as English has them: what says more of a thing first, and what it is of before it."""
    placed, more, things = list[str](), list[str](), list[str]()
    for at, piece in enumerate(pieces):
        word = _ENGLISH.get(piece) or _SMALL_WORDS.get(piece) or _MONTHS.get(piece) or piece
        if piece in _MONTHS and (placed or more or things):
            again = placed[-1:] and not (more or things) and placed[-1] in _MONTHS.values()
            placed, more, things = [*placed, *more, *things, "and" if again else "in", word], [], []
        elif piece in _SMALL_WORDS and not (word == "of" and things and things[-1] not in _COUNTED):
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
    if plain in _WORDS:
        return (plain,)
    if (folded := _UMLAUT.sub(r"\1", plain)) in _ENGLISH:
        return (folded,)
    for at in range(_BEGINNING, len(plain) - _END + 1):
        end = next((x for x in (plain[at:], f"-{plain[at:]}") if x in _NOUNS), None)
        begin = next((x for x in (plain[:at], plain[: at - 1]) if x in _ENGLISH or x in _STAYS), None)
        if end is not None and begin is not None:
            return (_SINGULAR.get(begin, begin), end)
    return (plain,)
