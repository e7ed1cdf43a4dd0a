"""JSON and NDJSON: lists of objects, one per customer, become a table."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from segmentry.engines.base import ArrowRows
from segmentry.errors import SegmentryError
from segmentry.plan import Plan
from segmentry.results.table import LoadReport
from segmentry.sources.headers import unique_names

#: Beyond these a file is refused, for its objects must fit the memory (ours).
LARGEST = 1_000_000_000
WIDEST = 5_000

#: Digits of a whole number that a float64 surely holds.
_DIGITS = 15
_BATCH = 50_000
_HEAD = 1 << 20

#: What every model file of ours holds.
_OF_A_MODEL = frozenset(("model_version", "segmentry_version", "recipe", "segments"))

Row = dict[str, Any]
Key = tuple[str, ...]


class _Digits(str):
    """A whole number too long for a number type, digit for digit."""


@contextmanager
def describe(path: Path, plan: Plan) -> Iterator[tuple[ArrowRows, LoadReport]]:
    """The objects of a file as rows, nested ones flattened by one level."""
    lines = _is_ndjson(path, plan)
    if not lines and path.stat().st_size > LARGEST:
        raise SegmentryError(
            f"{path.name} is larger than {LARGEST / 1e9:g} GB, the most that is read of a JSON file."
            " Save it as NDJSON (one object a line), CSV or Parquet."
        )
    notes: tuple[str, ...] = ()
    try:
        if lines:
            keys, table = _table(_rows_of_lines(path, plan), path.name)
        else:
            rows, notes = _rows_of(_load(path, plan), path.name)
            keys, table = _table(rows, path.name)
    except UnicodeDecodeError:
        raise SegmentryError(f"The text of {path.name} is not UTF-8, as JSON is. Save it as UTF-8.") from None
    nested = list(dict.fromkeys(key[0] for key in keys if len(key) > 1))
    if nested:
        notes = (*notes, f"Objects inside {_quoted(nested)} were spread over columns with a dot in the name.")
    names, renamed = unique_names([".".join(key) for key in keys])
    format = "ndjson" if lines else "json"
    report = LoadReport(source=path.name, format=format, rows=0, columns=0, notes=(*notes, *renamed))
    yield ArrowRows(table, names), report


def _is_ndjson(path: Path, plan: Plan) -> bool:
    """One object a line: by its ending, or when the first line is whole and another follows."""
    if path.suffix.lower() in (".ndjson", ".jsonl"):
        return True
    with path.open(encoding=_encoding(path, plan), errors="replace") as file:
        first, second = (
            next((line for line in iter(lambda: file.readline(_HEAD), "") if line.strip()), "") for _ in "ab"
        )
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
    try:
        return json.loads(path.read_text(encoding=_encoding(path, plan)), parse_int=_whole)
    except json.JSONDecodeError as error:
        raise _damaged(path.name, error.lineno) from None
    except RecursionError:
        raise _too_deep(path.name) from None


def _rows_of_lines(path: Path, plan: Plan) -> Iterator[Row]:
    with path.open(encoding=_encoding(path, plan)) as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line, parse_int=_whole)
            except json.JSONDecodeError:
                raise _damaged(path.name, number) from None
            except RecursionError:
                raise _too_deep(path.name) from None
            if not isinstance(row, dict):
                raise SegmentryError(
                    f"Line {number:,} of {path.name} is no object with names and values. Write every row as one."
                )
            yield row


def _rows_of(document: Any, name: str) -> tuple[Iterable[Row], tuple[str, ...]]:
    """The rows of a whole document, and which part of it they were."""
    if isinstance(document, dict):
        if document.keys() >= _OF_A_MODEL:
            raise SegmentryError(
                f'{name} is a model of Segmentry, not a table. To label new customers by it, open "Label new customers"'
                f" in the app, or give it to `segmentry score` with their file."
            )
        lists = [key for key, value in document.items() if _is_rows(value)]
        if len(lists) > 1:
            raise SegmentryError(f"{name} holds several tables: {_quoted(lists)}. Save one of them as a file.")
        if lists:
            others = len(document) > 1
            note = f"The rows are those of `{lists[0]}`; what stands beside it was left out."
            return document[lists[0]], (note,) if others else ()
        if set(document) >= {"columns", "data"} and _is_split(document):
            return (dict(zip(map(str, document["columns"]), row, strict=True)) for row in document["data"]), ()
        if _is_keyed(document):
            note = "Every object is a row; the names of the objects are the column `key`."
            return ({"key": key, **row} for key, row in document.items()), (note,)
        return _rows_of_columns(document, name), ()
    if not isinstance(document, list):
        raise _no_table(name)
    odd = next((i for i, row in enumerate(document, start=1) if not isinstance(row, dict)), None)
    if odd is not None:
        raise SegmentryError(f"Item {odd:,} of {name} is no object with names and values. Write every row as one.")
    return document, ()


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _is_split(document: Row) -> bool:
    """The names once, and the values row by row."""
    columns, data = document["columns"], document["data"]
    lists = isinstance(columns, list) and isinstance(data, list)
    return lists and all(isinstance(row, list) and len(row) == len(columns) for row in data)


def _is_keyed(document: Row) -> bool:
    """An object for every row, under the row's key; where keys are numbers, they number rows within columns instead."""
    objects = list(document.values())
    if len(objects) < 2 or not all(isinstance(row, dict) and row for row in objects):
        return False
    return not all(key.isdigit() for row in objects[:100] for key in row)


def _rows_of_columns(document: Row, name: str) -> Iterable[Row]:
    """Rows of an object that holds a list of values, or an object of them, for each column."""
    columns = list(document.values())
    if columns and all(isinstance(column, dict) for column in columns):
        if any(column.keys() != columns[0].keys() for column in columns):
            raise _no_table(name)
        columns = [list(column.values()) for column in columns]
    if not columns or not all(isinstance(column, list) for column in columns):
        raise _no_table(name)
    for key, column in zip(document, columns, strict=True):
        if len(column) != len(columns[0]):
            raise SegmentryError(
                f"The lists in {name} are not equally long: `{key}` has {len(column):,} values and"
                f" `{next(iter(document))}` {len(columns[0]):,}. Give every column a value for every row."
            )
    return (dict(zip(document, values, strict=True)) for values in zip(*columns, strict=True))


def _table(rows: Iterable[Row], name: str) -> tuple[list[Key], pa.Table]:
    """The columns in the order in which they first appear, and their values."""
    parts: dict[Key, list[pa.Array]] = {}
    iterator, done = iter(rows), 0
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
                columns[key][i] = value
        for key, values in columns.items():
            parts.setdefault(key, [pa.nulls(done)] if done else []).append(_array(values))
        done += len(batch)
    arrays = [_joined(chunks) for chunks in parts.values()]
    return list(parts), pa.Table.from_arrays(arrays, names=[str(i) for i in range(len(arrays))])


def _cells(row: Row) -> Iterator[tuple[Key, Any]]:
    for name, value in row.items():
        if isinstance(value, dict):
            yield from (((name, inner), _plain(cell)) for inner, cell in value.items())
        else:
            yield (name,), _plain(value)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _array(values: Sequence[Any]) -> pa.Array:
    """Values with the one type that they share; text when they share none."""
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
    return json.dumps(value)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else _Digits(digits)


def _quoted(names: Sequence[str]) -> str:
    more = f" and {len(names) - 5:,} more" if len(names) > 5 else ""
    return ", ".join(f"`{name}`" for name in names[:5]) + more


def _damaged(name: str, line: int) -> SegmentryError:
    return SegmentryError(f"{name} is damaged or incomplete in line {line:,}. Export it again, or correct that line.")


def _too_deep(name: str) -> SegmentryError:
    return SegmentryError(f"The objects in {name} lie too deep in each other. Save the table as CSV.")


def _no_table(name: str) -> SegmentryError:
    return SegmentryError(
        f"{name} holds no table. Write it as a list of objects, one per row, with the same names in each."
    )
