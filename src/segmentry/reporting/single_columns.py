"""What goes with the outcome among all customers, by single columns, beside what the groups tell of it."""

from dataclasses import dataclass

import numpy as np

from segmentry.maths import settled
from segmentry.maths.left_out import explained
from segmentry.reporting.made_parts import tell_of_it
from segmentry.reporting.once import once
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clue_columns import candidates
from segmentry.stages.profiling.clues import between
from segmentry.stages.profiling.in_turn import commonest
from segmentry.stages.profiling.outcome_figures import event_of, is_leaving, tells_of_leaving
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import share

#: Groups that explain no more of an outcome than this say little of it (ours).
LITTLE = 0.05


def main_clues(segmentation: Segmentation) -> list[Clue]:
    """What goes with the main outcome among all customers, the column that tells most of it first."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return []
    return [clue for clue in profile.clues if clue.outcome == outcome.column]


def explained_by(segmentation: Segmentation, clue: Clue) -> float:
    """The share of the differences in an outcome that a clue explains, of a value, too: as of groups, each customer is
    foretold from the others of the part (Allen 1974); at least 0. Of a clue of all customers, by its column in two
    parts or in as many as there are groups, whichever tells more."""
    return max(_in_two_parts(segmentation, clue), clue.alone or 0.0)


def _in_two_parts(segmentation: Segmentation, clue: Clue) -> float:
    profile = segmentation.profile
    outcomes = () if profile is None else profile.outcomes
    counts, means = np.array([clue.count, clue.count_rest], float), np.array([clue.value, clue.rest])
    if profile is None or any(x.column == clue.outcome and x.kind == "rate" for x in outcomes):
        return settled(max(explained(counts, means, np.sqrt(means * (1 - means))), 0.0))
    own = next((x for x in profile.segments if x.clue is clue), None)  # a clue within one segment is of its differences
    known = (profile if own is None else own).average_of(clue.outcome)
    if known is None or not known.sd:
        return 0.0
    left = max(known.sd**2 - between(clue), 0.0) ** 0.5
    return settled(max(explained(counts, means, np.full(2, left)), 0.0))


def tells_most(segmentation: Segmentation) -> Clue | None:
    """Of these the one whose column tells most; None of none."""
    return max(main_clues(segmentation), key=lambda clue: explained_by(segmentation, clue), default=None)


@once
def columns_tried(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns that were tried for it."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return ()
    read = {average.column for average in profile.all}
    read |= {level.column for own in profile.segments[:1] for level in own.levels}
    read -= {*profile.computed_with, *profile.no_part}
    gone, leaving = (of(outcome, segmentation.labels) for of in (tells_of_leaving, is_leaving))
    arms = [trial.column for trial in profile.trials]
    able = candidates(segmentation.columns, arms, gone=gone, leaving=leaving)
    return tuple(x.name for x in able if x.name in read)


def explained_of(segmentation: Segmentation) -> float | None:
    """How much the groups tell of the main outcome, for customers that are left out."""
    level = next((x for x in segmentation.choice.levels if x.k == segmentation.k), None)
    return None if level is None or level.outcome is None else level.outcome_explained


def outcome_told(segmentation: Segmentation, outcome: Outcome) -> str:
    """What groups tell something of: who leaves, or a value."""
    if outcome.kind == "rate":
        happened = event_of(outcome, segmentation.labels)
        return f"who {happened.of_one.removesuffix(f' {happened.period}') if happened.period else happened.of_one}"
    return column_called(outcome.column, segmentation.labels).words


def leading_clue(segmentation: Segmentation) -> Clue | None:
    """The part of all customers to begin with, where its column tells more of the outcome than the groups do, or there
    are no groups; else None."""
    profile = segmentation.profile
    leads = profile is not None and profile.leads and not tell_of_it(segmentation)
    return next(iter(parts_in_turn(segmentation)), None) if leads else None


@dataclass(frozen=True)
class Led:
    """For how many customers of a segment the rule that leads holds, and for which share of it; `is_about` where both
    are rounded, so that they give nothing away."""

    customers: int
    share: float
    is_about: bool = False

    @property
    def said(self) -> str:
        """The same in a table."""
        return f"about {share(self.share)}" if self.is_about else f"{self.customers:,} ({share(self.share)})"


def led_of(segmentation: Segmentation, segment: int) -> Led | None:
    """The same of one segment; None where no column leads, or it is withheld."""
    profile = segmentation.profile
    led = () if profile is None or leading_clue(segmentation) is None else profile.led
    part = led[segment - 1] if led else None
    if part is None or part.share is None:
        return None
    customers = round(part.share * segmentation.segments[segment - 1].size)
    return Led(customers, part.share, part.rounded_to is not None)


def parts_in_turn(segmentation: Segmentation) -> tuple[Clue, ...]:
    """With whom of all customers to begin, one part after the other."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return ()
    return tuple(clue for clue in profile.in_turn if clue.outcome == outcome.column)


def common_clue(segmentation: Segmentation) -> Clue | None:
    """The part of customers that differs in most groups of which one is told; None where every group has its own."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None:
        return None
    return commonest([own.clue for own in profile.segments if own.clue and own.clue.outcome == outcome.column])
