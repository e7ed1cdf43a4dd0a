"""Distributions of synthetic columns: parameters given once, or once per segment."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
from numpy.random import Generator
from numpy.typing import NDArray

Values = NDArray[Any]
Drawn = Mapping[str, Values]  # the columns before this one
Each = float | tuple[float, ...]  # one number for all rows, or one per segment


def per_row(numbers: Each, segment: Values) -> Values:
    """The number of each row's segment, or the one that all have."""
    return np.asarray(numbers)[segment] if isinstance(numbers, tuple) else np.asarray(numbers)


@dataclass(frozen=True, kw_only=True)
class Column(ABC):
    """A distribution; `missing` is the per cent of its cells that are empty."""

    arrow: ClassVar[pa.DataType] = pa.int64()
    missing: int = 0

    @abstractmethod
    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        """Draw one value per row."""

    def to_arrow(self, values: Values, mask: NDArray[np.bool_] | None) -> pa.Array:
        """The values as cells, empty where the mask says so."""
        return pa.array(values, type=self.arrow, mask=mask)


@dataclass(frozen=True)
class Amount(Column):
    """Lognormal money or volume, to two decimals; `spread` is the deviation of its logarithm."""

    arrow = pa.float64()
    median: Each
    spread: float = 0.38

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        noise = self.spread * rng.standard_normal(len(segment))
        return np.round(per_row(self.median, segment) * np.exp(noise), 2)


@dataclass(frozen=True)
class Count(Column):
    """Negative binomial count: a Poisson whose mean varies by a gamma (variance = mean + mean^2 / shape)."""

    mean: Each
    shape: float = 15
    low: int = 0

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        rate = rng.standard_gamma(self.shape, len(segment)) / self.shape
        return np.maximum(rng.poisson(per_row(self.mean, segment) * rate), self.low)


@dataclass(frozen=True)
class Whole(Column):
    """Normal, clipped to low..high, in whole numbers."""

    decimals: ClassVar[int] = 0
    mean: Each
    sd: Each
    low: float
    high: float

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        values = per_row(self.mean, segment) + per_row(self.sd, segment) * rng.standard_normal(len(segment))
        return np.round(np.clip(values, self.low, self.high), self.decimals)


class Tenth(Whole):
    """The same with one decimal."""

    arrow = pa.float64()
    decimals = 1


@dataclass(frozen=True)
class Product(Column):
    """The product of two earlier columns, give or take a few per cent: what the customer brought in."""

    arrow = pa.float64()
    left: str
    right: str

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        noise = np.exp(0.05 * rng.standard_normal(len(segment)))
        return np.round(drawn[self.left] * drawn[self.right] * noise, 2)


@dataclass(frozen=True)
class Flag(Column):
    """1 with the given per cent, else 0."""

    percent: Each

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        flag = rng.integers(100, size=len(segment)) < per_row(self.percent, segment)
        return flag.astype(np.int64)


@dataclass(frozen=True)
class Choice(Column):
    """One of some words, each with its per cent."""

    arrow = pa.string()
    words: Mapping[str, int | tuple[int, ...]]

    def draw(self, rng: Generator, segment: Values, drawn: Drawn) -> Values:
        ladders = np.stack([ladder(row) for row in np.atleast_2d(np.array(list(self.words.values())).T)])
        rungs: Values = rng.integers(100, size=len(segment), dtype=np.uint8)
        codes: Values = ladders[segment if len(ladders) > 1 else 0, rungs]
        return codes

    def to_arrow(self, values: Values, mask: NDArray[np.bool_] | None) -> pa.Array:
        codes = pa.array(values, type=pa.int8(), mask=mask)
        return pa.DictionaryArray.from_arrays(codes, pa.array(list(self.words))).cast(pa.string())


def ladder(percents: Values) -> Values:
    """A hundred rungs, as many of each code as its per cent: one die and one look-up draw a choice."""
    return np.repeat(np.arange(len(percents), dtype=np.int8), percents)
