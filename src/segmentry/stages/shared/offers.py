"""Whether a column tells of something that can be offered or sold: a product, a service, a contract, a membership, a
cover. In the languages of the word lists.

Only of such a thing it may be said who lacks it and could be offered it: an unknown name may be an illness.
"""

from functools import lru_cache

from segmentry.stages.shared import traits
from segmentry.stages.shared.plain_words import entries, in_name

#: `*` stands for any letters; several words follow each other.
_OFFERED = """
    account, accounts, acct, *konto, compte, cuenta, conto, conta, rekening, card, cards, *karte, carte, tarjeta, carta,
    cartao, karta, credit card, loan, loans, *kredit, *darlehen, pret, prestamo, prestito, emprestimo, lening, kredyt,
    mortgage, *hypothek, hypotheque, hipoteca, mutuo, hypotheek, hipoteka, deposit, deposits, lokata, savings,
    *sparbuch, *sparplan, epargne, ahorro, risparmio, poupanca, fund, funds, fonds, fondo, securities, depot, stocks,
    investment, investments, pension, leasing, overdraft, insur*, insurance, *versicherung, assurance, seguro,
    assicurazione, verzekering, ubezpieczenie, policy, polizza, poliza, apolice, polis, cover, coverage, deckung,
    couverture, cobertura, copertura, dekking, warranty, *garantie, garantia, garanzia, gwarancja, guarantee,
    protection, security, backup, *schutz, antivirus, contract, contracts, *vertrag, contrat, contrato, contratto,
    umowa, subscription, subscriptions, abo, *abo, abonnement, suscripcion, abbonamento, assinatura, abonament, plan,
    plans, tarif, tariff, tarifa, tariffa, taryfa, package, paket, forfait, paquete, pakket, pakiet, bundle, add on,
    addon, membership, *mitgliedschaft, adhesion, lidmaatschap, czlonkostwo, loyalty, loyalty program,
    programme fidelite,
    fidelity, newsletter, service, services, servicio, servizio, servico, dienst, usluga, support, helpdesk, internet,
    broadband, breitband, fiber, fibre, *glasfaser, dsl, phone service, lines, landline, festnetz, streaming*, tv,
    movies, voicemail, voice mail, roaming, paperless*, e bill, online banking, mobile banking, app, portal, delivery,
    auto pay, autopay, premium, product, products, *produkt, produit, producto, prodotto, produto, licence, license,
    *lizenz, training, course, coaching, consultation, maintenance, *wartung, installation, upgrade, voucher, coupon,
    gutschein"""
#: What somebody owes, did, or was judged by is no offer, whatever stands beside it; nor is a state of body or mind.
_NO_OFFER = """
    default*, overdue, arrears, delinq*, debt, debts, history, score, rating, count, number, num,
    age, amount, balance, limit, blocked, closed, cancel*, complain*, claim*, fraud, risk, late, delay, denied,
    refused, records, purpose, reason, *zweck, motif, motivo, finalidad, finalidade, scopo, doel, cel,
    social security, public, disability, invalidity, health, medical, illness, disease, condition,
    chronic, patient, hospital, diagnosis, treatment, drug"""


#: How people pay, what they are asked for, and what they put up with: a company can change it, and does not offer it.
_CHANGED = """
    payment method, pay method, payment type, billing, zahlungsart, zahlungsweise, moyen paiement, metodo pago,
    metodo pagamento, betaalwijze, price, prices, fee, fees, *preis, *gebuehr, prix, precio, prezzo,
    preco, prijs, cena, discount, discounts, *rabatt, remise, descuento, sconto, desconto, korting, rabat, overtime,
    over time, ueberstunden"""
#: What customers put up with, and what spares them it.
_BURDENS = {
    "returns": (
        "returns, return rate, returned, refunds, refund rate, retouren, *retoure, retours, devoluciones, resi",
        "help {whom} choose before they order",
    ),
    "calls": (
        "service calls, support calls, customer service calls, complaints, complaint, support ticket*, service ticket*,"
        " help ticket*, helpdesk ticket*, desk ticket*, trouble ticket*, open ticket*, tech* ticket*, admin ticket*,"
        " issue ticket*, incident ticket*, fault ticket*, complaint ticket*, ticket* open, ticket* opened,"
        " ticket* raised, ticket* escalated, support cases,"
        " beschwerden, reklamationen, reclamations, quejas, reclami, reclamacoes, klachten, reklamacje",
        "mend what went wrong for {whom}",
    ),
    "late payments": (
        "late payments, late payment, missed payments, payment delays, overdue, arrears, mahnungen, zahlungsverzug,"
        " impayes, impagos, insoluti, atrasos, betalingsachterstand, zaleglosci",
        "remind {whom} before the due date",
    ),
    "waiting": (
        "waiting time, wait time, delay, delays, late deliveries, delivery days, delivery time, wartezeit,"
        " lieferzeit, delai, retraso, ritardo, atraso, vertraging, opoznienie",
        "serve {whom} sooner",
    ),
}
#: Beside these it is one all the same: health insurance.
_AN_OFFER = "insurance, cover, coverage, plan, card"
_OFFERS, _OTHERS, _SURELY = (in_name(entries(words)) for words in (_OFFERED, _NO_OFFER, _AN_OFFER))
_CHANGES = in_name(entries(_CHANGED))
_PUT_UP_WITH = [(kind, in_name(entries(words)), act) for kind, (words, act) in _BURDENS.items()]


@lru_cache(maxsize=4_096)
def can_be_offered(column: str) -> bool:
    """Whether a column of this name tells who has something that can be offered or sold.

    >>> can_be_offered("OnlineBackup"), can_be_offered("has_insurance"), can_be_offered("Kreditkarte")
    (True, True, True)
    >>> can_be_offered("nchronic"), can_be_offered("married"), can_be_offered("default_on_loan")
    (False, False, False)
    """
    name = f"_{traits.normal(column)}_"
    if _OTHERS.search(name) and not _SURELY.search(name):
        return False
    return bool(_OFFERS.search(name))


def burden(column: str) -> tuple[str, str] | None:
    """What a column of this name says that customers put up with, and what spares them it; None where nothing.

    >>> burden("number_customer_service_calls")
    ('calls', 'mend what went wrong for {whom}')
    >>> burden("tickets_opened_90d") is not None, burden("tickets_bought") is burden("ticket_price") is None
    (True, True)
    >>> burden("age") is burden("total_day_calls") is None
    True
    """
    name = f"_{traits.normal(column)}_"
    return next(((kind, act) for kind, words, act in _PUT_UP_WITH if words.search(name)), None)


def can_be_changed(column: str) -> bool:
    """Whether a company can change what a column of this name tells: what it offers, asks for, or puts people through.

    >>> can_be_changed("Contract"), can_be_changed("PaymentMethod"), can_be_changed("age")
    (True, True, False)
    """
    changes = _CHANGES.search(f"_{traits.normal(column)}_") is not None
    return changes or burden(column) is not None or can_be_offered(column)
