"""What the segments are made of, and what only describes them: the columns by what they tell of customers."""

from collections.abc import Sequence

from segmentry.reporting.document import Paragraph, Section
from segmentry.results.columns import THEMES, Column, Columns, of_customers
from segmentry.results.segmentation import Segmentation
from segmentry.wording import MOST_LISTED, listed, of_columns

TITLE = "What the segments are made of"
#: Columns of one theme that are named in the lines of a terminal.
IN_SHORT = 2
#: Columns that nobody needs told that they describe nothing.
_APART = ("id", "ignored", "weight", "feature")


def section(segmentation: Segmentation) -> Section | None:
    """Two sentences; nothing where models of old do not tell the columns."""
    said = sentences(segmentation.columns)
    return Section("made-of", TITLE, tuple(Paragraph(sentence) for sentence in said)) if said else None


def sentences(columns: Columns, most: int = MOST_LISTED) -> tuple[str, ...]:
    """What makes the segments, and what describes them; of each theme so many columns are named at most.

    >>> import segmentry
    >>> print(sentences(segmentry.prepare(segmentry.sample("bank", rows=500)).columns)[1][:57])
    These columns describe the segments and did not make them
    """
    features = [column for column in columns.columns if column.role == "feature"]
    others = [column for column in columns.columns if column.role not in _APART]
    if not features:
        return ()
    made = f"The segments are made of {_by_theme(features, most)}."
    if not others:
        return (made,)
    verb = "This column describes" if len(others) == 1 else "These columns describe"
    return made, f"{verb} the segments and did not make them: {_by_theme(others, most)}."


def _by_theme(columns: Sequence[Column], most: int) -> str:
    """The names of the columns behind what they tell of customers; those that tell nothing plain come last."""
    by_theme = {words: [c.name for c in columns if c.theme == theme] for theme, words in THEMES.items()}
    filled = [(words, of_columns(names, most)) for words, names in by_theme.items() if names]
    parts = [f"{words if i else of_customers(words)} ({names})" for i, (words, names) in enumerate(filled)]
    others = [column.name for column in columns if column.theme is None]
    if others:
        parts.append(f"other columns ({of_columns(others, most)})" if parts else of_columns(others, most))
    return listed(parts)
