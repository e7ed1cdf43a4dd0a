"""The benchmark works from end to end and compares like with like. No time is asserted."""

import importlib
import os
import re
import subprocess
import sys
from operator import attrgetter
from pathlib import Path

import numpy as np
import polars as pl
import pytest

ROOT = Path(__file__).resolve().parents[1]
BENCHMARKS = ROOT / "benchmarks"

#: Where the constants that docs/performance.md names are.
HOME = {
    "LARGE_FILE": "shell",
    "HUNT_ALL": "maths.kmeans",
    "HUNT_ROWS": "maths.kmeans",
    "JUDGE_ROWS": "maths.kmeans",
    "Trials.starts": "stages.selection.trials",
    "EXACT_ROWS": "stages.selection.scores",
    "SCORED_ROWS": "stages.selection.scores",
    "Trials.bootstraps": "stages.selection.trials",
    "Trials.halvings": "stages.selection.trials",
    "Trials.nulls": "stages.selection.trials",
    "Trials.boxes": "stages.selection.trials",
    "MAX_PASSES": "maths.assignment",
    "POINTS": "stages.profiling.map",
    "BATCH_ROWS": "engines.memory",
    **dict.fromkeys(("EXPRESSIONS", "MANY_COLUMNS", "FEW_ROWS", "BESIDE"), "engines.queries"),
    **dict.fromkeys(("WIDE", "KEPT"), "maths.components"),
}


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the benchmark asks the operating system what a process took")
def test_a_quick_run_compares_the_same_rows_features_and_k(tmp_path, undrawn_elsewhere):
    output = tmp_path / "results.md"
    command = [sys.executable, str(BENCHMARKS / "run.py"), "--quick", "--rows", "300", "--output", str(output)]
    one_thread = os.environ | undrawn_elsewhere | {"OMP_NUM_THREADS": "1", "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=one_thread, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

    text = output.read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    table = {row[0]: row[1:] for row in rows}
    for name in ("Segmentry", "by hand", "by hand, sampled"):
        wall, _, cpu, peak = table[name][:4]
        assert float(wall) > 0
        assert float(cpu) > 0
        assert float(peak) > 50
    assert re.search(r"300 rows x 9 columns, .* k = \d+", text)
    assert float(table["Segmentry"][-1].removesuffix("%")) <= 0.1
    assert float(table["by hand"][4]) > 0
    assert "`segmentry --help`" in table
    assert str(tmp_path) not in text
    assert [path.name for path in tmp_path.iterdir()] == ["results.md"]


def test_the_table_depends_on_the_seed_alone(tmp_path):
    def make(name, *options):
        target = tmp_path / name
        subprocess.run([sys.executable, str(BENCHMARKS / "data.py"), str(target), *options], check=True)
        return target.read_bytes()

    first = make("a.csv", "--rows", "500")
    assert make("b.csv", "--rows", "500") == first
    assert make("c.csv", "--rows", "500", "--seed", "1") != first

    table = pl.read_csv(tmp_path / "a.csv")
    assert table.shape == (500, 9)
    assert table["customer_id"].is_unique().all()
    assert all(dtype.is_numeric() for dtype in table.dtypes)
    assert table.null_count().sum_horizontal().item() == 0


def test_the_judge_counts_rows_segments_and_inertia(tmp_path):
    labelled = pl.DataFrame({"a": [0.0, 2.0, 10.0, 12.0], "b": [1.0, 1.0, 5.0, 5.0], "segment": [1, 1, 2, 2]})
    labelled.write_csv(tmp_path / "labelled.csv")
    command = [sys.executable, str(BENCHMARKS / "judge.py"), str(tmp_path / "labelled.csv"), "--columns", "a,b"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows, segments, inertia = printed.split()
    assert (rows, segments) == ("4", "2")
    assert float(inertia) == pytest.approx(4 / np.var([0, 2, 10, 12]), abs=1e-3)


def test_the_page_on_performance_names_the_constants_as_they_are():
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8").replace("1 GiB", f"{1 << 30}")
    stated = re.findall(r"`([A-Z_]+|Trials\.[a-z]+)` = ([\d,]+)", text)
    assert {name for name, _ in stated} == set(HOME)
    for name, number in stated:
        constant = attrgetter(name)(importlib.import_module(f"segmentry.{HOME[name]}"))
        assert int(number.replace(",", "")) == constant, name
