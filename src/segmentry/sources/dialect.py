"""The dialect of delimited text: found from its first records, and checked against them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from segmentry.sources.aligned_columns import columns_of

DELIMITERS = (",", ";", "\t", "|")
#: Those that are tried where none of these will do.
RARE = ("\x01", "\x1f", "~", "^", "¦", "§", ":")
SEVERAL = (" | ", "%%", "@@", "##", "&&", "$$", "->", "=>")
#: What stands for a delimiter of several marks while a line is parsed.
_ONE_MARK = "\ue001"
_BACKSLASH = re.compile(r'\\(["\\])')
#: A line that as a whole stands in quotes.
_WRAPPED_LINE = re.compile(r'\s*"(?:[^"]|"")*"\s*')
_MARK = re.compile(r"[^\w\s\"'.+-]")
_DAY_AND_TIME = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4} \d{1,2}:\d\d(:\d\d)?")
#: So many cells in single quotes for a line tell that these are its quotes.
_WRAPPED = 0.9
#: From this score on a dialect is taken, and from the second on one with a rare delimiter (ours).
_SURE, _NEARLY = 0.99, 0.95
#: Below it, text may be aligned by blanks.
_HARDLY = 0.5
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
    wrapped: bool = False  # each line as a whole stands in quotes, as a spreadsheet of one column writes it
    cuts: tuple[int, ...] = ()  # where columns begin in each line, in place of a delimiter

    @property
    def is_plain(self) -> bool:
        """Whether the engine can read it as it stands."""
        return self == Dialect(self.delimiter) and len(self.delimiter.encode()) == 1

    def records(self, lines: Sequence[str], strict: bool = False) -> Iterator[list[str]]:
        """The records of these lines; raises `csv.Error` where a strict reading finds a fault."""
        if self.cuts:
            return (self._cut(line) for line in lines if line.strip())
        plain = map(self._plainly, lines) if self.wrapped or self.backslash or len(self.delimiter) > 1 else lines
        return csv.reader(
            plain,
            delimiter=_ONE_MARK if len(self.delimiter) > 1 else self.delimiter,
            quotechar=self.quote,
            skipinitialspace=self.blank_after,
            strict=strict,
        )

    def _cut(self, line: str) -> list[str]:
        """The cells of a line in columns; one where a word of it lies across two of them."""
        if any(line[cut - 1 : cut].strip() and line[cut : cut + 1].strip() for cut in self.cuts[1:]):
            return [line.strip()]
        return [line[a:b].strip() for a, b in pairwise([*self.cuts, None])]

    def _plainly(self, line: str) -> str:
        """A line with quotes doubled, and one mark between cells; backslashes before other marks are text."""
        if self.wrapped and _WRAPPED_LINE.fullmatch(line):
            line = line.strip()[1:-1].replace(self.quote * 2, self.quote)
        if self.backslash:
            line = _BACKSLASH.sub(lambda found: found[1] if found[1] == "\\" else self.quote * 2, line)
        return line.replace(self.delimiter, _ONE_MARK) if len(self.delimiter) > 1 else line

    def has_odd_quote(self, line: str) -> bool:
        """Whether a quote on the line is not closed there."""
        return (self._plainly(line) if self.backslash or self.wrapped else line).count(self.quote) % 2 == 1


def find(text: str, delimiter: str | None) -> Dialect:
    """The dialect that cuts the text into the most records of one width.

    Parameters
    ----------
    text : str
        The beginning of the file, whole lines.
    delimiter : str or None
        The delimiter, where the user or the file itself names it.
    """
    able = [variant for mark in ([delimiter] if delimiter else DELIMITERS) for variant in _variants(text, mark)]
    best = max(able, key=lambda dialect: _score(text, dialect))  # of equal ones the first
    if delimiter:
        aligned = columns_of(text) if delimiter == " " and _usual(text, best)[0] < 1 else ()
        return replace(best, cuts=aligned)
    best = longer(text, best)
    return best if _score(text, best)[0] >= _SURE else _rarer(text, best)


def _variants(text: str, mark: str) -> list[Dialect]:
    """The dialects with this delimiter of which the text has a sign; the surest sign first."""
    plain, cell_end = Dialect(mark), rf"({re.escape(mark)}|$)"
    variants = [plain]
    if re.search(rf'{re.escape(mark)} +"', text):
        variants.append(replace(plain, blank_after=True))
    if '\\"' in text and not _has_faults(text, backslash := replace(plain, backslash=True)):
        variants.insert(0 if _has_faults(text, plain) else 1, backslash)
    if quoted := re.findall(rf"(?:^|{re.escape(mark)})'(?:[^'\n]|'')*'(?={cell_end})", text, re.MULTILINE):
        variants.insert(0 if len(quoted) > _WRAPPED * text.count("\n") else 1, replace(plain, quote="'"))
    if _are_wrapped(text, mark):
        variants.append(replace(plain, wrapped=True))
    return variants


def _are_wrapped(text: str, mark: str) -> bool:
    """Whether each line as a whole stands in quotes, and within them are several cells: a delimiter is no mark of a
    text where each line has several, or quotes beside it."""
    lines = text.splitlines()
    if not all(_WRAPPED_LINE.fullmatch(line) for line in lines if line.strip()):
        return False
    return all(line.count(mark) > 1 or f'{mark}""' in line or f'""{mark}' in line for line in lines if line.strip())


def _rarer(text: str, best: Dialect) -> Dialect:
    """The best dialect once blanks, columns of characters, delimiters of several marks and rare ones are tried."""
    score = _score(text, best)[0]
    blanks = max((Dialect(" "), Dialect(" ", blank_after=True)), key=lambda dialect: _score(text, dialect))
    if score < _HARDLY and _usual(text, blanks)[0] < 1 and (aligned := columns_of(text)):
        return Dialect(" ", cuts=aligned)
    if _score(text, blanks)[0] > _NEARLY:
        return best if _are_times(text, blanks) else blanks
    rare = [Dialect(mark) for mark in (*RARE, *SEVERAL) if mark in text]
    rarer = longer(text, max(rare, key=lambda dialect: _score(text, dialect), default=best))
    is_named = len(next(iter(records_of(text, rarer)), [])) == _usual(text, rarer)[1]
    return rarer if is_named and _score(text, rarer)[0] > max(score, _NEARLY) else best


def _are_times(text: str, dialect: Dialect) -> bool:
    """Whether it parts days from times, which are one column."""
    rows = records_of(text, dialect)[1:]
    return bool(rows) and all(len(row) == 2 and _DAY_AND_TIME.fullmatch(" ".join(row)) for row in rows)


def longer(text: str, dialect: Dialect) -> Dialect:
    r"""The dialect with all marks of its delimiter, of which it has but one.

    >>> longer("a|~|b|~|c\n1|~|2|~|3\n", Dialect("|")).delimiter
    '|~|'
    """
    mark = dialect.delimiter
    plain = replace(dialect, blank_after=False)
    records = [record for record in records_of(text, plain) if len(record) > 1]
    between = {cell for record in records for cell in record[1::2]}
    is_odd = all(len(record) % 2 for record in records)
    if len(between) == 1 and is_odd and not (mark == "," and between == {""}):  # blank columns are likelier
        inner = between.pop()
        return replace(dialect, delimiter=mark + inner + mark) if not any(map(str.isalnum, inner)) else dialect
    before = {cell[-1:] for record in records for cell in record[:-1]}
    behind = {cell[:1] for record in records for cell in record[1:]}
    if before == behind == {" "} and f"{dialect.quote} {mark}" in text:
        return replace(plain, delimiter=f" {mark} ")
    if before == behind and len(before) == 1 and _MARK.fullmatch(around := before.pop()):
        return replace(dialect, delimiter=around + mark + around)
    return dialect


def _has_faults(text: str, dialect: Dialect) -> bool:
    """Whether a strict reading finds a fault within the text."""
    try:
        for _ in dialect.records(text.splitlines(keepends=True), strict=True):
            pass
    except csv.Error as error:
        return "end of data" not in str(error)
    return False


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


def _usual(text: str, dialect: Dialect) -> tuple[float, int]:
    """The share of records of the usual width, and that width."""
    records = records_of(text, dialect)
    width = width_of(records)
    return sum(len(record) == width for record in records) / max(len(records), 1), width


def _score(text: str, dialect: Dialect) -> tuple[float, int]:
    """The share of records of the usual width, less for cells in which another delimiter is left; and the width."""
    records = records_of(text, dialect)
    width = width_of(records)
    if width < 2:
        return 0.0, width
    usual = [record for record in records if len(record) == width]
    short = dialect.delimiter == " " and len(records) > 2 and len(records[0]) == width - 1  # R names rows, not that
    rows = len(records) - short
    others = [mark for mark in (*DELIMITERS, dialect.quote) if mark not in dialect.delimiter]
    cells = [cell for record in usual for cell in record]
    odd = [cell for cell in cells if any(mark in cell for mark in others) and not _NUMBER.fullmatch(cell.strip())]
    quoted = frozenset() if dialect.wrapped or not odd else _quoted(text, dialect.quote, dialect.backslash)
    left = sum(cell not in quoted for cell in odd)
    return round(len(usual) / rows * (1 - 0.5 * left / len(cells)), 4), width


@lru_cache(maxsize=4)
def _quoted(text: str, quote: str, backslash: bool) -> frozenset[str]:
    """What stands in quotes: marks in it are text."""
    if backslash:
        cells = re.findall(rf"{quote}((?:[^{quote}\\]|\\.)*){quote}", text)
        return frozenset(_BACKSLASH.sub(r"\1", cell) for cell in cells)
    return frozenset(
        cell.replace(quote * 2, quote) for cell in re.findall(rf"{quote}((?:[^{quote}]|{quote}{quote})*){quote}", text)
    )
