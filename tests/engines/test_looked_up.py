"""Columns that are looked up by the value of another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from segmentry.engines.base import Measure, Rows

pytestmark = pytest.mark.needs("other_files")

ReadRows = Callable[[Any], Rows]


def test_they_stand_behind_the_others_where_the_value_is_there(read_rows: ReadRows, tmp_path: Path) -> None:
    rows = read_rows("n,who\n1.50,b\n2,a\n007, b \n4,\n5,z\n")
    values = pa.table({"who": ["a", "b"], "city": ["Graz", "Bonn"], "age": pa.array([31, None], pa.int64())})
    more = rows.looked_up("who", values, {"city": "text", "age": "integer"})
    assert more.types == {"n": "text", "who": "text", "city": "text", "age": "integer"}
    assert more.collect(["n", "city", "age"]).to_pydict() == {
        "n": ["1.50", "2", "007", "4", "5"],
        "city": ["Bonn", "Graz", "Bonn", None, None],
        "age": [None, 31, None, None, None],
    }
    assert more.query([Measure("count", "city"), Measure("max", "age")]) == [3, 31]
    more.write(tmp_path / "out.csv", "csv")
    assert (tmp_path / "out.csv").read_text().splitlines()[:3] == ["n,who,city,age", "1.50,b,Bonn,", "2,a,Graz,31"]
    assert rows.names == ("n", "who")


def test_they_can_be_looked_up_by_what_was_looked_up_before(read_rows: ReadRows) -> None:
    rows = read_rows(pa.table({"i": range(300_000)}))
    first = rows.looked_up("i", pa.table({"i": range(300_000), "half": [i // 2 for i in range(300_000)]}), HALF)
    both = first.first(10).looked_up("half", pa.table({"half": [0, 4], "word": ["none", "four"]}), {"word": "text"})
    assert both.collect(["i", "half", "word"]).slice(7).to_pylist() == [
        {"i": 7, "half": 3, "word": None},
        {"i": 8, "half": 4, "word": "four"},
        {"i": 9, "half": 4, "word": "four"},
    ]
    assert both.n_rows == 10


HALF = {"half": "integer"}
