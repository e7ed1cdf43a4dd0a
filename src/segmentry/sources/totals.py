"""A row of totals below the customers is no customer."""

import re

from segmentry.engines.base import Measure, Rows

_TOTAL = re.compile(
    r"\W*((grand|sub)[ -]?)?(total(s|e|en|es)?|sum(me|s|a)?|gesamt(summe)?|insgesamt|totaal|razem|suma|итого|average"
    r"|mean|durchschnitt|mittelwert)\W*",
    re.IGNORECASE,
)
#: How near a total must be to the sum, or the mean, of the rows above it.
_NEAR = 0.005


def without_total(rows: Rows) -> tuple[Rows, tuple[str, ...]]:
    """The rows without a last one that calls itself a total and is one: the sum or mean of those above."""
    above = rows.n_rows - 1
    if above < 2:
        return rows, ()
    [last] = rows.collect(limit=1, start=above).to_pylist()
    word = next((cell for cell in last.values() if isinstance(cell, str) and _TOTAL.fullmatch(cell)), None)
    values = {n: last[n] for n, type in rows.types.items() if type in ("integer", "number") and last[n] is not None}
    if word is None or not values:
        return rows, ()
    body = rows.first(above)
    means = body.query([Measure("mean", name) for name in values])
    counts = body.query([Measure("count", name) for name in values])
    for value, mean, count in zip(values.values(), means, counts, strict=True):
        if any(mean is not None and abs(value - due) <= _NEAR * abs(due) for due in (mean, (mean or 0) * count)):
            return body, ("The last row is a total of those above it and was left out.",)
    return rows, ()
