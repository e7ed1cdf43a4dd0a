"""What else the columns of a log tell: product, category, store, channel, currency, discount, return and status."""

import re

from segmentry.results.orders import LogRole
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.shape import Head

_NUMBERS = ("integer", "number")
#: Levels of a status, a channel or a currency, at most.
_MOST_LEVELS = 60
_CURRENCY = re.compile(r"[A-Z]{3}|[€$£¥]")
#: A code that is filled in less than this share of the rows gives way to a description.
_FILLED = 0.5
_OTHERS: tuple[LogRole, ...] = (
    "currency",
    "returned",
    "status",
    "discount",
    "channel",
    "store",
    "category",
)
#: A product has so many lines on average, and an order has so often several of them (ours).
_ONCE, _OF_ONE = 1.1, 0.9
#: What a kind of event says where it is a status of orders.
_OF_ORDERS = frozenset({"returned", "sale", "order"})


def others(head: Head, taken: set[str], told: dict[str, str]) -> dict[LogRole, str]:
    """The columns by role, of those that are not taken; the product is told by `best`."""
    roles: dict[LogRole, str] = {}
    for role in _OTHERS:
        name = None if role in told else best(head, role, taken | set(roles.values()))
        if name is not None:
            roles[role] = name
    return roles


def best(head: Head, role: LogRole, taken: set[str]) -> str | None:
    """The column that fits a role best by its name, if its cells can have it."""
    free = [(place, name) for place, name in enumerate(head.names) if name not in taken and head.filled(name)]
    scores = [(log_names.score(role, name), -place, name) for place, name in free]
    able = [(score, place, name) for score, place, name in scores if score >= 4 and _fits(head, role, name)]
    if not able:
        return None
    least = _FILLED * head.n if role == "product" else 0
    better = [one for one in able if head.filled(one[2]) >= least and head.distinct(one[2]) > 1]
    return max(better or able)[2]


def product_by_shape(head: Head, taken: set[str], order: str | None, customer: str | None) -> str | None:
    """The column of most values that comes back, and that neither orders nor customers have one of."""
    free = [name for name in head.names if name not in taken and head.looks[name]]
    free = [name for name in free if log_names.is_anonymous(name) and _ONCE * head.distinct(name) < head.filled(name)]
    keys = [key for key in (order, customer) if key]
    free = [name for name in free if all((head.constant(key, name) or 0) < _OF_ONE for key in keys)]
    return max(free, key=head.distinct, default=None)


def _fits(head: Head, role: LogRole, name: str) -> bool:
    """Whether the cells can have the role."""
    kind, levels = head.type(name), head.distinct(name)
    if role == "discount":
        return kind in _NUMBERS
    if role == "returned":
        return levels <= 2
    if role == "currency":
        return kind == "text" and levels <= _MOST_LEVELS
    if role == "status" and not log_names.says(name, "status"):
        of_orders = any(_OF_ORDERS & set(said(cell)) for cell in head.texts(name))
        return kind == "text" and levels <= _MOST_LEVELS and of_orders
    if role in ("status", "channel"):
        return kind != "date" and levels <= _MOST_LEVELS and not (kind == "number" and not head.is_whole_number(name))
    if log_names.says(name, "things") and not log_names.says(name, "id"):
        return kind == "text"  # as numbers they count
    return kind == "text" or head.is_whole_number(name)
