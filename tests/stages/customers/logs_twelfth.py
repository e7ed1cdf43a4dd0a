"""Logs of the kinds that three lots of our own got wrong: what is paid by two, events of a subscription, direct debits
whose only day is due, accounts that order, documents in numbers, and times that are no money.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from .logs import Lines, Log, things
from .made_logs import Cases, made_by


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


_CASES: Cases = {
    "paid_by_two": (_paid_by_two, "orders", "Patient_ID Rx_Number Fill_Date Qty_Dispensed - Total_Price Drug_Name"),
    "events": (_events, "transactions", "Customer_Email - Event_Time - - Gross -"),
    "direct_debits": (_direct_debits, "transactions", "Mandatsreferenz - Fälligkeitsdatum - - Betrag -"),
    "accounts_that_order": (
        _accounts_that_order,
        "order lines",
        "下单帐号 订单号 下单时间 订购数量 - 订单金额 商品名称",
    ),
    "times_beside": (_times_beside, "orders", "Correo - F._compra - - Precio -"),
}
LOGS: tuple[Callable[[], Log], ...] = made_by(_CASES, 1_200)


def marks(rng: np.random.Generator) -> pd.DataFrame:
    """What pupils got in their courses: several on a day, and nothing is bought."""
    days = pd.Timestamp("2023-01-02") + pd.to_timedelta(np.sort(rng.integers(0, 40, 900)), unit="D")
    course = rng.choice(["Maths", "Biology", "Art"], 900)
    cells = {"student_id": rng.integers(1, 150, 900), "course": course, "exam_date": days}
    return pd.DataFrame({**cells, "score": rng.integers(0, 100, 900)})
