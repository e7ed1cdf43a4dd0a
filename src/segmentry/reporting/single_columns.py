"""What goes with the outcome among all customers, by single columns, beside what the groups tell of it."""

from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue

#: A single column is told where its part is at most so much of all customers, and so many times above them (ours).
_MOST_OF_ALL, _ABOVE = 0.67, 1.15
#: Groups that explain no more of an outcome than this say little of it (ours).
LITTLE = 0.05


def main_clues(segmentation: Segmentation) -> list[Clue]:
    """What goes most with the main outcome among all customers: parts of them that are not most, and clearly above."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.kind != "rate":
        return []
    usual = outcome.all.value or 0.0
    of_it = (clue for clue in profile.clues if clue.outcome == outcome.column)
    few = (clue for clue in of_it if clue.count <= _MOST_OF_ALL * (clue.count + clue.count_rest))
    return [clue for clue in few if clue.value >= _ABOVE * usual]


def explained_of(segmentation: Segmentation) -> float | None:
    """How much the groups tell of the main outcome, for customers that are left out."""
    level = next((x for x in segmentation.choice.levels if x.k == segmentation.k), None)
    return None if level is None or level.outcome is None else level.outcome_explained


def leading_clue(segmentation: Segmentation) -> Clue | None:
    """The single column that made no groups and tells more of the outcome than they do; None where they tell more."""
    clue, groups = next(iter(main_clues(segmentation)), None), explained_of(segmentation)
    if clue is not None and clue.column in segmentation.features:
        return None  # what the groups are made of
    if clue is None or groups is None:
        return None
    n, rest = clue.count, clue.count_rest
    mean = (n * clue.value + rest * clue.rest) / (n + rest)
    between = n * rest / (n + rest) ** 2 * (clue.value - clue.rest) ** 2
    return clue if between > max(groups, 0.0) * mean * (1 - mean) else None
