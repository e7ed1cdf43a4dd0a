"""Columns that hold amounts of several kinds: currencies, or numbers with and without a percent sign."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmentry import wording
from segmentry.engines.base import Function, Measure, Rows
from segmentry.engines.spelling import BARE, MONEY, PERCENT, parted
from segmentry.engines.units import CURRENCIES
from segmentry.results.table import Mixture, MixtureKind
from segmentry.sources.counts import NUMBER_SHARE, Counts, counted, numbers_in

_MONEY = re.compile(MONEY)
_CURRENCY = {word: currency for currency, words in CURRENCIES.items() for word in words}
_NOT_IN_SEGMENTS = "It is left as text and makes no segments."
_RANGE: tuple[Function, ...] = ("numbers", "min", "max", "mean", "sd")


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


def marked(rows: Rows, name: str, spelling: str, counts: Counts, cells: Sequence[str]) -> Amount | None:
    """How a column of numbers is read where a currency or a percent sign stands in its first cells; None: as it is."""
    if currencies_in(cells):
        return money(rows, name, spelling, counts, cells)
    return percent(rows, name, spelling, counts) if any("%" in cell for cell in cells) else None


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


def percent(rows: Rows, name: str, spelling: str, counts: Counts) -> Amount:
    """How a column is read in whose first cells a percent sign stands."""
    signed, bare = f"{spelling} {PERCENT}", f"{spelling} {BARE}"
    with_sign, without = _range(rows, name, signed), _range(rows, name, bare)
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


def _range(rows: Rows, name: str, spelling: str) -> dict[str, float]:
    typed = rows.typed({name: "number"}, {name: spelling})
    figures = typed.query([Measure(function, name) for function in _RANGE])
    return {function: figure or 0.0 for function, figure in zip(_RANGE, figures, strict=True)}


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
