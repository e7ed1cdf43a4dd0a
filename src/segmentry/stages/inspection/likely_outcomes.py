"""A column that may be the outcome although its name does not say so: yes or no, or grades of which one is bad, at an
end of the table, foretold.

Tables made for models have what is to be foretold first or last, and the other columns were chosen because they
foretell it. A feature may look the same, so it is doubted and not refused. The thresholds are ours.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from scipy.special import ndtri

from segmentry.stages.inspection.associations import Codes
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import CATEGORY, NUMBER, Part
from segmentry.stages.inspection.suspects import correlations
from segmentry.stages.shared.answers import FEWEST
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.grade_words import is_graded
from segmentry.stages.shared.worst_grade import worst_of

#: Columns that must foretell it, how closely at least, and the chance that unrelated ones do.
_FORETELL, _CLOSELY, _CHANCE = 3, 0.1, 0.01
#: Grades at most.
_MOST_GRADES = 7


def likely_outcomes(
    facts: Mapping[str, Facts], parts: Mapping[str, Part], numbers: pd.DataFrame, levels: Mapping[str, Codes]
) -> dict[str, int]:
    """The columns that may be outcomes, and how many features foretell each.

    Parameters
    ----------
    facts : dict of Facts
        All columns of the table, in its order.
    numbers : DataFrame
        The first rows of the numeric features.
    levels : dict of arrays
        The level of each cell of the categories, as a number from 0, -1 where it is missing.
    """
    able = {name: _two_values(name, numbers, levels) for name in _at_the_ends(facts, parts)}
    counts = {name: _foretelling(values, numbers.drop(columns=name, errors="ignore")) for name, values in able.items()}
    return {name: count for name, count in counts.items() if count >= _FORETELL}


def _at_the_ends(facts: Mapping[str, Facts], parts: Mapping[str, Part]) -> list[str]:
    """The first and the last column that is no id, where it holds two values and does not tell who somebody is; the
    last, too, where it holds grades."""
    others = [name for name in facts if parts[name][0] != "id"]
    ends = dict.fromkeys([*others[:1], *others[-1:]])
    return [
        x for x in ends if _may_be_one(facts[x], parts[x]) or (x == others[-1] and _holds_grades(facts[x], parts[x]))
    ]


def _may_be_one(column: Facts, part: Part) -> bool:
    judged = part[0] in ("feature", "descriptor") and (part[1] == NUMBER or part[1].startswith(CATEGORY))
    return judged and column.figures.distinct == 2 and named(column.word) != "is"


def _holds_grades(column: Facts, part: Part) -> bool:
    few = FEWEST <= column.figures.distinct <= _MOST_GRADES and part[0] == "feature"
    return few and is_graded(column.name) and worst_of(set(column.text), column.name) is not None


def _two_values(name: str, numbers: pd.DataFrame, levels: Mapping[str, Codes]) -> "pd.Series[float]":
    if name in numbers:
        return numbers[name]
    codes: Sequence[int] | Codes = levels.get(name, [])
    return pd.Series(np.asarray(codes, dtype=np.float64)).where(lambda code: code >= 0)


def _foretelling(values: "pd.Series[float]", numbers: pd.DataFrame) -> int:
    """How many of the numbers correlate with it, more closely than chance explains (Fisher's z, Bonferroni)."""
    if numbers.empty or len(values) != len(numbers) or values.nunique() < 2:
        return 0
    r = correlations(numbers.assign(_values=values.to_numpy()))["_values"].drop("_values").abs()
    by_chance = float(np.tanh(-ndtri(_CHANCE / 2 / len(r)) / np.sqrt(max(len(numbers) - 3, 1))))
    return int((r >= max(_CLOSELY, by_chance)).sum())
