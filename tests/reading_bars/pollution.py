"""One clean sales table, polluted in one way at a time: in its file as a whole, or in one of its lines.

The ways, and the score, are those of the Pollock benchmark (Vitagliano et al., PVLDB 16, 2023), rebuilt on a table of
our own.
"""

import csv
import io
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

ROWS = 83
HEADER = ("ordered", "time", "pieces", "product", "price", "kind", "description", "page", "comment")
_KINDS = ("Men's Boots", "Pillow, Wool", "Trail Shoes", 'Table, Round 48"', "Kids' Hat", "Vest", 'Boxer, 5" Inseam')
_TEXTS = (
    "Rugged enough for the hills, yet light and quick.",
    "Resists the weather and keeps you visible. It's durable.",
    "Great grip",
    'Fits 24" wheels',
    "The 8' 9\" rod, made for her",
    "Cotton; linen, wool",
)
_COMMENTS = ("", "late", "gift, wrapped", "call back")

Row = tuple[str, ...]
#: A line as its cells and what stands between them, cells at even places.
Tokens = list[str]


@dataclass(frozen=True)
class Case:
    """A polluted file. `line` is the damaged line, from 1; `clean` what should be read, the header first."""

    name: str
    text: str
    clean: tuple[Row, ...]
    line: int | None = None


@cache
def table(is_filled: bool) -> tuple[Row, ...]:
    """The header and the rows; the last column is empty, or has comments in it."""
    rng = random.Random(83)
    rows = [HEADER]
    for _ in range(ROWS):
        product = f"{rng.choice('MRBHGY')}{rng.choice('GIHKNY')}-{rng.randint(1000, 9999)}"
        rows.append(
            (
                f"{rng.randint(1, 28):02d}/{rng.randint(1, 7):02d}/2018",
                f"{rng.randint(0, 23):02d}:{rng.choice(('00', '15', '30'))}",
                str(rng.randint(0, 30)),
                product,
                f"${rng.randint(50, 9900) / 100:.2f}",
                rng.choice(_KINDS),
                rng.choice(_TEXTS),
                f"https://www.example.com/{product.replace('-', '_')}.html",
                rng.choice(_COMMENTS) if is_filled else "",
            )
        )
    return tuple(rows)


def lines_of(rows: Sequence[Row], delimiter: str = ",", quote: str = '"', escape: str = '"') -> list[Tokens]:
    """The rows as they are written: descriptions and pages in quotes, others where they need them."""
    lines = []
    for row in rows:
        cells = [_quoted(cell, delimiter, quote, escape, always=place in (6, 7)) for place, cell in enumerate(row)]
        lines.append([token for cell in cells for token in (delimiter, cell)][1:])
    return lines


def _quoted(cell: str, delimiter: str, quote: str, escape: str, *, always: bool) -> str:
    if always or delimiter in cell or quote in cell:
        return quote + cell.replace(quote, escape + quote) + quote
    return cell


def joined(lines: Sequence[Tokens], end: str = "\r\n") -> str:
    return "".join("".join(tokens) + end for tokens in lines)


def whole_files(rows: tuple[Row, ...]) -> Iterator[Case]:
    """Files polluted as a whole. Of two tables the first is to be read; an empty one, and one of a header alone, is
    refused and is not here."""
    width, lines = len(HEADER), lines_of(rows)
    narrow, wide = [row[:-1] for row in rows], [(*row, "more") for row in rows]
    blank = ("",) * width
    yield Case("clean", joined(lines), rows)
    yield Case("no line end at the end", joined(lines)[:-2], rows)
    yield Case("two line ends at the end", joined(lines) + "\r\n", rows)
    yield Case("no header", joined(lines[1:]), rows[1:])
    yield Case("header twice", joined([lines[0], *lines]), rows)
    yield Case("header three times", joined([lines[0], lines[0], *lines]), rows)
    yield Case("preamble", joined(lines_of([("PREAMBLE", *blank[1:]), blank, *rows])), rows)
    yield Case("a narrower table below", joined(lines + lines_of(narrow)), rows)
    yield Case("a wider table below", joined(lines + lines_of(wide)), rows)
    yield Case("the table twice", joined(lines + lines), rows + rows[1:])
    yield Case("one row", joined(lines[:2]), rows[:2])
    for delimiter in (";", "\t", ", ", " ", "||"):
        yield Case(f"delimiter {delimiter!r}", joined(lines_of(rows, delimiter)), rows)
    yield Case("single quotes", joined(lines_of(rows, quote="'", escape="'")), rows)
    yield Case("backslashes before quotes", joined(lines_of(rows, escape="\\")), rows)
    yield Case("nothing before quotes", joined(lines_of(rows, escape="")), rows)
    for end in ("\n", "\r"):
        yield Case(f"line end {end!r}", joined(lines, end), rows)


def _more_delimiters(tokens: Tokens, place: int) -> None:
    tokens.insert(max(2 * place - 1, 0), ",")


def _fewer_delimiters(tokens: Tokens, place: int) -> None:
    del tokens[2 * max(place, 1) - 1]


def _stray_quote(tokens: Tokens, place: int) -> None:
    tokens[2 * place] = '"' + tokens[2 * place]


def _other_delimiter(tokens: Tokens, _: int) -> None:
    tokens[1::2] = [" "] * len(tokens[1::2])


DAMAGES: dict[str, Callable[[Tokens, int], None]] = {
    "a delimiter too many": _more_delimiters,
    "a delimiter too few": _fewer_delimiters,
    "a stray quote": _stray_quote,
    "another delimiter": _other_delimiter,
}


def damaged(rows: tuple[Row, ...], damage: str, line: int, place: int) -> Case:
    """The file with one line, from 1 (the header), damaged at the cell at that place."""
    lines = lines_of(rows)
    DAMAGES[damage](lines[line - 1], place)
    return Case(f"{damage} on line {line}, cell {place}", joined(lines), rows, line)


def score(clean: Sequence[Row], loaded: Sequence[Sequence[str]]) -> float:
    """From 0 to 10: one for success, and precision, recall and F1 of header, records and cells."""
    parts = [
        *_measures(clean[0], loaded[0] if loaded else ()),
        *_measures(["\0".join(row) for row in clean[1:]], ["\0".join(row) for row in loaded[1:]]),
        *_measures([cell for row in clean for cell in row], [cell for row in loaded for cell in row]),
    ]
    return 1 + sum(parts)


def _measures(wanted: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    both = (Counter(wanted) & Counter(found)).total()
    if not wanted or not both:
        return (1.0, 1.0, 1.0) if not wanted else (0.0, 0.0, 0.0)
    precision, recall = both / len(wanted), both / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))
