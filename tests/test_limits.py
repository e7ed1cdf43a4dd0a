"""The memory limit: the same segments with less memory, and what does not fit is refused before it starts."""

import gc
import json
import zipfile
from collections import namedtuple
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import segmentry
from segmentry import SegmentryError, cli, wording
from segmentry.engines import get_engine, memory
from segmentry.engines.base import DelimitedFile
from segmentry.engines.memory import PYTHON, Shares, size_in_file, table_size
from segmentry.files import spill_folder
from segmentry.plan import LEAST_MEMORY, Plan, bytes_of
from segmentry.sources import room
from segmentry.sources.samples import batches

pytestmark = pytest.mark.usefixtures("quick_choices", "undrawn")

Usage = namedtuple("Usage", "total used free")


@given(st.integers(LEAST_MEMORY, 10**12))
def test_the_shares_stay_within_the_limit(limit: int) -> None:
    shares = Shares.of(limit)
    assert PYTHON + shares.database + shares.kept + shares.batches <= limit
    assert shares.database >= shares.kept > 0


@given(st.integers(1, 999), st.sampled_from(["MB", "MiB", "GB", "GiB", "TB", "mb", " gb"]))
def test_sizes_mean_what_duckdb_takes_them_for(number: int, unit: str) -> None:
    powers = {"mb": 10**6, "mib": 2**20, "gb": 10**9, "gib": 2**30, "tb": 10**12}
    assert bytes_of(f"{number}{unit}") == number * powers[unit.strip().lower()]


@given(st.floats(1e6, 1e13))
def test_sizes_in_words_are_near_and_read_back(size: float) -> None:
    read = bytes_of(wording.size(size).replace(",", ""))
    assert read == pytest.approx(size, rel=0.51e6 / size if size < 1e9 else 0.051e9 / size)


@pytest.mark.parametrize("words", ["much", "2", "-1GB", "100MB", "5 parsecs", "9999999TB"])
def test_what_is_no_size_or_too_small_is_refused(words: str) -> None:
    with pytest.raises(SegmentryError, match=r"`memory_limit` cannot be .* such as 800MB, 2GB or 2GiB, from 800MB on"):
        Plan(memory_limit=words)


def numbers(rows: int, columns: int, decimals: int) -> pa.Table:
    rng = np.random.default_rng(0)
    drawn = rng.normal(50, 20, (columns, rows)).round(decimals)
    return pa.table({f"n{i}": column if decimals else column.astype(int) for i, column in enumerate(drawn)})


TABLES = {
    "numbers": lambda: numbers(100_000, 9, 2),
    "whole numbers": lambda: numbers(120_000, 8, 0),
    "wide": lambda: numbers(40_000, 40, 2),
    "customers": lambda: pa.Table.from_batches(list(batches("bank", 80_000, seed=0))),
}


@pytest.mark.parametrize("kind", TABLES)
def test_what_a_table_takes_is_foretold_within_a_factor_of_two(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = TABLES[kind]()
    path = tmp_path / "table.csv"
    pa_csv.write_csv(table, path, pa_csv.WriteOptions(quoting_style="none"))
    source = DelimitedFile(path, tuple(table.column_names), ",", apostrophes=False)
    in_memory = get_engine("local").read(source).connection  # type: ignore[attr-defined]
    taken = in_memory.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchone()[0]
    assert taken < (table_size(source) or 0) < 2 * taken

    monkeypatch.setattr(Shares, "of", lambda _: Shares(100_000_000, 10**8, 10**8))
    monkeypatch.setattr("segmentry.engines.local.table_size", lambda _: 10**12)
    held = get_engine("local").read(source).connection  # type: ignore[attr-defined]
    [file] = [row[0] for row in held.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()]
    on_disk = Path(file).stat().st_size
    assert on_disk < size_in_file(table.num_rows, table.num_columns, path.stat().st_size) < 2.2 * on_disk
    held.close()


def test_a_table_on_disk_gives_the_same_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table.csv"
    segmentry.sample("bank", rows=4_000).to_pandas().to_csv(path, index=False)
    plan = Plan(sample_rows=1_000, k_max=4)
    roomy = segmentry.run(path, plan, tmp_path / "roomy")
    monkeypatch.setattr(Shares, "of", lambda _: Shares(200_000_000, 0, 0))
    monkeypatch.setattr("segmentry.engines.local.table_size", lambda _: 10**12)
    narrow = segmentry.run(path, plan, tmp_path / "narrow")
    assert roomy.segments == narrow.segments
    customers = [(tmp_path / place / "customers.csv").read_bytes() for place in ("roomy", "narrow")]
    assert customers[0] == customers[1]


def test_the_limit_goes_to_duckdb_and_its_file_goes_with_the_table(
    customers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("segmentry.engines.local.table_size", lambda _: 10**12)
    table = segmentry.read(customers, Plan(memory_limit="2GB"))
    held = table.rows.connection
    allowed = bytes_of(held.execute("SELECT current_setting('memory_limit')").fetchone()[0]) or 0
    assert allowed == pytest.approx(Shares.of(2 * 10**9).database, rel=0.01)
    [file] = spill_folder().glob("*.duckdb")
    del table, held
    gc.collect()
    assert not list(spill_folder().glob(f"{file.name}*"))


def test_the_shell_passes_the_limit_on(result: Path) -> None:
    assert json.loads((result / "summary.json").read_text())["plan"]["memory_limit"] == "1.5GB"


def test_new_customers_are_labelled_within_a_limit_too(
    customers: Path, result: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    shares = Shares.of
    monkeypatch.setattr(memory.Shares, "of", lambda limit: asked.append(limit) or shares(limit))
    labelled = tmp_path / "labelled.csv"
    with suppress(SystemExit):
        cli.main(["score", str(result / "model.json"), str(customers), "-o", str(labelled), "--memory-limit", "1.5GB"])
    assert 1_500_000_000 in asked
    assert labelled.read_bytes() == (result / "customers.csv").read_bytes()


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("customers") / "customers.csv"
    segmentry.sample("retail", rows=3_000).to_pandas().to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def result(customers: Path) -> Path:
    """What the shell makes of them within a limit."""
    folder = customers.parent / "result"
    options = ["--memory-limit", "1.5GB", "--k", "3", "--k-max", "3"]
    with suppress(SystemExit):
        cli.main(["run", str(customers), "-o", str(folder), *options])
    return folder


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The message of a run that is refused."""
    with pytest.raises(SystemExit) as stop:
        cli.main(["run", *map(str, arguments)])
    assert stop.value.code == 2
    return capsys.readouterr().err


def test_a_full_temporary_disk_is_told_before_anything_is_read(
    customers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: Usage(10**6, 10**6, 1_000))
    monkeypatch.setattr(memory.Shares, "of", lambda _: Shares(1_000, 0, 0))
    monkeypatch.setattr("segmentry.sources.fingerprint.read_with_fingerprint", None)  # it would be called to read
    told = refused(capsys, customers, "-o", tmp_path / "result")
    assert "customers.csv does not fit the memory" in told
    assert "Set TMPDIR to a folder on a larger disk, raise --memory-limit, or leave out columns" in told
    assert not (tmp_path / "result").exists()


def test_a_result_that_does_not_fit_its_disk_is_told_before_anything_is_read(
    customers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: Usage(10**6, 10**6, 1_000))
    monkeypatch.setattr("segmentry.sources.fingerprint.read_with_fingerprint", None)
    told = refused(capsys, customers, "-o", tmp_path / "result")
    assert "Write to another disk, choose --format parquet, or leave out columns" in told
    assert "--format parquet" not in refused(capsys, customers, "-o", tmp_path / "result", "--format", "parquet")


def test_a_command_tells_no_option_that_it_has_not(
    customers: Path, result: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(room.shutil, "disk_usage", lambda _: Usage(10**6, 10**6, 1_000))
    with suppress(SystemExit):
        cli.main(["score", str(result / "model.json"), str(customers), "-o", str(tmp_path / "new.csv")])
    assert "Write to another disk, or leave out columns that you do not need." in capsys.readouterr().err


def test_a_table_too_wide_for_the_limit_is_told_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = numbers(50, 600, 2)
    pa_csv.write_csv(wide, tmp_path / "wide.csv")
    pq.write_table(wide, tmp_path / "wide.parquet")
    for name in ("wide.csv", "wide.parquet"):
        told = refused(capsys, tmp_path / name, "-o", tmp_path / "result", "--memory-limit", "800MB")
        assert (
            f"{name} has 600 columns, which need 860 MB of memory, and the limit is 800 MB. Raise --memory-limit"
            in told
        )


@pytest.mark.parametrize("limit", [None, "2GB"])
def test_columns_that_cannot_be_compared_are_told_before_anything_is_read(
    limit: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wide.csv").write_text(",".join(f"c{i}" for i in range(4_900)) + "\n" + "1" + ",1" * 4_899 + "\n")
    monkeypatch.setattr(room, "_check_memory", lambda *_: None)
    monkeypatch.setattr(room, "usual_limit", lambda: 2 * 10**9)
    monkeypatch.setattr("segmentry.sources.fingerprint.read_with_fingerprint", None)  # it would be called to read
    options = ["--memory-limit", limit] if limit else []
    told = refused(capsys, tmp_path / "wide.csv", "-o", tmp_path / "result", *options)
    assert "wide.csv has 4,900 columns. To compare each with all others takes 2.1 GB of memory, and 2.0 GB may" in told
    assert "leave out columns that you do not need" in told


@pytest.mark.parametrize(("format", "limit"), [("csv", None), ("csv", "1GB"), ("parquet", None)])
def test_more_columns_than_are_compared_are_refused_at_once(
    format: str, limit: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = pa.table({f"c{i}": [1, 2] for i in range(room.MOST_COLUMNS + 1)})
    (pa_csv.write_csv if format == "csv" else pq.write_table)(wide, tmp_path / f"wide.{format}")
    monkeypatch.setattr("segmentry.sources.fingerprint.read_with_fingerprint", None)  # it would be called to read
    options = ["--memory-limit", limit] if limit else []
    told = refused(capsys, tmp_path / f"wide.{format}", "-o", tmp_path / "result", *options)
    assert f"wide.{format} has 5,001 columns, and at most 5,000 are compared" in told
    assert "leave out the others" in told


@pytest.mark.parametrize("verb", [segmentry.run, segmentry.inspect])
@pytest.mark.parametrize("kind", ["frame", "array", "file"])
def test_python_refuses_more_columns_than_are_compared_before_it_reads(
    verb: Callable[[Any], Any], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide: Any = np.zeros((2, room.MOST_COLUMNS + 1))
    if kind == "frame":
        wide = pd.DataFrame(wide)
    elif kind == "file":
        np.savetxt(tmp_path / "wide.csv", wide, delimiter=",")
        wide = tmp_path / "wide.csv"
    monkeypatch.setattr("segmentry.engines.database.load", None)  # it would be called to read
    with pytest.raises(SegmentryError, match=r"has 5,001 columns, and at most 5,000 .* leave out the others"):
        verb(wide)


def test_what_was_read_is_refused_before_its_columns_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_COLUMNS", 50)
    with zipfile.ZipFile(tmp_path / "wide.zip", "w") as archive:
        archive.writestr("wide.csv", ",".join(f"c{i}" for i in range(51)) + "\n" + "1," * 50 + "1\n")
    with pytest.raises(SegmentryError, match=r"has 51 columns, and at most 50 are compared"):
        segmentry.prepare(tmp_path / "wide.zip")


@pytest.mark.parametrize("rows", [1, 900, 20_000, 10**7])
@pytest.mark.parametrize("columns", [1, 100, 101, 1_000, 5_000])
@pytest.mark.parametrize("sample", [1_000, 50_000])
def test_what_width_takes_grows_with_rows_columns_and_sample(rows: int, columns: int, sample: int) -> None:
    size = memory.size_of_width(rows, columns, sample)
    assert size <= memory.size_of_width(rows + 1_000, columns, sample)
    assert size <= memory.size_of_width(rows, columns, 2 * sample)
    assert memory.rows_of(columns) * columns <= max(100 * memory.BATCH_ROWS, 256 * columns)


def test_what_the_result_takes_is_foretold_within_a_factor_of_two(
    customers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foretold: list[int] = []
    monkeypatch.setattr(room, "_check_result", lambda need, *_: foretold.append(need))
    segmentry.run(customers, Plan(k=3, k_max=3), tmp_path / "result")
    written = (tmp_path / "result" / "customers.csv").stat().st_size
    assert written < foretold[0] < 2 * written


def test_duckdb_without_room_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pa_csv.write_csv(numbers(60_000, 60, 2), tmp_path / "table.csv")
    monkeypatch.setattr(Shares, "of", lambda _: Shares(20_000_000, 0, 0))
    with pytest.raises(SegmentryError, match=r"Reading needs more than its 20 MB of memory.* Raise `memory_limit`"):
        segmentry.read(tmp_path / "table.csv")
