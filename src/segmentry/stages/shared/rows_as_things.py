"""Rows that are no persons: what customers hold (loans, policies), and what happens once (purchases, trips)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import names_customers, normal

#: Whether a row is a person, something that is held, or something that happened.
Kind = Literal["person", "thing", "event"]


@dataclass(frozen=True)
class Thing:
    """What a row is: one, several, and all names of one and of several in the languages of the word lists."""

    one: str
    several: str
    kind: Kind
    names_of_one: frozenset[str]
    names_of_several: frozenset[str]


def _things(kind: Kind, text: str) -> list[Thing]:
    """Of every entry the English words for one and several, then others: those for one before those for several."""
    made = []
    for entry in text.split(".")[:-1]:
        ours, others, many = (part.split() for part in re.split("[:;]", entry))
        made.append(Thing(ours[0], ours[1], kind, frozenset([ours[0], *others]), frozenset([ours[1], *many])))
    return made


_THINGS = [
    *_things(
        "thing",
        """
        loan loans: kredit darlehen pret prestamo prestito emprestimo lening kredyt pozyczka; kredite prets
        prestamos prestiti emprestimos leningen kredyty pozyczki.
        account accounts: konto compte cuenta conto conta rekening; konten comptes cuentas conti contas
        rekeningen konta.
        policy policies: police polizza poliza apolice polis polisa; policen polices polizze polizas
        apolices polissen polisy.
        contract contracts: vertrag contrat contrato contratto umowa; vertrage vertraege contrats contratos
        contratti contracten umowy.
        subscription subscriptions: abo abonnement suscripcion abbonamento assinatura abonament; abos
        abonnements suscripciones abbonamenti assinaturas abonamenty.
        deal deals:; geschafte.
        opportunity opportunities: oportunidad oportunidade opportunita; oportunidades opportunites.
        listing listings: inserat annonce anuncio annuncio; inserate annonces anuncios annunci.
        application applications: antrag solicitud candidatura aanvraag wniosek; antrage antraege
        candidatures solicitudes candidature candidaturas aanvragen wnioski.
        enrolment enrolments: enrollment einschreibung inscription inscripcion iscrizione inscricao
        inschrijving zapis; enrollments einschreibungen inscriptions inscripciones iscrizioni
        inscricoes inschrijvingen zapisy.
        claim claims: schadenfall sinistre siniestro sinistro schadegeval szkoda; schadenfalle schadenfaelle
        sinistres siniestros sinistri sinistros szkody.""",
    ),
    *_things(
        "event",
        """
        booking bookings: reservation buchung reserva prenotazione boeking rezerwacja; reservations
        buchungen reservas prenotazioni boekingen rezerwacje.
        visit visits: besuch visite visita bezoek wizyta; besuche visites visitas bezoeken wizyty.
        stay stays: arrival aufenthalt sejour estancia soggiorno estadia verblijf pobyt; aufenthalte sejours
        estancias soggiorni estadias verblijven pobyty.
        trip trips: fahrt trajet viaje viaggio viagem przejazd pickup dropoff; fahrten trajets viajes viaggi
        viagens ritten przejazdy.
        ride rides:; taxirides.
        order orders: bestellung auftrag commande pedido ordine bestelling zamowienie; bestellungen auftrage
        auftraege commandes pedidos ordini bestellingen zamowienia.
        purchase purchases: einkauf kauf achat compra acquisto aankoop zakup; einkaufe einkaeufe achats
        compras acquisti aankopen zakupy.
        sale sales: verkauf vente venta vendita venda verkoop sprzedaz; verkaufe verkaeufe ventes ventas
        vendite vendas verkopen.
        transaction transactions: transaktion transaccion transazione transacao transactie transakcja;
        transaktionen transacciones transazioni transacoes transacties transakcje.
        call calls: anruf llamada chiamata chamada gesprek rozmowa; anrufe appels llamadas chiamate chamadas
        gesprekken rozmowy.
        ticket tickets:;.
        session sessions: sitzung sesion sessione sessao sessie; sitzungen sesiones sessioni sessoes sessies
        sesje.
        flight flights: vuelo volo vlucht; fluge fluege vols vuelos voli voos vluchten loty.
        delivery deliveries: lieferung livraison entrega consegna levering dostawa; lieferungen livraisons
        entregas consegne leveringen dostawy.""",
    ),
]
_BY_ONE = {name: thing for thing in _THINGS for name in thing.names_of_one}
_BY_SEVERAL = {name: thing for thing in _THINGS for name in thing.names_of_several}
_OF_EVENTS = "|".join(sorted(name for name, thing in _BY_ONE.items() if thing.kind == "event"))
_NUMBER = re.compile(rf"^({'|'.join(sorted(_BY_ONE))})s?_?(id|no|nr|num|number|key|code|nummer|numero)$")
_TIME = "weekday|week|month|day|hour|date|datetime|timestamp|time|datum|fecha|data"
#: When it was: of one event, and of none of several.
_WHEN = re.compile(
    rf"(^|_)({_TIME})_?of_?(the_?|an?_?)?({_OF_EVENTS})$|^({_OF_EVENTS})_(start_|started_)?(at|on|{_TIME})(_|$)"
)
_ONE_OF_SEVERAL = within(
    r"first|last|latest|previous|prior|next|since|recent|best|average|avg|mean|days|total|signup|max|min|letzte\w*|"
    r"erste\w*|dernier\w*|premier\w*|ultim\w*|primer\w*|prim\w*|laatste|eerste|ostatni\w*|pierwsz\w*"
)


#: What is made with a customer has a number of its own; an account or a card is as good as the customer.
_AGREED = frozenset(("contract", "policy"))


def by_table(words: Sequence[str], columns: Iterable[str], numbered: Thing | None = None) -> Thing | None:
    """What a table of these words is named after, in the plural; none that a column counts for each row, unless every
    row has its own number of one.

    >>> by_table(["my", "loans"], ["loan_amount"]).one, by_table(["kredite"], []).several
    ('loan', 'loans')
    >>> by_table(["doctor", "visits"], ["visits", "age"]) is by_table(["loan"], []) is None
    True
    """
    found = next((_BY_SEVERAL[word] for word in reversed(words) if word in _BY_SEVERAL), None)
    if found is None or found is numbered:
        return found
    counted = {word.rpartition("_")[2] for word in columns}
    return None if found.names_of_several & counted else found


def by_columns(names: Iterable[str], ids: Iterable[str]) -> Thing | None:
    """What a row is by its own number, or when it happened; None where a column numbers customers, as that of an
    account does.

    Parameters
    ----------
    ids : iterable of str
        The columns of which every row has another value.

    >>> by_columns(["loan_id", "amount"], ["loan_id"]).several, by_columns(["WeekofPurchase", "price"], []).several
    ('loans', 'purchases')
    >>> by_columns(["VertragsNr", "Beginn"], ["VertragsNr"]).several
    'contracts'
    >>> by_columns(["customer_id", "order_date"], []) is by_columns(["last_purchase_date"], []) is None
    True
    """
    words = [normal(name) for name in names]
    numbered = {word: _BY_ONE[met[1]] for word in map(normal, ids) if (met := _NUMBER.match(word))}
    own = [thing for word, thing in numbered.items() if thing.one in _AGREED or not names_customers(word)]
    if not own and any(map(names_customers, words)):
        return None
    happened = (met[4] or met[5] for word in words if not _ONE_OF_SEVERAL.search(word) and (met := _WHEN.search(word)))
    return next(chain(own, (_BY_ONE[word] for word in happened)), None)
