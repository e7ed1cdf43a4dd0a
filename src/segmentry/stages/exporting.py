"""Writing results to files: each as a whole or not at all."""

import csv
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from segmentry.engines.formulas import escape
from segmentry.engines.writing import FileFormat, check_height
from segmentry.errors import SegmentryError
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.scoring import label

#: Everything that a result folder may hold, so that replacing one never deletes anything else.
OUR_FILES = (
    "customers.csv",
    "customers.parquet",
    "customers.xlsx",
    "model.json",
    "profile.csv",
    "summary.json",
    "report.html",
)


def save(segmentation: Segmentation, path: str | Path) -> None:
    """Write the model file: JSON that `segmentry.load` reads. No customer rows are in it."""
    with whole_file(path) as target:
        target.write_text(segmentation.model_dump_json(indent=1) + "\n", encoding="utf-8")


def write_customers(segmentation: Segmentation, table: Table, path: str | Path) -> None:
    """Write every row with its cells as they were written, in input order, and the segment's columns."""
    format = format_of(path)
    if format == "xlsx":
        check_height(table.n_rows)
    with whole_file(path) as target:
        label(segmentation, table).write(target, format)


def write_profile(segmentation: Segmentation, path: str | Path) -> None:
    """Write the averages as CSV: one row per segment and numeric column."""
    if segmentation.profile is None:
        raise SegmentryError("This segmentation has no profile yet. Call segmentry.profile first.")
    with whole_file(path) as target, target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["segment", "segment_name", "size", "share", "column", "count", "mean", "sd", "difference"])
        for segment, profile in zip(segmentation.segments, segmentation.profile.segments, strict=True):
            for a in profile.averages:
                own = [segment.id, escape(segment.name), segment.size, segment.share]
                writer.writerow([*own, escape(a.column), a.count, a.mean, a.sd, a.difference])


def format_of(path: str | Path) -> FileFormat:
    """The format that a file's name asks for; raises `SegmentryError` for another."""
    ending = Path(path).suffix.lower().lstrip(".")
    if ending not in ("csv", "parquet", "xlsx"):
        raise SegmentryError(f"{Path(path).name} must end in .csv, .parquet or .xlsx.")
    return cast(FileFormat, ending)


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


@contextmanager
def _refused_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SegmentryError(f"{path} cannot be written: {error.strerror or error}. Choose another place.") from None
