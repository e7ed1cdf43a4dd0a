"""A small table of two kinds of customers, and workers in this process, so that a test can see into them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from segmentry.plan import Plan
from segmentry.worker import serving
from segmentry.worker.allowance import Limits
from segmentry.worker.conversation import Conversation
from segmentry.worker.nursery import Worker
from segmentry.worker.questions import Source
from segmentry.worker.turns import Turns

PLAN = Plan(k_max=3, k=2)


def two_kinds(path: Path, rows: int = 240, seed: int = 0) -> Path:
    """Customers of two kinds that nobody could mix up."""
    rng = np.random.default_rng(seed)
    kind = rng.integers(2, size=rows)
    columns = {
        "customer": [f"C{i:05}" for i in range(rows)],
        "age": (rng.normal(30, 4, rows) + 30 * kind).round().astype(int),
        "balance": (rng.normal(900, 90, rows) + 4_000 * kind).round(1),
        "visits": rng.poisson(3 + 9 * kind),
        "city": np.array(["Bonn", "Graz"])[rng.integers(2, size=rows)],
    }
    lines = [",".join(columns), *(",".join(map(str, row)) for row in zip(*columns.values(), strict=True))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_kinds(tmp_path_factory.mktemp("table") / "upload.csv")


@pytest.fixture
def source(table: Path) -> Source:
    return Source(path=str(table), name="kinds.csv", plan=PLAN)


class NotWatched:
    """Stands for a process that is this one, which no test should end."""

    is_told = True

    def __init__(self) -> None:
        self.killed = False

    def begin(self) -> None:
        """Nothing is counted."""

    def beyond(self, _: Limits) -> str | None:
        return None

    def kill(self) -> None:
        self.killed = True


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    """The asker's end of a worker that is a thread of this process."""
    ours, theirs = Pipe()
    worker = serving.Serving(theirs)
    monkeypatch.setattr(serving, "remove_unfinished", lambda: None)
    monkeypatch.setattr(serving.os, "_exit", lambda _: worker._asked.put(None))  # type: ignore[attr-defined]
    thread = Thread(target=worker.serve, daemon=True)
    thread.start()
    try:
        yield ours
    finally:
        with suppress(OSError):
            ours.close()
        thread.join(20)
        assert not thread.is_alive()


class Nearby:
    """A nursery whose workers are threads of this process."""

    def __init__(self, begin: Callable[[], Connection]) -> None:
        self.begin, self.workers = begin, list[Worker]()

    def worker(self, _: Path) -> Worker:
        self.workers.append(Worker(self.begin(), NotWatched()))  # type: ignore[arg-type]
        return self.workers[-1]


@contextmanager
def talking(nursery: Any, folder: Path, turns: Turns | None = None) -> Iterator[Conversation]:
    """A conversation, and its end."""
    talk = Conversation(nursery, turns or Turns(2), folder)
    try:
        yield talk
    finally:
        talk.close()
        talk._thread.join(20)
        assert not talk._thread.is_alive()
