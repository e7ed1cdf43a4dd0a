"""Which part of a JSON document is a table, and in which shape its rows are written."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from segmentry import wording
from segmentry.errors import SegmentryError
from segmentry.sources.layout import NO_HEADER, numbered_names
from segmentry.sources.shapes import NUMBER

#: How many objects deep a list of rows is looked for.
_DEEPEST_LIST = 3
#: Objects are looked through for names that stand twice in files up to so many bytes, and in so many lines.
_LOOKED_THROUGH, _LINES = 2_000_000, 1_000

Row = dict[str, Any]


#: What every model file of ours holds.
_OF_A_MODEL = frozenset(("model_version", "segmentry_version", "recipe", "segments"))


def rows_of(document: Any, name: str) -> tuple[Iterable[Row], tuple[str, ...]]:
    """The rows of a whole document, and which part of it they were."""
    if isinstance(document, dict):
        if document.keys() >= _OF_A_MODEL:
            raise SegmentryError(
                f'{name} is a model of Segmentry, not a table. To label new customers by it, open "Label new customers"'
                f" in the app, or give it to `segmentry score` with their file."
            )
        return _rows_of_object(document, name)
    if not isinstance(document, list):
        raise _no_table(name)
    if len(document) > 1 and all(isinstance(row, list) for row in document):
        return _rows_of_lists(document, name)
    odd = next((i for i, row in enumerate(document, start=1) if not isinstance(row, dict)), None)
    if odd is not None:
        raise SegmentryError(f"Item {odd:,} of {name} is no object with names and values. Write every row as one.")
    return document, ()


def _rows_of_lists(document: list[list[Any]], name: str) -> tuple[Iterable[Row], tuple[str, ...]]:
    """Rows that are lists of values, the names of the columns in the first or nowhere."""
    width = len(document[0])
    odd = next((i for i, row in enumerate(document, start=1) if len(row) != width), None)
    if odd is not None:
        raise SegmentryError(
            f"Item {odd:,} of {name} has {len(document[odd - 1]):,} values and the first {width:,}."
            " Give every row a value for every column."
        )
    first, more = document[0], document[1]
    is_header = all(isinstance(cell, str) for cell in first) and len(set(first)) == width
    if is_header and (any(not isinstance(cell, str) for cell in more) or not any(map(NUMBER.fullmatch, first))):
        return (dict(zip(first, row, strict=True)) for row in document[1:]), ()
    names = numbered_names(width)
    return (dict(zip(names, row, strict=True)) for row in document), (NO_HEADER,)


def _rows_of_object(document: Row, name: str) -> tuple[Iterable[Row], tuple[str, ...]]:
    if set(document) >= {"columns", "data"} and _is_split(document):
        names = [".".join(map(str, name)) if isinstance(name, list) else str(name) for name in document["columns"]]
        return (dict(zip(names, row, strict=True)) for row in document["data"]), ()
    keyed = _is_keyed(document)
    levels = range(1, 2 if keyed and _share_names(document) else _DEEPEST_LIST + 1)
    lists = next((found for level in levels if (found := dict(_lists(document, level)))), {})
    if len(lists) > 1:
        shown = wording.of_columns(lists, most=5)
        raise SegmentryError(f"{name} holds several tables: {shown}. Save one of them as a file.")
    for key, listed in lists.items():
        others = len(document) > 1 or "." in key
        note = f"The rows are those of `{key}`; what stands beside it was left out."
        rows, more = _rows_of_lists(listed, name) if isinstance(listed[0], list) else (listed, ())
        return rows, (note, *more) if others else more
    if keyed:
        note = "Every object is a row; the names of the objects are the column `key`."
        return ({"key": key, **row} for key, row in document.items()), (note,)
    return _rows_of_columns(document, name), ()


def _lists(document: Row, levels: int, *above: str) -> Iterator[tuple[str, list[Any]]]:
    """Lists of objects, or of the values of rows, that lie so many objects deep, under the names that lead there."""
    for name, value in document.items():
        if levels == 1 and (_is_rows(value) or _are_lists(value, document)):
            yield ".".join([*above, name]), value
        elif levels > 1 and isinstance(value, dict):
            yield from _lists(value, levels - 1, *above, name)


def _share_names(document: Row) -> bool:
    """Whether a name stands in most of the objects, as in rows of one table."""
    counts = Counter(name for row in document.values() for name in row)
    return counts.most_common(1)[0][1] > len(document) / 2


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _are_lists(value: Any, document: Row) -> bool:
    """Whether it is rows of values, and no column of vectors beside another column."""
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(row, list) for row in value):
        return False
    return not any(
        isinstance(other, list) and len(other) == len(value) for other in document.values() if other is not value
    )


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


def twice_named(path: Path, encoding: str, *, lines: bool) -> tuple[str, ...]:
    """A note where an object has one name twice, of which the last value counts; large files are not looked through."""
    twice: dict[str, None] = {}

    def look(pairs: list[tuple[str, Any]]) -> Row:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.update(dict.fromkeys(name for name, count in Counter(name for name, _ in pairs).items() if count > 1))
        return found

    if not lines and path.stat().st_size > _LOOKED_THROUGH:
        return ()
    with path.open(encoding=encoding) as file:
        for text in islice(file, _LINES) if lines else [file.read()]:
            with suppress(json.JSONDecodeError):  # an empty line, or objects one behind the other
                json.loads(text, object_pairs_hook=look)
    if not twice:
        return ()
    where = wording.of_columns(twice, most=5)
    return (f"{where} {wording.plural(len(twice), 'stands', 'stand')} twice in one object; the last value counts.",)


def _no_table(name: str) -> SegmentryError:
    return SegmentryError(
        f"{name} holds no table. Write it as a list of objects, one per row, with the same names in each."
    )
