"""Columns that are alike in what they hold: the answers of one scale, and figures that are equal for all of a month."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from segmentry.results.columns import Theme
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.shared.bases import THINKS, named

#: Answers of one scale that are a base of their own (ours).
FEWEST_ITEMS = 6
#: Answers that a scale may have: fewer are yes and no, more are percentages.
_LEAST_ANSWERS, _MOST_ANSWERS = 3, 11
#: Mean of a scale from 0, as a part of its end, below which it counts things (ours).
_HARDLY_ANY = 0.1
#: Share of yes-and-no columns named by a judgement (cheap, tasty), from which they picture a thing (ours).
_JUDGED = 0.5
#: Rows for each value of a figure of the day, share of them in one month, and values that it has at least (ours).
_ROWS_A_VALUE, _IN_ONE_MONTH, _FEWEST_VALUES = 8, 0.98, 5
#: Columns that are such figures together: a single one may be anything.
_FEWEST_FIGURES = 2
#: What numbered questions are called.
_QUESTION = re.compile(
    r"(q|item|frage|f|question|statement|att|attitude|pregunta|p|domanda|pergunta|vraag|pyt|likert)_?\d+\w?"
)
#: Themes by name that keep a column out of a battery: 0 to 5 orders are no answers.
_COUNTED: tuple[Theme | None, ...] = ("does", "has", "reached")


def battery(facts: Mapping[str, Facts], features: Sequence[str]) -> tuple[str, ...]:
    """The largest group of columns that hold the answers of one scale; empty where there are too few.

    Items lie side by side, or are called alike. A scale runs over whole numbers from 0 or 1 on; words must be the same
    in all items, and yes and no only count where names are judgements.
    """
    scales: dict[object, list[str]] = {}
    for name in facts:
        scale = _scale(facts[name])
        if scale is not None and (name in features or not facts[name].is_numeric):
            scales.setdefault(scale, []).append(name)
    items = max((_items(facts, names) for names in scales.values()), key=len, default=())
    return items if len(items) >= FEWEST_ITEMS else ()


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


def _scale(column: Facts) -> object:
    """What columns of the same scale have in common; None of one that holds no such answers."""
    figures = column.figures
    if column.type == "integer" and figures.min in (0, 1) and figures.max is not None:
        answers = int(figures.max - figures.min + 1)
        if figures.min == 0 and (figures.mean or 0.0) < _HARDLY_ANY * figures.max:
            return None  # how many there were, of which there are hardly any
        whole = answers in (figures.distinct, figures.distinct + 1) and _LEAST_ANSWERS <= answers <= _MOST_ANSWERS
        return int(figures.max) if whole else None  # 0 may stand for no answer
    if column.type == "boolean":
        return (False, True)
    levels = frozenset(map(str, column.cells))
    return levels if column.type == "text" and 2 <= len(levels) <= _MOST_ANSWERS else None


def _items(facts: Mapping[str, Facts], names: Sequence[str]) -> tuple[str, ...]:
    """Those of one scale that are answers."""
    binary = facts[names[0]].figures.distinct <= 2
    if binary:
        judged = [name for name in names if THINKS.single.search(f"_{facts[name].word}_")]
        return tuple(names) if len(judged) >= max(_JUDGED * len(names), _LEAST_ANSWERS) else ()
    words = not facts[names[0]].is_numeric
    told = {name: named(facts[name].word) for name in names}
    thinking = sum(theme == "thinks" for theme in told.values())
    counted = sum(theme in _COUNTED for theme in told.values())
    if words and thinking < _JUDGED * len(names):
        return ()
    numbered = sum(bool(_QUESTION.fullmatch(facts[name].word)) for name in names)
    if numbered >= _JUDGED * len(names) or thinking > counted:  # ratings of seat, food and booking are named by these
        return tuple(names)
    return ()


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
