"""What can be told of a log of orders, in the words of a form, and the options of the plan that it makes."""

from collections.abc import Mapping
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.order_plan import OrderPlan
from segmentry.plan import Plan
from segmentry.results.orders import LogRole, RowKind, RowsRead
from segmentry.wording import listed

#: One row of each kind of log.
ONE_OF: dict[RowKind, str] = {
    "customers": "customer",
    "customers at several dates": "customer and date",
    "orders": "order",
    "order lines": "order line",
    "transactions": "transaction",
}
#: What columns tell, in groups that stand beside each other.
GROUPS: tuple[tuple[LogRole, ...], ...] = (
    ("customer", "date", "time", "order"),
    ("amount", "quantity", "unit_price", "discount", "currency", "exchange_rate"),
    ("product", "category", "store", "channel"),
    ("returned", "status", "paid", "refunded", "test"),
)
LABELS: dict[LogRole, str] = {
    **{role: role.replace("_", " ").capitalize() for group in GROUPS for role in group},
    "amount": "Amount of a line",
    "order": "Order number",
    "returned": "Whether returned",
    "paid": "Day of payment",
    "refunded": "Amount paid back",
    "test": "Whether a test",
}
DAYS = {"reference_date": "Days count up to", "since": "First day", "until": "Last day"}
WORDS = {
    "returned": "Words that mean returned",
    "not_goods": "Products that are no goods",
    "currency": "Currency that counts",
}


def about(option: str) -> str | None:
    """What an option is, in a sentence or two."""
    return OrderPlan.model_fields[option].description


def as_found(plan: Plan) -> Plan:
    """The same plan without what it says of what rows are, unless it says that they are a log."""
    told = plan.model_dump(exclude_unset=True)
    return Plan(**{name: value for name, value in told.items() if (name, value) != ("rows_are", "customers")})


def with_rows_kept(options: Mapping[str, Any], *, kept: bool) -> dict[str, Any]:
    """The options on reading that take the lines as they are, or make customers of them.

    >>> with_rows_kept({"delimiter": ";"}, kept=True), with_rows_kept({"rows_are": "customers"}, kept=False)
    ({'delimiter': ';', 'rows_are': 'customers'}, {})
    """
    others = {name: value for name, value in options.items() if name != "rows_are"}
    return {**others, "rows_are": "customers"} if kept else others


def options(
    before: Mapping[str, Any], read: RowsRead, roles: Mapping[str, str], others: Mapping[str, Any]
) -> dict[str, Any]:
    """The options on reading with what a form says: all columns that it shows, days and words.

    >>> read = RowsRead(kind="orders", roles={"customer": "client", "date": "day"})
    >>> options({}, read, {"customer": "client", "date": "", "order": "no"}, {"returned": "sent back, lost"})
    {'roles': {'customer': 'client', 'date': '', 'order': 'no'}, 'returned': ('sent back', 'lost')}
    """
    told = dict(before.get("roles", {}))
    _check_once(roles)
    told |= {role: name for role, name in roles.items() if name or role in read.roles}
    values: dict[str, Any] = {"roles": told}
    for option, value in others.items():
        several = option in ("returned", "not_goods")
        values[option] = _parts(value) if several else value.strip() if isinstance(value, str) else value
    kept = {name: value for name, value in before.items() if name not in values}
    return {**kept, **{name: value for name, value in values.items() if value}}


def in_app(refusal: str) -> str:
    """Why a log was refused, where the fields that mend it stand right below.

    >>> in_app("Both `a` and `b` could name the customers. Say which it is by “Customers are named by”.")
    'Both "a" and "b" could name the customers. Say which it is below.'
    """
    for spelled, said in _BELOW.items():
        refusal = refusal.replace(spelled, said)
    return refusal.replace("`", '"')


#: Where options of a log are chosen, and what is said of them right above.
PLACES = {
    "roles": "the columns of the log",
    "rows_are": "“As it is”",
    **{option: f"“{label}”" for option, label in (DAYS | WORDS).items()},
}
_BELOW = {
    " by “Customers are named by”": " below",
    f" in {PLACES['roles']}": " below",
    f"set {PLACES['rows_are']} to make": "choose As it is to make",
}


def _check_once(roles: Mapping[str, str]) -> None:
    """Refuse one column for several roles."""
    chosen = [name for name in roles.values() if name]
    for name in dict.fromkeys(chosen):
        if chosen.count(name) > 1:
            which = listed(LABELS[role] for role in LABELS if roles.get(role) == name)
            raise SegmentryError(
                f"`{name}` is chosen for {which}. A column tells one thing: choose none for the others."
            )


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
