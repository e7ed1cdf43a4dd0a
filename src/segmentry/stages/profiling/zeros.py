"""Of which numbers many customers have none at all, or of a share more than half, where there are no groups: lists to
write to."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segmentry.maths import Floats, settled
from segmentry.results.columns import Columns
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.in_percent import hundredths

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

_HALF = 50.0


def zeros(drawn: "Drawn", columns: Columns, least: int) -> dict[str, float]:
    """The share of those with a value of whom each number from 0 on is 0; none where fewer than `least` have none, or
    any."""
    able = [x.name for x in columns.columns if x.name in drawn.values and x.kind == "number" and x.minimum == 0]
    found = {name: _zero(drawn.values[name], least) for name in able if columns[name].is_averaged}
    return {name: part for name, part in found.items() if part is not None}


def halves(drawn: "Drawn", columns: Columns, least: int) -> dict[str, float]:
    """The share of those with a value who have more than a half of each share, such as of visits; none where fewer than
    `least` have, or have not."""
    shares = {x.name: hundredths(x, display_name(x.name)) for x in columns.columns if x.name in drawn.values}
    found = {
        name: _part(drawn.values[name] * by > _HALF, drawn.values[name], least) for name, by in shares.items() if by
    }
    return {name: part for name, part in found.items() if part is not None}


def _zero(values: Floats, least: int) -> float | None:
    return _part(values == 0, values, least)


def _part(inside: NDArray[np.bool_], values: Floats, least: int) -> float | None:
    """The part of those with a value who are inside; None where either side is fewer than `least`."""
    known = int(np.count_nonzero(~np.isnan(values)))
    some = int(np.count_nonzero(inside))
    return settled(some / known) if min(some, known - some) >= max(least, 1) else None
