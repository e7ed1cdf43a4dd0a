"""What a row of a table is, from its shape first and from names second, and which column of a log tells what."""

from collections.abc import Mapping
from dataclasses import replace

from segmentry import wording
from segmentry.errors import SegmentryError, Way, near_matches
from segmentry.plan import Plan
from segmentry.results.orders import LOGS, LogRole, RowKind, RowsRead
from segmentry.results.table import Table
from segmentry.stages.customers import log_kinds
from segmentry.stages.customers.about_persons import tells_of_persons
from segmentry.stages.customers.deals import deals_told
from segmentry.stages.customers.kind_doubts import doubt
from segmentry.stages.customers.log_keys import named_in_vain, number_of_rows
from segmentry.stages.customers.log_reasons import reasons_for
from segmentry.stages.customers.log_seen import look
from segmentry.stages.customers.seen import Seen
from segmentry.stages.customers.sums_of_periods import sums_of_periods

_AS_FOUND = ("customers", "auto")
_OF_DEALS = "rows are deals, of which those that were won are sales"
_OF_TWO = "made of two columns that only together tell it"


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
    deals = deals_told(table) if plan.rows_are == "auto" else {}
    told = _told(table, plan, deals)
    if plan.rows_are == "customers":
        return RowsRead(kind="customers")
    seen = look(table, told)
    kind = "orders" if deals else _kind(seen, plan)
    if kind not in LOGS:
        both: dict[LogRole, str | None] = {"customer": seen.keys.customer, "date": seen.date}
        own = {role: name for role, name in both.items() if name and kind != "customers"}
        if (kind, plan.rows_are) != _AS_FOUND:
            return RowsRead(kind=kind, roles=own)
        sums = sums_of_periods(seen)
        return RowsRead(kind=kind, roles=own, doubt=sums or doubt(seen), questions=(sums,) if sums else ())
    if kind in ("transactions", "orders") and seen.keys.order is None and "order" not in told:
        seen.keys = replace(seen.keys, order=number_of_rows(seen.head, seen.keys.customer))
    roles = seen.roles
    reasons, asked = reasons_for(seen, roles, told), _questions(seen, kind)
    reasons |= dict.fromkeys(deals, _OF_DEALS)
    reasons |= {made: _OF_TWO for made, name in table.made_keys.items() if roles.get(made) == name}
    asked_of: dict[LogRole, tuple[str, ...]] = {
        "customer": seen.keys.rivals,
        "amount": seen.sides or seen.unnamed_money,
    }
    rivals = {role: names for role, names in asked_of.items() if names}
    return RowsRead(kind=kind, roles=roles, reasons=reasons, questions=asked, rivals=rivals)


def _kind(seen: Seen, plan: Plan) -> RowKind:
    """What a row is; who tells the columns of a log has one."""
    if plan.rows_are != "auto":
        return plan.rows_are
    found = log_kinds.kind(seen)
    if found in LOGS and not seen.is_whole and tells_of_persons(seen):
        found = "customers"
    return log_kinds.of_log(seen) if found not in LOGS and any(plan.roles.values()) else found


def _told(table: Table, plan: Plan, deals: Mapping[LogRole, str]) -> dict[str, str]:
    """The columns that the plan tells, or that deals have, by role; an empty name where there is none."""
    told: dict[str, str] = {str(role): name for role, name in plan.roles.items()}
    if plan.customer is not None and told.setdefault("customer", plan.customer) != plan.customer:
        raise SegmentryError(
            f"`{plan.customer}` is named for the customer, and so is `{told['customer']}` among the roles.",
            Way("leave {} out", "customer"),
            Way("leave it out in {}", "roles"),
        )
    _check_once(told)
    for made, name in {**table.made_keys, **deals}.items():
        told.setdefault(made, name)
    for role, name in told.items():
        if name and name not in table.types:
            raise SegmentryError(
                f"{table.name} has no column `{name}`, which the plan names for the {role.replace('_', ' ')}."
                f"{near_matches(name, table.types)}"
            )
    return told


def _check_once(told: Mapping[str, str]) -> None:
    """Refuse a column that is named for two roles."""
    first: dict[str, str] = {}
    for role, name in told.items():
        if name and (other := first.setdefault(name, role)) != role:
            both = f"the {other} and for the {role}".replace("_", " ")
            raise SegmentryError(f"`{name}` is named for {both}.", Way("name it for one of them in {}", "roles"))


def _questions(seen: Seen, kind: RowKind) -> tuple[str, ...]:
    """What is to be asked: whose rows are, and what they are worth."""
    return (*_whose(seen, kind), *_worth(seen))


def _worth(seen: Seen) -> tuple[str, ...]:
    if seen.sides:
        listed = wording.listed(wording.named(seen.sides), "or")
        return (f"Money went out of accounts and came in: which counts cannot be told, that of {listed}.",)
    if not seen.unnamed_money:
        return ()
    listed = wording.listed(wording.named(seen.unnamed_money), "or")
    return (f"Which column is the money cannot be told: {listed} could be.",)


def _whose(seen: Seen, kind: RowKind) -> tuple[str, ...]:
    if seen.keys.customer is not None:
        return ()
    if seen.keys.rivals:
        one, other = wording.named(seen.keys.rivals)
        return (f"Both {one} and {other} could name the customers.",)
    if (vain := named_in_vain(seen.head)) is not None:
        cells = "holds the same in every row" if seen.head.filled(vain) else "is empty in every row"
        return (f"`{vain}` {cells}, and no other column seems to name the customers of these {kind}.",)
    return (f"No column seems to name the customers of these {kind}.",)
