"""What speaks against a column that is called the customers': too few, one for each order, others."""

import numpy as np

from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_words import UNKNOWN, numbers_the_taxed, said
from segmentry.stages.customers.shape import Head, constant
from segmentry.stages.customers.undone_rows import without_undone

#: What an order or a customer has one of, in so many rows; and the same where the name says nothing (ours).
_CONSTANT, _SURELY = 0.9, 0.98
#: So many customers may have the same name; where there are more, others than customers are told apart (ours).
_NAMESAKES = 1.5
#: But of so many accounts to a name, or of addresses, these are the customers: nobody has as many (ours).
_MANY_ACCOUNTS, _MANY_ADDRESSES, _TELLS = 10, 3, frozenset({"account", "email", "phone"})
#: Who is taxed has one number: where names have more of them, these are the customers (ours).
_NAMES_TAXED = 1.1
#: In so many rows with a name stands the other (ours).
_MOSTLY = 0.5
#: What names so many more customers is preferred: an address to a number that guests have not (ours).
_MORE = 1.2
#: In so many rows there are more customers than a few, and what names them comes back (ours).
_MANY_ROWS = 50
#: Of what no name tells, there are so many rows to each (ours).
_COMES_BACK = 1.05
#: Fewer different values, or fewer for each order, are no customers where no name says so: regions, say (ours).
_FEWEST, _FEW = 10, 0.05


def repeats(head: Head, name: str) -> bool:
    """Whether what hardly a name says to be the customers' comes back: codes of payments mostly do not."""
    if head.n < _MANY_ROWS:
        return True
    if head.filled(name) < _COMES_BACK * head.distinct(name):
        return False
    codes = without_undone(head, name)  # a payment and what was paid back of it have one number
    return bool((codes >= 0).sum() >= _COMES_BACK * len(np.unique(codes[codes >= 0])))


def is_of_a_few(head: Head, name: str) -> bool:
    """Whether rows of a log are of a few accounts, cards or addresses alone: those of a firm and its staff."""
    whose = {"customer", "person", "payer"} & set(said(name))
    return not whose and head.n >= _MANY_ROWS * _FEWEST and head.distinct(name) < _FEWEST


def are_many(head: Head, name: str, order: str | None) -> bool:
    """Whether there are enough of them to be customers where hardly a name says so: of other codes there may be two."""
    known = head.codes(name) >= 0
    orders = known.sum() if order is None else len(np.unique(head.codes(order)[known]))
    return head.distinct(name) >= max(_FEWEST, _FEW * orders)


def is_about(head: Head, name: str, fits: dict[str, int]) -> bool:
    """Whether a column tells something of customers who are surely known by another one, in which it is the same.

    A postcode, of whose name a word is not known, has several customers, and a name has some namesakes.
    """
    namesakes = _NAMESAKES if are_words(head, name) else 1.0 if UNKNOWN not in said(name) else float("inf")
    sure = [other for other, fit in fits.items() if fit >= log_names.STRONG and UNKNOWN not in said(other)]
    more = [other for other in sure if 1 < head.distinct(other) / max(head.distinct(name), 1) <= namesakes]
    if are_words(head, name):
        known = (other for other, fit in fits.items() if fit > log_names.WEAK and _TELLS & {*said(other)})
        more += [other for other in known if _to_a_name(head, name, other) >= _most_to_a_name(other)]
    return any((head.constant(other, name) or 0) >= _CONSTANT for other in more)


def _to_a_name(head: Head, name: str, other: str) -> float:
    """How many of the other there are to a name, of the rows that tell both; 0 where the other is told of few."""
    both = head.codes(name)[head.codes(other) >= 0]
    if (both >= 0).sum() < _MOSTLY * head.filled(name):
        return 0.0
    return head.distinct(other) / max(len(np.unique(both[both >= 0])), 1)


def _most_to_a_name(other: str) -> float:
    """How many of these a customer may have."""
    if numbers_the_taxed(other):
        return _NAMES_TAXED
    return _MANY_ACCOUNTS if "account" in said(other) else _MANY_ADDRESSES


def is_of_few(head: Head, name: str, fits: dict[str, int]) -> bool:
    """Whether it is told of some customers alone, and what belongs to one of it each names many more.

    Guests have no number, but an address; firms without an address have a name, and then no two share one.
    """
    known = head.codes(name) >= 0
    if head.is_whole_number(name):
        known &= head.numbers(name) > 0  # those of guests
    others = [other for other in fits if "email" in said(other) and other != name]
    if "email" in said(name):
        others = [o for o in fits if "name" in said(o) and head.distinct(o) >= _MORE * head.distinct(name)]
    of_known = np.where(known, head.codes(name), -1)
    more = [other for other in others if head.filled(other) >= _MORE * known.sum()]
    return any((constant(head.codes(other), of_known) or 0) >= _CONSTANT for other in more)


def has_namesakes(head: Head, name: str, coded: str) -> bool:
    """Whether one name, in words, is that of many whom codes tell apart, each of which has one name."""
    if head.distinct(coded) < _MANY_ACCOUNTS * head.distinct(name):
        return False
    return head.filled(coded) >= _CONSTANT * head.filled(name) and (head.constant(coded, name) or 0) >= _CONSTANT


def is_alias(head: Head, name: str, fits: dict[str, int]) -> bool:
    """Whether an address or a number is new in many orders of those whom another tells: marketplaces make such."""
    if not _TELLS & {*said(name)}:
        return False
    others = [other for other in fits if other != name and _TELLS & {*said(other)}]
    others = [o for o in others if head.filled(o) >= _CONSTANT * head.filled(name)]
    others = [o for o in others if head.distinct(name) >= _MORE * head.distinct(o)]
    return any((share := head.constant(name, other)) is None or share >= _SURELY for other in others)


def are_words(head: Head, name: str) -> bool:
    """Whether the cells are words without a digit, as persons are called."""
    return head.type(name) == "text" and not any(
        sign.isdigit() or sign == "@" for cell in head.texts(name) for sign in cell
    )


def is_one_each(head: Head, name: str, order: str | None) -> bool:
    """Whether each order, or each row where there are none, has another one."""
    if order is None:
        return head.distinct(name) == head.filled(name)
    if head.distinct(order) == head.filled(order):
        return head.distinct(name) == head.filled(name)
    back = head.constant(name, order)
    if back is None:  # told on one line of an order alone
        return head.distinct(name) == head.filled(name) >= _CONSTANT * head.distinct(order)
    return back >= _SURELY
