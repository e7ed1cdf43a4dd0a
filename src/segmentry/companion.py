"""A second process beside this one, where it was asked for: one that is started anew, or a copy of this one.

Two threads of one Python that take many small steps mostly wait for each other: choosing k on two threads took longer
than on one, and half as much processor time again. Two processes do not.
"""

import faulthandler
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from segmentry.processors import processors
from segmentry.progress import go_on

#: Seconds between two looks at whether what is waited for is still wanted.
LOOKING = 0.05

#: Seconds without a step of Python after which a companion ends: it is in a library that waits for good.
STANDSTILL = 60.0

Result = TypeVar("Result")


class _Companion:
    """A process at the other end of a pipe, and the answers that have come from it and are not yet fetched.

    `ahead` says whether it may begin with what comes later.
    """

    def __init__(self, pipe: Connection, *, ahead: bool) -> None:
        self.ahead = ahead
        self._pipe, self._asked, self._come = pipe, 0, 0
        self._answers: dict[int, tuple[bool, Any]] = {}

    def ask(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> int:
        """Send it work; which answer will be its."""
        self._pipe.send((function, arguments))
        self._asked += 1
        return self._asked - 1

    def answer(self, number: int) -> tuple[bool, Any]:
        """Wait for an answer, as long as it is wanted: whether it could do the work, and what came of it. Once."""
        while number not in self._answers:
            while not self._pipe.poll(LOOKING):
                go_on()
            self._answers[self._come] = self._pipe.recv()
            self._come += 1
        return self._answers.pop(number)


_state: dict[str, _Companion] = {}


@contextmanager
def companion(ready: Callable[[], None]) -> Iterator[None]:
    """While this lasts there is a second process. It first calls `ready`, which imports what it will need."""
    share_processors()
    context = get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, ready), daemon=True)
    with _undisturbed():
        process.start()
    theirs.close()
    _state["here"] = _Companion(pipe, ahead=True)
    try:
        yield
    finally:
        del _state["here"]
        process.kill()
        process.join()
        pipe.close()


def copied(fork: Callable[[], int]) -> None:
    """From here on a copy of this process, which `fork` makes, is its companion, and ends with it.

    For a process that may be copied: that has no threads yet, and whose libraries bear it. It is for whoever is asked
    one thing after the other, and begins with nothing ahead.
    """
    pipe, theirs = Pipe()
    if fork() == 0:
        pipe.close()
        _serve(theirs, lambda: None)
    theirs.close()
    _state["here"] = _Companion(pipe, ahead=False)


def share_processors() -> None:
    """Let products of matrices take half of the processors in each of two processes, where nobody said how many.

    With all of them in each, threads mostly wait for one another: 600 x 600 took 8.7 seconds of two processors in
    place of 7.4. It holds for libraries that are loaded later, and for processes that are begun here.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", str(max(processors() // 2, 1)))


def submitted(function: Callable[..., Result], *arguments: Any) -> Callable[[], Result]:
    """Have the companion call a function of a module; what is given back waits for its result.

    Where there is no companion, or it ends before its time, the function is called here, when its result is asked for.

    Examples
    --------
    >>> submitted(max, 2, 3)()
    3
    """
    asked: tuple[_Companion, int] | None = None
    if (here := _state.get("here")) is not None:
        with suppress(OSError):
            asked = here, here.ask(function, arguments)

    @cache
    def answer() -> tuple[bool, Any]:
        with suppress(OSError, EOFError):
            if asked is not None:
                return asked[0].answer(asked[1])
        return False, None

    def result() -> Result:
        done, value = answer()
        answered: Result = value if done else function(*arguments)
        return answered

    return result


def begun(function: Callable[..., Result], *arguments: Any) -> Callable[[], Result]:
    """The same of what comes later, and may never be asked for: where the companion may begin ahead."""
    here = _state.get("here")
    return submitted(function, *arguments) if here is not None and here.ahead else partial(function, *arguments)


def _serve(pipe: Connection, ready: Callable[[], None]) -> None:
    """What the companion does until the other process ends. It says nothing: what it cannot do is done there.

    While a library holds Python's lock, as the one that draws does, nothing that is sent is taken either.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    asked: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(pipe, asked), daemon=True).start()  # so that who asks does not wait
    ready()
    Thread(target=_end_when_still, daemon=True).start()
    while True:
        function, arguments = asked.get()
        try:
            answer = True, function(*arguments)
        except Exception:  # noqa: BLE001 - the first process does it then, and says what is wrong
            answer = False, None
        with suppress(OSError):
            pipe.send(answer)


def _listen(pipe: Connection, asked: "SimpleQueue[Any]") -> None:
    """Take what comes. When the other process has gone, or sends what cannot be read, nothing under way matters."""
    try:
        while True:
            asked.put(pipe.recv())
    finally:
        os._exit(0)


def _end_when_still() -> None:
    """Put off the end of this process, which needs no lock of Python's, as long as Python takes steps."""
    while True:
        faulthandler.dump_traceback_later(STANDSTILL, exit=True, file=2)
        time.sleep(STANDSTILL / 10)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A process that is begun within does not hear Ctrl-C, which is for this one; it ends with it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
