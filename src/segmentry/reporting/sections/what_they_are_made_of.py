"""What the segments are made of, and what only describes them: the columns as people call them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from segmentry.reporting.document import Facts, Paragraph, Section
from segmentry.reporting.sections.columns_read import ROLES
from segmentry.reporting.trail import by_role, reason
from segmentry.results.columns import Column, Columns
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.wording import MOST_LISTED, listed

TITLE = "Columns that are no features"
#: The figures of its own that end a reason.
_OWN_FIGURES = re.compile(r" \([^()]*\d[^()]*\)$")
#: Where a plan uses one all the same.
_TO_USE = 'Set columns.NAME.role = "feature" in the plan to make segments of one.'
#: Columns that are named in the lines of a terminal.
IN_SHORT = 6


def section(segmentation: Segmentation) -> Section | None:
    """The columns that are no features, by why; nothing where there are none."""
    others = [column for column in by_role(segmentation.columns) if column.role != "feature"]
    alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for column in others:
        why = reason(column)
        own = _OWN_FIGURES.search(why)
        shared = why if own is None else why[: own.start()]
        alike[ROLES[column.role][0], shared].append(f"{column.name}{own[0] if own else ''}")
    facts = Facts(tuple((f"{role}: {why}", listed(names)) for (role, why), names in alike.items()))
    return Section("made-of", TITLE, (facts, Paragraph(_TO_USE, "quiet"))) if others else None


def sentences(columns: Columns, labels: Labels, most: int = MOST_LISTED) -> tuple[str, ...]:
    """What makes the segments, and what describes them; so many columns of each are named at most.

    >>> import segmentry
    >>> print(sentences(segmentry.prepare(segmentry.sample("bank", rows=500)).columns, {})[1][:57])
    These columns describe the segments and did not make them
    """
    features = [column for column in columns.columns if column.role == "feature"]
    others = [column for column in columns.columns if column.is_told and column.role != "feature"]
    if not features:
        return ()
    made = f"The segments are made of {_called(features, labels, most)}."
    if not others:
        return (made,)
    verb = "This column describes" if len(others) == 1 else "These columns describe"
    return made, f"{verb} the segments and did not make them: {_called(others, labels, most)}."


def _called(columns: Sequence[Column], labels: Labels, most: int) -> str:
    return listed((column_called(column.name, labels).words for column in columns), most=most)
