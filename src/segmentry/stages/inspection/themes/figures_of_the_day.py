"""Figures that are equal for all customers of a month, such as rates and indices."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

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
    found: set[str] = set()
    for time in times:
        months = _months(head[time])
        if months.nunique() >= _FEWEST_VALUES:
            found |= {name for name in numbers if _is_of_the_day(head[name], months)}
    return tuple(name for name in numbers if name in found) if len(found) >= _FEWEST_FIGURES else ()


def _months(column: "pd.Series[Any]") -> "pd.Series[Any]":
    if pd.api.types.is_datetime64_any_dtype(column):
        return pd.Series(column.dt.year * 12 + column.dt.month)
    return pd.Series(pd.factorize(column)[0], index=column.index)


def _is_of_the_day(values: "pd.Series[Any]", months: "pd.Series[Any]") -> bool:
    different = values.nunique()
    if not _FEWEST_VALUES <= different <= len(values) / _ROWS_A_VALUE:
        return False
    counts = pd.crosstab(values, months).to_numpy()
    if counts.max(axis=1).sum() < _IN_ONE_MONTH * counts.sum():
        return False
    order = float(np.corrcoef(values.rank().fillna(0.0), months.rank())[0, 1])
    return not abs(order) >= _IN_ONE_MONTH  # what rises with the date, such as the age of an account, is a customer's
