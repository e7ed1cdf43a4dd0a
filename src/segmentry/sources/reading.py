"""`read`: any source in, a `Table` out."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from segmentry import wording
from segmentry.engines import get_engine
from segmentry.engines.base import ArrowRows, BadLinesError, DelimitedFile, Description, EngineTable, Measure, Rows
from segmentry.errors import SegmentryError
from segmentry.files import temporary_folder
from segmentry.plan import Plan
from segmentry.progress import part, rest
from segmentry.results.table import NUMERIC, LoadReport, Table
from segmentry.sources import (
    bounds,
    columnar,
    containers,
    declared_levels,
    delimited,
    documents,
    folders,
    frames,
    planned_columns,
    spreadsheet,
    totals,
    typing,
)
from segmentry.sources.headers import unique_names
from segmentry.sources.openable import check_file
from segmentry.sources.stacking import columns_of_all, left_empty
from segmentry.visible_text import visible

_READERS: dict[containers.Kind, Any] = {
    "text": delimited,
    "json": documents,
    "workbook": spreadsheet,
    "parquet": columnar,
    "arrow": columnar,
}

#: The share of reading that the engine takes; the rest is to tell numbers, dates and words apart.
_OF_LOADING = 0.6
#: The share of reading several files that is over when each has been read.
_OF_THE_FILES = 0.8


def read(source: Any, plan: Plan | None = None) -> Table:
    """Read a file, a frame or an array.

    Parameters
    ----------
    source : path, list of paths, pandas / polars / Arrow / Spark table, DuckDB relation, dicts, array, or Table
        A path names a CSV or other delimited text file, an Excel or OpenDocument workbook (its first sheet
        that holds a table), a Parquet, Arrow, JSON or NDJSON file, or one of these in a gzip, zstd or zip
        archive. What a file is, is found in it: a wrong ending does no harm. A name with `*` or `?`, a list, or a
        folder stands for files of the same columns, which are put one below the other by their names; what a
        file lacks is empty in its rows.
        A `Table` is given back as it is, or with single columns read as the plan says. Of a Spark table the rows
        stay with Spark; with the engine `spark`, a catalogue's table, a folder of Parquet files or a Delta table can
        be named, too.
    plan : Plan, optional
        Its options on reading (`delimiter`, `decimal`, `encoding`, `sheet`, `header`) say what would
        otherwise be found in the file, `type` and `unit` how a column is read, and `engine` what holds the rows.

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
    plan = plan or Plan()
    if isinstance(source, Table):
        return planned_columns.as_planned(source, plan)
    start = time.perf_counter()
    if engine_table := _of_engine(source, plan):
        report = LoadReport(source=str(source), format="table", rows=0, columns=0, notes=engine_table.notes)
        table = _table(engine_table, plan, report.source, "spark", report)
    elif named := files_of(source):
        paths, name = named
        folder = Path(source) if isinstance(source, str | Path) and _is_folder(Path(source)) else None
        table = _read_several(paths, name, plan, folder) if folder or len(paths) > 1 else _read_file(paths[0], plan)
    else:
        description, origin, notes = frames.describe(source)
        report = LoadReport(source=origin, format=origin, rows=0, columns=0, notes=notes)
        if isinstance(description, EngineTable):
            plan = plan.model_copy(update={"engine": origin})
        table = _table(description, plan, origin, origin, report)
    return planned_columns.as_planned(table, plan).model_copy(update={"seconds": time.perf_counter() - start})


def _of_engine(source: Any, plan: Plan) -> EngineTable | None:
    """A table that the engine knows by the name or address that is no file's."""
    if plan.engine == "local" or not isinstance(source, str) or Path(source).is_file() or {"*", "?"} & set(source):
        return None
    return get_engine(plan.engine, plan.master).find(source)


def _read_file(path: Path, plan: Plan) -> Table:
    check_file(path)
    with containers.opened(path) as file, _named(file.path.name, path.name):
        if file.kind == "workbook":
            bounds.check_workbook(file.path)
        table = _read_opened(file, path, plan)
    report = table.load_report
    notes = [note.replace(file.path.name, path.name) for note in (*file.notes, *report.notes)]
    told = {"source": table.name, "notes": tuple(note.replace(path.name, table.name) for note in notes)}
    return table.model_copy(update={"load_report": report.model_copy(update=told)})


def _read_opened(file: containers.OpenedFile, path: Path, plan: Plan) -> Table:
    name = visible(path.name)
    with _READERS[file.kind].describe(file.path, plan) as (described, report):
        description = described
        if file.path != path and not isinstance(described, ArrowRows):
            description = replace(described, temporary=True)
        try:
            return _table(description, plan, name, "file", report)
        except BadLinesError:
            with _READERS[file.kind].mended(file.path, plan) as (mended, its_report):
                return _table_for_good(mended, plan, name, its_report)


def _table_for_good(description: Description, plan: Plan, name: str, report: LoadReport) -> Table:
    try:
        return _table(description, plan, name, "file", report)
    except BadLinesError:
        if not isinstance(description, DelimitedFile):
            raise columnar.damaged(name) from None
        raise SegmentryError(
            f"{name} cannot be read to its end: one of its rows is longer than two million characters."
            " Shorten its longest cells, or export it as Parquet."
        ) from None


@contextmanager
def _named(temporary: str, name: str) -> Iterator[None]:
    """Messages that name a temporary file name the user's instead."""
    try:
        yield
    except SegmentryError as error:
        raise error.renamed(temporary, name).renamed(name, visible(name)) from None


def _read_several(paths: Sequence[Path], name: str, plan: Plan, folder: Path | None = None) -> Table:
    """Files of the same columns, one below the other; cells pass through as they were written. Folders within `folder`
    are named by a value, which all rows below them have."""
    values = [folders.values_of(path, folder) if folder else {} for path in paths]
    reports: list[LoadReport] = []
    ranges: list[dict[str, tuple[float, float]]] = []
    with temporary_folder() as temporary:
        parts: list[Path] = []
        names: list[tuple[str, ...]] = []
        for path in paths:
            with part(_OF_THE_FILES / len(paths)):
                table = _read_file(path, plan.model_copy(update={"engine": "local"}))
            names.append(table.names)
            every = columns_of_all([path.name for path in paths[: len(names)]], names)
            reports.append(table.load_report)
            ranges.append(_ranges(table))
            parts.append(temporary / f"{len(parts)}.parquet")
            as_written = dict.fromkeys(table.names, "text") if table.load_report.format == "csv" else {}
            table.rows.typed(as_written).write(parts[-1], "parquet")
        places = [[of_file.index(column) if column in of_file else None for column in every] for of_file in names]
        data = ArrowRows(columnar.below_each_other(parts, places, values), unique_names([*every, *values[0]])[0])
        report = _joint(reports, name, left_empty([path.name for path in paths], names))
        whole = _table_for_good(data, plan, name, report)
    _check_alike(ranges, whole)
    return whole


def _ranges(table: Table) -> dict[str, tuple[float, float]]:
    """The smallest and the largest value of every column of numbers; a file's amounts may be in a unit of its own."""
    units = table.load_report.units
    numeric = [name for name, type in table.types.items() if type in NUMERIC and name not in units]
    lows = table.rows.query([Measure("min", name) for name in numeric])
    highs = table.rows.query([Measure("max", name) for name in numeric])
    filled = zip(numeric, lows, highs, strict=True)
    return {name: (low, high) for name, low, high in filled if low is not None}


def _check_alike(ranges: Sequence[dict[str, tuple[float, float]]], whole: Table) -> None:
    """Numbers must be the same whether a file is read alone or with the others: `1,5` is 1.5 in one, 15 in another."""
    together = _ranges(whole)
    for name in set.intersection(*(set(of_file) for of_file in ranges)):
        lows, highs = zip(*(of_file[name] for of_file in ranges), strict=True)
        if together.get(name) != (min(lows), max(highs)):
            raise SegmentryError(
                f"The numbers of `{name}` are not written alike in all files, as with decimal comma and point."
                " Save the files in the same way."
            )


def _joint(reports: Sequence[LoadReport], name: str, lacking: Sequence[str]) -> LoadReport:
    """One report on all files; what they do not share is left open."""
    shared = {
        key: getattr(reports[0], key) if len({getattr(report, key) for report in reports}) == 1 else None
        for key in ("format", "encoding", "delimiter", "sheet")
    }
    shown = wording.listed((report.source for report in reports), most=5)
    notes = (f"{report.source}: {note}" for report in reports for note in report.notes)
    whole = f"{len(reports):,} files were read and put one below the other: {shown}."
    shared["format"] = shared["format"] or "several"
    return LoadReport(source=name, rows=0, columns=0, notes=(whole, *lacking, *notes), **shared)


def files_of(source: Any) -> tuple[list[Path], str] | None:
    """The files that a path, a pattern or a list of them names, and what to call them all; None where it is no file."""
    if isinstance(source, str | Path):
        path = Path(source)
        if _is_folder(path):
            return folders.files_in(path), visible(path.absolute().name)
        if not {"*", "?"} & set(path.name) or _exists(path):
            return [path], visible(path.name)
        matches = path.parent.glob(path.name.replace("[", "[[]"))
        files = sorted(file for file in matches if file.is_file() and not file.name.startswith("."))
        if not files:
            raise SegmentryError(f"No file matches {visible(path)}. Look at the folder and the pattern.")
        return files, visible(path.name if len(files) > 1 else files[0].name)
    if isinstance(source, list | tuple) and source and all(isinstance(item, str | Path) for item in source):
        paths = [path for item in source for path in (files_of(item) or ([], ""))[0]]
        return paths, paths[0].name if len(paths) == 1 else f"{paths[0].name} and {len(paths) - 1:,} more"
    return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False  # whoever opens it says what is wrong


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return True  # whoever opens it says what is wrong


def _table(
    description: Description,
    plan: Plan,
    name: str,
    origin: Literal["file"] | frames.Kind,
    report: LoadReport,
) -> Table:
    if not description.names:
        raise SegmentryError(f"{name} has no columns. It needs a header and at least two rows.")
    found = {"levels": declared_levels.declared(description), "told": plan.told_on_reading}
    with rest(_OF_LOADING):
        rows = _loaded(description, plan, name)
    if rows.n_rows == 0:
        raise SegmentryError(f"{name} has a header but no rows below it. Export it again with its data.")
    interpreted = typing.interpret(rows, plan.decimal, report.delimiter)
    rows, total = totals.without_total(interpreted.rows)
    said = {**interpreted.reported, "notes": (*report.notes, *interpreted.notes, *total), **found}
    report = report.model_copy(update={"rows": rows.n_rows, "columns": len(rows.names), **said})
    return Table(name=name, n_rows=rows.n_rows, types=dict(rows.types), load_report=report, origin=origin, rows=rows)


def _loaded(description: Description, plan: Plan, name: str) -> Rows:
    engine = get_engine(plan.engine, plan.master, plan.memory_bytes)
    if isinstance(description, DelimitedFile):
        return engine.read(description)
    try:
        return engine.read(description)
    except (SegmentryError, BadLinesError):
        raise
    except Exception:  # noqa: BLE001 - what typed data are refused with is the engine's own matter, in its own words
        raise SegmentryError(
            f"{name} is damaged, or holds values of a kind that cannot be read."
            " Export it again, or turn its columns into text and numbers."
        ) from None
