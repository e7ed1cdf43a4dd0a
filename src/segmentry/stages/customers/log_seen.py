"""All that the first rows of a table tell of a log, whether or not it is one."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from segmentry.engines.spelling import is_time
from segmentry.results.orders import LogRole
from segmentry.results.table import Table
from segmentry.stages.customers import log_dates, log_money, log_names, log_things
from segmentry.stages.customers.debit_credit import has_balance, is_ledger, sides_of
from segmentry.stages.customers.log_keys import keys
from segmentry.stages.customers.log_words import UNKNOWN, said
from segmentry.stages.customers.multiplied import AGREE, numbers_lines, product_share
from segmentry.stages.customers.multiplied import by_shape as by_shape_of_numbers
from segmentry.stages.customers.never_paid import day_of_payment
from segmentry.stages.customers.no_purchases import MOST_KINDS, no_purchase
from segmentry.stages.customers.one_currency import in_one_currency
from segmentry.stages.customers.refunds import refunded
from segmentry.stages.customers.said_again import is_said_again
from segmentry.stages.customers.seen import ROLES, Seen
from segmentry.stages.customers.shape import Head
from segmentry.stages.customers.sums_of_money import less_discount
from segmentry.stages.customers.tests_told import column_of_tests
from segmentry.stages.customers.unnamed_money import could_be_money

#: Columns that are looked at: in a wider table those whose names could be a log's.
_MOST_COLUMNS = 60
#: Dates whose names fit better say that they are of an order or a payment.
_ANY_DATE = 8
#: What is called so may number the lines of an order: `Item`, `Pos`.
_THINGS: tuple[LogRole, ...] = ("product", "store")
#: Lines of an order are of one moment more often (ours).
_AT_ONCE = 0.5


def look(table: Table, told: Mapping[str, str]) -> Seen:
    """What a table's first rows tell.

    Parameters
    ----------
    told : dict
        The columns that need not be found, by role; an empty name where there is none.
    """
    head = Head.of(table.rows, _columns(table, told))
    days = log_dates.dates(head)
    day = told.get("date") or next((name for _, name in days), None)
    # of a language of which hardly a word is known single words look like ours: Vietnamese đơn, and the French gift
    head.is_nameless = all(log_names.says(name, UNKNOWN) for name in head.names if name not in told.values())
    times = frozenset(name for name, spelled in table.load_report.spellings.items() if is_time(spelled))
    seen = Seen(head, told, times=times)
    both = {role: told[role] for role in ("customer", "order") if role in told}
    payments = day is not None and log_names.fits_well(day, "date") and _named(head, "amount")
    seen.multiplies = bool(by_shape_of_numbers(head, None))
    lines = seen.is_nameless or seen.multiplies or _tells_lines(head)
    seen.keys = keys(head, day, both, lines, payments)
    if _names_nobody(seen):
        seen.keys = replace(seen.keys, customer=None)
    seen.date, seen.time = _when(seen, days)
    if "order" not in told and _are_tries(seen):
        seen.keys = replace(seen.keys, order=None)
    _fill(seen, {name for _, name in days})
    if "customer" not in told and _is_at_cost(seen):
        seen.keys = replace(seen.keys, customer=None, rivals=())
    return seen


def _is_at_cost(seen: Seen) -> bool:
    """Whether rows are worth what goods cost the firm, as where stock is moved, and hardly a name says customer."""
    head, quantity, amount, customer = seen.head, seen.money.quantity, seen.money.amount, seen.keys.customer
    if quantity is None or amount is None or seen.money.unit_price:
        return False
    if customer is not None and log_names.says(customer, "customer"):
        return False
    costs = [name for name in head.numeric if log_names.says(name, "cost")]
    return any(product_share(head, quantity, cost, amount) >= AGREE for cost in costs if cost != amount)


def _are_tries(seen: Seen) -> bool:
    """Whether what numbers an order or an invoice stands in each try to pay it, and not in its lines: at another moment
    each time.
    """
    order, date = seen.keys.order, seen.date
    if order is None or date is None or _named(seen.head, "quantity", "unit_price"):
        return False
    if is_said_again(seen.head, order):
        return False
    share = seen.head.constant(order, date)
    return share is not None and share < _AT_ONCE


def _names_nobody(seen: Seen) -> bool:
    """Whether what is no more than called a number is another one in each entry of a ledger: no customer has it."""
    name = seen.keys.customer
    if name is None or seen.told.get("customer") or log_names.score("customer", name) > log_names.WEAK:
        return False
    return seen.head.distinct(name) == seen.head.filled(name) and is_ledger(seen.head)


def _when(seen: Seen, days: list[tuple[int, str]]) -> tuple[str | None, str | None]:
    """The columns of day and time."""
    others = {name for role, name in seen.told.items() if role != "date"}
    able = [(score, name) for score, name in days if name not in others]
    date = seen.told.get("date", log_dates.of_orders(seen.head, able, seen.keys.customer, seen.keys.order)) or None
    if date is None and "date" not in seen.told and seen.keys.order is not None:
        began = log_dates.of_another(seen.head)
        date = log_dates.of_orders(seen.head, began, seen.keys.customer, seen.keys.order)
    if date is None and "date" not in seen.told:
        date = log_dates.of_orders(seen.head, log_dates.only_due(seen.head), seen.keys.customer, seen.keys.order)
    return date, seen.told.get("time", log_dates.time_of_day(seen.head, date, seen.times)) or None


def _fill(seen: Seen, days: set[str]) -> None:
    """What was bought, for how much, and what else there is."""
    head, told = seen.head, dict(seen.told)
    taken = {name for name in (seen.keys.order, seen.keys.customer, seen.time, *seen.keys.rivals) if name} | days
    taken |= {name for name in told.values() if name} | seen.times
    if seen.keys.order is not None:
        whole = [name for name in head.names if head.type(name) == "integer" and log_names.fits_well(name, *_THINGS)]
        taken |= {name for name in whole if numbers_lines(head, seen.keys.order, head.numbers(name))}
    product = told.get("product", log_things.best(head, "product", taken)) or None
    anonymous = seen.is_nameless or _is_numbered(seen)
    by_shape = anonymous and product is None and "product" not in told
    if by_shape:
        numbers = by_shape_of_numbers(head, seen.keys.order) if seen.multiplies else frozenset()
        product = log_things.product_by_shape(head, taken | numbers, seen.keys.order, seen.keys.customer)
    others = taken - {told.get(role, "") for role in ("quantity", "unit_price", "amount")} | {product or ""}
    kinds = product or log_things.best(head, "category", taken)
    seen.money = log_money.money(head, seen.keys.order, kinds, others, told, anonymous or seen.multiplies)
    sides = sides_of(head, seen.money.amount) if seen.money.amount and "amount" not in told else ()
    if sides:
        seen.money = replace(seen.money, amount=sides[0])
    money = {name for name in (seen.money.quantity, seen.money.unit_price, seen.money.amount) if name}
    if product in money or (product and not by_shape and "product" not in told and not _are_lines(seen, product)):
        product = None
    if not seen.has_money and not told.keys() & {"amount", "unit_price"} and _tells_payments(seen):
        free = [name for name in head.names if name not in others | {product, seen.money.quantity}]
        seen.money = log_money.of_payments(head, free, seen.money)
    seen.things = log_things.others(head, taken | money | ({product} if product else set()), told)
    if product is not None:
        seen.things["product"] = product
    if not seen.has_money and not told.keys() & {"amount", "unit_price"}:
        free = [name for name in head.names if name not in {*taken, *seen.roles.values()}]
        seen.unnamed_money = could_be_money(head, free)
    seen.sides = sides if sides and _is_statement(seen) else ()
    seen.tells_currency = "currency" in seen.things
    if "amount" not in told:
        _less_discount(seen)
    _in_one_currency(seen)
    _fill_few(seen)


def _is_statement(seen: Seen) -> bool:
    """Whether rows are what happened to accounts of a bank, and no kind tells which are purchases."""
    if seen.keys.order is not None or seen.has_goods or not has_balance(seen.head):
        return False
    kinds = seen.things.get("status")
    return kinds is None or no_purchase(seen.head.few_levels(kinds, MOST_KINDS)) is None


def _fill_few(seen: Seen) -> None:
    """What makes few rows no sales: they were never paid, paid back, or but a test."""
    head = seen.head
    finders: dict[LogRole, Callable[[set[str]], str | None]] = {
        "paid": lambda taken: day_of_payment(head, seen.date, taken, seen.keys.order),
        "refunded": lambda taken: refunded(head, seen.money, seen.keys.order, taken),
        "test": lambda taken: column_of_tests(head, taken),
    }
    for role, find in finders.items():
        if role not in seen.told and (name := find({*seen.roles.values()})) is not None:
            seen.things[role] = name


def _free_amounts(seen: Seen) -> list[str]:
    """Columns called amounts that have no role."""
    taken = {*seen.roles.values()}
    return [name for name in seen.head.numeric if name not in taken and log_names.score("amount", name)]


def _less_discount(seen: Seen) -> None:
    """Take what was paid in place of what it would have been without the discount."""
    discount, amount = seen.things.get("discount"), seen.money.amount
    if discount is None or amount is None:
        return
    changed = less_discount(seen.head, amount, discount, _free_amounts(seen))
    if changed is not None:
        seen.money = replace(seen.money, amount=changed, agrees=None)


def _in_one_currency(seen: Seen) -> None:
    """Take amounts that are told in one currency, too, in place of those in several."""
    currency, worth = seen.things.get("currency"), seen.money.amount or seen.money.unit_price
    if currency is None or worth is None or {"currency", "exchange_rate"} & {*seen.told}:
        return
    free = seen.money.amount and "amount" not in seen.told
    others = _free_amounts(seen) + _in_a_currency(seen.head, currency) if free else []
    found = in_one_currency(seen.head, worth, currency, others, {*seen.roles.values()})
    if found is None:
        return
    if found[1] is not None:
        seen.things["exchange_rate"] = found[1]
        return
    if seen.money.amount:
        seen.money = replace(seen.money, amount=found[0])
    del seen.things["currency"]


def _in_a_currency(head: Head, currency: str) -> list[str]:
    """Amounts that are said to be in somebody's currency."""
    return [name for name in head.numeric if name != currency and {"amount", "currency"} <= {*said(name)}]


def _tells_payments(seen: Seen) -> bool:
    """Whether the date says of itself that it is that of an order or a payment, of those who are surely customers."""
    customer, date = seen.keys.customer, seen.date
    if customer is None or date is None or not log_names.fits_well(customer, "customer"):
        return False
    return log_names.score("date", date) > _ANY_DATE


def _is_numbered(seen: Seen) -> bool:
    """Whether a column called so numbers orders of several lines, so that the rest may be told by its shape."""
    order = seen.keys.order
    if order is None or log_names.says(order, "case"):
        return False
    named = log_names.fits_well(order, "order") and log_names.says(order, "id")
    return named and seen.head.constant(order, order) is not None and not is_said_again(seen.head, order)


def _are_lines(seen: Seen, product: str) -> bool:
    """A description by itself may be that of a payment: it names a product beside quantities, prices or orders."""
    if log_names.says(product, "product") or log_names.says(product, "things"):
        return True
    order = seen.keys.order
    return bool(seen.money.quantity or seen.money.unit_price) or (order is not None and seen.head.repeats(order) > 1)


def _columns(table: Table, told: Mapping[str, str]) -> list[str]:
    if len(table.types) <= _MOST_COLUMNS:
        return list(table.types)
    fits = {name: max(log_names.score(role, name) for role in ROLES) for name in table.types}
    fits |= dict.fromkeys((name for name in told.values() if name), 99)
    best = frozenset(sorted(fits, key=lambda name: -fits[name])[:_MOST_COLUMNS])
    return [name for name in table.types if name in best]


def _tells_lines(head: Head) -> bool:
    """Whether names tell of a quantity or a product, and of a price or an amount."""
    return _named(head, "quantity", "product") and _named(head, "unit_price", "amount")


def _named(head: Head, *roles: LogRole) -> bool:
    """Whether a column is surely called like one of the roles."""
    return any(log_names.fits_well(name, *roles) for name in head.names)
