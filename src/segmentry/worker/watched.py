"""What a process takes now, and its end."""

import os
from contextlib import suppress
from pathlib import Path

import psutil

from segmentry import wording
from segmentry.worker.allowance import Limits


class Watched:
    """A process and what it takes, with the folder that is its own; where the system does not tell, nothing is told."""

    def __init__(self, pid: int, folder: Path) -> None:
        self._folder = folder
        self._process: psutil.Process | None = None
        self._before, self._began, self._lay = 0, 0.0, 0
        with suppress(psutil.Error):
            self._process = psutil.Process(pid)

    def begin(self) -> None:
        """What is taken from now on counts."""
        self._before, self._began = self._takes() or (0, 0.0)
        self._lay = _size_of(self._folder)

    def beyond(self, limits: Limits) -> str | None:
        """What it takes too much of, in words; None as long as it keeps within, or where the system does not tell."""
        takes = self._takes()
        if takes is None:
            return None
        if takes[0] - self._before > limits.memory:
            return f"more than {wording.size(limits.memory)} of memory"
        if limits.seconds is not None and takes[1] - self._began > limits.seconds:
            return f"more than {limits.seconds:.0f} seconds"
        if limits.disk is not None and _size_of(self._folder) - self._lay > limits.disk:
            return f"more than {wording.size(limits.disk)} of the disk"
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


def _size_of(folder: Path) -> int:
    """The bytes of all files in a folder, some of which may go meanwhile."""
    size = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += Path(place, name).lstat().st_size
    return size
