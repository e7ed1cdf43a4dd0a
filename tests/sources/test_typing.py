"""Columns of text become numbers, booleans or dates."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry.engines.base import MISSING_WORDS
from segmentry.results.table import Table


def column(folder: Path, *cells: str) -> Table:
    path = folder / "t.csv"
    path.write_text("c,other\n" + "".join(f"{cell},x\n" for cell in cells), encoding="utf-8")
    return segmentry.read(path)


@pytest.mark.parametrize(
    ("cells", "type"),
    [
        (["1", "2"], "integer"),
        (["1", "2.5"], "number"),
        (["1.0", "-2e3"], "integer"),
        (["inf", "1"], "number"),
        (["true", "FALSE"], "boolean"),
        (["2024-01-31", "2024-02-29 13:05:00"], "date"),
        (["2024-01-31", "2024-02-30"], "text"),
        (["1.234,50", "2,5"], "number"),
        (["1.234.567", "2"], "integer"),
        (["030 123 456", "040 999 888"], "text"),
        (["+491701234567", "+491701234568"], "text"),
        (["0049", "0050"], "text"),
        (["1234567890123456789012"], "text"),
        (["", "NA"], "text"),
        (["yes", "no"], "text"),
        (["0x1F", "12 kg"], "text"),
    ],
)
def test_the_type_is_the_one_that_the_cells_share(tmp_path: Path, cells: list[str], type: str) -> None:
    assert column(tmp_path, *(f'"{cell}"' for cell in cells)).types["c"] == type


def test_digits_with_an_underscore_are_text(tmp_path: Path) -> None:
    assert column(tmp_path, "1_000", "2_000").types["c"] == "text"


@pytest.mark.parametrize(
    ("cells", "values", "told"),
    [
        (["1.234,50", "2,5", "-3"], [1234.5, 2.5, -3], "a decimal comma and thousands marks"),
        (["1,234.50", "2.5"], [1234.5, 2.5], "thousands marks"),
        (["$1,234.50", "-$2.00"], [1234.5, -2], "thousands marks and a currency"),
        (["1.234,50 €", "2,00 €"], [1234.5, 2], "a decimal comma, thousands marks and a currency"),
        (["EUR 12.5", "EUR 1.25"], [12.5, 1.25], "a currency"),
        (["1 234,5", "2,5"], [1234.5, 2.5], "a decimal comma and thousands marks"),
        (["1\u00a0234,5", "2,5"], [1234.5, 2.5], "a decimal comma and thousands marks"),
        (["1'234.5", "2.5"], [1234.5, 2.5], "thousands marks"),
        (["12%", "7 %", "0.5%"], [0.12, 0.07, 0.005], "a percent sign (divided by 100)"),
        (["(1,234.50)", "5.00"], [-1234.5, 5], "thousands marks and amounts below zero in brackets"),
        (["5-", "1,000-"], [-5, -1000], "thousands marks and a minus behind"),
        (["−5,5", "7,25"], [-5.5, 7.25], "a decimal comma"),
        (["1,5E+03", "2,5"], [1500, 2.5], "a decimal comma"),
    ],
)
def test_numbers_are_read_in_every_spelling_and_it_is_told(
    tmp_path: Path, cells: list[str], values: list[float], told: str
) -> None:
    table = column(tmp_path, *(f'"{cell}"' for cell in cells))
    assert table.rows.collect()["c"].to_pylist() == values
    assert table.load_report.notes == (f"`c`: numbers with {told}, {len(cells)} of {len(cells)} cells.",)


def test_rows_beyond_those_that_were_looked_at_are_read_alike(tmp_path: Path) -> None:
    euros, cents = [n * 7 % 2_000 for n in range(1_300)], [n * 13 % 100 for n in range(1_300)]
    lines = [
        f"{euro // 1000}.{euro % 1000:03d},{cent:02d} €;{cent}%;{1 + cent % 28:02d}.{1 + euro % 12:02d}.2024;{cent},5"
        for euro, cent in zip(euros, cents, strict=True)
    ]
    lines[1_200] = "k. A.;k. A.;k. A.;zehn"
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["spent;share;day;points", *lines]), encoding="utf-8")
    table = segmentry.read(path)
    assert table.types == {"spent": "number", "share": "number", "day": "date", "points": "number"}
    columns = table.rows.collect().to_pydict()
    told = [n for n in range(1_300) if n != 1_200]
    assert [columns["spent"][n] for n in told] == pytest.approx([euros[n] + cents[n] / 100 for n in told])
    assert [columns["share"][n] for n in told] == pytest.approx([cents[n] / 100 for n in told])
    assert [(columns["day"][n].day, columns["day"][n].month) for n in told] == [
        (1 + cents[n] % 28, 1 + euros[n] % 12) for n in told
    ]
    assert [columns[name][1_200] for name in table.names] == [None] * 4
    assert table.load_report.misfits == {"points": 1}


def test_the_other_columns_tell_what_a_mark_means(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a;b;c\n1.234;2,5;1,250\n2.345;3,25;2,750\n7;1,5;0,125\n")
    assert segmentry.read(path).rows.collect().to_pydict() == {
        "a": [1234, 2345, 7],
        "b": [2.5, 3.25, 1.5],
        "c": [1.25, 2.75, 0.125],
    }
    path.write_text('a;b\n"1,234";2.5\n"2,345";3.25\n')
    assert segmentry.read(path).rows.collect().to_pydict() == {"a": [1234, 2345], "b": [2.5, 3.25]}


def test_semicolons_go_with_points_between_thousands(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a;b\n850;x\n1.037;y\n12.500;z\n")
    assert segmentry.read(path).rows.collect()["a"].to_pylist() == [850, 1037, 12500]
    path.write_text("a;b\n0.850;x\n1.037;y\n")  # a leading zero is no group
    assert segmentry.read(path).rows.collect()["a"].to_pylist() == [0.85, 1.037]


@pytest.mark.parametrize(("decimal", "value"), [(",", 1.234), (".", 1234)])
def test_the_decimal_mark_can_be_told(tmp_path: Path, decimal: Any, value: float) -> None:
    path = tmp_path / "t.csv"
    path.write_text('a,b\n"1,234",x\n"2,345",y\n')
    table = segmentry.read(path, segmentry.Plan(decimal=decimal))
    assert table.rows.collect()["a"].to_pylist()[0] == value


@pytest.mark.parametrize(
    ("cells", "first", "order"),
    [
        (["31.01.2024", "01.02.2024"], "2024-01-31", "day, month, year"),
        (["01/31/2024", "02/01/2024"], "2024-01-31", "month, day, year"),
        (["31/01/2024 10:30", "01/02/2024 11:00"], "2024-01-31", "day, month, year"),
        (["1/31/2024 11:05:00 AM", "2/1/2024 1:05:00 PM"], "2024-01-31", "month, day, year"),
        (["Jan 31, 2024", "Feb 1, 2024"], "2024-01-31", "month, day, year"),
        (["31/01/24 10:30", "01/02/24 11:00"], "2024-01-31", "day, month, year"),
        (["31-Jan-24", "01-FEB-24"], "2024-01-31", "day, month, year"),
        (["11:38 PM, January 31 2024", "01:02 AM, May 1 2024"], "2024-01-31", "month, day, year"),
        (["31 January 2024 9:30", "1 May 2024 10:00"], "2024-01-31", "day, month, year"),
        (["31-12-23", "30-12-23"], "2023-12-31", "day, month, year"),
        (["23-12-31", "23-12-30"], "2023-12-31", "year, month, day"),
        (["2024/01/31 3:45:12 PM GMT+1", "2024/02/01 9:00:00 AM GMT+2"], "2024-01-31", "year, month, day"),
        (["31/01/2024 15:45 CET", "01/02/2024 09:00 CEST"], "2024-01-31", "day, month, year"),
        (["Wed, 31 Jan 2024", "Thu, 1 Feb 2024"], "2024-01-31", "day, month, year"),
        (["31JAN2024:15:45:12", "01FEB2024:09:00:00"], "2024-01-31", "day, month, year"),
        (["#2024-01-31#", "#2024-02-01#"], "2024-01-31", "year, month, day"),
    ],
)
def test_dates_are_read_in_the_common_orders(tmp_path: Path, cells: list[str], first: str, order: str) -> None:
    table = column(tmp_path, *(f'"{cell}"' for cell in cells))
    assert table.types["c"] == "date"
    assert str(table.rows.collect()["c"].to_pylist()[0].date()) == first
    assert table.load_report.notes == (f"`c`: dates written {order}, 2 of 2 cells.",)


@pytest.mark.parametrize(
    ("cells", "type", "missing"),
    [
        (["20240131", "20240201", "20231231"], "date", 0),
        (["20240131", "20240201", "20231231", *["00000000"] * 2], "date", 2),
        (["20240131", "20240201", "20231231", "0"], "date", 1),
        (["20240131", "20240201", "20241331"], "integer", 0),
        (["20240131", "20240201"], "integer", 0),
    ],
)
def test_whole_numbers_that_are_all_days_are_dates(tmp_path: Path, cells: list[str], type: str, missing: int) -> None:
    table = column(tmp_path, *cells)
    assert table.types["c"] == type
    assert table.rows.collect()["c"].null_count == missing


def test_blanks_around_a_date_are_no_part_of_it(tmp_path: Path) -> None:
    table = column(tmp_path, "  2024-01-31 ", "2024-02-01  ")
    assert [str(day.date()) for day in table.rows.collect()["c"].to_pylist()] == ["2024-01-31", "2024-02-01"]


def test_a_column_without_doubt_tells_the_order_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n01/25/2024,02/03/2024\n03/14/2024,05/06/2024\n")
    assert [str(d.date()) for d in segmentry.read(path).rows.collect()["b"].to_pylist()] == ["2024-02-03", "2024-05-06"]
    path.write_text("a,b\n1,02/03/2024\n2,05/06/2024\n")
    table = segmentry.read(path)
    assert str(table.rows.collect()["b"].to_pylist()[0].date()) == "2024-03-02"
    assert table.load_report.notes[0].endswith("The order is a guess: no cell tells.")


def test_of_two_ways_to_read_days_that_of_fewer_years_is_taken(tmp_path: Path) -> None:
    cells = [f"24-{month:02d}-{day:02d}" for month in (1, 2, 3) for day in (3, 9, 27)]
    for written, order in ((cells, "year, month, day"), (["-".join(c.split("-")[::-1]) for c in cells], "day, month")):
        table = column(tmp_path, *written)
        assert {d.year for d in table.rows.collect()["c"].to_pylist()} == {2024}
        assert table.load_report.notes[0].startswith(f"`c`: dates written {order}")


def test_articles_are_no_powers_of_ten(tmp_path: Path) -> None:
    assert column(tmp_path, "12E3", "120E2", "1E4").types["c"] == "text"
    assert column(tmp_path, "1.2E3", "1e+05", "7").types["c"] == "integer"


def test_indian_groups_are_thousands(tmp_path: Path) -> None:
    assert column(tmp_path, '"1,23,456.50"', '"12,34,567"').rows.collect()["c"].to_pylist() == [123456.5, 1234567]


def test_a_column_that_is_nearly_one_of_numbers_is_told(tmp_path: Path) -> None:
    table = column(tmp_path, "1", "2", "three", "4")
    assert table.types["c"] == "text"
    assert table.load_report.notes == ("`c` is read as text: 3 of 4 cells are numbers, and 1 not.",)


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ("Total,190\nAverage,9.5\n", 20),
        (",190\n", 20),
        ("TOTAL GÉNÉRAL,190\n", 20),
        ("合計,190\n", 20),
        ("Total,77\n", 21),
        (",77\n", 21),
    ],
)
def test_totals_are_left_out_where_they_are_totals(tmp_path: Path, below: str, rows: int) -> None:
    path = tmp_path / "t.csv"
    path.write_text("name,a\n" + "".join(f"c{i},{i}\n" for i in range(20)) + below, encoding="utf-8")
    assert segmentry.read(path).n_rows == rows


@pytest.mark.parametrize("last", ["Total,6,60", "SUMME:,6,", ",,60\nGrand total,6,60", "Average,2,20"])
def test_a_total_of_the_rows_is_no_row(tmp_path: Path, last: str) -> None:
    path = tmp_path / "t.csv"
    rows = "A,1,10\nB,2,20\nC,3,30\n" if "\n" not in last else "A,1,\nB,2,\nC,3,\n"
    path.write_text(f"name,a,b\n{rows}{last}\n")
    table = segmentry.read(path)
    assert table.rows.collect()["a"].to_pylist()[:3] == [1, 2, 3]
    assert "The last row is a total of those above it and was left out." in table.load_report.notes
    assert "otal" not in str(table.rows.collect()["name"].to_pylist()[-1])


def test_a_customer_called_total_stays(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("name,a\nShell,5\nBP,7\nTotal,4\n")
    assert segmentry.read(path).n_rows == 3


def test_a_word_for_missing_is_a_missing_number(tmp_path: Path) -> None:
    columns = dict(enumerate(sorted(MISSING_WORDS)))
    frame = pd.DataFrame({f"c{i}": ["1", word.upper(), f" {word} ", "2"] for i, word in columns.items()})
    frame.to_csv(tmp_path / "t.csv", index=False)
    table = segmentry.read(tmp_path / "t.csv")
    read = {columns[i]: cells for i, cells in enumerate(table.rows.collect().to_pydict().values())}
    assert {word: cells for word, cells in read.items() if cells != [1, None, None, 2]} == {}
    assert set(table.types.values()) == {"integer"}
    noted = {word for i, word in columns.items() if any(f"`c{i}`" in note for note in table.load_report.notes)}
    assert noted == {word for word in MISSING_WORDS if word}


def test_words_for_missing_are_told(tmp_path: Path) -> None:
    assert column(tmp_path, "1", "?", "n/a", "?", "2").load_report.notes == (
        "`c`: `?` and `n/a` count as missing, 3 cells.",
    )


def test_one_cell_that_is_no_number_is_noted_with_its_row(tmp_path: Path) -> None:
    table = column(tmp_path, *["1"] * 70, "oops", *["2"] * 29)
    assert table.types["c"] == "number"
    assert table.load_report.notes == ("`c`: 1 cell is not a number and counts as missing, the first in row 71.",)


def test_several_cells_that_are_no_numbers_are_counted(tmp_path: Path) -> None:
    table = column(tmp_path, *["1"] * 100, "oops", "oops")
    assert "2 cells are not numbers and count as missing, the first in row 101" in table.load_report.notes[0]


def test_too_many_cells_that_are_no_numbers_make_text(tmp_path: Path) -> None:
    assert column(tmp_path, *["1"] * 97, "a", "b", "c").types["c"] == "text"
