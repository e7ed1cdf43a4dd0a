"""Which columns count how much customers use what they have: logins, visits, transactions; in the languages of the word
lists.
"""

from functools import lru_cache

from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.in_percent import is_percentage
from segmentry.stages.shared.plain_words import entries, in_name
from segmentry.stages.shared.words_in_names import has_words

_USE = in_name(
    entries(
        """
    visit, visits, login, logins, log ins, sign ins, session, sessions, transaction, transactions, trans ct, txn,
    txns, trx, withdrawal, withdrawals, wdl, transfers, direct debits, bookings, stays, nights, orders, purchases,
    trips, rides, flights, rentals, classes, lessons, courses attended, workouts, check ins, checkins, training
    sessions, downloads, streams, plays, active days, days active, use days, messages sent, events attended,
    performances attended, performances, talks, tickets bought, items bought, calls made, minutes used, call minutes,
    data used, data usage, usage, use, *besuche, *anmeldungen, *sitzungen, *buchungen, *bestellungen, *transaktionen,
    *abhebungen, *ueberweisungen, *uberweisungen, *fahrten, *nutzung, *nutzungstage, visites, connexions, commandes,
    retraits, virements, achats, trajets, nuits, reservations, visitas, sesiones, pedidos, compras,
    retiros, transacciones, viajes, reservas, visite, accessi, ordini, acquisti, prelievi, transazioni, viaggi,
    prenotazioni, acessos, encomendas, transacoes, viagens, bezoeken, bestellingen, aankopen, opnames, transacties,
    ritten, boekingen, gebruik, wizyty, logowania, zamowienia, zakupy, transakcje, przejazdy"""
    )
)
#: What goes wrong, costs or is a mean of single visits is no use, and neither is a part of it.
_NO_USE = in_name(
    entries(
        """
    late, missed, failed, cancel*, return*, reject*, refus*, complain*, support, service, hotline, emergency, hospital,
    doctor, gp, specialist, clinic, claim*, since, first, last, per visit, per order, per trip, per stay, per night,
    average, avg, mean, share, pct, percent, ratio, rate, price, fee, cost, spend, amount, eur, usd, gbp, lead, ahead,
    storn*, verspaetet, verspatet, reklam*, beschwerd*, seit, anteil, depuis, part, desde, cuota, quota, sinds, od"""
    )
)


@lru_cache(maxsize=4_096)
def tells_use(column: str) -> bool:
    """Whether it counts how much customers use what they have.

    >>> [tells_use(x) for x in ("ATM_wdl_pm", "app_logins_30d", "DD_SO_cnt", "Total_Trans_Ct")]
    [True, True, True, True]
    >>> [tells_use(x) for x in ("failed_debits", "days since visit", "share of visits at night", "hospital visits")]
    [False, False, False, False]
    """
    words = display_name(column).words
    used = has_words(column, _USE) or has_words(words, _USE)
    return used and not (has_words(column, _NO_USE) or is_percentage(column))
