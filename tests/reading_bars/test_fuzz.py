"""Mutated bytes of ten good files: read or refused, no traceback, no hang, no dead process."""

import os
import subprocess
import sys
from collections import defaultdict
from itertools import product
from pathlib import Path

import pytest

import segmentry

from . import fuzz
from .customers import customers
from .fuzz import GOOD, mutated, outcomes

ALL = os.environ.get("SEGMENTRY_FUZZ") == "all"
#: Mutations of each file; with twelve, every kind of change is among them.
MUTATIONS = 1_000 if ALL else 12
#: The files whose mutations one child reads: a few of all of them, or all of one.
TOGETHER = [(name,) for name in GOOD] if ALL else [tuple(GOOD)]


def good_file(name: str, folder: Path) -> Path:
    path = folder / name
    GOOD[name](customers(60), path)
    return path


@pytest.mark.usefixtures("one_database")
@pytest.mark.parametrize("name", GOOD)
def test_the_good_file_is_read(name: str, tmp_path: Path) -> None:
    assert segmentry.read(good_file(name, tmp_path)).n_rows == 60


@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("names", TOGETHER, ids=" ".join)
def test_mutated_bytes_are_read_or_refused(names: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "mutated").mkdir()
    found = list(outcomes([good_file(name, tmp_path) for name in names], tmp_path / "mutated", MUTATIONS))
    assert [(outcome.name, outcome.seed) for outcome in found] == list(product(names, range(MUTATIONS)))
    wrong: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for outcome in found:
        if not outcome.is_well:
            wrong[outcome.name, outcome.what].append(outcome.seed)
    report = "\n".join(f"{len(seeds):4} x {name}: {what}: seeds {seeds[:12]}" for (name, what), seeds in wrong.items())
    assert not wrong, f"{sum(map(len, wrong.values()))} of {len(found)} mutations:\n{report}"


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
