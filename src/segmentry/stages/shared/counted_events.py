"""Which columns count what happens to customers, so that the next count of the same customer is another one."""

import re

from segmentry.results.columns import Column
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.deeds import care
from segmentry.stages.shared.offers import burden
from segmentry.stages.shared.units_in_names import OVER_TIME

_OVER_TIME = re.compile(rf"{OVER_TIME}$")


def counts_events(column: Column, words: str) -> bool:
    """Whether a column, so called, counts what happens to a customer in some time, goes wrong, or is care: the next is
    another one. Of what is there, such as seats or children, it is the same.

    >>> about = {"type": "integer", "role": "feature", "reason": "", "filled": 9, "distinct": 9, "minimum": 0.0}
    >>> [counts_events(Column(name=x, **about), x) for x in ("visits in 12 months", "GP visits", "complaints", "seats")]
    [True, True, True, False]
    """
    is_count = column.type == "integer" and column.minimum is not None and column.minimum >= 0
    is_event = _OVER_TIME.search(words) is not None or burden(column.name) is not None or care(column.name) != ""
    return is_count and is_event and is_counted(words)
