"""What was understood of the columns: in order, and complete."""

import pandas as pd

import segmentry
from segmentry.reporting.sections.columns_read import table
from tests.reporting.cells import cells, column


def test_every_column_is_there_and_features_come_first() -> None:
    columns = segmentry.inspect(segmentry.sample("telecom", rows=100))
    rows = table(columns)
    assert sorted(column(rows, "column")) == sorted(read.name for read in columns.columns)
    roles = column(rows, "role")
    assert roles[: roles.count("feature")] == ["feature"] * roles.count("feature")
    assert column(rows, "why") == [read.reason for read in rows.rows]


def test_dates_are_told_as_dates() -> None:
    columns = segmentry.inspect(pd.DataFrame({"since": pd.date_range("2020-01-01", periods=30), "n": range(30)}))
    update = {"minimum": 18262.0, "maximum": 18291.0, "stand_ins": (0.0,)}
    since = columns["since"].model_copy(update=update)
    row = cells(table(columns.model_copy(update={"columns": (since,)})), 0)
    assert row["typical values"] == "2020-01-01 to 2020-01-30"
    assert "1970-01-01 counts as missing" in row["why"]
