"""Columns that are known only once an outcome is: they tell it nearly for sure, or follow from it by name.

A gift above 0 only where somebody answered, what was spent with a card that was granted: segments of such columns are
the outcome over again. Nothing that was there before foretells so surely what people do; points of
loyalty are 5 % of what was bought. Reminders follow from late payment, so that less will do where names say it too; the
amounts that add up to a cost are that cost, and a count that is 0 exactly where it is counts the same events. The
thresholds are ours.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from segmentry import wording
from segmentry.maths import Flags, Floats
from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of
from segmentry.stages.inspection.identities import came_with
from segmentry.stages.inspection.roles import Part
from segmentry.stages.inspection.suspects import giving_last
from segmentry.stages.shared.following_names import COMPUTED, FOLLOWS, PART_OF, TELLS, ends_with, follows, is_of_a_sum
from segmentry.stages.shared.money_names import is_cost
from segmentry.stages.shared.words_of_use import tells_use

#: Correlation of the two (phi, of several levels Cramér's V) from which a column tells an outcome nearly for sure.
_SURELY = 0.9
#: Correlation with an amount from which a number is that amount in another unit, but for rounding.
_SAME = 0.999
#: Of ranks, among those who bring anything, the one from which it is a part of the same sum; that of the amounts from
#: which ranks are looked at.
_SAME_ORDER, _MUCH = 0.995, 0.5
#: The same of being 0 or not, from which both are of the same events, but for a few that came to nothing.
_SAME_ZEROS = 0.95
#: Where more than so many bring nothing, whatever is 0 with it counts the few times that they brought something.
_HALF = 0.5
#: Area under the ROC curve from which a column that is called like what follows from an outcome does; and the part of
#: those with one of its levels of whom it is so.
_FOLLOWS, _ALL_OF_THEM = 0.95, 0.98
#: Part of those who have something at all of whom one outcome is so, from which it came with that one, and the chance
#: that it is so of them all.
_ONLY_THEN, _CHANCE = 0.995, 1e-9
#: Share of the variance that the parts of a sum give.
_WHOLE = 1 - 1e-6
#: So many numbers are looked at for a sum (ours).
_MOST_AMOUNTS = 60
#: Customers of either outcome from which that is no chance.
_FEWEST = 20


def known_with(
    head: pa.Table,
    outcomes: Iterable[str],
    numbers: pd.DataFrame,
    levels: Mapping[str, Codes],
    came: Collection[str] = (),
    others: Collection[str] = (),
) -> dict[str, Part]:
    """The columns among these numbers and categories that tell an outcome or a value nearly for sure.

    Parameters
    ----------
    head : Table
        The first rows, for the outcomes.
    numbers : DataFrame
        The first rows of numbers: asked is whether a limit, or that they are filled, tells the outcome.
    levels : dict of arrays
        The level of each cell of categories, -1 where it is missing.
    came : collection of str
        Columns that tell what came of customers: numbers among them add up to others, or are parts of others.
    others : collection of str
        Dates, texts and marks: asked is whether that they are filled tells the outcome.
    """
    filled = pd.DataFrame({x: np.where(head[x].is_valid(), 1.0, np.nan) for x in others}, dtype=np.float64)
    amounts = {x: head[x].to_pandas() for x in came if _holds_numbers(head[x].type)}
    known = {x: _computed(parts) for x, parts in came_with(pd.DataFrame(amounts), numbers).items()} if amounts else {}
    for outcome in outcomes:
        cells = head[outcome].to_pandas()
        codes = codes_of(cells)
        of_two = int(codes.max(initial=-1)) == 1
        names = _of_two(codes, numbers, levels) if of_two else _of_an_amount(cells, numbers)
        if of_two:
            names += _of_two(codes, filled, {})
            known |= {x: ("descriptor", f"{FOLLOWS} `{outcome}`") for x in others if ends_with(x, outcome)}
        if is_cost(outcome):
            known |= {name: _part_of(outcome) for name in _parts_of_a_sum(cells, numbers)}
        if not of_two and (outcome in came or (cells == 0).mean() > _HALF):
            names += _zero_with(cells, numbers)
        following = _following(outcome, codes, numbers, levels) if of_two else _set_off(outcome, cells, numbers, levels)
        names += following
        known |= {name: _part(outcome) for name in names if name not in known}
    return known


def _following(outcome: str, codes: Codes, numbers: pd.DataFrame, levels: Mapping[str, Codes]) -> list[str]:
    """What is called like something that follows from the outcome, and tells it well, or is met only where it is so."""
    rows = codes >= 0
    came = codes[rows] == 1
    if min(int(came.sum()), int((~came).sum())) < _FEWEST:
        return []
    by_order = [
        str(x) for x in numbers if follows(str(x), outcome) and _area(numbers[x].to_numpy()[rows], came) >= _FOLLOWS
    ]
    return by_order + [x for x, own in levels.items() if follows(x, outcome) and _is_met_only_so(own[rows], came)]


def _set_off(outcome: str, cells: "pd.Series[Any]", numbers: pd.DataFrame, levels: Mapping[str, Codes]) -> list[str]:
    """What is called like something that follows from an amount, and is there only from some amount on."""
    if not pd.api.types.is_numeric_dtype(cells) or cells.count() < _FEWEST:
        return []
    amounts = cells.to_numpy(np.float64)
    there = {str(x): numbers[x].to_numpy() > 0 for x in numbers if follows(str(x), outcome)}
    called = {x: codes for x, codes in levels.items() if follows(x, outcome)}
    there |= {x: codes == np.bincount(codes[codes >= 0]).argmin() for x, codes in called.items() if codes.max() == 1}
    return [x for x, so in there.items() if so.sum() >= _FEWEST and _area(amounts, so) >= _FOLLOWS]


def _area(values: Floats, came: Flags) -> float:
    """The area under the ROC curve, of either direction, over the rows that are filled."""
    filled = ~np.isnan(values)
    values, came = values[filled], came[filled]
    n, of = len(came), int(came.sum())
    if of in (0, n):
        return 0.0
    area = (float(pd.Series(values).rank()[came].sum()) - of * (of + 1) / 2) / (of * (n - of))
    return max(area, 1 - area)


def _is_met_only_so(codes: Codes, came: Flags) -> bool:
    """Whether customers of one level have the outcome nearly all, while most others have it not."""
    met = [came[codes == level] for level in range(int(codes.max(initial=-1)) + 1)]
    return came.mean() < 0.5 and any(len(own) >= _FEWEST and own.mean() >= _ALL_OF_THEM for own in met)


def _parts_of_a_sum(cells: "pd.Series[Any]", numbers: pd.DataFrame) -> list[str]:
    """The amounts that add up to a cost."""
    rows = (cells.notna() & numbers.notna().all(axis=1)).to_numpy()
    amounts = numbers.loc[rows, [x for x in numbers if (numbers[x].min() >= 0 and numbers[x].nunique() > 2)]]
    if not pd.api.types.is_numeric_dtype(cells) or not 1 < amounts.shape[1] <= _MOST_AMOUNTS or rows.sum() < _FEWEST:
        return []
    names = giving_last(amounts.assign(**{"": cells[rows].astype(np.float64)}), _WHOLE)
    adds_up = bool(names) and bool(np.allclose(amounts[names].sum(axis=1), cells[rows], rtol=0.01, atol=0.05))
    return names if adds_up else []


def _of_two(codes: Codes, numbers: pd.DataFrame, levels: Mapping[str, Codes]) -> list[str]:
    """What tells which of two values it is."""
    rows = codes >= 0
    came = codes[rows] == 1
    if min(int(came.sum()), int((~came).sum())) < _FEWEST:
        return []
    cells = {str(name): numbers[name].to_numpy()[rows] for name in numbers}
    by_limits = [x for x, own in cells.items() if _by_a_limit(own, came) >= _SURELY or _is_only_then(own, came)]
    return by_limits + [name for name, own in levels.items() if _by_levels(own[rows], came) >= _SURELY]


def _of_an_amount(cells: "pd.Series[Any]", numbers: pd.DataFrame) -> list[str]:
    """What is the same amount in another unit, or ranks customers as the amount does: fees and payouts of sales."""
    if not pd.api.types.is_numeric_dtype(cells) or cells.count() < _FEWEST:
        return []
    amounts = cells.astype(np.float64)
    together = numbers.corrwith(amounts).abs()
    sums = [x for x in together.index[together >= _MUCH] if is_of_a_sum(x)]
    able = numbers.loc[amounts.to_numpy() != 0, sums]
    in_order = able.corrwith(amounts[amounts != 0], method="spearman")
    return [str(x) for x in together.index if together[x] >= _SAME or in_order.get(x, 0.0) >= _SAME_ORDER]


def _zero_with(cells: "pd.Series[Any]", numbers: pd.DataFrame) -> list[str]:
    """What is 0 in just the rows in which the amount is: how many claims there were, beside what they cost.

    Not how much people use what they have: an amount that use alone brings about foretells nothing else, and use is
    what they can be asked to change.
    """
    if not pd.api.types.is_numeric_dtype(cells):
        return []
    rows = cells.notna().to_numpy()
    came = cells[rows].to_numpy(np.float64) != 0
    if min(int(came.sum()), int((~came).sum())) < _FEWEST:
        return []
    able = (name for name in numbers if not tells_use(str(name)))
    return [str(name) for name in able if _is_zero_with(numbers[name].to_numpy()[rows], came)]


def _is_zero_with(values: Floats, came: Flags) -> bool:
    known = ~np.isnan(values)
    return bool(known.any()) and phi(values[known] != 0, came[known]) >= _SAME_ZEROS


def _holds_numbers(type: pa.DataType) -> bool:
    return bool(pa.types.is_integer(type) or pa.types.is_floating(type))


def _part(outcome: str) -> Part:
    return "descriptor", f"{TELLS} `{outcome}` nearly for sure, so it was known with it"


def _computed(parts: Sequence[str]) -> Part:
    return "descriptor", f"{COMPUTED} {wording.of_columns(parts)}"


def _part_of(outcome: str) -> Part:
    return "descriptor", f"{PART_OF} `{outcome}`"


def _by_a_limit(values: Floats, came: Flags) -> float:
    """The largest |phi| of the outcome with a limit of the number, or with whether it is filled.

    Only where a limit parts about as many as the outcome does can the two go together so closely.
    """
    filled = ~np.isnan(values)
    of_filled = abs(phi(filled, came))
    if not filled.all():
        values, came = values[filled], came[filled]
    if len(values) == 0:
        return of_filled
    places = {int(came.sum()), int(len(came) - came.sum())} - {0}
    limits = np.partition(values, [place - 1 for place in places])[[place - 1 for place in places]]
    sides = [side for limit in limits for side in (values <= limit, values < limit)]
    return max([of_filled, *(abs(phi(side, came)) for side in sides)])


def _is_only_then(values: Floats, came: Flags) -> bool:
    """Whether only customers of one of the two outcomes have it at all, and most have not: a fee for leaving."""
    filled = ~np.isnan(values)
    return any(_are_of_one(has, came) for has in (filled, filled & (values != 0)))


def _are_of_one(has: Flags, came: Flags) -> bool:
    own = came[has]
    if not _FEWEST <= len(own) <= len(came) / 2:
        return False
    of_all, share = (came.mean(), own.mean()) if own.mean() > 0.5 else (1 - came.mean(), 1 - own.mean())
    return bool(share >= _ONLY_THEN and len(own) * np.log(of_all) < np.log(_CHANCE))


def _by_levels(codes: Codes, came: Flags) -> float:
    """Cramér's V of the levels, missing for one of them, and the outcome of two values."""
    counts = np.stack([np.bincount(codes[side] + 1, minlength=codes.max(initial=-1) + 2) for side in (came, ~came)])
    counts = counts[:, counts.sum(axis=0) > 0].astype(np.float64)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0) / counts.sum()
    return float(np.sqrt(((counts - expected) ** 2 / expected).sum() / counts.sum()))


def phi(side: Flags, came: Flags) -> float:
    """The correlation of two that are yes or no; 0 where one is the same everywhere."""
    n, a, b = len(came), int(side.sum()), int(came.sum())
    spread = float(a) * (n - a) * b * (n - b)
    return 0.0 if spread == 0 else (n * int((side & came).sum()) - a * b) / spread**0.5
