"""Years of birth that tell nobody's age: all were as old when they were asked; or no more than a column of ages."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import Part
from segmentry.stages.shared.ages import oldest
from segmentry.stages.shared.naming import BIRTH
from segmentry.stages.shared.plain_words import word_set

#: When somebody was asked, or looked at.
_ASKED = word_set(
    """year yr survey_year interview_year wave_year syear jahr erhebungsjahr befragungsjahr annee annee_enquete ano
    anio ano_encuesta anno anno_indagine jaar enquetejaar rok rok_badania"""
)
#: Nobody is older; the part of the rows in which a year and an age add up to one year or the next, and rows for that.
_OLDEST, _NEARLY_ALL, _FEWEST = 120, 0.99, 20


def asked_at_one_age(numbers: pd.DataFrame, facts: Mapping[str, Facts], asked: Collection[str]) -> dict[str, Part]:
    """The years of birth that are so many years before the year of the table in every row, and that year; none of those
    of which the plan says what they are."""
    names = [str(name) for name in numbers if name not in asked]
    births = [name for name in names if any(part.startswith(BIRTH) for part in facts[name].word.split("_"))]
    years = [name for name in names if facts[name].word in _ASKED]
    found: dict[str, Part] = {}
    for birth in births:
        for year in years:
            ages = (numbers[year] - numbers[birth]).dropna().unique()
            if len(ages) == 1 and 0 < ages[0] <= _OLDEST:
                found[birth] = "ignored", f"everybody is {ages[0]:g} in `{year}`: it tells nobody's age"
                found[year] = "descriptor", f"when they were asked, all at the age of {ages[0]:g}"
        if (age := next((x for x in names if _is_the_same(numbers[birth], facts[x], numbers[x])), None)) is not None:
            found[birth] = "ignored", f"tells the same as `{age}`"
    return found


def _is_the_same(births: "pd.Series[float]", column: Facts, ages: "pd.Series[float]") -> bool:
    """Whether the ages are those of who was born in these years, on one day, but for a few."""
    if oldest(column.name) is None or ages is births:
        return False
    until = (births + ages.apply(np.floor)).dropna()
    usual = until.mode()
    return len(until) >= _FEWEST and bool(until.isin([usual[0], usual[0] - 1, usual[0] + 1]).mean() >= _NEARLY_ALL)
