"""Columns drawn after a short description of their cells, such as `whole 18 90` or `text: yes|no`."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.random import Generator

Drawn = np.ndarray | list[str] | pd.DatetimeIndex


def drawn(cells: str, rng: Generator, n: int) -> Drawn:
    """n cells after that description."""
    kind = max((start for start in _DRAWN if cells.startswith(start)), key=len)
    return _DRAWN[kind](cells.removeprefix(kind).lstrip(": "), rng, n)


def of_the_day(cells: str, rng: Generator, n: int) -> Drawn:
    """A figure that is the same for all rows of a month, of 24 months in a row."""
    low, high = map(float, cells.split()[-2:])
    return rng.uniform(low, high, 24).round(3)[np.arange(n) * 24 // n]


def _whole(span: str, rng: Generator, n: int) -> np.ndarray:
    """Small numbers often, as counts are; of ages and the like the middle."""
    low, high = map(int, span.split())
    if low >= 19_000_101 and high < 21_000_000:
        return _days(low, high, rng, n)
    a, b = (1.2, 4.0) if low <= 1 else (2.5, 3.0)
    return np.floor(low + (high + 1 - low) * rng.beta(a, b, n)).astype(int)


def _days(low: int, high: int, rng: Generator, n: int) -> np.ndarray:
    """Dates written as numbers, such as 20240131."""
    days = pd.date_range(str(low), str(high))
    return days[rng.integers(len(days), size=n)].strftime("%Y%m%d").astype(int).to_numpy()


def _repeating(span: str, rng: Generator, n: int) -> np.ndarray:
    low, high = map(int, span.split())
    different = min(high - low + 1, max(n // 4, 2))
    return rng.choice(low + (high - low) * np.arange(different) // (different - 1), n)


def _amount(span: str, rng: Generator, n: int) -> np.ndarray:
    low, high = map(float, span.split())
    return (low + (high - low) * rng.beta(1.3, 6.0, n)).round(2)


def _decimal(span: str, rng: Generator, n: int) -> np.ndarray:
    low, high = map(float, span.split())
    return (low + (high - low) * rng.beta(2.0, 3.0, n)).round(3)


def _words(rng: Generator, n: int, *, unique: bool) -> list[str]:
    letters = rng.choice(list("abcdefghij"), (n if unique else n // 3, 5))
    words = [f"{''.join(row)}{i}" for i, row in enumerate(letters)]
    return words if unique else list(rng.choice(words, n))


def _one_of(levels: str, rng: Generator, n: int) -> np.ndarray:
    each = levels.split("|")
    if {level.lower() for level in each} == {"true", "false"}:
        return rng.random(n) < 0.4
    return rng.choice(np.array(each, dtype=object), n)


_DRAWN: dict[str, Callable[[str, Generator, int], Drawn]] = {
    "whole": _whole,
    "repeating whole": _repeating,
    "unique whole": lambda _, rng, n: rng.choice(9_000_000, n, replace=False) + 1_000_000,
    "codes": lambda codes, rng, n: rng.choice([int(code) for code in codes.split()], n),
    "amount": _amount,
    "decimal": _decimal,
    "share": lambda _, rng, n: rng.beta(2.0, 3.0, n).round(3),
    "text": _one_of,
    "many texts": lambda _, rng, n: _words(rng, n, unique=False),
    "unique text": lambda _, rng, n: _words(rng, n, unique=True),
    "date": lambda _, rng, n: pd.date_range("2015-01-01", periods=2_000)[rng.integers(2_000, size=n)],
    "phone": lambda _, rng, n: [f"+33 1 {i:08d}" for i in rng.integers(10**8, size=n)],
    "e-mail": lambda _, rng, n: [f"{word}@example.org" for word in _words(rng, n, unique=False)],
    "person name": lambda _, rng, n: [f"Ann{word} Bo{word}" for word in _words(rng, n, unique=False)],
}
