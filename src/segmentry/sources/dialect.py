"""The dialect of delimited text: found from its first records, and checked against them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

DELIMITERS = (",", ";", "\t", "|")
#: Records that are looked at.
MOST_RECORDS = 1_000

_NUMBER = re.compile(r"[-+(]?[^\w\s]?\s?[\d.,' ]*\d[\d.,' ]*[^\w\s]?\)?")


@dataclass(frozen=True)
class Dialect:
    """How cells are told apart. The engine reads `delimiter` and double quotes; for the rest see `is_plain`."""

    delimiter: str
    quote: str = '"'
    blank_after: bool = False  # blanks between a delimiter and a quote
    backslash: bool = False  # a quote within quotes is written \" in place of ""

    @property
    def is_plain(self) -> bool:
        """Whether the engine can read it as it stands."""
        return self == Dialect(self.delimiter)

    def records(self, lines: Sequence[str], strict: bool = False) -> Iterator[list[str]]:
        """The records of these lines; raises `csv.Error` where a strict reading finds a fault."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote,
            skipinitialspace=self.blank_after,
            doublequote=not self.backslash,
            escapechar="\\" if self.backslash else None,
            strict=strict,
        )


def find(text: str, delimiter: str | None) -> Dialect:
    """The dialect that cuts the text into the most records of one width.

    Parameters
    ----------
    text : str
        The beginning of the file, whole lines.
    delimiter : str or None
        The delimiter, where the user or the file itself names it.
    """
    plain = [Dialect(mark) for mark in ([delimiter] if delimiter else DELIMITERS)]
    best = max(plain, key=lambda dialect: _score(text, dialect))  # of equal ones the first
    if _score(text, best)[0] < 0.99 and not delimiter:
        blanks = max((Dialect(" "), Dialect(" ", blank_after=True)), key=lambda dialect: _score(text, dialect))
        best = blanks if _score(text, blanks)[0] > 0.95 else best
    variants = [replace(best, blank_after=True), replace(best, backslash=True), replace(best, quote="'")]
    hints = [r'[,;\t|] +"', r'\\"', rf"(^|{re.escape(best.delimiter)})'[^']*'({re.escape(best.delimiter)}|$)"]
    for variant, hint in zip(variants, hints, strict=True):
        if re.search(hint, text, re.MULTILINE) and _score(text, variant) > _score(text, best):
            best = variant
    return best


def records_of(text: str, dialect: Dialect) -> list[list[str]]:
    """The first records that are not blank."""
    records: list[list[str]] = []
    try:
        for record in dialect.records(io.StringIO(text, newline="")):  # type: ignore[arg-type]
            if record:
                records.append(record)
            if len(records) >= MOST_RECORDS:
                break
    except csv.Error:  # an overlong cell: the dialect is wrong, or the engine will name the line
        pass
    return records


def width_of(records: Sequence[Sequence[str]]) -> int:
    """How many cells most records have; of several widths the larger."""
    counts = Counter(len(record) for record in records)
    return max(counts, key=lambda width: (counts[width] * (1 if width > 1 else 0.5), width), default=0)


def _score(text: str, dialect: Dialect) -> tuple[float, int]:
    """The share of records of the usual width, less for cells in which another delimiter is left; and the width."""
    records = records_of(text, dialect)
    width = width_of(records)
    if width < 2:
        return 0.0, width
    usual = [record for record in records if len(record) == width]
    short = dialect.delimiter == " " and len(records) > 2 and len(records[0]) == width - 1  # R names rows, not that
    rows = len(records) - short
    others = [mark for mark in (*DELIMITERS, dialect.quote) if mark != dialect.delimiter]
    cells = [cell for record in usual for cell in record]
    left = sum(any(mark in cell for mark in others) and not _NUMBER.fullmatch(cell.strip()) for cell in cells)
    return round(len(usual) / rows * (1 - 0.5 * left / len(cells)), 4), width
