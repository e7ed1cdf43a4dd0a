"""A row of totals below the customers is no customer."""

import re
from typing import Any

from segmentry.engines.base import Function, Measure, Rows
from segmentry.engines.limits import can
from segmentry.results.table import NUMERIC

_TOTAL = re.compile(
    r"(^|\b)((grand|sub)?totals?|totale[sn]?|totaal|toplam|sum(me|s|a)?|gesamt\w*|insgesamt|razem|celkem|összesen"
    r"|yhteensä|i alt|итого|всего|averages?|means?|durchschnitt|mittelwert|moyenne|media)(\b|$)|合計|總計|总计|المجموع",
    re.IGNORECASE,
)
#: How near a total must be to the sum, or the mean, of the rows above it.
_NEAR = 0.005
_FIGURES: tuple[Function, ...] = ("mean", "sd", "count")
#: Rows above a total without a name: in a few rows a sum may come by chance.
_ENOUGH = 10
#: Last rows that may be totals.
_MOST = 3


def without_total(rows: Rows) -> tuple[Rows, tuple[str, ...]]:
    """The rows without last ones that call themselves totals and are: sums or means of the rows above them."""
    n = rows.n_rows
    if "text" not in rows.types.values() or not can(rows.engine, "order"):  # no words, no names; no order, no last row
        return rows, ()
    last = rows.collect(limit=_MOST, start=max(n - _MOST, 0)).to_pylist()
    for count in range(min(len(last), n - 2), 0, -1):
        if all(_is_named(row) for row in last[-count:]):
            body = rows.first(n - count)
            if all(_is_total(row, body) for row in last[-count:]):
                what = "row is a total" if count == 1 else f"{count} rows are totals"
                return body, (
                    f"The last {what} of those above {'it and was' if count == 1 else 'them and were'} left out.",
                )
    return rows, ()


def _is_named(row: dict[str, Any]) -> bool:
    """Whether a row calls itself a total, or has no words at all."""
    words = [cell for cell in row.values() if isinstance(cell, str)]
    return not words or any(_TOTAL.search(word) for word in words)


def _is_total(row: dict[str, Any], body: Rows) -> bool:
    """Whether one of its numbers is the sum of those above, or all are their means; without a name, all are sums."""
    values = {n: row[n] for n, type in body.types.items() if type in NUMERIC and row[n] is not None}
    means, sds, counts = (body.query([Measure(f, name) for name in values]) for f in _FIGURES)
    by_number = zip(values.values(), means, sds, counts, strict=True)
    compared = [figures for figures in by_number if figures[2]]  # a constant tells nothing
    sums = [_is_near(value, mean * count) for value, mean, _, count in compared]
    if not any(isinstance(cell, str) for cell in row.values()):
        return body.n_rows >= _ENOUGH and len(sums) > 0 and all(sums)
    return any(sums) or (len(compared) > 0 and all(_is_near(value, mean) for value, mean, _, _ in compared))


def _is_near(value: float, due: float) -> bool:
    return abs(value - due) <= _NEAR * abs(due)
