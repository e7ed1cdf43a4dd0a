"""Columns of text are read as numbers, booleans or dates when (nearly) every filled cell is one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import floor
from typing import Any, Literal

import numpy as np

from segmentry.engines import arrow
from segmentry.engines.base import Rows
from segmentry.engines.spelling import PATTERNS, matches
from segmentry.results.table import READ_AS_TEXT, ColumnType, Mixture
from segmentry.sources import date_forms
from segmentry.sources.amounts import amount_of
from segmentry.sources.counts import FIRST_ROWS, Cells, Counts, counted, figures, first_cells
from segmentry.sources.currencies import Amount, marked
from segmentry.sources.decimals import MARKS, mark_of, mark_of_thousands, otherwise_written
from segmentry.sources.far_dates import far_dates
from segmentry.sources.lone_marks import LoneMarks, lone_marks

#: With fewer filled cells among them, every spelling is.
_FEW = 20

_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(\.\d{3})+")
_ARTICLE = re.compile(r"\d+[eE]\d+")  # 12E3 is a code more often than 12,000
Decimal = Literal["auto", ".", ","]


Counted = Mapping[str, Counts]


@dataclass(frozen=True)
class Interpreted:
    """Rows whose columns have types; `misfits`: cells that are filled and not of their column's type.

    `units` are those that columns of amounts are read in, `mixtures` columns with amounts of several kinds,
    `spellings` how the cells of columns of text are written that are read as another type, `decimal` with which mark.
    """

    rows: Rows
    notes: tuple[str, ...]
    misfits: Mapping[str, int]
    units: Mapping[str, str]
    mixtures: tuple[Mixture, ...]
    spellings: Mapping[str, str]
    decimal: str | None

    @property
    def reported(self) -> dict[str, Any]:
        """What the load report has of this, but for the notes."""
        columns = {"misfits": dict(self.misfits), "units": dict(self.units), "spellings": dict(self.spellings)}
        return {**columns, "decimal": self.decimal, "mixtures": self.mixtures}


def interpret(rows: Rows, decimal: Decimal = "auto", delimiter: str | None = None) -> Interpreted:
    """The rows with a type for every column of text, notes on how it was read, and what does not fit.

    Parameters
    ----------
    decimal : str
        The decimal mark, where it was told.
    delimiter : str, optional
        Of a text file: where nothing else tells, commas beside semicolons are decimal marks.
    """
    whole = _whole(rows)
    far, notes_on_far = far_dates(rows)
    text = [name for name, type in rows.types.items() if type == "text"]
    first, words = first_cells(rows, text)
    otherwise = otherwise_written(first, decimal)
    plain = counted(rows, dict.fromkeys(text, "plain"))
    lone = lone_marks(rows, {name: count for name, count in plain.items() if count.are_numbers})
    first = lone.shown_in(first)
    numeric, amounts = _with_amounts(rows, first, _numbers(rows, first, plain, lone, (decimal, delimiter)), decimal)
    spellings = {name: spelling for name, (spelling, _) in numeric.items()}
    counts = {name: count for name, (_, count) in numeric.items()}
    odd = {name: count.filled - count.numbers for name, count in counts.items() if count.numbers < count.filled}
    odd_rows = figures(rows.typed({}, spellings), "odd_row", list(odd))
    filled = {name: plain[name].filled for name in text if plain[name].filled and name not in numeric}
    booleans = dict.fromkeys(filled, 0) | figures(rows, "booleans", [n for n in filled if n not in _numbered(plain)])
    found = date_forms.found(rows, first, {n: c for n, c in filled.items() if booleans[n] < c}, _numbered(plain))

    types: dict[str, ColumnType] = {n: "integer" if c.integers == c.filled else "number" for n, c in counts.items()}
    types |= {**{name: "boolean" for name, count in filled.items() if booleans[name] == count}, **whole}
    types |= dict.fromkeys(dates := found.spellings, "date")
    notes = [
        _spelled(n, s, first[n], counts[n])
        for n, s in spellings.items()
        if (s != "plain" or delimiter is None) and (n not in amounts or amounts[n].note is None)
    ]
    notes += [amount.note for name, amount in amounts.items() if amount.note and types.get(name) != "date"]
    written = figures(rows, "count", [name for name in numeric if words[name]])
    notes += [_worded(name, words[name], count - counts[name].filled) for name, count in written.items()]
    notes += found.notes(filled)
    notes += [_odd(name, count, odd_rows[name]) for name, count in odd.items()]
    text_now = [name for name in filled if name not in types and name not in amounts]
    notes += [_nearly(name, plain[name]) for name in text_now if plain[name].are_nearly_numbers]
    units = {name: amount.unit for name, amount in amounts.items() if amount.unit and amount.spelling}
    mixed = tuple(amount.mixture for amount in amounts.values() if amount.mixture)
    notes += [mixture.what for mixture in mixed] + list(otherwise) + list(notes_on_far)
    typed = rows.typed(types, {**spellings, **dates})
    as_written = {**{name: "plain" for name in booleans if name in types}, **spellings, **dates}
    mark = decimal if decimal in MARKS else mark_of(as_written, types)
    return Interpreted(typed, tuple(notes), odd | found.misfits | far, units, mixed, as_written, mark)


def _numbered(plain: Counted) -> frozenset[str]:
    """The columns of which some cells are numbers: these are neither true nor false, and no dates."""
    return frozenset(name for name, count in plain.items() if count.numbers)


def _whole(rows: Rows) -> dict[str, ColumnType]:
    """Columns of floats that hold whole numbers alone: where a cell was missing, 17850 was stored as 17850.0."""
    names = [name for name, type in rows.types.items() if type == "number"]
    head = rows.collect(names, limit=FIRST_ROWS) if names else {}
    cells = {name: arrow.values(head[name].drop_null().combine_chunks(), np.nan) for name in names}
    able = [name for name, values in cells.items() if len(values) and (values == values.round()).all()]
    whole, numbers = figures(rows, "integers", able), figures(rows, "numbers", able)
    return {name: "integer" for name in able if whole[name] == numbers[name] < rows.n_rows}


def _with_amounts(
    rows: Rows, first: Cells, numeric: Mapping[str, tuple[str, Counts]], decimal: Decimal
) -> tuple[dict[str, tuple[str, Counts]], dict[str, Amount]]:
    """The columns of numbers once those with something beside the digits were looked at, and what these are read as."""
    commas = sum(spelling == "comma" for spelling, _ in numeric.values())
    points = sum(spelling == "point" for spelling, _ in numeric.values())
    usual = "comma" if decimal == "," or (decimal == "auto" and commas > points) else "point"
    spelled = {name: pair for name, pair in numeric.items() if pair[0] != "plain"}
    of_numbers = marked(rows, spelled, first)
    amounts = (
        (name, of_numbers.get(name) if name in numeric else amount_of(rows, name, cells, usual))
        for name, cells in first.items()
    )
    found = {name: amount for name, amount in amounts if amount is not None}
    read = {n: (a.spelling, a.counts) for n, a in found.items() if a.spelling is not None and a.counts is not None}
    return {name: read.get(name, pair) for name, pair in numeric.items() if name not in found} | read, found


def _numbers(
    rows: Rows, first: Cells, plain: Counted, lone: LoneMarks, told: tuple[Decimal, str | None]
) -> dict[str, tuple[str, Counts]]:
    """The columns of numbers, how each is spelled, and what was counted of it in that spelling."""
    decimal, delimiter = told
    codes = {name for name, cells in first.items() if sum(map(_is_article, cells)) > 1}
    codes |= date_forms.of_digits(rows, first, {name: count.filled for name, count in plain.items()})
    fits = {"plain": {name: count for name, count in plain.items() if count.are_numbers and name not in codes}}
    left = [name for name in first if name not in fits["plain"] and name not in codes and plain[name].filled]
    for spelling in PATTERNS:
        likely = [name for name in left if _is_likely(first[name], spelling) and _tells_more(first[name], spelling)]
        grouped = [name for name in fits["plain"] if spelling == "comma" and _all_grouped(first[name])]
        counts = counted(rows, dict.fromkeys([*likely, *grouped], spelling))
        fits[spelling] = {name: count for name, count in counts.items() if count.are_numbers}
    named = MARKS.get(decimal)
    mark = named or _usual_mark(fits, first, delimiter)
    chosen = {}
    for name in first:
        able = [spelling for spelling, names in fits.items() if name in names]
        if not named and {"point", "comma"} <= {*able} and (thousands := mark_of_thousands(first[name])):
            other = "comma" if thousands == "." else "point"
            chosen[name] = (other, fits[other][name])
        elif mark in able:
            chosen[name] = (mark, fits[mark][name])
        elif able and able[0] == "plain":
            chosen[name] = lone.chosen(name, plain[name], mark, named)
        elif able and not named:
            chosen[name] = (able[0], fits[able[0]][name])
    return chosen


def _is_article(cell: str) -> bool:
    return ("e" in cell or "E" in cell) and _ARTICLE.fullmatch(cell) is not None


def _usual_mark(fits: Mapping[str, Counted], first: Cells, delimiter: str | None) -> str:
    """The decimal mark of the columns in which there is no doubt."""
    both, plain = fits["point"].keys() & fits["comma"].keys(), fits["plain"].keys()
    point, comma = fits["point"].keys() - both, fits["comma"].keys() - both - plain
    point = point | {name for name in plain - fits["comma"].keys() if any("." in cell for cell in first[name])}
    if len(comma) != len(point):
        return "comma" if len(comma) > len(point) else "point"
    return "comma" if delimiter == ";" and not point and fits["comma"] else "point"


def _is_likely(cells: Sequence[str], spelling: str) -> bool:
    """Whether more than nine tenths of the cells are spelled so; of words a few tell that they are not."""
    if len(cells) < _FEW:
        return True
    most = len(cells) - floor(0.9 * len(cells)) - 1
    misfits = (cell for cell in cells if not matches(cell, spelling))
    return next(islice(misfits, most, None), None) is None


def _tells_more(cells: Sequence[str], spelling: str) -> bool:
    """Whether the spelling makes a number of a cell that is none without it, or of all: later cells may differ."""
    spelled = [cell for cell in cells if matches(cell, spelling)]
    return len(spelled) == len(cells) or not all(map(_is_plain, spelled))


def _is_plain(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _all_grouped(cells: Sequence[str]) -> bool:
    """Whether every point stands before groups of three digits: 1.234 may be a thousand."""
    pointed = [cell for cell in cells if "." in cell]
    return bool(pointed) and all(_GROUPED.fullmatch(cell) for cell in pointed)


def _spelled(name: str, spelling: str, cells: Sequence[str], count: Counts) -> str:
    decimal, group = (",", ".") if spelling == "comma" else (".", ",")
    marks = {
        "a decimal comma": spelling == "comma" and any(decimal in cell for cell in cells),
        "thousands marks": any(re.search(rf"\d[{group} \u00a0\u202f\u2009'’]\d{{3}}", cell) for cell in cells),
        "a percent sign (divided by 100)": any("%" in cell for cell in cells),
        "a currency": any(re.search(r"[^\W\d_]|[$€£¥₹₽₺₩₴₪₫₦₱฿]", re.sub(r"[eE][-+]?\d", "", cell)) for cell in cells),
        "amounts below zero in brackets": any("(" in cell for cell in cells),
        "a minus behind": any(cell.endswith("-") for cell in cells),
    }
    used = [mark for mark, is_used in marks.items() if is_used] if spelling != "plain" else []
    if not used:
        return f"`{name}`: numbers written as text, {count.numbers:,} of {count.filled:,} cells."
    listed = used[0] if len(used) == 1 else f"{', '.join(used[:-1])} and {used[-1]}"
    return f"`{name}`: numbers with {listed}, {count.numbers:,} of {count.filled:,} cells."


def _worded(name: str, words: Sequence[str], count: int) -> str:
    listed = " and ".join(f"`{word}`" for word in words[:3])
    return f"`{name}`: {listed} {'count' if len(words) > 1 else 'counts'} as missing, {count:,} cells."


def _nearly(name: str, count: Counts) -> str:
    others = count.filled - count.numbers
    return f"`{name}` {READ_AS_TEXT} {count.numbers:,} of {count.filled:,} cells are numbers, and {others:,} not."


def _odd(name: str, count: int, row: int | None) -> str:
    cells = "1 cell is not a number and counts" if count == 1 else f"{count:,} cells are not numbers and count"
    first = "" if row is None else f", the first in row {row + 1:,}"
    return f"`{name}`: {cells} as missing{first}."
