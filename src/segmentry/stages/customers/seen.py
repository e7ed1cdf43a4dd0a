"""What is found in the first rows of a table, whether or not it is a log."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from segmentry.results.orders import LogRole
from segmentry.stages.customers import log_names
from segmentry.stages.customers.log_keys import Keys
from segmentry.stages.customers.log_money import Money
from segmentry.stages.customers.shape import Head

ROLES: tuple[LogRole, ...] = LogRole.__args__  # type: ignore[attr-defined]


@dataclass
class Seen:
    """What was found in a table, whether or not it is a log.

    Attributes
    ----------
    told : dict
        The columns that the plan tells, by role; an empty name where there is none.
    times : frozenset of str
        Columns of numbers that were written as times or lengths of time, such as 14:32.
    multiplies : bool
        Whether one column is the product of two others, as of prices and quantities.
    tells_currency : bool
        Whether a column tells the currency of what rows are worth.
    sides : tuple of str
        Columns of money that went out of accounts and came in, of which none is more likely to tell what is meant.
    unnamed_money : tuple of str
        Where no name tells what rows are worth: columns that could.
    """

    head: Head
    told: Mapping[str, str]
    date: str | None = None
    time: str | None = None
    keys: Keys = field(default_factory=lambda: Keys(None, None))
    money: Money = field(default_factory=Money)
    things: dict[LogRole, str] = field(default_factory=dict)
    times: frozenset[str] = frozenset()
    multiplies: bool = False
    sides: tuple[str, ...] = ()
    unnamed_money: tuple[str, ...] = ()
    tells_currency: bool = False

    @property
    def is_nameless(self) -> bool:
        """Whether no name says anything."""
        return self.head.is_nameless

    @property
    def roles(self) -> dict[LogRole, str]:
        """The columns by role, in the order in which roles are told."""
        found: dict[str, str | None] = {
            "customer": self.keys.customer,
            "order": self.keys.order,
            "date": self.date,
            "time": self.time,
            "quantity": self.money.quantity,
            "unit_price": self.money.unit_price,
            "amount": self.money.amount,
        }
        found |= {**self.things} | {**self.told}
        return {role: name for role in ROLES if (name := found.get(role))}

    @property
    def has_goods(self) -> bool:
        """Whether rows tell what was bought, or how much of it."""
        return bool(self.money.quantity or self.things.get("product"))

    @property
    def has_money(self) -> bool:
        """Whether rows tell for how much."""
        return bool(self.money.amount or self.money.unit_price)

    @property
    def tells_worth(self) -> bool:
        """Whether rows tell for how much, if only it were known which column does."""
        return self.has_money or bool(self.unnamed_money)

    @property
    def is_whole(self) -> bool:
        """Whether all that makes orders is told: who, which order, when, how many or that this was its day, and for
        how much.
        """
        order, date = self.keys.order, self.date
        if order is None or date is None or self.keys.customer is None or not self.has_money:
            return False
        return self.money.quantity is not None or (log_names.fits_well(order, "order") and is_day_of_order(date))


def is_day_of_order(date: str) -> bool:
    """Whether a date says that it is the day of an order, a sale or a booking."""
    return log_names.fits_well(date, "date") and any(log_names.says(date, what) for what in ("order", "sale", "case"))
