"""What is made without pandas is what `pa.array` and `to_numpy` make."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmentry.engines import arrow

CELLS = st.lists(st.none() | st.integers(-9, 9), max_size=40)
KINDS = (pa.int32(), pa.int64(), pa.float64(), pa.bool_())


@given(st.lists(st.text(max_size=5), max_size=9))
def test_texts(words: list[str]) -> None:
    assert arrow.texts(words).equals(pa.array(words, pa.string()))


@pytest.mark.parametrize("kind", KINDS, ids=str)
@given(cells=CELLS, start=st.integers(0, 20))
def test_there_and_back(kind: pa.DataType, cells: list[int | None], start: int) -> None:
    part = pa.array(cells).cast(kind).slice(min(start, len(cells)))  # which begins within a byte
    there = arrow.values(part, kind.to_pandas_dtype()(0))
    assert there.tolist() == [0 if cell is None else cell for cell in part.to_pylist()]
    missing = np.array([cell is None for cell in part.to_pylist()], dtype=bool)
    back = arrow.numbers(there, missing)
    back.validate(full=True)
    assert back.equals(part)
