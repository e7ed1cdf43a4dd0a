"""Which column of a log numbers its orders, and which its customers."""

from dataclasses import dataclass

import numpy as np

from segmentry.stages.customers import customer_doubts, customer_shapes, log_names
from segmentry.stages.customers.log_names import is_anonymous
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.customers.multiplied import by_shape
from segmentry.stages.customers.shape import Head
from segmentry.stages.customers.undone_rows import has_one
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: An order has one customer and one day in so many rows of orders with several lines: the rest are errors (ours).
_CONSTANT = 0.9
#: The same where the name says nothing.
_SURELY = 0.98
#: What a column without a word for customers may not be called where its shape alone makes it the customers'.
_OTHERS = word_set(
    """place employee supplier store product category channel currency status type date time amount price quantity cost
    discount session row ship description method"""
)
#: What stands against a name: a number that is another in every order is no better than the order's.
_ONE_EACH = 6
#: And a column that is the same for several of those whom a sure one tells apart.
_COARSE = 7
#: And one that by its cells is worse than another that could be it.
_POOR = 9
#: What has so many times fewer values than the customers' is no rival of it (ours).
_FEW = 2
#: In more rows than this, two different values say yes and no, and name nobody (ours).
_MANY_ROWS = 50


@dataclass(frozen=True)
class Keys:
    """The columns that number orders and customers; `rivals` are those among which shape does not decide."""

    order: str | None
    customer: str | None
    rivals: tuple[str, ...] = ()
    order_by_shape: bool = False
    customer_by_shape: bool = False

    @property
    def likely(self) -> str | None:
        """The customers' column, or one of those that could be it."""
        return self.customer or next(iter(self.rivals), None)


def keys(head: Head, day: str | None, told: dict[str, str], lines: bool, payments: bool) -> Keys:
    """The columns of orders and of customers.

    Parameters
    ----------
    day : str or None
        The column most likely to be the day of an order.
    told : dict
        Columns by role that need not be found; an empty name where there is none.
    lines : bool
        Whether names tell of quantities and prices, or nothing, so that shape may tell orders.
    payments : bool
        Whether names tell of days and amounts, so that shape may tell customers.
    """
    customers = [told["customer"]] if told.get("customer") else _named(head, "customer")
    order, of_shape = told.get("order") or None, False
    if "order" not in told:
        able = (name for name in _named(head, "order", log_names.STRONG) if _is_order(head, name, day, customers))
        order = next(able, None)
        order = order if order is None or day is None else _on_each_line(head, order, day)
        if order is None and lines:
            order = _order_by_shape(head, day, customers)
            of_shape = order is not None
    if "customer" in told:
        return Keys(order, told["customer"] or None, (), of_shape)
    chosen, rivals = _customer(head, customers, order, day)
    if lines and order is None and chosen is not None and _numbers_orders(head, chosen, day):
        return Keys(chosen, None, (), order_by_shape=True)
    lines = lines or (order is not None and head.constant(order, order) is not None)
    if chosen is not None and order is not None and (lines or payments) and customer_doubts.are_words(head, chosen):
        coded, _ = _customer_by_shape(head, order, day)
        if coded is not None and customer_doubts.has_namesakes(head, chosen, coded):
            return Keys(order, coded, (), of_shape, customer_by_shape=True)
    if chosen is None and not rivals and (lines or payments):
        chosen, rivals = _customer_by_shape(head, order, day)
        return Keys(order, chosen, rivals, of_shape, chosen is not None)
    return Keys(order, chosen, rivals, of_shape)


def _named(head: Head, role: str, least: int = 1) -> list[str]:
    """Columns that name things and are called so, the best first."""
    least = log_names.STRONG if head.is_nameless else least
    scores = [(log_names.score(role, name), -place, name) for place, name in enumerate(head.names)]  # type: ignore[arg-type]
    able = [name for score, _, name in sorted(scores, reverse=True) if score >= least and head.looks[name]]
    if role == "customer":
        able = [name for name in able if head.distinct(name) > 2 or head.filled(name) <= _MANY_ROWS]
    return [name for name in able if head.type(name) == "text" or not _counts(name)]


def _counts(name: str) -> bool:
    """Whether numbers of that name are how many there were: `Customers`, `orders`."""
    return "id" not in said(name) and is_plural(normal(name).rsplit("_", maxsplit=1)[-1])


def _is_order(head: Head, name: str, day: str | None, customers: list[str]) -> bool:
    """Whether what is called an order has one day and one customer. A running number of a customer's orders has not."""
    if name in customers[:1] or not _are_numbered(head, name):
        return False
    if day is not None and not has_one(head, name, head.days(day), _CONSTANT):
        return False
    sure = [other for other in customers if log_names.fits_well(other, "customer") and other != name]
    shares = [share for other in sure if (share := head.constant(name, other)) is not None]
    return not shares or max(shares) >= _CONSTANT


def _are_numbered(head: Head, name: str) -> bool:
    """Whether the cells of what is called an order, and no more, are numbers of orders: words have no digits."""
    if "id" in said(name) or head.type(name) != "text":
        return True
    cells = head.texts(name)
    return sum(any(sign.isdigit() for sign in cell) for cell in cells) >= _CONSTANT * len(cells)


def _on_each_line(head: Head, order: str, day: str) -> str:
    """What names the orders on each of their lines, where the number found stands on the first of them alone."""
    filled = head.filled(order)
    if head.distinct(order) < filled or filled >= _CONSTANT * head.n:
        return order
    firsts = head.codes(order) >= 0
    for name in (name for name in head.looks if head.looks[name] and head.filled(name) > filled):
        of_firsts = head.codes(name)[firsts]
        is_another = of_firsts.min() >= 0 and len(np.unique(of_firsts)) == filled
        if is_another and head.distinct(name) < head.filled(name) and _may_be_order(head, name, day):
            return name
    return order


def _order_by_shape(head: Head, day: str | None, customers: list[str]) -> str | None:
    """The column of most values that repeats, has one moment in each, and one customer who has several of them."""
    if day is None:
        return None
    able = [name for name in head.looks if head.looks[name] and name != day and _may_be_order(head, name, day)]
    partners = [name for name in customers if log_names.score("customer", name) > 2] or list(head.looks)
    able = [name for name in able if any(_has_one(head, name, other) for other in partners if other not in (name, day))]
    return max(able, key=head.distinct, default=None)


def _numbers_orders(head: Head, name: str, day: str | None) -> bool:
    """Whether what is called an id, and no more, has one moment each: it is that of orders and not of customers."""
    if day is None or set(said(name)) != {"id"}:
        return False
    share = head.constant(name, head.days(day))
    return share is not None and share >= _SURELY


def _may_be_order(head: Head, name: str, day: str) -> bool:
    if set(said(name)) & (_OTHERS - {"row"}) or log_names.score("customer", name) > 2:
        return False
    share = head.constant(name, head.days(day))
    return share is not None and share >= _SURELY and head.distinct(name) > int(head.days(day).max(initial=0))


def _has_one(head: Head, order: str, customer: str) -> bool:
    """Whether an order has one customer, who has several orders; he may be told on an order's first line alone."""
    if not head.looks[customer]:
        return False
    one, back = head.constant(order, customer), head.constant(customer, order)
    return (one is None or one >= _SURELY) and back is not None and back < _CONSTANT


def _customer(head: Head, named: list[str], order: str | None, day: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The customers' column among those called so, or the two that could be it."""
    fits = {name: log_names.score("customer", name) for name in named if name != order}
    if order is not None:
        within = {name: head.constant(order, name) for name in fits}
        fits = {name: fit for name, fit in fits.items() if within[name] is None or (within[name] or 0) >= _CONSTANT}
    surely = {name for name, fit in fits.items() if _is_surely_called(name, fit)}
    fits = {name: fit for name, fit in fits.items() if name in surely or customer_doubts.are_many(head, name, order)}
    fits = {name: fit for name, fit in fits.items() if not customer_doubts.is_of_a_few(head, name)}
    fits = {name: fit for name, fit in fits.items() if fit > log_names.WEAK or customer_doubts.repeats(head, name)}
    fits = {name: fit - _ONE_EACH * customer_doubts.is_one_each(head, name, order) for name, fit in fits.items()}
    fits = {name: fit - _COARSE * customer_doubts.is_about(head, name, fits) for name, fit in fits.items()}
    fits = {name: fit - _COARSE * customer_doubts.is_of_few(head, name, fits) for name, fit in fits.items()}
    fits = {name: fit - _POOR * customer_doubts.is_alias(head, name, fits) for name, fit in fits.items()}
    back = [name for name in fits if customer_shapes.comes_back(head, name, order)]
    others = {name: [other for other in back if not _pays_for(other, name)] for name in fits}
    fits = {name: fit - _POOR * customer_shapes.is_poor(head, name, others[name]) for name, fit in fits.items()}
    phones = [name for name in back if log_names.says(name, "phone")]
    mails = [name for name in fits if log_names.says(name, "email")]
    fuller = [(name, customer_shapes.fuller(head, name, back, phones if name in mails else ())) for name in fits]
    numbers = [name for name in back if _numbers_customers(name)]
    kept = [(name, customer_shapes.kept(head, name, [*numbers, *mails], day)) for name in numbers]
    for name, other in [*fuller, *kept]:
        if other is not None:  # it takes its place
            fits[name], fits[other] = fits[name] - _POOR, max(fits[name], fits[other])
    if not fits:
        return None, ()
    best = max(fits, key=lambda name: fits[name])  # the first of equals
    equals = [name for name in fits if name != best and fits[name] == fits[best]]
    rivals = [name for name in equals if not _of_each_other(head, best, name)]
    return (None, (best, rivals[0])) if rivals else (best, ())


def _numbers_customers(name: str) -> bool:
    """Whether it is called a number of customers, and no address, account or household."""
    return log_names.says(name, "customer") and {*said(name)} <= {"customer", "id", "of", UNKNOWN}


def _pays_for(other: str, name: str) -> bool:
    """Whether the one is called who pays, and the other who orders: a head office pays for several shops."""
    return log_names.says(other, "payer") and log_names.says(name, "customer") and not log_names.says(name, "payer")


def _is_surely_called(name: str, fit: int) -> bool:
    """Whether all of a name is known, and says so; of what else is told of customers there may be two kinds."""
    return fit > log_names.WEAK and UNKNOWN not in said(name)


def _comes_back(head: Head, name: str, day: str) -> bool:
    """Whether what stands several times does so on several days."""
    share = head.constant(name, head.days(day))
    return share is not None and share < _CONSTANT


def _of_each_other(head: Head, one: str, other: str) -> bool:
    """Whether one of two tells the other, so that either would do."""
    shares = head.constant(one, other), head.constant(other, one)
    return any(share is None or share >= _CONSTANT for share in shares)


def _customer_by_shape(head: Head, order: str | None, day: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The column of most values that each order has one of, and that comes back on other days; or two that could be it.

    Where no column numbers orders, numbers might be anything, and only codes are taken: text that has digits, and
    numbers of something that is not known.
    """
    if day is None:
        return None, ()
    money = by_shape(head, order) if head.is_nameless else frozenset()
    able = [name for name in head.looks if head.looks[name] and name not in (order, day, *money)]
    able = [name for name in able if _comes_back(head, name, day) and customer_doubts.repeats(head, name)]
    able = [name for name in able if not customer_shapes.is_masked(head, name)]
    if order is None:
        able = [name for name in able if _is_code(head, name)]
    else:
        able = [name for name in able if not set(said(name)) & _OTHERS and _has_one(head, order, name)]
    best = max(able, key=head.distinct, default=None)
    best = best if best is None else customer_shapes.whose_order(head, best, able)
    if best is None or not customer_doubts.are_many(head, best, order):
        return None, ()
    others = [name for name in able if name != best and customer_doubts.are_many(head, name, order)]
    rival = next((name for name in others if not _may_be_of(head, name, best)), None)
    return (best, ()) if rival is None else (None, (best, rival))


def _may_be_of(head: Head, name: str, best: str) -> bool:
    """Whether a column tells something of those whom the best one names, or of those who get it in their place."""
    if _FEW * head.distinct(name) < head.distinct(best):
        return True
    shares = head.constant(best, name), head.constant(name, best)
    either = all(share is None or share >= _CONSTANT for share in shares)
    return either or customer_shapes.whose_order(head, name, [best]) == best


def _is_code(head: Head, name: str) -> bool:
    if head.type(name) == "text":
        return is_anonymous(name) and _are_numbered(head, name)
    return "id" in said(name) and not set(said(name)) & (_OTHERS | {"order", "transaction"})


def named_in_vain(head: Head) -> str | None:
    """The column that is called the customers', and has one value or none."""
    able = (name for name in head.names if log_names.fits_well(name, "customer") and not head.looks[name])
    return next((name for name in able if head.distinct(name) < 2), None)


def number_of_rows(head: Head, customer: str | None) -> str | None:
    """The column that numbers the rows, and of which nothing else is said: of payments that is their number."""
    says = {"id", "of", "amount", "row", UNKNOWN}  # the number of a charge
    ids = (name for name in head.names if "id" in said(name) and set(said(name)) <= says)
    able = (name for name in ids if name != customer)
    return next((name for name in able if head.looks[name] and head.counts(name) == (head.rows.n_rows,) * 2), None)
