"""The SHA-256 of what was read, against hashlib on the bytes."""

import gzip
import hashlib
import io
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import segmentry
from segmentry import Plan
from segmentry.results.table import Table
from segmentry.sources import fingerprint
from segmentry.sources.fingerprint import read_with_fingerprint

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

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
    told = read_with_fingerprint(tmp_path / "*.csv").load_report.sha256
    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(tmp_path.iterdir())}


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / month / "bonn" / "sales.csv" for month in ("jan", "feb")]
    for i, path in enumerate(paths):
        path.parent.mkdir(parents=True)
        path.write_bytes(ROWS + b"%d,1\n" % i)
    jan, feb = (hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
    told = read_with_fingerprint([*paths, paths[0]]).load_report.sha256
    assert told == {"jan/bonn/sales.csv": jan, "feb/bonn/sales.csv": feb}


def test_reading_alone_does_not_take_it_and_frames_have_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS)
    assert segmentry.read(path).load_report.sha256 == {}
    found = read_with_fingerprint(pd.read_csv(io.BytesIO(ROWS))).load_report
    assert (found.sha256, found.notes) == ({}, ())


@pytest.mark.parametrize("what", ["written to", "replaced", "removed", "joined by another"])
def test_a_file_that_changes_while_it_is_read_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS)

    def read_then_changed(source: Any, plan: Plan | None) -> Table:
        table = segmentry.read(source, plan)
        if what == "removed":
            path.unlink()
        elif what == "replaced":  # same size and time, as a copy that keeps them
            stat = path.stat()
            (tmp_path / "new").write_bytes(ROWS[::-1])
            os.utime(tmp_path / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
            (tmp_path / "new").replace(path)
        else:
            (path if what == "written to" else tmp_path / "b.csv").write_bytes(ROWS + b"50,1\n")
        return table

    monkeypatch.setattr(fingerprint, "read", read_then_changed)
    report = read_with_fingerprint(tmp_path / "*.csv").load_report
    assert report.sha256 == {}
    assert report.notes[-1].startswith("a.csv was changed while it was read, so its SHA-256 is not known.")


def test_a_model_of_before_is_loaded_and_told_without_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(ROWS)
    segmentry.run(path, Plan(k=2, k_max=2)).save(tmp_path / "model.json")
    model = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    del model["load_report"]["sha256"], model["checksum"]
    (tmp_path / "model.json").write_text(json.dumps(model), encoding="utf-8")
    loaded = segmentry.load(tmp_path / "model.json")
    assert loaded.load_report.sha256 == {}
    loaded.report(tmp_path / "r.md")
    assert "SHA-256" not in (tmp_path / "r.md").read_text(encoding="utf-8")


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
