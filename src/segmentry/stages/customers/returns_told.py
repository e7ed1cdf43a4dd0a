"""What the status of a log says of returns, and whether these are rows of their own beside the sales they undo."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.results.orders import LogRole, RowKind
from segmentry.stages.customers import deals, flags, log_names, log_statuses
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.never_paid import is_all_along
from segmentry.stages.customers.no_purchases import MOST_KINDS, no_purchase, said_again
from segmentry.stages.customers.shape import Codes, Head
from segmentry.stages.shared.outcome_events import NO

#: Where so many rows that came back have a sale of the same thing to the same customer beside them, of those that would
#: not have as sales have another, they are rows of their own, and not the sales themselves (ours).
_BESIDE = 0.5
#: What the type of a payment is called.
_TYPE = {"transaction", "type"}

#: What a flag says of lines that came back.
_TRUE = (*sorted(flags.MARKED), "return", "returned", "refunded")
_TELLING: tuple[LogRole, ...] = ("returned", "status")


@dataclass(frozen=True)
class Told:
    """Patterns of what columns say in small letters, by their role; a role of which nothing is said is not in it.

    Attributes
    ----------
    undone : dict of role to str
        Of lines that are no sale.
    paid_back : dict of role to str
        Of those that take something off what other rows sold, whatever the sign of their money.
    sold : dict of role to str
        Of those that alone are sales, as deals that were won.
    void : dict of role to str
        Of those that take nothing off, though they say so or are below zero: they failed, or undo a row that is itself
        told to be undone.
    no_purchase : dict of role to str
        Of those of another kind than purchases are, such as fees, which neither sell nor take something off.
    notes : tuple of str
        What people are told of these, and how to say otherwise.
    """

    undone: Mapping[LogRole, str] = field(default_factory=dict)
    paid_back: Mapping[LogRole, str] = field(default_factory=dict)
    sold: Mapping[LogRole, str] = field(default_factory=dict)
    void: Mapping[LogRole, str] = field(default_factory=dict)
    no_purchase: Mapping[LogRole, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def returns_told(rows: Rows, kind: RowKind, roles: Mapping[LogRole, str], planned: Sequence[str] | None) -> Told:
    """What the columns of a log say of returns: the planned words of the status, else what says so in any language.

    A status such as *returned* may stand on the sale itself, which then is none. Rows of a column that is not called a
    status, such as *Type*, of which most have a sale of the same product (else of the same money) to the same customer
    beside them, are paid back: they lessen what was spent. So do those of the rarer way, where a column tells only
    which way money went, and amounts have no sign.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> log = pd.DataFrame({"type": ["sale", "sale", "refund"] * 9, "client": list("aba") * 9, "sum": [5.0, 3, 5] * 9})
    >>> roles = {"customer": "client", "amount": "sum", "status": "type"}
    >>> returns_told(segmentry.read(log).rows, "orders", roles, ("Refund",)).paid_back
    {'status': '^(refund)$'}
    """
    telling: list[LogRole] = [role for role in _TELLING if role in roles]
    if not telling:
        return Told()
    wanted: list[LogRole] = [*telling, "customer", "product", "amount", "date"]
    head = Head.of(rows, [roles[role] for role in wanted if role in roles])
    asked = {role for role in telling if role == "status" and planned is not None}
    stage = roles.get("status")
    if stage is not None and not asked and (won := deals.won(stage, head.levels(stage))) is not None:
        return Told(sold={"status": won})
    ways = {role: way for role in telling if role not in asked and (way := _rarer_way(head, roles, role))}
    none, notes = _no_purchases(head, roles, [role for role in telling if role not in asked])
    both = {role: _patterns(kind, role, planned, role not in none) for role in telling}
    codes = {role: log_statuses.codes_that_take_off(head.levels(roles[role])) for role in telling if role not in asked}
    both |= {role: _of_codes(off) for role, off in codes.items() if off}
    both |= {role: (_words(sorted(NO)), "^$") for role in telling if _is_of_valid(head, roles[role])}
    both |= {role: (".", "^$") for role in telling if _is_when_or_why(head, roles[role])}
    undone = {role: ways.get(role, pattern) for role, (pattern, _) in both.items()}
    if "status" in undone and "status" not in asked and _stay_open(head, roles):
        undone["status"] += f"|{log_statuses.still_open()}"
    sold = ~np.logical_or.reduce([_says(head, roles[role], pattern) for role, pattern in undone.items()])
    apart = {role: back for role, (_, back) in both.items() if _are_beside_sales(head, kind, roles, role, back, sold)}
    void = _void(head, roles, undone, ~sold)
    if kind == "transactions":
        tries = [role for role in undone if role not in asked and _says(head, roles[role], log_statuses.failed()).any()]
        void |= {role: "|".join((*filter(None, [void.get(role)]), log_statuses.failed())) for role in tries}
    return Told(undone, apart | ways, void=void, no_purchase=none, notes=notes)


def _is_when_or_why(head: Head, name: str) -> bool:
    """Whether it tells when or why a row was cancelled, where it is filled."""
    return head.type(name) == "date" or ("description" in said(name) and log_statuses.says_cancelled(name))


def _void(
    head: Head, roles: Mapping[LogRole, str], undone: Mapping[LogRole, str], without: np.ndarray
) -> dict[LogRole, str]:
    """What rows below zero say that undo others, where most of these are told to be undone themselves."""
    amount = roles.get("amount")
    if amount is None or not ((money := head.numbers(amount)) < 0).any():
        return {}
    pairs = _pairs(head, roles["customer"], amount)
    others = pairs[without & (money > 0)]
    found: dict[LogRole, str] = {}
    for role, pattern in undone.items():
        kinds = head.codes(roles[role])
        below = _says(head, roles[role], pattern) & (money < 0) & (pairs >= 0)
        again = np.isin(pairs, others)
        levels = [level for level in np.unique(kinds[below]) if again[below & (kinds == level)].mean() >= _BESIDE]
        if levels:
            found[role] = _words([head.levels(roles[role])[level].strip() for level in levels])
    return found


def _no_purchases(
    head: Head, roles: Mapping[LogRole, str], telling: Sequence[LogRole]
) -> tuple[dict[LogRole, str], tuple[str, ...]]:
    """What rows say of themselves that are no purchase, and what people are told of them."""
    found: dict[LogRole, str] = {}
    notes = []
    for role in telling:
        name, thing = roles[role], roles.get("product") or roles.get("amount")
        levels = head.few_levels(name, MOST_KINDS)
        again = said_again(head, name, _pairs(head, roles["customer"], thing)) if thing else []
        whys = {"say what others say again": _words([level.strip() for level in again]) if again else None}
        whys["are no purchases"] = no_purchase(levels)
        for why, pattern in whys.items():
            if pattern is not None:
                listed = wording.listed([f"`{level}`" for level in levels if re.search(pattern, _plain(level))], "or")
                otherwise = f"where they do, name no column for `{role}` in `roles`"
                notes.append(f"Lines with {listed} in `{name}` {why}, and count for nobody; {otherwise}.")
        if patterns := [pattern for pattern in whys.values() if pattern is not None]:
            found[role] = "|".join(patterns)
    return found, tuple(notes)


def _patterns(kind: RowKind, role: LogRole, planned: Sequence[str] | None, may_be_flag: bool) -> tuple[str, str]:
    """What lines say that are no sale, and what those say of them that pay back; SI is a sale in books, not yes."""
    if role == "status" and planned is not None:
        return (words := _words(planned)), words
    undone, back = log_statuses.undone(kind), log_statuses.paid_back(kind)
    if role == "returned" and may_be_flag:
        undone, back = (f"{_words(_TRUE)}|{pattern}" for pattern in (undone, back))
    return undone, back


def _of_codes(off: frozenset[str]) -> tuple[str, str]:
    """The same of codes that take something off, or sell nothing."""
    return _words(sorted(off)), _words(sorted(off - log_statuses.PRO_FORMA))


def _words(words: Sequence[str]) -> str:
    """A pattern of these words; of none where there is no word."""
    return f"^({'|'.join(re.escape(word.lower()) for word in words)})$" if words else "^$"


def _is_of_valid(head: Head, name: str) -> bool:
    return head.distinct(name) == len(("yes", "no")) and flags.tell_validity(name, head.levels(name))


def _stay_open(head: Head, roles: Mapping[LogRole, str]) -> bool:
    """Whether few rows wait for something, of all times alike: what waits at the end of a log goes on yet."""
    if "date" not in roles or log_names.says(roles["status"], "ship"):
        return False
    return is_all_along(_says(head, roles["status"], log_statuses.still_open()), head.days(roles["date"]))


def _rarer_way(head: Head, roles: Mapping[LogRole, str], role: LogRole) -> str | None:
    """The pattern of the way that money went less often, where amounts do not tell it by their sign."""
    name, amount = roles[role], roles.get("amount")
    if amount is None or not flags.tell_directions(head.levels(name)) or (head.known(amount) < 0).any():
        return None
    counts = np.bincount(head.codes(name)[head.codes(name) >= 0])
    return _words([head.levels(name)[int(counts.argmin())].strip()])


def _are_beside_sales(
    head: Head, kind: RowKind, roles: Mapping[LogRole, str], role: LogRole, back: str, sold: np.ndarray
) -> bool:
    """Whether rows that came back stand beside the sales that they undo, as what is called a type of payments tells."""
    if kind == "transactions" and {*said(roles[role])} == _TYPE:
        return True
    thing = roles.get("product") or roles.get("amount")
    if thing is None or log_names.says(roles[role], "status"):
        return False
    pairs = _pairs(head, roles["customer"], thing)
    known = _says(head, roles[role], back) & (pairs >= 0)
    if not known.any():
        return False
    sales = pairs[sold & (pairs >= 0)]
    by_chance = float((np.bincount(sales)[sales] > 1).mean()) if len(sales) else 0.0
    return bool(np.isin(pairs[known], sales).mean() >= by_chance + _BESIDE * (1 - by_chance))


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
    fits = np.array([re.search(pattern, _plain(level)) is not None for level in head.levels(name)] + [False])
    return np.asarray(fits[head.codes(name)])


def _plain(cell: str) -> str:
    return cell.lower().strip()
