"""What a row of a table is, by what was seen in it."""

from segmentry.results.orders import RowKind
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_seen import Seen
from segmentry.stages.customers.shape import panel

#: Rows to each customer from which he comes back (ours).
_COMES_BACK = 1.05
#: An order of so many lines, on average, has lines (ours).
_HAS_LINES = 1.02
#: Money must be named so well where nothing but it, a date and a customer makes the log.
_SURELY_MONEY = 5
#: Of orders, how many lines must have the one customer (ours).
_ONE_CUSTOMER = 0.9


def kind(seen: Seen) -> RowKind:
    """What a row is. In doubt it is a customer: a log taken for one is seen at once, the other way round is not."""
    if seen.keys.customer is None:
        return _without_customer(seen)
    head, customer, order = seen.head, seen.keys.customer, seen.keys.order
    if seen.is_nameless and not (order and seen.date and seen.money.quantity and seen.has_money):
        return "customers"
    goods = seen.has_goods and seen.has_money
    if head.repeats(customer) < _COMES_BACK:  # orders of customers of whom nobody came back
        return of_log(seen) if order and seen.date and goods else "customers"
    if seen.date is None:
        return of_log(seen) if order and _has_one_customer(seen) else "customers"
    days = panel(head.codes(customer), head.days(seen.date))
    if days.is_one and not (order or goods):
        return "customers at several dates"
    return of_log(seen) if order or goods or _has_money(seen) else "customers"


def _without_customer(seen: Seen) -> RowKind:
    """Lines of orders are a log, whoever ordered; a table of goods, or of orders one each, might be anything."""
    head, order = seen.head, seen.keys.order
    if seen.is_nameless:
        return "customers"
    if order is not None and head.repeats(order) >= _HAS_LINES and seen.has_goods:
        return of_log(seen)
    product = seen.things.get("product") or seen.things.get("category")
    comes_back = product is not None and head.repeats(product) >= _COMES_BACK
    whole = bool(seen.money.quantity) and seen.has_money and seen.date is not None and comes_back
    return of_log(seen) if whole else "customers"


def _has_money(seen: Seen) -> bool:
    name = seen.money.amount or seen.money.unit_price
    if name is None:
        return False
    return max(log_names.score("amount", name), log_names.score("unit_price", name)) >= _SURELY_MONEY


def _has_one_customer(seen: Seen) -> bool:
    order, customer = seen.keys.order, seen.keys.customer
    share = seen.head.constant(order, customer) if order and customer else None
    return share is None or share >= _ONE_CUSTOMER


def of_log(seen: Seen) -> RowKind:
    """Which of the three a log is."""
    head, order = seen.head, seen.keys.order
    if order is not None:
        if head.repeats(order) >= _HAS_LINES:
            return "order lines"
        return "transactions" if log_names.says(order, "transaction") and not seen.has_goods else "orders"
    if seen.has_goods:
        return "order lines" if _several_at_once(seen) else "orders"
    names = [name for name in (seen.date, seen.money.amount) if name]
    said = any(log_names.says(name, what) for name in names for what in ("order", "sale"))
    return "orders" if said else "transactions"


def _several_at_once(seen: Seen) -> bool:
    """Whether customers have several rows at one moment."""
    if seen.keys.customer is None or seen.date is None:
        return True
    customers, moments = seen.head.codes(seen.keys.customer), seen.head.codes(seen.date)
    known = (customers >= 0) & (moments >= 0)
    pairs = customers[known] * (int(moments.max(initial=0)) + 1) + moments[known]
    return len(pairs) >= _HAS_LINES * len(set(pairs.tolist()))
