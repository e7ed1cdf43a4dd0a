"""Whether to keep the number of segments that is shown: in the words of the rule that chose it."""

from segmentry.results.choice import KChoice
from segmentry.stages.selection.judging import as_read, reality
from segmentry.wording import figure, fixed, listed


def keep(choice: KChoice, k: int) -> str:
    """Whether to keep the number that is shown, and what to look at beside it."""
    if choice.k == 1 and choice.constructive is not None:
        made = f"if {choice.constructive} are needed all the same, say that they were made"
        return f"Keep all customers in one segment; {made}."
    if k != choice.k:
        return f"{choice.k} is recommended and {k} is shown: compare their pictures before you settle."
    if more_real := _more_real(choice, k):
        return more_real
    if choice.close:
        return f"Look at {listed(map(str, choice.close))} too before you settle: it is a close call."
    scores = {e.k: e.score for e in choice.evidence if e.score is not None}
    own = scores.pop(k, None)
    if not scores or own is None:
        return f"Keep {k}: there is no other k to compare it with."
    best = max(scores, key=lambda other: (scores[other], -other))
    if scores[best] <= own:
        return f"Keep {k} unless the work needs another number: no other k scores as well."
    higher = f"{best} scores higher ({figure(scores[best])})"
    if _reality(choice, best) < _reality(choice, k):
        return f"Keep {k} unless the work needs another number: {higher}, but its segments are less real."
    return f"Look at {best}, too, before you settle: {higher}; why {k} is shown stands above."


def _more_real(choice: KChoice, k: int) -> str:
    """Why the number is kept although other levels of detail are read as more real; empty where none are."""
    others = [level.k for level in choice.levels if _reality(choice, level.k) > _reality(choice, k)]
    if not others:
        return ""
    own, numbers = choice.of(k).score or 0.0, listed(map(str, others))
    scores = [choice.of(other).score or 0.0 for other in others]
    if max(scores) >= own:
        either = listed(map(str, others), "or")
        return f"Keep {k}, or take {either}, which are more real: why {k} is shown stands above."
    real = f"{numbers}, with fewer customers between them, {listed(fixed(x, 3) for x in scores)}"
    return f"Keep {k}: of numbers that repeat the score decides, and {k} has {fixed(own, 3)}; {real}."


def _reality(choice: KChoice, k: int) -> int:
    return reality(as_read(choice.of(k)))
