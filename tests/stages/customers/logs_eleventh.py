"""Logs of the kinds that lots of exports got wrong of which the cells tell what names do not: family names beside
addresses, parties of an order, ledgers without days, payments of nobody, money paid back or never paid, and words that
nobody knows.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

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


def _paid_by_two(x: Lines) -> dict[str, object]:
    insurer = np.round(x.total * 0.7, 2)
    return {
        "Rx Number": 7_000_000 + x.rng.permutation(x.n),
        "Patient ID": 30_000 + x.customer,
        "Fill Date": x.day,
        "Drug Name": things(x),
        "Qty Dispensed": 30 * x.quantity,
        "Ins Paid": insurer,
        "Copay": np.round(x.total - insurer, 2),
        "Total Price": x.total,
    }


def _events(x: Lines) -> dict[str, object]:
    return {
        "Event Time": x.moment,
        "Event Type": x.pick("payment_succeeded|payment_succeeded|payment_refunded"),
        "Customer Email": [f"s{i}@ex.example" for i in x.customer],
        "Currency": "USD",
        "Gross": x.total,
        "Fee": np.round(x.total * 0.05, 2),
        "Earnings": np.round(x.total * 0.95, 2),
    }


def _direct_debits(x: Lines) -> dict[str, object]:
    return {
        "Mandatsreferenz": x.named("M-", x.customer),
        "Kontoinhaber": x.of_customer("Abel|Born|Cohn|Dorn"),
        "Betrag": x.total,
        "Fälligkeitsdatum": x.day,
        "Status": x.pick("Eingezogen|Eingezogen|Rücklastschrift"),
    }


def _accounts_that_order(x: Lines) -> dict[str, object]:
    return {
        "订单号": 260_000_000 + x.order,
        "商品名称": things(x),
        "订购数量": x.quantity,
        "下单时间": x.moment,
        "订单金额": x.total,
        "下单帐号": x.named("jd_", x.customer),
        "客户姓名": x.of_customer("张|王|李|赵"),
    }


def _times_beside(x: Lines) -> dict[str, object]:
    return {
        "F. compra": x.day,
        "H. compra": x.moment.strftime("%H:%M"),
        "Evento": things(x),
        "Precio": x.price,
        "Correo": [f"g{i}@ex.example" for i in x.customer],
    }


def _phones(of: np.ndarray) -> list[str]:
    return [f"010-{1000 + i * 37 % 9000:04d}-{i * 7919 % 10000:04d}" for i in of]


def _gifts(x: Lines) -> dict[str, object]:
    receiver = np.where(x.order % 5 == 0, 500 + x.order, x.customer)
    return {
        "Order ref": 5_000 + x.order,
        "Moment": x.moment,
        "Zork": _phones(receiver),
        "Blip": _phones(x.customer),
        "Product": things(x),
        "Quantity": x.quantity,
        "Unit price": x.price,
    }


def _issued(x: Lines) -> dict[str, object]:
    return {
        "Invoice No": 2_021_000 + x.order,
        "Zrgl": x.day,
        "Date gotten": x.day + np.timedelta64(11, "D"),
        "Customer": x.named("Firm ", x.customer),
        "Product": things(x),
        "Quantity": x.quantity,
        "Unit price": x.price,
    }


def _two_currencies(x: Lines) -> dict[str, object]:
    pounds = x.order % 9 == 0
    return {
        "Contact ID": 300 + x.customer,
        "Contribution ID": 9_000 + x.order,
        "Total Amount": [f"{'£' if p else '$'} {t:,.2f}" for p, t in zip(pounds, x.total, strict=True)],
        "Currency": np.where(pounds, "GBP", "USD"),
        "Contribution Date": [f"{m:%B} {m.day}th, {m:%Y %I:%M %p}" for m in x.moment],
    }


def _refunds(x: Lines) -> dict[str, object]:
    back = np.where(np.arange(x.n) % 20 == 3, x.total, np.where(np.arange(x.n) % 20 == 7, np.round(x.total / 4, 2), 0))
    return {
        "Charge ID": x.named("ch_", x.rng.permutation(x.n)),
        "Created": x.moment,
        "Customer ID": x.named("cus_", x.customer),
        "Amount": x.total,
        "Amount refunded": back,
        "Fee": np.round(x.total * 0.03, 2),
    }


def _never_paid(x: Lines) -> dict[str, object]:
    """Guests have the number 0 and an address; who never paid has no day of payment."""
    paid = pd.Series(x.moment + np.timedelta64(3, "m"))
    return {
        "Order number": 7_000 + x.order,
        "Order date": x.moment,
        "Payment date": paid.where(x.order % 15 > 0),
        "Customer number": np.where(x.customer % 4 == 0, 0, 400 + x.customer),
        "Customer e-mail": [f"p{i}@example.org" for i in x.customer],
        "SKU": things(x),
        "SKU qty": x.quantity,
        "SKU price": x.price,
    }


def _of_unknown_words(x: Lines) -> dict[str, object]:
    """Here and there a word looks like one of another language, such as the French gift in the second."""
    return {
        "Chi nhánh": x.of_order("Quận 1|Quận 7"),
        "Mã hóa đơn": x.named("HD", x.order),
        "Thời gian": x.moment,
        "Mã khách hàng": x.named("KH", x.customer),
        "Tên hàng": things(x),
        "Số lượng": x.quantity,
        "Đơn giá": x.price,
        "Thành tiền": x.total,
        "Tổng tiền hàng": x.order_total(),
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
    "paid_by_two": (_paid_by_two, "orders", "Patient_ID Rx_Number Fill_Date Qty_Dispensed - Total_Price Drug_Name"),
    "events": (_events, "transactions", "Customer_Email - Event_Time - - Gross -"),
    "direct_debits": (_direct_debits, "transactions", "Mandatsreferenz - Fälligkeitsdatum - - Betrag -"),
    "accounts_that_order": (
        _accounts_that_order,
        "order lines",
        "下单帐号 订单号 下单时间 订购数量 - 订单金额 商品名称",
    ),
    "times_beside": (_times_beside, "orders", "Correo - F._compra - - Precio -"),
    "gifts": (_gifts, "order lines", "Blip Order_ref Moment Quantity Unit_price - Product"),
    "issued": (_issued, "order lines", "Customer Invoice_No Zrgl Quantity Unit_price - Product"),
    "two_currencies": (
        _two_currencies,
        "transactions",
        "Contact_ID Contribution_ID Contribution_Date - - Total_Amount -",
    ),
    "refunds": (_refunds, "transactions", "Customer_ID Charge_ID Created - - Amount -"),
    "never_paid": (
        _never_paid,
        "order lines",
        "Customer_e-mail Order_number Order_date SKU_qty SKU_price - SKU",
    ),
    "of_unknown_words": (
        _of_unknown_words,
        "order lines",
        "Mã_khách_hàng Mã_hóa_đơn Thời_gian Số_lượng Đơn_giá Thành_tiền Tên_hàng",
    ),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_100)


def marks(rng: np.random.Generator) -> pd.DataFrame:
    """What pupils got in their courses: several on a day, and nothing is bought."""
    days = pd.Timestamp("2023-01-02") + pd.to_timedelta(np.sort(rng.integers(0, 40, 900)), unit="D")
    course = rng.choice(["Maths", "Biology", "Art"], 900)
    cells = {"student_id": rng.integers(1, 150, 900), "course": course, "exam_date": days}
    return pd.DataFrame({**cells, "score": rng.integers(0, 100, 900)})
