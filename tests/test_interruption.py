"""Stopped at any moment: exit code 130 within a moment, nothing half-written, and nothing left behind."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from segmentry.engines.writing import write
from segmentry.sources.samples import batches

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no Ctrl-C that one process could send to another")

#: How many moments are tried; more of them with SEGMENTRY_INTERRUPTIONS=100.
MOMENTS = int(os.environ.get("SEGMENTRY_INTERRUPTIONS", "5"))
#: Most seconds from the signal to the end of the process: a bound for machines that have much else to do.
AT_ONCE = 10.0

#: The command as in the foreground: what a shell starts in the background ignores Ctrl-C, and so do its children. Of a
#: choice of k it does every step, but few times.
LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from segmentry.stages.selection.trials import Trials, taking
few = taking(Trials(nulls=4, boxes=2, halvings=2))
few.__enter__()
from segmentry.__main__ import main
main()
"""


class Place:
    """A folder to work in, with a temporary folder of its own, and a table that takes several seconds."""

    def __init__(self, folder: Path, undrawn: dict[str, str]) -> None:
        self.table, self.results, self.temporary = folder / "table.csv", folder / "results", folder / "temporary"
        self.temporary.mkdir()
        self.results.mkdir()
        self.undrawn = undrawn
        write(self.table, "csv", batches("bank", 8_000, seed=0))

    def start(self, result: str, *, drawn: bool = False) -> "subprocess.Popen[str]":
        """A run to this folder, over what is in it; what would be drawn is an empty picture, or is drawn."""
        command = [sys.executable, "-c", LISTENING, "run", str(self.table), "--force", "--k-max", "3"]
        command += ["-o", str(self.results / result)]
        environment = os.environ | {"TMPDIR": str(self.temporary)} | ({} if drawn else self.undrawn)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=environment, text=True, **pipes)

    def contents(self) -> dict[str, bytes]:
        """Every file and folder beside the table, by its path."""
        found = [path for place in (self.results, self.temporary) for path in place.rglob("*")]
        return {str(path): path.read_bytes() if path.is_file() else b"" for path in found}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, undrawn_elsewhere: dict[str, str]) -> Place:
    return Place(tmp_path_factory.mktemp("place"), undrawn_elsewhere)


@pytest.fixture(scope="module")
def seconds(place: Place) -> float:
    """How long a run takes that nobody stops. What it wrote stays there as an old result."""
    start = time.monotonic()
    process = place.start("old")
    out, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    assert "Written to" in out
    assert list(place.temporary.iterdir()) == []
    return time.monotonic() - start


def wait_until_it_listens(process: "subprocess.Popen[str]") -> None:
    """Until the process has its second thread, which waits for signals; before it, Python itself is starting."""
    tasks = Path(f"/proc/{process.pid}/task")
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        if tasks.exists() and len(list(tasks.iterdir())) > 1:
            return
        time.sleep(0.005 if tasks.parent.exists() else 2)
        if not tasks.parent.exists():
            return


def stopped(process: "subprocess.Popen[str]", after: float, number: int = signal.SIGINT) -> tuple[int, str, float]:
    """Exit code, what stands on stderr, and the seconds that it took to end."""
    wait_until_it_listens(process)
    time.sleep(after)
    start = time.monotonic()
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    return process.returncode, told, time.monotonic() - start


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_run_that_is_stopped_leaves_everything_as_it_was(place: Place, seconds: float, moment: int) -> None:
    before = place.contents()
    after = seconds * 0.95 * (moment + random.Random(moment).random()) / (MOMENTS - 1)
    drawn = moment == MOMENTS - 1  # then a run that nobody draws is over, and this one draws
    code, told, took = stopped(place.start("old" if moment % 2 else f"new-{moment}", drawn=drawn), after)
    if code == 0 or "is complete" in told:  # it was faster than the one that was timed
        return
    assert (code, told) == (130, "Interrupted. Nothing was written.\n")
    assert place.contents() == before
    assert took < AT_ONCE


def test_what_is_done_is_no_longer_stopped() -> None:
    end = "import atexit, os, signal; atexit.register(os.kill, os.getpid(), signal.SIGINT)"
    command = [sys.executable, "-c", f"{end}{LISTENING}", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_run_that_is_told_to_end_leaves_nothing_either(place: Place, seconds: float) -> None:
    before = place.contents()
    code, told, _ = stopped(place.start("new"), seconds / 3, signal.SIGTERM)
    assert (code, told) == (128 + signal.SIGTERM, "Interrupted. Nothing was written.\n")
    assert place.contents() == before
