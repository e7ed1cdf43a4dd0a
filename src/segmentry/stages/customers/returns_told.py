"""What the status of a log says of returns, and whether these are rows of their own beside the sales they undo."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segmentry.engines.base import Rows
from segmentry.results.orders import LogRole, RowKind
from segmentry.stages.customers import log_names, log_statuses
from segmentry.stages.customers.shape import Codes, Head

#: Where so many rows that came back have a sale of the same thing to the same customer beside them, they are rows of
#: their own, and not the sales themselves (ours).
_BESIDE = 0.5


@dataclass(frozen=True)
class Told:
    """Patterns of what a status says in small letters; empty where it says nothing of it.

    Attributes
    ----------
    undone : str
        Of lines that are no sale.
    paid_back : str
        Of those that take something off what other rows sold, whatever the sign of their money.
    """

    undone: str = ""
    paid_back: str = ""


#: Where no column tells of returns.
NOTHING_TOLD = Told()


def returns_told(rows: Rows, kind: RowKind, roles: Mapping[LogRole, str], planned: Sequence[str] | None) -> Told:
    """What the status of a log says of returns: the planned words, else those that say so in any language.

    A status such as *returned* may stand on the sale itself, which then is none. Rows of a column that is not called a
    status, such as *Type*, of which most have a sale of the same product (else of the same money) to the same customer
    beside them, are paid back: they lessen what was spent. So do those of the rarer way, where a column tells only
    which way money went, and amounts have no sign.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"type": ["sale", "sale", "refund"] * 9, "client": list("aba") * 9, "sum": [5.0, 3, 5] * 9})
    >>> roles = {"customer": "client", "amount": "sum", "status": "type"}
    >>> returns_told(segmentry.read(log).rows, "orders", roles, ("Refund",))
    Told(undone='^(refund)$', paid_back='^(refund)$')
    """
    if "status" not in roles:
        return NOTHING_TOLD
    head = Head.of(rows, [roles[role] for role in ("status", "customer", "product", "amount") if role in roles])
    if planned is None and (way := _rarer_way(head, roles)) is not None:
        return Told(way, way)
    if planned is None:
        undone, back = log_statuses.undone(kind), log_statuses.paid_back(kind)
    else:
        undone = back = _words(planned)
    return Told(undone, back if _are_beside_sales(head, roles, undone, back) else "")


def _words(words: Sequence[str]) -> str:
    """A pattern of these words; of none where there is no word."""
    return f"^({'|'.join(re.escape(word.lower()) for word in words)})$" if words else ""


def _rarer_way(head: Head, roles: Mapping[LogRole, str]) -> str | None:
    """The pattern of the way that money went less often, where amounts do not tell it by their sign."""
    levels = head.levels(roles["status"])
    if not log_statuses.tell_directions(levels) or "amount" not in roles or (head.known(roles["amount"]) < 0).any():
        return None
    counts = np.bincount(head.codes(roles["status"])[head.codes(roles["status"]) >= 0])
    texts = np.asarray(head.cells.column(roles["status"]).unique().drop_null().to_pylist(), dtype=object)
    return _words([str(texts[counts.argmin()]).strip()])


def _are_beside_sales(head: Head, roles: Mapping[LogRole, str], undone: str, back: str) -> bool:
    """Whether rows that came back stand beside the sales that they undo."""
    thing = roles.get("product") or roles.get("amount")
    if not back or thing is None or log_names.says(roles["status"], "status"):
        return False
    pairs = _pairs(head, roles["customer"], thing)
    is_back, is_none = (_says(head, roles["status"], pattern) for pattern in (back, undone))
    known = is_back & (pairs >= 0)
    return bool(known.any()) and bool(np.isin(pairs[known], pairs[~is_none]).mean() >= _BESIDE)


def _pairs(head: Head, customer: str, thing: str) -> Codes:
    """Customer and thing of each row as one number, -1 where one is not known; of money without its sign."""
    if head.type(thing) == "number":
        things = np.unique(np.abs(head.numbers(thing)), return_inverse=True)[1]
    else:
        things = head.codes(thing)
    customers = head.codes(customer)
    return np.where((customers >= 0) & (things >= 0), customers * (int(things.max(initial=0)) + 1) + things, -1)


def _says(head: Head, name: str, pattern: str) -> np.ndarray:
    """Which rows say what a pattern looks for."""
    words = [str(cell).lower().strip() for cell in head.cells.column(name).unique().drop_null().to_pylist()]
    fits = np.array([re.search(pattern, word) is not None for word in words] + [False])
    return np.asarray(fits[head.codes(name)])
