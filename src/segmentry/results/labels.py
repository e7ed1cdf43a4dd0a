"""The columns that every customer gets: the segment, and how sure it is."""

from collections.abc import Iterable

#: Their names, in their order.
ADDED = ("segment", "segment_name", "segment_margin", "segment_borderline")
#: The group of the RFM grid, where there is one.
RFM = "rfm_group"
#: And why it is that one, where that is asked for.
WHY = "segment_why"


def added_columns(taken: Iterable[str], *, why: bool = False, rfm: bool = False) -> tuple[str, ...]:
    """The names of our columns: the next free one where the table has such a column already.

    >>> added_columns(["age", "segment"])
    ('segment_2', 'segment_name', 'segment_margin', 'segment_borderline')
    """
    wanted_names = (*ADDED, *([RFM] if rfm else []), *([WHY] if why else []))
    lower = {name.lower() for name in taken}
    return tuple(
        next(name for n in range(1, len(lower) + 2) if (name := wanted if n == 1 else f"{wanted}_{n}") not in lower)
        for wanted in wanted_names
    )
