"""Findings on averages of one visit in rows without a visit: there is nothing to average."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from segmentry.maths import Floats
from segmentry.results.columns import Column, Finding
from segmentry.results.mend import Mend
from segmentry.stages.shared.quantities import is_of_one
from segmentry.stages.shared.visits_counted import counts_visits
from segmentry.wording import counted, option

#: A 0 stands for nothing where nearly all such rows hold it, and hardly any other (ours).
_NEARLY_ALL, _HARDLY_ANY = 0.95, 0.01


def findings(columns: Sequence[Column], numbers: pd.DataFrame) -> Iterator[Finding]:
    """Of which averages a cell is filled where the count that they are of is 0, and what may be done.

    Parameters
    ----------
    numbers : DataFrame
        The numbers of the table, or of its first rows.

    Examples
    --------
    >>> about = {"type": "integer", "role": "feature", "theme": "does", "reason": "", "filled": 60, "distinct": 9}
    >>> columns = [Column(name=name, minimum=0.0, **about) for name in ("visits", "avg_ticket")]
    >>> cells = pd.DataFrame({"visits": [0] * 20 + [3] * 40, "avg_ticket": [0] * 20 + [8] * 40})
    >>> for finding in findings(columns, cells):
    ...     print(finding.what)
    `avg_ticket`: 20 cells hold 0 where `visits` is 0, so that there is nothing to average. They count as 0.
    """
    known = [column for column in columns if column.role == "feature" and column.name in numbers]
    count = next((column.name for column in known if counts_visits(column)), None)
    if count is None:
        return
    none = numbers[count].to_numpy(np.float64) == 0
    for column in (x for x in known if is_of_one(x.name)):
        cells = numbers[column.name].to_numpy(np.float64)
        filled = none & ~np.isnan(cells) & ~np.isin(cells, column.stand_ins)
        if many := int(filled.sum()):
            yield _told(column.name, count, many, zeros=_are_zeros(cells, filled, none))


def _are_zeros(cells: Floats, filled: NDArray[np.bool_], none: NDArray[np.bool_]) -> bool:
    of_others = cells[~none & ~np.isnan(cells)]
    return bool((cells[filled] == 0).mean() >= _NEARLY_ALL and (of_others == 0).mean() <= _HARDLY_ANY)


def _told(name: str, count: str, many: int, *, zeros: bool) -> Finding:
    where = f"where `{count}` is 0"
    if not zeros:
        what = f"`{name}`: {counted(many, 'cell is', 'cells are')} filled {where}: of when, nobody can tell."
        return Finding(severity="note", column=name, what=what)
    held = counted(many, "cell holds", "cells hold")
    what = f"`{name}`: {held} 0 {where}, so that there is nothing to average. They count as 0."
    remedy = f"Set {option(name, 'missing')} = [0] in the plan to have them empty."
    return Finding(
        severity="warning",
        column=name,
        what=what,
        remedy=remedy,
        mend=Mend.of("Values meaning missing: 0", [name], missing=[0.0]),
    )
