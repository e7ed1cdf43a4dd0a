"""Bands of numbers in words, such as "under 25", "18-24", "$40K - $60K", "65+" and "(48, 63]", by their limits."""

import math
import re
from collections.abc import Mapping
from itertools import pairwise

from segmentry.stages.shared.plain_words import without_accents, word_set

_UNDER = word_set(
    """< <= under below less up upto max maximum before younger smaller lower fewer unter bis weniger hochstens jusqu
    jusque moins menos menor hasta meno fino inferiore sotto menor ate abaixo minder onder tot ponizej mniej
    do"""
)
_OVER = word_set(
    """+ > >= over above more greater plus older higher up from min minimum at beyond uber mehr ab mindestens alter
    depuis mas desde mayor oltre piu sopra mais acima maior meer boven vanaf ouder meer powyzej wiecej od"""
)
#: Between two numbers, before them, and behind the one of an open band: "65 and over".
_BESIDE = word_set(
    """to and or than but of the between from under bis und oder als zwischen von a au et ou que de plus entre y o
    tra fra da e al di ed ate do en of dan tussen van i lub niz miedzy od - – — ‑ ~ .. ... & equal at least
    most ani"""
)
_NOTHING = word_set("none no zero nothing keine kein aucun aucune ninguno ninguna nessuno nenhum geen brak")
_SUFFIXES = {
    "k": 1e3,
    "thousand": 1e3,
    "tsd": 1e3,
    "t": 1e3,
    "m": 1e6,
    "mio": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
}
#: Days in a length of time.
_DAYS = {
    1.0: "day days d tag tage jour jours dia dias giorno giorni dag dagen dzien dni",
    7.0: "week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydzien tygodni",
    30.4: "month months mo mos mth monat monate monaten mois mes meses mese mesi maand maanden miesiac miesiecy",
    365.25: "year years yr yrs y jahr jahre jahren an ans annee annees ano anos anno anni jaar rok lat lata",
}
_LENGTHS = {word: days for days, words in _DAYS.items() for word in words.split()}
_MARKS = word_set("< > + <= >= - $ € £ ¥ ₹ . % ( ) & ~ '")
_NUMBER = r"\d+(?:[.,' \u00a0\u202f]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<suffix>(?:k|thousand|tsd|mio|mn|mln|million|m|t)\b)?|(?P<word>[^\W\d_]+|<=|>=|[^\s\w])"
)
_INTERVAL = re.compile(r"[\[(]\s*(-?[\w.]+)\s*,\s*(-?[\w.]+)\s*[\])]")
_LIKE = str.maketrans({"≤": "<", "≥": ">", "ł": "l", "−": "-", "–": "-", "—": "-", "‑": "-"})

Limits = tuple[float, float]


def bands(levels: Mapping[str, object]) -> dict[str, float] | None:
    """The place of every level, from 0, where all are bands of numbers that do not overlap; else None.

    >>> bands(dict.fromkeys(["65+", "18-24", "25 to 64"]))
    {'18-24': 0.0, '25 to 64': 1.0, '65+': 2.0}
    >>> bands(dict.fromkeys(["(48, 63]", "(33, 48]"])), bands(dict.fromkeys(["2020-01", "2020-02"]))
    ({'(33, 48]': 0.0, '(48, 63]': 1.0}, None)
    """
    read = {level: _limits(level) for level in levels}
    units = {word for limits in read.values() if limits is not None for word in limits[1]}
    if any(limits is None for limits in read.values()) or not _one_unit(units):
        return None
    limits = {level: found[0] for level, found in read.items() if found is not None}
    if not any(low < high for low, high in limits.values()):
        return None  # plain numbers
    order = sorted(limits, key=lambda level: limits[level])
    ends = [limits[level] for level in order]
    apart = all(low[1] <= high[0] and low != high for low, high in pairwise(ends))
    return {level: float(i) for i, level in enumerate(order)} if apart else None


def _one_unit(words: set[str]) -> bool:
    """Whether the words beside the numbers name one thing: children and child, visits."""
    rest = {word for word in words if word not in _LENGTHS}
    return len({word[:3] for word in rest}) <= 1 and not (rest and words - rest)


def _limits(level: str) -> tuple[Limits, set[str]] | None:
    """The lowest and the highest number of a band, and the words beside them that say no limit."""
    if (interval := _INTERVAL.fullmatch(level.strip())) is not None:
        try:
            return (float(interval[1]), float(interval[2])), set()
        except ValueError:
            return None
    numbers, words = _tokens(level)
    units = {word for word in words if word not in _UNDER | _OVER | _BESIDE | _NOTHING and word.isalpha()}
    marks = {word for word in words if not word.isalpha()} - _MARKS
    lengths = {_LENGTHS[word] for word in words if word in _LENGTHS}
    if marks or len(lengths) > 1:
        return None
    in_days = lengths.pop() if lengths else 1.0
    if not numbers:
        return ((0.0, 0.0), units) if _NOTHING & set(words) else None
    return _span([number * in_days for number in numbers], words, units)


def _span(numbers: list[float], words: list[str], units: set[str]) -> tuple[Limits, set[str]] | None:
    if len(numbers) == 2:
        low, high = numbers
        return ((low, high), units) if low < high else None
    if len(numbers) > 2:
        return None
    [number] = numbers
    if "-" in words and words[0] == "-":
        return None  # below 0
    said = [word for word in words if word in _UNDER | _OVER]
    if not said:
        return ((number, number), units)
    over = said[-1] in _OVER and not (said[0] in _UNDER and said[0] not in _OVER)
    return ((number, math.inf), units) if over else ((-math.inf, number), units)


def _tokens(level: str) -> tuple[list[float], list[str]]:
    text = without_accents(level.casefold().translate(_LIKE)).replace("up to", "upto")
    numbers: list[tuple[float, float]] = []
    words: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["number"] is None:
            words.append(token["word"])
            continue
        digits = re.sub(r"[.,' \u00a0\u202f](?=\d{3}(?!\d))", "", token["number"]).replace(",", ".")
        numbers.append((float(digits), _SUFFIXES.get(token["suffix"] or "", 1.0)))
    values = [value * times for value, times in numbers]
    if len(values) == 2 and numbers[0][1] == 1.0 and values[0] * numbers[1][1] < values[1]:
        values[0] *= numbers[1][1]  # 40-60K
    return values, words
