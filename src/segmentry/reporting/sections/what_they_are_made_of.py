"""What the segments are made of, and what only describes them: the columns as people call them."""

from collections.abc import Sequence

from segmentry.reporting.document import Paragraph, Section
from segmentry.results.columns import Column, Columns
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.wording import MOST_LISTED, listed

TITLE = "What the segments are made of"
#: Columns that are named in the lines of a terminal.
IN_SHORT = 6
#: Columns that nobody needs told that they describe nothing.
_APART = ("id", "ignored", "weight", "feature")


def section(segmentation: Segmentation) -> Section | None:
    """Two sentences; nothing where models of old do not tell the columns."""
    said = sentences(segmentation.columns, segmentation.labels)
    return Section("made-of", TITLE, tuple(Paragraph(sentence) for sentence in said)) if said else None


def sentences(columns: Columns, labels: Labels, most: int = MOST_LISTED) -> tuple[str, ...]:
    """What makes the segments, and what describes them; so many columns of each are named at most.

    >>> import segmentry
    >>> print(sentences(segmentry.prepare(segmentry.sample("bank", rows=500)).columns, {})[1][:57])
    These columns describe the segments and did not make them
    """
    features = [column for column in columns.columns if column.role == "feature"]
    others = [column for column in columns.columns if column.role not in _APART]
    if not features:
        return ()
    made = f"The segments are made of {_called(features, labels, most)}."
    if not others:
        return (made,)
    verb = "This column describes" if len(others) == 1 else "These columns describe"
    return made, f"{verb} the segments and did not make them: {_called(others, labels, most)}."


def _called(columns: Sequence[Column], labels: Labels, most: int) -> str:
    return listed((column_called(column.name, labels).words for column in columns), most=most)
