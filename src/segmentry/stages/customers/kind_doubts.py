"""What speaks against the rows of a table being its customers, where it was taken for one of these."""

from segmentry.stages.customers import log_kinds, log_names
from segmentry.stages.customers.about_persons import tells_of_persons
from segmentry.stages.customers.log_keys import number_of_rows
from segmentry.stages.customers.seen import Seen
from segmentry.stages.customers.shape import Head, panel

#: From so many rows to each, and to each day, rows may be of days (ours).
_EACH, _A_DAY = 5, 2
#: What may be numbered.
_NUMBERED = ("store", "product", "category", "employee", "id")


def doubt(seen: Seen) -> str:
    """What people should know of a table that was taken for one of customers, in a sentence; empty where it is one."""
    if seen.is_nameless:
        return _of_nameless(seen)
    customer = seen.keys.customer
    if customer is None:
        return _of_days(seen)
    if seen.head.repeats(customer) < log_kinds.COMES_BACK:
        return ""
    found = _each_with(seen, customer) or ("" if tells_of_persons(seen) else _lacking(seen, customer))
    return f"`{customer}` stands in several rows, {found}: they might be orders or payments." if found else ""


def _each_with(seen: Seen, customer: str) -> str:
    """That each row has all of an order but its name, as a report of contracts or offers may."""
    number, money = number_of_rows(seen.head, customer), seen.money.amount or seen.money.unit_price
    if None in (number, money, seen.date) or log_names.score("customer", customer) <= log_names.WEAK:
        return ""
    return f"each with a number (`{number}`), a day (`{seen.date}`) and `{money}`"


def _lacking(seen: Seen, customer: str) -> str:
    """What tells of an order, and what is not known."""
    if not log_names.fits_well(customer, "customer"):
        return ""
    if seen.date is not None:
        return f"on different days (`{seen.date}`), and no column is known to tell what they are worth"
    bought = seen.money.amount or seen.money.unit_price or seen.things.get("product")
    return f"with `{bought}`, and no column is known to tell when that was" if bought is not None else ""


def _of_days(seen: Seen) -> str:
    """What speaks for days of a few things, such as campaigns or shops, where no column names customers."""
    head, date = seen.head, seen.date
    if date is None or head.type(date) != "date" or head.filled(date) < _A_DAY * head.distinct(date):
        return ""
    numbers = (name for name in head.names if log_names.says(name, "id") and head.looks[name])
    if any(head.counts(name) == (head.rows.n_rows,) * 2 for name in numbers):
        return ""
    name = next((name for name in head.names if name != date and _has_a_row_a_day(head, name, date)), None)
    return f"Each `{name}` has a row for each `{date}`: rows are days of these, and no customers." if name else ""


def _has_a_row_a_day(head: Head, name: str, date: str) -> bool:
    named = head.type(name) == "text" or any(log_names.says(name, what) for what in _NUMBERED)
    if not named or not head.looks[name] or head.filled(name) < _EACH * head.distinct(name):
        return False
    return panel(head.codes(name), head.days(date)).is_one


def _of_nameless(seen: Seen) -> str:
    """What speaks for the lines of orders where no name says anything."""
    order, customer, date = seen.keys.order, seen.keys.customer, seen.date
    if None in (order, customer, date):
        return ""
    return (
        f"`{order}` stands in several rows, always with one day (`{date}`) and one `{customer}`, which comes back on"
        " other days; no name tells what the columns are: they might be lines of orders."
    )
