"""From which columns another can be computed: a sum, a part of one, a product. What differs in it differs by them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import pandas as pd

from segmentry.maths import Floats
from segmentry.maths.matching_pursuit import given_by, support
from segmentry.results.columns import Column, Columns
from segmentry.results.contrast import Contrast
from segmentry.results.profile import Outcome
from segmentry.stages.inspection.suspects import giving_last
from segmentry.stages.shared.earnings import is_spent
from segmentry.stages.shared.quantities import tells_worth
from segmentry.stages.shared.traits import normal

#: A column can be computed from features that leave so little of its variance, and from so many at most (ours).
_ENOUGH, _MOST = 0.98, 6
#: Of a sum of more it leaves less, of one that is known with all its parts nothing but rounding (ours).
_NEARLY_ALL, _EXACT = 0.99, 1 - 1e-6
#: Terms that are tried, and that are left of them (ours).
_MOST_TERMS, _MOST_PARTS = 80, 12
#: The share of the variance of an outcome that columns must give, the correlation of the orders of both from which one
#: does, the most looked at, and rows for each (ours).
_OF_OUTCOME, _IN_ORDER, _MOST_COLUMNS, _ROWS_EACH = 0.999, 0.98, 100, 20
#: Customers looked at, the fewest, how many may lack a value, and the most levels of a category that are told apart.
_ROWS, _FEWEST, _MISSING, _LEVELS = 5_000, 60, 0.05, 8


@dataclass(frozen=True)
class _Terms:
    """What may make columns: the column that each term is of, the places of the columns asked behind the terms, the
    correlations of all, and how much of a column terms must give together."""

    columns: tuple[str, ...]
    asked: Mapping[str, int]
    r: Floats
    enough: float

    @classmethod
    def of(
        cls, terms: Mapping[str, Floats], asked: Mapping[str, Floats], columns: Columns, *, logs: bool, enough: float
    ) -> "_Terms":
        """Numbers, or the logarithms of amounts, and the levels of categories, of those that vary."""
        made = [(name, x) for name, own in terms.items() for x in _numbers(own, columns[name], logs=logs)]
        varied = [(name, x) for name, x in made if x.std() > 0][:_MOST_TERMS]
        targets = {name: x for name, own in asked.items() if (x := _scaled(own, logs=logs)) is not None}
        values = [*(x for _, x in varied), *targets.values()]
        r = np.corrcoef(np.column_stack(values), rowvar=False) if varied and targets else np.empty((0, 0))
        return cls(tuple(name for name, _ in varied), dict(zip(targets, count(len(varied)), strict=False)), r, enough)


def computed_with(values: Mapping[str, Floats], outcome: Outcome, result: Floats, numbers: Sequence[str]) -> list[str]:
    """Those of the numbers of which a value is a sum or difference, else a product or a ratio, but for a thousandth of
    its variance, or that order customers as it does; none of a rate.

    Parameters
    ----------
    values : mapping of column to array, n
        NaN where missing.
    result : array, n
        The value of each customer.

    Examples
    --------
    >>> loan, rate, paid = np.random.default_rng(0).normal(size=(3, 300))
    >>> of = {"segment": 0, "count": 300, "value": 0.0}
    >>> outcome = Outcome(column="left", kind="mean", level=None, all=of, segments=())
    >>> computed_with({"loan": loan, "rate": rate, "paid": paid}, outcome, loan - paid, ["loan", "rate", "paid"])
    ['loan', 'paid']
    >>> loan, share = np.exp(loan), np.exp(rate)
    >>> computed_with({"loan": loan, "share": share, "paid": paid}, outcome, loan * share, ["loan", "share", "paid"])
    ['loan', 'share']
    """
    known = ~np.isnan(result)
    if outcome.kind == "rate" or len(numbers) > _MOST_COLUMNS or known.sum() < _ROWS_EACH * (len(numbers) + 1):
        return []
    frame = pd.DataFrame({name: values[name][known] for name in numbers})
    frame = frame.loc[:, frame.nunique() > 1].assign(**{"": result[known]})
    alike = frame.rank().corrwith(frame[""].rank()).abs()
    made = [str(x) for x in alike.index[alike >= _IN_ORDER] if x] or giving_last(frame, _OF_OUTCOME)
    above = frame[frame[""] > 0]
    if not made and len(above) >= _ROWS_EACH * len(numbers) and (frame[""] >= 0).all():
        positive = above.loc[:, above.min() > 0]
        made = giving_last(pd.DataFrame(np.log(positive.to_numpy()), columns=positive.columns), _OF_OUTCOME)
    return made


def with_made_of(contrasts: Sequence[Contrast], values: Mapping[str, Floats], columns: Columns) -> tuple[Contrast, ...]:
    """The contrasts of numbers with the features from which they can be computed, as a sum or as a product.

    Parameters
    ----------
    values : mapping of column to array
        The values of customers that were drawn, NaN where missing; of categories the place of the level.
    """
    some = {name: cells[:_ROWS] for name, cells in values.items()}
    asked = {x.column: some[x.column] for x in contrasts if x.column in some and _is_asked(columns[x.column])}
    features = {name: cells for name, cells in some.items() if columns[name].role == "feature"}
    numbers = {name: cells for name, cells in some.items() if columns[name].is_numeric}
    ways = (
        _Terms.of(numbers, asked, columns, logs=False, enough=_EXACT),
        _Terms.of(features, asked, columns, logs=False, enough=_NEARLY_ALL),
        _Terms.of(features, asked, columns, logs=True, enough=_NEARLY_ALL),
    )
    found = {name: _made_of(name, ways, features) for name in asked}
    return tuple(x.model_copy(update={"made_of": found.get(x.column, ())}) for x in contrasts)


def _is_asked(column: Column) -> bool:
    """Whether it is a number that did not make the segments, or an amount of which people are told who has most."""
    if not column.is_numeric or column.kind != "number":
        return False
    return column.role != "feature" or tells_worth(column.name) or is_spent(normal(column.name))


def _made_of(column: str, ways: Sequence[_Terms], features: Collection[str]) -> tuple[str, ...]:
    """The features among the terms that give a column, in the first way in which some do."""
    for terms in ways:
        kept = [i for i, name in enumerate(terms.columns) if name != column]
        if column not in terms.asked or not kept:
            continue
        both = [terms.asked[column], *kept]
        r = terms.r[np.ix_(both, both)]
        found = [given_by(r, 0, terms.enough)]
        found = [met for met in found if len(met) <= _MOST_PARTS]
        found += [] if terms.enough == _EXACT else [support(r, 0, _ENOUGH, _MOST)]
        named = [dict.fromkeys(terms.columns[kept[i - 1]] for i in met) for met in found if met]
        if made := [name for name in min(named, key=len, default={}) if name in features]:
            return tuple(made)
    return ()


def _numbers(cells: Floats, column: Column, *, logs: bool) -> list[Floats]:
    """A column as numbers, of a category of few levels one for each but the last."""
    if column.is_numeric:
        scaled = _scaled(cells, logs=logs)
        return [] if scaled is None else [scaled]
    levels = np.unique(cells[~np.isnan(cells)])
    return [(cells == level) * 1.0 for level in levels[:-1]] if len(levels) <= _LEVELS else []


def _scaled(cells: Floats, *, logs: bool) -> Floats | None:
    """The values, or logarithms of those that are not below 0, few that are missing being the mean; None of others."""
    missing = np.isnan(cells)
    if len(cells) < _FEWEST or missing.mean() > _MISSING or (logs and (cells[~missing] < 0).any()):
        return None
    filled = np.where(missing, np.nanmean(cells), cells)
    scaled = np.log1p(filled) if logs else filled
    return scaled if scaled.std() > 0 else None
