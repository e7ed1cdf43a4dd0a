"""Which columns hold answers with an order: as the table declares it, or as their words tell."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from segmentry.engines.base import Measure, Rows
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import MOST_LEVELS
from segmentry.stages.shared.answers import FEWEST, Scale, numbered, scale_of
from segmentry.stages.shared.values import spelled

#: The reason of a column whose answers have an order.
ORDERED = "answers with an order"
#: Where more of the cells than this are beside the scale, it is a category (ours).
_MOST_BESIDE = 0.25


def scales(
    rows: Rows, head: pa.Table, facts: Mapping[str, Facts], declared: Mapping[str, Sequence[str]]
) -> dict[str, Scale]:
    """The order of the levels of each column that has one, told by the levels in all rows.

    Looked for is it among the first rows, so that other columns need not be counted.
    """
    able = [name for name, column in facts.items() if column.type == "text" and column.figures.distinct <= MOST_LEVELS]
    likely = [name for name in able if name in declared or scale_of(_first_levels(head, name)) is not None]
    counted = zip(likely, rows.query([Measure("levels", name) for name in likely]), strict=True)
    found = {name: _scale(spelled(counts), declared.get(name, ())) for name, counts in counted}
    return {name: scale for name, scale in found.items() if scale is not None}


def doubtful(head: pa.Table, facts: Mapping[str, Facts], found: Mapping[str, Scale]) -> dict[str, tuple[str, ...]]:
    """Columns whose levels begin with numbers that may be an order, which their words do not tell."""
    able = [c.name for c in facts.values() if c.type == "text" and c.figures.distinct <= MOST_LEVELS]
    orders = {name: numbered(_first_levels(head, name)) for name in able if name not in found}
    return {name: levels for name, levels in orders.items() if any(c.isalpha() for level in levels for c in level)}


def _first_levels(head: pa.Table, name: str) -> list[str]:
    different = pc.unique(head.column(name)).drop_null().cast(pa.string())
    return different.to_pylist() if len(different) <= MOST_LEVELS else []


def _scale(counts: Mapping[str, int], declared: Sequence[str]) -> Scale | None:
    if set(counts) <= set(declared):
        return Scale(tuple(declared)) if len(declared) >= FEWEST else None
    scale = scale_of(list(counts))
    beside = 0 if scale is None else sum(counts[level] for level in scale.beside)
    return None if beside > _MOST_BESIDE * sum(counts.values()) else scale
