"""What a row of a table is, by what was seen in it."""

from itertools import permutations

import numpy as np

from segmentry.results.orders import RowKind
from segmentry.stages.customers import log_names
from segmentry.stages.customers.debit_credit import is_ledger
from segmentry.stages.customers.log_dates import periods
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.said_again import is_said_again
from segmentry.stages.customers.seen import Seen
from segmentry.stages.customers.shape import CENT, HAS_LINES, Head, panel

#: Rows to each customer from which he comes back (ours).
COMES_BACK = 1.05
#: Columns that tell of all orders of a customer, from which the rows do (ours).
_SUMS, _SURELY_SUMS = 2, 3
#: Of orders, how many lines must have the one customer (ours).
_ONE_CUSTOMER = 0.9
#: In how many rows net and tax must be gross, and columns that are tried (ours).
_NEARLY_ALL, _MOST_TRIED = 0.95, 8


def kind(seen: Seen) -> RowKind:
    """What a row is. In doubt it is a customer: a log taken for one is seen at once, the other way round is not."""
    if seen.keys.likely is None:
        return "customers" if _sums_up(seen, _SURELY_SUMS, "id") else _without_customer(seen)
    head, customer, order = seen.head, seen.keys.likely, seen.keys.order
    if seen.is_nameless and not _is_surely_one(seen):
        return "customers"
    if order and not (seen.has_goods or seen.has_money) and not log_names.says(order, "order"):
        order = None  # a ticket or a case may be anything
    goods = seen.has_goods and seen.tells_worth
    if _sums_up(seen):
        return "customers"
    if head.repeats(customer) < COMES_BACK:  # orders of customers of whom nobody came back
        return of_log(seen) if order and seen.date and goods else "customers"
    if seen.date is None:
        if order and _has_one_customer(seen):
            return of_log(seen)
        if _is_dated_unread(seen) and _has_money(seen) and is_ledger(head):
            return of_log(seen)
        return "customers at several dates" if any(_is_panel(seen, name) for name in periods(head)) else "customers"
    if _is_panel(seen, seen.date) and not (order or goods):
        return "customers at several dates"
    surely = order or goods or seen.is_nameless or _has_money(seen) or _buys_several_things(seen)
    return of_log(seen) if surely else "customers"


def _sums_up(seen: Seen, least: int = _SUMS, own: str = "customer") -> bool:
    """Whether each row has a customer's number of its own, and columns tell what all orders of it came to.

    `own`: where no name tells of customers, any number will do that is no order's, beside more of such columns.
    """
    head = seen.head
    sums = [name for name in head.names if log_names.sums_up(name)]
    if len(sums) < least:
        return False
    able = (name for name in head.names if head.looks[name] and name != seen.keys.order)
    able = (x for x in able if log_names.fits_well(x, "customer") or (own == "id" and log_names.says(x, "id")))
    return any(head.counts(name) == (head.rows.n_rows,) * 2 for name in able)


def _is_surely_one(seen: Seen) -> bool:
    """Whether shape alone tells a log: with orders, quantities and money, or with codes of customers and money."""
    if seen.date is None or not seen.tells_worth:
        return False
    return bool(seen.money.quantity) if seen.keys.order else not _is_panel(seen, seen.date)


def _is_panel(seen: Seen, when: str) -> bool:
    """Whether customers have one row each at the same dates, time and again."""
    customer = seen.keys.likely
    return customer not in (None, when) and panel(seen.head.codes(customer or ""), seen.head.days(when)).is_one


def _is_dated_unread(seen: Seen) -> bool:
    """Whether a column is called the day of an order or a payment, in which days are not written as such."""
    return any(log_names.fits_well(name, "date") and seen.head.filled(name) for name in seen.head.names)


def _without_customer(seen: Seen) -> RowKind:
    """Lines of orders and entries of a ledger are a log, whose ever they are; a table of goods, or of orders one each,
    might be anything.
    """
    head, order = seen.head, seen.keys.order
    if seen.is_nameless:
        return "customers"
    if order is not None and head.repeats(order) >= HAS_LINES and seen.has_goods:
        return of_log(seen)
    if seen.date is not None and seen.has_money and is_ledger(head):
        return of_log(seen)
    product = seen.things.get("product") or seen.things.get("category")
    comes_back = product is not None and head.repeats(product) >= COMES_BACK
    whole = bool(seen.money.quantity) and seen.has_money and seen.date is not None and comes_back
    return of_log(seen) if whole else "customers"


def _has_money(seen: Seen) -> bool:
    name = seen.money.amount or seen.money.unit_price
    if name is None:
        return False
    if seen.money.by_date:
        return True
    return log_names.fits_well(name, "amount", "unit_price") or seen.tells_currency or _is_with_tax(seen.head, name)


def _is_with_tax(head: Head, name: str) -> bool:
    """Whether what is called net, or gross, is so: of three columns one is the sum of the others."""
    if not {*said(name)} <= {"net", "gross"}:
        return False
    others = [other for other in head.numeric if other != name and head.distinct(other) > 1][:_MOST_TRIED]
    worth = np.abs(head.numbers(name))
    return any(_are_sums(worth, *(np.abs(head.numbers(other)) for other in pair)) for pair in permutations(others, 2))


def _are_sums(one: np.ndarray, other: np.ndarray, both: np.ndarray) -> bool:
    return bool((np.abs(one + other - both) <= CENT).mean() >= _NEARLY_ALL)


def _buys_several_things(seen: Seen) -> bool:
    """Whether those who are surely customers have several rows at one moment, each with what it is of."""
    product, customer = seen.things.get("product"), seen.keys.customer
    if product is None or customer is None or not log_names.fits_well(customer, "customer"):
        return False
    return seen.head.repeats(product) >= COMES_BACK and _several_at_once(seen) and not _are_marks(seen)


def _are_marks(seen: Seen) -> bool:
    """Whether each row has a mark, such as the score of a test, which nobody buys."""
    free = [name for name in seen.head.names if name not in seen.roles.values() and log_names.says(name, "aggregate")]
    return any(seen.head.type(name) == "integer" or not seen.head.looks[name] for name in free)


def _has_one_customer(seen: Seen) -> bool:
    order, customer = seen.keys.order, seen.keys.likely
    share = seen.head.constant(order, customer) if order and customer else None
    return share is None or share >= _ONE_CUSTOMER


def of_log(seen: Seen) -> RowKind:
    """Which of the three a log is."""
    head, order = seen.head, seen.keys.order
    if order is not None:
        if head.repeats(order) >= HAS_LINES and not is_said_again(head, order):
            return "order lines"
        return "transactions" if log_names.says(order, "transaction") and not seen.has_goods else "orders"
    if seen.has_goods:
        several = any(
            (seen.things.get("product"), seen.things.get("category"), seen.money.unit_price)
        ) and _several_at_once(seen)
        return "order lines" if several else "orders"
    several = seen.things.get("product") is not None and not seen.has_money and _several_at_once(seen)
    if several:
        return "order lines"
    names = [name for name in (seen.date, seen.money.amount) if name]
    said = any(log_names.says(name, what) for name in names for what in ("order", "sale"))
    return "orders" if said else "transactions"


def _several_at_once(seen: Seen) -> bool:
    """Whether customers have several rows at one moment."""
    if seen.keys.likely is None or seen.date is None:
        return True
    customers, moments = seen.head.codes(seen.keys.likely), seen.head.codes(seen.date)
    known = (customers >= 0) & (moments >= 0)
    pairs = customers[known] * (int(moments.max(initial=0)) + 1) + moments[known]
    return len(pairs) >= HAS_LINES * len(set(pairs.tolist()))
