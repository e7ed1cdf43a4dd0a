"""What a row of a table is, from its shape first and from names second, and which column of a log tells what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from segmentry import wording
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.orders import LOGS, LogRole, RowKind, RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers import log_dates, log_money, log_names, log_things
from segmentry.stages.customers.log_keys import STRONG, Keys, keys
from segmentry.stages.customers.log_money import Money
from segmentry.stages.customers.shape import Head, panel

#: Columns that are looked at: in a wider table those whose names could be a log's.
_MOST_COLUMNS = 60
_ROLES: tuple[LogRole, ...] = LogRole.__args__  # type: ignore[attr-defined]
#: Rows to each customer from which he comes back (ours).
_COMES_BACK = 1.05
#: An order of so many lines, on average, has lines (ours).
_HAS_LINES = 1.02
#: Money must be named so well where nothing but it, a date and a customer makes the log.
_SURELY_MONEY = 5


def rows_read(table: Table, plan: Plan) -> RowsRead:
    """Tell what a row of the table is, and of a log which column tells what of a line.

    Parameters
    ----------
    plan : Plan
        Its `rows_are`, `roles` and `customer` hold in place of what would be found.

    Returns
    -------
    RowsRead

    Raises
    ------
    SegmentryError
        If the plan names a column that there is not.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> lines = pd.DataFrame({"Invoice": [1, 1, 2, 3], "Customer ID": [7, 7, 8, 7], "StockCode": ["a", "b", "a", "c"],
    ...     "Quantity": [1, 2, 1, 4], "Price": [2.5, 1.0, 2.5, 9.0],
    ...     "InvoiceDate": pd.to_datetime(["2024-01-02", "2024-01-02", "2024-01-03", "2024-02-01"])})
    >>> read = rows_read(segmentry.read(lines), Plan())
    >>> read.kind, read.roles["customer"], read.roles["order"], read.roles["unit_price"]
    ('order lines', 'Customer ID', 'Invoice', 'Price')
    """
    told = _told(table, plan)
    if plan.rows_are == "customers":
        return RowsRead(kind="customers")
    seen = _look(table, told)
    kind = plan.rows_are if plan.rows_are != "auto" else _kind(seen)
    if kind not in LOGS:
        both = {"customer": seen.keys.customer, "date": seen.date} if kind != "customers" else {}
        return RowsRead(kind=kind, roles={role: name for role, name in both.items() if name})
    roles = seen.roles
    return RowsRead(kind=kind, roles=roles, reasons=_reasons(seen, roles, told), questions=_questions(seen, kind, told))


@dataclass
class _Seen:
    """What was found in a table, whether or not it is a log."""

    head: Head
    told: Mapping[str, str]
    date: str | None = None
    time: str | None = None
    keys: Keys = field(default_factory=lambda: Keys(None, None))
    money: Money = field(default_factory=Money)
    things: dict[LogRole, str] = field(default_factory=dict)

    @property
    def roles(self) -> dict[LogRole, str]:
        """The columns by role, in the order in which roles are told."""
        found: dict[LogRole, str | None] = {
            "customer": self.keys.customer,
            "order": self.keys.order,
            "date": self.date,
            "time": self.time,
            "quantity": self.money.quantity,
            "unit_price": self.money.unit_price,
            "amount": self.money.amount,
            **self.things,
            **self.told,  # type: ignore[dict-item]
        }
        return {role: name for role in _ROLES if (name := found.get(role))}


def _told(table: Table, plan: Plan) -> dict[str, str]:
    """The columns that the plan tells, by role; an empty name where there is none."""
    told: dict[str, str] = dict(plan.roles)
    if plan.customer is not None and told.setdefault("customer", plan.customer) != plan.customer:
        raise SegmentryError(
            f"The option `customer` names `{plan.customer}`, and `roles` names `{told['customer']}` for the customer."
            " Leave one of them out."
        )
    for role, name in told.items():
        if name and name not in table.types:
            raise SegmentryError(
                f"{table.name} has no column `{name}`, which the plan names for the {role.replace('_', ' ')}."
                f"{near_matches(name, table.types)}"
            )
    return told


def _look(table: Table, told: dict[str, str]) -> _Seen:
    """What a table's first rows tell."""
    head = Head.of(table.rows, _columns(table, told))
    days = log_dates.dates(head)
    day = told.get("date") or next((name for _, name in days), None)
    free = {name for role, name in told.items() if role not in ("customer", "order")}
    anonymous = _is_anonymous(head, set(told.values()))
    named = _tells_lines(head)
    seen = _Seen(head, told)
    seen.keys = keys(
        head, day, {role: told[role] for role in ("customer", "order") if role in told}, named or anonymous
    )
    found = [(score, name) for score, name in days if name not in free]
    seen.date = told.get("date", log_dates.of_orders(head, found, seen.keys.customer, seen.keys.order)) or None
    seen.time = told.get("time", log_dates.time_of_day(head, seen.date)) or None
    taken = {name for name in (seen.keys.order, seen.keys.customer, seen.date, seen.time, *seen.keys.rivals) if name}
    taken |= {name for _, name in days}
    seen.money = log_money.money(head, seen.keys.order, taken | free, dict(told), anonymous)
    taken |= {name for name in (seen.money.quantity, seen.money.unit_price, seen.money.amount) if name}
    seen.things = log_things.things(head, taken | free, dict(told))
    return seen


def _columns(table: Table, told: Mapping[str, str]) -> list[str]:
    if len(table.types) <= _MOST_COLUMNS:
        return list(table.types)
    fits = {
        name: max(log_names.score(role, name) for role in _ROLES) + 99 * (name in told.values()) for name in table.types
    }
    best = sorted(fits, key=lambda name: -fits[name])[:_MOST_COLUMNS]
    return [name for name in table.types if name in best]


def _is_anonymous(head: Head, told: set[str]) -> bool:
    return all(log_names.is_anonymous(name) for name in head.names if name not in told)


def _tells_lines(head: Head) -> bool:
    """Whether names tell of a quantity or a product, and of a price or an amount."""
    goods = any(log_names.score(role, name) >= STRONG for name in head.names for role in ("quantity", "product"))
    return goods and any(
        log_names.score(role, name) >= STRONG for name in head.names for role in ("unit_price", "amount")
    )


def _kind(seen: _Seen) -> RowKind:
    """What a row is."""
    if seen.keys.customer is None:
        return _kind_without_customer(seen)
    head, customer = seen.head, seen.keys.customer
    if head.repeats(customer) < _COMES_BACK:
        return _log_kind(seen) if _is_strong(seen) and seen.date and _has_goods(seen) else "customers"
    if seen.date is None:
        return _log_kind(seen) if _is_strong(seen) and seen.keys.order and _has_one_customer(seen) else "customers"
    days = panel(head.codes(customer), head.days(seen.date))
    if days.is_one and not (_is_strong(seen) or _has_goods(seen)):
        return "customers at several dates"
    return _log_kind(seen) if _is_strong(seen) or _has_goods(seen) or _has_money(seen) else "customers"


def _kind_without_customer(seen: _Seen) -> RowKind:
    """Lines of orders are a log, whoever ordered; a table of goods, or of orders one each, might be anything."""
    head, order = seen.head, seen.keys.order
    if order is not None and head.repeats(order) >= _HAS_LINES and (_has_goods(seen) or "product" in seen.things):
        return _log_kind(seen)
    product = seen.things.get("product") or seen.things.get("category")
    comes_back = product is not None and head.repeats(product) >= _COMES_BACK
    whole = seen.money.quantity and (seen.money.unit_price or seen.money.amount) and seen.date and comes_back
    return _log_kind(seen) if whole else "customers"


def _is_strong(seen: _Seen) -> bool:
    """Whether a column numbers the orders."""
    return seen.keys.order is not None


def _has_goods(seen: _Seen) -> bool:
    """Whether lines tell what was bought, or how much of it, and for what money."""
    money = seen.money
    goods = bool(money.quantity or seen.things.get("product"))
    return goods and bool(money.amount or money.unit_price)


def _has_money(seen: _Seen) -> bool:
    name = seen.money.amount or seen.money.unit_price
    if name is None:
        return False
    return max(log_names.score("amount", name), log_names.score("unit_price", name)) >= _SURELY_MONEY


def _has_one_customer(seen: _Seen) -> bool:
    order, customer = seen.keys.order, seen.keys.customer
    share = seen.head.constant(order, customer) if order and customer else None
    return share is None or share >= 0.9


def _log_kind(seen: _Seen) -> RowKind:
    """Which of the three a log is."""
    head, order = seen.head, seen.keys.order
    goods = bool(seen.money.quantity or seen.things.get("product"))
    if order is not None:
        if head.repeats(order) >= _HAS_LINES:
            return "order lines"
        named_so = log_names.says(order, "transaction")
        return "transactions" if named_so and not goods else "orders"
    if goods:
        return "order lines" if _several_at_once(seen) else "orders"
    names = [name for name in (seen.date, seen.money.amount) if name]
    return (
        "orders" if any(log_names.says(name, what) for name in names for what in ("order", "sale")) else "transactions"
    )


def _several_at_once(seen: _Seen) -> bool:
    """Whether customers have several rows at one moment."""
    if seen.keys.customer is None or seen.date is None:
        return True
    customers, moments = seen.head.codes(seen.keys.customer), seen.head.codes(seen.date)
    known = (customers >= 0) & (moments >= 0)
    pairs = customers[known] * (int(moments.max(initial=0)) + 1) + moments[known]
    return len(pairs) >= _HAS_LINES * len(set(pairs.tolist()))


def _reasons(seen: _Seen, roles: Mapping[LogRole, str], told: Mapping[str, str]) -> dict[LogRole, str]:
    reasons: dict[LogRole, str] = {role: "as the plan says" if role in told else "named so" for role in roles}
    if "order" in reasons and "order" not in told:
        reasons["order"] = (
            "each has one customer and one day" if seen.keys.order_by_shape else "named so, with one day each"
        )
    if seen.keys.customer_by_shape and "customer" in reasons:
        reasons["customer"] = "every order has one, who comes back on other days"
    agrees = seen.money.agrees
    if "amount" in reasons and "amount" not in told and agrees:
        reasons["amount"] = f"quantity x unit price in {wording.share(agrees)} of the lines"
    return reasons


def _questions(seen: _Seen, kind: RowKind, told: Mapping[str, str]) -> tuple[str, ...]:
    if seen.keys.customer is not None or "customer" in told:
        return ()
    way = "Say which it is in the option `customer`"
    if seen.keys.rivals:
        one, other = wording.named(seen.keys.rivals)
        return (f"Both {one} and {other} could name the customers. {way}.",)
    return (
        f"No column seems to name the customers of these {kind}. {way}, or set `rows_are` to `customers` to make"
        " segments of the rows themselves.",
    )
