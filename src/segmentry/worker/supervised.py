"""What a command does that another process watches, as a worker is watched: see `supervision`.

In a folder that both know it leaves two small files: one when it begins to read, with what and how much, and one when
reading is over.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple, NoReturn

from segmentry.errors import SegmentryError
from segmentry.files import remove_unfinished
from segmentry.progress import READING, Progress, Stage
from segmentry.worker.allowance import TOO_MUCH_OR_UNREADABLE, computing_ended, reading_ended

#: Tells the process who watches it, and the folder of both.
WATCHED_BY = "SEGMENTRY_WATCHED_BY"
BEGUN, OVER = "reading.json", "over"


class Reading(NamedTuple):
    """What the process tells of itself as it begins to read."""

    name: str
    bytes: int
    pid: int


class _Here:
    """Where this process is one that is watched: the folder of both."""

    folder: Path | None = None


def is_watched() -> bool:
    """Whether this is such a process."""
    return WATCHED_BY in os.environ


@contextmanager
def watched_reading(name: str, size: int) -> Iterator[None]:
    """Around a command in a process that is watched: from here on limits hold, and what cannot be had is said in words.

    Raises
    ------
    SegmentryError
        If there is not enough memory, or a library gives up.
    """
    watcher, _, folder = os.environ.pop(WATCHED_BY).partition(" ")
    _Here.folder = Path(folder)
    Thread(target=_end_with, args=(int(watcher),), daemon=True).start()
    _silence_libraries()
    written = _Here.folder / "begun"
    written.write_text(json.dumps(Reading(name, size, os.getpid())._asdict()), encoding="utf-8", newline="")
    written.replace(_Here.folder / BEGUN)
    try:
        yield
    except MemoryError:
        raise _ended_here(name, "more memory than there is") from None
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - how libraries in Rust give up
        raise _ended_here(name, TOO_MUCH_OR_UNREADABLE) from None


def _ended_here(name: str, what: str) -> SegmentryError:
    over = _Here.folder is not None and (_Here.folder / OVER).exists()
    return computing_ended(what) if over else reading_ended(name, what)


def told_of_reading(progress: Progress | None) -> Progress | None:
    """The same, which also tells who watches this process when reading is over."""
    folder = _Here.folder
    if folder is None:
        return progress

    def tell(stage: Stage) -> None:
        if stage.sentence != READING:
            (folder / OVER).touch()
        if progress is not None:
            progress(stage)

    return tell


def _end_with(watcher: int) -> NoReturn:
    """When whoever watches is gone, nothing more is done here."""
    import psutil  # which takes longer to import than the rest of this, and most commands do without

    while psutil.pid_exists(watcher) and (os.name != "posix" or os.getppid() == watcher):
        time.sleep(0.2)
    remove_unfinished()
    os._exit(1)


def _silence_libraries() -> None:
    """What those in C and Rust print as they give up is for nobody; Python's own stderr stays where it is."""
    if os.name != "posix":
        return
    sys.stderr.flush()
    own, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    sys.stderr = os.fdopen(own, "w", buffering=1, encoding=sys.stderr.encoding, errors="backslashreplace")
    os.dup2(nowhere, 2)
