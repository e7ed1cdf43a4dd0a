"""Months by their names in other languages than English: SQL and Python put their number in the place of the name."""

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


def numbered_in_sql(cell: str) -> str:
    """SQL of a cell with the number of the month in the place of its name."""
    for number, names in enumerate(_BEGINNINGS, 1):
        name = rf"(^|[^\pL])(?:{names})\pL*\.?"
        numbered = rf"\1{number:02d}"
        cell = f"regexp_replace({cell}, {literal(name)}, {literal(numbered)}, 'i')"
    return cell


def numbered(cell: str) -> str:
    """The same of a text.

    >>> numbered("03. März 2024"), numbered("3 août 2024"), numbered("soon")
    ('03. 03 2024', '3 08 2024', 'soon')
    """
    for number, name in enumerate(_patterns(), 1):
        cell = name.sub(f"{number:02d}", cell)
    return cell


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![^\W\d_])(?:{names})[^\W\d_]*\.?", re.IGNORECASE) for names in _BEGINNINGS)
