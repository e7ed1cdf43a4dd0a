"""Whether prices of a log are those before their discount, and how much of it is to be taken off."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from segmentry.engines.base import Rows
from segmentry.results.orders import DiscountIs, LogRole
from segmentry.stages.customers.shape import Head, usual
from segmentry.stages.shared.traits import normal

#: A product costs the same with a discount and without, to so much, in so many of at least so many lines (ours).
_SAME, _MOST, _FEWEST = 0.01, 0.8, 20
#: The columns that tell.
_TELLING: tuple[LogRole, ...] = ("product", "unit_price", "discount", "quantity", "order")
_PERCENT = frozenset(
    {"percent", "pct", "prozent", "pourcent", "porcentaje", "percento", "procent", "rate", "pc", "perc"}
)
#: An amount of so many orders that is the same on all of their lines is the order's.
_OF_ORDERS = 0.95
#: What it is taken for by its figures: what an order gets off is more than some of its lines cost.
_AMOUNTS = ("amount", "percent")


def discount_taken(rows: Rows, roles: Mapping[LogRole, str], planned: Literal["auto"] | DiscountIs) -> DiscountIs:
    """What is taken off prices: as planned, else as found; nothing where amounts are told, or no discount of prices.

    It is found where the lines of a product have the same price with a discount and without: the price is that before
    it. A discount in money that all lines of an order share is the order's, and is left.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = pd.DataFrame({"item": ["a", "b"] * 60, "price": [10.0, 5.0] * 60, "discount": [0.0, 0, 0.1, 0.2] * 30})
    >>> roles = {"product": "item", "unit_price": "price", "discount": "discount"}
    >>> discount_taken(segmentry.read(lines).rows, roles, "auto")
    'share'
    """
    if "amount" in roles or not {"unit_price", "discount"} <= roles.keys():
        return "none"
    return _found(rows, roles) if planned == "auto" else planned


def _found(rows: Rows, roles: Mapping[LogRole, str]) -> DiscountIs:
    if "product" not in roles:
        return "none"
    head = Head.of(rows, [roles[role] for role in _TELLING if role in roles])
    price, discount = head.numbers(roles["unit_price"]), np.abs(np.nan_to_num(head.numbers(roles["discount"])))
    able = (price > 0) & (head.codes(roles["product"]) >= 0)
    if not _cost_the_same(head.codes(roles["product"])[able], price[able], discount[able] > 0):
        return "none"
    pieces = np.abs(head.numbers(roles["quantity"])) if "quantity" in roles else np.ones(head.n)
    kind = _kind(roles["discount"], discount[discount > 0], (pieces * price)[discount > 0])
    return "none" if kind in _AMOUNTS and _has_cents(discount) and _is_of_orders(head, roles) else kind


def _cost_the_same(products: np.ndarray, price: np.ndarray, discounted: np.ndarray) -> bool:
    """Whether products cost on discount what they usually cost without."""
    without = usual(products[~discounted], price[~discounted], int(products.max(initial=-1)) + 1)
    ratios = price[discounted] / without[products[discounted]]
    ratios = ratios[~np.isnan(ratios)]
    return len(ratios) >= _FEWEST and float((np.abs(ratios - 1) <= _SAME).mean()) >= _MOST


def _kind(name: str, discount: np.ndarray, worth: np.ndarray) -> DiscountIs:
    """What the numbers are; nothing where that is not certain."""
    if discount.max() <= 1:
        return "share"
    says_percent = "%" in name or bool(_PERCENT & {*normal(name).split("_")})
    fits = float((discount <= worth).mean()) >= _MOST
    if discount.max() <= 100 and (says_percent or not fits):
        return "percent"
    return "amount" if fits and _has_cents(discount) and not says_percent else "none"


def _has_cents(discount: np.ndarray) -> bool:
    return bool((discount != np.round(discount)).any())


def _is_of_orders(head: Head, roles: Mapping[LogRole, str]) -> bool:
    order = roles.get("order")
    share = None if order is None else head.constant(order, roles["discount"])
    return share is not None and share >= _OF_ORDERS
