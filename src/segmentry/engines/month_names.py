"""Dates in words: SQL and Python put the number of the month in the place of its name, and leave out what stands
between day and time.
"""

import re
from functools import cache

from segmentry.engines.quoting import literal

#: What stands in the form of a date for a month by its name in any of these languages.
MONTH = "%N"
#: How the names of each month begin, in German, French, Spanish, Italian, Portuguese, Dutch, Polish, the Scandinavian
#: languages, Czech, Turkish, Hungarian and Russian.
_BEGINNINGS = (
    "jan|jän|ene|gen|sty|led|oca|янв",
    "feb|fév|fev|lut|úno|şub|фев",
    "mar|mär|mrz|maart|mrt|bře|már|мар",
    "apr|abr|avr|kwi|dub|nis|ápr|апр",
    "mai|may|mag|mei|maj|kvě|máj|май|мая",
    "juin|jun|giu|cze|čvn|červn|červen\\b|haz|jún|июн",
    "juil|jul|lug|lip|čvc|červen[ec]|tem|júl|июл",
    "aug|ago|aoû|aou|sie|srp|ağu|авг",
    "sep|set|wrz|zář|eyl|szept|сен",
    "okt|oct|ott|out|paź|říj|eki|окт",
    "nov|lis|kas|ноя",
    "dez|déc|dec|dic|des|gru|pro|ara|дек",
)
#: What stands behind the number of a day, between day and time, and behind the time; and half-days by their words.
ORDINAL = "(?:st|nd|rd|th|er)"
AT = "(?:à|at|um|om|alle|alle ore|ore|a las|às|kl|kl\\.|klo|o|v|в|saat)"
CLOCK = "(?:Uhr|uhr|h|hs|hs\\.|uur|Uhr\\.|น\\.)"
_WORDS = (
    (rf"(^|[^\pL\d])(\d{{1,2}}){ORDINAL}([^\pL]|$)", r"\1\2\3"),
    (rf"(\d),? {AT} (\d)", r"\1 \2"),
    (rf"(\d) {CLOCK}$", r"\1"),
)
#: Half-days as they are written beside AM and PM.
_CLOSE = (r"(\d)([AaPp][Mm])", r"\1 \2")  # 9:05am
_HALVES = (("a\\. ?m\\.|a m|오전|上午|午前", "AM"), ("p\\. ?m\\.|p m|오후|下午|午後", "PM"))
HALF = f"(?:[ap]m|{'|'.join(words for words, _ in _HALVES)})"


def numbered_in_sql(cell: str) -> str:
    """SQL of a cell with the number of the month in the place of its name."""
    for number, names in enumerate(_BEGINNINGS, 1):
        name = rf"(^|[^\pL])(?:{names})\pL*\.?"
        numbered = rf"\1{number:02d}"
        cell = f"regexp_replace({cell}, {literal(name)}, {literal(numbered)}, 'i')"
    for words, kept in _WORDS:
        cell = f"regexp_replace({cell}, {literal(words)}, {literal(kept)})"
    return cell


def halves_in_sql(cell: str) -> str:
    """SQL of a cell with AM and PM in the place of other words for them."""
    for words, half in _HALVES:
        cell = f"regexp_replace({cell}, {literal(f'({words})')}, {literal(half)}, 'i')"
    return f"regexp_replace({cell}, {literal(_CLOSE[0])}, {literal(_CLOSE[1])})"


def halves(cell: str) -> str:
    """The same of a text.

    >>> halves("2:05 p. m."), halves("오후 2:05")
    ('2:05 PM', 'PM 2:05')
    """
    for words, half in _HALVES:
        cell = re.sub(words, half, cell, flags=re.IGNORECASE)
    return re.sub(*_CLOSE, cell)


def numbered(cell: str) -> str:
    """The same of a text.

    >>> numbered("03. März 2024"), numbered("3 août 2024"), numbered("soon")
    ('03. 03 2024', '3 08 2024', 'soon')
    >>> numbered("17 mars 2022 à 14:03"), numbered("March 4th, 2023 3:15 PM")
    ('17 03 2022 14:03', '03 4, 2023 3:15 PM')
    """
    for pattern, kept, most in _patterns():
        cell = pattern.sub(kept, cell, count=most)
    return cell


@cache
def _patterns() -> list[tuple[re.Pattern[str], str, int]]:
    """What is met, what is put in its place, and how often at most, where 0 is always."""
    months = [re.compile(rf"(?<![^\W\d_])(?:{names})[^\W\d_]*\.?", re.IGNORECASE) for names in _BEGINNINGS]
    words = [(re.compile(words.replace(r"\pL", "A-Za-z")), kept, 1) for words, kept in _WORDS]
    return [*((pattern, f"{number:02d}", 0) for number, pattern in enumerate(months, 1)), *words]
