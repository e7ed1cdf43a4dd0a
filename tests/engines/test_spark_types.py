"""Columns of every type that Spark has: read as single values, or left out by name."""

import datetime
from typing import Any

import segmentry

#: Expressions of Spark over `id`, from 0 to 3, and what they are read as.
CELLS: dict[str, tuple[str, dict[str, list[Any]]]] = {
    "home": (
        "if(id = 1, null, named_struct('city', 'Bonn', 'at', named_struct('x', id)))",
        {"home.city": ["Bonn", None, "Bonn", "Bonn"], "home.at.x": [0, None, 2, 3]},
    ),
    "tags": ("array('a', null)", {"tags": ['["a",null]'] * 4}),
    "map": ("map('k', id)", {"map": [f'{{"k":{i}}}' for i in range(4)]}),
    "case": ("named_struct('A', 1, 'a', 2)", {"case": ['{"A":1,"a":2}'] * 4}),
    "text": ("cast('ü' as binary)", {"text": ["ü"] * 4}),
    "bytes": ("if(id = 3, unhex('ff'), cast('a' as binary))", {}),
    "months": ("interval '2-3' year to month", {"months": [27] * 4}),
    "days": ("interval '3' day", {"days": [3] * 4}),
    "span": ("make_interval(0, 0, 0, 3)", {"span": [3] * 4}),
    "far": (
        "if(id < 2, date '2024-01-02', date '20000-01-01')",
        {"far": [datetime.datetime(2024, 1, 2)] * 2 + [None] * 2},
    ),
}


def test_columns_of_every_type_become_single_values(spark: Any) -> None:
    frame = spark.range(4).coalesce(1).selectExpr("id", *(f"{cells} AS {name}" for name, (cells, _) in CELLS.items()))
    table = segmentry.read(frame)
    expected = {name: values for _, columns in CELLS.values() for name, values in columns.items()}
    assert table.rows.collect().to_pydict() == {"id": [0, 1, 2, 3], **expected}
    assert table.load_report.notes[:3] == (
        "Objects inside `home` were spread over columns with a dot in the name.",
        "Lists and the like in `tags`, `map` and `case` are read as text.",
        "`bytes` holds bytes that are no text and was left out.",
    )
    assert table.load_report.misfits == {"far": 2}
    assert table.rows.native.columns == list(table.names)
