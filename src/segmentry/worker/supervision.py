"""A command that reads a stranger's file, in a process of its own, which this one watches as a worker is watched.

The process is the same command again, whose temporary files go with it. What it tells of itself is in `supervised`.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.worker.allowance import (
    LOOKING,
    NOT_WATCHED,
    READING,
    TOO_MUCH_OR_UNREADABLE,
    Limits,
    computing_ended,
    limits_of_reading,
    reading_ended,
)
from segmentry.worker.starting import python
from segmentry.worker.supervised import BEGUN, OVER, WATCHED_BY, Reading
from segmentry.worker.watched import Watched

#: Seconds that it has to end when it is told to.
_LONGEST_END = 2.0
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Supervision:
    """Watches a process from its beginning to its end.

    `memory` is what the plan allows; None: what the machine has. `tell` hears what there is to say beside errors.
    """

    def __init__(self, folder: Path, memory: int | None, tell: Callable[[str], None]) -> None:
        self._folder, self._memory, self._tell = folder, memory, tell
        self._reading: Reading | None = None
        self._watched: Watched | None = None
        self._heard: list[tuple[int, float]] = []

    def follow(self, process: "subprocess.Popen[bytes]") -> int:
        """Its exit code. Signals to stop are passed on.

        Raises
        ------
        SegmentryError
            If it takes more than the limits allow, or ends before its time.
        """
        with self._passing_on(process):
            while (code := _code(process)) is None:
                if what := self._too_much():
                    self._end(process)
                    raise self._ended(what)
                if self._heard and time.monotonic() > self._heard[0][1] + _LONGEST_END:
                    self._end(process)
                    self._tell("Interrupted. Nothing was written.")
                    return 128 + self._heard[0][0]
        if code < 0 or code > 255:  # a signal; on Windows what its system calls an exception
            if self._heard:
                return 128 + self._heard[0][0]
            raise self._ended(TOO_MUCH_OR_UNREADABLE)
        return code

    def _too_much(self) -> str | None:
        """What it takes too much of, once it has begun to read."""
        if self._watched is None and (reading := self._begun()):
            self._watched = Watched(reading.pid, self._folder)
            self._watched.begin()
            if not self._watched.is_told and psutil.pid_exists(reading.pid):
                self._tell(f"Warning: {NOT_WATCHED}")
        return None if self._watched is None else self._watched.beyond(self._limits())

    def _begun(self) -> Reading | None:
        """What it has told of itself."""
        if self._reading is None:
            with suppress(OSError):
                self._reading = Reading(**json.loads((self._folder / BEGUN).read_text(encoding="utf-8")))
        return self._reading

    def _limits(self) -> Limits:
        if self._is_over or self._reading is None:
            return Limits(self._memory or _usual_limit())
        return limits_of_reading(self._reading.bytes, max(READING, self._memory or 0))

    def _ended(self, what: str) -> SegmentryError:
        reading = self._begun()
        return computing_ended(what) if self._is_over or reading is None else reading_ended(reading.name, what)

    @property
    def _is_over(self) -> bool:
        return (self._folder / OVER).exists()

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        if self._watched is not None:
            self._watched.kill()
        process.kill()
        process.wait()

    @contextmanager
    def _passing_on(self, process: "subprocess.Popen[bytes]") -> Iterator[None]:
        """Signals to stop are for the process, which has the words for it; Ctrl-C it may have heard by itself."""

        def pass_on(number: int, _: Any) -> None:
            self._heard.append((number, time.monotonic()))
            with suppress(OSError, ValueError):  # Windows has no such signals
                process.send_signal(number)

        before = {number: signal.getsignal(number) for number in _SIGNALS}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, pass_on)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def supervise(arguments: Sequence[str], memory: int | None, tell: Callable[[str], None]) -> int:
    """Run `segmentry` with these arguments in a process of its own, and watch it; its exit code.

    Raises
    ------
    SegmentryError
        If it had to be ended, or ended before its time.
    """
    with temporary_folder("segmentry-untrusted") as folder:
        temporary = folder / "temporary"
        temporary.mkdir()
        own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)) | {WATCHED_BY: f"{os.getpid()} {folder}"}
        process = subprocess.Popen(python("segmentry", *arguments), env=os.environ | own)
        try:
            return Supervision(folder, memory, tell).follow(process)
        finally:
            process.kill()
            process.wait()


def _code(process: "subprocess.Popen[bytes]") -> int | None:
    with suppress(subprocess.TimeoutExpired):
        return process.wait(LOOKING)
    return None


def _usual_limit() -> int:
    from segmentry.engines.memory import usual_limit  # which takes a while to import, and the process has begun by then

    return usual_limit()
