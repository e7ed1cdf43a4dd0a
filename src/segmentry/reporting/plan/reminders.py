"""What is asked of those who owe, or pay late: the next thing after what they were asked already."""

from collections.abc import Sequence
from dataclasses import dataclass

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

REMIND = "remind {whom} before the due date"
_BY_PHONE = "agree on payment by phone with {whom}"
#: What nearly all of them have is offered to them no more (ours).
_NEARLY_ALL = 0.8


def is_reminder(act: str) -> bool:
    """Whether it reminds them.

    >>> is_reminder("remind {whom} in time"), is_reminder("contact {whom}")
    (True, False)
    """
    return act.startswith("remind ")


@dataclass(frozen=True)
class Asked:
    """What is tried with those who owe, and the column that tells who has it already, where it is one way to pay."""

    act: str
    column: str = ""


def asked_to_pay(
    segmentation: Segmentation,
    ids: Sequence[int],
    act: str = REMIND,
    *,
    is_debt: bool = False,
    are_reminded: bool = False,
) -> Asked:
    """What is tried with these segments: a reminder, where they had no more of these than others; else another way to
    pay that they have not, or a call. `is_debt`: it is a sum that can be paid bit by bit; `are_reminded`: that those
    were of whom it is."""
    profile = segmentation.profile
    columns = [] if profile is None else [x for x in segmentation.columns.columns if x.role != "id"]
    reminded = [x for x in columns if tells_of_reminders(x.name)]
    if profile is None or not (are_reminded or any(_has_more(profile, id, x) for x in reminded for id in ids)):
        return Asked(act)
    drawn = [x for x in columns if tells_how_paid(x.name) or is_by_itself(x.name)]
    agreed = [x for x in columns if tells_of_instalments(x.name)]
    ways = (("direct debit", drawn, bool(drawn)), ("instalments", agreed, is_debt))
    offered = [(way, known) for way, known, may_be in ways if may_be and _is_open(profile, ids, known)]
    if not offered:
        return Asked(_BY_PHONE)
    known = offered[0][1] if len(offered) == 1 else []
    act = f"offer {' or '.join(way for way, _ in offered)} to {{whom}}"
    return Asked(act, known[0].name if len(known) == 1 else "")


def _has_more(profile: Profile, id: int, column: Column) -> bool:
    """Whether a segment was asked no less often than all; also where the table does not tell of whom it was."""
    here, of_all = profile.segments[id - 1].average_of(column.name), profile.average_of(column.name)
    if here is None or of_all is None or here.mean is None or of_all.mean is None:
        return True
    return here.mean >= of_all.mean


def _is_open(profile: Profile, ids: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether a way to pay is no way of nearly all of one of these segments."""
    return all(part_with(profile, id, column) < _NEARLY_ALL for id in ids for column in columns)


def part_with(profile: Profile, id: int, column: Column) -> float:
    """Which part of a segment pays so already."""
    levels = levels_of(profile, id - 1, column)
    has = [x for x in levels if is_by_itself(x.level) or x.level.casefold() in YES]
    return sum(level.share or 0.0 for level in has)
