"""Which number of groups to decide by, where another one than that shown is clearly surer and tells as much."""

from segmentry.results.choice import KChoice
from segmentry.stages.selection.judging import FORETELLS

#: Below this prediction strength one half of the customers gives other groups than the other (ours).
_OTHER_GROUPS = 0.6
#: Numbers of which one explains so much more of the outcome than the other, or less, tell about as much (ours).
ABOUT_AS_MUCH = 0.015


def for_decisions(choice: KChoice, k: int) -> int | None:
    """The neighbour of `k` among the levels of detail by which to decide; None where there is no such one.

    Halves of the customers give its groups again, as they do not those of `k`, and it tells about as much of the
    outcome, or more; of both neighbours the surer one.
    """
    explained = {level.k: level.outcome_explained for level in choice.levels}
    strength, here = choice.of(k).prediction_strength, explained.get(k)
    if choice.k == 1 or strength is None or strength >= _OTHER_GROUPS or here is None:
        return None
    surer = {
        other: sure
        for other in (k - 1, k + 1)
        if (there := explained.get(other)) is not None
        and there >= here - ABOUT_AS_MUCH
        and (sure := choice.of(other).prediction_strength or 0.0) > FORETELLS
    }
    return max(surer, key=lambda other: (surer[other], -other), default=None)


def to_decide(choice: KChoice, k: int) -> str:
    """The advice; empty where there is none."""
    other = for_decisions(choice, k)
    if other is None:
        return ""
    return f"Take {other} for decisions, keep these {k} for {'detail' if other < k else 'an overview'}."
