"""Of which numbers many customers have none at all, where there are no groups: a list to write to."""

from typing import TYPE_CHECKING

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.results.columns import Columns

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn


def zeros(drawn: "Drawn", columns: Columns, least: int) -> dict[str, float]:
    """The share of those with a value of whom each number from 0 on is 0; none where fewer than `least` have none, or
    any."""
    able = [x.name for x in columns.columns if x.name in drawn.values and x.kind == "number" and x.minimum == 0]
    found = {name: _zero(drawn.values[name], least) for name in able if columns[name].is_averaged}
    return {name: part for name, part in found.items() if part is not None}


def _zero(values: Floats, least: int) -> float | None:
    known = values[~np.isnan(values)]
    none = int(np.count_nonzero(known == 0))
    return settled(none / len(known)) if min(none, len(known) - none) >= max(least, 1) else None
