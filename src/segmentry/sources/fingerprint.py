"""Which data exactly a table was read from: the SHA-256 of its files, as `sha256sum` gives it."""

import hashlib
from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import Any

from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.progress import part
from segmentry.results.table import Table
from segmentry.sources.reading import files_of, read

#: Size, time of the last change and inode: what differs once a file is written to or replaced.
_Stamp = tuple[int, int, int]


def read_with_fingerprint(source: Any, plan: Plan | None = None) -> Table:
    """What `read` gives, with the SHA-256 of every file that was read in its load report.

    Reading itself does not take it: it costs a tenth of a second for every 150 MB. What is no file has none, nor has
    a file that was written to meanwhile, as nobody knows then which of its bytes were read; a note says so.
    """
    before = _stamps(source)
    with part(0.95):
        table = read(source, plan)
    if not before:
        return table
    try:
        hashes = {name: _sha256(path) for name, path in zip(_names(before), before, strict=True)}
    except OSError:
        hashes = {}
    if hashes and _stamps(source) == before:
        update: dict[str, Any] = {"sha256": hashes}
    else:
        note = f"{table.name} was changed while it was read, so its SHA-256 is not known. Run again on a file at rest."
        update = {"notes": (*table.load_report.notes, note)}
    return table.model_copy(update={"load_report": table.load_report.model_copy(update=update)})


def _stamps(source: Any) -> dict[Path, _Stamp]:
    """Every file that the source names, as it is now; none where reading will refuse it, which has the words."""
    try:
        paths, _ = files_of(source) or ([], "")
        stats = {path: path.stat() for path in paths}
    except (OSError, ValueError, SegmentryError):
        return {}
    return {path: (stat.st_size, stat.st_mtime_ns, stat.st_ino) for path, stat in stats.items()}


def _names(paths: Collection[Path]) -> list[str]:
    """The names of the files, with as many folders before them as tell them apart."""
    named = ([Path(*path.parts[-depth:]).as_posix() for path in paths] for depth in count(1))
    return next(names for names in named if len(set(names)) == len(paths))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
