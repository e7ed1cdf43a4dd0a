"""Writing results: the model, the customers, the profile."""

import csv
from pathlib import Path
from typing import cast

from segmentry.engines.formulas import escape
from segmentry.engines.writing import FileFormat, check_height
from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.results.difference import Difference
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.scoring import label


def save(segmentation: Segmentation, path: str | Path) -> None:
    """Write the model file: JSON that `segmentry.load` reads. No customer rows are in it."""
    with whole_file(path) as target:
        target.write_text(segmentation.model_dump_json(indent=1) + "\n", encoding="utf-8")


def write_customers(
    segmentation: Segmentation, table: Table, path: str | Path, found: Difference | None = None
) -> None:
    """Write every row with its cells as they were written, in input order, and the segment's columns.

    `found` is what `accepted` said of a table that differs from the model's own.
    """
    format = format_of(path)
    if format == "xlsx":
        check_height(table.n_rows)
    with whole_file(path) as target:
        label(segmentation, table, found).write(target, format)


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
