"""What the segments are made of, and what only describes them: the columns by what they tell of customers."""

from collections.abc import Sequence

from segmentry.reporting.document import Paragraph, Section
from segmentry.results.columns import THEMES, Column, Columns
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, named

TITLE = "What the segments are made of"
#: Columns of one theme that are named.
_MOST_NAMES = 8
#: Columns that nobody needs told that they describe nothing.
_APART = ("id", "ignored", "weight", "feature")


def section(segmentation: Segmentation) -> Section | None:
    """Two sentences; nothing where models of old do not tell the columns."""
    said = sentences(segmentation.columns)
    return Section("made-of", TITLE, tuple(Paragraph(sentence) for sentence in said)) if said else None


def sentences(columns: Columns) -> tuple[str, ...]:
    """What makes the segments, and what describes them.

    >>> import segmentry
    >>> print(sentences(segmentry.prepare(segmentry.sample("bank", rows=500)).columns)[1][:66])
    These columns describe the segments and did not make them: who the
    """
    features = [column for column in columns.columns if column.role == "feature"]
    others = [column for column in columns.columns if column.role not in _APART]
    if not features:
        return ()
    made = f"The segments are made of {_by_theme(features)}."
    if not others:
        return (made,)
    verb = "This column describes" if len(others) == 1 else "These columns describe"
    return made, f"{verb} the segments and did not make them: {_by_theme(others)}."


def _by_theme(columns: Sequence[Column]) -> str:
    """The names of the columns behind what they tell; those that tell nothing plain come last."""
    told = {words: [c.name for c in columns if c.theme == theme] for theme, words in THEMES.items()}
    parts = [f"{words} ({_names(names)})" for words, names in told.items() if names]
    untold = [column.name for column in columns if column.theme is None]
    if untold:
        parts.append(_names(untold))
    return listed(parts)


def _names(names: Sequence[str]) -> str:
    return listed(named(names), most=_MOST_NAMES)
