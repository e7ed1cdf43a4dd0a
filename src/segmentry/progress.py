"""How far a stage is: said by whoever does its work, heard by whoever asked, and passed through nobody between.

A stage is a whole of parts, and a part may have parts of its own. Whoever works says so of the part at hand, which a
context variable holds. Where nobody listens there is none, and saying so costs nothing. The same part is seen by one
thread only.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import ceil
from threading import RLock
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: What is told while a table is read. It stands here as the shell reads while what names the other stages is imported.
READING = "Reading the table"
#: Seconds, and the share done, from which on the time left can be told.
SECONDS_FIRST, SHARE_FIRST = 2.0, 0.02
#: How much further a stage must be to be noted: so the notes stay few.
NOTED = 0.001

_moving = RLock()  # several threads may move one stage


class Stopped(BaseException):
    """The work is not wanted any more. As with Ctrl-C, nothing that catches errors of the work catches it."""


class Part:
    """A part of a stage. How far it is counts for `weight` in the whole that it belongs to."""

    def __init__(self, whole: "Part | None", weight: float = 1.0) -> None:
        self._whole, self._weight, self._share = whole, weight, 0.0
        self._ask: Callable[[], float] | None = None
        self._inner: list[Part] = []  # those that are asked

    def advance(self, by: float) -> None:
        """Go on by this share of the part; beyond its end there is nothing."""
        with _moving:
            by = min(max(by, 0.0), 1.0 - self._share)
            self._share += by
            if self._whole is not None and by:
                self._whole.advance(by * self._weight)

    @property
    def left(self) -> float:
        """The share that is not done."""
        return 1.0 - self._share

    @property
    def _outermost(self) -> "Part":
        return self if self._whole is None else self._whole._outermost

    @contextmanager
    def measured(self, ask: Callable[[], float]) -> Iterator[None]:
        """While this lasts, `ask` tells the share that is done (below 0 where it does not know)."""
        stage = self._outermost
        self._ask = ask
        with _moving:
            stage._inner.append(self)
        try:
            yield
        finally:
            with _moving:
                stage._inner.remove(self)
        self.advance(1.0)

    def _measure(self) -> None:
        """Take in what those who are asked say now."""
        with _moving:
            for part in self._inner:
                if part._ask is not None:
                    part.advance(part._ask() - part._share)


class Stage(Part):
    """A stage that is under way: what it does, how far it is, and how long it will take. Ask it at any time, from any
    thread.

    Examples
    --------
    >>> seconds = 0.0
    >>> stage = Stage("Reading the table", clock=lambda: seconds)
    >>> seconds = 4.0
    >>> stage.advance(0.25)
    >>> print(stage)
    Reading the table: 25 %, about 12 s left
    """

    def __init__(self, sentence: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(None)
        self.sentence, self._clock, self._stopped = sentence, clock, False
        self._started = clock()
        self._notes = deque([(self._started, 0.0)])

    def advance(self, by: float) -> None:
        """Go on by this share, and note when that was."""
        if self._stopped:
            raise Stopped
        with _moving:
            super().advance(by)
            if self._share >= self._notes[-1][1] + NOTED:
                self._notes.append((self._clock(), self._share))

    def stop(self) -> None:
        """Let whoever works at it meet `Stopped` where they go on next."""
        self._stopped = True

    @property
    def share(self) -> float:
        """The share that is done, from 0 to 1. It never falls."""
        self._measure()
        return self._share

    @property
    def seconds_left(self) -> float | None:
        """How long it will take at the pace of the later half of the time so far; None where that cannot be told."""
        share, now = self.share, self._clock()
        elapsed = now - self._started
        if elapsed < SECONDS_FIRST or not SHARE_FIRST <= share < 1:
            return None
        with _moving:
            while len(self._notes) > 1 and self._notes[1][0] <= now - elapsed / 2:
                self._notes.popleft()
            since, before = self._notes[0]
        pace = (share - before) / (now - since)
        return (1 - share) / pace if pace > 0 else None

    @property
    def so_far(self) -> str:
        """The share and the time left in words; empty where neither can be told."""
        left = self.seconds_left
        return "" if left is None else f"{self._share * 100:.0f} %, {time_left(left)}"

    def __str__(self) -> str:
        return ": ".join(filter(None, (self.sentence, self.so_far)))


#: Called with each stage as it begins.
Progress = Callable[[Stage], None]

_at_hand: ContextVar[Part | None] = ContextVar("at_hand", default=None)


@contextmanager
def stage(sentence: str, progress: Progress | None) -> Iterator[None]:
    """A stage, of which `progress` hears; where there is nobody to hear, only what is done in it."""
    if progress is None:
        yield
        return
    begun = Stage(sentence)
    progress(begun)
    with _held(begun):
        yield


@contextmanager
def part(weight: float) -> Iterator[None]:
    """What is done within is this share of the part at hand."""
    whole = _at_hand.get()
    if whole is None:
        yield
        return
    with _held(Part(whole, weight)):
        yield


@contextmanager
def rest(share: float) -> Iterator[None]:
    """What is done within is this share of what is left of the part at hand."""
    whole = _at_hand.get()
    with part(0.0 if whole is None else whole.left * share):
        yield


def each(items: Collection[Item]) -> Iterator[Item]:
    """The items. After each of them, as much more of the part at hand is done."""
    at_hand = _at_hand.get()
    for item in items:
        yield item
        if at_hand is not None:
            at_hand.advance(1 / len(items))


def at_hand() -> Part | None:
    """The part at hand, where somebody listens: what to advance when work goes by."""
    return _at_hand.get()


def go_on() -> None:
    """Meet `Stopped` where what is under way is not wanted any more: for whoever waits and can say no share."""
    part = _at_hand.get()
    stage = None if part is None else part._outermost
    if isinstance(stage, Stage) and stage._stopped:
        raise Stopped


def time_left(seconds: float) -> str:
    """The time left in words.

    >>> time_left(11.2), time_left(125), time_left(3725)
    ('about 12 s left', 'about 2:05 left', 'about 1:02:05 left')
    """
    whole = max(1, ceil(seconds))
    if whole < 60:
        return f"about {whole} s left"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"about {hours}:{minutes:02}:{rest:02} left" if hours else f"about {minutes}:{rest:02} left"


@contextmanager
def _held(inner: Part) -> Iterator[None]:
    before = _at_hand.get()
    _at_hand.set(inner)
    try:
        yield
    finally:
        _at_hand.set(before)
    inner.advance(1.0)
