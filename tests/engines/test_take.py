"""Single rows of a table, in the order that is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from segmentry.engines.base import Measure, Rows

pytestmark = pytest.mark.needs("some_rows")

TWICE = pa.schema([("twice", pa.float64())])


def doubled(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pc.multiply(batch.column(0), 2)], schema=TWICE)


def test_they_come_in_the_order_that_is_asked_for(read_rows: Callable[[Any], Rows], tmp_path: Path) -> None:
    rows = read_rows("n,t\n1.50,a\n2,=b\n007,c\n4,d\n")
    taken = rows.typed({"n": "number"}).take(np.array([2, 0, 1]))
    assert taken.n_rows == 3
    assert taken.collect().to_pydict() == {"n": [7, 1.5, 2], "t": ["c", "a", "=b"]}
    assert taken.query([Measure("max", "n")]) == [7]
    more = taken.extend(["n"], doubled, TWICE)
    more.write(tmp_path / "out.csv", "csv")
    assert (tmp_path / "out.csv").read_text().splitlines() == ["n,t,twice", "007,c,14", "1.50,a,3", "2,'=b,4"]
    assert rows.n_rows == 4


def test_rows_taken_of_others_are_those_of_these(read_rows: Callable[[Any], Rows]) -> None:
    rows = read_rows(pa.table({"i": range(300_000)}))
    places = np.random.default_rng(0).permutation(300_000)
    taken = rows.take(places).first(200_000).take(np.array([5, 5, 199_999]))
    assert taken.collect()["i"].to_pylist() == [places[5], places[5], places[199_999]]
