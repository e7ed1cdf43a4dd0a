"""The words of a name of a column as they are written: where they come apart, and which capitals they keep."""

import re
from collections.abc import Sequence

from segmentry.stages.shared.units_in_names import ATTACHED

#: What one of them has, behind a stroke: lines/order.
_BY_THE = """order|visit|customer|user|seat|employee|trip|call|head|person|household|account|item|policy|ticket|booking|
stay|day|week|wk|month|mth|year|yr|quarter|tag|woche|monat|jahr|jour|mois|an|dia|mes|ano|mese|anno|dag|maand|jaar|rok""".replace(
    "\n", ""
)
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|[\s_.]+|(?<!\b[Nn]o)-(?=[A-Za-z]{3})")
#: How people write what is said in words, and units whose letters come apart else.
_SIGNS = (
    (re.compile(r"\bp\. ?([am])\b\.?"), r"p\1"),  # p.a.
    (re.compile(r"^# ?(?=[A-Za-z])"), ""),
    (re.compile(r"(?<=[A-Za-z.]) ?#$"), ""),
    (re.compile(r"Ø[\s_]*(?=\w)"), "average "),
    (re.compile(r"< ?(?=\d)"), "under "),
    (re.compile(r"> ?(?=\d)"), "over "),
    (ATTACHED, r" \g<0>"),
    (re.compile(r"(?<=\d)d(?= )"), " days"),
    (re.compile(r"(?<=[a-z0-9])%"), " %"),
    (re.compile(r"(?<=[a-z]{2})\+(?=[a-z]{2})"), " & "),
    (re.compile(rf"[\s_]*/[\s_]*(?=(?:{_BY_THE})\b)", re.IGNORECASE), " per "),
    (re.compile(r"(?<![A-Za-z]{2})/|/(?![A-Za-z]{2})"), " "),
    (re.compile(r"/"), " / "),
)
_MIXED = re.compile(r"(?<![A-Za-z])(?:[kM]W[hp]?|[kT](?:EUR|USD|GBP|CHF))(?![A-Za-z])")


def words_apart(name: str) -> list[str]:
    """The words of a name, as they are written.

    >>> words_apart("DeviceProtection"), words_apart("lines/order"), words_apart("RaffleBooks24m")
    (['Device', 'Protection'], ['lines', 'per', 'order'], ['Raffle', 'Books', '24m'])
    """
    for sign, words in _SIGNS:
        name = sign.sub(words, name)
    return [part for part in _APART.split(_MIXED.sub(lambda met: met[0].lower(), name)) if part]


def is_loud(parts: Sequence[str]) -> bool:
    """Whether all is in capitals, so that none tell of a short form.

    >>> is_loud(["CREDIT", "LIMIT"]), is_loud(["Credit", "LIMIT"])
    (True, False)
    """
    return not any(part.islower() or part[1:].islower() for part in parts)


def in_small(part: str, *, loud: bool) -> str:
    """A word in small letters, but for those that are known by their letters.

    >>> in_small("Credit", loud=False), in_small("ATM", loud=False), in_small("ATM", loud=True)
    ('credit', 'ATM', 'atm')
    """
    return part if _is_acronym(part) and not loud else part.lower()


def as_written(parts: Sequence[str], name: str) -> list[str]:
    """Words of another language with the capitals of its nouns: Wartezeit; none where all or camelCase has them.

    >>> as_written(["Wartezeit", "unklar"], "Wartezeit_unklar"), as_written(["WARTEZEIT"], "WARTEZEIT")
    (['Wartezeit', 'unklar'], ['wartezeit'])
    """
    loud = is_loud(parts)
    written = not loud and (parts[0][:1].isupper() or not name.isalnum())
    return [part if written else in_small(part, loud=loud) for part in parts]


def _is_acronym(part: str) -> bool:
    return part.isupper() and 1 < len(part) <= 4
