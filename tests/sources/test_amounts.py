"""Columns of text that hold amounts: units, lengths of time, currencies and per cent."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.errors import SegmentryError
from segmentry.results.table import Table

pytestmark = pytest.mark.usefixtures("quick_choices")

N = range(1, 61)


def column(folder: Path, cells: list[str], plan: Plan | None = None) -> Table:
    path = folder / "t.csv"
    path.write_text("c,n\n" + "".join(f'"{cell}",{i}\n' for i, cell in enumerate(cells)), encoding="utf-8")
    return segmentry.read(path, plan)


@pytest.mark.parametrize(
    ("cells", "unit", "values", "note"),
    [
        ([f"{i} days" for i in N], "days", [1, 2], "lengths of time, read in days, 60 of 60 cells"),
        ([f"{i} Monate" for i in N], "months", [1, 2], "lengths of time, read in months"),
        ([f"{i} ans {i % 12} mois" for i in N], "years", [1 + 1 / 12, 2 + 2 / 12], "lengths of time, read in years"),
        ([f"{i}h {i}m" for i in N], "hours", [1 + 1 / 60, 2 + 2 / 60], "lengths of time, read in hours"),
        ([f"{i}m" if i % 3 else f"1y {i}m" for i in N], "months", [1, 2, 15], "lengths of time, read in months"),
        ([f"00:{i % 60:02d}:30" for i in N], "minutes", [1.5, 2.5], "lengths of time, read in minutes"),
        ([f"{8 + i % 12:02d}:30" for i in N], "hours", [9.5, 10.5], "times of day, read in hours from midnight"),
        ([f"{i}:30" for i in N], "hours", [1.5, 2.5], "lengths of time, read in hours (of two figures the first"),
        ([f"{i}.5 km" for i in N], "km", [1.5, 2.5], "amounts in km, 60 of 60 cells"),
        ([f"{i} GB" if i % 4 else f"{i}00 MB" for i in N], "GB", [1, 2, 3, 0.4], "amounts in GB and MB, read in GB"),
        ([f"{i},024 kWh" for i in N], "kWh", [1024, 2024], "amounts in kWh"),
        (
            [f"{i}.5K" if i % 2 else f"{i}M" for i in N],
            None,
            [1500, 2_000_000],
            "with K and M for thousands and millions",
        ),
        ([f"${i}.5K" for i in N], "$", [1500, 2500], None),
        ([f"{i} rooms" if i > 1 else "1 room" for i in N], "=rooms", [1, 2], "numbers with"),
        ([f"{i} days ago" if i > 1 else "1 day ago" for i in N], "=days ago", [1, 2], "numbers with"),
        ([f"{i} business days" for i in N], "=business days", [1, 2], "numbers with business days behind"),
    ],
)
def test_amounts_are_numbers_in_one_unit(
    tmp_path: Path, cells: list[str], unit: str | None, values: list[float], note: str | None
) -> None:
    table = column(tmp_path, cells)
    assert table.load_report.units.get("c") == unit
    assert table.rows.collect()["c"].to_pylist()[: len(values)] == pytest.approx(values)
    if note is not None:
        assert note in table.load_report.notes[0]


def test_minutes_and_seconds_are_told_by_the_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("call_duration,n\n" + "".join(f"{i % 9 + 1}:30,{i}\n" for i in N))
    table = segmentry.read(path)
    assert table.rows.collect()["call_duration"].to_pylist()[0] == 2.5
    assert "(two figures are minutes and seconds)" in table.load_report.notes[0]


@pytest.mark.parametrize(
    "cells",
    [
        [f"{i}A" for i in N],
        [f"{i} {'ABCD'[i % 4]}" for i in N],
        [f"{i} High Street" for i in N],
        [f"{i}-{i + 9}" for i in N],
        [f"{i}{('st', 'nd', 'rd', 'th')[i % 4]}" for i in N],
        [("< 1 year", "2 years", "10+ years")[i % 3] for i in N],
    ],
    ids=["codes", "letters", "streets", "bands", "ranks", "open bands"],
)
def test_what_is_no_amount_stays_text(tmp_path: Path, cells: list[str]) -> None:
    table = column(tmp_path, cells)
    assert table.types["c"] == "text"
    assert table.load_report.mixtures == ()


@pytest.mark.parametrize(
    ("cells", "kind", "counts"),
    [
        ([("$50", "€45", "¥7500")[i % 3] for i in N], "amounts in several currencies", {"$": 20, "€": 20, "¥": 20}),
        ([f"{i}.43 {('JPY', 'EUR')[i % 2]}" for i in N], "amounts in several currencies", {"JPY": 30, "EUR": 30}),
        ([f"£{i}K" if i % 4 else f"{i}M CHF" for i in N], "amounts in several currencies", {"£": 45, "CHF": 15}),
        ([f"{i} kg" if i % 3 else f"{i} km" for i in N], "amounts that do not convert", {"kg": 40, "km": 20}),
        ([f"{i}°C" if i % 3 else f"{i}°F" for i in N], "amounts that do not convert", {"°C": 40, "°F": 20}),
        ([f"{i} days" if i % 3 else f"{i}" for i in N], "amounts with and without a unit", {"days": 40, "": 20}),
        ([f"{i}%" if i % 3 else f"{i}00" for i in N], "numbers with and without a percent sign", {"%": 40, "": 20}),
    ],
)
def test_amounts_that_do_not_convert_are_text_with_counts(
    tmp_path: Path, cells: list[str], kind: str, counts: dict[str, int]
) -> None:
    table = column(tmp_path, cells)
    assert table.types["c"] == "text"
    [mixture] = table.load_report.mixtures
    assert mixture.kind.startswith(kind)
    assert mixture.counts == counts
    columns = segmentry.inspect(table)
    assert columns["c"].role == "descriptor"
    assert any(f.what == mixture.what and "columns.c.unit = " in f.remedy for f in columns.findings)
    read = segmentry.read(table, Plan(columns={"c": {"unit": mixture.unit}}))
    assert read.types["c"] in ("integer", "number")
    assert read.load_report.mixtures == ()


def test_columns_of_per_cent_are_each_read_as_alone(tmp_path: Path) -> None:
    kinds = {
        "plain": [f"{i}%" for i in N],
        "alike": [f"{20 + i % 9}%" if i % 2 else f"{20 + i % 9}" for i in N],
        "shares": [f"{20 + i % 9}%" if i % 2 else f"0.{20 + i % 9}" for i in N],
        "other": [f"{i}%" if i % 3 else f"{i}00" for i in N],
        "money": [f"${i}" for i in N],
    }
    frame = pd.DataFrame({f"{kind}{i}": cells for i in range(22) for kind, cells in kinds.items()})
    frame.to_csv(tmp_path / "wide.csv", index=False)
    table = segmentry.read(tmp_path / "wide.csv")
    cells = table.rows.collect()
    for kind, own in kinds.items():
        alone = column(tmp_path, own)
        assert table.types[f"{kind}7"] == alone.types["c"]
        assert cells[f"{kind}7"].equals(alone.rows.collect()["c"])


def test_a_few_cells_in_another_currency_count_as_missing(tmp_path: Path) -> None:
    table = column(tmp_path, ["€5", *(f"${i}" for i in range(1, 101))])
    assert table.rows.collect()["c"].to_pylist()[:2] == [None, 1]
    assert table.load_report.misfits == {"c": 1}
    [finding] = [f for f in segmentry.inspect(table).findings if "2 currencies" in f.what]
    assert "$ in 100 cells and € in 1 cell" in finding.what


@pytest.mark.parametrize(
    ("cells", "first", "said"),
    [
        ([f"{20 + i % 9}%" if i % 2 else f"{20 + i % 9}" for i in N], [0.21, 0.22], "read as per cent, too"),
        ([f"{20 + i % 9}%" if i % 2 else f"0.{20 + i % 9}" for i in N], [0.21, 0.22], "read as shares"),
    ],
)
def test_per_cent_and_plain_numbers_of_one_range_are_one(
    tmp_path: Path, cells: list[str], first: list[float], said: str
) -> None:
    table = column(tmp_path, cells)
    assert table.rows.collect()["c"].to_pylist()[:2] == first
    [note] = table.load_report.notes
    assert note.startswith("`c`: 30 of 60 cells have a percent sign. The 30 without one")
    assert said in note


def test_a_currency_in_some_cells_is_not_said_of_all(tmp_path: Path) -> None:
    table = column(tmp_path, [f"${i}" if i % 3 else f"{i}" for i in N])
    assert table.load_report.notes == ("`c`: numbers with a currency ($ in 40 of 60 cells).",)


@pytest.mark.parametrize(
    ("cells", "plan", "said"),
    [
        (["basic", "plus"] * 30, {"type": "number"}, "60 of 60 cells are none, such as `basic` and `plus`"),
        (["yes", "no", "12"] * 20, {"type": "number"}, "40 of 60 cells are none, such as `yes` and `no`"),
        (["$5", "€6"] * 30, {"type": "number"}, "amounts in several currencies. Set columns.c.unit = '$'"),
        (["basic", "plus"] * 30, {"unit": "km"}, "cannot be read in km, as columns.c.unit asks"),
        (["5 km", "6 km"] * 30, {"unit": "apples"}, "it is no unit or currency that is known"),
    ],
)
def test_an_option_that_cannot_be_obeyed_is_refused(tmp_path: Path, cells: list[str], plan: Any, said: str) -> None:
    with pytest.raises(SegmentryError) as error:
        column(tmp_path, cells, Plan(columns={"c": plan}))
    assert said in str(error.value)


@pytest.mark.parametrize(
    "cells",
    [
        [f"{i}" if i % 4 else "see file" for i in N],
        [f"{i},5" if i % 4 else "?x" for i in N],
        [f"€{i}" if i % 4 else "free" for i in N],
    ],
)
def test_what_mostly_holds_numbers_is_read_as_told(tmp_path: Path, cells: list[str]) -> None:
    assert column(tmp_path, cells).types["c"] == "text"
    [finding] = [f for f in segmentry.inspect(tmp_path / "t.csv").findings if f.column == "c"]
    assert "45 of 60 cells are" in finding.what
    assert finding.remedy.startswith('Set columns.c.type = "number"')
    table = column(tmp_path, cells, Plan(columns={"c": {"type": "number"}}))
    assert table.types["c"] in ("integer", "number")
    assert table.load_report.misfits == {"c": 15}
    assert table.load_report.notes == ("`c`: numbers as told, 45 of 60 cells; 15 others count as missing.",)


def test_amounts_are_read_as_told_of_a_table_that_was_read_before(tmp_path: Path) -> None:
    table = column(tmp_path, [f"{i * 1000} m" for i in N])
    plan = Plan(columns={"c": {"unit": "km"}}, features=("c", "n"), k=2)
    prepared = segmentry.prepare(table, plan, columns=segmentry.inspect(table))
    assert prepared.columns["c"].maximum == 60
    assert segmentry.read(prepared.table, plan) is prepared.table


@pytest.mark.parametrize(
    ("decimal", "cells"), [(",", ["1.5", "2.25"]), (",", ["$1,234.50", "$2.50"]), (".", ["1,5", "2,25"])]
)
def test_a_decimal_mark_that_no_number_has_is_refused(tmp_path: Path, decimal: Any, cells: list[str]) -> None:
    with pytest.raises(SegmentryError, match="No number is written with a decimal"):
        column(tmp_path, cells, Plan(decimal=decimal))


def test_new_customers_are_read_in_the_units_of_the_model(tmp_path: Path) -> None:
    cells = [f"{i} months" if i <= 30 else f"{i + 200} months" for i in N]
    table = column(tmp_path, cells)
    model = segmentry.run(table, Plan(k=2, features=("c",)))
    years = column(tmp_path, [f"{int(cell.split()[0]) / 12} years" for cell in cells])
    bare = column(tmp_path, [cell.split()[0] for cell in cells])
    for other in (years, bare):
        assert list(model.score(other)["segment"]) == list(model.score(table)["segment"])
    euros = segmentry.run(column(tmp_path, [f"€{i % 2 * 50 + i}" for i in N]), Plan(k=2, features=("c",)))
    dollars = segmentry.difference(euros, column(tmp_path, [f"${i}" for i in N]))
    assert "holds text" in str(dollars)
