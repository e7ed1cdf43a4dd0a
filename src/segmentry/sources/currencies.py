"""Columns that hold amounts of several kinds: currencies, or numbers with and without a percent sign."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmentry import wording
from segmentry.engines.base import Function, Measure, Rows
from segmentry.engines.spelling import BARE, MONEY, PERCENT, parted
from segmentry.engines.units import CURRENCIES
from segmentry.results.table import ColumnType, Mixture, MixtureKind
from segmentry.sources.counts import NUMBER_SHARE, Cells, Counts, counted, numbers_in

_MONEY = re.compile(MONEY)
_CURRENCY = {word: currency for currency, words in CURRENCIES.items() for word in words}
_NOT_IN_SEGMENTS = "It is left as text and makes no segments."
_RANGE: tuple[Function, ...] = ("numbers", "min", "max", "mean", "sd")

#: These figures of numbers that are written alike.
Range = Mapping[str, float]


@dataclass(frozen=True)
class Amount:
    """How a column of amounts is read: as text where it has no spelling.

    `unit` is what the numbers are in, `note` how that is told (None: as of any other numbers), `nearly` the spelling
    that most cells of a column of text have.
    """

    spelling: str | None
    counts: Counts | None = None
    unit: str | None = None
    note: str | None = None
    mixture: Mixture | None = None
    nearly: str | None = None


def marked(rows: Rows, numeric: Mapping[str, tuple[str, Counts]], first: Cells) -> dict[str, Amount]:
    """How columns of numbers are read where a currency or a percent sign stands in their first cells.

    `numeric` has how each is spelled, and what was counted of it; the others are read as they are.
    """
    in_money = {name for name in numeric if currencies_in(first[name])}
    percents = {name for name in numeric.keys() - in_money if any("%" in cell for cell in first[name])}
    with_sign, without = (
        _ranges(rows, {name: f"{numeric[name][0]} {mark}" for name in numeric if name in percents})
        for mark in (PERCENT, BARE)
    )
    amounts = {}
    for name, (spelling, counts) in numeric.items():
        if name in in_money:
            amounts[name] = money(rows, name, spelling, counts, first[name])
        elif name in percents:
            amounts[name] = percent(rows, name, spelling, counts, (with_sign[name], without[name]))
    return amounts


def currencies_in(cells: Sequence[str]) -> set[str]:
    """The currencies of the cells with a number."""
    return {_CURRENCY[word] for word in _written(cells)}


def currency_of(word: str) -> str | None:
    """The currency that a sign or a code stands for.

    >>> currency_of("EUR"), currency_of("apples")
    ('€', None)
    """
    return _CURRENCY.get(word)


def _written(cells: Sequence[str]) -> Counter[str]:
    """How often each sign and code of a currency stands beside a number."""
    amounts = (cell for cell in cells if any(map(str.isdigit, cell)))
    return Counter(found.rstrip(".") for cell in amounts for found in _MONEY.findall(cell))


def _as_written(cells: Sequence[str]) -> dict[str, str]:
    """How each currency is mostly written in these cells."""
    return {_CURRENCY[word]: word for word, _ in reversed(_written(cells).most_common())}


def money(rows: Rows, name: str, spelling: str, counts: Counts, cells: Sequence[str]) -> Amount:
    """How a column is read in whose first cells a currency stands."""
    mark = parted(spelling)[0]
    seen = {currency: f"{mark} {currency}" for currency in CURRENCIES if currency in currencies_in(cells)}
    found = numbers_in(rows, name, [*seen.values(), f"{mark} {BARE}"])
    if sum(found.values()) < counts.numbers:
        found |= numbers_in(rows, name, [f"{mark} {c}" for c in CURRENCIES if c not in seen])
    bare = found.pop(f"{mark} {BARE}", 0)
    shown = _as_written(cells)
    by_currency = ranked({shown.get(c := parted(s)[1], c): count for s, count in found.items()})
    if not by_currency:
        return Amount(spelling, counts)
    first, most = next(iter(by_currency.items()))
    if len(by_currency) == 1:
        note = f"`{name}`: numbers with a currency ({first} in {most:,} of {counts.numbers:,} cells)." if bare else None
        return Amount(spelling, counts, first, note)
    told = ranked(by_currency) | ({"": bare} if bare else {})
    held = f"`{name}` holds amounts in {len(by_currency)} currencies: {in_cells(told)}."
    is_text = most < NUMBER_SHARE * sum(by_currency.values())
    then = _NOT_IN_SEGMENTS if is_text else f"Those in {first} are read, and those in others count as missing."
    kind: MixtureKind = "amounts in several currencies"
    mixture = Mixture(column=name, kind=kind, counts=told, unit=first, is_text=is_text, what=f"{held} {then}")
    if is_text:
        return Amount(None, mixture=mixture)
    spelling = f"{mark} ({currency_of(first)})"
    return Amount(spelling, counted(rows, {name: spelling})[name], first, None, mixture)


def percent(rows: Rows, name: str, spelling: str, counts: Counts, ranges: tuple[Range, Range]) -> Amount:
    """How a column is read in whose first cells a percent sign stands. `ranges`: of the cells with one, and without."""
    with_sign, without = ranges
    if not without["numbers"] or not with_sign["numbers"]:
        return Amount(spelling, counts)
    told = ranked({PERCENT: int(with_sign["numbers"]), "": int(without["numbers"])})
    alike = f"{spelling} ({PERCENT})"
    signs = f"`{name}`: {told[PERCENT]:,} of {counts.filled:,} cells have a percent sign"
    others = f"{told['']:,} without one"
    read, is_text = alike, False
    if _are_shares(with_sign, without):
        read, what = spelling, f"{signs}. The {others} lie from 0 to 1 and are read as shares, as they stand."
    elif _are_alike(with_sign, without):
        what = f"{signs}. The {others} lie in the same range and are read as per cent, too."
    else:
        is_text, what = True, f"{signs}, and {others} may be something else. {_NOT_IN_SEGMENTS}"
    mixture = Mixture(
        column=name,
        kind="numbers with and without a percent sign",
        counts=told,
        unit=PERCENT,
        is_text=is_text,
        what=what,
    )
    if is_text:
        return Amount(None, mixture=mixture)
    return Amount(read, counted(rows, {name: read})[name], PERCENT if read == alike else None, "", mixture)


def _ranges(rows: Rows, spellings: Mapping[str, str]) -> Mapping[str, Range]:
    """Where the numbers of these columns lie, of the cells that are spelled so."""
    types: dict[str, ColumnType] = dict.fromkeys(spellings, "number")
    typed = rows.typed(types, spellings)
    asked = [Measure(function, name) for name in spellings for function in _RANGE]
    ranges: dict[str, dict[str, float]] = {name: {} for name in spellings}
    for measure, figure in zip(asked, typed.query(asked), strict=True):
        ranges[measure.column][measure.function] = figure or 0.0
    return ranges


def _are_shares(with_sign: Mapping[str, float], without: Mapping[str, float]) -> bool:
    """Whether the plain numbers are from 0 to 1, and where the others are once they are divided by 100."""
    near = abs(without["mean"] - with_sign["mean"]) <= 2 * (with_sign["sd"] + without["sd"])
    return without["min"] >= 0 and without["max"] <= 1 and 100 * with_sign["mean"] > 1 and near


def _are_alike(with_sign: Mapping[str, float], without: Mapping[str, float]) -> bool:
    """Whether the plain numbers are where the others are as they are written: within half their range of it."""
    low, high, mean, sd = (100 * with_sign[figure] for figure in ("min", "max", "mean", "sd"))
    reach = (high - low) / 2
    within = low - reach <= without["min"] and without["max"] <= high + reach
    return high > 1 and without["max"] > 1 and within and abs(without["mean"] - mean) <= sd + without["sd"]


def ranked(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts, the largest first."""
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def in_cells(counts: Mapping[str, int]) -> str:
    """How many cells hold what.

    >>> in_cells({"$": 60, "€": 1, "": 3})
    '$ in 60 cells, € in 1 cell and no sign in 3 cells'
    """
    return wording.listed(f"{unit or 'no sign'} in {wording.counted(n, 'cell')}" for unit, n in counts.items())
