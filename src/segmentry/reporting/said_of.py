"""What is said of customers, said of whom the rows of a table are: employees, patients, people.

Everything is written of customers, in one way. Where the rows are called otherwise, these words take their place, and
only where no name or value of the table says customer: no text of the user's is changed.
"""

import dataclasses
import re
from collections.abc import Callable
from typing import Any, TypeVar

from segmentry.reporting.document import Cell, Column, Exhibit, Table
from segmentry.reporting.once import once
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.rows_called import Rows, rows_called

Said = TypeVar("Said")
#: Files that we write are called so whoever is in them.
_WORD = re.compile(r"\b(an? )?(customers?)\b(?!\.(?:csv|parquet|xlsx))", re.IGNORECASE)
_USUAL = Rows()
#: What is no text for people.
_NAMES = frozenset(("id", "sheet", "look", "kind", "colour", "type", "style", "about", "version", "format"))


@once
def rows_of(segmentation: Segmentation) -> Rows:
    """What the rows of the table are called."""
    columns = segmentation.columns.columns
    about = sum(column.theme == "is" for column in columns)
    rows = rows_called([column.name for column in columns], about, segmentation.labels, segmentation.table)
    return _USUAL if rows != _USUAL and _says_customer(segmentation) else rows


def said_of(segmentation: Segmentation, value: Said) -> Said:
    """A text, block, section or document said of whom the rows are.

    >>> import segmentry
    >>> plan = segmentry.Plan(k=2, k_max=2, labels={"customers": "insurees"})
    >>> said_of(segmentry.run(segmentry.sample("health", rows=300), plan), "A customer of all customers")
    'An insuree of all insurees'
    """
    rows = rows_of(segmentation)
    made: Said = value if rows == _USUAL else _said(value, rows)
    return made


def _says_customer(segmentation: Segmentation) -> bool:
    profile = segmentation.profile
    levels = () if profile is None else (level.level for level in profile.segments[0].levels)
    names = (column.name for column in segmentation.columns.columns)
    others = (*segmentation.labels.values(), *(segment.name for segment in segmentation.segments))
    return any("customer" in text.casefold() for text in (segmentation.table, *names, *levels, *others))


def _said(value: Any, rows: Rows) -> Any:
    if isinstance(value, str):
        return _WORD.sub(lambda met: _in_place(met, rows), value)
    if isinstance(value, tuple | list):
        return type(value)(_said(item, rows) for item in value)
    if isinstance(value, dict):
        return {_said(name, rows): _said(item, rows) for name, item in value.items()}
    if isinstance(value, Column):
        return _column(value, rows)
    if isinstance(value, Table):
        group = None if value.group is None else _after(value.group, rows)
        return dataclasses.replace(_fields(value, rows, {"rows", "group"}), group=group)
    if isinstance(value, Exhibit):
        return dataclasses.replace(_fields(value, rows, {"draw"}), draw=_drawn(value, rows))
    return _fields(value, rows, set()) if dataclasses.is_dataclass(value) else value


def _fields(value: Any, rows: Rows, apart: set[str]) -> Any:
    """A dataclass with its texts said of others; `apart` are fields that stay."""
    names = [x.name for x in dataclasses.fields(value) if x.init and x.name not in _NAMES | apart]
    return dataclasses.replace(value, **{name: _said(getattr(value, name), rows) for name in names})


def _column(column: Column, rows: Rows) -> Column:
    """A column of a table, whose cells are made of rows when they are asked for."""

    def raw(row: Any) -> Any:
        own = column.raw(row)
        return _said(own, rows) if isinstance(own, str | Cell) else own

    heads = {name: _said(getattr(column, name), rows) for name in ("head", "note", "short")}
    sheet = None if column.sheet is None else tuple((_said(x[0], rows), *x[1:]) for x in column.sheet)
    return dataclasses.replace(column, **heads, get=raw, say=_after(column.words, rows), sheet=sheet)


def _after(say: Callable[[Any], str], rows: Rows) -> Callable[[Any], str]:
    return lambda row: str(_said(say(row), rows))


def _drawn(exhibit: Exhibit, rows: Rows) -> Callable[[], Picture]:
    def draw() -> Picture:
        picture = exhibit.draw()
        own = {_said(name, rows): _rows(own, rows) for name, own in picture.rows.items()}
        return Picture(_said(dict(picture.spec), rows), own)

    return draw


def _rows(own: Any, rows: Rows) -> Any:
    """The rows of a picture, in lists or in a frame; their names are told in its specification, too."""
    if isinstance(own, list):
        return _said(own, rows)
    texts = own.select_dtypes(include=["object", "string", "category"]).columns
    said = own.assign(**{name: own[name].map(lambda cell: _said(cell, rows)) for name in texts})
    return said.rename(columns=lambda name: _said(name, rows))


def _in_place(met: re.Match[str], rows: Rows) -> str:
    word = rows.several if met[2].casefold().endswith("s") else rows.one
    word = word[:1].upper() + word[1:] if met[2][0].isupper() else word
    if not met[1]:
        return word
    article = "an " if word[0].casefold() in "aeio" else "a "
    return f"{article.capitalize() if met[1][0].isupper() else article}{word}"
