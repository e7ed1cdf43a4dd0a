"""Units and times at the end of names of columns: `fee EUR pm`, `tenure m`, `consumption (kWh/yr)`, `orders 52w`.

The words of a name come apart into what is measured, the unit of its figures, and the time that it is of. What may be
something else is read where the words beside it agree: `tenure m` is in months, `visit min` in minutes.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from segmentry.stages.shared import naming
from segmentry.stages.shared.in_english import is_foreign
from segmentry.stages.shared.plain_words import without_accents, word_set

#: Currencies by their codes, and signs that stand for one.
_CODES = sorted(word_set("EUR USD GBP CHF SEK NOK DKK PLN CZK HUF JPY AUD BRL CAD INR MXN ZAR SGD"))
CURRENCY_SIGNS = "$€£¥"
#: What each unit is written like at the end of a name, in capitals or not.
_WRITTEN = {
    "years": "years yrs jahre ans annees anos anni lat jaar jaren",
    "months": "months mths mos monate mois meses mesi maanden miesiace miesiecy",
    "weeks": "weeks wks wochen semaines semanas settimane weken tygodnie",
    "days": "days tage jours dias giorni dagen dni",
    "hours": "hours hrs hr std stunden heures horas ore uren",
    "minutes": "minutes mins minuten minutos minuti",
    "seconds": "seconds secs sekunden secondes segundos",
    "%": "% pct percent perc prozent proz pourcent porcentaje percentuale procent",
    "km": "km kms",
    "kg": "kg kgs",
    "cm": "cm",
    "m²": "m2 m² sqm qm",
    "m³": "m3 m³ cbm",
    **{x: x.lower() for x in ("MB", "GB", "TB", "kWh", "MWh", "kWp", "kW")},
    "Mbit/s": "mbps mbits",
    **{code: code.lower() for code in _CODES},
    "EUR": "eur euro euros",
    "PLN": "pln zl zł",
    "CZK": "czk kc",
    "BRL": "brl r$ reais",
    **{f"k{code}": f"k{code.lower()} t{code.lower()}" for code in ("EUR", "USD", "GBP", "CHF")},
    "k€": "k€ t€",
    "k$": "k$ t$",
    **{sign: sign for sign in CURRENCY_SIGNS},
}
_UNITS = {word: unit for unit, words in _WRITTEN.items() for word in words.split()}
#: Parts of a hundred, which stand before what they are of as well.
_PARTS = word_set("% pct perc prozent proz")
#: Letters that are units of time behind what lasts, or in brackets.
_LETTERS = {
    **dict.fromkeys(("m", "mo", "mth", "mon"), "months"),
    **dict.fromkeys(("y", "yr", "j"), "years"),
    **dict.fromkeys(("w", "wk"), "weeks"),
    "d": "days",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
    "sec": "seconds",
}
#: Letters before them, at least: C2M2 is no area.
_SHORTEST = dict.fromkeys(("m²", "m³", "MB", "TB", "kW"), 3)
#: Digits of a year.
_YEAR = 4
_OF_TIME = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seconds"))
#: What lasts, in French: a j behind it is of days (jours), and elsewhere of years (Jahre, jaar).
_LASTS_IN_FRENCH = word_set("duree anciennete anc delai depuis retard")
#: What is measured in units of time: of anything else these are counted, such as hospital days.
_LASTS = _LASTS_IN_FRENCH | word_set(
    """tenure recency age duration dur length delay membership customer client since last time term terms lead book wait
    session seniority vintage relationship call visit stay talk gap interval los alter laufzeit lfz dauer vertragsdauer
    kundendauer seit duracion antiguedad antig plazo desde durata anzianita looptijd duur
    temps tempo tiempo czas oczekiwania attesa espera attente trwania"""
)
#: Ends of longer words for it.
_LONG_WORDS = ("laufzeit", "dauer", "looptijd", "zeit", "tijd", "frist", "termijn")
#: Behind these alone a single letter is none of time: `last_pull_d` is a date.
_WHOSE = word_set("last customer client")
#: How a name says per what.
_PER = {
    **dict.fromkeys(("pm", "mth", "mths", "month", "mo", "monat", "mois", "mes", "mese", "maand", "miesiac"), "month"),
    **dict.fromkeys(("pa", "yr", "yrs", "year", "annum", "a", "y", "jahr", "an", "ano", "anno", "jaar", "rok"), "year"),
    **dict.fromkeys(("pw", "wk", "week", "woche", "semaine", "semana"), "week"),
    **dict.fromkeys(("day", "tag", "jour", "dia", "giorno", "dag"), "day"),
    **dict.fromkeys(("qtr", "quarter", "quartal"), "quarter"),
}
_ALONE, _OF_COUNTS = word_set("pm pa pw"), word_set("day week month")
#: Amounts that are of a month or a year.
_AMOUNTS = word_set(
    """fee premium prem salary income revenue rev spend usage consumption consump instalment cost rent turnover sales
    bill rate pay pmt payment charge volume amount amt interest wage wages usg txn txns trx wdl wdls cnt beitrag
    umsatz gehalt miete verbrauch"""
)
#: Over what time something was counted, and how many of them at most a name means: 400m is a distance.
_SPANS = {
    "days": (r"d|days?|tage?|jours?|dias?|giorni|dagen|dni", 730),
    "weeks": (r"w|wks?|weeks?|wochen?|semaines?|semanas?|settimane|weken|tygodni", 104),
    "months": (r"m|mos?|mths?|mon|months?|monate?|mois|mes|meses|mesi|maanden|mies|miesiecy", 60),
    "years": (r"y|yrs?|years?|j|jahre?|ans?|anos?|anni|jaar|lat|lata", 20),
}
_SPAN = re.compile(
    r"(?![23]d$)([1-9]\d{0,2}) ?(?:" + "|".join(f"(?P<{x}>{form})" for x, (form, _) in _SPANS.items()) + ")"
)
#: Days, which may be grams in English, and years (ans, anos).
_ELSEWHERE = re.compile(r"(?P<days>7|14|30|60|90|180|365)gg?|(?P<years>[1-9]|10)a")
#: Of so many that are looked back on some are counted: months revolved 12.
_LOOKED_BACK = {
    "days": (7, 28, 30, 60, 90, 180, 365),
    "weeks": (4, 8, 12, 13, 26, 52),
    "months": (3, 6, 12, 18, 24, 36),
}
#: What is done many times, so that over a time minutes of it are summed and not how long one lasts.
_REPEATED = word_set("call calls visit visits talk session sessions stay stays")
_OF_ONE = word_set("avg average mean median max longest shortest last")
#: The same without a mark before it, at the end of a word: `Gifts24m`, `RaffleBooks12M_GBP`.
ATTACHED = re.compile(
    r"(?<=[A-Za-z]{3})(?:3|6|7|9|12|14|18|24|30|36|48|60|90|180|365)(?:[dDwWmMyYjJ]|mo|MO)(?![A-Za-z0-9])"
)
#: How words say over what time something was counted, or per what, at their end: a part of a regular expression.
OVER_TIME = r" (?:in \d+|per) (?:day|week|month|quarter|year)s?"
_LAST = word_set("last past letzte letzten derniers ultimos in over")
#: Of what is to come, or counted from a moment on.
_AHEAD = {"next": "in next", "within": "within"}
_BEFORE = word_set("before prior earlier ago")
#: Answers from 0 to 10, from 1 to 5.
_SCALE = re.compile(r"(?<=[A-Za-z])[\s_]+[01][_-](?:[4-9]|10|100)$")
_MONEY = re.compile(rf"[{CURRENCY_SIGNS}]|(?:{'|'.join(_CODES)})$")
_SIGNS = re.compile(rf"(k|t|m|mn|thousand )?([{CURRENCY_SIGNS}%]|eur|usd|gbp|chf|k)(k|m|mn)?", re.IGNORECASE)
#: Money by the piece is a unit: ct/kWh.
_BY = re.compile(r"(?P<unit>[^/]*?) ?(?:/|\bper | p\. ?(?=[am]\b)|\bp(?=[am]$))(?P<by>\w+)\.?", re.IGNORECASE)


def is_money(unit: str) -> bool:
    """Whether a unit is a currency, or thousands of it.

    >>> is_money("kEUR"), is_money("k$"), is_money("km")
    (True, True, False)
    """
    return _MONEY.search(unit) is not None


@dataclass(frozen=True)
class Measured:
    """The words of a name for what is measured, its unit, and the time that it is of, in words: `in 12 months`."""

    words: tuple[str, ...]
    unit: str = ""
    time: str = ""


def taken_apart(words: Sequence[str], unit: str = "", time: str = "") -> Measured:
    """The words of a name without the unit and the time at their end.

    >>> taken_apart(["rev", "12m", "EUR"])
    Measured(words=('rev',), unit='EUR', time='in 12 months')
    >>> taken_apart(["tenure", "m"]).unit, taken_apart(["hospital", "days"]).unit
    ('months', '')
    >>> taken_apart(["Vertragsdauer", "J"]).unit, taken_apart(["DELAI", "PAIE", "J"]).unit
    ('years', 'days')
    >>> [taken_apart(x).time for x in (["fee", "EUR", "pm"], ["usage", "gb", "month"], ["sales", "month"])]
    ['per month', 'per month', '']
    >>> taken_apart(["months", "revolved", "12"]).time, taken_apart(["call", "min", "30d"]).words
    ('in 12 months', ('call', 'min'))
    >>> taken_apart(["visits", "4w", "before"]).time, taken_apart(["run", "400m"]).time
    ('in the 4 weeks before', '')
    >>> taken_apart(["pct", "peak"]), taken_apart(["corse", "30g"]).time
    (Measured(words=('peak',), unit='%', time=''), 'in 30 days')
    """
    left = Measured(tuple(words), unit, time)
    if len(words) > 1 and not unit and words[0].casefold() in _PARTS:
        left = Measured(tuple(words[1:]), "%", time)
    while len(left.words) > 1 and (shorter := _without_last(left)) is not None:
        left = shorter
    return left


def _without_last(left: Measured) -> Measured | None:
    """Without what stands last, where that is a unit or a time."""
    plain = [without_accents(word).casefold() for word in left.words]
    if not left.time and (found := _with_time(left, plain)) is not None:
        return found
    if not left.unit and not (left.time and _is_summed(plain)) and (unit := _unit_of(plain)):
        behind_in = plain[-2] in ("in", "of") and len(plain) > 2
        return replace(left, words=left.words[: -2 if behind_in else -1], unit=unit)
    return None


def _is_summed(plain: Sequence[str]) -> bool:
    """Whether it is how many minutes there are of what is done many times: call minutes."""
    return len(plain) > 1 and plain[-2] in _REPEATED and _OF_ONE.isdisjoint(plain)


def _with_time(left: Measured, plain: Sequence[str]) -> Measured | None:
    before = plain[-1] in _BEFORE
    known = plain[:-1] if before else plain
    for size in (1, 2):
        if len(known) > size and (over := _span(" ".join(known[-size:]))):
            rest = len(known) - size
            if known[rest - 1] in _AHEAD and rest > 1:
                return replace(left, words=left.words[: rest - 1], time=f"{_AHEAD[known[rest - 1]]} {over}")
            rest -= known[rest - 1] in _LAST and rest > 1
            return replace(left, words=left.words[:rest], time=f"in the {over} before" if before else f"in {over}")
    if (met := _ELSEWHERE.fullmatch(plain[-1])) and is_foreign(plain[:-1]):
        return replace(left, words=left.words[:-1], time=f"in {met[met.lastgroup or 0]} {met.lastgroup}")
    if looked := _looked_back(plain):
        return replace(left, words=left.words[:-1], time=looked)
    if len(plain) > 2 and plain[-2] == "per" and plain[-1] in _PER:
        return replace(left, words=left.words[:-2], time=f"per {_PER[plain[-1]]}")
    counted = (naming.is_plural(plain[-2]) and plain[-2] not in _AMOUNTS) or (plain[-2] in _UNITS and len(plain) > 2)
    if plain[-1] in _OF_COUNTS and counted and plain[-2] not in _OF_TIME:
        return replace(left, words=left.words[:-1], time=f"per {plain[-1]}")  # app logins month, usage gb month
    if plain[-1] not in _ALONE:
        return None
    several = is_money(left.unit or _UNITS.get(plain[-2], "")) or naming.is_plural(plain[-2]) or plain[-2] in _AMOUNTS
    return replace(left, words=left.words[:-1], time=f"per {_PER[plain[-1]]}") if several else None


def _looked_back(plain: Sequence[str]) -> str:
    """The time of which some months, weeks or days are counted, where the number of them stands last."""
    unit = next((word for word in plain[:-1] if word in _LOOKED_BACK), "")
    if not (unit and len(plain) > 2 and plain[-1].isdigit() and int(plain[-1]) in _LOOKED_BACK[unit]):
        return ""
    return "" if {"since", "ago", "to", "until"} & {*plain} else f"in {plain[-1]} {unit}"


def _span(text: str) -> str:
    met = _SPAN.fullmatch(text)
    if met is None:
        return ""
    unit = next(unit for unit in _SPANS if met[unit])
    number = int(met[1])
    if met[unit] == "j" and number > _SPANS[unit][1]:
        unit = "days"  # 90 jours
    return (f"{number} {unit}" if number > 1 else unit.removesuffix("s")) if number <= _SPANS[unit][1] else ""


def _unit_of(plain: Sequence[str]) -> str:
    """The unit that a name ends in; empty where there is none, or it is counted."""
    *before, last = plain
    lasts, takes_time = (_tells_how_long(before, words) for words in (_LASTS, _LASTS - _WHOSE))
    in_french = last == "j" and not _LASTS_IN_FRENCH.isdisjoint(before)
    unit = _UNITS.get(last, "") or ("days" if in_french else _LETTERS.get(last, "") if takes_time else "")
    if unit in _OF_TIME:
        counted = before[0] in ("num", "nb", "number", "nr", "no", "n", "count", "per", "total")
        return unit if lasts and not counted else ""
    number = before[-1].isdigit() and len(before[-1]) < _YEAR  # orders under 100 EUR
    return "" if before[0] in ("per", "num", "number") or number or len(before[-1]) < _SHORTEST.get(unit, 0) else unit


def _tells_how_long(words: Sequence[str], known: Set[str]) -> bool:
    return any(word in known or word.endswith(_LONG_WORDS) for word in words)


def in_brackets(inside: str, name: str) -> Measured | None:
    """What stands in brackets behind a name, where that is a unit, a time or both; None where it says something else.

    >>> in_brackets("kWh/yr", "usage"), in_brackets("ct/kWh", "price").unit, in_brackets("season", "spend")
    (Measured(words=(), unit='kWh', time='per year'), 'ct/kWh', None)
    >>> in_brackets("last 12 months, EUR", "turnover")
    Measured(words=(), unit='EUR', time='in 12 months')
    """
    read = Measured(())
    for part in inside.split(","):
        now = _read_part(" ".join(part.split()), name)
        if now is None:
            return None
        read = Measured((), read.unit or now.unit, read.time or now.time)
    return read


def _read_part(part: str, name: str) -> Measured | None:
    plain = without_accents(part).casefold()
    span = _span(re.sub(r"^(?:in )?(?:the )?(?:last|past) ", "", plain))
    if span:
        return Measured((), "", f"in {span}")
    if plain in _UNITS or _SIGNS.fullmatch(plain.replace(" ", "")):
        return Measured((), _UNITS.get(plain.replace(" ", ""), part))
    if plain == "j" and not _LASTS_IN_FRENCH.isdisjoint(re.split(r"[\W_]+", without_accents(name).casefold())):
        return Measured((), "days")
    if plain in _LETTERS and (plain != "m" or not _LASTS.isdisjoint(re.split(r"[\W_]+", name.casefold()))):
        return Measured((), _LETTERS[plain])
    by = _BY.fullmatch(part)
    if by is None:
        return None
    unit, per = by["unit"].strip(), by["by"].casefold()
    time = f"per {_PER[per]}" if per in _PER else f"per {_PER['p' + per]}" if f"p{per}" in _ALONE else ""
    if not unit and time:
        return Measured((), "", time)
    read = _read_part(unit, name) if unit else None
    if time and read is not None and not read.time:
        return Measured((), read.unit, time)
    return Measured((), part) if unit and (read is not None or unit.casefold() in ("ct", "c", "p")) else None


def without_scale(name: str) -> str:
    """A name without the scale of its answers.

    >>> without_scale("NPS_0_10"), without_scale("Score_2020_21")
    ('NPS', 'Score_2020_21')
    """
    return _SCALE.sub("", name)
