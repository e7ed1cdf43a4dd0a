"""Files and folders written as a whole or not at all, and what must not be replaced."""

import atexit
import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from pathlib import Path
from threading import Lock, get_ident
from typing import BinaryIO

from segmentry.errors import SegmentryError
from segmentry.owned_folders import claimed, clear_left_over, new_name, released, removed
from segmentry.placing import placed, settled
from segmentry.progress import at_hand
from segmentry.replacing import check_folder, named
from segmentry.visible_text import visible


@contextmanager
def whole_folder(folder: str | Path, *, force: bool = False) -> Iterator[Path]:
    """A folder to fill beside `folder`, put in its place when the block ends well and removed when not.

    It is checked here, too, where a face has done so before a long run: something may have been put there meanwhile.
    """
    check_folder(folder, force=force)
    folder = _followed(Path(folder))
    with _refused_in_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder(f".{folder.name}", folder.parent) as beside:
            whole = beside / "whole"
            whole.mkdir()
            with _named(whole, folder):
                yield whole
            settled(whole)
            with _put_in_place(folder):
                placed(whole, folder)


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """A file (or folder) to write beside `path`, put in its place when the block ends well and removed when not."""
    path = named(Path(path))
    with _refused_in_words(path):
        place = _followed(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        with temporary_folder(f".{place.stem}", place.parent) as beside:
            target = beside / place.name
            yield target
            settled(target)
            with _put_in_place(path):
                placed(target, place)


@contextmanager
def temporary_folder(prefix: str = "segmentry", place: Path | None = None) -> Iterator[Path]:
    """An empty folder that nobody else can look into, gone when the block ends, and when the process is stopped.

    Where it is in the system's temporary folder, and that is full, this is told in words.
    """
    with _full_in_words() if place is None else nullcontext():
        folder = _begun(prefix, place)
        try:
            yield folder
        finally:
            _remove(folder)


@cache
def spill_folder() -> Path:
    """Where this process puts what does not fit its memory: a temporary folder, until the process ends."""
    with _full_in_words():
        folder = _begun("segmentry-spill", None)
    atexit.register(_remove, folder)
    return folder


#: What a system says of a disk that takes nothing more.
_NO_ROOM = tuple(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EROFS") if hasattr(errno, name))


class _State:
    """What this process has begun and put in place, and whether it is being stopped."""

    def __init__(self) -> None:
        self.unfinished: set[Path] = set()
        self.finished: set[Path] = set()
        self.placing: set[int] = set()  # threads that put something in its place, or are about to
        self.stopping = False
        self.lock = Lock()  # around `placing` and `stopping`, so that the one never meets the other half-way


_state = _State()


def remove_unfinished() -> bool:
    """Remove all that is not finished, as the process is about to be ended by another thread than the main one.

    Nothing can be begun or put in its place from now on. Returns whether something finished is there.
    """
    with _state.lock:
        _state.stopping = True
    for pause in (0, 0.01):  # a thread may have been about to begin something
        time.sleep(pause)
        for folder in tuple(_state.unfinished):
            _remove(folder)
    return any(path.exists() for path in _state.finished)


def wait_for_the_end() -> None:
    """Do nothing more in this thread, unless it is putting something in its place: that is brought to its end."""
    while get_ident() not in _state.placing:
        time.sleep(1)


def _begun(prefix: str, place: Path | None) -> Path:
    """A new folder, noted before it is there. Before the first in a place, what killed processes left is cleared."""
    place = Path(place or tempfile.gettempdir())
    _cleared(place)
    while True:
        folder = new_name(prefix, place)
        _state.unfinished.add(folder)
        if _state.stopping:
            wait_for_the_end()
        if claimed(folder):
            return folder


@cache
def _cleared(place: Path) -> None:
    clear_left_over(place)


def _remove(folder: Path) -> None:
    """The folder with all that it holds, also where somebody is writing into it still."""
    released(folder)
    for _ in range(100):
        removed(folder)
        if not folder.exists():
            break
    _state.unfinished.discard(folder)


@contextmanager
def _put_in_place(path: Path) -> Iterator[None]:
    """Around what puts a result in its place: once begun it is not stopped, and once stopped it is not begun."""
    _state.placing.add(get_ident())
    try:
        with _state.lock:
            if not _state.stopping:
                yield
                _state.finished.add(path)
                return
    finally:
        _state.placing.discard(get_ident())
    wait_for_the_end()


def _followed(path: Path) -> Path:
    """What a path names, links followed; one that leads to nothing might lead anywhere."""
    if path.is_symlink() and not path.exists():
        raise SegmentryError(f"{visible(path)} is a link to nothing. Remove it, or choose another name.")
    return path.resolve()


def blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The bytes of an open file, a block at a time, telling how far it is read."""
    part, whole = at_hand(), max(1, os.fstat(file.fileno()).st_size)
    while block := file.read(size):
        yield block
        if part is not None:
            part.advance(len(block) / whole)


@contextmanager
def _full_in_words() -> Iterator[None]:
    """Whatever library finds the temporary folder full: by what it says, as each has an error of its own."""
    try:
        yield
    except Exception as error:
        why = next((words for code in _NO_ROOM if (words := os.strerror(code)) in str(error)), None)
        if why is None or isinstance(error, SegmentryError):
            raise
        words = f"Nothing can be written in the temporary folder {visible(tempfile.gettempdir())}: {why}."
        raise SegmentryError(words, "set TMPDIR (on Windows TEMP) to a folder on a larger disk") from None


@contextmanager
def _named(whole: Path, folder: Path) -> Iterator[None]:
    """What is refused about a file in the one is told of the other, which people know."""
    try:
        yield
    except SegmentryError as error:
        raise error.renamed(str(whole), str(folder)) from None


@contextmanager
def _refused_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        mend = "Choose another place"
        if isinstance(error, PermissionError) and path.is_file():
            mend = "Close it where it is open, or choose another place"
        raise SegmentryError(f"{visible(path)} cannot be written: {error.strerror or error}. {mend}.") from None
