"""Why a column of a log has its role, in a few words: by its name, and by what its cells show."""

from collections.abc import Mapping

import numpy as np

from segmentry import wording
from segmentry.results.orders import LogRole
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_kinds import COMES_BACK
from segmentry.stages.customers.log_money import near_usual
from segmentry.stages.customers.seen import Seen
from segmentry.stages.customers.shape import Head

#: A share of rows from which what they show is said (ours).
_MOST = 0.9
#: What cells show wherever they have the role.
_CELLS_SHOW: Mapping[LogRole, str] = {
    "paid": "what was never paid has none",
    "refunded": "no more than the row is worth",
    "test": "few lines say that they are tests",
}


def reasons_for(seen: Seen, roles: Mapping[LogRole, str], told: Mapping[str, str]) -> dict[LogRole, str]:
    """The reason of each role, and where a total of orders is not the amount of a line, why."""
    reasons: dict[LogRole, str] = {}
    for role, name in roles.items():
        shown = _shown(seen, role, name)
        named = "by its name" if log_names.score(role, name) else "" if shown else "by its cells"
        reasons[role] = "as the plan says" if role in told else "; ".join(part for part in (named, shown) if part)
    if "amount" not in roles and "amount" not in told and seen.money.of_orders is not None:
        reasons["amount"] = f"`{seen.money.of_orders}` is the amount of whole orders, and not of their lines"
    return reasons


def _shown(seen: Seen, role: LogRole, name: str) -> str:
    """What the cells show of it; nothing where they show no more than others would."""
    head, keys, agrees = seen.head, seen.keys, seen.money.agrees
    if role == "customer":
        return (
            "every order has one, who comes back on other days" if keys.customer_by_shape else _comes_back(seen, name)
        )
    if role == "order":
        return "each has one customer and one day" if keys.order_by_shape else "each has one day"
    if role == "date":
        return "an order has one, a customer several" if _differs(head, keys.customer, name) else ""
    if role in _CELLS_SHOW:
        return _CELLS_SHOW[role]
    if role == "amount" and agrees:
        return f"quantity x unit price in {wording.share(agrees)} of the lines"
    if role == "amount" and seen.money.by_date:
        return "the numbers beside the day of each payment"
    if role in ("quantity", "product", "discount"):
        return _of_lines(head, role, name)
    if role == "unit_price" and (product := seen.things.get("product")) is not None:
        same = near_usual(head.codes(product), head.numbers(name), np.ones(head.n, dtype=bool))
        return f"a product costs the same in {wording.share(same)} of the lines" if same >= _MOST else ""
    return ""


def _comes_back(seen: Seen, name: str) -> str:
    rows = seen.head.repeats(name)
    return f"each stands in {_many(rows)} rows on average" if rows >= COMES_BACK else ""


def _many(rows: float) -> str:
    return f"{rows:,.0f}" if rows >= 10 else f"{rows:,.1f}"


def _differs(head: Head, customer: str | None, name: str) -> bool:
    share = None if customer is None else head.constant(customer, head.days(name))
    return share is not None and share < 1 - _MOST / 2


def _of_lines(head: Head, role: LogRole, name: str) -> str:
    if role == "product":
        return f"each stands in {_many(head.filled(name) / max(head.distinct(name), 1))} of the rows looked at"
    numbers = head.numbers(name)
    if role == "discount":
        return f"{wording.share(float((np.nan_to_num(numbers) != 0).mean()))} of the lines have one"
    return "whole numbers" if head.is_whole_number(name) else ""
