"""Reports of sums by day, week or month, of campaigns or of shops: their rows are no customers and no orders."""

import re

import numpy as np

from segmentry import wording
from segmentry.stages.customers import log_dates, log_names
from segmentry.stages.customers.log_words import said
from segmentry.stages.customers.seen import Seen
from segmentry.stages.customers.shape import Codes, Head, panel
from segmentry.stages.shared.naming import is_plural
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal

#: What advertising is measured by.
_SHOWN = re.compile(
    "(^|_)(impressions?|impr|impressionen|impresiones|impressioni|vertoningen|wyswietlenia|показы)(_|$)"
)
_CLICKED = re.compile("(^|_)((link_)?clicks?|klicks?|clics?|klikken|klikniecia|клики|ctr|cpc|cpm)(_|$)")
#: What is counted in sums of orders.
_COUNTED = word_set("order customer person transaction sale case")


def sums_of_periods(seen: Seen) -> str:
    """That each row tells sums of a time, in a sentence: what advertising brought, or how many orders there were.

    Empty where each row has a number of its own, or a customer, or none tells a day, a week or a month.
    """
    head = seen.head
    when = seen.date or next(iter(log_dates.periods(head)), None)
    if when is None or any(_numbers_rows(head, name) for name in head.names):
        return ""
    numbers = [name for name in head.numeric if name != when]
    if all(any(says.search(normal(name)) for name in numbers) for says in (_SHOWN, _CLICKED)):
        return f"Its rows are results of advertising by `{when}`, and no customers."
    counts = [name for name in numbers if _counts_orders(name)]
    money = [name for name in numbers if log_names.fits_well(name, "amount") or log_names.says(name, "sale")]
    if seen.keys.likely is None and counts and {*money} - {*counts} and _are_of_periods(head, when):
        told = wording.listed(wording.named(counts[:2]))
        return f"Its rows are sums by `{when}` ({told}), and no customers."
    return ""


def _numbers_rows(head: Head, name: str) -> bool:
    """Whether each row has another number or customer."""
    named = log_names.says(name, "id") or log_names.fits_well(name, "customer")
    return named and not _counts_orders(name) and head.looks[name] and head.distinct(name) == head.n


def _are_of_periods(head: Head, when: str) -> bool:
    """Whether what the words of rows tell, all together, has one row in each period."""
    days = head.days(when)
    words = [head.codes(name) for name in head.names if head.type(name) == "text" and name != when]
    if head.distinct(when) == head.n or not words:
        return head.distinct(when) == head.n
    of: Codes = np.unique(np.column_stack(words), axis=0, return_inverse=True)[1].ravel()
    return panel(of, days).is_one


def _counts_orders(name: str) -> bool:
    """Whether numbers of that name are how many orders or customers there were."""
    words = {*said(name)}
    if not words & _COUNTED or log_names.fits_well(name, "amount"):
        return False
    return (is_plural(normal(name).rsplit("_", maxsplit=1)[-1]) and words <= _COUNTED) or log_names.sums_up(name)
