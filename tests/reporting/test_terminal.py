"""What is printed of the columns: in order, complete, and nothing that a terminal obeys."""

import io
import re

import pandas as pd
import pytest
from rich.console import Console
from segmentry.reporting.terminal import print_columns

import segmentry
from segmentry.results.columns import Columns, Finding

HOSTILE = "[red]x[/red] \x1b[31m"


def printed(columns: Columns, width: int) -> str:
    text = io.StringIO()
    print_columns(columns, Console(file=text, width=width))
    return text.getvalue()


@pytest.fixture(scope="module")
def columns() -> Columns:
    frame = segmentry.sample("telecom", rows=300).to_pandas()
    frame[HOSTILE] = range(300)
    frame["a_column_with_quite_a_long_name_that_must_be_broken"] = [i % 7 for i in range(300)]
    looked_at = segmentry.inspect(frame)
    stood = looked_at.columns[1].model_copy(update={"stand_ins": (-1.0, 999.0)})
    severities = ("note", "high", "warning")
    findings = [Finding(severity=s, column=None, what=f"About {s}.", remedy=f"Do {s} {HOSTILE}.") for s in severities]
    update = {"columns": (looked_at.columns[0], stood, *looked_at.columns[2:]), "findings": tuple(findings)}
    return looked_at.model_copy(update=update)


@pytest.mark.parametrize("width", [80, 120])
def test_everything_is_told_within_the_width(columns: Columns, width: int) -> None:
    text = printed(columns, width)
    assert max(len(line) for line in text.splitlines()) <= width
    packed = re.sub(r"\s+", "", text)
    for column in columns.columns:
        assert column.name[:9].replace(" ", "") in packed
        if column.share_of_distance is not None:
            assert f"{column.share_of_distance:.1%}" in text
    assert "-1,999maystandformissing" in packed


def test_features_come_first_and_the_gravest_findings(columns: Columns) -> None:
    text = printed(columns, 120)
    heads = [re.split(r"\s+\(", line)[0] for line in text.splitlines() if re.fullmatch(r"[a-z ]+ \(\d+\) *", line)]
    assert heads[0] == "features"
    assert heads[-3:] == ["high", "warning", "note"]
    assert text.index("About high") < text.index("Do high") < text.index("About warning") < text.index("About note")


def test_nothing_of_the_users_is_markup(columns: Columns) -> None:
    text = printed(columns, 120)
    assert "\x1b" not in text
    assert "[red]x[/red]" in text


def test_dates_are_told_as_dates() -> None:
    looked_at = segmentry.inspect(pd.DataFrame({"since": pd.date_range("2020-01-01", periods=30), "n": range(30)}))
    update = {"minimum": 18262.0, "maximum": 18291.0, "stand_ins": (0.0,)}
    since = looked_at["since"].model_copy(update=update)
    text = printed(looked_at.model_copy(update={"columns": (since,)}), 120)
    assert "2020-01-01 to 2020-01-30" in text
    assert "1970-01-01 may stand for missing" in text
