"""Time Segmentry beside what one would otherwise run, and compare the segments. For Linux and macOS.

python benchmarks/run.py                        1,000,000 rows, three alternating runs, writes results.md
python benchmarks/run.py --rows 100000 --runs 1 --output other.md
python benchmarks/run.py --quick                20,000 rows once, prints only: does it all work?

Every job is a whole process: its wall clock, its CPU seconds (user + system) and its peak memory are what the
operating system says. This file imports nothing heavy, because a child's peak starts at that of its parent.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
PACKAGES = ("segmentry", "scikit-learn", "numpy", "scipy", "polars", "duckdb", "pyarrow", "pandas")

OURS, BY_HAND, SAMPLED = "Segmentry", "by hand", "by hand, sampled"
SCRIPTS = {BY_HAND: "by_hand.py", SAMPLED: "by_hand_sampled.py"}

#: Relative difference that float32 arithmetic may make between an inertia as told and as judged.
FLOAT32 = 1e-4


@dataclass(frozen=True)
class Usage:
    """What one process took: seconds and MB (10^6 bytes)."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Job:
    """A command with the labelled file it writes, and how to read the inertia that it tells."""

    command: tuple[str, ...]
    labelled: Path
    told: Callable[[str], float]


def measure(command: Sequence[str]) -> tuple[Usage, str]:
    """Run a process to its end; what it took, and what it printed. Stops everything if it fails."""
    # Without compiled bytecode every import would be slower than any user sees.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{printed}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6), printed


def make_jobs(table: Path, columns: Sequence[str], folder: Path) -> tuple[dict[str, Job], int, Path]:
    """Run Segmentry once, uncounted, to learn its k; the three jobs with that k, and where its summary is.

    Its plan asks for z-scores, as the scripts make them: else the inertias would be of different spaces.
    """
    result, plan = folder / "result", folder / "plan.json"
    z_scores = {name: {"transform": "none", "cap": "none"} for name in columns}
    plan.write_text(json.dumps({"columns": z_scores}), encoding="utf-8")
    run = (PYTHON, "-m", "segmentry", "run", str(table), "-o", str(result), "--plan", str(plan), "--force")
    measure(run)
    summary = result / "summary.json"
    k = json.loads(summary.read_text(encoding="utf-8"))["k"]
    jobs = {OURS: Job(run, result / "customers.csv", lambda _: read_inertia(summary))}
    for name, script in SCRIPTS.items():
        labelled = folder / f"{Path(script).stem}.csv"
        command = (PYTHON, str(HERE / script), str(table), str(labelled), "--k", str(k))
        jobs[name] = Job(command, labelled, lambda printed: float(printed.splitlines()[-1].removeprefix("inertia ")))
    return jobs, k, summary


def read_inertia(summary: Path) -> float:
    """The inertia in Segmentry's summary."""
    return float(json.loads(summary.read_text(encoding="utf-8"))["inertia"])


def judged(job: Job, columns: Sequence[str], rows: int, k: int, told: float) -> float:
    """The inertia of the labels in the file. Stops if rows or segments are missing, or another matrix was used."""
    _, printed = measure((PYTHON, str(HERE / "judge.py"), str(job.labelled), "--columns", ",".join(columns)))
    found_rows, segments, inertia = printed.split()
    if (int(found_rows), int(segments)) != (rows, k):
        raise SystemExit(f"{job.labelled.name} holds {found_rows} rows in {segments} segments, not {rows} in {k}.")
    if abs(told / float(inertia) - 1) > FLOAT32:
        raise SystemExit(f"{job.labelled.name}: inertia {inertia} as judged but {told} as told. Other features?")
    return float(inertia)


def alternate(jobs: dict[str, Job], runs: int) -> tuple[dict[str, list[Usage]], dict[str, float]]:
    """Run A B C A B C ...; what each run took, and the inertia that each job told last."""
    usages: dict[str, list[Usage]] = {name: [] for name in jobs}
    told = {}
    for number in range(1, runs + 1):
        for name, job in jobs.items():
            usage, printed = measure(job.command)
            usages[name].append(usage)
            told[name] = job.told(printed)
            print(f"run {number} of {runs}: {name}: {usage.wall:.1f} s, {usage.cpu:.1f} s CPU", file=sys.stderr)
    return usages, told


def start_up(runs: int) -> list[tuple[str, float]]:
    """CPU seconds (median) until nothing is done, until Segmentry is imported, and for its help."""
    commands = {
        "`python -c pass`": (PYTHON, "-c", "pass"),
        '`python -c "import segmentry"`': (PYTHON, "-c", "import segmentry"),
        "`segmentry --help`": (PYTHON, "-m", "segmentry", "--help"),
    }
    return [(name, median(measure(command)[0].cpu for _ in range(runs))) for name, command in commands.items()]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, numbers to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def compared(usages: dict[str, list[Usage]], inertias: dict[str, float]) -> str:
    """The main table: medians, ratios and inertia."""
    best = min(inertias.values())
    middle = {
        name: Usage(*(median(getattr(usage, field) for usage in taken) for field in ("wall", "cpu", "peak")))
        for name, taken in usages.items()
    }
    rows = []
    for name, usage in middle.items():
        spread = f"{min(u.wall for u in usages[name]):.1f} to {max(u.wall for u in usages[name]):.1f}"
        ratio = middle[OURS].wall / usage.wall
        rows.append(
            [
                name,
                f"{usage.wall:.1f}",
                spread,
                f"{usage.cpu:.1f}",
                f"{usage.peak:,.0f}",
                "" if name == OURS else f"{ratio:.2f}",
                "" if name == OURS else f"{middle[OURS].cpu / usage.cpu:.2f}",
                f"{inertias[name]:,.1f}",
                f"{100 * (inertias[name] / best - 1):.4f} %",
            ]
        )
    header = ["", "wall s", "from to", "CPU s", "peak MB", "ours / this, wall", "ours / this, CPU", "inertia", "excess"]
    return table(header, rows)


def machine(load: tuple[float, float, float]) -> str:
    """What it ran on."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python {platform.python_version()}."
        f" Load average before the runs: {load[0]:.2f} (1 min), {load[1]:.2f} (5 min), {load[2]:.2f} (15 min).\n"
        f"{versions}."
    )


def benchmark(rows: int, runs: int, start_ups: int, made: Sequence[str]) -> str:
    """Everything, as Markdown."""
    load = os.getloadavg()
    with tempfile.TemporaryDirectory(prefix="segmentry-benchmark-") as place:
        folder = Path(place)
        customers = folder / "customers.csv"
        measure((PYTHON, str(HERE / "data.py"), str(customers), "--rows", str(rows), *made))
        with customers.open(encoding="utf-8") as file:
            id_column, *columns = file.readline().strip().split(",")
        started = start_up(start_ups)
        jobs, k, summary = make_jobs(customers, columns, folder)
        usages, told = alternate(jobs, runs)
        found = json.loads(summary.read_text(encoding="utf-8"))
        if found["features"] != columns or found["k"] != k:
            raise SystemExit(f"Segmentry used {found['features']} with k = {found['k']}, not {columns} with k = {k}.")
        inertias = {name: judged(job, columns, rows, k, told[name]) for name, job in jobs.items()}
    return f"""# Benchmark results

Made by `python benchmarks/run.py --rows {rows} --runs {runs} {" ".join(made)}` on {datetime.now(UTC):%d %B %Y}.
What is compared, and how: [docs/performance.md](../docs/performance.md).

{machine(load)}

## {rows:,} rows x {len(columns) + 1} columns, CSV to labelled CSV, k = {k}

{len(columns)} features beside `{id_column}`; k is the one that Segmentry recommended. Medians of {runs} alternating
run{"s" * (runs != 1)} of whole processes. Inertia is that of the labels in the files, and its excess is over the best.

{compared(usages, inertias)}

## Where Segmentry's time goes

Wall seconds per stage in the last run. What is missing to the whole is the start of Python and the imports.

{table(list(found["timings"]), [[f"{seconds:.2f}" for seconds in found["timings"].values()]])}

## Start

CPU seconds of the whole process, medians of {start_ups}.

{table(["", "CPU s"], [[name, f"{seconds:.2f}"] for name, seconds in started])}
"""


def main() -> None:
    """Run, print, and write unless it was a quick look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, help="rows of the table (default 1000000, quick 20000)")
    parser.add_argument("--runs", type=int, help="runs of each job (default 3, quick 1)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the table")
    parser.add_argument("--spread", type=float, default=1.0, help="below 1 the groups lie further apart (default 1)")
    parser.add_argument("--quick", action="store_true", help="small and once, and nothing is written")
    parser.add_argument("--output", type=Path, help="where the results are written (default results.md beside this)")
    options = parser.parse_args()
    rows = options.rows or (20_000 if options.quick else 1_000_000)
    runs, start_ups = options.runs or (1 if options.quick else 3), 1 if options.quick else 5
    results = benchmark(rows, runs, start_ups, ("--seed", str(options.seed), "--spread", str(options.spread)))
    print(results)
    output = options.output or (None if options.quick else HERE / "results.md")
    if output is not None:
        output.write_text(results, encoding="utf-8")


if __name__ == "__main__":
    main()
