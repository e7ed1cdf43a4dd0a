"""Customers cut by how much they spend or hold, where there are no groups: an ABC analysis.

The top fifth, the next three tenths and the other half are what an expert hands over, and not the parts that an
algorithm makes where there are none.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from segmentry.maths import Floats, settled
from segmentry.results.amount_tiers import Tier, Tiers
from segmentry.results.columns import Column, Columns
from segmentry.results.profile import Outcome
from segmentry.stages.profiling.clues import short
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.earnings import is_earned, is_spent
from segmentry.stages.shared.quantities import comparative
from segmentry.stages.shared.traits import normal

if TYPE_CHECKING:  # it brings the engines, which the report does not need
    from segmentry.stages.preparation.customers_drawn import Drawn

#: Shares of the customers below the cuts; the least in a tier, and of the whole in the first (ours).
_CUTS, _FEWEST, _CONCENTRATED = (0.8, 0.5), 30, 0.3
#: Columns in which tiers are told to differ, and by how many of everyone's quartile ranges at least (ours).
_TOLD, _APART = 3, 0.5


def tiers(drawn: "Drawn", columns: Columns, outcome: Outcome | None = None) -> Tiers | None:
    """The tiers of the largest amount that customers spend or hold; None where there is none, or all have much alike.

    What they spend comes before what they hold. Cells that are missing are of no tier. Of an outcome those of what
    customers bring, where it is that.
    """
    column = _amount(drawn.values, columns) if outcome is None else columns[outcome.column]
    if column is None or (outcome is not None and not _is_brought_as(column, outcome)):
        return None
    values = drawn.values[column.name]
    known = ~np.isnan(values)
    amount, whole = values[known], float(np.nansum(values))
    cuts = [short(float(cut), whole=bool((amount % 1 == 0).all())) for cut in np.quantile(amount, _CUTS)]
    place = np.select([amount > cut for cut in cuts], range(len(cuts)), len(cuts))
    others = {name: own[known] for name, own in drawn.values.items() if _is_told(columns[name], column)}
    apart = _most_apart(others, place, columns)
    parts = [_tier(amount, place == i, cut, whole, apart) for i, cut in enumerate((*cuts, None)) if (place == i).any()]
    if len(parts) <= len(cuts) or min(x.count for x in parts) < _FEWEST or parts[0].share_of_total < _CONCENTRATED:
        return None
    usual = {name: settled(float(np.nanmedian(own))) for name, own in apart.items()}
    return Tiers(column=column.name, parts=tuple(parts), usual=usual)


def _amount(values: Mapping[str, Floats], columns: Columns) -> Column | None:
    """The amount with the largest sum, of which none is below 0."""
    able = [x for x in columns.columns if x.name in values and x.kind == "number" and (x.minimum or 0.0) >= 0]
    able = [x for x in able if x.is_numeric and not x.coded and np.nansum(values[x.name]) > 0]
    spent = [x for x in able if is_brought(x.name)]
    held = [x for x in able if comparative(x.name).sense == "worth" and not is_counted(display_name(x.name).words)]
    return max(spent or held, key=lambda x: float(np.nansum(values[x.name])), default=None)


def _is_brought_as(column: Column, outcome: Outcome) -> bool:
    return outcome.kind == "mean" and is_brought(column.name) and (column.minimum or 0.0) >= 0


def is_brought(column: str) -> bool:
    """Whether it is what customers spend or bring, of which a company wants more: no balance, and no limit."""
    return is_spent(normal(column)) or is_earned(normal(column))


def _is_told(column: Column, amount: Column) -> bool:
    return column.name != amount.name and column.role == "feature" and column.kind == "number"


def _most_apart(others: Mapping[str, Floats], place: Floats, columns: Columns) -> dict[str, Floats]:
    """The columns in which the first and the last tier differ most, of those that say much the same one."""
    far = {name: _far(own, place) for name, own in others.items()}
    ranked, facts = sorted((x for x in far if far[x] >= _APART), key=lambda x: (-far[x], x)), set[str]()
    kept: dict[str, Floats] = {}
    for name in ranked:
        fact = columns[name].fact or name
        if fact not in facts and len(kept) < _TOLD:
            kept[name] = others[name]
        facts.add(fact)
    return kept


def _far(own: Floats, place: Floats) -> float:
    """How many quartile ranges of everyone lie between the medians of the first and the last tier."""
    first, last = own[place == 0], own[place == place.max()]
    if min(np.count_nonzero(~np.isnan(x)) for x in (first, last)) < _FEWEST:
        return 0.0
    low, high = np.nanquantile(own, (0.25, 0.75))
    return abs(float(np.nanmedian(first) - np.nanmedian(last))) / float(high - low) if high > low else 0.0


def _tier(amount: Floats, inside: Floats, above: float | None, whole: float, others: Mapping[str, Floats]) -> Tier:
    own = amount[inside]
    return Tier(
        above=above,
        count=len(own),
        share=settled(len(own) / len(amount)),
        mean=settled(float(own.mean())),
        sd=settled(float(own.std())),
        share_of_total=settled(float(own.sum()) / whole),
        typical={name: settled(float(np.nanmedian(x[inside]))) for name, x in others.items()},
    )
