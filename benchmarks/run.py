"""Time Segmentry beside what one would otherwise run, and compare the segments. For Linux and macOS.

python benchmarks/run.py                              20,000 to 10,000,000 rows, writes results.md
python benchmarks/run.py --rows 1000000 --runs 1 --output other.md
python benchmarks/run.py --quick                      20,000 rows once, prints only: does it all work?

Every job is a whole process: its wall clock, its CPU seconds (user + system) and its peak memory are what the
operating system says.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from measuring import Job, Usage, alternate, machine, measure, middle, table
from peers import DUCKDB, ELSEWHERE, HERE, MOST, OURS, PYTHON, jobs_of

#: Relative difference that float32 arithmetic may make between an inertia as told and as judged.
FLOAT32 = 1e-4
SIZES = (20_000, 100_000, 1_000_000, 10_000_000)


def judged(job: Job, columns: Sequence[str], rows: int, k: int, told: float) -> float | None:
    """The inertia of the labels in the file. Stops if rows or segments are missing, or another matrix was used."""
    if job.labelled is None:
        return None
    _, printed = measure((PYTHON, str(HERE / "judge.py"), str(job.labelled), "--columns", ",".join(columns)))
    found_rows, segments, inertia = printed.split()
    if (int(found_rows), int(segments)) != (rows, k):
        raise SystemExit(f"{job.labelled.name} holds {found_rows} rows in {segments} segments, not {rows} in {k}.")
    if abs(told / float(inertia) - 1) > FLOAT32:
        raise SystemExit(f"{job.labelled.name}: inertia {inertia} as judged but {told} as told. Other features?")
    return float(inertia)


def start_up(runs: int) -> list[tuple[str, float]]:
    """CPU seconds (median) until nothing is done, until Segmentry is imported, and for its help."""
    commands = {
        "`python -c pass`": (PYTHON, "-c", "pass"),
        '`python -c "import segmentry"`': (PYTHON, "-c", "import segmentry"),
        "`segmentry --help`": (PYTHON, "-m", "segmentry", "--help"),
    }
    return [(name, median(measure(command)[0].cpu for _ in range(runs))) for name, command in commands.items()]


def compared(usages: dict[str, list[Usage]], inertias: dict[str, float | None]) -> str:
    """The main table: medians, ratios and inertia."""
    best = min(inertia for inertia in inertias.values() if inertia is not None)
    usual = {name: middle(taken) for name, taken in usages.items()}
    rows = []
    for name, usage in usual.items():
        spread = f"{min(u.wall for u in usages[name]):.1f} to {max(u.wall for u in usages[name]):.1f}"
        inertia = inertias[name]
        rows.append(
            [
                name,
                f"{usage.wall:.1f}",
                spread,
                f"{usage.cpu:.1f}",
                f"{usage.peak:,.0f}",
                "" if name == OURS else f"{usual[OURS].wall / usage.wall:.2f}",
                "" if name == OURS else f"{usual[OURS].cpu / usage.cpu:.2f}",
                "" if inertia is None else f"{inertia:,.1f}",
                "" if inertia is None else f"{100 * (inertia / best - 1):.4f} %",
            ]
        )
    header = ["", "wall s", "from to", "CPU s", "peak MB", "ours / this, wall", "ours / this, CPU", "inertia", "excess"]
    return table(header, rows)


def of_size(rows: int, runs: int, made: Sequence[str], elsewhere: Mapping[str, str], *, cold: bool) -> str:
    """All jobs on a table of so many rows, as Markdown; `cold`: the run that finds k counts as Segmentry's first."""
    with tempfile.TemporaryDirectory(prefix="segmentry-benchmark-") as place:
        folder = Path(place)
        customers = folder / "customers.csv"
        for file in (customers, customers.with_suffix(".parquet")):
            measure((PYTHON, str(HERE / "data.py"), str(file), "--rows", str(rows), *made))
        with customers.open(encoding="utf-8") as file:
            id_column, *columns = file.readline().strip().split(",")
        jobs, k, summary, first = jobs_of(customers, columns, folder, rows, elsewhere)
        usages, told = alternate(jobs, runs, {OURS: first} if cold else {})
        found = json.loads(summary.read_text(encoding="utf-8"))
        if found["features"] != columns or found["k"] != k:
            raise SystemExit(f"Segmentry used {found['features']} with k = {found['k']}, not {columns} with k = {k}.")
        inertias = {name: judged(job, columns, rows, k, told[name]) for name, job in jobs.items()}
    left = [name for name, most in MOST.items() if rows > most and ELSEWHERE.get(name, "") in ("", *elsewhere)]
    return f"""## {rows:,} rows x {len(columns) + 1} columns, labelled customers out, k = {k}

{len(columns)} features beside `{id_column}`; k is the one that Segmentry recommended. Medians of {runs} alternating
run{"s" * (runs != 1)} of whole processes. Inertia is that of the labels in the files, and its excess is over the best.
{f"Not run at this size, as one run takes longer than anybody waits: {', '.join(left)}." if left else ""}

{compared(usages, inertias)}

Wall seconds of Segmentry's stages in the last run. The validation is computed beside the profile, and the report drawn
while the customers are written: of both, what is told is the time that they took longer. What is missing to the whole
is the start of Python and the imports.

{table(list(found["timings"]), [[f"{seconds:.2f}" for seconds in found["timings"].values()]])}
"""


def benchmark(
    sizes: Sequence[int],
    runs: int,
    start_ups: int,
    made: Sequence[str],
    elsewhere: Mapping[str, str],
    *,
    cold: bool,
) -> str:
    """Everything, as Markdown."""
    on = machine()
    made_by = f"python benchmarks/run.py --rows {','.join(map(str, sizes))} --runs {runs} {' '.join(made)}"
    started = start_up(start_ups)
    parts = [of_size(rows, runs, made, elsewhere, cold=cold) for rows in sizes]
    absent = [name for name, short in ELSEWHERE.items() if short not in elsewhere]
    without = f"\nNot among the peers, as no Python with it was named: {', '.join(absent)}." if absent else ""
    return f"""# Benchmark results

Made by `{made_by}` on {datetime.now(UTC):%d %B %Y}.
What is compared, and how: [docs/performance.md](../docs/performance.md). The floor is what `{DUCKDB}` takes.

{on}
{without}

{chr(10).join(parts)}
## Start

CPU seconds of the whole process, medians of {start_ups}.

{table(["", "CPU s"], [[name, f"{seconds:.2f}"] for name, seconds in started])}
"""


def main() -> None:
    """Run, print, and write unless it was a quick look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", help="rows of the tables, with commas between (quick: 20000)")
    parser.add_argument("--runs", type=int, help="runs of each job (default 3, quick 1)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the table")
    parser.add_argument("--spread", type=float, default=1.0, help="below 1 the groups lie further apart (default 1)")
    parser.add_argument("--quick", action="store_true", help="small and once, and nothing is written")
    parser.add_argument("--output", type=Path, help="where the results are written (default results.md beside this)")
    for name, short in ELSEWHERE.items():
        parser.add_argument(f"--{short}", metavar="PYTHON", help=f"a Python to run `{name}` with")
    options = parser.parse_args()
    sizes = [int(size) for size in options.rows.split(",")] if options.rows else [20_000] if options.quick else SIZES
    runs, start_ups = options.runs or (1 if options.quick else 3), 1 if options.quick else 5
    elsewhere = {short: python for short in ELSEWHERE.values() if (python := getattr(options, short))}
    made = ("--seed", str(options.seed), "--spread", str(options.spread))
    results = benchmark(sizes, runs, start_ups, made, elsewhere, cold=options.quick)
    print(results)
    output = options.output or (None if options.quick else HERE / "results.md")
    if output is not None:
        output.write_text(results, encoding="utf-8")


if __name__ == "__main__":
    main()
