"""What else the columns of a log tell: product, category, store, channel, currency, discount, return and status."""

import numpy as np

from segmentry.engines.units import CURRENCIES
from segmentry.results.orders import LogRole
from segmentry.results.table import NUMERIC
from segmentry.stages.customers import flags, log_names, log_statuses
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.customers.no_purchases import no_purchase
from segmentry.stages.customers.shape import Head
from segmentry.stages.shared.plain_words import word_set

#: Levels of a status, a channel or a currency, at most.
_MOST_LEVELS = 60
_MOST_NUMBERED = 12
_CURRENCIES = {word.upper() for sign, words in CURRENCIES.items() for word in (sign, *words)}
#: How well a name would fit where the cells say it: codes of currencies.
_SAID_BY_CELLS = 7
#: How well one fits whose name says nothing of it, and what a name may not say that is none.
_UNNAMED_STATUS = 1
_NO_STATUS = word_set(
    """customer person date time card account amount aggregate changed discount product things category store
    supplier currency employee price quantity cost method name description"""
)
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
#: What is another one in so many of the rows numbers them, also where some were exported twice (ours).
_ANOTHER = 0.95
#: Numbers that are mostly no greater count pieces, and are no codes (ours).
_COUNT = 24
#: What the day of cancelling is called, and the part of the rows that may be cancelled (ours).
_OF_CANCELLING, _CANCELLED = word_set("returned date time of order transaction"), 0.5
#: What a kind of event says where it is a status of orders.
_OF_ORDERS = frozenset({"returned", "sale", "order"})


def others(head: Head, taken: set[str], told: dict[str, str]) -> dict[LogRole, str]:
    """The columns by role, of those that are not taken; the product is told by `best`."""
    roles: dict[LogRole, str] = {}
    for role in _OTHERS:
        name = None if role in told else best(head, role, taken | set(roles.values()))
        if name is not None:
            roles[role] = name
    if "returned" not in {*roles, *told}:
        free = [name for name in head.names if name not in taken | set(roles.values()) and head.filled(name)]
        telling = (_says_undone, _is_day_of_cancelling, _is_reason_of_undoing, _tells_directions, _tells_no_purchase)
        another = next((name for tells in telling for name in free if tells(head, name)), None)
        roles |= {"returned": another} if another else {}
    return roles


def _is_day_of_cancelling(head: Head, name: str) -> bool:
    """Whether it tells when some rows were cancelled: all others were not."""
    if head.type(name) != "date" or not 0 < head.filled(name) <= _CANCELLED * head.n:
        return False
    return "returned" in said(name) and {*said(name)} <= _OF_CANCELLING and log_statuses.says_cancelled(name)


def _is_reason_of_undoing(head: Head, name: str) -> bool:
    """Whether it tells why some rows were cancelled or rejected: all others were not."""
    if head.type(name) != "text" or not 0 < head.filled(name) <= _CANCELLED * head.n:
        return False
    return "description" in said(name) and log_statuses.says_cancelled(name)


def best(head: Head, role: LogRole, taken: set[str]) -> str | None:
    """The column that fits a role best by its name, if its cells can have it."""
    free = [(place, name) for place, name in enumerate(head.names) if name not in taken and head.filled(name)]
    scores = [(_score(head, role, name), -place, name) for place, name in free]
    able = [(score, place, name) for score, place, name in scores if score >= 4 and _fits(head, role, name)]
    if not able:
        return None
    least = _FILLED * head.n if role == "product" else 0
    if role == "discount":  # of several, the one that is given most often
        able = [(int((head.numbers(name) != 0).sum()), place, name) for _, place, name in able]
    better = [one for one in able if head.filled(one[2]) >= least and head.distinct(one[2]) > 1]
    if role == "product":  # what numbers the rows is no product
        better = [one for one in better if head.distinct(one[2]) < _ANOTHER * head.filled(one[2])] or better
    return max(better or able)[2]


def _score(head: Head, role: LogRole, name: str) -> int:
    named = log_names.score(role, name)
    if role == "status":
        told = _tells_of_undone(head, name) or flags.tell_validity(name, head.few_levels(name, _MOST_LEVELS))
        return max(named, _UNNAMED_STATUS * _may_tell(name)) + _SAID_BY_CELLS * told
    if role != "currency" or named or head.type(name) != "text" or head.distinct(name) > _MOST_LEVELS:
        return named
    if log_names.says(name, "list"):
        return 0  # what an amount was in before it was changed
    return _SAID_BY_CELLS if {cell.upper() for cell in head.levels(name)} <= _CURRENCIES else 0


def _may_tell(name: str) -> bool:
    """Whether nothing in a name speaks against its saying what became of orders."""
    return not set(said(name)) & _NO_STATUS


def _tells_of_undone(head: Head, name: str) -> bool:
    """Whether its cells say of some rows that nothing was sold, or that money went the other way."""
    return _says_undone(head, name) or _tells_directions(head, name)


def _says_undone(head: Head, name: str) -> bool:
    """Whether its cells say of some rows that nothing was sold."""
    if head.distinct(name) > _MOST_LEVELS or not _may_tell(name):
        return False
    levels = head.levels(name)
    if head.type(name) != "text":
        return head.type(name) == "integer" and bool(log_statuses.codes_that_take_off(levels))
    return log_statuses.tell_of_undone(levels)


def _tells_directions(head: Head, name: str) -> bool:
    """Whether its cells say but which way money went."""
    return head.type(name) == "text" and _may_tell(name) and flags.tell_directions(head.few_levels(name, _MOST_LEVELS))


def _tells_no_purchase(head: Head, name: str) -> bool:
    """Whether its cells say of some rows that they are no purchase, as fees are beside purchases."""
    return head.type(name) == "text" and _may_tell(name) and bool(no_purchase(head.few_levels(name, _MOST_LEVELS)))


def product_by_shape(head: Head, taken: set[str], order: str | None, customer: str | None) -> str | None:
    """The column of most values that comes back, and that neither orders nor customers have one of."""
    free = [name for name in head.names if name not in taken and head.looks[name]]
    free = [name for name in free if not _is_small(head, name)]
    free = [name for name in free if _may_name(name) and _ONCE * head.distinct(name) < head.filled(name)]
    keys = [key for key in (order, customer) if key]
    free = [name for name in free if all((head.constant(key, name) or 0) < _OF_ONE for key in keys)]
    return max(free, key=head.distinct, default=None)


def _may_name(name: str) -> bool:
    """Whether a name says nothing, or but that it is the number or the name of something, which is not known."""
    return UNKNOWN in said(name) and set(said(name)) <= {UNKNOWN, "id", "name", "of", "description"}


def _is_small(head: Head, name: str) -> bool:
    """Whether it holds numbers that count rather than name."""
    return head.type(name) != "text" and float(np.nanmedian(head.numbers(name))) <= _COUNT


def _fits(head: Head, role: LogRole, name: str) -> bool:
    """Whether the cells can have the role."""
    kind, levels = head.type(name), head.distinct(name)
    if role == "discount":
        return kind in NUMERIC
    if role == "returned":
        return levels <= 2
    if role == "currency":  # which may be numbered
        return levels <= (_MOST_LEVELS if kind == "text" else _MOST_NUMBERED) and (kind == "text" or head.looks[name])
    if role == "status" and not log_names.says(name, "status"):
        if _tells_of_undone(head, name) or flags.tell_validity(name, head.few_levels(name, _MOST_LEVELS)):
            return True
        return (
            kind == "text"
            and levels <= _MOST_LEVELS
            and any(_OF_ORDERS & set(said(cell)) for cell in head.levels(name))
        )
    if role in ("status", "channel"):
        return kind != "date" and levels <= _MOST_LEVELS and not (kind == "number" and not head.is_whole_number(name))
    if log_names.says(name, "things") and not log_names.says(name, "id"):
        return kind == "text"  # as numbers they count
    return kind == "text" or head.is_whole_number(name)
