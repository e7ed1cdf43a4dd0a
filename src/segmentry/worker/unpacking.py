"""Whether a file of strangers would unpack to far more than its size, told before it is unpacked."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.sources.containers import Kind, what_it_is

#: What unpacks to more than so many bytes and more than so many times its size holds no customers: tables shrink to a
#: third or a twentieth, long runs of one character to a thousandth.
LARGE, TIMES = 100_000_000, 100

_BLOCK = 1 << 22


def check_unpacked(path: Path) -> None:
    """Refuse an archive or workbook that would unpack to far more than a table of customers could, and Parquet that
    claims as many cells. What is wrong with a file otherwise, reading says.

    Raises
    ------
    SegmentryError
        If it would.
    """
    size = path.stat().st_size
    most = max(LARGE, TIMES * size)
    try:
        kind, _ = what_it_is(path, path.name)
        too_large = any(unpacked > most for unpacked in _unpacked(path, kind))
    except (SegmentryError, OSError, ValueError, zlib.error, pa.ArrowException, zipfile.BadZipFile):
        return
    if too_large:
        raise SegmentryError(
            f"{path.name} has {wording.size(size)} and would unpack to more than {wording.size(most)}, as no table of"
            " customers does. Make sure that it is the file you want, and give it unpacked, as CSV."
        )


def _unpacked(path: Path, kind: Kind) -> Iterator[int]:
    """How many bytes it unpacks to, as far as it is known; of Parquet what it claims, and how many cells."""
    if kind == "parquet":
        claimed = pq.read_metadata(path)
        yield claimed.num_rows * claimed.num_columns
        yield sum(claimed.row_group(i).total_byte_size for i in range(claimed.num_row_groups))
    elif kind in ("gzip", "zstd"):
        done = 0
        with pa.input_stream(str(path), compression=kind) as source:
            while block := source.read(_BLOCK):
                yield (done := done + len(block))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield sum(member.file_size for member in archive.infolist())
