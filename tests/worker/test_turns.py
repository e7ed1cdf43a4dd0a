"""Turns are fair: whoever asks first computes first, whoever gives up keeps nobody waiting."""

import time
from threading import Event, Thread

from segmentry.processors import processors
from segmentry.worker.turns import Turns


class Asker:
    """Waits for a turn in a thread of its own, and keeps it until told."""

    def __init__(self, turns: Turns, order: list[str], name: str) -> None:
        self.given_up, self.go, self.granted, self.done = Event(), Event(), Event(), Event()

        def ask() -> None:
            with turns.one(self.given_up.is_set, 0.005) as granted:
                if granted:
                    order.append(name)
                    self.granted.set()
                    self.go.wait(10)
            self.done.set()

        Thread(target=ask, daemon=True).start()
        until = time.monotonic() + 10
        while len(turns._waiting) == 0 and not self.granted.is_set() and time.monotonic() < until:
            time.sleep(0.001)


def queued(turns: Turns, order: list[str], name: str) -> Asker:
    """An asker that stands in the queue."""
    before = len(turns._waiting)
    asker = Asker(turns, order, name)
    until = time.monotonic() + 10
    while len(turns._waiting) == before and time.monotonic() < until:
        time.sleep(0.001)
    return asker


def test_three_askers_and_one_place_come_in_the_order_of_asking() -> None:
    turns, order = Turns(1), list[str]()
    first = Asker(turns, order, "first")
    assert first.granted.wait(10)
    others = [queued(turns, order, name) for name in ("second", "third", "fourth")]
    assert turns.wanted == 4
    for asker in (first, *others):
        assert asker.granted.wait(10)
        assert order[-1] == ["first", "second", "third", "fourth"][len(order) - 1]
        asker.go.set()
        assert asker.done.wait(10)
    assert order == ["first", "second", "third", "fourth"]
    assert turns.wanted == 0


def test_whoever_gives_up_leaves_the_place_to_the_next() -> None:
    turns, order = Turns(1), list[str]()
    first = Asker(turns, order, "first")
    assert first.granted.wait(10)
    second, third = queued(turns, order, "second"), queued(turns, order, "third")
    second.given_up.set()
    assert second.done.wait(10)
    first.go.set()
    assert third.granted.wait(10)
    assert order == ["first", "third"]
    third.go.set()
    assert third.done.wait(10)
    assert turns._free == 1


def test_as_many_at_once_as_there_are_places() -> None:
    turns, order = Turns(2), list[str]()
    both = [Asker(turns, order, name) for name in ("a", "b")]
    assert all(asker.granted.wait(10) for asker in both)
    third = queued(turns, order, "c")
    assert not third.granted.wait(0.05)
    both[1].go.set()
    assert third.granted.wait(10)
    for asker in (both[0], third):
        asker.go.set()
        assert asker.done.wait(10)


def test_what_goes_wrong_in_a_turn_gives_the_place_back() -> None:
    turns = Turns(1)
    try:
        with turns.one(lambda: False):
            raise ValueError
    except ValueError:
        pass
    with turns.one(lambda: False) as granted:
        assert granted


def test_there_is_a_place_for_each_processor() -> None:
    assert processors() >= 1
