"""What the cells of a column say of its being the customers', beside others that could be: names have no say here.

Of those who order, and of those who get it, there are two columns that mostly hold the same; who orders comes back
more often. Of a code and an address, each beside one of the other, the fuller one names more customers. And what is
masked, or stands in hardly a row, or for many at once, names nobody.
"""

from collections.abc import Collection

import numpy as np
import pyarrow.compute as pc

from segmentry.stages.customers.customer_doubts import are_words
from segmentry.stages.customers.shape import Codes, Head, constant

#: A column that another has more than so many times the rows of stands in hardly any (ours).
_HARDLY = 10
#: So many cells are masked, such as 136****4532, where people may have the same (ours).
_MASKED, _MASK = 0.5, "**"
#: Two columns are of those who order and those who get it where so many cells are the same (ours).
_ALIKE = 0.5
#: One tells who it was in so many more rows, words in more, as they have namesakes, and telephones beside addresses, as
#: several may have one; each of one is beside one of the other, but for a value that stands for so many (ours).
_FULLER, _FULLER_WORDS, _EACH, _MANY = 1.02, 1.2, 0.95, 10
#: A number that customers keep has so few others each, one after the other, nearly always; of fewer customers with
#: several this is not told (ours).
_ANEW, _IN_TURN, _SEVERAL, _ROWS = 1.5, 0.9, 4, 3


def is_poor(head: Head, name: str, others: Collection[str]) -> bool:
    """Whether one of the others is the better one by shape.

    Parameters
    ----------
    others : collection of str
        The columns that could be the customers' and come back: who has one order each names nobody better.
    """
    rivals = [other for other in others if other != name]
    if any(head.filled(other) > _HARDLY * head.filled(name) for other in rivals):
        return True
    if is_masked(head, name):
        return any(head.filled(other) >= head.filled(name) and not is_masked(head, other) for other in rivals)
    return any(_orders_for(head, other, name) for other in rivals)


def fuller(head: Head, name: str, others: Collection[str], weaker: Collection[str] = ()) -> str | None:
    """The one of the others that names the same customers, and more of them; a weaker one by far, as words must."""
    rivals = [other for other in others if other != name and not is_masked(head, other)]
    least = {other: _FULLER_WORDS if other in weaker or are_words(head, other) else _FULLER for other in rivals}
    return next((other for other in rivals if _names_more(head, other, name, least[other])), None)


def kept(head: Head, name: str, others: Collection[str], day: str | None) -> str | None:
    """The one of the others that customers keep where they get another number of this one from time to time.

    Warehouses number a customer anew when something is changed of him, and shops each order of a guest: each number has
    one of the other, which has one at a time. Households, and firms of several shops, have theirs at the same time.
    """
    if day is None:
        return None
    return next((other for other in others if other != name and _keeps(head, other, name, head.days(day))), None)


def _keeps(head: Head, one: str, other: str, days: Codes) -> bool:
    if not head.distinct(one) < head.distinct(other) <= _ANEW * head.distinct(one):
        return False
    if (head.constant(other, one) or 0) < _EACH:
        return False
    codes, others = head.codes(one), head.codes(other)
    known = (codes >= 0) & (others >= 0) & (days >= 0)
    order = np.lexsort((others[known], days[known], codes[known]))
    codes, others = codes[known][order], others[known][order]
    n = head.distinct(one)
    begins = np.r_[True, (codes[1:] != codes[:-1]) | (others[1:] != others[:-1])]
    turns = np.bincount(codes[begins], minlength=n)
    numbers = np.bincount(np.unique(codes * head.distinct(other) + others) // head.distinct(other), minlength=n)
    several = (numbers > 1) & (np.bincount(codes, minlength=n) >= _ROWS)
    return bool(several.sum() >= _SEVERAL and (turns == numbers)[several].mean() >= _IN_TURN)


def comes_back(head: Head, name: str, order: str | None) -> bool:
    """Whether some of a column have several orders, or several rows where there are none."""
    if order is None:
        return head.distinct(name) < head.filled(name)
    share = head.constant(name, order)
    return share is not None and share < _EACH


def is_masked(head: Head, name: str) -> bool:
    """Whether most cells are masked.

    >>> import pandas as pd, segmentry
    >>> names = segmentry.read(pd.DataFrame({"a": ["li****", "wu****", "x"], "b": ["li", "wu", "x"]}))
    >>> head = Head.of(names.rows, names.names)
    >>> is_masked(head, "a"), is_masked(head, "b")
    (True, False)
    """
    if head.type(name) != "text":
        return False
    cells = head.texts(name)
    return sum(_MASK in cell for cell in cells) > _MASKED * len(cells)


def whose_order(head: Head, best: str, able: Collection[str]) -> str:
    """Who orders, where `best` are those who get it: of columns that mostly hold the same, the one of fewer values."""
    orders = [name for name in able if name != best and _orders_for(head, name, best)]
    return min(orders, key=head.distinct, default=best)


def _orders_for(head: Head, one: str, other: str) -> bool:
    """Whether one has mostly the same cells as the other, and fewer different ones."""
    if head.type(one) != head.type(other) or head.distinct(one) >= head.distinct(other):
        return False
    cells, others = head.cells.column(one), head.cells.column(other)
    known = pc.and_(pc.is_valid(cells), pc.is_valid(others))
    same = pc.sum(pc.and_(pc.equal(cells, others), known)).as_py() or 0
    return bool(same > _ALIKE * max(head.filled(one), head.filled(other)))


def _names_more(head: Head, one: str, other: str, least: float) -> bool:
    """Whether one tells who it was in more rows than the other, and each of either is beside one of the other.

    A value of the other that stands beside many of the one tells nobody: the number 0 of guests, what an app calls all
    who have no name.
    """
    codes, others = head.codes(one), head.codes(other)
    known = (codes >= 0) & (others >= 0)
    n = head.distinct(other)
    beside = np.bincount(np.unique(codes[known] * n + others[known]) % n, minlength=n)
    own = np.where((others >= 0) & (beside[others] < _MANY), others, -1)
    if head.filled(one) < least * (own >= 0).sum() or head.distinct(one) < least * len(np.unique(own[own >= 0])):
        return False
    shares = [constant(codes, others), constant(own, codes)]
    return all(share is not None and share >= _EACH for share in shares)
