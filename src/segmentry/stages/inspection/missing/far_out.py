"""Values that no other comes near: a slip of a decimal mark makes such."""

import numpy as np

from segmentry import wording
from segmentry.results.columns import Finding
from segmentry.results.mend import Mend
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.missing.end import End
from segmentry.stages.inspection.missing.stand_ins import StandIns
from segmentry.wording import option

#: Standard deviations from the mean, and times as far as the next value, from which a value is far out (ours).
_FAR_OUT, _ALONE = 10.0, 3.0


def may_be_far_out(column: Facts) -> bool:
    """Whether an end of the column is so far from the mean that it is worth a look at the values next to it."""
    return column.farthest >= _FAR_OUT


def ends_far_out(column: Facts, apart: StandIns) -> tuple[End, ...]:
    """The ends of a column at which a value stands alone."""
    mean, sd = column.figures.mean or 0.0, column.figures.sd or 0.0

    def is_alone(end: End) -> bool:
        distances = np.abs(end.values[:2] - mean)
        return len(distances) == 2 and distances[0] > max(_FAR_OUT * sd, _ALONE * distances[1])

    return tuple(end for end in (apart.low, apart.high) if is_alone(end))


def finding(name: str, end: End) -> Finding:
    """A value that no other comes near."""
    held = f"{wording.counted(int(end.counts[0]), 'cell holds', 'cells hold')} {wording.exact(float(end.values[0]))}"
    what = f"`{name}`: {held}, far from all others (the next is {wording.exact(float(end.values[1]))})."
    remedy = f"Correct it in the table if it is a mistake, or set {option(name, 'cap')} = [0.001, 0.999] in the plan."
    mend = Mend.of("Cap extreme values", [name], cap=[0.001, 0.999])
    return Finding(severity="warning", column=name, what=what, remedy=remedy, mend=mend)
