"""The figures of columns in which values or words stand for missing, without these: one pass over those columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa

from segmentry.engines.base import Rows
from segmentry.maths import Floats
from segmentry.results.recipe import Feature
from segmentry.stages.inspection.facts import Figures
from segmentry.stages.shared.values import encoded, level_places


@dataclass(frozen=True)
class _Part:
    """Of one column in a batch: filled cells, their mean and sum of squared deviations, both ends, and which values
    that stand for missing were met."""

    filled: int
    mean: float
    squares: float
    ends: tuple[float, float]
    met: frozenset[float | str]


def measured(rows: Rows, features: Sequence[Feature], figures: Mapping[str, Figures]) -> dict[str, Figures]:
    """The figures of these columns, read as `features` say; `figures` are those of every cell.

    How many values are different is the count before, less those that stand for missing.
    """
    if not features:
        return {}
    parts = rows.reduce([f.column for f in features], lambda batch: [_part(f, batch) for f in features])
    return {f.column: _together([part[j] for part in parts], figures[f.column]) for j, f in enumerate(features)}


def _part(feature: Feature, batch: pa.RecordBatch) -> _Part:
    if feature.type == "text":
        places, levels = level_places(feature, batch)
        values, stood = (
            places[places >= 0].astype(np.float64),
            set(levels) - {levels[i] for i in np.unique(places[places >= 0])},
        )
        return _Part(len(values), 0.0, 0.0, (np.inf, -np.inf), frozenset(stood))
    plain = feature.model_copy(update={"stand_ins": (), "levels": ()})
    values = encoded([plain], batch)[:, 0]
    values = values[~np.isnan(values)]
    stands = np.isin(values, feature.stand_ins)
    left = values[~stands]
    return _Part(len(left), *_moments(left), frozenset(np.unique(values[stands]).tolist()))


def _moments(values: Floats) -> tuple[float, float, tuple[float, float]]:
    if not len(values):
        return 0.0, 0.0, (np.inf, -np.inf)
    mean = float(values.mean())
    return mean, float(np.sum((values - mean) ** 2)), (float(values.min()), float(values.max()))


def _together(parts: Sequence[_Part], figures: Figures) -> Figures:
    filled = sum(part.filled for part in parts)
    different = figures.distinct - len(frozenset().union(*(part.met for part in parts)))
    distinct = min(max(different, min(filled, 1)), filled)
    if figures.min is None:
        return replace(figures, filled=filled, distinct=distinct)
    ends: dict[str, Any] = {"min": None, "max": None, "mean": None, "sd": None}
    if filled:
        ends["min"], ends["max"] = min(p.ends[0] for p in parts), max(p.ends[1] for p in parts)
    if filled and figures.mean is not None:
        mean = sum(part.filled * part.mean for part in parts) / filled
        squares = sum(part.squares + part.filled * (part.mean - mean) ** 2 for part in parts)
        ends["mean"], ends["sd"] = float(mean), float(np.sqrt(squares / filled))
    return replace(figures, filled=filled, distinct=distinct, **ends)
