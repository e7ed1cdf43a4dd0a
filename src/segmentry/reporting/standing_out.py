"""How a segment stands on an outcome beside all customers, beyond chance."""

from segmentry.results.profile import Outcome, OutcomeOf


def stands(outcome: Outcome, own: OutcomeOf) -> int:
    """1 where the segment has more of the outcome than all customers, beyond chance, -1 where less, else 0."""
    of_all, ends = outcome.all.value, own.interval if own.value is not None else own.band
    if ends is None or of_all is None:
        return 0
    return 1 if ends[0] > of_all else -1 if ends[1] < of_all else 0


def standing_out(outcome: Outcome) -> list[OutcomeOf]:
    """The segments that have more of the outcome than all customers, beyond chance, the highest first."""
    return [own for own in outcome.ranked if stands(outcome, own) > 0]
