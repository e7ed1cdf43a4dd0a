"""That rows are what happened, and not those to whom it happened, where that is so."""

from segmentry.reporting.said_of import rows_of
from segmentry.results.segmentation import Segmentation


def rows_are_events(segmentation: Segmentation) -> str:
    """What the groups are of, and which column would make them groups of people; empty where rows are people, or what
    they hold."""
    rows = rows_of(segmentation)
    if rows.kind != "event":
        return ""
    return (
        f"Rows are {rows.several}, not people: groups are of {rows.several}. For groups of people, add a column that"
        f" says whose each {rows.one} is."
    )


def alike_within(segmentation: Segmentation) -> str:
    """That what happened on one day or in one place is alike, and what that does to ranges; empty as above."""
    rows = rows_of(segmentation)
    if rows.kind != "event":
        return ""
    return f"{rows.several.capitalize()} of one person, day or place are alike: ranges may be too narrow."
