"""Whether a column tells of something that can be offered or sold: a product, a service, a contract, a membership, a
cover. In the languages of the word lists.

Only of such a thing it may be said who lacks it and could be offered it: an unknown name may be an illness.
"""

import re
from functools import lru_cache

from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.own_doing import is_above_quote, own_doing
from segmentry.stages.shared.plain_words import entries, in_name, within
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.words_in_names import has_words

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
    plans, piano, tarif, tariff, tarifa, tariffa, taryfa, package, paket, forfait, paquete, pakket, pakiet, bundle,
    add on, addon, membership, *mitgliedschaft, adhesion, lidmaatschap, czlonkostwo, loyalty, loyalty program,
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
    manager, managers, rep, reps, agent, agents, adviser, advisor, betreuer, berater, conseiller, gestor, consulente,
    age, amount, balance, limit, blocked, closed, cancel*, complain*, claim*, fraud, risk, late, delay, denied,
    refused, records, purpose, reason, *zweck, motif, motivo, finalidad, finalidade, scopo, doel, cel,
    social security, public, disability, invalidity, health, medical, illness, disease, condition,
    chronic, patient, hospital, diagnosis, treatment, drug"""


#: What they are asked for.
_PRICES = "price, prices, fee, fees, *preis, *prijs, *gebuehr, prix, precio, prezzo, preco, cena"
#: How people pay, what is taken off, and what they put up with: a company can change it, and does not offer it.
_CHANGED = """
    payment method, pay method, payment type, billing, zahlungsart, zahlungsweise, moyen paiement, metodo pago,
    metodo pagamento, betaalwijze, discount, discounts, *rabatt, remise, descuento, sconto, desconto, korting, rabat,
    overtime, over time, ueberstunden"""
#: By how much more a customer is asked to pay.
_RISES = within(
    r"(premium|price|fee|tariff|rent|rate|bill|charge|subscription)s?_(change|increase|rise|hike|uplift)|"
    r"(increase|change|rise|hike)_(in|of)_(the_)?(premium|price|fee|tariff|rent|rate|bill)s?|"
    r"\w*(preis|praemien|pramien|beitrags|miet)(erhohung|erhoehung|anpassung|anderung|aenderung)|"
    r"(hausse|augmentation)_(du_|de_la_|de_)?(prix|prime|tarif|loyer)|(subida|aumento|aumento_de|aumento_del)_(la_)?"
    r"(precio|prima|tarifa|cuota|prezzo|premio|canone|preco|mensalidade)|(prijs|premie|tarief)\w*(verhoging|stijging)|"
    r"(wzrost|podwyzka)_(ceny|skladki|oplaty)"
)
#: What a customer and a company agree on beside what is sold: it can be offered to whom has it not.
_AGREED = """
    " auto renew*, autorenew*, automatic renew*, automatic extension, *verlaengerung, *verlangerung,
    renouvellement auto*, renovacion auto*, rinnovo auto*, renovacao auto*, automatische verlenging, direct
    debit, standing order, lastschrift, prelevement auto*, domiciliacion, domiciliazione, debito direto,
    automatische incasso, polecenie zaplaty, delivery pass, season pass, season ticket, onboarding, onboarded,
    smart meter"""
#: What customers put up with, and what spares them it.
_BURDENS = {
    "help {whom} choose before they order": (
        "returns, return rate, returned, refunds, refund rate, retouren*, *retoure, retours, devoluciones, resi"
    ),
    "mend what went wrong for {whom}": (
        "service calls, support calls, customer service calls, complaints, complaint, support ticket*, service ticket*,"
        " help ticket*, helpdesk ticket*, desk ticket*, trouble ticket*, open ticket*, tech* ticket*, admin ticket*,"
        " issue ticket*, incident ticket*, fault ticket*, complaint ticket*, ticket* open, ticket* opened,"
        " ticket* raised, ticket* escalated, support cases,"
        " outages, outage minutes, outage hours, interruptions, faults, breakdowns, dropped calls, stoerungen,"
        " storungen,"
        " ausfaelle, ausfalle, pannes, averias, guasti, storingen, awarie,"
        " delay, delays, late deliveries, late delivery, late or missing, missing items, late boxes, incidents,"
        " retraso, retrasos, ritardo, ritardi, atraso, vertraging, opoznienie, incidencias, incidenti, disservizi,"
        " beschwerden, reklamationen, reclamations, quejas, reclami, reclamacoes, *klachten, reklamacje"
    ),
    "agree another day of debit with {whom}": (
        "failed debits, failed debit, failed payments, failed payment, failed charges, declined payments, bounced,"
        " bounced payments, returned debits, returned debit, ruecklastschriften, rucklastschriften, *ruecklastschrift,"
        " *rucklastschrift, prelevements rejetes, rejets prelevement, recibos devueltos, addebiti insoluti,"
        " debitos devolvidos, stornos, storneringen"
    ),
    "remind {whom} before the due date": (
        "late payments, late payment, missed payments, payment delays, delayed payments, overdue, arrears, mahnungen,"
        " zahlungsverzug, verspatete zahlungen, verspaetete zahlungen, impayes, retard* paiement, impagos,"
        " retraso* pago, retraso* de pago, pago* atrasado*, insoluti, ritard* pagamento, atrasos, atraso* pagamento,"
        " betalingsachterstand, zaleglosci, opoznien* platnosci"
    ),
    "serve {whom} sooner": (
        "waiting time, wait time, wait days, waiting days, days waited, delivery days, delivery time, shipping days,"
        " ship days, response time, response hours, resp hrs, reply time, reply hours, reply hrs, reply h, first reply,"
        " reply days, answer time, hold time, antwortzeit, reaktionszeit, temps reponse, delai reponse,"
        " tiempo respuesta, tempo risposta, tempo resposta, reactietijd, czas odpowiedzi, wartezeit, wartetage,"
        " lieferzeit, delai attente, days to ship*, days to deliver*, days to dispatch, days to thank*, days to reply,"
        " days to answer, days to respon*, days to resol*, days to first response, hours to ship*, hours to reply,"
        " hours to answer, hours to respon*, hours to resol*, hours to first response, heures avant reponse,"
        " delai livraison, temps attente, tiempo espera, dias espera, tempo attesa, tempo espera, wachttijd, levertijd,"
        " czas oczekiwania"
    ),
}
#: What a customer has on terms that can be made better.
_ON_TERMS = in_name(
    entries(
        """
    plan, plans, piano, tarif, tariff, tarifa, tariffa, taryfa, contract, contracts, *vertrag, contrat, contrato,
    contratto, umowa, subscription, subscriptions, abo, *abo, abonnement, suscripcion, abbonamento, assinatura,
    abonament, package, paket, forfait, paquete, pakket, pakiet, insurance, *versicherung, assurance, seguro,
    assicurazione, verzekering, ubezpieczenie, policy, membership, *mitgliedschaft, roaming, loan, *kredit, pret,
    prestamo, prestito, lening"""
    )
)
#: What a company gives away on top, and can give less of.
_GIVEN_AWAY = """
    rewards, rewards redeemed, reward value, cashback, cash back, points redeemed, miles redeemed, vouchers,
    vouchers used, voucher value, coupons, coupons used, discount, discounts, discount share, promo share, promo
    discount, goodwill, goodwill credit, goodwill credits, free months, bonus paid, rebate, rebates, *rabatt,
    *rabatte, gutscheine, praemien, pramien, bonuspunkte eingeloest, remise, remises, bons, avantages,
    descuento, descuentos, vales, cupones, recompensas, sconto, sconti, buoni, premi riscattati, desconto,
    descontos, cupoes, korting, kortingen, waardebonnen, rabat, rabaty, kupony, nagrody"""
#: What went wrong is put right for everybody.
_REDRESS = "mend what went wrong for {whom}"
#: Beside these it is one all the same: health insurance.
_AN_OFFER = "insurance, cover, coverage, plan, card"
_OFFERS, _OTHERS, _SURELY = (in_name(entries(words)) for words in (_OFFERED, _NO_OFFER, _AN_OFFER))
_GIVEN = in_name(entries(_GIVEN_AWAY))
_AGREES, _CHANGES, _ASKED = (in_name(entries(words)) for words in (_AGREED, _CHANGED, _PRICES))
#: Fees that follow from what came of customers; what was paid over some time.
_FOLLOWING = in_name(entries("collection, late, cancel*, no show, dna, penalty, refund*, total, paid, sum, mahn*"))
_SUMMED = re.compile(r" in \d+ \w+$")
_PUT_UP_WITH = [(in_name(entries(words)), act) for act, words in _BURDENS.items()]


@lru_cache(maxsize=4_096)
def can_be_offered(column: str) -> bool:
    """Whether a column of this name tells who has something that can be offered or sold.

    >>> can_be_offered("OnlineBackup"), can_be_offered("has_insurance"), can_be_offered("Kreditkarte")
    (True, True, True)
    >>> can_be_offered("nchronic"), can_be_offered("married"), can_be_offered("default_on_loan")
    (False, False, False)
    """
    if has_words(column, _OTHERS) and not has_words(column, _SURELY):
        return False
    return has_words(column, _OFFERS)


def can_be_agreed(column: str) -> bool:
    """Whether a yes in a column of this name can be had of customers who say no: it can be offered, or agreed on.

    >>> can_be_agreed("Automatic renewal"), can_be_agreed("Onboarding"), can_be_agreed("TechSupport")
    (True, True, True)
    >>> can_be_agreed("married")
    False
    """
    return has_words(column, _AGREES) or can_be_offered(column)


def is_rise_of_price(column: str) -> bool:
    """Whether it is by how much more a customer is asked to pay than before.

    >>> is_rise_of_price("Premium change at renewal (%)"), is_rise_of_price("prem_chg_pct"), is_rise_of_price("premium")
    (True, True, False)
    """
    return any(_RISES.search(normal(name)) for name in _spellings(column))


def burden(column: str) -> str | None:
    """What spares customers what a column of this name says that they put up with; None where it is no such thing.

    >>> burden("number_customer_service_calls")
    'mend what went wrong for {whom}'
    >>> burden("tickets_opened_90d") is not None, burden("tickets_bought") is burden("ticket_price") is None
    (True, True)
    >>> burden("age") is burden("total_day_calls") is None
    True
    """
    each = (act for name in _spellings(column) for words, act in _PUT_UP_WITH if has_words(name, words))
    return next(each, None)


@lru_cache(maxsize=4_096)
def _spellings(column: str) -> tuple[str, str]:
    """Its name as it is, and with the words that it has in short."""
    return column, display_name(column).words


def is_given_away(column: str) -> bool:
    """Whether it is what a company gives on top of what is sold, of which it can give less.

    >>> is_given_away("rewards_redeemed_12m"), is_given_away("Rabatt_EUR"), is_given_away("purchases")
    (True, True, False)
    """
    return has_words(column, _GIVEN)


def is_redress(act: str) -> bool:
    """Whether an act puts right what went wrong: it is done for all of them, as nobody is left with it to compare.

    >>> is_redress(burden("complaints")), is_redress(burden("waiting_time"))
    (True, False)
    """
    return act == _REDRESS


def is_on_terms(column: str) -> bool:
    """Whether who has it has it on terms that can be made better.

    >>> is_on_terms("international_plan"), is_on_terms("paperless_billing")
    (True, False)
    """
    return can_be_offered(column) and has_words(column, _ON_TERMS)


def can_be_changed(column: str) -> bool:
    """Whether a company can change what a column of this name tells: what it offers, asks for, or puts people through.

    >>> can_be_changed("Contract"), can_be_changed("PaymentMethod"), can_be_changed("SMS_reminder")
    (True, True, True)
    >>> can_be_changed("age"), can_be_changed("fees_12m"), can_be_changed("collection_fee")
    (False, False, False)
    """
    own = burden(column) is not None or own_doing(column) or is_above_quote(column) or is_rise_of_price(column)
    return bool(own) or is_price(column) or _is_no_sum(column, _CHANGES) or can_be_offered(column)


def is_price(column: str) -> bool:
    """Whether it is what a company asks for: no sum of what was paid, and nothing that follows from an end."""
    return _is_no_sum(column, _ASKED)


def _is_no_sum(column: str, words: re.Pattern[str]) -> bool:
    is_sum = _SUMMED.search(display_name(column).words) is not None or has_words(column, _FOLLOWING)
    return has_words(column, words) and not is_sum


def is_done_to_customers(column: str) -> bool:
    """Whether it is what a company does, or puts people through, and nothing that they choose.

    >>> is_done_to_customers("sms_reminder"), is_done_to_customers("waiting_time"), is_done_to_customers("contract")
    (True, True, False)
    """
    return bool(own_doing(column)) or burden(column) is not None or is_above_quote(column) or is_rise_of_price(column)
