"""What a whole process takes, jobs that take turns, and the machine that they ran on.

This file imports nothing heavy, because a child's peak starts at that of its parent.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

PACKAGES = ("segmentry", "scikit-learn", "numpy", "scipy", "polars", "duckdb", "pyarrow", "pandas", "pyspark")


@dataclass(frozen=True)
class Usage:
    """What one process took: seconds and MB (10^6 bytes)."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Job:
    """A command; where it labels customers, the file it writes and how to read the inertia that it tells."""

    command: tuple[str, ...]
    labelled: Path | None = None
    told: Callable[[str], float] = lambda _: 0.0


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


def alternate(
    jobs: dict[str, Job], runs: int, done: Mapping[str, tuple[Usage, str]]
) -> tuple[dict[str, list[Usage]], dict[str, float]]:
    """Run A B C A B C ...; what each run took, and the inertia that each job told last.

    Parameters
    ----------
    done : dict of str to tuple
        What was measured of a job already: its first run.
    """
    usages: dict[str, list[Usage]] = {name: [] for name in jobs}
    told = {}
    at_hand = dict(done)
    for number in range(1, runs + 1):
        for name, job in jobs.items():
            usage, printed = at_hand.pop(name) if name in at_hand else measure(job.command)
            usages[name].append(usage)
            told[name] = job.told(printed)
            print(f"run {number} of {runs}: {name}: {usage.wall:.1f} s, {usage.cpu:.1f} s CPU", file=sys.stderr)
    return usages, told


def middle(taken: Sequence[Usage]) -> Usage:
    """The median of each figure."""
    return Usage(*(median(getattr(usage, field) for usage in taken) for field in ("wall", "cpu", "peak")))


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: the first column to the left, numbers to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """What it runs on, and how busy that is."""
    load = os.getloadavg()
    return (
        f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python {platform.python_version()}."
        f" Load average before the runs: {load[0]:.2f} (1 min), {load[1]:.2f} (5 min), {load[2]:.2f} (15 min).\n"
        f"{', '.join(_versions())}."
    )


def _versions() -> list[str]:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found
