"""Logs in which several columns could be the customers' or the money: numbers given anew beside those that stay, who
pays beside who orders, telephones beside addresses, and payments with fees that are tried again.
"""

from collections.abc import Callable

import numpy as np

from .logs import Lines, Log, things
from .made_logs import Cases, made_by


def _numbered_anew(x: Lines) -> dict[str, object]:
    """Every fourth customer gets another number halfway, as something was changed of him."""
    late = x.order > np.median(x.order)
    return {
        "order_id": x.order,
        "order_ts": x.moment,
        "customer_sk": 5_000 + x.customer + 1_000 * (late & (x.customer % 4 == 0)),
        "customer_bk": x.named("C", x.customer),
        "product_sk": 700 + x.product,
        "qty": x.quantity,
        "unit_price_amt": x.price,
        "gross_amt": x.total,
        "discount_amt": (off := np.round(x.total * (x.order % 3 == 0) / 10, 2)),
        "net_amt": np.round(x.total - off, 2),
    }


def _households(x: Lines) -> dict[str, object]:
    """Two customers of each fourth group buy at the same time: the group is not one who changed."""
    both = np.where(x.customer % 8 == 1, x.customer - 1, x.customer)
    return {
        "order_id": x.order,
        "order_ts": x.moment,
        "customer_no": 5_000 + x.customer,
        "customer_parent": x.named("P", both),
        "item": things(x),
        "qty": x.quantity,
        "price": x.price,
    }


def _billing_list(x: Lines) -> dict[str, object]:
    """A head office pays for several of those who order, which go by a short form."""
    return {
        "Faktura": x.named("00900", x.order),
        "Fakturadat": x.day,
        "Regulierer": [f"0000{122_000 + i - i % 9 // 8}" for i in x.customer],
        "AuftrGeber": [f"0000{122_000 + i}" for i in x.customer],
        "Warenempf.": [f"0000{122_000 + i}" for i in np.where(x.order % 9, x.customer, 900 + x.customer)],
        "Material": x.named("M", x.product),
        "Fkt. Menge": x.quantity,
        "Nettowert": x.total,
    }


def _telephones(x: Lines) -> dict[str, object]:
    """All leave a telephone, and nearly all an address."""
    mails = np.array([f"b{i}@example.org" for i in x.customer], dtype=object)
    return {
        "Order Number": x.order,
        "Order Date": x.moment,
        "Email (Billing)": np.where(x.customer % 25 == 0, None, mails),
        "Phone (Billing)": [f"0117 {4_960_000 + i * 37}" for i in x.customer],
        "SKU": x.named("S", x.product),
        "Quantity": x.quantity,
        "Item Cost": x.price,
    }


def _tries(x: Lines) -> dict[str, object]:
    """Each invoice is tried again after a failure, at another moment of the day."""
    euro = x.order % 3 == 0
    again = np.r_[False, x.order[1:] % 6 == 5]
    invoice = np.where(again, np.roll(x.order, 1), x.order)
    who = np.where(again, np.roll(x.customer, 1), x.customer)
    due = np.round(np.where(again, np.roll(x.total, 1), x.total))
    euro = np.where(again, np.roll(euro, 1), euro)
    return {
        "id": x.named("ch_", x.line + x.order),
        "Created (UTC)": np.where(again, np.roll(x.moment, 1) + np.timedelta64(1, "m"), x.moment),
        "Amount": due,
        "Currency": np.where(euro, "eur", "usd"),
        "Converted Amount": np.round(due * np.where(euro, 1.08, 1.0), 2),
        "Converted Currency": "usd",
        "Fee": np.round(due * 0.029 + 0.3, 2),
        "Taxes On Fee": 0,
        "Description": x.pick("Subscription update|Subscription creation"),
        "Status": np.where(np.r_[again[1:], False], "Failed", "Paid"),
        "Customer ID": x.named("cus_", who),
        "Invoice ID": x.named("in_", invoice),
    }


_CASES: Cases = {
    "numbered_anew": (
        _numbered_anew,
        "order lines",
        "customer_bk order_id order_ts qty unit_price_amt net_amt product_sk",
    ),
    "households": (_households, "order lines", "customer_no order_id order_ts qty price - item"),
    "billing_list": (
        _billing_list,
        "order lines",
        "AuftrGeber Faktura Fakturadat Fkt._Menge - Nettowert Material",
    ),
    "telephones": (
        _telephones,
        "order lines",
        "Email_(Billing) Order_Number Order_Date Quantity Item_Cost - SKU",
    ),
    "tries": (_tries, "transactions", "Customer_ID id Created_(UTC) - - Converted_Amount -"),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_200)
