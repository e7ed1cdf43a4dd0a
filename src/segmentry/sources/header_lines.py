"""Headers of several lines: groups over names, and questions, units, types or import ids below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.engines.units import CURRENCIES, UNITS
from segmentry.sources.shapes import NUMBER, Shapes, is_filled

#: Lines that may stand below the names.
_MOST = 3
#: Rows that tell what the cells below are like.
_FEWEST_ROWS = 2
_IMPORT_ID = re.compile(r'\s*\{\s*"?ImportId"?\s*:', re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[\[(](.{1,12})[\])]\s*")
_TYPE_WORDS = """
    int integer bigint smallint long float double real decimal numeric number num str string text char varchar character
    factor category categorical bool boolean date datetime timestamp time object int64 float64 int32 ordinal nominal
    scale interval ratio id"""
_TYPES = frozenset(_TYPE_WORDS.split())
_UNITS = frozenset(word.lower() for unit in UNITS for word in unit.words)
_SIGNS = frozenset(word.lower() for words in CURRENCIES.values() for word in words)
#: A line drawn below the header, as databases and Markdown do.
_RULE = re.compile(r"\s*:?[-=+]{2,}:?\s*")
#: What SurveyMonkey writes below a question that has but one column.
_ANSWERS = frozenset(("response", "open-ended response"))
#: A name that is a year.
YEAR = re.compile(r"(19|20)\d\d")
_SENTENCE = 10
#: The share of columns that a line of names has a name for.
_COMPLETE = 0.9

Record = Sequence[str]


@dataclass(frozen=True)
class Header:
    """The names that the lines of a header give, what other lines say of the columns, and notes on both."""

    names: list[str]
    descriptions: dict[int, str]
    notes: tuple[str, ...]


def lines_below(records: Sequence[Record], place: int, width: int) -> int:
    """How many records below the one with the names describe the columns, and are no rows.

    They are told by their form: words over columns whose other cells are numbers, dates or codes, import ids, or a line
    of units or types. Of a table of words alone nothing is taken.

    Examples
    --------
    >>> lines_below([["weight", "price"], ["kg", "EUR"], ["70", "3"], ["81", "4"]], 0, 2)
    1
    """
    for count in range(_most_below(records[place + 1 :]), 0, -1):
        between, body = records[place + 1 : place + 1 + count], records[place + 1 + count :]
        if len([record for record in body if len(record) == width]) < _FEWEST_ROWS:
            continue
        shapes = Shapes.of(body, width)
        if all(len(record) == width and _describes(record, shapes) for record in between):
            return count
    above, under, body = records[place], *(records[place + 1 : place + 2] or [()]), records[place + 2 :]
    if len(body) < _FEWEST_ROWS or not len(under) == len(above) == width:
        return 0
    return int(_are_years_under(above, under) or _are_answers_under(above, under, body))


def _most_below(records: Sequence[Record]) -> int:
    """How many of the first records hold no number, so that they may be no rows."""
    with_number = (count for count, record in enumerate(records[:_MOST]) if _has_number(record))
    return next(with_number, _MOST)


def _are_years_under(groups: Record, names: Record) -> bool:
    """Whether years stand under groups, one under each blank: sales in 2023 and 2024."""
    blank = [place for place, group in enumerate(groups) if not group.strip()]
    filled = [name.strip() for name in names if name.strip()]
    years = [name for name in filled if YEAR.fullmatch(name)]
    return 0 < len(blank) <= len(filled) and len(years) > 1 and len(years) == len(filled) > len(set(years))


def _are_answers_under(questions: Record, answers: Record, body: Sequence[Record]) -> bool:
    """Whether answers stand under questions, one under each blank, and the line lacks what all rows have, or has words
    over numbers: no row does."""
    spanned = [place for place in range(1, len(questions)) if not questions[place].strip()]
    if not spanned or not questions[0].strip() or not all(is_filled(answers[place]) for place in spanned):
        return False
    rows = [record for record in body if len(record) == len(answers)]
    lacking = (place for place, cell in enumerate(answers) if not cell.strip() and place not in spanned)
    lacks = any(all(is_filled(row[place]) for row in rows) for place in lacking)
    return not _has_number(answers) and bool(rows) and (lacks or not Shapes.of(rows, len(answers)).fits(answers))


def is_group(record: Record, names: Record) -> bool:
    """Whether a record above the names names groups of them: it has blanks, and the names repeat."""
    filled = [cell for cell in record if cell.strip()]
    repeat = len({name.strip() for name in names}) < len(names)
    return len(record) == len(names) and 1 < len(filled) < len(record) and repeat and not _has_number(filled)


def header_of(lines: Sequence[Record]) -> Header:
    """What the lines of a header, all of one width, say.

    Examples
    --------
    >>> header_of([["", "Sales", ""], ["id", "2023", "2023"], ["", "EUR", "t"]]).names
    ['id', 'Sales 2023', 'Sales 2023']
    """
    lines = [line for line in lines if not _is_rule(line)]
    telling = [line for line in lines if not _is_import_id(line)]
    first, others = telling[0], telling[1:]
    if not others or (_is_complete(first) and not _has_spans(first, others[0])):
        described = _described([line for line in others if list(line) != list(first)])
        return Header(list(first), described, _notes(first, lines[1:], others))
    names, rest = others[0], others[1:]
    joined = not _is_complete(names)
    if joined:
        names = [_joined(pair) for pair in zip(_filled_right(first), names, strict=True)]
    how = "joined" if joined else "those of the second"
    note = f"The header has two lines: the names are {how}, such as `{max(names, key=len).strip()}`."
    return Header([name.strip() for name in names], _described(rest), (note, *_notes(names, rest, rest)))


def _joined(pair: tuple[str, str]) -> str:
    """The name of a group and that of a column in it; below a question, a word for its one answer tells nothing."""
    above, below = (name.strip() for name in pair)
    return " ".join(dict.fromkeys(filter(None, (above, "" if above and below.lower() in _ANSWERS else below))))


def _has_spans(groups: Record, names: Record) -> bool:
    """Whether every blank in a line stands over a name, to the right of another: questions of several answers."""
    blank = [place for place, group in enumerate(groups) if not group.strip()]
    return 0 < len(blank) == sum(place > 0 and bool(names[place].strip()) for place in blank)


def _describes(record: Record, shapes: Shapes) -> bool:
    odd = shapes.odd_cells(record)
    if shapes.is_none_of_the_rows(record) or _is_import_id(record) or _is_rule(record):
        return True
    filled = [cell.strip() for cell in record if is_filled(cell)]
    if not odd or _has_number(filled):
        return False
    if all(map(_is_unit, filled)):
        return True
    return len(odd) == len(shapes.known) == 1 and len(odd[0]) >= _SENTENCE and " " in odd[0]


def _is_unit(cell: str) -> bool:
    bracketed = _IN_BRACKETS.fullmatch(cell)
    word = (bracketed[1] if bracketed else cell).strip().lower()
    return word in _UNITS | _SIGNS | _TYPES or word in ("%", "-", "")


def _is_rule(record: Record) -> bool:
    filled = [cell for cell in record if cell.strip()]
    return bool(filled) and all(map(_RULE.fullmatch, filled))


def _is_import_id(record: Record) -> bool:
    filled = [cell for cell in record if cell.strip()]
    return bool(filled) and 2 * sum(_IMPORT_ID.match(cell) is not None for cell in filled) >= len(filled)


def _has_number(cells: Sequence[str]) -> bool:
    return any(NUMBER.fullmatch(cell) for cell in cells)


def _is_complete(names: Record) -> bool:
    filled = [name.strip() for name in names if name.strip()]
    return len(filled) >= _COMPLETE * len(names) and len(set(filled)) == len(filled)


def _filled_right(groups: Record) -> list[str]:
    """Every name of a group also over the blanks to its right."""
    filled: list[str] = []
    for cell in groups:
        filled.append(cell.strip() or (filled[-1] if filled else ""))
    return filled


def _described(lines: Sequence[Record]) -> dict[int, str]:
    width = max(map(len, lines), default=0)
    parts = {place: [line[place].strip() for line in lines if line[place].strip()] for place in range(width)}
    return {place: "; ".join(dict.fromkeys(texts)) for place, texts in parts.items() if texts}


def _notes(names: Record, below: Sequence[Record], telling: Sequence[Record]) -> tuple[str, ...]:
    if not below:
        return ()
    what, rows = "The line below the header describes", "is no row"
    if len(below) > 1:
        what, rows = f"{len(below)} lines below the header describe", "are no rows"
    if all(list(line) == list(names) for line in below):
        return (f"{what.replace('describe', 'repeat')} it, and {rows}.",)
    pairs = [(name.strip(), cell.strip()) for line in telling for name, cell in zip(names, line, strict=True)]
    shown = next(((name, text) for name, text in pairs if text), None)
    such = f", such as `{shown[0]}` by `{_short(shown[1])}`" if shown else ""
    return (f"{what} the columns{such}, and {rows}.",)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
