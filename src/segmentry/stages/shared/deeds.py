"""What a company does about a number of which customers have much more, or much less, than others: by what the
column is, in the languages of the word lists.

What goes wrong is mended for all of them (`offers.burden`); here is what is offered, to whom one likes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.occasions import SELDOM, is_seldom, occasion, on_the_next
from segmentry.stages.shared.offers import is_rise_of_price
from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.words_in_names import has_words

#: What it is: a need of care, that they stay away or miss what they are enrolled in, use little of what they have, keep
#: little with the company, pay a high price or are asked for a much higher one, have points to spend, are soon free, or
#: came lately.
Kind = Literal["care", "back", "away", "little", "inflow", "cheaper", "smaller rise", "points", "ending", "new"]

#: Care that people take much of, and what may spare them some of it.
_CARE = {
    "arrange care after discharge for {whom}": (
        "hospital days, hospital nights, hospital stays, hospital admissions, hospitalizations, hospitalisations,"
        " hosp days, hosp nights, hosp stays, inpatient days, inpatient stays, inpatient admissions, inpatient,"
        " admissions, krankenhaustage, spitaltage, krankenhausaufenthalte, jours hospitalisation, hospitalisations,"
        " dias hospital, dias hospitalizacion, giorni ricovero, ricoveri, dias internamento, internacoes,"
        " ziekenhuisdagen, opnames, dni szpital, hospitalizacje"
    ),
    "offer a nurse line before the emergency room to {whom}": (
        "emergency visits, emergency room visits, er visits, ed visits, emergency, notaufnahme*, urgences, urgencias,"
        " pronto soccorso, spoedeisende"
    ),
    "offer one practice that coordinates their care to {whom}": (
        "gp visits, doctor visits, physician visits, office visits, outpatient visits, specialist visits,"
        " doctor contacts, doctors visits, visits doctor, consultations, mdvis, *arztbesuche, *arztkontakte,"
        " consultations medecin, visites medecin, visitas medico, visite mediche, visite medico, consultas,"
        " huisartsbezoeken, wizyty lekarskie"
    ),
    "offer a review of their medicines to {whom}": (
        "medications, medication, meds, prescriptions, prescription count, drugs, medicines, medication cost,"
        " drug cost,"
        " medikamente, rezepte, verordnungen, medicaments, ordonnances, medicamentos, recetas, farmaci, ricette,"
        " medicijnen, leki, recepty"
    ),
    "agree a goal and an end of treatment with {whom}": (
        "physiotherapy sessions, physio sessions, therapy sessions, physiotherapy, physio, treatment sessions,"
        " physiotherapie*, *therapiesitzungen, seances kine, seances kinesitherapie, sesiones fisioterapia,"
        " sedute fisioterapia, sessoes fisioterapia, fysiotherapie, fizjoterapia"
    ),
}
#: What is paid into an account: who keeps another main account has little of it.
_INFLOW = in_name(
    entries(
        """
    credits, monthly credits, credit turnover, inflow, inflows, money in, salary credits, salary payments in,
    salary credited, incoming payments, incoming transfers, deposits per month, gutschriften, zahlungseingange,
    zahlungseingaenge, gehaltseingang*, geldeingang*, virements recus, entrees argent, ingresos cuenta, abonos cuenta,
    accrediti, creditos conta, bijschrijvingen, wplywy"""
    )
)
#: How long they have stayed away, beside what `comparative` knows for it.
_SILENT = in_name(entries("since visit, since login, since session, since class, since use, since activity"))
_NO_INFLOW = in_name(entries("limit, score, tax credits, course credits, study credits, card, cards, line, lines"))
#: How much they attend of what they are enrolled in.
_ATTENDANCE = in_name(
    entries(
        """
    attendance, attendance rate, attended share, presence, turnout, anwesenheit*, teilnahmequote, assiduite,
    asistencia, presenze, frequenza lezioni, presenca, aanwezigheid, frekwencja, obecnosc"""
    )
)
#: What they have saved and can spend here.
_POINTS = in_name(
    entries(
        """
    points balance, miles balance, stars balance, loyalty balance, reward balance, rewards balance, loyalty points,
    bonus points, reward points, unspent points, unused points, punktestand, bonuspunkte, meilenstand, solde points,
    solde miles, saldo puntos, saldo millas, saldo punti, saldo miglia, saldo pontos, saldo milhas, puntensaldo,
    saldo punktow"""
    )
)
#: How long what they have agreed on still runs.
_ENDING = in_name(
    entries(
        """
    months left, days left, weeks left, contract months left, months remaining, days remaining, remaining months,
    days to renewal, days until renewal, months to renewal, days to expiry, days until expiry, months to expiry,
    restlaufzeit, mois restants, jours restants, meses restantes, dias restantes, mesi rimanenti, giorni rimanenti,
    resterende maanden, pozostale miesiace"""
    )
)
_NO_ENDING = in_name(entries("loan, mortgage, hypothek, debt, instalments, installments, warranty, term loan"))
#: What one of what they have costs them; no sum of all that they buy.
_PRICE = in_name(
    entries(
        """
    fee per month, monthly fee, monthly price, price per month, membership fee, subscription fee, subscription price,
    fee, rent, monthly rent, tariff rate, price per kwh, unit rate, interest rate, monatsbeitrag, monatspreis,
    grundgebuhr, grundgebuehr, *mitgliedsbeitrag, cotisation mensuelle, prix mensuel, loyer, cuota mensual, alquiler,
    canone mensile, quota mensile, mensalidade, maandprijs, abonnementsprijs, oplata miesieczna, czynsz"""
    )
)
_NO_PRICE = in_name(entries("paid, total, late fee, late fees, waived, change, increase, ticket, cancellation, entry"))
#: Of how many kinds of goods they buy.
_KINDS = in_name(
    entries(
        """
    categories, categories bought, product categories, product groups, departments, departments shopped, warengruppen,
    produktgruppen, categories achetees, rayons, categorias, categorie, categorie acquistate, productgroepen,
    kategorie"""
    )
)
_OF_ANOTHER = "offer something from a category new to them to {whom}"
#: What people come to because they like it.
_OUTINGS = in_name(
    entries(
        """
    talks, lectures, rehearsals, concerts, performances, shows, screenings, films, movies, plays, events, tours,
    workshops, activities, classes, lessons, courses, seminars, webinars, tastings, treatments, spa visits,
    excursions, matches, games, *vortrage, *vortraege, konzerte, *auffuhrungen, *auffuehrungen, fuhrungen,
    fuehrungen, kurse, aktivitaten, aktivitaeten, conferences, visites guidees, ateliers, activites, conciertos,
    charlas, talleres, actividades, concerti, laboratori, attivita, concertos, oficinas, atividades, activiteiten,
    zajecia dodatkowe, concerten, lezingen, koncerty, warsztaty, wyklady"""
    )
)
#: What is counted and wanted by nobody.
_FAILURES = in_name(
    entries(
        """
    cancelled, canceled, cancellation*, cancel*, missed, failed, failure*, late, refused, declined, rejected, returned,
    returns, no shows, noshow*, overdue, overdrawn, unpaid, reminder*, dunning*, dispute*, claim*, error*, warning*,
    absence*, freeze*, paused, pauses, storniert*, stornier*, mahnung*, annul*, impay*, cancelad*, devol*, annullat*"""
    )
)
_CARE_OF = [(in_name(entries(words)), act) for act, words in _CARE.items()]
_PER = re.compile(r" per (month|year|week)$")


@dataclass(frozen=True)
class Deed:
    """What is done: `act` with {whom} for customers and {it} for what the column counts."""

    kind: Kind
    act: str


@lru_cache(maxsize=4_096)
def deed(column: str, *, more: bool) -> Deed | None:
    """What is offered to customers who have more, or less, of what a column counts; None where nothing.

    >>> deed("hospital_days", more=True).act, deed("GP visits", more=True).act
    ('arrange care after discharge for {whom}', 'offer one practice that coordinates their care to {whom}')
    >>> deed("days_since_visit", more=True).act, deed("logins_30d", more=False).act
    ('send an invitation to come back to {whom}', 'show {whom} what they can use it for')
    >>> deed("visits_90d", more=False).act, deed("Attendance (%)", more=False).act
    ('offer a benefit on the next visit to {whom}', 'ask {whom} what keeps them away, and remind them')
    >>> deed("Fee per month (EUR)", more=True).act, deed("Premium change at renewal (%)", more=True).act
    ('offer a lower {it} to {whom}', 'offer a smaller rise to {whom}')
    >>> deed("Credits last month (EUR)", more=False).act
    'offer help with moving their income here to {whom}'
    >>> deed("categories_bought", more=False).act
    'offer something from a category new to them to {whom}'
    >>> deed("tenure_months", more=False).act
    'check in with {whom} while they are new'
    >>> deed("hospital_days", more=False) is deed("age", more=True) is deed("credit_limit", more=False) is None
    True
    """
    if act := care(column):
        return Deed("care", act) if more else None
    return _with_more(column) if more else _with_less(column)


def _with_more(column: str) -> Deed | None:
    if is_rise_of_price(column):
        return Deed("smaller rise", "offer a smaller rise to {whom}")
    if comparative(column).sense == "silence" or has_words(column, _SILENT):
        return Deed("back", "send an invitation to come back to {whom}")
    if has_words(column, _PRICE) and not has_words(column, _NO_PRICE):
        return Deed("cheaper", "offer a lower {it} to {whom}")
    return Deed("points", "show {whom} what their {it} can buy") if has_words(column, _POINTS) else None


def _with_less(column: str) -> Deed | None:
    if has_words(column, _INFLOW) and display_name(column).is_money and not has_words(column, _NO_INFLOW):
        return Deed("inflow", "offer help with moving their income here to {whom}")
    if has_words(column, _ENDING) and not has_words(column, _NO_ENDING):
        return Deed("ending", "offer renewal before the end to {whom}")
    if has_words(column, _ATTENDANCE):
        return Deed("away", "ask {whom} what keeps them away, and remind them")
    if has_words(column, _KINDS):
        return Deed("little", _OF_ANOTHER)
    if comparative(column).sense == "loyalty":
        return Deed("new", "check in with {whom} while they are new")
    return Deed("little", on_the_next(occasion(column)) or SELDOM) if is_seldom(column) else None


def care(column: str) -> str:
    """What may spare people some of the care that a column counts; empty where it counts none.

    >>> care("Physiotherapy sessions"), care("orders")
    ('agree a goal and an end of treatment with {whom}', '')
    """
    return next((act for words, act in _CARE_OF if has_words(column, words)), "")


def tells_of_failure(column: str) -> bool:
    """Whether it counts what nobody wants more of.

    >>> tells_of_failure("cancelled_bookings"), tells_of_failure("talks")
    (True, False)
    """
    return has_words(column, _FAILURES)


def tells_of_outings(column: str) -> bool:
    """Whether it counts what people come to because they like it.

    >>> tells_of_outings("Talks and open rehearsals"), tells_of_outings("named_drivers")
    (True, False)
    """
    return has_words(column, _OUTINGS)


def per_one(words: str) -> str:
    """A price without the time that it is for.

    >>> per_one("fee per month")
    'fee'
    """
    return _PER.sub("", words)


#: What people do again, as it is asked of them.
_ASKED = {
    did: verb
    for verb, forms in {
        "book": "booked rebooked",
        "order": "ordered reordered",
        "visit": "visited revisited",
        "subscribe": "subscribed resubscribed",
        "buy": "bought",
        "shop": "shopped",
        "come": "came returned",
        "stay": "stayed",
        "dine": "dined",
        "attend": "attended",
        "donate": "donated",
        "give": "gave",
        "rent": "rented",
        "travel": "travelled traveled",
        "purchase": "purchased",
    }.items()
    for did in forms.split()
}


def invited_to(did: str) -> str:
    """What is offered to those of whom it is wanted that they do it, by what others did.

    >>> invited_to("booked again"), invited_to("returned within 6 months")
    ('send an invitation to book again to {whom}', 'send an invitation to come again to {whom}')
    >>> invited_to("took cover B")
    'make an offer to {whom}'
    """
    verb = _ASKED.get(did.partition(" ")[0])
    return f"send an invitation to {verb} again to {{whom}}" if verb else "make an offer to {whom}"
