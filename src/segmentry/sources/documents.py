"""JSON and NDJSON: lists of objects, one per customer, become a table."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from segmentry.engines.base import ArrowRows
from segmentry.engines.column_changes import ColumnChanges
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.headers import unique_names
from segmentry.sources.json_shapes import Row, rows_of, twice_named
from segmentry.sources.python_cells import DEEPEST

#: Beyond these a file is refused, for its objects must fit the memory (ours).
LARGEST = 1_000_000_000
WIDEST = 5_000

#: Digits of a whole number that a float64 surely holds.
_DIGITS = 15
#: Objects that are gone through at once, which may have five thousand names.
_BATCH = 5_000
#: So many cells may a table have of which hardly any holds something (ours).
_CELLS, _FILLED = 30_000_000, 0.02
#: What may stand between objects that stand one behind the other.
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_HEAD = 1 << 20

Key = tuple[str, ...]


class _Digits(str):
    """A whole number too long for a number type, digit for digit."""


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """The objects of a file as rows; what lies in objects inside them gets columns with a dot in the name."""
    lines = _is_ndjson(path, plan)
    if not lines and path.stat().st_size > LARGEST:
        raise SegmentryError(
            f"{path.name} is larger than {LARGEST / 1e9:g} GB, the most that is read of a JSON file."
            " Save it as NDJSON (one object a line), CSV or Parquet."
        )
    notes: tuple[str, ...] = ()
    try:
        if lines:
            keys, table, has_lists = _table(_rows_of_lines(path, plan), path.name)
        else:
            rows, notes = rows_of(_load(path, plan), path.name)
            keys, table, has_lists = _table(rows, path.name)
        notes = (*notes, *twice_named(path, _encoding(path, plan), lines=lines))
    except UnicodeDecodeError:
        raise SegmentryError(f"The text of {path.name} is not UTF-8, as JSON is. Save it as UTF-8.") from None
    except RecursionError:
        raise SegmentryError(f"The objects in {path.name} lie too deep in each other. Save the table as CSV.") from None
    names, renamed = unique_names([".".join(key) for key in keys])
    changes = ColumnChanges(
        spread=[key[0] for key in keys if len(key) > 1],
        as_json=[name for name, key in zip(names, keys, strict=True) if key in has_lists],
    )
    report = LoadReport(
        source=path.name,
        format="ndjson" if lines else "json",
        rows=0,
        columns=0,
        notes=(*notes, *changes.notes, *renamed),
    )
    yield ArrowRows(table, names), report


def _is_ndjson(path: Path, plan: Plan) -> bool:
    """One object a line: by its ending, if it is no list, or when the first line is whole and another follows."""
    with path.open(encoding=_encoding(path, plan), errors="replace") as file:
        first, second = (
            next((line for line in iter(lambda: file.readline(_HEAD), "") if line.strip()), "") for _ in "ab"
        )
    if path.suffix.lower() in (".ndjson", ".jsonl") and not first.lstrip().startswith("["):
        return True
    try:
        return isinstance(json.loads(first), dict) and bool(second)
    except (ValueError, RecursionError):
        return False


def _encoding(path: Path, plan: Plan) -> str:
    if plan.encoding:
        return plan.encoding
    with path.open("rb") as file:
        start = file.read(4)
    encoding = json.detect_encoding(start)
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _load(path: Path, plan: Plan) -> Any:
    text = path.read_text(encoding=_encoding(path, plan))
    try:
        return json.loads(text, parse_int=_whole)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _behind_each_other(text, path.name)
        raise _damaged(path.name, error.lineno, error.colno) from None


def _behind_each_other(text: str, name: str) -> list[Any]:
    """Objects that stand one behind the other, each over several lines."""
    decoder, objects, place = json.JSONDecoder(parse_int=_whole), [], 0
    while place < len(text):
        try:
            found, place = decoder.raw_decode(text, place)
        except json.JSONDecodeError as error:
            raise _damaged(name, error.lineno, error.colno) from None
        objects.append(found)
        place += len(_BETWEEN.match(text, place)[0])  # type: ignore[index]
    return objects


def _rows_of_lines(path: Path, plan: Plan) -> Iterator[Row]:
    with path.open(encoding=_encoding(path, plan)) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line, parse_int=_whole)
            except json.JSONDecodeError as error:
                raise _damaged(path.name, number, error.colno) from None
            if not isinstance(row, dict):
                raise SegmentryError(
                    f"Line {number:,} of {path.name} is no object with names and values. Write every row as one."
                )
            yield row


def _table(rows: Iterable[Row], name: str) -> tuple[list[Key], pa.Table, set[Key]]:
    """The columns in the order in which they first appear, their values, and which of them hold lists."""
    parts: dict[Key, list[pa.Array]] = {}
    has_lists: set[Key] = set()
    iterator, done, filled = iter(rows), 0, 0
    while batch := list(islice(iterator, _BATCH)):
        columns: dict[Key, list[Any]] = {key: [None] * len(batch) for key in parts}
        for i, row in enumerate(batch):
            for key, value in _cells(row):
                if key not in columns:
                    columns[key] = [None] * len(batch)
                    if len(columns) > WIDEST:
                        raise SegmentryError(
                            f"{name} has more than {WIDEST:,} different names in its objects."
                            " Give every row the same names."
                        )
                if isinstance(value, list | dict):
                    has_lists.add(key)
                columns[key][i] = value
                filled += 1
        for key, values in columns.items():
            parts.setdefault(key, [pa.nulls(done)] if done else []).append(_array(values))
        done += len(batch)
        if done * len(parts) > max(_CELLS, filled / _FILLED):
            raise SegmentryError(
                f"{name} has {len(parts):,} different names in its objects, of which most have but few."
                " Give every row the same names, or list what a customer has under one name."
            )
    arrays = [_joined(chunks) for chunks in parts.values()]
    return list(parts), pa.Table.from_arrays(arrays, names=[str(i) for i in range(len(arrays))]), has_lists


def _cells(row: Row, *above: str) -> Iterator[tuple[Key, Any]]:
    """The single values of an object, each under all names that lead to it."""
    for name, value in row.items():
        if isinstance(value, dict) and len(above) < DEEPEST:
            yield from _cells(value, *above, name)
        else:
            yield (*above, name), value


def _array(values: Sequence[Any]) -> pa.Array:
    """Values with the one type that they share; text when they share none. Lists are text in JSON's spelling."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    if kinds == {int}:
        return pa.array(values, pa.int64())
    if kinds and kinds <= {int, float}:
        return pa.array(values, pa.float64())
    return pa.array([_as_text(value) for value in values], pa.string()) if kinds else pa.nulls(len(values))


def _joined(chunks: Sequence[pa.Array]) -> pa.ChunkedArray:
    kinds = {chunk.type for chunk in chunks} - {pa.null()}
    if not kinds:
        return pa.chunked_array([chunk.cast(pa.string()) for chunk in chunks])
    if len(kinds) == 1 or kinds == {pa.int64(), pa.float64()}:
        kind = next(iter(kinds)) if len(kinds) == 1 else pa.float64()
        return pa.chunked_array([chunk.cast(kind) for chunk in chunks])
    texts = (_as_text(value) for value in chain.from_iterable(chunk.to_pylist() for chunk in chunks))
    return pa.chunked_array([pa.array(texts, pa.string())])


def _as_text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()  # half a character, which JSON can spell, is no text
    return json.dumps(value, ensure_ascii=False)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else _Digits(digits)


def _damaged(name: str, line: int, place: int) -> SegmentryError:
    return SegmentryError(
        f"{name} is damaged or incomplete in line {line:,}, character {place:,}. Export it again, or correct that line."
    )
