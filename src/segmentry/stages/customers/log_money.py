"""Which columns of a log are quantity, unit price and amount: by name, and by one being the product of the others."""

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.heads_of_orders import hold_sums_of_pieces
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.customers.multiplied import (
    AGREE,
    MOST_TRIED,
    grows_with,
    has_cents,
    numbers_lines,
    product_share,
    share_agreeing,
    three,
)
from segmentry.stages.customers.said_again import is_said_again
from segmentry.stages.customers.shape import HAS_LINES, Head, usual
from segmentry.stages.customers.sums_of_money import is_paid_by_two

#: An amount that is the same on all lines of so many orders is that of the order.
_SAME = 0.95
#: Orders of several lines have so much more of a total at least, where so many rows tell it (ours).
_MORE, _FEWEST_ORDERS = 1.25, 12
#: An amount that stands on hardly more lines than there are orders is that of the order.
_ONE_EACH = 1.05
#: A price is that of the line where so many more lines of a product agree in price by piece, within a tenth (ours).
_CLEARLY, _NEAR = 0.3, 0.1
#: A column that rows mostly have not comes behind an equal; one that they rarely have, behind one whose name fits a
#: little less well (ours).
_OFTEN, _RARELY, _RARE = 0.5, 0.05, 2
#: In more rows than this, no two of the same quantity are none (ours).
_MOST_COUNTS = 50
#: Where no row has fewer, they are codes and count nothing (ours).
_FEW_PIECES = 1_000
#: Codes of accounts stand in so many rows each (ours).
_ROWS_TO_A_CODE = 20


@dataclass(frozen=True)
class Money:
    """The columns of numbers; `agrees`: the share of lines in which amount is quantity x price, where that is known."""

    quantity: str | None = None
    unit_price: str | None = None
    amount: str | None = None
    agrees: float | None = None
    of_orders: str | None = None  # a total that stands in an order's lines and is no line's
    by_shape: bool = False
    by_date: bool = False  # money is what else is told of what the date says are payments


def money(
    head: Head, order: str | None, product: str | None, keys: set[str], told: dict[str, str], anonymous: bool
) -> Money:
    """The columns of numbers of a log.

    Parameters
    ----------
    order : str or None
        The column of orders.
    product : str or None
        The column of products.
    keys : set of str
        Columns that have another role.
    told : dict
        Columns by role that need not be found; an empty name where there is none.
    anonymous : bool
        Whether names say nothing, so that shape must.
    """
    numbers = [name for name in head.numeric if name not in keys]
    ranked = {role: _ranked(head, role, numbers, told) for role in ("quantity", "unit_price", "amount")}
    if anonymous and not any(ranked.values()):
        return _line_price(head, product, _by_shape(head, order, numbers))
    quantity = next(iter(ranked["quantity"]), None)
    prices, amounts = ranked["unit_price"], [name for name in ranked["amount"] if name != quantity]
    totals = _of_orders(head, order, [*prices, *amounts])
    if "unit_price" not in told:  # what is the same on all lines of orders is no price of one
        prices = [name for name in prices if head.distinct(name) < 2 or name not in totals]
    totals = [] if "amount" in told else [name for name in amounts if name in totals]
    lines = [name for name in amounts if name not in totals and not _is_each(head, product, quantity, name)]
    if "unit_price" not in told and (sold := [n for n in amounts if n not in (*totals, *lines, *prices)]):
        prices = [*sold, *(name for name in prices if name not in lines)]  # what a piece was sold for
    if not {"amount", "unit_price"} & {*told} and order and product and quantity:
        each = [name for name in lines if hold_sums_of_pieces(head, order, product, quantity, name)]
        prices, lines = [*each, *prices], [name for name in lines if name not in each]
    if quantity is None and "quantity" not in told and "amount" not in told:
        quantity, prices, lines = _pieces(head, product, prices, lines)
    paid = next((name for name in [*lines, *prices] if is_paid_by_two(head, name, numbers)), None)
    if paid is not None and "amount" not in told:
        prices, lines = [name for name in prices if name != paid], [paid, *(name for name in lines if name != paid)]
    price, amount, agrees = _agreeing(head, quantity, prices, lines)
    if quantity is None and amount is None and "amount" not in told and "unit_price" not in told:
        price, amount = None, price  # what a line cost, as none tells how many
    if amount == price:
        amount = None
    found = Money(quantity, price, amount, agrees, totals[0] if totals and amount is None else None)
    found = found if "unit_price" in told else _line_price(head, product, found)
    if found.amount and not found.quantity and found.unit_price and log_names.says(found.unit_price, "list"):
        found = replace(found, unit_price=None)  # what something would have cost
    return _completed(head, found, [name for name in numbers if name not in totals], told)


def _is_each(head: Head, product: str | None, quantity: str | None, name: str) -> bool:
    """Whether it is the price of one: called so, and not that of the line, or sold for clearly the same by product."""
    if product is None or quantity is None or log_names.says(name, "amount"):
        return False
    of_piece, of_line = _shares_alike(head, product, quantity, name)
    some = bool((np.abs(head.numbers(quantity)) > 1).any())
    if log_names.says(name, "price"):
        return some and of_line <= of_piece + _CLEARLY
    return some and log_names.says(name, "sale") and of_piece > of_line + _CLEARLY


def _completed(head: Head, found: Money, numbers: list[str], told: dict[str, str]) -> Money:
    """The same with a third column of which the other two tell that it is theirs: product, price or quantity."""
    three = {"quantity": found.quantity, "unit_price": found.unit_price, "amount": found.amount}
    missing = [role for role, name in three.items() if name is None]
    if len(missing) != 1 or missing[0] in told:
        return found
    free = [name for name in numbers if name not in three.values() and log_names.may_be_money(name)]
    for name in free[:MOST_TRIED]:
        quantity, price, amount = (column or name for column in three.values())
        share = product_share(head, quantity, price, amount)
        if share >= AGREE and head.distinct(name) > 1:
            return replace(found, quantity=quantity, unit_price=price, amount=amount, agrees=share)
    return found


def _line_price(head: Head, product: str | None, found: Money) -> Money:
    """The same with what is the price of a line as its amount."""
    price, quantity = found.unit_price, found.quantity
    if found.amount or not (price and quantity and product) or not is_of_line(head, product, quantity, price):
        return found
    return replace(found, unit_price=None, amount=price)


def _ranked(head: Head, role: str, numbers: list[str], told: dict[str, str]) -> list[str]:
    """The columns that could have the role by their names, the best first; of equals the one that rows mostly have."""
    if role in told:
        return [told[role]] if told[role] else []
    fits = {name: log_names.score(role, name) for name in numbers if name not in told.values()}  # type: ignore[arg-type]
    if role == "quantity":
        fits = {name: fit for name, fit in fits.items() if _may_count(head, name, fit)}
    if role == "amount" and any(fit and not head.is_whole_number(name) for name, fit in fits.items()):
        fits = {name: fit for name, fit in fits.items() if not (fit and _numbers_accounts(head, name))}
    least = max(log_names.WEAK + any(fit > log_names.WEAK for fit in fits.values()), 1)
    least = log_names.STRONG if head.is_nameless else least
    some = {name: float((np.nan_to_num(head.numbers(name)) != 0).mean()) for name in fits}
    filled = {name: some[name] for name, fit in fits.items() if fit >= least}
    return sorted(filled, key=lambda name: (-fits[name] + _RARE * (filled[name] < _RARELY), filled[name] < _OFTEN))


def _may_count(head: Head, name: str, fit: int) -> bool:
    """Whether numbers count pieces: not where each row has another one, nor where all are large, as codes are."""
    if head.n > _MOST_COUNTS and head.is_whole_number(name) and head.distinct(name) == head.n:
        return False
    known = head.known(name)
    return fit >= log_names.STRONG or not len(known) or bool(np.abs(known).min() < _FEW_PIECES)


def _numbers_accounts(head: Head, name: str) -> bool:
    """Whether numbers are codes: the same few in many rows, none of them small."""
    if not head.is_whole_number(name) or _ROWS_TO_A_CODE * head.distinct(name) > head.n:
        return False
    return bool(np.abs(head.known(name)).min(initial=np.inf) >= _FEW_PIECES)


def _pieces(
    head: Head, product: str | None, prices: list[str], amounts: list[str]
) -> tuple[str | None, list[str], list[str]]:
    """What is called an amount may be a number of pieces, beside the price of the line: quantity, prices, amounts."""
    found = three(head, list(dict.fromkeys([*amounts, *prices])), amounts) if amounts else None
    if found is not None:
        quantity, price, amount = found
        return quantity, [price], [amount]
    for quantity in [name for name in amounts[:3] if head.is_whole_number(name)]:
        for price in [name for name in prices if name != quantity][:3]:
            if product is not None and is_of_line(head, product, quantity, price):
                return quantity, [name for name in prices if name != price], [price]
    return None, prices, amounts


def is_of_line(head: Head, product: str, quantity: str, price: str) -> bool:
    """Whether what is called a price is that of the line: of a product it goes with the quantity."""
    of_piece, of_line = _shares_alike(head, product, quantity, price)
    return of_line > of_piece + _CLEARLY


def _shares_alike(head: Head, product: str, quantity: str, price: str) -> tuple[float, float]:
    """Of the lines of several pieces, in how many a product has its usual price, as it is and by piece."""
    numbers, pieces = head.numbers(price), head.numbers(quantity)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(np.abs(pieces) > 0, numbers / pieces, np.nan)
    several = np.abs(pieces) > 1
    products = head.codes(product)
    return near_usual(products, numbers, several), near_usual(products, each, several)


def near_usual(products: np.ndarray, values: np.ndarray, asked: np.ndarray) -> float:
    """The share of the rows asked for whose value is near the median of their product's."""
    known = ~np.isnan(values) & (products >= 0)
    if not (known & asked).any():
        return 0.0
    products, values, asked = products[known], values[known], asked[known]
    middles = usual(products, values, int(products.max()) + 1)[products]
    return float((np.abs(values - middles) <= _NEAR * np.abs(middles))[asked].mean())


def _agreeing(
    head: Head, quantity: str | None, prices: list[str], amounts: list[str]
) -> tuple[str | None, str | None, float | None]:
    """Price and amount of which the one is the other times the quantity; else the first of each."""
    first = next(iter(prices), None), next((name for name in amounts if name not in prices[:1]), None)
    if quantity is None:
        paid = next((name for name in amounts[:1] if log_names.says(name, "amount")), None)
        return (*first, None) if paid is None else (next((x for x in prices if x != paid), None), paid, None)
    best, share = first, -1.0
    each = dict.fromkeys([*prices[:4], *amounts[:4]])  # what it was sold for may be that of one piece
    pairs = [(price, amount) for price in each for amount in amounts[:6]]
    for price, amount in [*pairs, *((amount, price) for price, amount in pairs)]:
        agrees = -1.0 if price == amount else product_share(head, quantity, price, amount)
        if agrees > share + 0.05:
            best, share = (price, amount), agrees
    if share < AGREE:
        own = product_share(head, quantity, *first) if None not in first else None  # type: ignore[arg-type]
        return *first, own
    return *best, share


def _of_orders(head: Head, order: str | None, names: list[str]) -> list[str]:
    """Those that are amounts of orders; of tickets, of which all in an order cost the same, none is."""
    if order is None:
        return []
    found = [name for name in names if _of_order(head, order, name)]
    return found if any(_grows_with_lines(head, order, name) for name in found) else []


def _of_order(head: Head, order: str, name: str) -> bool:
    """Whether it is the amount of an order, told on its first line or on each."""
    if head.filled(order) < HAS_LINES * head.distinct(order) or is_said_again(head, order):
        return False
    same = head.constant(order, name)
    if same is not None and same >= _SAME:
        return True
    lines, filled = head.filled(order), head.filled(name)
    return filled <= _ONE_EACH * head.distinct(order) < 0.9 * lines and filled < 0.9 * lines


def _grows_with_lines(head: Head, order: str, name: str) -> bool:
    """Whether orders of several lines have more of it, as totals do, or too few tell."""
    values, orders = head.numbers(name), head.codes(order)
    known = ~np.isnan(values) & (orders >= 0)
    lines = np.bincount(orders[known])[orders[known]]
    one, several = (values[known][some] for some in (lines == 1, lines > 1))
    few = min(len(one), len(several)) < _FEWEST_ORDERS
    return few or abs(several.mean()) > _MORE * abs(one.mean())


def _by_shape(head: Head, order: str | None, numbers: list[str]) -> Money:
    """Three columns of which one is the product of the others; else small whole numbers beside prices with cents."""
    tried = numbers[:MOST_TRIED]
    values = {name: head.numbers(name) for name in tried}
    whole = [name for name in tried if head.is_whole_number(name)]
    best, share = Money(), AGREE
    for quantity in whole:
        for price, amount in combinations([name for name in tried if name != quantity], 2):
            for pair in ((price, amount), (amount, price)):
                agrees = share_agreeing(values[quantity], values[pair[0]], values[pair[1]])
                if agrees > share and np.nanmedian(np.abs(values[quantity])) > 0:
                    best, share = Money(quantity, *pair, agrees, by_shape=True), agrees
    if best.quantity:
        return best
    small = [name for name in whole if head.distinct(name) > 1 and 0 < np.nanmedian(values[name]) <= 24]
    small = [name for name in small if np.nanmax(values[name]) < 1e6]
    small = [name for name in small if not numbers_lines(head, order, values[name])]
    cents = [name for name in tried if name not in whole and has_cents(values[name])]
    if len(cents) > 1:
        return Money(next(iter(small), None))  # which is the money is asked for
    if small and cents and grows_with(values[small[0]], values[cents[0]]):
        return Money(small[0], None, cents[0], by_shape=True)
    if small and cents:
        return Money(small[0], cents[0], by_shape=True)
    return Money(None, None, cents[0], by_shape=True) if cents else Money()


def of_payments(head: Head, free: list[str], found: Money) -> Money:
    """The same with the money of rows whose date says that they are payments: the numbers with cents, else the first,
    of those of whose names a word is not known and none speaks against it. Of several with cents none is taken.
    """
    free = [name for name in free if head.is_numeric(name) and head.distinct(name) > 1]
    able = [name for name in free if log_names.may_be_money(name) and UNKNOWN in said(name)]
    able = [name for name in able if (head.known(name) >= 0).mean() > AGREE]
    with_cents = [name for name in able if not head.is_whole_number(name)]
    best = next(iter(with_cents or able), None)
    return found if best is None or len(with_cents) > 1 else replace(found, amount=best, by_date=True)
