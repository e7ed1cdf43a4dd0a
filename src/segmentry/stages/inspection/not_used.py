"""What is told of columns that make no segments."""

import json
from collections import defaultdict
from collections.abc import Sequence

from segmentry import wording
from segmentry.results.columns import Column, Finding
from segmentry.results.mend import Mend
from segmentry.stages.inspection.categories import HARDLY_RELATED, UNRELATED
from segmentry.stages.inspection.findings import FEW, about
from segmentry.stages.inspection.roles import CASE_WEIGHT, HOLD_ONE, MOSTLY_MISSING, NEARLY_ALL, PERSONAL, SOURCE
from segmentry.stages.shared.made_a_feature import AS_FEATURE, DESCRIBES, MAKES_NONE, NOT_USED
from segmentry.wording import of_columns, option

#: What reasons with figures of their own have in common, and how it is told of several columns.
_SHARED = {
    HOLD_ONE: f"{wording.share(NEARLY_ALL)} or more of the cells hold one value",
    MOSTLY_MISSING: "more than half of the cells are missing",
}


def unused(columns: Sequence[Column]) -> list[Finding]:
    """Columns that make no segments, by the reason that they share. Nobody expects dates and many words to."""
    by_reason: defaultdict[tuple[str, str], list[Column]] = defaultdict(list)
    for column in columns:
        by_reason[column.role, _reason(column)].append(column)
    findings = []
    for (role, reason), alike in by_reason.items():
        if reason and len(alike) >= FEW:
            findings.append(_unused(role, reason, alike))
        elif reason:
            findings += [_unused(role, _own(column, reason), [column]) for column in alike]
    return findings


def _own(column: Column, reason: str) -> str:
    """The reason with its own figures, where the shared one is without."""
    return column.reason if reason in _SHARED.values() else reason


def _reason(column: Column) -> str:
    """The reason to tell, the same for columns that share it; empty where there is nothing to tell."""
    if column.role == "feature" or column.reason.startswith(("a date;", "text with", "it holds", SOURCE)):
        return ""
    if column.role == "id" and not column.is_numeric:
        return ""
    for begins in (UNRELATED, HARDLY_RELATED):
        if column.reason.startswith(begins):
            return begins
    return next((shared for figures, shared in _SHARED.items() if figures in column.reason), column.reason)


def _unused(role: str, reason: str, alike: Sequence[Column]) -> Finding:
    names, able = [column.name for column in alike], [column.name for column in alike if _differs(column)]
    single = len(names) == 1
    verb = (NOT_USED if role == "ignored" else DESCRIBES)[not single]
    if role == "id":
        verb, reason = MAKES_NONE[not single], f"an id ({reason})"
    remedy = "" if role == "id" or reason.startswith(PERSONAL) else _to_use(names)
    mend = Mend.using(able) if remedy and able else None
    if reason == CASE_WEIGHT:
        remedy = f"Set weight = {json.dumps(names[0])} in the plan to count each row as so many customers."
        mend = Mend(label="Count rows by it", options={"weight": names[0]})
    what = f"{of_columns(names)} {verb}: {reason}."
    if reason == CASE_WEIGHT:
        what = f"{what} Every share and rate counts each row as one customer."
    return Finding(severity="note", what=what, remedy=remedy, mend=mend, **about(names))


def _differs(column: Column) -> bool:
    """Whether segments can be made of it, as its cells differ."""
    return column.distinct > 1 and (column.minimum is None or column.minimum != column.maximum)


def _to_use(names: Sequence[str]) -> str:
    others, it = ("", "it") if len(names) == 1 else (", and so for the others,", "them")
    return f"Set {option(names[0], 'role')} {AS_FEATURE}{others} to use {it} anyway."
