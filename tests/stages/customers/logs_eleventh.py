"""Logs of the kinds that a twelfth lot of exports got wrong: family names beside addresses, bookings, firms of which
some have no address, ledgers without days, and payments of nobody.
"""

from collections.abc import Callable

import numpy as np

from .logs import Lines, Log, things
from .made_logs import Cases, made_by

_FAMILIES = "佐藤|鈴木|高橋|田中"


def _family_names(x: Lines) -> dict[str, object]:
    return {
        "注文番号": x.named("2876-", x.order),
        "注文日時": x.moment,
        "注文者姓": x.of_customer(_FAMILIES),
        "注文者名": x.of_customer("翔太|美咲|健"),
        "注文者電話番号2": 1000 + x.customer * 7,
        "注文者メールアドレス": [f"b{i}@example.jp" for i in x.customer],
        "送付先姓": x.of_order(_FAMILIES),
        "商品名": things(x),
        "単価": (x.price * 100).astype(int),
        "個数": x.quantity,
    }


def _words_for_few(x: Lines) -> dict[str, object]:
    return {
        "Order no": x.named("Q", x.order),
        "Order date": x.moment,
        "Buyer family": x.of_customer("Abe|Bo|Cy|Dee"),
        "Buyer e-mail": [f"b{i}@example.org" for i in x.customer],
        "Item": things(x),
        "Price": x.price,
        "Qty": x.quantity,
    }


def _bookings(x: Lines) -> dict[str, object]:
    return {
        "Numero di prenotazione": 4_000_000_000 + x.rng.permutation(x.n) * 977,
        "Prenotato da": [f"Rossi, Emma {'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10]}" for i in x.customer],
        "Arrivo": x.day + np.timedelta64(20, "D"),
        "Data di prenotazione": x.moment,
        "Stato": x.pick("ok|ok|ok|cancelled_by_guest|no_show"),
        "Persone": x.quantity,
        "Età dei bambini": x.pick("3|7, 9|12"),
        "Prezzo": x.total,
        "Importo commissione": np.round(x.total * 0.15, 2),
        "Paese del cliente": x.of_customer("it|gb|de|at"),
        "Motivo del viaggio": x.pick("Svago|Lavoro"),
    }


def _firms_without_address(x: Lines) -> dict[str, object]:
    address = np.array([f"accounts@firm{i}.example" for i in x.customer], dtype=object)
    return {
        "ContactName": x.named("Firm ", x.customer),
        "EmailAddress": np.where(x.customer % 3 == 0, None, address),
        "InvoiceNumber": x.named("INV-", x.order),
        "InvoiceDate": x.day,
        "Description": things(x),
        "Quantity": x.quantity,
        "UnitAmount": x.price,
        "LineAmount": x.total,
    }


def _ledger(x: Lines) -> dict[str, object]:
    return {
        "Umsatz (ohne Soll/Haben-Kz)": x.total,
        "Soll/Haben-Kennzeichen": x.pick("S|S|H"),
        "Konto": 10_000 + x.customer,
        "Belegdatum": x.day.strftime("%d%m"),
        "Buchungstext": things(x),
    }


def _settled(x: Lines) -> dict[str, object]:
    back = x.rng.random(x.n) < 0.1
    return {
        "Merchant Account": "ShopECOM",
        "Psp Reference": x.rng.permutation(x.n).astype("U") + np.array(["X"]),
        "Payment Method": x.pick("mc|visa|ideal"),
        "Creation Date": x.moment,
        "Gross Debit (GC)": np.where(back, x.total, np.nan),
        "Gross Credit (GC)": np.where(back, np.nan, x.total),
        "Batch Number": 300 + x.day.month.to_numpy(),
    }


_CASES: Cases = {
    "family_names": (_family_names, "order lines", "注文者メールアドレス 注文番号 注文日時 個数 単価 - 商品名"),
    "words_for_few": (_words_for_few, "order lines", "Buyer_e-mail Order_no Order_date Qty Price - Item"),
    "bookings": (
        _bookings,
        "orders",
        "Prenotato_da Numero_di_prenotazione Data_di_prenotazione - - Prezzo -",
    ),
    "firms_without_address": (
        _firms_without_address,
        "order lines",
        "ContactName InvoiceNumber InvoiceDate Quantity UnitAmount LineAmount Description",
    ),
    "ledger": (_ledger, "transactions", "Konto - - - - Umsatz_(ohne_Soll/Haben-Kz) -"),
    "settled": (_settled, "transactions", "- Psp_Reference Creation_Date - - Gross_Credit_(GC) -"),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_100)
