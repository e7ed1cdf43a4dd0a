"""Putting what is complete in its place: on the disk first, then in one step where the system has it."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

from segmentry.owned_folders import REPLACED, TARGET

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def settled(path: Path) -> None:
    """Wait until the file, or all of the folder, is on the disk: a rename must not get there before what it names."""
    if path.is_dir():
        for inner in path.iterdir():
            settled(inner)
    _synced(path)


def _synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name != "posix":  # where folders cannot be opened
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def placed(whole: Path, target: Path) -> None:
    """Put a complete file or folder in its place; what stands there is moved into the folder around `whole`.

    Where a folder is replaced and the system cannot exchange two of them, there is a moment without either. Who is
    killed in it leaves a note, by which the next process puts the old one back.
    """
    beside = whole.parent
    if not target.exists() or not (target.is_dir() or whole.is_dir()):
        whole.replace(target)
    elif not _exchanged(whole, target):
        (beside / TARGET).write_bytes(os.fsencode(target.name))
        target.rename(beside / REPLACED)
        try:
            whole.rename(target)
        except OSError:
            (beside / REPLACED).rename(target)
            raise
    with suppress(OSError):  # it is in its place, and not every disk can tell when it is there for ever
        _synced(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Let the two change places in one step; False where that cannot be."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError):
        return False
    paths = (os.fsencode(path.absolute()) for path in (one, other))
    return bool(rename(_HERE, next(paths), _HERE, next(paths), _EXCHANGE) == 0)
