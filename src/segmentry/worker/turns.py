"""Whose turn it is to compute: each in the order of asking, so that nobody who asks much keeps others waiting."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """As many at once as there are places. Whoever asks has one question at a time, so first come is fair.

    Examples
    --------
    >>> turns = Turns(1)
    >>> with turns.one(lambda: False) as granted:
    ...     granted
    True
    """

    def __init__(self, places: int) -> None:
        self._free, self._waiting, self._changed = places, deque[object](), Condition()
        self._places = places

    @property
    def wanted(self) -> int:
        """How many compute or wait for a place."""
        return self._places - self._free + len(self._waiting)

    @contextmanager
    def one(self, given_up: Callable[[], bool], seconds: float = 0.05) -> Iterator[bool]:
        """A place while this lasts; False where `given_up`, which is asked every so many seconds, came before it."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            while not (self._free and self._waiting[0] is ticket) and not given_up():
                self._changed.wait(seconds)
            granted = bool(self._free and self._waiting[0] is ticket)
            self._waiting.remove(ticket)
            self._free -= granted
            self._changed.notify_all()
        try:
            yield granted
        finally:
            with self._changed:
                self._free += granted
                self._changed.notify_all()
