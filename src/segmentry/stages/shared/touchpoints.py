"""When and where customers meet a company, by the names of columns: long before or at short notice, at which times, by
which channel, and how much of what they have they use. In the languages of the word lists.

A company cannot change when and where, and can make an offer fit it.
"""

import re
from functools import lru_cache
from typing import Literal

from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.goods import as_offered
from segmentry.stages.shared.plain_words import entries, in_name, word_set
from segmentry.stages.shared.units_in_names import OVER_TIME
from segmentry.stages.shared.words_in_names import has_words

#: How long before the day they order or book.
_NOTICE = in_name(
    entries(
        """
    lead time, leadtime, lead days, booking lead, booked ahead, days ahead, days in advance, booked in advance,
    advance booking,
    advance purchase, advance days, days before arrival, days before departure, days before event, booking window,
    vorlauf, vorlaufzeit, buchungsvorlauf, vorausbuchung, tage im voraus, delai reservation, jours avance,
    anticipation, antelacion, dias anticipacion, anticipo prenotazione, giorni anticipo, antecedencia,
    dias antecedencia, boekingstermijn, dagen vooraf, dagen vooruit, dni przed, wyprzedzenie, wyprzedzenia"""
    )
)
#: Parts of the day and of the week.
_TIMES = in_name(
    entries(
        """
    evening, evenings, morning, mornings, afternoon, afternoons, lunch, lunchtime, night, nighttime, late night, peak,
    peak time, off peak, offpeak, weekend, weekends, weekday, weekdays, saturday, saturdays, sunday, sundays, matinee,
    matinees, abend*, morgens, vormittag*, nachmittag*, mittags, nachts, wochenend*, werktag, werktags,
    samstag, sonntag, hauptzeit, soir, soiree, matin, apres midi, midi, nuit, week end, semaine, samedi, dimanche,
    tarde, manana, noche, fin de semana, finde, sabado, domingo, hora punta, sera, serale, mattina, pomeriggio, notte,
    fine settimana, sabato, domenica, noite, manha, fim de semana, avond, ochtend, middag, nacht, weekeinde, zaterdag,
    zondag, feriali, giorni feriali, festivi, laborables, entre semana, dias uteis, jours ouvres, en semaine,
    doordeweeks, werkdagen, dni robocze, wieczor, wieczorem, rano, popoludnie, noc, sobota, niedziela"""
    )
)
#: When all come at once.
_PEAK = in_name(
    entries(
        """
    rush hour, rush hours, peak, peak hour, peak hours, peak time, peak times, stosszeit, stosszeiten, hauptzeit,
    hauptverkehrszeit, heure pointe, heures pointe, heure de pointe, heures de pointe, hora punta, horas punta, ora
    punta, ore punta, hora pico, hora ponta, horas ponta, spits, spitsuur, szczyt, godziny szczytu"""
    )
)
_OFF_PEAK = in_name(
    entries("off peak, offpeak, non peak, fuera punta, heures creuses, fuori punta, fora ponta, buiten spits")
)
#: How they order, or deal with the company.
_CHANNELS = in_name(
    entries(
        """
    click collect, click and collect, mobile order, mobile orders, mobile purchases, mobile bookings,
    online, web, website, internet orders, app, mobile app, catalog, catalogue,
    katalog, in store, instore, store visits, shop visits, branch, branch visits, pickup, pick up, phone orders,
    telephone orders, call centre, call center, self service, chat, abholung, filiale, filialbesuche, im laden,
    en ligne, en magasin, magasin, retrait, agence, en linea, en tienda, tienda, recogida, sucursal, in negozio,
    negozio, ritiro, filiale, na loja, loja, retirada, agencia, in winkel, winkel, afhalen, w sklepie, sklep, odbior"""
    )
)
#: What they do there; nobody is reached where something has gone wrong, or by what is only had.
_DONE = in_name(
    entries(
        """
    order, orders, purchase, purchases, purch, visit, visits, share, pct, percent, login, logins, session, sessions,
    use, usage, spend, collect, sales, booking, bookings, *bestellungen, *kaeufe, *kaufe, *besuche, anteil, commandes,
    achats, visites, part, pedidos, compras, visitas, cuota, ordini, acquisti, visite, quota, encomendas, aankopen,
    bezoeken, bestellingen, aandeel, zakupy, wizyty, zamowienia, udzial"""
    )
)
#: What they read of what is sent to them.
_MAIL = in_name(
    entries(
        """
    email* opened, mail* opened, email open*, mail open*, opened email*, newsletter* opened, newsletter open*,
    open rate, email click*, mail click*, newsletter click*, oeffnungsrate, offnungsrate, *mails geoffnet,
    *mails geoeffnet, taux ouverture, mails ouverts, tasa apertura, correos abiertos, tasso apertura,
    email aperte, taxa abertura, emails abertos, openingspercentage, mails geopend, wskaznik otwarc"""
    )
)
#: Levels of these say how customers deal with the company.
_BY_LEVEL = in_name(
    entries(
        """
    booking channel, order channel, sales channel, purchase channel, preferred channel, main channel, usual channel,
    shopping channel, service channel, contact channel, channel, channel used, preferred contact, contact preference,
    device, kanal, *bestellkanal, *buchungskanal, vertriebskanal, kontaktkanal, geraet, canal, canal commande,
    canal achat, canal preferido, canal compra, canale, canale acquisto, dispositivo, kanaal, bestelkanaal, apparaat,
    kanal zakupu, urzadzenie"""
    )
)
#: How they became customers, which says nothing of how to reach them now.
_ONCE = in_name(
    entries(
        "acquisition, acquired, signup, sign up, joined, registration, registered, first, referral, affiliate,"
        " marketing, origin, akquise, anmeldung, gewonnen, inscription, captacion, captation, captacao, acquisizione,"
        " adquisicion, aquisicao, werving, verving, varvning, pozyskania"
    )
)
#: With this word they use what they have: active seats, licences used.
_IN_USE = word_set(
    """active used activated utilised utilized occupied redeemed aktive aktiv genutzt genutzte benutzt actif actifs
    actives utilises utilisees activos activas usados usadas usado attivi attive usati usate utilizzati ativos ativas
    utilizados actieve gebruikt gebruikte aktywne uzyte wykorzystane"""
)
_TOTALS = word_set("total all paid bought purchased licensed contracted available booked in of the number num count")
#: Over what time, and what of it.
_OVER = re.compile(rf"{OVER_TIME}$| ?\([^()]*\)$")
#: What customers do with what they have: the more of it, the better for both.
_USES = in_name(
    entries(
        """
    visit, visits, login, logins, log ins, session, sessions, class, classes, lesson, lessons, course, courses,
    training, trainings, workout, workouts, check ins, checkins, integrations, features, modules, usage, use days,
    active days, days active, downloads, streams, plays, besuche, anmeldungen, sitzungen, kurse, nutzung, nutzungstage,
    visites, connexions, seances, cours, utilisation, visitas, sesiones, clases, accesos, visite, accessi, sessioni,
    lezioni, utilizzo, acessos, sessoes, aulas, bezoeken, sessies, lessen, gebruik, wizyty, logowania, sesje, zajecia"""
    )
)
#: How much is used of what they may borrow.
_OF_CREDIT = in_name(entries("credit, limit, overdraft, revolving, *kredit, credito, krediet, kredyt"))
_SHARE = re.compile(
    r"\b(?:(?:share|percent|percentage|proportion) of|share|percent|percentage|pct|rate|anteil|part (?:des|de)|"
    r"(?:cuota|porcentaje) de|quota di|percentuale di|percentual de|aandeel|udzial)\b"
)

#: That they buy what is cheaper for a while.
_CHEAPER = in_name(
    entries(
        """
    on offer, on sale, on promotion, on discount, discount share, share of discount, spent on discount, promo share,
    deals, deals purchases, deal purchases, coupons used, vouchers used, im angebot, rabattanteil,
    gutscheine eingeloest, en promotion, part promo, en oferta, en promocion,
    in offerta, in promozione, em promocao, in de aanbieding, w promocji"""
    )
)
Touchpoint = Literal["notice", "time", "channel", "mail", "price"]
#: What is told by words alone.
_BY_WORDS: tuple[tuple[re.Pattern[str], Touchpoint], ...] = ((_NOTICE, "notice"), (_MAIL, "mail"), (_CHEAPER, "price"))


@lru_cache(maxsize=4_096)
def touchpoint(column: str) -> Touchpoint | None:
    """What a number tells of how customers meet the company; None where nothing.

    >>> touchpoint("Days booked ahead"), touchpoint("Matinee share (%)"), touchpoint("Emails opened (%)")
    ('notice', 'time', 'mail')
    >>> touchpoint("Click & collect orders"), touchpoint("NumWebPurchases"), touchpoint("Weekend nights (%)")
    ('channel', 'channel', 'time')
    >>> touchpoint("Bought on offer (%)"), touchpoint("discount_share"), touchpoint("NumDealsPurchases")
    ('price', 'price', 'price')
    >>> touchpoint("total_night_calls"), touchpoint("online_security"), touchpoint("age")
    (None, None, None)
    """
    for words, tells in _BY_WORDS:
        if has_words(column, words):
            return tells
    shown = display_name(column)
    if has_words(column, _TIMES) and (shown.unit == "%" or _SHARE.search(shown.words)):
        return "time"
    by_channel = has_words(column, _CHANNELS) and has_words(column, _DONE)
    return "channel" if by_channel and not has_words(column, _ONCE) else None


@lru_cache(maxsize=4_096)
def is_peak(column: str) -> bool:
    """Whether it is which part of what they do falls where all come at once.

    >>> is_peak("pct_ora_punta"), is_peak("Peak hour share (%)"), is_peak("off_peak_share"), is_peak("peak_load_kw")
    (True, True, False, False)
    """
    shown = display_name(column)
    is_part = shown.unit == "%" or _SHARE.search(shown.words)
    return bool(is_part) and has_words(column, _PEAK) and not has_words(column, _OFF_PEAK)


@lru_cache(maxsize=4_096)
def tells_channel(column: str) -> bool:
    """Whether its levels say how customers deal with the company, and not how they came to it.

    >>> tells_channel("Main booking channel"), tells_channel("device"), tells_channel("acquisition_channel")
    (True, True, False)
    """
    return has_words(column, _BY_LEVEL) and not has_words(column, _ONCE)


@lru_cache(maxsize=4_096)
def is_use(column: str) -> bool:
    """Whether it counts what customers do with what they have, of which a company wants more.

    >>> is_use("Visits per month"), is_use("Logins per seat (30d)"), is_use("no_claims_years"), is_use("orders")
    (True, True, False, False)
    >>> is_use("credit_utilisation")
    False
    """
    return has_words(column, _USES) and not has_words(column, _OF_CREDIT)


def without_time(words: str) -> str:
    """What is counted, without the time that it was counted over.

    >>> without_time("support tickets in 90 days"), without_time("return rate"), without_time("nights (season)")
    ('support tickets', 'return rate', 'nights')
    """
    return _OVER.sub("", words)


def bare(words: str) -> str:
    """What is counted or shared, without the time that it was counted over, and without the word for share.

    >>> bare("evening delivery share"), bare("click & collect orders in 12 months"), bare("share of visits at night")
    ('evening delivery', 'click & collect orders', 'visits at night')
    """
    return " ".join(_SHARE.sub("", without_time(words)).split())


#: Where they look at something or do it.
_PLACE = re.compile(
    r"(?:mobile )?(app|web|website|web ?shop|portal|branch|shop|store|catalog(?:ue)?|chat|call cent(?:re|er)) "
    r"(?:log ?ins?|sessions?|visits?|usage|use|opens?|opened|orders?|purchases?|bookings?|sales|spend)"
)


def through(words: str) -> str:
    """Through what somebody is reached, by the words of a column that counts what customers do there.

    >>> through("app logins"), through("mobile app sessions"), through("click & collect orders")
    ('the app', 'the app', 'click & collect orders')
    """
    return f"the {met[1]}" if (met := _PLACE.fullmatch(words.casefold())) is not None else as_offered(words)


#: When that is, in English words.
_WHEN = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "lunch": "at lunchtime",
    "lunchtime": "at lunchtime",
    "night": "at night",
    "weekend": "at weekends",
    "weekday": "on weekdays",
}


#: When all else is.
_ELSE = {"weekday": "weekend", "weekend": "weekday"}


def other_days(words: str) -> str:
    """The days that are left where few of what they do falls on these; empty of others.

    >>> other_days("weekday"), other_days("evening")
    ('weekend', '')
    """
    return _ELSE.get(words.casefold().removesuffix("s"), "")


def at_time(words: str) -> str:
    """At which time something is done, by the words of a column that tells it.

    >>> at_time("weekend"), at_time("off peak"), at_time("saturday visits")
    ('at weekends', 'at off peak times', 'at saturday visits')
    """
    return _WHEN.get(words.casefold()) or f"at {words}{'' if words.endswith('s') else ' times'}"


@lru_cache(maxsize=4_096)
def says_in_use(column: str) -> bool:
    """Whether it may tell how much is used of a thing that another column tells.

    >>> says_in_use("Active seats (30d)"), says_in_use("seats")
    (True, False)
    """
    return not _IN_USE.isdisjoint(display_name(column).words.split())


def in_use(used: str, had: str) -> str:
    """What customers have of which another column tells how much they use; empty where the two are no such pair.

    >>> in_use("Active seats (30d)", "Seats"), in_use("licences_used", "total_licences"), in_use("seats", "Seats")
    ('seats', 'licences', '')
    >>> in_use("active_minutes", "credit_limit")
    ''
    """
    part, whole = bare(display_name(used).words).split(), bare(display_name(had).words).split()
    rest = [word for word in part if word not in _IN_USE]
    kept = [word for word in whole if word not in _TOTALS]
    return " ".join(rest) if rest and len(rest) < len(part) and rest == kept and not _IN_USE & set(whole) else ""
