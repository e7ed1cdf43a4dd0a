"""The SHA-256 of what was read, against hashlib on the bytes."""

import gzip
import hashlib
from pathlib import Path

import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.sources.fingerprint import with_fingerprint

ROWS = b"age,visits\n" + b"".join(b"%d,%d\n" % (20 + i % 50, i % 7) for i in range(120))


def test_it_is_that_of_the_bytes_as_they_lie_there(tmp_path: Path) -> None:
    packed = tmp_path / "customers.csv.gz"
    packed.write_bytes(gzip.compress(ROWS))
    found = segmentry.run(packed, Plan(k=2, k_max=2))
    assert found.load_report.sha256 == {packed.name: hashlib.sha256(packed.read_bytes()).hexdigest()}
    found.save(tmp_path / "model.json")
    assert segmentry.load(tmp_path / "model.json").load_report.sha256 == found.load_report.sha256
    assert hashlib.sha256(packed.read_bytes()).hexdigest() in found.to_dict()["load_report"]["sha256"].values()


def test_each_of_several_files_has_its_own(tmp_path: Path) -> None:
    for i, name in enumerate(("a.csv", "b.csv")):
        (tmp_path / name).write_bytes(ROWS + b"%d,1\n" % i)
    source = tmp_path / "*.csv"
    told = with_fingerprint(segmentry.read(source), source).load_report.sha256
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(tmp_path.iterdir())}


def test_reading_does_not_take_it_and_frames_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS)
    table = segmentry.read(path)
    assert table.load_report.sha256 == {}
    path.unlink()
    assert with_fingerprint(table, path).load_report.sha256 == {}
    frame = pd.read_csv(pd.io.common.BytesIO(ROWS))
    assert with_fingerprint(segmentry.read(frame), frame).load_report.sha256 == {}


@pytest.mark.parametrize("ending", ["html", "md", "xlsx"])
def test_the_report_tells_it(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS)
    digest = hashlib.sha256(ROWS).hexdigest()
    found = segmentry.run(path, Plan(k=2, k_max=2))
    found.report(tmp_path / f"r.{ending}")
    if ending == "xlsx":
        told = pd.read_excel(
            tmp_path / "r.xlsx", sheet_name="How it was made", header=None, engine="openpyxl"
        ).to_string()
    else:
        told = (tmp_path / f"r.{ending}").read_text(encoding="utf-8")
    assert digest in told
