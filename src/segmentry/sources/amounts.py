"""Columns of text in which numbers have something beside them: units, lengths of time, thousands, currencies."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence

from segmentry import wording
from segmentry.engines.base import Rows
from segmentry.engines.spelling import MONEY, PATTERNS, matches
from segmentry.engines.units import LARGE, TIME, UNITS, families_of, family, unit_of
from segmentry.results.table import READ_AS_TEXT, Mixture, MixtureKind
from segmentry.sources import currencies, lengths_of_time
from segmentry.sources.counts import NUMBER_SHARE, Counts, counted
from segmentry.sources.currencies import Amount, in_cells, ranked

#: A column is looked at where half of its first cells begin with a number (ours).
_LOOKED_AT = 100
_AMOUNT = re.compile(
    rf"[-+−–]?\s*(?:{MONEY})?\s*[-+−–]?\s*[.,]?[0-9](?:[0-9.,'’ \u00a0\u202f\u2009]*[0-9])?[.,]?(?P<unit>\D.*)?",
    re.DOTALL,
)
_BEHIND = re.compile(rf"\s*(?:{MONEY})?\s*$")
_WORDS = frozenset(word for unit in UNITS for word in unit.words)
#: One word, or several in small letters: 12 High Street is no number of streets.
_WORDS_BEHIND = re.compile(r"\s[^\W\d_]{2,14}\.?|(?:\s[a-zà-öø-ž]{2,14}\.?){2,3}")
#: A length of time has a word or a colon, which days do not.
_TIME_LIKE = re.compile(r"[^\W\d_]|:")
_MOST_COMMON = 0.9
_MEANS = {"K": "thousands", "M": "millions", "B": "billions", "lakh": "lakhs", "crore": "crores"}


def amount_of(rows: Rows, name: str, cells: Sequence[str], usual: str) -> Amount | None:
    """How a column of text that is none of numbers alone is read as amounts; None where it holds none.

    Parameters
    ----------
    cells : list of str
        Its first filled cells.
    usual : str
        The decimal mark of the table, which is tried first.
    """
    some = cells[:_LOOKED_AT]
    if not some or 2 * sum(_AMOUNT.fullmatch(cell) is not None for cell in some) < len(some):
        return None
    otherwise: Amount | None = None
    for mark in sorted(PATTERNS, key=lambda mark: mark != usual):
        amount = _read(rows, name, cells, mark)
        if amount is not None and amount.spelling is not None:
            return amount
        otherwise = otherwise or amount
    return otherwise


def _read(rows: Rows, name: str, cells: Sequence[str], mark: str) -> Amount | None:
    """The column as amounts with that decimal mark."""
    words: Counter[str | None] = Counter()
    for cell, count in Counter(cells).items():
        words[_unit_in(cell, mark)] += count
        if 2 * words[None] > len(cells):  # most are none: days, say
            return None
    named = {word: count for word, count in words.items() if word}
    if not named:
        return None if all(map(_is_plain_or_none, cells)) else _nearly_amounts(rows, name, cells, mark)
    of_family = _by_family(named)
    if not of_family:
        return _counted_things(rows, name, named, mark, len(cells))
    likeliest = next(iter(of_family))
    spelling, unit = _spelling(rows, name, cells, likeliest, named, mark)
    counts = counted(rows, {name: spelling})[name]
    if counts.are_numbers:
        if likeliest == LARGE and currencies.currencies_in(cells):
            return currencies.money(rows, name, spelling, counts, cells)
        return Amount(spelling, counts, unit, _note(name, cells, likeliest, named, unit, counts))
    return _mixture(rows, name, cells, mark, list(of_family), spelling, unit, counts)


def _unit_in(cell: str, mark: str) -> str | None:
    """What stands behind the number: nothing, a word, or `TIME` for a length of several parts; None: no amount."""
    amount = _AMOUNT.fullmatch(cell)
    if amount is None:
        return None
    behind = amount["unit"] or ""
    word = _BEHIND.sub("", behind).strip().rstrip(".")
    if word.lower() in _WORDS or not word:
        return word
    if _TIME_LIKE.search(behind) and any(matches(cell, f"{mark} {unit}") for unit in ("hours", "months")):
        return TIME
    return word if _WORDS_BEHIND.fullmatch(behind) else None


def _is_plain_or_none(cell: str) -> bool:
    """Whether it is a number without anything beside its digits, or no amount: both are counted before amounts are."""
    return cell.isdecimal() or _AMOUNT.fullmatch(cell) is None


def _by_family(named: dict[str, int]) -> list[str]:
    """The families of these words: the one that has all of them, or those that have any, by their number of cells."""
    words = [word for word in named if word != TIME]
    able = [TIME] if TIME in named and not words else families_of(words)
    if TIME in named:
        able = [name for name in able if name == TIME]
    if able:
        return able[:1]
    cells: Counter[str] = Counter()
    for word, count in named.items():
        likely = [TIME] if word == TIME else families_of([word])
        cells.update({likely[0]: count} if likely else {})
    return [name for name, _ in cells.most_common()]


def _spelling(
    rows: Rows, name: str, cells: Sequence[str], kind: str, named: dict[str, int], mark: str
) -> tuple[str, str | None]:
    """How the column is spelled, and the unit that its numbers are in."""
    if kind == LARGE:
        return f"{mark} K", None
    if kind == TIME:
        unit = lengths_of_time.target(rows, name, cells, mark)
        return f"{mark} {unit}", unit
    units: Counter[str] = Counter()
    for word, count in named.items():
        if (known := unit_of(word, kind)) is not None:
            units[known.name] += count
    unit = units.most_common(1)[0][0]
    return f"{mark} {unit}", unit


def _note(name: str, cells: Sequence[str], kind: str, named: dict[str, int], unit: str | None, counts: Counts) -> str:
    """What was done, with how many cells."""
    of_all = f"{counts.numbers:,} of {counts.filled:,} cells"
    if unit is None:
        units = {known.name: word for word in named if (known := unit_of(word, LARGE)) is not None}
        means = wording.listed(_MEANS[name] for name in units)
        return f"`{name}`: numbers with {wording.listed(units.values())} for {means}, {of_all}."
    if kind == TIME:
        return f"`{name}`: {lengths_of_time.described(name, cells, unit)}, {of_all}."
    units = {known.name: word for word in named if (known := unit_of(word, kind)) is not None}
    read = f", read in {unit}" if len(units) > 1 else ""
    return f"`{name}`: amounts in {wording.listed(units)}{read}, {of_all}."


def _counted_things(rows: Rows, name: str, named: dict[str, int], mark: str, n: int) -> Amount | None:
    """Numbers of one and the same thing, whatever it is: 3 rooms, 1 room, 14 days ago."""
    things = {tuple(part.removesuffix("s") for part in word.lower().split()) for word in named}
    if len(things) > 1 or sum(named.values()) < _MOST_COMMON * n:
        return None
    unit = f"={max(named, key=lambda word: named[word]).lower()}"
    spelling = f"{mark} {unit}"
    counts = counted(rows, {name: spelling})[name]
    note = f"`{name}`: numbers with {wording.listed(named)} behind, {counts.numbers:,} of {counts.filled:,} cells."
    return Amount(spelling, counts, unit, note) if counts.are_numbers else None


def _nearly_amounts(rows: Rows, name: str, cells: Sequence[str], mark: str) -> Amount | None:
    """Numbers beside many cells that hold none: told, and read where the plan asks for it."""
    counts = counted(rows, {name: mark})[name]
    if not counts.are_nearly_numbers:
        return None
    signs = currencies.currencies_in(cells)
    kind = f"amounts in {wording.listed(sorted(signs))}" if signs else "numbers"
    return Amount(None, note=_nearly(name, counts, kind), nearly=mark)


def _nearly(name: str, counts: Counts, kind: str) -> str:
    others = counts.filled - counts.numbers
    return f"`{name}` {READ_AS_TEXT} {counts.numbers:,} of {counts.filled:,} cells are {kind}, and {others:,} not."


def _mixture(
    rows: Rows,
    name: str,
    cells: Sequence[str],
    mark: str,
    families: Sequence[str],
    spelling: str,
    unit: str | None,
    counts: Counts,
) -> Amount | None:
    """Amounts that do not convert into each other, or some without a unit; None where the rest are no amounts."""
    found = {unit or spelling: counts.numbers}
    for other in families[1:]:
        largest = family(other)[-1].name
        count = counted(rows, {name: f"{mark} {largest}"})[name].numbers
        found |= {_commonest(cells, mark, other): count} if count else {}
    bare = counted(rows, {name: f"{mark} bare"})[name].numbers
    if sum(found.values()) + bare < NUMBER_SHARE * counts.filled or counts.codes:
        note = _nearly(name, counts, f"amounts in {unit}" if unit else "amounts")
        return Amount(None, unit=unit, note=note, nearly=spelling) if counts.are_nearly_numbers else None
    told = ranked(found) | ({"": bare} if bare else {})
    kind: MixtureKind = (
        "amounts that do not convert into each other" if len(found) > 1 else "amounts with and without a unit"
    )
    in_each = in_cells(told).replace("no sign", "none")
    what = f"`{name}` holds {kind}: {in_each}. It is left as text and makes no segments."
    mixture = Mixture(column=name, kind=kind, counts=told, unit=next(iter(told)), is_text=True, what=what)
    return Amount(None, mixture=mixture)


def _commonest(cells: Sequence[str], mark: str, kind: str) -> str:
    """The unit of a family that most of the first cells are in."""
    units = [known.name for cell in cells if (known := unit_of(_unit_in(cell, mark) or "", kind)) is not None]
    return statistics.mode(units) if units else family(kind)[0].name
