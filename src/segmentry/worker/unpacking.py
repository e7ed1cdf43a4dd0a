"""Whether a file of strangers would unpack to far more than its size, told before it is unpacked."""

import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.sources.containers import Kind, only_table, what_it_is

#: What unpacks to more than so many bytes and more than so many times its size holds no customers: tables shrink to a
#: third or a twentieth, long runs of one character to a thousandth.
LARGE, TIMES = 30_000_000, 100
#: A workbook's parts shrink to a tenth or so, and there are hardly a hundred.
_TIMES_OF_WORKBOOKS, _MOST_PARTS = 50, 10_000

_BLOCK = 1 << 22
#: Lines of a text that are looked at, and what may part their cells.
_FIRST_LINES, _MARKS = 20, (b",", b";", b"\t", b"|")
_DAMAGED = (SegmentryError, OSError, ValueError, RuntimeError, zlib.error, pa.ArrowException, zipfile.BadZipFile)


@dataclass(frozen=True)
class Text:
    """What a look at all of a text tells, packed or not: its lines, its bytes that are no blanks, and how many columns
    two of its first lines seem to have. Of an Arrow file the columns are those that it tells of; else all are 0 where
    there is no text."""

    lines: int = 0
    letters: int = 0
    columns: int = 0


def check_declared(path: Path) -> None:
    """Refuse a file that itself tells that it would unpack to far more than a table of customers could, or claims as
    many cells. What is wrong with a file otherwise, reading says.

    Raises
    ------
    SegmentryError
        If it would.
    """
    most = parts = 0
    too_large = False
    with suppress(*_DAMAGED):
        kind, most = _kind_and_most(path)
        parts = _parts(path)
        too_large = any(unpacked > most for unpacked in _declared(path, kind))
    if parts > _MOST_PARTS:
        raise SegmentryError(f"{path.name} holds {parts:,} files. Give the one that holds the customers, unpacked.")
    if too_large:
        raise _unpacks(path, most)


def looked_through(path: Path) -> Text:
    """What the text of a file, or of the one table in an archive, tells: it is unpacked once.

    Raises
    ------
    SegmentryError
        If it unpacks to far more than a table of customers could.
    """
    lines = letters = done = most = 0
    head = b""
    with suppress(*_DAMAGED):
        kind, most = _kind_and_most(path)
        if kind == "arrow":
            return Text(columns=_columns_of_arrow(path))
        for block in unpacked_text(path, kind):
            head, done = head or block, done + len(block)
            if done > most:
                break
            lines += max(block.count(b"\n"), block.count(b"\r"))
            letters += len(block.translate(None, b" \t\r\n\0"))
    if done > most:
        raise _unpacks(path, most)
    return Text(lines, letters, _columns_of(head) if head else 0)


def _kind_and_most(path: Path) -> tuple[Kind, int]:
    """What a file is, and the most bytes that it may unpack to."""
    kind, _ = what_it_is(path, path.name)
    if kind in ("text", "json"):
        return kind, sys.maxsize
    times = _TIMES_OF_WORKBOOKS if kind == "workbook" else TIMES
    return kind, max(LARGE, times * path.stat().st_size)


def _unpacks(path: Path, most: int) -> SegmentryError:
    return SegmentryError(
        f"{path.name} has {wording.size(path.stat().st_size)} and would unpack to more than {wording.size(most)}, as no"
        " table of customers does. Make sure that it is the file you want, and give it unpacked, as CSV."
    )


def _parts(path: Path) -> int:
    if not zipfile.is_zipfile(path):
        return 0
    with zipfile.ZipFile(path) as archive:
        return len(archive.infolist())


def _declared(path: Path, kind: Kind) -> Iterator[int]:
    """How many bytes it says that it unpacks to; of typed tables also how many cells."""
    if kind == "parquet":
        claimed = pq.read_metadata(path)
        yield claimed.num_rows * claimed.num_columns
        yield sum(claimed.row_group(i).total_byte_size for i in range(claimed.num_row_groups))
    elif kind == "arrow":
        yield from _unpacked_arrow(path)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield sum(member.file_size for member in archive.infolist())


def _unpacked_arrow(path: Path) -> Iterator[int]:
    """The bytes of its batches so far, and the cells, some of which take none."""
    with pa.memory_map(str(path)) as file:
        reader = _opened_arrow(file)
        is_stream = isinstance(reader, pa.ipc.RecordBatchStreamReader)
        batches = iter(reader) if is_stream else map(reader.get_batch, range(reader.num_record_batches))
        done = cells = 0
        for batch in batches:
            done, cells = done + batch.nbytes, cells + batch.num_rows * batch.num_columns
            yield max(done, cells)


def _opened_arrow(file: pa.NativeFile) -> Any:
    """The reader of its batches, for a file or a stream."""
    is_stream = file.read(6) != b"ARROW1"
    file.seek(0)
    return pa.ipc.open_stream(file) if is_stream else pa.ipc.open_file(file)


def unpacked_text(path: Path, kind: Kind) -> Iterator[bytes]:
    """The bytes of a text file, or of the one table in an archive; nothing of any other."""
    if kind in ("text", "json", "gzip", "zstd"):
        with pa.input_stream(str(path), compression=kind if kind in ("gzip", "zstd") else None) as source:
            while block := source.read(_BLOCK):
                yield block
    elif kind == "zip":
        with zipfile.ZipFile(path) as archive, archive.open(only_table(archive.infolist(), path.name)) as part:
            while block := part.read(_BLOCK):
                yield block


def _columns_of_arrow(path: Path) -> int:
    with pa.memory_map(str(path)) as file:
        return len(_opened_arrow(file).schema)


def _columns_of(head: bytes) -> int:
    """Cells by any delimiter of the first lines, where two lines have as many; of a single line all are counted."""
    lines = head.split(b"\n", _FIRST_LINES)[:_FIRST_LINES]
    if head.lstrip()[:1] in (b"[", b"{"):
        return 0
    counts = Counter(line.count(mark) for mark in _MARKS for line in lines)
    return 1 + max((count for count, times in counts.items() if times > 1 or len(lines) == 1), default=0)
