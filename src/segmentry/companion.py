"""A second process beside this one, where it was asked for.

Two threads of one Python that take many small steps mostly wait for each other: choosing k on two threads took longer
than on one, and half as much processor time again. Two processes do not.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")


class _Companion:
    """The process, and the answers that have come from it, in the order of what it was asked."""

    def __init__(self, ready: Callable[[], None]) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, ready), daemon=True)
        with _undisturbed():
            self._process.start()
        theirs.close()
        self._asked, self._answers = 0, list[tuple[bool, Any]]()

    def ask(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> int:
        """Send it work; which answer will be its."""
        self._pipe.send((function, arguments))
        self._asked += 1
        return self._asked - 1

    def answer(self, number: int) -> tuple[bool, Any]:
        """Wait for an answer: whether it could do the work, and what came of it."""
        while len(self._answers) <= number:
            self._answers.append(self._pipe.recv())
        return self._answers[number]

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


_state: dict[str, _Companion] = {}


@contextmanager
def companion(ready: Callable[[], None]) -> Iterator[None]:
    """While this lasts there is a second process. It first calls `ready`, which imports what it will need."""
    _state["here"] = _Companion(ready)
    try:
        yield
    finally:
        _state.pop("here").end()


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

    def result() -> Result:
        if asked is not None:
            with suppress(OSError, EOFError):
                done, value = asked[0].answer(asked[1])
                if done:
                    answered: Result = value
                    return answered
        return function(*arguments)

    return result


def _serve(pipe: Connection, ready: Callable[[], None]) -> None:
    """What the companion does until the other process ends. It says nothing: what it cannot do is done there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    asked: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(pipe, asked), daemon=True).start()  # so that who asks does not wait
    ready()
    with suppress(OSError):
        while (work := asked.get()) is not None:
            function, arguments = work
            try:
                answer = True, function(*arguments)
            except Exception:  # noqa: BLE001 - the first process does it then, and says what is wrong
                answer = False, None
            pipe.send(answer)


def _listen(pipe: Connection, asked: "SimpleQueue[Any]") -> None:
    """Take what comes; at its end there is nothing more to do."""
    with suppress(OSError, EOFError):
        while True:
            asked.put(pipe.recv())
    asked.put(None)


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
