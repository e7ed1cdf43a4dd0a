"""Why one customer is in its segment, in a sentence, a table and what would change it."""

from segmentry.maths.assignment import BORDERLINE
from segmentry.reporting.document import Column, Table
from segmentry.results.explanation import Explanation, FeaturePart
from segmentry.wording import share

#: So many changes are told (ours).
_MOST_CHANGES = 3


def headline(why: Explanation) -> str:
    """Which segment it is, how sure that is, and which would be next.

    >>> headline(Explanation(segment=1, name="Young", next=2, next_name="Old", margin=0.04))
    'In 1 Young, on the border to 2 Old (margin 0.04).'
    """
    if why.segment is None:
        return "It has no segment: nothing is known of it in any feature."
    if why.next is None or why.margin is None:
        return f"In {why.segment} {why.name}, the only segment."
    near = "on the border to" if why.margin < BORDERLINE else "next would be"
    return f"In {why.segment} {why.name}, {near} {why.next} {why.next_name} (margin {why.margin:.2f})."


def table(why: Explanation) -> Table:
    """The features that spoke for the segment, and for the next one, each with its part of all that is said."""
    whole = why.said_in_all

    def speaks(feature: FeaturePart) -> str:
        return f"{why.segment} {why.name}" if feature.part > 0 else f"{why.next} {why.next_name}"

    columns = (
        Column("this customer", "said"),
        Column("speaks for", speaks),
        Column("how much", lambda feature: abs(feature.part) / whole, "share", lambda f: share(abs(f.part) / whole)),
    )
    return Table(columns, why.telling)


def moves(why: Explanation) -> list[str]:
    """What would move the customer to another segment, all else equal; the smallest changes."""
    return [
        f"With {change.said} it would be in {change.segment} {change.name}." for change in why.changes[:_MOST_CHANGES]
    ]
