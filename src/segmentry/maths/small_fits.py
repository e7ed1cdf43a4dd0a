"""Many small fits, or small products, in a row: one thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any

from threadpoolctl import ThreadpoolController


class _OneThread:
    """The limit to one thread, which is the whole process's: who comes first sets it, who leaves last lifts it."""

    def __init__(self) -> None:
        self._lock, self._inside = Lock(), 0
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._limit = _controller().limit(limits=1)
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._limit.restore_original_limits()


@cache
def _controller() -> ThreadpoolController:
    """The libraries' switches for threads: found once, as looking for them takes as long as several fits."""
    return ThreadpoolController()


_one_thread = _OneThread()


@contextmanager
def many_fits() -> Iterator[None]:
    """One thread.

    Threads add up in another order, so that more of them could give other bits and even another optimum. In small
    fits they gain nothing, and they wait for each other by spinning: beside another program, or another user of the
    app, that made the choice of k three times slower.
    """
    with _one_thread:
        yield
