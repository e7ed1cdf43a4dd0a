"""What came last points to the event that it is of, whatever that is called: the date and the invoice of a booking.

Good ends have consequences, too. What people have has a date and a price as well (since when they are insured), so that
only a date counts that is later than all others of the row, and only where no name tells an outcome. The thresholds
are ours.
"""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from segmentry import wording
from segmentry.maths import Flags
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.known_with import phi
from segmentry.stages.inspection.roles import Part, is_sensitive
from segmentry.stages.shared.arrangements import is_arrangement
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.following_names import FOLLOWS
from segmentry.stages.shared.outcome_events import YES, says_yes_or_no

#: Rows of either answer, how nearly the date stands where it is yes, and the part of the rows in which it comes last.
_FEWEST, _SAME, _LAST = 20, 0.98, 0.98
#: The part of the yes in which another consequence stands at least, and the part of it that stands there.
_INSIDE, _NEARLY_ALL = 0.2, 0.98


def find(
    head: pa.Table, facts: Mapping[str, Facts], parts: Mapping[str, Part], named_by_the_plan: Collection[str]
) -> dict[str, Part]:
    """The yes or no that is so where alone a date that comes last and something else stand; none beside an outcome."""
    if any(role == "outcome" for role, _ in parts.values()):
        return {}
    free = [x for x in facts if x not in named_by_the_plan and parts[x][0] not in ("id", "ignored")]
    last = _that_come_last({x: head[x].to_pandas() for x in free if facts[x].type == "date"})
    for name in (x for x in free if last and _may_have_happened(facts[x], parts[x])):
        came = head[name].to_pandas().astype(str).str.strip().str.casefold().isin(YES).to_numpy()
        dates = [x for x, there in last.items() if phi(there, came) >= _SAME]
        if not dates or not _FEWEST <= came.sum() <= len(came) - _FEWEST:
            continue
        rest = [x for x in free if x not in (name, *dates) and _stands_only(head[x].to_pandas(), came)]
        if rest:
            follow: Part = ("descriptor", f"{FOLLOWS} `{name}`")
            said = f"{wording.of_columns([*dates, *rest])} stand only where it is so, and come last"
            return {name: ("outcome", said), **dict.fromkeys([*dates, *rest], follow)}
    return {}


def _may_have_happened(column: Facts, part: Part) -> bool:
    """Whether it is a yes or no, and no trait, possession or agreement by its name."""
    if is_sensitive(part) or column.figures.distinct != 2 or column.type not in ("text", "boolean", "integer"):
        return False
    is_flag = column.type != "text" or says_yes_or_no(set(column.text))
    return is_flag and named(column.word) not in ("is", "has", "thinks", "reached") and not is_arrangement(column.word)


def _that_come_last(dates: Mapping[str, "pd.Series[pd.Timestamp]"]) -> dict[str, Flags]:
    """Where dates stand that are missing in some rows, and later than all others elsewhere."""
    there = {x: days.notna().to_numpy() for x, days in dates.items()}
    always = [x for x, rows in there.items() if rows.mean() >= _NEARLY_ALL]
    partly = [x for x in dates if x not in always]
    if not always:
        return {}
    before = pd.concat([pd.to_datetime(dates[x]) for x in always], axis=1).max(axis=1)
    return {x: there[x] for x in partly if _is_after(pd.to_datetime(dates[x]), before, there[x])}


def _is_after(days: "pd.Series[pd.Timestamp]", before: "pd.Series[pd.Timestamp]", there: Flags) -> bool:
    return bool(there.sum() >= _FEWEST and (days >= before)[there].mean() >= _LAST)


def _stands_only(cells: "pd.Series[Any]", came: Flags) -> bool:
    """Whether something, and no 0, stands in many of the rows in which it happened, and hardly anywhere else."""
    there = cells.notna().to_numpy()
    if pd.api.types.is_numeric_dtype(cells):
        there = there & (cells != 0).to_numpy()
    return bool(there[came].mean() >= _INSIDE and there[came].sum() >= _NEARLY_ALL * there.sum())
