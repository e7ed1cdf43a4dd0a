"""Amounts beside counts of the same things: two columns are never said by the same words."""

from collections import defaultdict
from collections.abc import Iterable

from segmentry.results.columns import Column
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.names_of_counts import says_number


def amounts_called(columns: Iterable[Column]) -> dict[str, str]:
    """What amounts are called beside a count that is said by the same words.

    >>> about = {"role": "feature", "reason": "", "filled": 9, "distinct": 9}
    >>> spent, count = ("purchases_12m", "number"), ("purchase_count_12m", "integer")
    >>> amounts_called(Column(name=name, type=type, **about) for name, type in (spent, count))
    {'purchases_12m': 'amount of purchases in 12 months'}
    """
    alike = defaultdict[str, list[Column]](list)
    for column in columns:
        if column.is_numeric:
            alike[display_name(column.name).words].append(column)
    called = {}
    for words, own in alike.items():
        counts = [column for column in own if says_number(column.name)]
        for column in own if counts else ():
            if column not in counts and column.type == "number":
                unit = display_name(column.name).unit
                called[column.name] = f"amount of {words}{f' ({unit})' if unit else ''}"
    return called
