"""Tables in archives: what is read, and each refusal in words."""

import gzip
import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

import segmentry
from segmentry.errors import SegmentryError
from segmentry.sources import containers

CSV = b"a,b\n1,2\n3,4\n"


def refused(source: Any) -> str:
    with pytest.raises(SegmentryError) as error:
        segmentry.read(source)
    return str(error.value)


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def zstd(content: bytes) -> bytes:
    packed: bytes = pa.compress(content, codec="zstd", asbytes=True)
    return packed


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for i, row in enumerate([["a", "b"], [1, 2], [3, 4]]):
            sheet.write_row(i, 0, row)
    return buffer.getvalue()


def parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"a": [1, 3], "b": [2, 4]}), buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv.gz", gz(CSV)),
        ("t.gz", gz(CSV)),
        ("two parts.csv.gz", gz(CSV[:4]) + gz(CSV[4:])),
        ("t.csv.zst", zstd(CSV)),
        ("t.zip", zipped({"data/t.csv": CSV})),
        ("hidden.zip", zipped({"d/": b"", "__MACOSX/._t.csv": b"x", ".t.csv": b"x", "t.csv": CSV, "photo.png": b"x"})),
        ("t.xlsx.gz", gz(workbook())),
        ("t.zip", zipped({"t.xlsx": workbook()})),
        ("t.parquet.zst", zstd(parquet())),
        ("t.json.gz", gz(b'[{"a": 1, "b": 2}, {"a": 3, "b": 4}]')),
    ],
)
def test_the_one_table_of_an_archive_is_read(tmp_path: Path, name: str, content: bytes) -> None:
    table = segmentry.read(file(tmp_path, name, content))
    assert (table.name, table.load_report.source) == (name, name)
    assert table.load_report.notes == (f"Unpacked from {name}.",)
    assert table.rows.collect().to_pydict() == {"a": [1, 3], "b": [2, 4]}


def test_an_archive_with_another_ending_is_read(tmp_path: Path) -> None:
    notes = segmentry.read(file(tmp_path, "t.csv", gz(CSV))).load_report.notes
    assert notes == ("t.csv is a gzip archive in spite of its name and was read as one.", "Unpacked from t.csv.")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv.gz", gz(CSV)[:-9], "The archive t.csv.gz is damaged or incomplete."),
        ("t.csv.gz", gz(CSV)[:-8] + b"\0" * 8, "The archive t.csv.gz is damaged or incomplete."),
        ("t.csv.zst", zstd(CSV)[:-3], "The archive t.csv.zst is damaged or incomplete."),
        ("t.zip", zipped({"t.csv": CSV})[:-30], "The archive t.zip is damaged or incomplete."),
        ("t.zip", zipped({"t.csv": CSV * 50}).replace(b"\x08\x00", b"\x61\x00"), "t.zip is packed in a way that"),
        ("t.zip", zipped({}), "t.zip holds no file. Put one table into it."),
        ("t.zip", zipped({"x/b.csv": CSV, "a.csv": CSV}), "t.zip holds several tables: b.csv, a.csv. Unpack it"),
        ("t.zip", zipped({"t.csv.gz": gz(CSV)}), "t.zip holds another archive. Unpack it first."),
        ("t.zip", zipped({"t.csv": b""}), "The file in t.zip is empty."),
        ("t.csv.gz", gz(b"a,b\n"), "t.csv.gz has a header but no rows below it."),
        ("t.pdf.gz", gz(b"%PDF-1.7"), "t.pdf.gz is a PDF document, not a table."),
        ("t.xlsx.gz", gz(workbook()[:900]), "The workbook t.xlsx.gz is damaged or not an Excel file."),
    ],
    ids=lambda value: "bytes" if isinstance(value, bytes) else None,  # an archive holds the time it was made at
)
def test_an_archive_without_one_good_table_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    assert refused(file(tmp_path, name, content)).startswith(message)


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"t.csv": CSV}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refused(file(tmp_path, "t.zip", bytes(content))) == ("t.zip is protected by a password. Unpack it first.")


@pytest.mark.parametrize("member", ["../../escaped.csv", "/tmp/escaped.csv", "..\\escaped.csv", "C:\\escaped.csv"])
def test_nothing_is_written_where_an_archive_says(tmp_path: Path, member: str, monkeypatch: Any) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(inner))
    assert segmentry.read(file(tmp_path, "t.zip", zipped({member: CSV}))).n_rows == 2
    assert {name for _, _, names in os.walk(tmp_path) for name in names} == {"t.zip"}
    assert not Path("/tmp/escaped.csv").exists()


@pytest.mark.parametrize("name", ["t.csv.gz", "t.csv.zst", "t.zip", "lying.zip"])
def test_unpacking_stops_at_its_bound(tmp_path: Path, name: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(containers, "LARGEST", 100_000)
    text = CSV * 100_000
    content = {"t.csv.gz": gz, "t.csv.zst": zstd}.get(name, lambda text: zipped({"t.csv": text}))(text)
    if name == "lying.zip":
        content = content.replace(len(text).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    told = "is damaged or incomplete" if name == "lying.zip" else "unpacks to more than the 0.0 GB"
    assert told in refused(file(tmp_path, name, content))


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: Any) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    segmentry.read(file(tmp_path, "t.csv.gz", gz(CSV)))
    refused(file(tmp_path, "t.csv.gz", gz(CSV)[:-9]))
    assert [path.name for path in folder.iterdir() if not path.name.startswith("segmentry-spill")] == []
