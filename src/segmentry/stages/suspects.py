"""What may be wrong with columns that look like features: stand-ins for missing, slips, columns that count twice."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from segmentry.engines.base import Rows
from segmentry.results.columns import Finding

#: Rows over which columns are compared with each other.
COMPARED_ROWS = 10_000
#: Correlation from which two columns count as one (ours).
SAME_THING = 0.95

#: Standard deviations from the mean, and times the next value, from which a largest value is far out (ours).
FAR_OUT, ALONE = 10.0, 3.0

_LOW = (-1.0, -9.0, -99.0, -999.0, -9999.0, -99999.0)
_HIGH = (999.0, 9999.0, 99999.0, 999999.0, 9999999.0, 99999999.0)


def far_out(rows: Rows, ends: dict[str, tuple[float, float]], spread: dict[str, tuple[float, float]]) -> list[Finding]:
    """Largest values that no other comes near: a slip of a decimal mark makes such.

    Parameters
    ----------
    ends : dict
        Smallest and largest value of every column that could be a feature.
    spread : dict
        Mean and standard deviation of the same columns.
    """
    found = []
    for name, (_, high) in ends.items():
        mean, sd = spread[name]
        if high <= mean + FAR_OUT * sd:
            continue
        count, below, _ = _around(rows, name, high)
        if high > ALONE * abs(below):
            held = f"{count:,} {'cell holds' if count == 1 else 'cells hold'} {high:,.6g}"
            what = f"`{name}`: {held}, far from all others (the next is {below:,.6g})."
            remedy = "Correct it in the table if it is a mistake: it pulls a segment to itself."
            found.append(Finding(severity="warning", column=name, what=what, remedy=remedy))
    return found


def stand_ins(rows: Rows, ends: dict[str, tuple[float, float]]) -> list[Finding]:
    """Numbers such as -1 or 999 that stand apart from all others and may mean that nothing is known.

    Parameters
    ----------
    ends : dict
        Smallest and largest value of every column that could be a feature.
    """
    suspects = [(name, low) for name, (low, _) in ends.items() if low in _LOW]
    suspects += [(name, high) for name, (_, high) in ends.items() if high in _HIGH]
    found = []
    for name, value in suspects:
        count, below, above = _around(rows, name, value)
        if count > 1 and (above >= 0 if value < 0 else 0 <= below < value / 3):
            what = f"`{name}`: {count:,} cells hold {value:,.0f}, apart from all others. It may stand for missing."
            remedy = "Empty these cells in the table if so: as numbers they pull the averages."
            found.append(Finding(severity="warning", column=name, what=what, remedy=remedy))
    return found


def _around(rows: Rows, name: str, value: float) -> tuple[int, float, float]:
    """How often a column holds the value, the largest value below it and the smallest above it."""
    counts, below, above = zip(*rows.reduce([name], lambda batch: _around_in(batch, value)), strict=True)
    return sum(counts), max(below), min(above)


def _around_in(batch: pa.RecordBatch, value: float) -> tuple[int, float, float]:
    values: NDArray[Any] = batch.column(0).cast(pa.float64()).to_numpy(zero_copy_only=False)
    below, above = values[values < value], values[values > value]
    return (
        int((values == value).sum()),
        float(below.max()) if len(below) else -np.inf,
        float(above.min()) if len(above) else np.inf,
    )


def twins(rows: Rows, names: Sequence[str]) -> tuple[dict[str, str], list[Finding]]:
    """Columns with the same numbers as one before them, and findings on those that nearly say the same.

    Compared over the first 10,000 rows.

    Returns
    -------
    dict of str to str, list of Finding
        The copies with the column that each repeats; the findings on pairs that go together.
    """
    if len(names) < 2:
        return {}, []
    frame = rows.collect(names, limit=COMPARED_ROWS).to_pandas().astype("float64")
    together = frame.corr(min_periods=10).to_numpy()
    copies: dict[str, str] = {}
    found = []
    for i, j in zip(*np.nonzero(np.triu(np.abs(together) > SAME_THING, k=1)), strict=True):
        first, second = names[int(i)], names[int(j)]
        if first in copies or second in copies:
            continue
        if frame[first].equals(frame[second].set_axis(frame.index)):
            copies[second] = first
            continue
        seen = f"over {'all' if rows.n_rows <= COMPARED_ROWS else 'the first'} {len(frame):,} rows"
        what = f"`{first}` and `{second}` go together (correlation {together[i, j]:.2f} {seen}) and count twice."
        found.append(Finding(severity="warning", column=second, what=what, remedy="Leave one of them out."))
    return copies, found
