"""Writing results: the model, the customers, the profile."""

import csv
from pathlib import Path

from segmentry.engines.formulas import escape
from segmentry.engines.limits import can, refuse
from segmentry.engines.writing import FileFormat, check_height, format_of
from segmentry.errors import SegmentryError
from segmentry.files import whole_file
from segmentry.results.profile import Average, Level, Spread
from segmentry.results.schema_diff import Difference
from segmentry.results.segmentation import Segmentation
from segmentry.results.table import Table
from segmentry.stages.scoring.score import label

_PROFILE_HEADS = (
    *("segment", "segment_name", "size", "share", "column", "level", "role", "count", "mean", "everyone"),
    *("difference", "effect", "interval_low", "interval_high", "sd", "p5", "p25", "median", "p75", "p95"),
)


def write_customers(
    segmentation: Segmentation,
    table: Table,
    path: str | Path,
    schema_diff: Difference | None = None,
    format: FileFormat | None = None,
    *,
    why: bool = False,
) -> None:
    """Write every row with its cells as they were written, in input order, and the segment's columns.

    An engine that cannot write one file writes a folder of parts, in any order.

    Parameters
    ----------
    schema_diff : Difference, optional
        What `accepted` said of the table, or `its_own` of the model's own; without it the table is compared.
    format : str, optional
        What the ending of the name tells, where it has none.
    why : bool
        With what decided in words, as in `segmentry.score`.
    """
    format = format or format_of(path)
    check_format(table, format)
    with whole_file(path) as target:
        label(segmentation, table, schema_diff, why=why, escaped=format != "parquet").write(target, format)


def customers_name(table: Table, format: FileFormat) -> str:
    """What the customers are called in a folder of results: a file, or a folder of parts."""
    return f"customers.{format}" if can(table.rows.engine, "one_file") else "customers"


def check_format(table: Table, format: FileFormat) -> None:
    """Refuse a format that cannot hold the table, before any work is done."""
    if format == "xlsx":
        if not can(table.rows.engine, "xlsx"):
            raise refuse(table.rows.engine, "xlsx")
        check_height(table.n_rows)


def write_profile(segmentation: Segmentation, path: str | Path) -> None:
    """Write the profile as CSV: a row per segment and numeric column, and per segment and category.

    The mean of a category is its share of the `count` customers with a value. Dates are days since 1970-01-01. A cell
    is empty where there is no such figure, or where it is withheld.
    """
    profile = segmentation.profile
    if profile is None:
        raise SegmentryError("This segmentation has no profile yet. Call segmentry.profile first.")
    everyone = {average.column: average.mean for average in profile.all}
    with whole_file(path) as target, target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_PROFILE_HEADS)
        for segment, segment_profile in zip(segmentation.segments, profile.segments, strict=True):
            head = (segment.id, escape(segment.name), segment.size, segment.share)
            for a in segment_profile.averages:
                role = segmentation.columns[a.column].role
                writer.writerow([*head, escape(a.column), "", role, *_of_average(a, everyone[a.column])])
            for level in segment_profile.levels:
                role = segmentation.columns[level.column].role
                writer.writerow([*head, escape(level.column), escape(level.level), role, *_of_level(level)])


def _of_average(a: Average, everyone: float | None) -> tuple[float | None, ...]:
    spread = a.spread or Spread(rows=0)
    quantiles = (spread.p5, spread.p25, spread.p50, spread.p75, spread.p95)
    return (a.count, a.mean, everyone, a.difference, a.effect, *(a.interval or (None, None)), a.sd, *quantiles)


def _of_level(level: Level) -> tuple[float | None, ...]:
    figures = (level.filled, level.share, level.share_of_all, level.difference)
    return (*figures, None, *(level.interval or (None, None)), *[None] * 6)
