"""Whether a job fits memory and disk: told before it starts, with the way out."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from segmentry import wording
from segmentry.engines.memory import (
    PYTHON,
    Shares,
    lines_of,
    size_in_file,
    size_in_memory,
    size_of_width,
    usual_limit,
)
from segmentry.errors import SegmentryError, Way
from segmentry.plan import Plan
from segmentry.sources.frames import kind_of
from segmentry.sources.reading import files_of

#: More columns are not compared: it would take very long, and nobody could read what came of it (ours).
MOST_COLUMNS = 5_000
#: Bytes that a row's segment, its name, margin and border take in a file at most.
ADDED = 70
#: Bytes of a cell in a file that is written from Parquet.
_CELL = 20
#: Bytes that are looked at, which hold the names of ten thousand columns, and of a first line that is longer.
_HEAD, _LONGEST_LINE = 1 << 20, 1 << 26

_RAISE = Way("raise {}", "memory_limit")
_FEWER_COLUMNS = "leave out columns that you do not need"


def check_room(source: Any, plan: Plan, folder: str | Path | None = None) -> None:
    """Refuse a text or Parquet file that would not fit the memory limit, the temporary folder or the result's disk, and
    a table in memory with more columns than do.

    What is not told without reading (archives, workbooks) is let through, and so is what another engine holds.
    """
    if plan.engine != "local":
        return
    _check_frame(source, plan)
    try:
        paths, name = files_of(source) or ([], "")
        sizes = [_rows_columns_bytes(path, plan) for path in paths]
    except (OSError, ValueError):
        return  # reading has the words for it
    if not sizes or None in sizes:
        return
    rows, width, size = (sum(per_file) for per_file in zip(*filter(None, sizes), strict=True))
    columns = width // len(sizes)
    check_columns(name, columns)
    _check_memory(name, columns, plan)
    _check_width(name, rows, columns, plan)
    _check_temporary(name, rows, columns, size, plan)
    if folder is not None:
        _check_result(rows * ADDED + (size or rows * columns * _CELL), plan, Path(folder))


def _check_frame(source: Any, plan: Plan) -> None:
    """Frames and arrays know their shape; of what streams, such as a query, it is told when it was read."""
    match getattr(source, "shape", None):
        case int(rows), int(columns):
            name = kind_of(source)
            check_columns(name, columns)
            _check_memory(name, columns, plan)
            _check_width(name, rows, columns, plan)


def _rows_columns_bytes(path: Path, plan: Plan) -> tuple[int, int, int] | None:
    """About how many rows a file has, how many columns, and the bytes of its text; None where it does not tell."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        head += b"" if b"\n" in head else file.readline(_LONGEST_LINE)
    if head.startswith(b"PAR1"):
        metadata = pq.read_metadata(path)
        return metadata.num_rows, metadata.num_columns, 0
    line = head.split(b"\n", 1)[0]
    marks = [plan.delimiter.encode()] if plan.delimiter else [b",", b";", b"\t", b"|"]
    if b"\0" in head or path.suffix.lower() not in (".csv", ".tsv", ".txt", ".tab"):
        return None
    return lines_of(path), 1 + max(map(line.count, marks)), path.stat().st_size


def check_columns(name: str, columns: int) -> None:
    """Refuse more columns than can be compared."""
    if columns > MOST_COLUMNS:
        raise SegmentryError(
            f"{name} has {columns:,} columns, and at most {MOST_COLUMNS:,} are compared with each other. Keep those"
            " that tell what you want to know of customers, such as what they do or have, and leave out the others."
        )


def _check_memory(name: str, columns: int, plan: Plan) -> None:
    limit, least = plan.memory_bytes, PYTHON + Shares.least(columns)
    if limit is not None and limit < least:
        raise SegmentryError(
            f"{name} has {columns:,} columns, which need {wording.size(least)} of memory, and the limit is"
            f" {wording.size(limit)}.",
            _RAISE,
            _FEWER_COLUMNS,
        )


def _check_width(name: str, rows: int, columns: int, plan: Plan) -> None:
    """Refuse more columns than can be compared two by two, also where no limit was set."""
    limit = plan.memory_bytes or usual_limit()
    need = PYTHON + size_of_width(rows, columns, plan.sample_rows)
    if need > limit:
        raise SegmentryError(
            f"{name} has {columns:,} columns. To compare each with all others takes {wording.size(need)} of memory, and"
            f" {wording.size(limit)} may be used.",
            _RAISE,
            _FEWER_COLUMNS,
        )


def _check_temporary(name: str, rows: int, columns: int, size: int, plan: Plan) -> None:
    in_memory = size_in_memory(rows, columns, size)
    share, place = Shares.of(plan.memory_bytes).database, Path(tempfile.gettempdir())
    need, free = size_in_file(rows, columns, size), shutil.disk_usage(place).free
    if in_memory > share and need > free:
        raise SegmentryError(
            f"{name} does not fit the memory ({wording.size(in_memory)} are needed and"
            f" {wording.size(share)} allowed), and on disk it takes up to {wording.size(need)}, of which {place} has"
            f" {wording.size(free)} free.",
            "set TMPDIR to a folder on a larger disk",
            _RAISE,
            _FEWER_COLUMNS,
        )


def _check_result(need: int, plan: Plan, folder: Path) -> None:
    """The result is written beside an old one before it takes its place."""
    place = next((parent for parent in folder.resolve().parents if parent.exists()), Path(os.sep))
    need = need if plan.format == "csv" else need // 2  # compressed
    free = shutil.disk_usage(place).free
    if need > free:
        smaller = (Way("choose {}", "format", "parquet"),) if plan.format == "csv" else ()
        raise SegmentryError(
            f"The result takes up to {wording.size(need)}, and the disk of {place} has {wording.size(free)} free.",
            "write to another disk",
            *smaller,
            _FEWER_COLUMNS,
        )
