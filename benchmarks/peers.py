"""The jobs that are compared: Segmentry, scripts that people write, and reading and writing alone."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from measuring import Job, Usage, measure

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable

OURS, OURS_PARQUET = "Segmentry", "Segmentry, Parquet to Parquet"
TEXTBOOK, BY_HAND, SAMPLED = "textbook", "by hand", "by hand, sampled"
INTELEX, PYCARET = "by hand, scikit-learn-intelex", "PyCaret"
DUCKDB, POLARS = "read and write only, DuckDB", "read and write only, polars"

#: Rows up to which a peer is run: beyond it one run takes longer than anybody waits.
MOST = {TEXTBOOK: 20_000, PYCARET: 20_000, INTELEX: 1_000_000}
#: Peers that need a Python of their own.
ELSEWHERE = {INTELEX: "intelex", PYCARET: "pycaret"}
_SCRIPTS = {
    TEXTBOOK: "textbook.py",
    BY_HAND: "by_hand.py",
    SAMPLED: "by_hand_sampled.py",
    INTELEX: "by_hand.py",
    PYCARET: "by_pycaret.py",
}


def jobs_of(
    table: Path, columns: Sequence[str], folder: Path, rows: int, elsewhere: Mapping[str, str]
) -> tuple[dict[str, Job], int, Path, tuple[Usage, str]]:
    """Run Segmentry once to learn its k; the jobs with that k, where its summary is, and what that run took.

    Its plan asks for z-scores, as the scripts make them: else the inertias would be of different spaces.

    Parameters
    ----------
    elsewhere : dict of str to str
        The Python of each peer that needs one of its own, by its short name.
    """
    plan = folder / "plan.json"
    z_scores = {name: {"transform": "none", "cap": "none"} for name in columns}
    plan.write_text(json.dumps({"columns": z_scores}), encoding="utf-8")
    ours = _ours(table, folder / "result", plan, "csv")
    first = measure(ours.command)
    summary = folder / "result" / "summary.json"
    k = json.loads(summary.read_text(encoding="utf-8"))["k"]
    jobs = {OURS: ours, OURS_PARQUET: _ours(table.with_suffix(".parquet"), folder / "result-parquet", plan, "parquet")}
    for name, script in _SCRIPTS.items():
        python = elsewhere.get(ELSEWHERE[name]) if name in ELSEWHERE else PYTHON
        if python is None or rows > MOST.get(name, rows):
            continue
        labelled = folder / f"{name.replace(' ', '-')}.csv"
        patch = ("-m", "sklearnex") if name == INTELEX else ()
        command = (python, *patch, str(HERE / script), str(table), str(labelled), "--k", str(k))
        jobs[name] = Job(command, labelled, told_last)
    for name in (DUCKDB, POLARS):
        written = str(folder / "written.csv")
        jobs[name] = Job((PYTHON, str(HERE / "floor.py"), name.split()[-1].lower(), str(table), written))
    return jobs, k, summary, first


def told_last(printed: str) -> float:
    """The inertia in the last line that a script prints."""
    return float(printed.splitlines()[-1].removeprefix("inertia "))


def read_inertia(summary: Path) -> float:
    """The inertia in Segmentry's summary."""
    return float(json.loads(summary.read_text(encoding="utf-8"))["inertia"])


def _ours(table: Path, result: Path, plan: Path, format: str) -> Job:
    options = ("--plan", str(plan), "--format", format, "--force")
    command = (PYTHON, "-m", "segmentry", "run", str(table), "-o", str(result), *options)
    return Job(command, result / f"customers.{format}", lambda _: read_inertia(result / "summary.json"))
