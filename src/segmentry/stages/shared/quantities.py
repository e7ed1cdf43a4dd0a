"""What more or less of a quantity makes of a customer: older, newer, a big spender. In the languages of the word lists.

A small vocabulary of concepts. What it does not know is high or low.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from segmentry.stages.shared import naming, traits
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.plain_words import entries, in_name, word_set
from segmentry.stages.shared.units_in_names import OVER_TIME
from segmentry.stages.shared.words_in_names import has_words

#: What a quantity tells of the worth of a customer: what they bring, what they could bring, how long they are silent.
Sense = Literal["", "worth", "means", "silence", "loyalty"]


@dataclass(frozen=True)
class Comparative:
    """What customers are called who have little, and much, of a quantity."""

    low: str
    high: str
    sense: Sense = ""


@dataclass(frozen=True)
class _Concept:
    comparative: Comparative
    words: re.Pattern[str]
    whole: bool = True  # only where the name says nothing else: spending on wine makes no big spender


def _concept(low: str, high: str, sense: Sense, words: str, *, whole: bool = True) -> _Concept:
    return _Concept(Comparative(low, high, sense), in_name(entries(words)), whole)


#: Words that say only more of a quantity, not of which part of it.
_BESIDE = word_set(
    """total tot annual yearly monthly weekly daily avg average mean sum amount amt value score customer client user
    member household family personal estimated est net gross per month months year years day days of the in as last
    lifetime log number num nb count cnt gesamt jahres monat total totale totaal suma euro eur usd k gbp all my
    order orders 12m 6m 3m basket mean median income usd thousands"""
)
_CONCEPTS = (
    _concept(
        "older",
        "younger",
        "",
        """birth, birth year, year of birth, yob, yearborn, year born, birthyear, *geburt*, annee naissance,
        nacimiento, nascita, nascimento, geboort*, urodz*""",
        whole=False,
    ),
    _concept(
        "long-standing",
        "newer",
        "loyalty",
        """signup*, sign up, enrolled, enrolment date, enrollment date, joined, registered, registration, opened,
        customer since, client since, member since, first order, first purchase, *kundeseit, eintritt*, inscription,
        alta, iscrizione, inscripcion""",
        whole=False,
    ),
    _concept(
        "recently active",
        "long inactive",
        "silence",
        """recency, recence, recencia, recenza, recentie, rezenz, since last order, since last purchase, since last
        visit, since last login, since last activity, since last transaction, since last use, since last stay, since
        last booking, since order, since purchase, since visit, since login, since activity, since transaction, since
        stay, since booking, seit letzt*, depuis derni*, desde ultim*, da ultim*, sinds laatste, od ostatni*, inactiv*,
        months inactive *""",
        whole=False,
    ),
    _concept(
        "newer",
        "long-standing",
        "loyalty",
        """tenure, tenure months, tenure days, months on book, account age, relationship length, years as *, months as
        *, years with *, months with *, seniority, anciennete, antiguedad, anzianita, antiguidade, staz, kundendauer,
        vertragsdauer, vintage, days since first *, membership length, months of membership, years of membership,
        membership months, membership years, months a member, months of tenure, mitgliedsdauer, mois adhesion, meses de
        socio""",
        whole=False,
    ),
    _concept(
        "full-price buyers", "discount buyers", "", "spent on discount, discount share, share of discount", whole=False
    ),
    _concept("all-year buyers", "seasonal buyers", "", "orders in busiest season", whole=False),
    _concept("small baskets", "large baskets", "", "units per order, items per order, basket size", whole=False),
    _concept("one-category buyers", "buyers of many categories", "", "category spread", whole=False),
    _concept(
        "small spenders",
        "big spenders",
        "worth",
        """spend*, spent, expenditure*, outlay*, *ausgaben, depens*, gasto*, spesa, spese, despesa*, uitgave*, wydat*,
        monetary, sales, turnover, umsatz, chiffre affaires, fatturato, ventas, omzet, money""",
    ),
    _concept("low revenue", "high revenue", "worth", "revenue"),  # of a bank, too, where nobody spends it
    _concept(
        "lower income",
        "higher income",
        "means",
        """income*, *einkommen*, *gehalt*, salary, salaries, wage*, *lohn, revenu, revenus, salaire*, sueldo, salario*,
        ingreso*, reddito, stipendio, renda, rendimento*, inkomen*, salaris, dochod*, zarobk*, earning*, inntekt*,
        inkomst*""",
    ),
    _concept(
        "rare buyers",
        "frequent buyers",
        "worth",
        """frequency, frequenz, frequence, frecuencia, frequenza, frequencia, frequentie, purchase frequency, orders,
        purchases, bestellungen, commandes, pedidos, ordini, achats, compras, acquisti, aankopen, zakupy""",
    ),
    _concept(
        "small households",
        "large households",
        "",
        """household size, family, household, family size, hhsize, famsize, size of household, household members,
        haushaltsgroesse, persons in household, persons in household policy, people in household, members in
        household""",
    ),
    _concept("shorter", "taller", "", "height, body height, koerpergroesse, korpergrosse, estatura, altezza, lengte"),
    _concept("close by", "far away", "", "distance*, entfernung*, distancia*, distanza*, afstand*, odleglosc*"),
    _concept("close by", "far away", "", "distance to *, distance from *", whole=False),
    _concept(
        "lower education",
        "higher education",
        "",
        """education, educ*, education level, *bildung*, *abschluss, etudes, diplome, estudios, escolari*, istruzione,
        opleiding*, wyksztalcenie""",
    ),
    _concept(
        "less experienced",
        "more experienced",
        "",
        """experience, exper, experiencia, esperienza, ervaring, doswiadczenie, erfahrung, berufserfahrung, work
        experience, years of experience, years experience""",
    ),
    _concept(
        "less satisfied",
        "more satisfied",
        "",
        """satisf*, zufrieden*, *zufriedenheit, soddisf*, tevreden*, zadowol*, nps, csat""",
    ),
)
#: Where people are cared for: what is counted there, stays, days or visits, the name does not say.
_CARED_FOR = re.compile(r"_(hospital|emergency|emergency_room|clinic|ambulance)_")
#: A part of something, or one number for it, whatever it is of.
_MEASURE_OF = re.compile(
    r"(share|percent|percentage|proportion|fraction|rate|ratio|average|mean|spend|spending|spent)\b"
)
_PART = re.compile(r"\b(share|percent|percentage|proportion|fraction|rate|ratio)\b")
#: What is small or large, and not low or high.
_SIZED = re.compile(
    r"_(balance|balances|saldo|solde|kontostand|limit|loan|loans|debt|debts|savings|deposit|deposits|basket|order_value|"
    r"wealth|assets|portfolio|mortgage|transaction_amount|kredit|darlehen|pret|prestamo|lening|surface|area|discount)(?=_)"
)
#: What has a size, and is nothing that customers bring.
_NO_WORTH = re.compile(r"_(discounts?|surface|area)(?=_)")
#: What is short or long.
_LASTS = re.compile(r"_(time|duration|length|term|laufzeit|dauer|duree|durata|duracion|wait|delay)(?=_)")
_WORTH = re.compile(
    r"_(balance|savings|deposits?|transactions?|premium|charges|bill|arpu|profit|margin|visits|basket)(?=_)"
)

#: Of these people have few or many: years with the company.
_TIMES = word_set("years months weeks days hours minutes")
#: Who waits so long: a lead time in hours is short or long.
_HOURS = word_set("hours minutes seconds")
#: Sums over the time that somebody is a customer.
_SUMS = word_set("total lifetime cumulative ever")


@lru_cache(maxsize=4_096)
def comparative(column: str, label: str | None = None) -> Comparative:
    """What customers with little and with much of it are called.

    >>> comparative("age"), comparative("Annual Income (k$)").high, comparative("num_logins").low
    (Comparative(low='younger', high='older', sense=''), 'higher income', 'few logins')
    >>> comparative("geburtsjahr").low, comparative("tenure_months").high, comparative("MonthlyCharges").high
    ('older', 'long-standing', 'high monthly charges')
    >>> comparative("visits_per_month").low, comparative("share_of_visits_at_night").low, comparative("hospital").high
    ('few visits per month', 'low share of visits at night', 'much hospital care')
    >>> comparative("Card since (months)").high, comparative("customer_since").high
    ('long-standing', 'newer')
    >>> comparative("Evening visits (%)").high, comparative("Nights (season)").low, comparative("Avg_lead_time_h").low
    ('high share of evening visits', 'few nights (season)', 'short average lead time')
    """
    name = f"_{traits.normal(column)}_"
    words, unit = (shown := display_name(column, label)).words, shown.unit
    if label is None:
        parts = name.strip("_").split("_")
        if words.endswith(" since") and unit in _TIMES:  # for so long, and not since when
            return Comparative("newer", "long-standing", "loyalty")
        if (known := _known(name, words, unit) or _known(f"_{traits.normal(words)}_", words, unit)) is not None:
            return known
        if naming.tells_age(parts) or (parts[-1] == "age" and len(parts) == 1):
            return Comparative("younger", "older")
        if _CARED_FOR.fullmatch(name):
            return Comparative(f"little {words} care", f"much {words} care")
    if unit == "%" and not _PART.search(words) and is_counted(words):  # of their visits, and not how many
        words = f"share of {words}"
    low, high = _ends(name, words, unit)
    brings = _WORTH.search(name) and unit != "%" and not _PART.search(words)
    return Comparative(f"{low} {words}", f"{high} {words}", "worth" if brings else "")


def _known(name: str, words: str, unit: str) -> Comparative | None:
    """What customers are called by a concept that a name tells of."""
    done = is_counted(words) and words.split(maxsplit=1)[0] not in _TIMES  # emails opened open no account
    for concept in _CONCEPTS:
        sense = concept.comparative.sense
        if (done and sense == "loyalty") or (unit == "%" and sense == "worth"):  # a part of all orders is no number
            continue
        if (met := concept.words.search(name)) and (not concept.whole or _says_nothing_else(name, met)):
            return concept.comparative
    return None


def _ends(name: str, words: str, unit: str) -> tuple[str, str]:
    """How little and much of it are called."""
    lasts = _LASTS.search(name) or unit in _HOURS
    if _MEASURE_OF.match(words) and not (lasts and words.startswith(("average ", "mean "))):
        return "low", "high"
    first, *more = words.split()
    if (first in _TIMES and more) or (is_counted(words) and unit in ("", *_TIMES)):
        return "few", "many"
    if lasts:
        return "short", "long"
    used = unit == "%" and "discount" not in words  # a limit used to 10 % is no small one
    return ("small", "large") if _SIZED.search(name) and not used else ("low", "high")


#: What lies between, where there is a word for it.
_BETWEEN = {"older": "middle-aged", "higher income": "middle income"}
#: Over what time something was counted.
_OVER = re.compile(f"{OVER_TIME}$")


def between(words: Comparative) -> str | None:
    """What customers are called who have neither little nor much of a quantity, where there is a word for it.

    >>> between(comparative("age")), between(comparative("job_level"))
    ('middle-aged', None)
    """
    return next((_BETWEEN[end] for end in (words.high, words.low) if end in _BETWEEN), None)


def is_of_one(column: str) -> bool:
    """Whether it is a mean of single visits or orders: what is typical of one, and not how often there are any.

    >>> is_of_one("average_minutes_per_visit"), is_of_one("visits_per_month"), is_of_one("avg_basket")
    (True, False, True)
    """
    words = display_name(column).words
    return bool(re.match(r"(average|mean|median|typical) ", words)) or (
        " per " in words and not re.search(r" per (day|week|month|quarter|year)\b", words)
    )


def tells_how_often(column: str) -> bool:
    """Whether it tells how often, how lately or for how long customers come.

    >>> tells_how_often("visits_per_month"), tells_how_often("tenure"), tells_how_often("orders_12m")
    (True, True, True)
    """
    words = comparative(column)
    often = words.high == "frequent buyers" or (words.high.startswith("many ") and bool(_OVER.search(words.high)))
    return often or words.sense in ("silence", "loyalty")


def ends_with_leaving(column: str) -> bool:
    """Whether it grows while somebody is a customer, and stands still when they leave: tenure, totals, years since.

    >>> ends_with_leaving("tenure_months"), ends_with_leaving("TotalCharges"), ends_with_leaving("monthly_charges")
    (True, True, False)
    """
    words = display_name(column).words.casefold().split()
    lasts = len(words) > 1 and words[0] in _TIMES
    return lasts or comparative(column).sense == "loyalty" or bool(_SUMS & set(words))


def tells_worth(column: str) -> bool:
    """Whether it is an amount that customers bring or hold: a sum of it over customers says something.

    >>> tells_worth("balance"), tells_worth("annual_spending"), tells_worth("age"), tells_worth("assets")
    (True, True, False, True)
    >>> tells_worth("discount_pct"), tells_worth("living_area")
    (False, False)
    """
    return not has_words(column, _NO_WORTH) and (comparative(column).sense == "worth" or has_words(column, _SIZED))


def _says_nothing_else(name: str, met: re.Match[str]) -> bool:
    rest = f"{name[: met.start()]}_{name[met.end() :]}".split("_")
    return all(part in _BESIDE or not part or part.isdigit() for part in rest)
