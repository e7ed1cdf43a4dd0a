"""What is asked of those who owe, or pay late: the next thing after what they were asked already."""

from collections.abc import Sequence

from segmentry.reporting.yes_no import levels_of
from segmentry.results.columns import Column
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.outcome_events import YES
from segmentry.stages.shared.ways_to_pay import (
    is_by_itself,
    tells_how_paid,
    tells_of_instalments,
    tells_of_reminders,
)

_REMIND = "remind {whom} before the due date"
_BY_PHONE = "agree on payment by phone with {whom}"
#: What nearly all of them have is offered to them no more (ours).
_NEARLY_ALL = 0.8


def is_reminder(act: str) -> bool:
    """Whether it reminds them.

    >>> is_reminder("remind {whom} in time"), is_reminder("contact {whom}")
    (True, False)
    """
    return act.startswith("remind ")


def asked_to_pay(segmentation: Segmentation, ids: Sequence[int], act: str = _REMIND, *, is_debt: bool = False) -> str:
    """What is tried with these segments: a reminder, where they had no more of these than others; else another way to
    pay that they have not, or a call. `is_debt`: it is a sum that can be paid bit by bit."""
    profile = segmentation.profile
    columns = [] if profile is None else [x for x in segmentation.columns.columns if x.role != "id"]
    reminded = [x for x in columns if tells_of_reminders(x.name)]
    if profile is None or not any(_has_more(profile, id, x) for x in reminded for id in ids):
        return act
    drawn = [x for x in columns if tells_how_paid(x.name) or is_by_itself(x.name)]
    agreed = [x for x in columns if tells_of_instalments(x.name)]
    ways = [
        "direct debit" if drawn and _is_open(profile, ids, drawn) else "",
        "instalments" if is_debt and _is_open(profile, ids, agreed) else "",
    ]
    offered = " or ".join(filter(None, ways))
    return f"offer {offered} to {{whom}}" if offered else _BY_PHONE


def _has_more(profile: Profile, id: int, column: Column) -> bool:
    """Whether a segment was asked no less often than all; also where the table does not tell of whom it was."""
    here, of_all = profile.segments[id - 1].average_of(column.name), profile.average_of(column.name)
    if here is None or of_all is None or here.mean is None or of_all.mean is None:
        return True
    return here.mean >= of_all.mean


def _is_open(profile: Profile, ids: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether a way to pay is no way of nearly all of one of these segments."""

    def part(id: int, column: Column) -> float:
        levels = levels_of(profile, id - 1, column)
        has = [x for x in levels if is_by_itself(x.level) or x.level.casefold() in YES]
        return sum(level.share or 0.0 for level in has)

    return all(part(id, column) < _NEARLY_ALL for id in ids for column in columns)
