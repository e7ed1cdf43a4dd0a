"""Figures that are equal for all customers of a month, such as rates and indices."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.categories import codes_of, crossed

#: Rows for each value of a figure of the day, share of them in one month, and values that it has at least (ours).
_ROWS_A_VALUE, _IN_ONE_MONTH, _FEWEST_VALUES = 8, 0.98, 5
#: Columns that are such figures together: a single one may be anything.
_FEWEST_FIGURES = 2


def of_the_day(head: pd.DataFrame, numbers: Sequence[str], times: Sequence[str]) -> tuple[str, ...]:
    """Numbers of which each value stands in one month only: figures of the day, not of the customer.

    Parameters
    ----------
    head : DataFrame
        The first rows.
    times : sequence of str
        Columns of dates and months. What rises with a date, such as the age of an account, is told by it.
    """
    able = {name: head[name] for name in numbers if _FEWEST_VALUES <= head[name].nunique() <= len(head) / _ROWS_A_VALUE}
    values = {name: (codes_of(column), column.rank().fillna(0.0)) for name, column in able.items()}
    found: set[str] = set()
    for time in times:
        months = _months(head[time])
        if months.nunique() >= _FEWEST_VALUES:
            codes, order = codes_of(months), months.rank()
            found |= {
                name for name, (own, ranks) in values.items() if _in_one_month(own, codes) and _is_apart(ranks, order)
            }
    return tuple(name for name in numbers if name in found) if len(found) >= _FEWEST_FIGURES else ()


def _months(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if pd.api.types.is_datetime64_any_dtype(column):
        return pd.Series(column.dt.year * 12 + column.dt.month)
    return pd.Series(pd.factorize(column)[0], index=column.index)


def _in_one_month(values: Codes, months: Codes) -> bool:
    """Whether nearly all cells of a value stand in one month."""
    counts = crossed(values, months)
    return bool(counts.max(axis=1).sum() >= _IN_ONE_MONTH * counts.sum())


def _is_apart(ranks: "pd.Series[float]", months: "pd.Series[float]") -> bool:
    """Whether it does not rise with the date: what does, such as the age of an account, is a customer's."""
    return not abs(float(np.corrcoef(ranks, months)[0, 1])) >= _IN_ONE_MONTH
