"""Whether rows tell of persons, so that they are customers: their age, their opinions, where and how they live.

A log may tell such things, too, but then of a customer always the same.
"""

from segmentry.stages.customers import log_dates, log_names
from segmentry.stages.customers.seen import Seen
from segmentry.stages.shared import bases
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import is_age, normal, sensitive

#: Of those who come back, in so many must what is told of a person be the same (ours).
_SAME = 0.7
#: So many columns that differ within customers, or that stand beside no customer, tell of persons (ours).
_DIFFER, _BESIDE_NOBODY = 2, 3
#: Bases of what is told of a person, and not of an order.
_OF_PERSONS = ("is", "thinks")
#: Said of goods and shops as well.
_OF_GOODS = word_set("brand company manufacturer maker model chain country city region state place address zip postal")


def tells_of_persons(seen: Seen) -> bool:
    """Whether columns that are named like what is told of a person differ from row to row of a supposed customer."""
    taken = {*seen.roles.values()}
    times = {*log_dates.periods(seen.head), *(name for name in seen.head.names if seen.head.type(name) == "date")}
    names = [name for name in seen.head.names if name not in taken | times and _is_of_a_person(name)]
    customer = seen.keys.likely
    if customer is None:
        no_lines = seen.keys.order is None
        return no_lines and (seen.is_nameless or len(names) >= _BESIDE_NOBODY)
    order = seen.keys.order
    if order is not None:  # what differs within an order is told of goods
        within = {name: seen.head.constant(order, name) for name in names}
        names = [name for name, share in within.items() if share is None or share >= _SAME]
    same = [seen.head.constant(customer, name) for name in names]
    return sum(share is not None and share < _SAME for share in same) >= _DIFFER


def _is_of_a_person(name: str) -> bool:
    word = normal(name)
    if _OF_GOODS & {*word.split("_")} or log_names.says(name, "ship"):  # who gets it may be anybody
        return False
    return is_age(name) or sensitive(word) == "sex" or bases.named(word) in _OF_PERSONS
