"""On which occasions customers deal with a company, by the names of columns that count them: a visit, an order, a
flight, a top-up. In the languages of the word lists.

What is offered on the next one can be had by whoever comes seldom, and thanks whoever comes often.
"""

from collections.abc import Iterable
from functools import lru_cache

from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.touchpoints import is_use
from segmentry.stages.shared.words_in_names import has_words

#: Each with the words that count it; one that says more comes first.
_OCCASIONS = {
    "top-up": (
        "topup, topups, top up, top ups, recharge, recharges, refill, refills, reload, reloads, aufladung*,"
        " rechargements, recargas, ricariche, carregamentos, opwaarderingen, doladowania"
    ),
    "flight": "flight, flights, flown segments, fluge, fluege, vols, vuelos, voli, voos, vluchten, loty",
    "trip": "trip, trips, rides, journeys, fahrten, reisen, trajets, viajes, viaggi, viagens, corse, ritten, przejazdy",
    "stay": "stays, nights, ubernachtungen, uebernachtungen, aufenthalte, nuitees, sejours, estancias, noches,"
    " pernottamenti, soggiorni, estadias, noites, verblijven, noclegi, pobyty",
    "booking": "bookings, reservations, buchungen, reservierungen, reservas, prenotazioni, boekingen, rezerwacje",
    "order": "orders, purchases, bestellungen, einkaufe, einkaeufe, commandes, achats, pedidos, compras, ordini,"
    " acquisti, encomendas, bestellingen, aankopen, zamowienia, zakupy",
    "class": "classes, lessons, workouts, kurse, unterrichtsstunden, seances, clases, lezioni, aulas, lessen, zajecia",
    "visit": "visits, check ins, checkins, besuche, visites, visitas, visite, bezoeken, wizyty",
}
#: Where nobody comes for what is sold, or something went wrong.
_NONE = in_name(
    entries(
        "branch*, filial*, agence, sucursal, agencia, doctor*, gp, hospital*, emergency, er, nurse, medical, web,"
        " website, site, page, pages, support, service, call, calls, cancel*, returned, refunded, failed, missed, late,"
        " since, price, cost, share, pct, percent, value, amount, storniert*, annul*, home, social, work, sick"
    )
)
_SILENCE = in_name(["since", "seit", "depuis", "desde", "da", "sinds", "od"])
_NAMED = [(occasion, in_name(entries(words))) for occasion, words in _OCCASIONS.items()]

#: What is asked of those who use little, where no occasion is known on which they could be offered something.
SELDOM = "show {whom} what they can use it for"
#: By these they pay, and use what they have paid.
_PAID_BY = ("top-up", "flight", "trip", "stay", "booking")


@lru_cache(maxsize=4_096)
def occasion(column: str) -> str:
    """The occasion that a column counts, in one word; empty where it counts none.

    >>> occasion("topups_90d"), occasion("longhaul_flights_12m"), occasion("Visitas (12m)"), occasion("gp_visits")
    ('top-up', 'flight', 'visit', '')
    """
    counted = _counted(column)
    if has_words(counted, _NONE) or has_words(column, _SILENCE):
        return ""
    return next((it for it, words in _NAMED if has_words(counted, words)), "")


#: What a value is made of, beside orders.
_SOLD = in_name(
    entries(
        """
    transactions, items bought, items sold, units, units sold, units bought, number of sales, sales count, baskets,
    transaktionen, verkaufe, verkaeufe, ventes, ventas, vendite, vendas, verkopen, transacties, transakcje"""
    )
)


@lru_cache(maxsize=4_096)
def counts_purchases(column: str) -> bool:
    """Whether it counts what is bought: who buys more often brings more by construction.

    >>> counts_purchases("orders_12m"), counts_purchases("units_sold"), counts_purchases("average_order_value")
    (True, True, False)
    """
    counted = _counted(column)
    return occasion(column) == "order" or bool(counted and has_words(counted, _SOLD))


def _counted(column: str) -> str:
    """What is counted, not per what: items per visit are no visits; empty of money."""
    shown = display_name(column)
    return "" if shown.is_money else shown.words.partition(" per ")[0]


def is_seldom(column: str) -> bool:
    """Whether little of it is little use, or few occasions that a company can make more of.

    >>> is_seldom("logins_30d"), is_seldom("flights_12m"), is_seldom("orders"), is_seldom("items_per_visit")
    (True, True, False, False)
    """
    is_used = is_use(_counted(column)) and not has_words(column, _SILENCE)
    return is_used or occasion(column) in _PAID_BY


def on_the_next(it: str) -> str:
    """What is offered on the next occasion; empty without one.

    >>> on_the_next("top-up"), on_the_next("visit")
    ('offer a bonus on the next top-up to {whom}', 'offer a benefit on the next visit to {whom}')
    """
    return f"offer a {'bonus' if it == 'top-up' else 'benefit'} on the next {it} to {{whom}}" if it else ""


def of_little(act: str, columns: Iterable[str]) -> str:
    """What is done about little use where the table tells that customers pay by top-ups: these are what can be had.

    >>> of_little(SELDOM, ["active_days_30d", "topups_90d"]), of_little(SELDOM, ["logins"]) == SELDOM
    ('offer a bonus on the next top-up to {whom}', True)
    """
    tops_up = act == SELDOM and any(occasion(column) == "top-up" for column in columns)
    return on_the_next("top-up") if tops_up else act
