"""Tables as a worker takes them: from files of strangers and from samples, and what is told of them elsewhere."""

from pathlib import Path

from segmentry.engines.base import Rows
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.reporting.again import MADE_UP
from segmentry.reporting.trail import by_role
from segmentry.results.columns import Columns
from segmentry.results.table import Table
from segmentry.sources.fingerprint import read_with_fingerprint
from segmentry.sources.samples import sample
from segmentry.stages.preparation.choose import choose
from segmentry.worker.questions import Source, stream
from segmentry.worker.refusal import called
from segmentry.worker.vetting import vetted

#: The first rows, which are shown.
FIRST = 100


def read_file(source: Source) -> tuple[Table, str]:
    """The table in a file, under the name that people know it by, and its SHA-256 where that is known."""
    path = Path(source.path)
    try:
        table = read_with_fingerprint(path, vetted(path, source.plan))
    except SegmentryError as error:
        raise called(error, source) from None
    report = table.load_report
    digest = report.sha256.get(path.name, "")
    notes = tuple(note.replace(path.name, source.name) for note in report.notes)
    update = {"source": source.name, "notes": notes, "sha256": {source.name: digest} if digest else {}}
    return table.model_copy(update={"name": source.name, "load_report": report.model_copy(update=update)}), digest


def read_sample(source: Source) -> tuple[Table, str]:
    """One of the sample tables."""
    table = read_with_fingerprint(sample(source.sample))
    report = table.load_report.model_copy(update={"source": source.name, "format": MADE_UP})
    return table.model_copy(update={"name": source.name, "load_report": report}), f"sample {source.sample}"


def offered(plan: Plan, table: Table, columns: Columns) -> tuple[str, ...]:
    """The columns that can be features, those first that suit best."""

    def can_be(name: str) -> bool:
        try:
            return bool(choose(columns, plan.model_copy(update={"preset": "auto", "features": (name,)}), table))
        except SegmentryError:
            return False

    return tuple(column.name for column in by_role(columns) if can_be(column.name))


def first_rows(rows: Rows) -> bytes:
    """The first rows as an Arrow stream."""
    return stream(rows.collect(limit=FIRST))


def without_rows(table: Table) -> Table:
    """What can be told of a table elsewhere."""
    return table.model_copy(update={"rows": None, "lines": None})
