"""Quantiles of counted values are those of the values one by one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from segmentry.maths.value_counts import ValueCounts

NUMBERS = st.lists(st.integers(-5, 30) | st.floats(-1e6, 1e6), min_size=1, max_size=60)


@given(NUMBERS, st.lists(st.floats(0, 1), min_size=1, max_size=5), st.integers(1, 4))
def test_they_are_numpys_however_the_values_come(numbers: list[float], q: list[float], parts: int) -> None:
    values = np.array(numbers, dtype=np.float64)
    counts = ValueCounts.together([ValueCounts.of(part) for part in np.array_split(values, parts)])
    assert counts.counts.sum() == len(values)
    np.testing.assert_allclose(counts.quantiles(q), np.quantile(values, q), rtol=1e-9, atol=1e-6)


def test_rounding_keeps_so_many_digits_and_the_order() -> None:
    values = np.array([-123456.0, 0.0, 0.00123456, 99999.6, np.nan])
    np.testing.assert_allclose(ValueCounts.of(values, digits=3).values, [-123000, 0.0, 0.00123, 100000])
