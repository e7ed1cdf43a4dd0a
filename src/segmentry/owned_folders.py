"""Temporary folders that tell whose they are, so that what a killed process left is known and cleared.

Each holds a file that its process keeps locked for as long as it lives, however it ends. Its name tells the machine:
one that shares the disk may not see the lock, and what another one left stays there.
"""

import os
import platform
import re
import secrets
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

#: What is locked, what says that nothing can be, what was replaced and not yet removed, and where that stood.
_OWNER, _UNLOCKED = ".segmentry-owner", ".segmentry-unlocked"
REPLACED, TARGET = ".segmentry-replaced", ".segmentry-target"
#: A name may have 255 bytes, and ours comes behind it.
_LONGEST = 48

_locks: dict[Path, int] = {}


def new_name(prefix: str, place: Path) -> Path:
    """A path for a new folder that nobody has."""
    return place / f"{prefix[:_LONGEST]}-{_machine()}-{secrets.token_hex(8)}"


def claimed(folder: Path) -> bool:
    """Make the folder, and lock it for this process; False where another process has taken it for left over."""
    folder.mkdir(0o700)
    owner = folder / _OWNER
    try:
        descriptor = os.open(owner, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileNotFoundError:
        return False
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return False
    except OSError:  # no locks on this disk: nobody could tell whether it is left over
        os.close(descriptor)
        owner.rename(folder / _UNLOCKED)
        return True
    if not owner.exists():
        os.close(descriptor)
        return False
    _locks[folder] = descriptor
    return True


def released(folder: Path) -> None:
    """Give the folder up, before it is removed: an open file could not be."""
    descriptor = _locks.pop(folder, None)
    if descriptor is not None:
        os.close(descriptor)


def clear_left_over(place: Path) -> None:
    """Remove the folders in that place whose processes have ended, and put back what they had moved aside."""
    named = re.compile(rf".*-{_machine()}-[0-9a-f]{{16}}", re.DOTALL)
    with suppress(OSError):
        for folder in [Path(entry.path) for entry in os.scandir(place) if named.fullmatch(entry.name)]:
            with suppress(OSError):
                _clear(folder)


def removed(folder: Path) -> None:
    """Remove all that can be of the folder, and what tells whose it is last: who is killed meanwhile left it, too."""
    with suppress(OSError):
        for inner in folder.iterdir():
            if inner.name == _OWNER:
                continue
            if inner.is_dir() and not inner.is_symlink():
                shutil.rmtree(inner, ignore_errors=True)
            else:
                inner.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _clear(folder: Path) -> None:
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or (hasattr(os, "getuid") and about.st_uid != os.getuid()):
        return
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(folder / _OWNER, flags)
    except FileNotFoundError:
        folder.rmdir()  # if it is empty; who was about to lock it makes another one
        return
    try:
        _lock(descriptor)  # raises where its process lives
        _put_back(folder)
        if os.name == "posix":
            removed(folder)
    finally:
        os.close(descriptor)
    if os.name != "posix":  # an open file cannot be removed there
        removed(folder)


def _put_back(folder: Path) -> None:
    """What was about to be replaced stands where it stood, if nothing has come in its place."""
    with suppress(FileNotFoundError):
        name = os.fsdecode((folder / TARGET).read_bytes())
        target = folder.parent / name
        if Path(name).name == name and not target.exists():
            (folder / REPLACED).rename(target)


def _lock(descriptor: int) -> None:
    """Lock the file until it is closed; raises `BlockingIOError` or `PermissionError` where another process has it."""
    _how_to_lock()(descriptor)


def _how_to_lock() -> Callable[[int], None]:
    try:
        import fcntl
    except ImportError:  # on Windows
        import msvcrt

        lock, how = msvcrt.locking, msvcrt.LK_NBLCK  # type: ignore[attr-defined, unused-ignore]
        return lambda descriptor: lock(descriptor, how, 1)
    return lambda descriptor: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _machine() -> str:
    return sha256(platform.node().encode("utf-8", "surrogateescape")).hexdigest()[:8]
