"""Files that would take too much are refused before they are read, and ordinary ones are let through."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.worker import unpacking, vetting
from segmentry.worker.allowance import PLANNED, limits_of_reading, reading_ended
from segmentry.worker.conversation import limits_of
from segmentry.worker.customer_questions import ListCustomers
from segmentry.worker.file_questions import LookAtFile
from segmentry.worker.labelling_questions import Label
from segmentry.worker.questions import Choose, Read, Source
from segmentry.worker.vetting import vetted

from .conftest import PLAN

ROWS = b"a,b\n" + b"1,2\n" * 400_000
BLANK = b"a,b\n1,2\n" + b"\n" * 300_000


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is a hundredth of what it would be."""
    monkeypatch.setattr(unpacking, "LARGE", 1_000_000)
    monkeypatch.setattr(unpacking, "_MOST_PARTS", 100)
    monkeypatch.setattr(vetting, "_MOST_LINES", 200_000)


def zipped(path: Path, *members: bytes, deflated: bool = True) -> None:
    kind = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", kind) as archive:
        for i, member in enumerate(members):
            archive.writestr(f"{i}.csv", member)


def workbook(path: Path) -> None:
    """Parts that are a workbook's, of hardly anything but one sign."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", "<c><v>1</v></c>" * 200_000)


def arrow(path: Path, batch: pa.RecordBatch, *, is_stream: bool = False) -> None:
    with (pa.ipc.new_stream if is_stream else pa.ipc.new_file)(path, batch.schema) as writer:
        writer.write_batch(batch)


def zstd(path: Path, data: bytes) -> None:
    with pa.output_stream(str(path), compression="zstd") as out:
        out.write(data)


NULLS = pa.record_batch([pa.nulls(2_000_000)], names=["a"])
WIDE = pa.record_batch({f"c{i}": [1] for i in range(5_001)})
LETTERS = pa.table({"a": ["0" * 1_000] * 5_000})

UNPACKS = (
    r"^bomb\.\w+ has [\d.,]+ (bytes|KB) and would unpack to more than 1 MB, as no table of customers does\. Make sure"
)
BOMBS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "gzip": ("bomb.gz", lambda path: path.write_bytes(gzip.compress(ROWS)), UNPACKS),
    "zstd": ("bomb.zst", lambda path: zstd(path, ROWS), UNPACKS),
    "zip": ("bomb.zip", lambda path: zipped(path, ROWS), UNPACKS),
    "many files": ("bomb.zip", lambda path: zipped(path, *[b"a,b\n1,2\n"] * 101), r"^bomb\.zip holds 101 files\. Give"),
    "workbook": ("bomb.xlsx", workbook, UNPACKS),
    "nulls in Arrow": ("bomb.arrow", lambda path: arrow(path, NULLS), UNPACKS),
    "nulls in a stream": ("bomb.arrow", lambda path: arrow(path, NULLS, is_stream=True), UNPACKS),
    "cells in Parquet": (
        "bomb.parquet",
        lambda path: pq.write_table(pa.table({"a": np.zeros(2_000_000, "int8")}), path),
        UNPACKS,
    ),
    "letters in Parquet": (
        "bomb.parquet",
        lambda path: pq.write_table(LETTERS, path, compression="zstd", use_dictionary=False),
        UNPACKS,
    ),
    "blank lines": (
        "bomb.csv",
        lambda path: path.write_bytes(BLANK),
        r"^bomb\.csv has 300,002 lines with hardly a letter",
    ),
    "lines of blanks": ("bomb.csv", lambda path: path.write_bytes(BLANK.replace(b"\n", b" \t\r\n")), "hardly a letter"),
    "old line ends": ("bomb.csv", lambda path: path.write_bytes(BLANK.replace(b"\n", b"\r")), "300,002 lines"),
    "blank lines in gzip": ("bomb.csv.gz", lambda path: path.write_bytes(gzip.compress(BLANK)), "300,002 lines"),
    "blank lines in zip": ("bomb.zip", lambda path: zipped(path, BLANK), r"^bomb\.zip has 300,002 lines with hardly"),
    "columns": (
        "bomb.csv",
        lambda path: path.write_text(",".join("a" * 5_001) + "\n1\n"),
        "^bomb.csv has 5,001 columns",
    ),
    "columns below a title": (
        "bomb.csv",
        lambda path: path.write_text("Report\n\n" + (",".join("a" * 5_001) + "\n") * 2),
        "^bomb.csv has 5,001 columns",
    ),
    "columns in gzip": (
        "bomb.gz",
        lambda path: path.write_bytes(gzip.compress((b";".join([b"a"] * 5_001) + b"\n") * 2)),
        "^bomb.gz has 5,001 columns",
    ),
    "columns in Arrow": ("bomb.arrow", lambda path: arrow(path, WIDE), "^bomb.arrow has 5,001 columns"),
    "columns of a long line": (
        "bomb.csv",
        lambda path: path.write_text(",".join(["abcdefgh"] * 200_000) + "\n1\n"),
        "^bomb.csv has 200,000 columns",
    ),
}


@pytest.mark.parametrize(("name", "make", "says"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_it_is_read(
    tmp_path: Path, name: str, make: Callable[[Path], object], says: str
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(SegmentryError, match=says) as refused:
        vetted(path, Plan())
    assert str(refused.value).count(". ") == 1


def ordinary() -> pd.DataFrame:
    rng = np.random.default_rng(0)
    return pd.DataFrame({"id": np.arange(20_000), "spend": rng.normal(90, 9, 20_000).round(2), "city": "Bonn"})


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.csv.zip", "t.parquet", "t.feather", "t.json"])
def test_an_ordinary_table_is_let_through(tmp_path: Path, name: str) -> None:
    path, table = tmp_path / name, ordinary()
    match path.suffixes[-1]:
        case ".parquet":
            table.to_parquet(path)
        case ".feather":
            table.to_feather(path)
        case ".json":
            table.to_json(path, orient="records")
        case _:
            table.to_csv(path, index=False)
    assert vetted(path, Plan()) == Plan(memory_limit=PLANNED)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.csv.gz", gzip.compress(ROWS)[:500]),
        ("cut.zip", b"PK\x03\x04" + b"\0" * 60),
        ("cut.parquet", b"PAR1" + b"\0" * 60),
        ("cut.arrow", b"ARROW1\0\0" + b"\xff" * 60),
        ("a.pdf", b"%PDF-1.4"),
        ("empty.csv", b""),
        ("few.csv", b"a,b\n" + b"\n" * 1_000 + b"1,2\n"),
        ("long_text.csv", b'a,b\n"' + b"well, " * 9_000 + b'",2\n3,4\n'),
        ("list.json", b"[" + b'{"a":1},' * 9_000 + b'{"a":1}]'),
        ("list.json.gz", gzip.compress(b"[" + b'{"a":1},' * 9_000 + b'{"a":1}]')),
    ],
)
def test_what_is_wrong_otherwise_reading_says(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert vetted(tmp_path / name, Plan(memory_limit="2GB")) == Plan(memory_limit="2GB")


def test_two_tables_in_an_archive_are_for_reading_to_refuse(tmp_path: Path) -> None:
    zipped(tmp_path / "two.zip", b"a\n1\n", b"a\n1\n")
    assert unpacking.looked_through(tmp_path / "two.zip") == unpacking.Text()


@pytest.mark.parametrize(
    ("table", "says"), [(BLANK, "300,002 lines"), ((b",".join([b"a"] * 5_001) + b"\n") * 2, "5,001 columns")]
)
def test_what_lies_beside_a_table_in_an_archive_does_not_hide_it(tmp_path: Path, table: bytes, says: str) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("photo.png", b"x" * 100_000)
        archive.writestr("readme.txt", b"All customers.")
        archive.writestr("customers.csv", table)
    with pytest.raises(SegmentryError, match=says):
        vetted(path, Plan())


def test_an_archive_is_unpacked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    unpack = pa.input_stream
    monkeypatch.setattr(pa, "input_stream", lambda *given, **more: opened.append(given) or unpack(*given, **more))
    ordinary().to_csv(tmp_path / "t.csv.gz", index=False)
    vetted(tmp_path / "t.csv.gz", Plan())
    assert len(opened) == 1


def test_reading_is_bounded_by_the_size_of_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(1_000))
    (tmp_path / "b").write_bytes(bytes(3_000))
    a, b = (Source(path=str(tmp_path / name), name=name) for name in "ab")
    assert limits_of(Read(source=a)) == limits_of(LookAtFile(source=a)) == limits_of_reading(1_000)
    assert limits_of(Label(source=a, fresh=b)) == limits_of_reading(3_000)
    assert limits_of(Read(source=Source(sample="bank", name="sample"))) == limits_of_reading(0)
    for computing in (Choose(source=a, plan=PLAN), ListCustomers(source=a, plan=PLAN, k=2)):
        assert (limits_of(computing).seconds, limits_of(computing).disk) == (None, None)
    assert limits_of_reading(0).seconds < limits_of_reading(1 << 30).seconds  # type: ignore[operator]
    assert str(reading_ended("x.csv", "more than 3 seconds")).startswith("Reading x.csv takes more than 3 seconds, and")
