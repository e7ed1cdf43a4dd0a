"""Files that hold no table we read are named, with the way to one; text that begins like some is text."""

import gzip
import pickle
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import segmentry
from segmentry.errors import SegmentryError

ZEROS = bytes(400)
BEGINNINGS = {
    "t.sav": (b"$FL2@(#) SPSS DATA FILE", r"an SPSS file, .*`pandas\.read_spss`"),
    "t.zsav": (b"$FL3@(#) SPSS DATA FILE", "an SPSS file"),
    "t.por": (b"C3E2" * 50 + b"ASCII SPSS PORT FILE", "an SPSS file"),
    "t.sas7bdat": (bytes(12) + b"\xc2\xea\x81\x60", "a SAS file"),
    "t.xpt": (b"HEADER RECORD*******LIBRARY HEADER RECORD", "a SAS file"),
    "t.RData": (b"RDX3\nX\n\0\0\0", "a file of R"),
    "old.feather": (b"FEA1\0\0\0\0", "an old Feather file"),
    "t.orc": (b"ORC\x0a\x03", "an ORC file"),
    "t.avro": (b"Obj\x01\x04\x16avro.schema", "an Avro file"),
    "t.mdb": (b"\0\1\0\0Standard Jet DB\0", "an Access database"),
    "t.duckdb": (bytes(8) + b"DUCK\x40\0\0\0", "a DuckDB database, .*relation"),
    "t.dbf": (b"\x03\x7c\x01\x1f", "a dBase file"),
    "t.npy": (b"\x93NUMPY\1\0", "a NumPy array"),
    "t.hyper": (b"HyPe\2", "a Tableau extract"),
    "t.qvd": (b'<?xml version="1.0"?>\n<QvdTableHeader>', "a file of Qlik"),
    "t.vcf": (b"BEGIN:VCARD\nVERSION:3.0\n", "an address book"),
    "t.arff": (b"% a remark\n@RELATION customers\n", "an ARFF file"),
    "page.xls": (b"\n<!-- made by a portal -->\n<table><tr><td>1", "a web page, .* as CSV or as an Excel workbook"),
}


def refused(path: Path) -> str:
    with pytest.raises(SegmentryError) as error:
        segmentry.read(path)
    return str(error.value)


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_file_of_another_program_is_named_with_the_way_out(tmp_path: Path, name: str) -> None:
    start, words = BEGINNINGS[name]
    (tmp_path / name).write_bytes(start + ZEROS)
    assert re.match(rf"{re.escape(name)} is {words}", said := refused(tmp_path / name)), said
    assert "not a table. " in said


@pytest.mark.parametrize("version", [114, 118])
def test_a_file_of_stata_is_named(tmp_path: Path, version: int) -> None:
    pd.DataFrame({"age": [25.0, 61.0]}).to_stata(tmp_path / "t.dta", version=version)
    assert refused(tmp_path / "t.dta").startswith("t.dta is a Stata file, not a table. Save it there as CSV")


def test_a_pickle_is_named_also_when_it_is_packed(tmp_path: Path) -> None:
    (tmp_path / "t.pkl.gz").write_bytes(gzip.compress(pickle.dumps(pd.DataFrame({"a": [1]}))))
    assert refused(tmp_path / "t.pkl.gz").startswith(
        "t.pkl.gz is a Python pickle, which may run code when it is opened, not a table. Write it again as Parquet"
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("Index/Tables/DataList.iwa", "a document of Apple Numbers"),
        ("word/document.xml", "a Word document"),
        ("ppt/slides/slide1.xml", "a PowerPoint presentation"),
        ("age.npy", "a NumPy archive"),
    ],
)
def test_a_document_that_is_an_archive_is_named(tmp_path: Path, part: str, words: str) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(part, "x")
    assert refused(tmp_path / "t.zip").startswith(f"t.zip is {words}")


@pytest.mark.parametrize(
    "name", ["FEA1", "ORC", "HyPermarket", "id,name,DUCK", "BZh", "A", "X", "Obj", "@rel", "<!---->" * 60]
)
def test_text_that_begins_alike_is_text(tmp_path: Path, name: str) -> None:
    (tmp_path / "t.csv").write_text(f"{name},more\n" + ("1," * (name.count(",") + 1) + "2\n") * 3)
    assert segmentry.read(tmp_path / "t.csv").n_rows == 3


def test_what_tells_of_a_table_in_an_archive_is_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("2024/customers.csv", "a,b\n1,2\n3,4\n")
        archive.writestr("2024/README.txt", "All customers.")
        archive.writestr("LICENSE.txt", "Free.")
    assert segmentry.read(tmp_path / "t.zip").names == ("a", "b")
