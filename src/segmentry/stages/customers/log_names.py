"""How well a column's name fits each role of a log, from 0 (not at all) to about 10. The shape has the last word."""

from collections.abc import Callable
from functools import lru_cache

from segmentry.results.orders import LogRole
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.shared.plain_words import word_set

#: How well a name fits that counts only where no other fits, and one that says of itself that it is the role's.
WEAK, STRONG = 2, 5
#: Of what a customer is known by, how surely it is the customer.
_WHOSE = {"customer": 10, "person": 8, "payer": 7, "card": 6, "email": 6, "account": 5, "phone": 4}
#: Beside the customer these tell something about him, and not who he is.
_ABOUT = word_set(
    """place type date time amount price quantity category status cost employee supplier store product session
    channel currency discount since due changed aggregate returned ship row list transaction description method
    things per flag"""
)
#: A number of an order says none of these.
_NO_ORDER = word_set(
    """place type date time amount price quantity category status cost employee supplier store product session
    channel currency discount since due changed aggregate returned ship row list customer person line name unit
    net description method things per flag"""
)
_ORDERS = frozenset({"order", "transaction", "sale", "case"})
#: Roles of what is counted or paid.
_NUMBERS: tuple[LogRole, ...] = ("quantity", "unit_price", "amount", "discount")
#: No date of an order: when somebody was born or joined, when something is due or was changed.
_NO_DATE = word_set(
    """since due changed aggregate returned status cost employee amount quantity price product id per flag things"""
)
_NO_AMOUNT = word_set(
    """rate cost list aggregate date time place type status customer person id category store channel currency employee
    supplier since due changed ship session row quantity name returned email phone discount description method
    things per flag"""
)
_NO_QUANTITY = word_set(
    """rate cost price aggregate date time place type status customer person id category store channel currency employee
    supplier since due changed ship session row name returned discount amount list net description method flag"""
)
_NO_KIND = word_set(
    """date time amount price quantity cost since due changed aggregate returned ship session row list discount place
    employee supplier customer person status type method per flag"""
)


def score(role: LogRole, name: str) -> int:
    """How well a name fits a role.

    >>> score("customer", "Customer ID"), score("customer", "Customer Name"), score("customer", "customer_city")
    (11, 5, 0)
    >>> score("date", "Order Date"), score("date", "Ship Date"), score("date", "birth_date")
    (10, 1, 0)
    """
    return max(0, _score(role, name))


def fits_well(name: str, *roles: LogRole) -> bool:
    """Whether a name says of itself that it is that of one of the roles.

    >>> fits_well("Order Date", "date"), fits_well("Ship Date", "date", "time")
    (True, False)
    """
    return any(score(role, name) >= STRONG for role in roles)


def is_anonymous(name: str) -> bool:
    """Whether a name says nothing, such as `V1`."""
    return set(said(name)) <= {UNKNOWN}


def may_be_money(name: str) -> bool:
    """Whether nothing in a name speaks against numbers that are multiplied: no cost, discount or list price.

    >>> may_be_money("pv_ttc"), may_be_money("Unit Cost")
    (True, False)
    """
    return not set(said(name)) & (_NO_AMOUNT - {"customer"})


def sums_up(name: str) -> bool:
    """Whether a name tells of several orders, or of the first or last of several: how many there were, their sum.

    >>> [sums_up(name) for name in ("Number of orders", "last_purchase_date", "lifetime_value", "Order Date")]
    [True, True, True, False]
    """
    what = frozenset(said(name))
    orders = what & (_ORDERS - {"case"})
    counted = "quantity" in what or said(name)[:2] == ("id", "of")  # a number of orders
    return bool(orders and (counted or what & {"changed", "since", "aggregate"})) or {"amount", "aggregate"} <= what


def says(name: str, what: str) -> bool:
    """Whether a name says that, among others.

    >>> says("Rechnungsdatum", "order"), says("Row ID", "order")
    (True, False)
    """
    return what in said(name)


@lru_cache(maxsize=20_000)
def _score(role: LogRole, name: str) -> int:
    words = said(name)
    scorer = _SCORERS.get(role)
    if scorer is None:
        return 0
    if role in _NUMBERS:  # an SKU's price is that of a product
        words = tuple(word for place, word in enumerate(words) if (*words[:place][-1:], word) != ("product", "id"))
    unknown = words.count(UNKNOWN)
    return scorer(words, frozenset(words) - {UNKNOWN}) - unknown * (2 if role == "amount" and unknown > 1 else 1)


def _customer(words: tuple[str, ...], what: frozenset[str]) -> int:
    if what & _ABOUT or ("address" in what and "email" not in what):
        return 0
    if words.count("namepart") == 1 and not {"name", UNKNOWN} & {*words}:
        return 0  # a family name without the first one, or this without that
    orders = _ORDERS - {"case"} if "account" in what else _ORDERS  # a document beside a tax number is a person's
    if what & orders and _last(words, orders) > _last(words, frozenset(_WHOSE)):
        return 0
    whose = max((_WHOSE.get(word, 0) for word in words), default=0)
    if "card" in what and "person" not in what and "customer" in what:
        whose = 7
    if not whose:
        known = UNKNOWN not in words
        if "id" in what and what <= {"id", "of"}:
            return 2 if known or words[0] != "id" else 0  # a number of something, which stands before it
        return int(known and what <= {"name", "of"})
    if "payer" in what:  # who pays may do so for several who order
        whose = min(whose, _WHOSE["payer"])
    if what & {"name", "namepart"}:
        return max(3, whose - 5)
    if "email" in what or "phone" in what:
        return 6 if "email" in what else 4
    return whose + ("id" in what)


def _order(words: tuple[str, ...], what: frozenset[str]) -> int:
    kinds = what & _ORDERS
    if not kinds or what & (_NO_ORDER - {"customer", "person"}):
        return 0
    if what & {"customer", "person"} and _last(words, _ORDERS) < _last(words, frozenset({"customer", "person"})):
        return 0
    base = 9 if "order" in kinds else 8 if kinds & {"transaction", "case"} else 6
    if "id" in what and not (words[0] == "id" and UNKNOWN in words):  # num_late_payments are counted
        return base + 1 - words.count(UNKNOWN)
    if UNKNOWN in words:
        return 0
    return base - (1 if kinds & {"order", "case"} else 4)


def _date(_: tuple[str, ...], what: frozenset[str]) -> int:
    if not what & {"date", "time"} or what & _NO_DATE:
        return 0
    if what & {"ship", "enrolled"}:
        return 1
    if what & _ORDERS:
        return 10 if what & {"order", "sale", "case"} else 9
    return 8 if what <= {"date", "time", "of", "type"} else 5


def _time(_: tuple[str, ...], what: frozenset[str]) -> int:
    if "time" not in what or what & (_NO_DATE | {"date", "ship"}):
        return 0
    return 9 if what <= {"time", "of", *_ORDERS} else 4


def _quantity(words: tuple[str, ...], what: frozenset[str]) -> int:
    if words[:1] == ("quantity",) and what == {"quantity", "returned"}:
        return 3  # less what came back
    if words[:2] == ("id", "of") and what == {"id", "of"}:
        return 3  # a number of something
    if what == {"amount", "things"} or words[:3] == ("id", "of", "things"):
        return 4  # total items, number of items
    if {"quantity", "ship"} <= what <= {"quantity", "ship", "of", "product", "things"}:
        return 3  # what was sent, where the file does not tell what was ordered
    if not what & {"quantity", "things"} or what & _NO_QUANTITY:
        return 0
    if "per" in what and not what <= {"quantity", "unit", "per"}:
        return 0
    if "quantity" not in what:
        return 6
    return 9 if what <= {"quantity", "of", "unit", "line", "product", "things", *_ORDERS} else 5


def _unit_price(words: tuple[str, ...], what: frozenset[str]) -> int:
    if "cost" in what and what & {"product", "line"} and what <= {"product", "line", "cost", "of"}:
        return WEAK  # what an item costs those who buy it, where the file has no price
    if "rate" in what:
        return 9 if what <= {"rate", "unit", "product", "sale", "net"} and UNKNOWN not in words else 0
    if "price" not in what and not {"unit", "amount"} <= what:
        return 0
    if what & (_NO_AMOUNT - {"list", "discount", "quantity", "per", "aggregate"}):
        return 0
    base = 9 if what & {"unit", "product", "quantity"} else 8
    base += 2 * ("net" in what)  # what was paid comes before what it would have been
    return base - 5 * ("list" in what) - 4 * ("discount" in what) - 3 * ("aggregate" in what) - 2 * ("amount" in what)


def _amount(_: tuple[str, ...], what: frozenset[str]) -> int:
    if {"amount", "cost"} <= what <= {"amount", "cost", "of", "line", *_ORDERS}:
        return WEAK  # what all cost those who buy it, where the file has nothing else
    if what & (_NO_AMOUNT - {"customer", "list"}) or "unit" in what:
        return 0
    # what was paid comes before what it would have been
    less = (
        int("gross" in what)
        + 2 * ("subtotal" in what or "face" in what)
        + 4 * ("customer" in what and "transaction" not in what)
        + 5 * ("list" in what)
    )
    if what & {"amount", "subtotal"}:
        if "price" in what:
            return 7 - less
        return (9 if what & {"line", "sale", "transaction", "order"} else 8) - less
    if what <= {"sale", "net", "gross", "line", "of"} and "sale" in what:
        return 8 - less
    if what <= {"transaction", "of"} and "transaction" in what:
        return 4
    return 5 if "price" in what else {frozenset({"gross"}): 3, frozenset({"net"}): 2}.get(what, 0)


def _discount(_: tuple[str, ...], what: frozenset[str]) -> int:
    no = word_set("id date time name type status list customer person product since due")
    return 8 if "discount" in what and not what & no else 0


def _product(words: tuple[str, ...], what: frozenset[str]) -> int:
    if what & _NO_KIND or what & {"category", "store", "channel", "currency", "unit", "net", *_ORDERS} - {"order"}:
        return 0
    if {"product", "order", "id"} <= what or words == ("product", "line"):
        return 0  # which line of an order it is, or of what line the product is
    if what & {"product", "things"} and words[:2] != ("id", "of"):
        return 9 if "id" in what else 8
    if what & {"name", "description"} and what <= {"line", "name", "description"}:
        return 7 if what & {"line", "description"} else 5
    return 0


def _category(words: tuple[str, ...], what: frozenset[str]) -> int:
    if what & (_NO_KIND - {"type"}) or what & {"store", "channel", "currency", "order", "transaction"}:
        return 0
    if "category" in what:
        return 8 + (not what & {"id"})
    return 7 if {"product", "type"} <= what or words == ("product", "line") else 0


def _store(_: tuple[str, ...], what: frozenset[str]) -> int:
    if "store" not in what or what & (_NO_KIND - {"row"}) or what & {"category", "product", "order"}:
        return 0
    return 8 + ("id" in what)


def _channel(_: tuple[str, ...], what: frozenset[str]) -> int:
    if "channel" not in what or what & (_NO_KIND - {"type"}):
        return 0
    return 8


def _currency(_: tuple[str, ...], what: frozenset[str]) -> int:
    return 9 if "currency" in what and not what & {"amount", "price", "date", "cost", "list"} else 0


def _returned(_: tuple[str, ...], what: frozenset[str]) -> int:
    no = word_set("date time amount quantity price name customer person cost aggregate description")
    return 8 if "returned" in what and not what & no else 0


def _status(_: tuple[str, ...], what: frozenset[str]) -> int:
    if what & word_set("customer person date time card account place amount aggregate changed discount"):
        return 0
    if "status" in what:
        return (9 if what & _ORDERS else 8) - 3 * ("ship" in what)
    return 6 if what <= {"type", *_ORDERS, "of"} and (what & _ORDERS or what == {"type"}) and "type" in what else 0


def _last(words: tuple[str, ...], which: frozenset[str]) -> int:
    """Where the last of these stands among the words; -1 where none does."""
    return max((place for place, word in enumerate(words) if word in which), default=-1)


_SCORERS: dict[LogRole, Callable[[tuple[str, ...], frozenset[str]], int]] = {
    "customer": _customer,
    "order": _order,
    "date": _date,
    "time": _time,
    "quantity": _quantity,
    "unit_price": _unit_price,
    "amount": _amount,
    "discount": _discount,
    "product": _product,
    "category": _category,
    "store": _store,
    "channel": _channel,
    "currency": _currency,
    "returned": _returned,
    "status": _status,
}
