"""Files and folders written as a whole or not at all, and what must not be replaced."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from segmentry.errors import SegmentryError
from segmentry.progress import at_hand

#: Everything that a result folder may hold, so that replacing one never deletes anything else.
OUR_FILES = (
    "customers.csv",
    "customers.parquet",
    "customers.xlsx",
    "model.json",
    "profile.csv",
    "summary.json",
    "report.html",
    "report.md",
    "report.json",
    "report.pptx",
    "report.xlsx",
)


def check_folder(folder: str | Path, *, force: bool) -> None:
    """Refuse a result folder that must not be replaced."""
    folder = Path(folder)
    if not folder.exists():
        if folder.parent.exists() and not os.access(folder.parent, os.W_OK):
            raise SegmentryError(f"Nothing can be written in {folder.parent}. Choose another folder.")
        return
    if not folder.is_dir():
        raise SegmentryError(f"{folder} is a file. Name a folder for the results.")
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in OUR_FILES)
    if strangers:
        raise SegmentryError(
            f"{folder} holds other files ({', '.join(strangers[:3])}) and is not replaced. Name another folder."
        )
    if any(folder.iterdir()) and not force:
        raise SegmentryError(f"{folder} already holds results. Add --force to replace them, or name another folder.")


def check_file(path: str | Path, *, force: bool) -> None:
    """Refuse a result file that must not be replaced or cannot be written."""
    path = Path(path)
    if path.is_dir():
        raise SegmentryError(f"{path} is a folder. Name a file.")
    if path.exists() and not force:
        raise SegmentryError(f"{path} exists already. Add --force to replace it, or name another file.")


@contextmanager
def whole_folder(folder: str | Path, *, force: bool = False) -> Iterator[Path]:
    """A folder to fill beside `folder`, put in its place when the block ends well and removed when not."""
    check_folder(folder, force=force)
    folder = Path(folder).resolve()
    with _refused_in_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        beside.chmod(0o755)
        with _refused_in_words(folder):
            yield beside
            old = beside.with_name(beside.name + "-old")
            if folder.exists():
                folder.rename(old)
            try:
                beside.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
            shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def whole_file(path: str | Path) -> Iterator[Path]:
    """A file to write beside `path`, put in its place when the block ends well and removed when not."""
    path = Path(path)
    with _refused_in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.stem}-", dir=path.parent))
    try:
        with _refused_in_words(path):
            target = beside / path.name
            yield target
            target.replace(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    """The bytes of an open file, a block at a time, telling how far it is read."""
    part, whole = at_hand(), max(1, os.fstat(file.fileno()).st_size)
    while block := file.read(size):
        yield block
        if part is not None:
            part.advance(len(block) / whole)


@contextmanager
def _refused_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SegmentryError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from None
