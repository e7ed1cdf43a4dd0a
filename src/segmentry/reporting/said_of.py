"""What is said of customers, said of whom the rows of a table are: employees, patients, people.

Everything is written of customers, in one way. Where the rows are called otherwise, these words take their place: of
people only where no name or value of the table says customer, of things (loans, accounts) in all but such names and
values. No text of the user's is changed.
"""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from segmentry.reporting.document import Cell, Column, Exhibit, Table
from segmentry.reporting.once import once
from segmentry.reporting.pictures.picture import Picture
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called, level_words
from segmentry.stages.shared.rows_called import Rows, rows_in

Said = TypeVar("Said")
#: Files that we write are called so whoever is in them.
_WORD = r"\b(?P<a>an? )?(?P<word>customers?)\b(?!\.(?:csv|parquet|xlsx))(?P<who> who\b)?"
_USUAL = Rows()
#: What is no text for people.
_NAMES = frozenset(("id", "sheet", "look", "kind", "colour", "type", "style", "about", "version", "format"))


@dataclass(frozen=True)
class _Saying:
    """What rows are called, and where that takes the place of what is written."""

    rows: Rows
    written: re.Pattern[str]


@once
def rows_of(segmentation: Segmentation) -> Rows:
    """What the rows of the table are called."""
    rows = rows_in(segmentation)
    return _USUAL if rows.kind == "person" and _that_say_customer(segmentation) else rows


def said_of(segmentation: Segmentation, value: Said) -> Said:
    """A text, block, section or document said of what the rows are.

    >>> import segmentry
    >>> plan = segmentry.Plan(k=2, k_max=2, labels={"customers": "insurees"})
    >>> said_of(segmentry.run(segmentry.sample("health", rows=300), plan), "A customer of all customers")
    'An insuree of all insurees'
    """
    rows = rows_of(segmentation)
    if rows == _USUAL:
        return value
    kept = "|".join(map(re.escape, sorted(_that_say_customer(segmentation), key=len, reverse=True)))
    written = re.compile(f"(?P<kept>{kept})|{_WORD}" if kept else f"(?P<kept>(?!))|{_WORD}", re.IGNORECASE)
    made: Said = _said(value, _Saying(rows, written))
    return made


def _that_say_customer(segmentation: Segmentation) -> set[str]:
    """The names and values of the table that say customer, as they are written and as people say them."""
    profile, labels = segmentation.profile, segmentation.labels
    levels = [] if profile is None else [level.level for level in profile.segments[0].levels]
    names = [column.name for column in segmentation.columns.columns]
    own = (segmentation.table, *labels.values(), *(segment.name for segment in segmentation.segments))
    said = (*map(level_words, levels), *(column_called(name, labels).words for name in names))
    return {text for text in (*levels, *names, *own, *said) if "customer" in text.casefold()}


def _said(value: Any, saying: _Saying) -> Any:
    if isinstance(value, str):
        return saying.written.sub(lambda met: _in_place(met, saying), value)
    if isinstance(value, tuple | list):
        return type(value)(_said(item, saying) for item in value)
    if isinstance(value, dict):
        return {_said(name, saying): _said(item, saying) for name, item in value.items()}
    if isinstance(value, Column):
        return _column(value, saying)
    if isinstance(value, Table):
        group = None if value.group is None else _after(value.group, saying)
        return dataclasses.replace(_fields(value, saying, {"rows", "group"}), group=group)
    if isinstance(value, Exhibit):
        return dataclasses.replace(_fields(value, saying, {"draw"}), draw=_drawn(value, saying))
    return _fields(value, saying, set()) if dataclasses.is_dataclass(value) else value


def _fields(value: Any, saying: _Saying, apart: set[str]) -> Any:
    """A dataclass with its texts said of others; `apart` are fields that stay."""
    names = [x.name for x in dataclasses.fields(value) if x.init and x.name not in _NAMES | apart]
    return dataclasses.replace(value, **{name: _said(getattr(value, name), saying) for name in names})


def _column(column: Column, saying: _Saying) -> Column:
    """A column of a table, whose cells are made of rows when they are asked for."""

    def raw(row: Any) -> Any:
        own = column.raw(row)
        return _said(own, saying) if isinstance(own, str | Cell) else own

    heads = {name: _said(getattr(column, name), saying) for name in ("head", "note", "short")}
    sheet = None if column.sheet is None else tuple((_said(x[0], saying), *x[1:]) for x in column.sheet)
    return dataclasses.replace(column, **heads, get=raw, say=_after(column.words, saying), sheet=sheet)


def _after(say: Callable[[Any], str], saying: _Saying) -> Callable[[Any], str]:
    return lambda row: str(_said(say(row), saying))


def _drawn(exhibit: Exhibit, saying: _Saying) -> Callable[[], Picture]:
    def draw() -> Picture:
        picture = exhibit.draw()
        own = {_said(name, saying): _rows(own, saying) for name, own in picture.rows.items()}
        return Picture(_said(dict(picture.spec), saying), own)

    return draw


def _rows(own: Any, saying: _Saying) -> Any:
    """The rows of a picture, in lists or in a frame; their names are told in its specification, too."""
    if isinstance(own, list):
        return _said(own, saying)
    texts = own.select_dtypes(include=["object", "string", "category"]).columns
    said = own.assign(**{name: own[name].map(lambda cell: _said(cell, saying)) for name in texts})
    return said.rename(columns=lambda name: _said(name, saying))


def _in_place(met: re.Match[str], saying: _Saying) -> str:
    if met["kept"]:
        return met[0]
    rows = saying.rows
    word = rows.several if met["word"].casefold().endswith("s") else rows.one
    word = word[:1].upper() + word[1:] if met["word"][0].isupper() else word
    if met["who"]:
        word += met["who"] if rows.kind == "person" else " that"
    if not met["a"]:
        return word
    article = "an " if word[0].casefold() in "aeio" else "a "
    return f"{article.capitalize() if met['a'][0].isupper() else article}{word}"
