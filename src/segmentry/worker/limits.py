"""How much time and memory an answer may take, and what a process takes now."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from segmentry import wording
from segmentry.engines.memory import usual_limit
from segmentry.worker.labelling_questions import Label
from segmentry.worker.questions import Question, Read

#: Bytes that reading a file of strangers may take beside what the process has before, and what is planned with, which
#: leaves room for what no plan foresees.
READING, PLANNED = 1_000_000_000, 1_400_000_000
#: Seconds of processor time to read any file, and for each of its bytes.
_SECONDS, _SECONDS_OF_BYTE = 20.0, 0.5e-6


@dataclass(frozen=True)
class Limits:
    """Bytes beside what the process took before, and seconds of processor time; None: as long as it takes."""

    memory: int
    seconds: float | None = None


def limits_of(question: Question) -> Limits:
    """Reading is bounded by the file's size; computing by the machine's memory, and whoever waits can stop it."""
    match question:
        case Read(source=read) | Label(fresh=read):
            size = Path(read.path).stat().st_size if read.path else 0
            return Limits(READING, _SECONDS + size * _SECONDS_OF_BYTE)
    return Limits(usual_limit())


class Watched:
    """A process and what it takes; where the system does not tell, nothing is."""

    def __init__(self, pid: int) -> None:
        self._process: psutil.Process | None = None
        self._before, self._began = 0, 0.0
        with suppress(psutil.Error):
            self._process = psutil.Process(pid)

    def begin(self) -> None:
        """What is taken from now on counts."""
        self._before, self._began = self._takes() or (0, 0.0)

    def beyond(self, limits: Limits) -> str | None:
        """What it takes too much of, in words; None as long as it keeps within, or where the system does not tell."""
        takes = self._takes()
        if takes is None:
            return None
        if takes[0] - self._before > limits.memory:
            return f"more than {wording.size(limits.memory)} of memory"
        if limits.seconds is not None and takes[1] - self._began > limits.seconds:
            return f"more than {limits.seconds:.0f} seconds"
        return None

    @property
    def is_told(self) -> bool:
        """Whether the system tells what the process takes."""
        return self._takes() is not None

    def kill(self) -> None:
        """End it, wherever it is."""
        with suppress(psutil.Error):
            if self._process is not None:
                self._process.kill()
                self._process.wait(1)

    def _takes(self) -> tuple[int, float] | None:
        try:
            if self._process is None:
                return None
            times = self._process.cpu_times()
            return int(self._process.memory_info().rss), float(times.user + times.system)
        except psutil.Error:
            return None
