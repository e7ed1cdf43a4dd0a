"""What else the columns of a log tell: product, category, store, channel, currency, discount, return and status."""

import re

from segmentry.results.orders import LogRole
from segmentry.stages.customers import log_names
from segmentry.stages.customers.shape import Head

_NUMBERS = ("integer", "number")
#: Levels of a status, a channel or a currency, at most.
_MOST_LEVELS = 60
_CURRENCY = re.compile(r"[A-Z]{3}|[€$£¥]")
#: A code that is filled in less than this share of the rows gives way to a description.
_FILLED = 0.5


def things(head: Head, taken: set[str], told: dict[str, str]) -> dict[LogRole, str]:
    """The columns by role, of those that are not taken."""
    roles: dict[LogRole, str] = {}
    for role in ("currency", "returned", "status", "discount", "channel", "store", "category", "product"):
        if role in told:
            continue
        name = _best(head, role, taken | set(roles.values()))  # type: ignore[arg-type]
        if name is not None:
            roles[role] = name  # type: ignore[index]
    return roles


def _best(head: Head, role: LogRole, taken: set[str]) -> str | None:
    free = [(place, name) for place, name in enumerate(head.names) if name not in taken and head.filled(name)]
    scores = [(log_names.score(role, name), -place, name) for place, name in free]
    able = [(score, place, name) for score, place, name in scores if score >= 4 and _fits(head, role, name)]
    if not able:
        return None
    full = [one for one in able if head.filled(one[2]) >= _FILLED * head.n] if role == "product" else able
    return max(full or able)[2]


def _fits(head: Head, role: LogRole, name: str) -> bool:
    """Whether the cells can have the role."""
    kind, levels = head.type(name), head.distinct(name)
    if role == "discount":
        return kind in _NUMBERS
    if role == "returned":
        return levels <= 2
    if role == "currency":
        return kind == "text" and levels <= _MOST_LEVELS
    if role in ("status", "channel"):
        return kind != "date" and levels <= _MOST_LEVELS and not (kind == "number" and not head.is_whole_number(name))
    return kind == "text" or head.is_whole_number(name)
