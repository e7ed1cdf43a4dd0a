"""`read`: any source in, a `Table` out."""

import time
from pathlib import Path
from typing import Any, Literal

from segmentry.engines import get_engine
from segmentry.engines.base import Description
from segmentry.errors import SegmentryError, near_matches
from segmentry.plan import Plan
from segmentry.results.table import LoadReport, Table
from segmentry.sources import columnar, delimited, frames, typing, workbook

_DELIMITED = (".csv", ".tsv", ".txt", ".tab")
_WORKBOOK = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_PARQUET = (".parquet", ".pq")

#: First bytes of what a file may really be.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PAR1", "a Parquet file", ".parquet"),
    (b"PK\x03\x04", "an Excel workbook or another zip archive", ".xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", ".xls"),
    (b"\x1f\x8b", "a gzip archive", ".gz"),
    (b"%PDF", "a PDF document", ".pdf"),
)


def read(source: Any, plan: Plan | None = None) -> Table:
    """Read a file, a frame or an array.

    Parameters
    ----------
    source : path, pandas / polars / pyarrow table, 2-D NumPy array, or Table
        A path names a CSV or other delimited text file, an Excel workbook (its first sheet that holds
        a table), or a Parquet file. A `Table` is given back as it is.
    plan : Plan, optional
        Its options on reading (`delimiter`, `decimal`, `encoding`, `sheet`, `header`) say what would
        otherwise be found in the file, and `engine` what holds the rows.

    Returns
    -------
    Table
        With `load_report`, which says what reading had to do.

    Raises
    ------
    SegmentryError
        If it cannot be read, or holds no row; the message says where and how to mend it.

    Examples
    --------
    >>> import pandas as pd, segmentry
    >>> print(segmentry.read(pd.DataFrame({"age": [25, 61], "city": ["Bonn", "Graz"]})))
    pandas: 2 rows x 2 columns (pandas)
    """
    if isinstance(source, Table):
        return source
    plan = plan or Plan()
    start = time.perf_counter()
    if isinstance(source, str | Path):
        table = _read_file(Path(source), plan)
    else:
        description, origin, notes = frames.describe(source)
        report = LoadReport(source=origin, format=origin, rows=0, columns=0, notes=notes)
        table = _table(description, plan, origin, origin, report)
    return table.model_copy(update={"seconds": time.perf_counter() - start})


def _read_file(path: Path, plan: Plan) -> Table:
    kind = _kind_of(path)
    with {"delimited": delimited, "workbook": workbook, "parquet": columnar}[kind].describe(path, plan) as (
        description,
        report,
    ):
        try:
            return _table(description, plan, path.name, "file", report)
        except delimited.BadLinesError as bad:
            raise SegmentryError(delimited.in_words(path.name, bad, len(description.names))) from None


def _table(
    description: Description,
    plan: Plan,
    name: str,
    origin: Literal["file", "pandas", "polars", "pyarrow", "numpy"],
    report: LoadReport,
) -> Table:
    if not description.names:
        raise SegmentryError(f"{name} has no columns. It needs a header and at least two rows.")
    rows = get_engine(plan.engine).read(description)
    if rows.n_rows == 0:
        raise SegmentryError(f"{name} has a header but no rows below it. Export it again with its data.")
    rows, notes = typing.interpret(rows)
    report = report.model_copy(
        update={"rows": rows.n_rows, "columns": len(rows.names), "notes": (*report.notes, *notes)}
    )
    return Table(name=name, n_rows=rows.n_rows, types=dict(rows.types), load_report=report, origin=origin, rows=rows)


def _kind_of(path: Path) -> Literal["delimited", "workbook", "parquet"]:
    """Which reader a file needs: its name says so, and its first bytes must agree."""
    head = _first_bytes(path)
    really = next(((what, ending) for magic, what, ending in _MAGIC if head.startswith(magic)), ("text", ""))
    suffix = path.suffix.lower()
    if suffix in _PARQUET:
        if really[1] != ".parquet":
            raise SegmentryError(f"{path.name} is not a Parquet file, although its name says so. Export it again.")
        return "parquet"
    if suffix in _WORKBOOK:
        if really[1] not in (".xlsx", ".xls"):
            raise SegmentryError(
                f"{path.name} is not an Excel workbook, although its name says so. If it is text, rename it to .csv."
            )
        return "workbook"
    if really[1]:
        raise SegmentryError(f"{path.name} is {really[0]}, not a text table. {_mend(really[1])}")
    if suffix in _DELIMITED or suffix == "":
        return "delimited"
    known = ", ".join((*_DELIMITED, *_WORKBOOK, *_PARQUET))
    raise SegmentryError(f"{path.name} has an ending that is not known. Segmentry reads {known}.")


def _first_bytes(path: Path) -> bytes:
    """The beginning of a file that can be read and is not empty."""
    try:
        if path.is_dir():
            raise SegmentryError(f"{path} is a folder. Name one file in it.")
        with path.open("rb") as file:
            head = file.read(8)
    except FileNotFoundError:
        raise SegmentryError(f"There is no file {path}.{_beside(path)}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise SegmentryError(f"The file {path} cannot be opened: {why}.") from None
    if not head:
        raise SegmentryError(f"The file {path.name} is empty. Export it again with a header and rows.")
    return head


def _mend(ending: str) -> str:
    if ending in (".xlsx", ".xls", ".parquet"):
        return f"Rename it to {ending} and read it again."
    return "Unpack it first." if ending == ".gz" else "Export the table as CSV or Excel."


def _beside(path: Path) -> str:
    folder = path.parent
    return near_matches(path.name, (p.name for p in folder.iterdir())) if folder.is_dir() else ""
