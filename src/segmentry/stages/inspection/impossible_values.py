"""Findings on values that cannot be: more than all of a whole, ages that nobody has, answers beyond a scale.

They are told with their count, and stay as they are where others come near them: whether they are mistakes is for the
plan to say. What stands apart from all that can be is taken as missing before, see `missing.cannot_be`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from segmentry.maths import Floats
from segmentry.results.columns import Column, Finding
from segmentry.results.mend import Mend
from segmentry.stages.shared.ages import is_birth_year, oldest, years_in_one
from segmentry.stages.shared.in_percent import is_percentage
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.traits import normal
from segmentry.wording import counted, exact, listed, option

_USED = ("feature", "descriptor")
#: Of those who are 0 some are 1 or 2 as well where children are meant.
_CHILDREN = 2.0
#: A few values beyond are mistakes; where many are, something else is meant, such as growth (ours).
_FEW = 0.02
#: Different values that a plan may name.
_MOST = 12
#: What may be more than all of it.
_MAY_EXCEED = within(
    r"growth|change|increase|rise|delta|diff\w*|index|target|goal|plan|budget|quota|markup|mark_up|roi|return_on\w*|"
    r"utili[sz]ation|wachstum|veranderung|croissance|crecimiento|crescita|crescimento|groei|wzrost"
)
_NPS = within(r"nps|net_promoter(_score)?|likelihood_to_recommend")


class _Possible(NamedTuple):
    """From where to where values can be, and why none is beyond."""

    least: float
    most: float
    why: str


def findings(columns: Sequence[Column], numbers: pd.DataFrame) -> Iterator[Finding]:
    """What cannot be in columns that are used, with how many cells hold it.

    Parameters
    ----------
    numbers : DataFrame
        The numbers of the table, or of its first rows.

    Examples
    --------
    >>> about = {"type": "integer", "role": "feature", "reason": "", "filled": 100, "distinct": 50}
    >>> attended = Column(name="attendance_pct", minimum=5.0, maximum=104.0, **about)
    >>> cells = pd.DataFrame({"attendance_pct": [*range(1, 100), 104]})
    >>> for finding in findings([attended], cells):
    ...     print(finding.what, finding.remedy)
    `attendance_pct`: 1 cell holds 104: no part is more than 100 per cent. It stays as it is. Correct it at its \
source, or set columns.attendance_pct.missing = [104] in the plan.
    """
    for column in columns:
        if column.role not in _USED or column.kind != "number" or column.name not in numbers:
            continue
        cells = numbers[column.name].to_numpy(np.float64)
        known = cells[~np.isnan(cells) & ~np.isin(cells, column.stand_ins)]
        possible = _possible(column, known)
        if possible is None:
            continue
        beyond = known[(known < possible.least) | (known > possible.most)]
        if 0 < len(beyond) <= _FEW * len(known):
            yield _told(column.name, beyond, possible.why)


def _possible(column: Column, known: Floats) -> _Possible | None:
    """From where to where the values of a column can be, by its name; None where nothing is known of that."""
    name = normal(column.name)
    if (most := oldest(column.name)) is not None and years_in_one(column) == 1 and not is_birth_year(column):
        born = not len(known) or bool(((known > 0) & (known <= _CHILDREN)).any())
        return _Possible(0.0 if born else np.nextafter(0.0, 1.0), most, "nobody here is of such an age")
    if _NPS.search(name):
        return _Possible(0.0, 10.0, "answers are from 0 to 10")
    if is_percentage(column.name) and not _MAY_EXCEED.search(name) and (column.minimum or 0.0) >= 0:
        return _Possible(0.0, 100.0, "no part is more than 100 per cent")
    return None


def _told(name: str, beyond: Floats, why: str) -> Finding:
    values = [float(value) for value in np.unique(beyond)]
    held = listed([exact(value) for value in values], "or", most=_MOST)
    single = len(beyond) == 1
    cells = counted(len(beyond), f"cell holds {held}", f"cells hold {held}")
    what = f"`{name}`: {cells}: {why}. {'It stays as it is.' if single else 'They stay as they are.'}"
    remedy, mend = f"Correct {'it' if single else 'them'} at {'its' if single else 'their'} source.", None
    if len(values) <= _MOST:
        missing = ", ".join(map(exact, values))
        remedy = f"{remedy.removesuffix('.')}, or set {option(name, 'missing')} = [{missing}] in the plan."
        mend = Mend.of(f"Values meaning missing: {missing}", [name], missing=values)
    return Finding(severity="warning", column=name, what=what, remedy=remedy, mend=mend)
