"""Kinds of rows that are no purchase, where others beside them are: fees and cash of cards, payments and what the firm
itself buys among invoices, promises of gifts, and what others say again: papers before their invoices,
payments before they are settled.
"""

import re
from collections.abc import Collection

import numpy as np

from segmentry.stages.customers.log_statuses import BOOKS
from segmentry.stages.customers.shape import Codes, Head

#: What is bought with cards and accounts.
_BOUGHT = (
    "pos|e-?com(merce)?|((card|pos|online|retail|debit|credit) )*purchases?|card (payment|transaction)|(cash )?sales?"
    "|kauf|einkauf|kartenzahlung|achat|paiement( par)? carte|compra|consumo|pago con tarjeta|acquisto"
    "|pagamento (con carta|pos)|aankoop|betaalautomaat|zakup|płatność kartą|(kort)?köp|(vare)?kjøp|(dankort-?)?køb"
    "|(kortti)?osto|alışveriş|покупка|消费|消費|购买|購入|구매"
)
#: What else is booked there.
_BOOKED = (
    "((annual|late|account|card|monthly|overdraft|foreign|transaction|fx|service|maintenance|bank|atm) )*fees?"
    "|((service|account|bank|finance) )?charges?"
    "|interest( charges?)?|atm( (cash|withdrawal))?|cash ?(advance|withdrawal|back)|withdrawal"
    "|((balance|bank|money|wire|internal) )?transfers?( (in|out))?|p2p"
    "|((bill|card|direct debit|loan) )?payment( received)?|deposit|adjustment|statement credit"
    "|bargeld(auszahlung|abhebung|bezug)?|geldautomat|gebühr(en)?|entgelte?|zinsen|überweisung"
    "|retrait( (d'espèces|dab|gab))?|frais|intérêts|virement|retir(o|ada)( de efectivo| en cajero)?|comisi[oó]n"
    "|intereses|transferencia|prelievo( (contanti|bancomat))?|commission[ei]|interessi|bonifico|saque|tarifa|juros"
    "|transferência|geldopname|geldautomaat|kosten|rente|overboeking|wypłata( gotówki| z bankomatu)?|opłata|prowizja"
    "|odsetki|przelew|uttag|avgift|ränta|överföring|uttak|gebyr|overføring|hævning|nosto|palvelumaksu|tilisiirto"
    "|снятие( наличных)?|комиссия|перевод|取现|手续费|转账|現金引出|手数料|振込"
)
#: What customers are billed, and what stands beside it in books.
_BILLED = (
    "((customer|sales?) )?(tax )?invoices?|cash sales?|sales receipt|(ausgangs|verkaufs|kunden)?rechnung"
    "|facture( (client|de vente))?|factura( (de venta|emitida))?|fattura( (di vendita|attiva|emessa))?"
    "|(verkoop)?factuur|faktura( sprzedaży| vat)?|(kund|salgs)?faktura|fatura|fatura de venda|счет|счёт|发票|請求書"
)
_IN_BOOKS = (
    "((customer|supplier|vendor|bill|invoice|bank) )?(payments?|receipts?)|zahlung(seingang)?|règlement|paiement"
    "|encaissement|pago|cobro|recibo|pagamento|incasso|betaling|ontvangst|wpłata|zapłata|inbetalning|innbetaling"
    "|bills?|((supplier|vendor) )(bills?|invoices?|credits?|credit notes?)|bill credit"
    "|purchase (invoice|bill|credit|credit note|order|return)s?|expenses?|che(que|ck)|journal( entry)?|deposit"
    "|(statement )?opening balance|(eingangs|lieferanten|einkaufs)rechnung|facture (d['’]achat|fournisseur)"
    "|factura (de compra|de proveedor|recibida)|fattura (d['’]acquisto|passiva|fornitore|ricevuta)|inkoopfactuur"
    "|faktura (zakupu|kosztowa)|leverantörsfaktura"
)
#: What is given, and what is but promised or given up.
_GIVEN = (
    "((recurring gift|pledge|stock|one[ -]?time|outright) ?[-–]? ?)*(pay[- ])?(cash|gift|donation|payment|cheque|check)"
)
_PROMISED = "pledges?|((pledge|mg) )?write[ -]?off|(recurring|planned) gift|matching pledge|zusage|promesse|toezegging"
#: What goes before invoices, whether or not these say the same: papers of which nobody pays any.
_UNBILLED = (
    "(sales|customer) orders?( confirmation)?|order confirmation|(delivery|dispatch) notes?|packing slips?|shipments?"
    "|item (fulfil?lment|shipment)|quot(e|ation)s?|estimates?"
    "|(kunden)?auftrag(sbestätigung)?|auftr\\.?-?best\\.?|lieferschein|angebot|bon de (commande|livraison)"
    "|accusé de commande|devis|(orden|pedido) de venta|albarán|nota de entrega|remito( de venta)?|presupuesto"
    "|ordine cliente|conferma d['’ ]ordine|ddt|documento di trasporto|bolla|preventivo|guia de (remessa|transporte)"
    "|orçamento|verkooporder|orderbevestiging|pakbon|leverbon|offerte|wz|zk|oferta|dodací list|nabídka"
    "|order(bekräftelse|bekreftelse)|följesedel|følgeseddel|pakkseddel|lähete|irsaliye"
)
#: Orders, which may be sold as they are.
_ORDERED = "orders?|bestellung|commande|pedido|ordine|encomenda|zamówienie|objednávka|tilaus|sipariş"
_BESIDE = tuple(
    (re.compile(sold), none)
    for sold, none in ((_BOUGHT, _BOOKED), (_BILLED, f"{_IN_BOOKS}|{_UNBILLED}"), (_GIVEN, _PROMISED))
)
#: Money that came, and on its way; what was paid back, and is to be.
_SETTLED, _ON_ITS_WAY = (
    "settled|captured|cleared|completed",
    ("received|initiated|submitted|authori[sz](ed|ation)|sent ?for ?settle(ment)?|pending|processing"),
)
#: What was sold, and what others were sold in place of: tickets, mostly.
_SOLD = (
    "sold|sale|valid|confirmed|completed?|paid|issued|verkauft|gültig|bezahlt|vendue?|valid[eo]|vendid[oa]|pagad[oa]"
    "|vendut[oa]|verkocht|sprzedan[aeoy]|såld|solgt|продано"
)
_EXCHANGED = (
    "exchanged|swapped|upgraded|(um)?getauscht|umgebucht|échangée?|cambiad[oa]|canjead[oa]|scambiat[oa]|cambiat[oa]"
    "|trocad[oa]|(om)?geruild|wymienion[aeoy]|bytt|byttet|обмен[её]н"
)
_PAID_BACK, _TO_BE_PAID_BACK = "refunded", "(sent ?for|pending) ?refund|refund (pending|requested|initiated)"
_TOLD_TWICE = tuple(
    (re.compile(last), re.compile(before))
    for last, before in (
        (_BILLED, _ORDERED),
        (_SETTLED, _ON_ITS_WAY),
        (_PAID_BACK, _TO_BE_PAID_BACK),
        (_SOLD, _EXCHANGED),
    )
)
#: In how many rows another must say it again (ours).
_AGAIN, _FEWEST = 0.6, 4
#: Kinds of rows, at most.
MOST_KINDS = 60


def no_purchase(levels: Collection[str]) -> str | None:
    """A pattern of the values of a column, in small letters, of rows that are no purchase; None without purchases.

    Examples
    --------
    >>> [bool(re.search(no_purchase(["POS", "ATM", "Annual fee"]), word)) for word in ("pos", "atm", "annual fee")]
    [False, True, True]
    >>> no_purchase(["ATM", "Annual fee"]) is None, no_purchase(["Invoice", "Credit note"]) is None
    (True, True)
    """
    said = {level.lower().strip() for level in levels}
    for known, sell, take_off in BOOKS:
        if said <= known and said & sell:
            return f"^({'|'.join(sorted(known - sell - take_off))})$"
    able = (f"^({none})$" for sold, none in _BESIDE if any(sold.fullmatch(level) for level in said))
    return next((none for none in able if any(re.search(none, level) for level in said)), None)


def said_again(head: Head, name: str, things: Codes) -> list[str]:
    """The values of a column, as they are written, of rows of which others say the same: papers before their invoices,
    payments before they are settled.

    Parameters
    ----------
    things : array
        Customer and product, or money, of each row as one number, -1 where one is not known.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = segmentry.read(pd.DataFrame({"paper": ["Order", "Invoice"] * 4, "seat": ["Exchanged", "Sold"] * 4}))
    >>> [said_again(Head.of(log.rows, [name]), name, np.arange(8) // 2) for name in log.names]
    [['Order'], ['Exchanged']]
    """
    levels, kinds = [level.lower().strip() for level in head.few_levels(name, MOST_KINDS)], head.codes(name)
    again: list[int] = []
    for last, before in _TOLD_TWICE:
        told = things[np.isin(kinds, _places(levels, last))]
        again += [place for place in _places(levels, before) if _are_again(things[kinds == place], told[told >= 0])]
    return [head.levels(name)[place] for place in again]


def _places(levels: list[str], words: re.Pattern[str]) -> list[int]:
    return [place for place, level in enumerate(levels) if words.fullmatch(level)]


def _are_again(things: Codes, told: Codes) -> bool:
    known = things[things >= 0]
    return len(known) >= _FEWEST and bool(np.isin(known, told).mean() >= _AGAIN)
