"""Nine logs of the kinds that a tenth lot of exports got wrong: columns that are mostly empty, days in three columns,
the programs in which books are kept, and web shops' exports with what they know of the persons.
"""

from collections.abc import Callable

import numpy as np

from .logs import Lines, Log, things
from .made_logs import Cases, made_by


def _parts(x: Lines, year: str, month: str, day: str) -> dict[str, object]:
    return {day: np.asarray(x.day.day), month: np.asarray(x.day.month), year: np.asarray(x.day.year)}


def _spanish_topups(x: Lines) -> dict[str, object]:
    return {
        "TELEFONO": 573000000000 + x.customer,
        **_parts(x, "ANIO", "MES", "DIA"),
        "HORA": x.moment.strftime("%H:%M"),
        "VALOR_RECARGA": x.pick("5000|10000").astype(int),
        "CANAL": x.pick("TIENDA|APP"),
    }


def _german_invoices(x: Lines) -> dict[str, object]:
    return {
        "Kundennr": x.customer + 70000,
        "Belegnr": x.order + 1,
        **_parts(x, "Rechnungsjahr", "Rechnungsmonat", "Tag"),
        "Artikel": things(x),
        "Menge": x.quantity,
        "Netto": x.total,
    }


def _indonesian_sales(x: Lines) -> dict[str, object]:
    return {
        "Pelanggan": x.named("P", x.customer),
        **_parts(x, "Tahun", "Bulan", "Tanggal"),
        "Produk": things(x),
        "Jumlah": x.total,
    }


def _rare(x: Lines, values: np.ndarray, of: int) -> np.ndarray:
    """Each so many-th of the values, nothing else."""
    return np.where(np.arange(x.n) % of == 1, values, np.nan)


def _card_statement(x: Lines) -> dict[str, object]:
    return {
        "Account Number": x.named("ACC", x.customer),
        "Posting Date": x.day.strftime("%d/%m/%Y"),
        "Original Payment Amount": _rare(x, x.total * 1.1, 40),
        "Original Currency": np.where(np.arange(x.n) % 40 == 1, "USD", None),
        "Reversed Debit": _rare(x, x.total, 60),
        "Details": x.pick("SHELL|REWE"),
        "Amount": -x.total,
    }


def _serbian_books(x: Lines) -> dict[str, object]:
    return {
        "Kupac": [f"Prodavnica {i} d.o.o." for i in x.customer],
        "Broj računa": x.named("R-", x.order),
        "Datum": x.day.strftime("%d.%m.%Y."),
        "Artikal": things(x),
        "Količina": x.quantity,
        "Cena": x.price,
        "Iznos": x.total,
    }


def _ukrainian_books(x: Lines) -> dict[str, object]:
    return {
        "Дата": x.moment.strftime("%d.%m.%Y %H:%M:%S"),
        "Номер": x.named("00-", x.order),
        "Контрагент": [f"ТОВ Крамниця {i}" for i in x.customer],
        "Номенклатура": things(x),
        "Од.": "шт",
        "Кількість": x.quantity,
        "Ціна": x.price,
        "Сума": x.total,
        "Склад": x.of_order("Основний|Другий"),
    }


def _shop_export(x: Lines) -> dict[str, object]:
    """Shopify's, with the number of the payment beside that of the order, on each order's first line alone."""
    mail = np.array([f"ann{i}@example.com" for i in x.customer], dtype=object)
    return {
        "Name": [f"#{1001 + i}" for i in x.order],
        "Email": np.where(x.order % 9 == 0, None, mail),
        "Financial Status": x.firsts(x.of_order("paid|paid|refunded")),
        "Accepts Marketing": x.firsts(x.of_order("yes|no")),
        "Total": x.firsts(x.order_total() + 4.9),
        "Created at": x.moment.strftime("%Y-%m-%d %H:%M:%S -0500"),
        "Lineitem quantity": x.quantity,
        "Lineitem name": things(x),
        "Lineitem price": x.price,
        "Lineitem requires shipping": x.pick("true|false"),
        "Lineitem taxable": x.pick("true|false"),
        "Cancelled at": x.firsts(np.where(x.order % 17 == 0, x.moment.strftime("%Y-%m-%d %H:%M:%S -0500"), None)),
        "Payment Reference": x.firsts(np.array([f"c{i * 7919}.1" for i in x.order], dtype=object)),
        "Id": x.firsts(5_400_000_000_000 + x.order * 32_768),
    }


def _shop_with_payments(x: Lines) -> dict[str, object]:
    return {
        "Transaction ID": x.firsts(np.array([f"pi_{i * 7919:x}" for i in x.order], dtype=object)),
        "Order Ref": [f"W{5000 + i}" for i in x.order],
        "Customer Email": [f"bo{i}@example.com" for i in x.customer],
        "Order Date": x.day,
        "Product": things(x),
        "Qty": x.quantity,
        "Item Price": x.price,
    }


def _meals_with_opinions(x: Lines) -> dict[str, object]:
    return {
        "order_id": x.order + 1,
        "customer_id": x.customer + 1,
        "order_date": x.day,
        "dish": x.pick("Pho|Ramen|Curry"),
        "quantity": x.quantity,
        "price": x.price,
        "satisfaction": x.pick("1|2|3|4|5").astype(int),
        "is_gift": x.pick("0|1").astype(int),
        "would_recommend": x.pick("yes|no"),
    }


_CASES: Cases = {
    "spanish_topups": (_spanish_topups, "transactions", "TELEFONO - date - - VALOR_RECARGA -"),
    "german_invoices": (_german_invoices, "order lines", "Kundennr Belegnr date Menge - Netto Artikel"),
    "indonesian_sales": (_indonesian_sales, "order lines", "Pelanggan - date - - Jumlah Produk"),
    "card_statement": (_card_statement, "transactions", "Account_Number - Posting_Date - - Amount -"),
    "serbian_books": (_serbian_books, "order lines", "Kupac Broj_računa Datum Količina Cena Iznos Artikal"),
    "ukrainian_books": (_ukrainian_books, "order lines", "Контрагент Номер Дата Кількість Ціна Сума Номенклатура"),
    "shop_export": (
        _shop_export,
        "order lines",
        "Email Name Created_at Lineitem_quantity Lineitem_price - Lineitem_name",
    ),
    "shop_with_payments": (
        _shop_with_payments,
        "order lines",
        "Customer_Email Order_Ref Order_Date Qty Item_Price - Product",
    ),
    "meals_with_opinions": (
        _meals_with_opinions,
        "order lines",
        "customer_id order_id order_date quantity price - dish",
    ),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 900)
