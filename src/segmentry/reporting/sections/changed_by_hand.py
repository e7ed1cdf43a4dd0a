"""What was changed in the segments by hand, and what the figures then are of."""

from segmentry.reporting.document import Column, Paragraph, Points, Section, Table
from segmentry.results.hand_changes import ByHand
from segmentry.results.segmentation import Segmentation
from segmentry.wording import counted

TITLE = "Changed by hand"
_HOW = (
    "Verdict, stability and profile are of the segments as they are now. To tell how far they repeat, each redraw of"
    " the customers was divided anew, and the same was done in it by hand. Customers without clusters, with which they"
    " are compared, are divided by K-Means alone, so that nothing is gained by choosing where to cut. A merged segment"
    " keeps the centres of its parts: a customer is in it when one of them is the nearest."
)


def section(segmentation: Segmentation) -> Section | None:
    """What was done, in its order; nothing where nothing was."""
    by_hand = segmentation.by_hand
    if by_hand is None:
        return None
    before = f"Before, there were {counted(by_hand.k, 'segment')}; numbers are those at that time."
    done = Points(tuple(("", sentence) for sentence in by_hand.sentences))
    return Section("by-hand", TITLE, (done, Paragraph(before), Paragraph(_HOW, "quiet"), _table(by_hand)))


def _table(by_hand: ByHand) -> Table:
    """The changes, for a workbook alone."""
    columns = (
        *(Column("change", "kind"), Column("segments", lambda change: ", ".join(map(str, change.segments)))),
        *(Column("why", "reason"), Column("others who moved", "moved", "share")),
    )
    return Table(columns, by_hand.changes, most=0, sheet=TITLE, title=TITLE, notes=(*by_hand.sentences, _HOW))
