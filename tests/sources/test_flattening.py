"""Columns of every type that Arrow has: read as single values, or left out by name, from memory and from files."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import segmentry
from segmentry.engines import database
from segmentry.errors import SegmentryError

DAY = dt.datetime(2024, 1, 2, 3, 4, 5)
US_A_DAY = 86_400_000_000
BYTES = "bytes that are no text"


def typed(values: list[Any], kind: pa.DataType) -> pa.Array:
    return pa.array(values, kind)


def stored(values: list[Any], kind: pa.DataType) -> pa.Array:
    """Cells by the whole numbers that they are stored as."""
    mask = [value is not None for value in values]
    whole = pa.int32() if kind.bit_width == 32 else pa.int64()
    filled = pa.array([value or 0 for value in values], whole)
    cells = pa.Array.from_buffers(kind, len(values), filled.buffers())
    return pa.concat_arrays([cells.slice(i, 1) if known else pa.nulls(1, kind) for i, known in enumerate(mask)])


#: Three cells of every kind, and what they are read as.
KINDS: dict[str, tuple[pa.Array, list[Any]]] = {
    **{str(kind): (typed([1, None, 7], kind), [1, None, 7]) for kind in (pa.int8(), pa.uint16(), pa.uint64())},
    "half": (pa.array(np.array([1.5, 2, 3], np.float16)), [1.5, 2, 3]),
    "long decimal": (typed([Decimal("1.5"), None, Decimal(3)], pa.decimal256(60, 2)), [1.5, None, 3]),
    "short decimal": (typed([Decimal("1.5"), None, Decimal(3)], pa.decimal32(7, 2)), [1.5, None, 3]),
    "decimal of thousands": (typed([Decimal("1E+3"), None, Decimal("2E+3")], pa.decimal128(7, -3)), [1000, None, 2000]),
    "view": (typed(["a", None, "ü"], pa.string_view()), ["a", None, "ü"]),
    "bytes": (typed([b"a", None, "ü".encode()], pa.binary()), ["a", None, "ü"]),
    "bytes of one length": (typed([b"ab", None, b"cd"], pa.binary(2)), ["ab", None, "cd"]),
    "bytes of numbers": (typed([b"7.5", None, b"12"], pa.large_binary()), [7.5, None, 12]),
    "uuid": (
        pa.ExtensionArray.from_storage(pa.uuid(), typed([bytes(range(16)), None, bytes(16)], pa.binary(16))),
        ["00010203-0405-0607-0809-0a0b0c0d0e0f", None, "00000000-0000-0000-0000-000000000000"],
    ),
    "words": (pa.array(["a", None, "b"]).dictionary_encode(), ["a", None, "b"]),
    "numbers by their place": (pa.array([5, None, 6]).dictionary_encode(), [5, None, 6]),
    "bytes by their place": (typed([b"a", None, b"b"], pa.binary()).dictionary_encode(), ["a", None, "b"]),
    "list": (pa.array([[1, None], None, []]), ["[1, null]", None, "[]"]),
    "list of texts": (pa.array([['a"b'], None, ["ü", "\n"]]), ['["a\\"b"]', None, '["ü", "\\n"]']),
    "list of one length": (typed([[1, 2], None, [3, 4]], pa.list_(pa.int8(), 2)), ["[1, 2]", None, "[3, 4]"]),
    "list of bytes": (typed([[b"a"], None, []], pa.list_(pa.binary())), ['["a"]', None, "[]"]),
    "list of objects": (pa.array([[{"a": 1}], None, []]), ['[{"a": 1}]', None, "[]"]),
    "list of decimals": (
        typed([[Decimal("1.50")], None, []], pa.list_(pa.decimal128(9, 2))),
        ["[1.50]", None, "[]"],
    ),
    "map": (
        typed([[("k", 1), ("l", None)], None, []], pa.map_(pa.string(), pa.int64())),
        ['{"k": 1, "l": null}', None, "{}"],
    ),
    "map of numbers": (typed([[(1, "x")], None, []], pa.map_(pa.int64(), pa.string())), ['{"1": "x"}', None, "{}"]),
    "time of day": (typed([dt.time(6), None, dt.time(18, 30)], pa.time64("ns")), [6, None, 18.5]),
    "length of time": (typed([dt.timedelta(1), None, dt.timedelta(3)], pa.duration("ms")), [1, None, 3]),
    "no type": (pa.nulls(3), [None, None, None]),
    **{
        f"time in {unit} of {zone}": (
            typed([DAY, None, DAY], pa.timestamp(unit)).cast(pa.timestamp(unit, "UTC")).cast(pa.timestamp(unit, zone)),
            [DAY + shown, None, DAY + shown],
        )
        for unit in ("s", "ms", "us", "ns")
        for zone, shown in (("UTC", dt.timedelta()), ("Asia/Tokyo", dt.timedelta(hours=9)))
    },
    **{
        f"time in {unit} that is none": (
            stored([19_000 * US_A_DAY * factor // 1_000_000, None, far], pa.timestamp(unit)),
            [dt.datetime(2022, 1, 8), None, None],
        )
        for unit, factor in (("s", 1), ("ms", 1_000), ("us", 1_000_000))
        for far in (2**62,)
    },
    "day that is none": (stored([19_000, None, 3_000_000], pa.date32()), [dt.datetime(2022, 1, 8), None, None]),
    "one of several types": (
        pa.UnionArray.from_sparse(typed([0, 1, 0], pa.int8()), [pa.array([1, 2, 3]), pa.array(["x", "y", "z"])]),
        ["1", "y", "3"],
    ),
    "runs": (pa.RunEndEncodedArray.from_arrays([2, 3], ["a", "b"]), ["a", "a", "b"]),
}
NEVER_IN_PARQUET = {"one of several types", "runs", "decimal of thousands", "time in s that is none"}


def saved(table: pa.Table, form: str, folder: Path) -> Any:
    path = folder / f"t.{form}"
    if form == "parquet":
        pq.write_table(table, path)
    elif form == "arrow":
        with pa.ipc.new_stream(path, table.schema) as file:
            file.write_table(table)
    return table if form == "memory" else path


@pytest.mark.parametrize("form", ["memory", "parquet", "arrow"])
def test_columns_of_every_type_become_single_values(form: str, tmp_path: Path) -> None:
    kinds = {name: kind for name, kind in KINDS.items() if form != "parquet" or name not in NEVER_IN_PARQUET}
    columns = {name: cells for name, (cells, _) in kinds.items()}
    read = segmentry.read(saved(pa.table(columns), form, tmp_path)).rows.collect().to_pydict()
    assert read == {name: expected for name, (_, expected) in kinds.items()}


@pytest.mark.parametrize("form", ["memory", "parquet", "arrow"])
def test_what_lies_in_objects_gets_columns_and_what_has_no_words_is_left_out(form: str, tmp_path: Path) -> None:
    home = [{"city": "Bonn", "at": {"x": 1, "seen": [1.5]}, "hash": b"\xff"}, None, {"city": None, "at": None}]
    table = pa.table({"home": home, "key": [b"\x00", b"a", None], "keys": [[b"\xff"], None, []], "age": [44, 25, None]})
    read = segmentry.read(saved(table, form, tmp_path))
    assert read.rows.collect().to_pydict() == {
        "home.city": ["Bonn", None, None],
        "home.at.x": [1, None, None],
        "home.at.seen": ["[1.5]", None, None],
        "age": [44, 25, None],
    }
    assert read.load_report.notes[-3:] == (
        "Objects inside `home` were spread over columns with a dot in the name.",
        "Lists and the like in `home.at.seen` are read as text.",
        f"`home.hash`, `key` and `keys` hold {BYTES} and were left out.",
    )


def test_a_table_of_which_nothing_can_be_read_is_refused() -> None:
    with pytest.raises(SegmentryError, match=f"No column of the pyarrow table can be read. `a` holds {BYTES}"):
        segmentry.read(pa.table({"a": [b"\xff"]}))


@pytest.mark.parametrize("form", ["memory", "parquet", "arrow"])
def test_dates_beyond_every_calendar_count_as_missing_and_are_counted(form: str, tmp_path: Path) -> None:
    days = stored([19_000, 19_001, 2_000_000_000, None], pa.date32())
    table = pa.table({"day": days, "age": range(4)})
    read = segmentry.read(saved(table, form, tmp_path))
    assert read.types["day"] == "date"
    assert read.load_report.misfits == {"day": 1}
    note = "`day`: 1 of 3 dates lies outside the years 1 to 9999 and counts as missing."
    assert read.load_report.notes[-1] == note
    day = next(column for column in segmentry.inspect(read).columns if column.name == "day")
    assert (day.filled, day.misfits) == (2, 1)
    for format in ("csv", "xlsx", "parquet"):
        read.rows.write(tmp_path / f"o.{format}", format)
    assert segmentry.read(tmp_path / "o.parquet").load_report.misfits == {"day": 1}
    assert "day" in (tmp_path / "o.csv").read_text(encoding="utf-8")


def test_times_that_there_are_not_are_missing_and_text_that_is_broken_is_mended() -> None:
    times = stored([1, 86_400 * 2_000_000, None], pa.time64("us"))
    broken = pa.Array.from_buffers(
        pa.string(), 3, [None, pa.py_buffer(np.arange(4, dtype="i4")), pa.py_buffer(b"a\xffb")]
    )
    read = segmentry.read(pa.table({"at": times, "t": broken}))
    assert read.rows.collect()["t"].to_pylist() == ["a", "\ufffd", "b"]
    assert read.load_report.notes[:2] == (
        "The text of `t` is not all UTF-8; characters that are not became `\ufffd`.",
        "`at`: 1 cell holds a time that there is not and counts as missing.",
    )


def test_moments_are_those_of_utc_on_machines_of_every_zone() -> None:
    connection = database.connected(0, 1 << 28)
    assert connection.execute("SELECT current_setting('TimeZone')").fetchall() == [("UTC",)]


def test_times_of_a_zone_say_so_once() -> None:
    at = typed([DAY], pa.timestamp("ns", "Asia/Tokyo"))
    notes = segmentry.read(pa.table({"at": at, "seen": at})).load_report.notes
    assert notes == ("Times in `at` and `seen` are those of the clocks in Asia/Tokyo.",)
