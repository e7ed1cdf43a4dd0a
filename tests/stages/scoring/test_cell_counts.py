"""How many cells do not exceed an end, whether few or many ends are asked for."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from segmentry.results.recipe import Feature
from segmentry.stages.scoring.cell_counts import Wanted, added, tallied

NUMBERS = st.integers(-6, 6).map(float)
BATCHES = st.lists(st.lists(st.none() | NUMBERS, min_size=1, max_size=9), min_size=1, max_size=3)


@given(BATCHES, st.lists(NUMBERS, max_size=4) | st.lists(NUMBERS, min_size=33, max_size=40))
def test_cells_are_counted_up_to_each_end(batches: list[list[float | None]], ends: list[float]) -> None:
    wanted = [Wanted(Feature(column="x", type="number", stand_ins=(6.0,)), "x", tuple(ends))]
    parts = [tallied(wanted, pa.record_batch({"x": pa.array(cells, pa.float64())})) for cells in batches]
    [tally] = added(parts)
    known = [cell for cells in batches for cell in cells if cell is not None and cell != 6.0]
    assert [tally.cells, tally.values] == [sum(map(len, batches)), len(known)]
    assert (tally.low, tally.high) == (min(known, default=float("inf")), max(known, default=-float("inf")))
    assert list(tally.up_to) == [sum(cell <= end for cell in known) for end in ends]  # type: ignore[arg-type]
