"""Logs of which the cells tell what their names do not: masked names, addresses made for each order, those who get the
goods beside those who order, namesakes, and days of which no name says that they are the orders'.
"""

from collections.abc import Callable

import numpy as np

from .logs import Lines, Log, things
from .made_logs import Cases, made_by


def _phones(of: np.ndarray) -> list[str]:
    return [f"010-{1000 + i * 37 % 9000:04d}-{i * 7919 % 10000:04d}" for i in of]


def _masked(x: Lines) -> dict[str, object]:
    return {
        "주문번호": 2_022_000_000 + x.order,
        "구매자ID": [f"{i % 29:02d}ab****" for i in x.customer],
        "주문일시": x.moment,
        "발송일": x.day + np.timedelta64(2, "D"),
        "상품명": things(x),
        "수량": x.quantity,
        "상품가격": x.price,
        "구매자연락처": _phones(x.customer),
    }


def _made_for_each_order(x: Lines) -> dict[str, object]:
    return {
        "Nr zamówienia": 30_001 + x.order,
        "Data złożenia": x.moment,
        "E-mail": [f"{i * 7919 % 104729:x}@allegromail.pl" for i in x.order],
        "Telefon": _phones(x.customer),
        "Nazwa produktu": things(x),
        "Cena brutto": x.price,
        "Ilość": x.quantity,
    }


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


def _namesakes(x: Lines) -> dict[str, object]:
    return {
        "رقم الطلب": 145_000_001 + x.order,
        "تاريخ الطلب": x.moment,
        "اسم العميل": x.of_customer("محمد|فاطمة|علي"),
        "رقم الفلان": [f"x{i * 31}" for i in x.customer],
        "اسم المنتج": things(x),
        "الكمية": x.quantity,
        "سعر المنتج": x.price,
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


def _thai(x: Lines) -> dict[str, object]:
    return {
        "วันที่": [f"{day:%d/%m}/{day.year + 543}" for day in x.day],
        "เลขที่เอกสาร": x.named("IV", x.order),
        "รหัสลูกค้า": x.named("C", x.customer),
        "รหัสสินค้า": x.named("P", x.product),
        "จำนวน": x.quantity,
        "ราคาต่อหน่วย": x.price,
        "จำนวนเงิน": x.total,
        "พนักงานขาย": x.pick("สมชาย|สมหญิง"),
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


_CASES: Cases = {
    "masked": (_masked, "order lines", "구매자연락처 주문번호 주문일시 수량 상품가격 - 상품명"),
    "made_for_each_order": (
        _made_for_each_order,
        "order lines",
        "Telefon Nr_zamówienia Data_złożenia Ilość Cena_brutto - Nazwa_produktu",
    ),
    "gifts": (_gifts, "order lines", "Blip Order_ref Moment Quantity Unit_price - Product"),
    "namesakes": (_namesakes, "order lines", "رقم_الفلان رقم_الطلب تاريخ_الطلب الكمية سعر_المنتج - اسم_المنتج"),
    "issued": (_issued, "order lines", "Customer Invoice_No Zrgl Quantity Unit_price - Product"),
    "thai": (
        _thai,
        "order lines",
        "รหัสลูกค้า เลขที่เอกสาร วันที่ จำนวน ราคาต่อหน่วย จำนวนเงิน รหัสสินค้า",
    ),
    "two_currencies": (
        _two_currencies,
        "transactions",
        "Contact_ID Contribution_ID Contribution_Date - - Total_Amount -",
    ),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_300)
