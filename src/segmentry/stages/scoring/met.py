"""What the model met of each feature: the range, quantiles and missing cells of its own table."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from segmentry.results.columns import Column
from segmentry.results.profile import Spread
from segmentry.results.recipe import Feature
from segmentry.results.segmentation import Segmentation

#: Values that differ by less than this part of their size or of their range are equal: engines round differently.
_ROUNDING = 1e-9
#: What times a factor is the same, less or plus this part of it; and the part of the range that is added to it (ours).
_ABOUT, _AROUND = 0.05, 0.1
_SHARES = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}


@dataclass(frozen=True)
class Met:
    """What is remembered of one feature; what is not, is not checked.

    Attributes
    ----------
    rows, filled : int
        Rows of the model's table, and those with a value.
    ends : tuple of two floats, or None
        The smallest and the largest value; of dates days since 1970-01-01.
    quantiles : dict of float to float
        Values by the share of cells that do not exceed them.
    """

    rows: int
    filled: int
    ends: tuple[float, float] | None = None
    quantiles: dict[float, float] = field(default_factory=dict)

    @property
    def missing(self) -> float:
        """The share of its cells that were missing (0 to 1)."""
        return 1 - self.filled / self.rows

    def about(self, value: float, factor: float = 1.0) -> tuple[float, float]:
        """A value, less and plus what rounding can make of it; times a factor, which is known about."""
        slack = _ROUNDING * max(abs(value), self._width) + (0.0 if factor == 1 else _ABOUT * abs(value))
        return factor * (value - slack), factor * (value + slack)

    @property
    def around(self) -> tuple[float, float]:
        """The range, and a little more on both sides: what lies just outside is no sign of anything."""
        low, high = self.ends or (0.0, 0.0)
        return low - _AROUND * self._width, high + _AROUND * self._width

    @property
    def _width(self) -> float:
        return self.ends[1] - self.ends[0] if self.ends else 0.0


def met_by(segmentation: Segmentation, features: Sequence[Feature]) -> dict[str, Met]:
    """What is remembered of these features, by name."""
    columns = {column.name: column for column in segmentation.columns.columns}
    averages = segmentation.profile.all if segmentation.profile and segmentation.plan.weight is None else ()
    spreads = {average.column: average.spread for average in averages if average.spread}
    rows = segmentation.columns.n_rows
    return {
        feature.column: _met(columns[feature.column], rows, spreads.get(feature.column), bool(feature.levels))
        for feature in features
        if feature.column in columns and rows
    }


def _met(column: Column, rows: int, spread: Spread | None, is_category: bool) -> Met:
    """Of categories and of yes and no nothing but the missing cells: their levels are the recipe's."""
    if is_category or column.type in ("boolean", "text") or column.minimum is None or column.maximum is None:
        return Met(rows, column.filled)
    known = {share: getattr(spread, name) for name, share in _SHARES.items()} if spread else {}
    quantiles = {share: float(value) for share, value in known.items() if value is not None}
    return Met(rows, column.filled, (column.minimum, column.maximum), quantiles)
