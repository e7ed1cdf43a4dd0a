"""Dates of columns that carry their type which lie outside every calendar: slips of a conversion, marks for never."""

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.sources.counts import figures


def far_dates(rows: Rows) -> tuple[dict[str, int], tuple[str, ...]]:
    """By column how many of its dates count as missing, and a note on all of them.

    Parameters
    ----------
    rows : Rows
        As they were read, before columns of text got other types.
    """
    dates = [name for name, type in rows.types.items() if type == "date"]
    filled, known = figures(rows, "filled", dates), figures(rows, "count", dates)
    lost = {name: filled[name] - known[name] for name in dates if filled[name] > known[name]}
    if not lost:
        return {}, ()
    total = sum(lost.values())
    cells = f"{total:,} of {wording.counted(sum(filled[name] for name in lost), 'date')}"
    verbs = ("lies", "counts") if total == 1 else ("lie", "count")
    where = wording.of_columns(lost, most=5)
    return lost, (f"{where}: {cells} {verbs[0]} outside the years 1 to 9999 and {verbs[1]} as missing.",)
