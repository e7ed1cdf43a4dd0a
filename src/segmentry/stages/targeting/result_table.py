"""The customers of a result, with the columns that tell their segment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from segmentry.errors import SegmentryError, near_matches
from segmentry.replacing import PARTS
from segmentry.results.segmentation import Segmentation, load
from segmentry.results.table import Table
from segmentry.sources.reading import read
from segmentry.stages.targeting.customer_ids import alike
from segmentry.wording import listed

#: What a result calls its customers, by what it was written as.
_FILES = ("customers.csv", "customers.parquet", "customers.xlsx")
_SEGMENT, _NAME, _MARGIN = (re.compile(rf"{name}(_\d+)?") for name in ("segment", "segment_name", "segment_margin"))


@dataclass(frozen=True)
class Labelled:
    """Customers with a segment, the model where it lies beside them, and the columns of number, name and margin."""

    table: Table
    model: Segmentation | None
    segment: str
    name: str | None
    margin: str | None

    def of_role(self, role: str) -> list[str]:
        """The columns that play this part in the model."""
        columns = self.model.columns.columns if self.model else ()
        return [column.name for column in columns if column.role == role]


def result_table(result: Any, *, accept_changed: bool = False) -> Labelled:
    """The customers of a folder that `segmentry.run` wrote, of its file of customers, or of a table with segments.

    `accept_changed`: the model beside them may have been changed since it was saved.

    Raises
    ------
    SegmentryError
        If there are none, or no column tells a segment.
    """
    if not isinstance(result, str | Path):
        return _with_columns(read(result), None)
    path = Path(result)
    is_folder = path.is_dir()
    model = path / "model.json" if is_folder else path.with_name("model.json")
    has_model = (is_folder or path.stem == "customers") and model.exists()
    loaded = load(model, accept_changed=accept_changed) if has_model else None
    return _with_columns(read(_customers_in(path) if is_folder else path), loaded)


def _customers_in(folder: Path) -> Path:
    files = [folder / name for name in _FILES if (folder / name).exists()]
    if files:
        return files[0]
    if (folder / "customers").is_dir():  # the parts of several processes
        return folder / "customers" / f"{PARTS}*"
    raise SegmentryError(
        f"There are no customers in {folder} (such as {_FILES[0]}). Name a folder that `segmentry run` wrote, or a file"
        " of customers with their segment."
    )


def _with_columns(table: Table, model: Segmentation | None) -> Labelled:
    """Ours are the last that are called so: a column of the user's may be, too."""
    names = [
        next((name for name in reversed(table.names) if form.fullmatch(name)), None)
        for form in (_SEGMENT, _NAME, _MARGIN)
    ]
    if names[0] is None:
        near = near_matches("segment", table.names)
        raise SegmentryError(
            f"{table.name} has no column `segment`.{near} Name what `segmentry run` or `segmentry score` wrote."
        )
    return Labelled(table, model, names[0], names[1], names[2])


def of_segments(customers: Labelled, wanted: Sequence[int | str]) -> tuple[NDArray[np.bool_], tuple[str, ...]]:
    """Whether each row is of one of these segments, and what they are called."""
    columns = [name for name in (customers.segment, customers.name) if name is not None]
    cells = customers.table.rows.collect(columns)
    numbers = alike(cells.column(0).combine_chunks())
    words = cells.column(1).combine_chunks().cast(pa.string()) if len(columns) > 1 else numbers
    there = pa.table({"number": numbers, "name": words}).group_by(["number", "name"]).aggregate([])
    known = {str(row["number"]): row["name"] or "" for row in there.to_pylist() if row["number"] is not None}
    found = dict.fromkeys(number for each in wanted for number in _numbers_of(str(each).strip(), known))
    chosen = pc.fill_null(pc.is_in(numbers, pa.array(list(found), pa.string())), False)
    called = tuple(f"segment {n} “{known[n]}”" if known[n] != n else f"segment {n}" for n in found)
    return chosen.to_numpy(zero_copy_only=False), called


def _numbers_of(wanted: str, known: dict[str, str]) -> list[str]:
    """The segments of that number or name; raises `SegmentryError` where there is none."""
    if wanted in known:
        return [wanted]
    by_name = [number for number, name in known.items() if name.strip().lower() == wanted.lower()]
    if by_name:
        return by_name
    there = listed([f"{n} {known[n]}" for n in sorted(known, key=lambda n: (len(n), n))])
    near = near_matches(wanted, known.values())
    raise SegmentryError(f"There is no segment `{wanted}`.{near} There are {there}.")
