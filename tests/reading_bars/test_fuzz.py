"""Mutated bytes of ten good files: read or refused, no traceback, no hang, no dead process."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import segmentry

from . import fuzz
from .customers import customers
from .fuzz import GOOD, Reader, mutated

#: Mutations of each file: all with SEGMENTRY_FUZZ=all.
MUTATIONS = 1_000 if os.environ.get("SEGMENTRY_FUZZ") == "all" else 12


def good_file(name: str, folder: Path) -> Path:
    path = folder / name
    GOOD[name](customers(60), path)
    return path


@pytest.mark.parametrize("name", GOOD)
def test_the_good_file_is_read(name: str, tmp_path: Path) -> None:
    assert segmentry.read(good_file(name, tmp_path)).n_rows == 60


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    reader = Reader(tmp_path_factory.mktemp("reader"))
    yield reader
    reader.end()


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("name", GOOD)
def test_mutated_bytes_are_read_or_refused(name: str, tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "mutated").mkdir()
    found = list(reader.outcomes(good_file(name, tmp_path), tmp_path / "mutated", MUTATIONS))
    assert [outcome.seed for outcome in found] == list(range(MUTATIONS))
    wrong: defaultdict[str, list[int]] = defaultdict(list)
    for outcome in found:
        if not outcome.is_well:
            wrong[outcome.what].append(outcome.seed)
    report = "\n".join(f"{len(seeds):4} x {what}: seeds {seeds[:12]}" for what, seeds in wrong.items())
    assert not wrong, f"{sum(map(len, wrong.values()))} of {MUTATIONS} mutations of {name}:\n{report}"


def test_mutations_are_seeded_and_differ_from_the_file() -> None:
    content = customers(60).to_csv(index=False).encode()
    made = [mutated(content, seed) for seed in range(200)]
    assert made == [mutated(content, seed) for seed in range(200)]
    assert sum(one != content for one in made) > 190
    assert len(GOOD) == 10


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        ("os.abort()", "process died with -6"),
        ("time.sleep(60)", "hangs for more than 1 s"),
        ("print('ValueError: x')\nprint('done')", "ValueError: x"),
    ],
)
def test_a_child_that_dies_or_hangs_is_told(
    fate: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "SECONDS", 1)
    program = f"import os, time\nprint('started')\nprint('read', flush=True)\n{fate}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, bufsize=0) as child:
        assert list(fuzz.answers(child, tmp_path / "none.log")) == ["read", expected]
        child.kill()
