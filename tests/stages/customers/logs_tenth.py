"""Logs of the kinds that an eleventh lot of exports got wrong: several parties of an order, names that some customers
share, what is told about a customer beside who it is, codes of two values, and money in several currencies.
"""

from collections.abc import Callable

import numpy as np

from .logs import Lines, Log, things
from .made_logs import Cases, as_number, made_by


def _english_invoices(x: Lines) -> dict[str, object]:
    return {
        "Document No.": x.named("INV", x.order),
        "Posting Date": x.day,
        "Sell-to Customer No.": x.named("C", x.customer),
        "Bill-to Customer No.": x.named("C", x.customer // 3),
        "Ship-to Code": x.pick("MAIN|WH2"),
        "Description": things(x),
        "Quantity": x.quantity,
        "Unit Price": x.price,
        "Line Amount": x.total,
    }


def _polish_marketplace(x: Lines) -> dict[str, object]:
    return {
        "Numer zamówienia": x.named("Z", x.order),
        "Data zamówienia": x.moment,
        "Login kupującego": x.named("login", x.customer),
        "Kupujący": x.of_customer("Anna Nowak|Jan Kos|Ewa Lis|" + "|".join(f"Ola {'x' * i}" for i in range(1, 41))),
        "Nazwa oferty": things(x),
        "Ilość": x.quantity,
        "Cena za sztukę": x.price,
        "Wartość": x.total,
    }


def _japanese_marketplace(x: Lines) -> dict[str, object]:
    return {
        "受注番号": x.named("R", x.order),
        "注文日時": x.moment,
        "注文者氏名": x.of_customer("山田|佐藤|鈴木"),
        "注文者メールアドレス": [f"b{i}@example.jp" for i in x.customer],
        "注文者郵便番号": 1000001 + x.customer // 2,
        "商品名": things(x),
        "単価": (x.price * 100).astype(int),
        "個数": x.quantity,
    }


def _dutch_account(x: Lines) -> dict[str, object]:
    return {
        "Datum": as_number(x.day, "%Y%m%d"),
        "Rekening": "NL20INGB0001234567",
        "Tegenrekening": x.named("NL45RABO", x.customer),
        "Code": x.pick("GT|OV"),
        "Af Bij": x.pick("Bij|Bij|Bij|Af"),
        "Bedrag (EUR)": x.total,
        "Mededelingen": x.named("factuur ", x.order),
    }


def _card_log(x: Lines) -> dict[str, object]:
    currency = x.pick("EUR|USD|GBP")
    rate = np.select([currency == "USD", currency == "GBP"], [1.1, 0.85], 1.0)
    return {
        "trace_id": x.named("T", np.arange(x.n)),
        "pan_token": x.named("tok_", x.customer),
        "auth_ts": 1_700_000_000 + x.order * 977,
        "txn_amt": np.round(x.total * rate, 2),
        "txn_ccy": currency,
        "settle_amt_eur": x.total,
    }


_CASES: Cases = {
    "english_invoices": (
        _english_invoices,
        "order lines",
        "Sell-to_Customer_No. Document_No. Posting_Date Quantity Unit_Price Line_Amount Description",
    ),
    "polish_marketplace": (
        _polish_marketplace,
        "order lines",
        "Login_kupującego Numer_zamówienia Data_zamówienia Ilość Cena_za_sztukę Wartość Nazwa_oferty",
    ),
    "japanese_marketplace": (
        _japanese_marketplace,
        "order lines",
        "注文者メールアドレス 受注番号 注文日時 個数 単価 - 商品名",
    ),
    "dutch_account": (_dutch_account, "transactions", "Tegenrekening - Datum - - Bedrag_(EUR) -"),
    "card_log": (_card_log, "transactions", "pan_token trace_id auth_ts - - settle_amt_eur -"),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_000)
