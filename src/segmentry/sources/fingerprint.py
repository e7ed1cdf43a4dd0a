"""Which data exactly a table was read from: the SHA-256 of its files, as `sha256sum` gives it."""

import hashlib
from pathlib import Path
from typing import Any

from segmentry.results.table import Table
from segmentry.sources.reading import files_of


def with_fingerprint(table: Table, source: Any) -> Table:
    """The table with the SHA-256 of every file that it was just read from in its load report.

    Reading itself does not take it: it costs a tenth of a second for every 150 MB. What was read from no file, or
    from one that is gone by now, has none.
    """
    named = files_of(source)
    if named is None or table.load_report.sha256:
        return table
    try:
        found = {path.name: _sha256(path) for path in named[0]}
    except OSError:
        return table
    return table.model_copy(update={"load_report": table.load_report.model_copy(update={"sha256": found})})


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
