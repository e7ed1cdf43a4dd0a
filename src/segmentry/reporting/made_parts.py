"""Parts that were made where no groups are found: whether they tell of what is asked, so that they are of use."""

from segmentry.reporting.once import once
from segmentry.reporting.standing_out import stands
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation

#: From the part with least of it to the one with most it differs by so much of what is usual at least, and of what it
#: does by the best single column (ours).
_APART, _BESIDE_COLUMN = 0.4, 0.5


def are_made(segmentation: Segmentation) -> bool:
    """Whether segments are parts that were made, and not found."""
    return segmentation.verdict == "no structure" and segmentation.k > 1


@once
def tell_of_it(segmentation: Segmentation) -> bool:
    """Whether made parts tell of the main outcome: one has more of it than all customers and one less, beyond chance,
    and they are far apart, no single column much further. Then they are told as groups are, and said to be made."""
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    by_amount = profile is not None and profile.tiers is not None  # which cut by the outcome itself
    if profile is None or outcome is None or by_amount or not are_made(segmentation):
        return False
    best = [abs(clue.value - clue.rest) for clue in profile.clues if clue.outcome == outcome.column]
    return _differ(outcome, _BESIDE_COLUMN * max(best, default=0.0))


def say_nothing(segmentation: Segmentation) -> bool:
    """Whether segments are made parts in which what is asked is much the same."""
    return are_made(segmentation) and not tell_of_it(segmentation)


def _differ(outcome: Outcome, least: float) -> bool:
    usual, each = outcome.all.value, {stands(outcome, own) for own in outcome.segments}
    known = [own.about for own in outcome.segments if own.about is not None]
    if not usual or not {1, -1} <= each or not known:
        return False
    rare = min(usual, 1 - usual) if outcome.kind == "rate" else abs(usual)
    return max(known) - min(known) >= max(_APART * rare, least)
