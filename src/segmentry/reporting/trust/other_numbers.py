"""Other numbers of groups beside those shown: what each does better and worse, in one clause, and when to take it.

A number that is spoken of is a level of detail, so that it stands in the table of levels.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from segmentry.reporting.single_columns import outcome_told
from segmentry.reporting.trust.verdict_words import close_call, how_real, number_beside
from segmentry.results.choice import Evidence, Level
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import FORETELLS, as_read, reality
from segmentry.stages.shared.tells_as_much import ABOUT_AS_MUCH, Verdict, compared
from segmentry.wording import capitalised, counted, listed, plural, share

#: Numbers of groups that all explain less of the outcome are not told by it (ours).
_SOMETHING = 0.01
#: The least match of a segment in resamples, the prediction strength, and the mean density between neighbours differ
#: from here on (ours).
_SURER, _HALVES, _FURTHER = 0.05, 0.2, 0.1
#: So many groups are told that become one, or that split.
_MOST_CHANGES = 2


def other_numbers(segmentation: Segmentation) -> str:
    """The other number that is recommended, one that is more real with why it was passed over, or a close call; empty
    where there is no such one, or the groups were changed by hand, of which the evidence is not."""
    choice, k = segmentation.choice, segmentation.k
    if not _others(segmentation):
        return ""
    if choice.k not in (1, k):
        return f"Recommended: {number_beside(choice, choice.k, k)}."
    if (real := _more_real(segmentation)) is not None:
        return beside(segmentation, real)
    if choice.k != k or not choice.close:
        return ""
    close = [level for level in _others(segmentation) if level.k in choice.close]
    return beside(segmentation, close[0]) if len(close) == 1 else f"{capitalised(close_call(choice))}."


def _more_real(segmentation: Segmentation) -> Level | None:
    """The level that is more real than the groups shown, the most real and nearest of these; None where none is."""
    choice, k = segmentation.choice, segmentation.k
    real = {level.k: reality(as_read(choice.of(level.k))) for level in _others(segmentation)}
    more = [level for level in _others(segmentation) if real[level.k] > reality(as_read(choice.of(k)))]
    return min(more, key=lambda level: (-real[level.k], abs(level.k - k)), default=None)


def all_beside(segmentation: Segmentation) -> tuple[str, ...]:
    """Of every other level of detail what it does better and worse, a sentence each."""
    return tuple(beside(segmentation, level) for level in _others(segmentation))


def beside(segmentation: Segmentation, level: Level) -> str:
    """What a level does better and worse than the groups shown, as a sentence."""
    better, worse = (list(_better(segmentation, *pair)) for pair in _both_ways(segmentation, level))
    coarser = level.k < segmentation.k
    better = better or (["are fewer to plan for"] if coarser else ["show more of the differences"])
    worse = worse or (["show less of the differences"] if coarser else ["are more to plan for"])
    standing = ""
    if level.name == "recommended":
        standing = "are recommended: they "
    elif level.k in segmentation.choice.close and segmentation.k == segmentation.choice.k:
        standing = "would do nearly as well: they "
    return f"{_with_change(segmentation, level)} {standing}{listed(better)}, but {listed(worse)}."


def _others(segmentation: Segmentation) -> tuple[Level, ...]:
    if segmentation.k == 1 or segmentation.by_hand is not None:
        return ()
    return tuple(level for level in segmentation.choice.levels if level.k != segmentation.k)


def _beside(segmentation: Segmentation, level: Level) -> Verdict:
    """What a level tells of the main outcome beside the groups shown; empty where that cannot be said."""
    there, here = _of_outcome(segmentation, level)
    if there is None or here is None or max(there, here) < _SOMETHING:
        return ""
    return compared(there, here, level.outcome_error)


def _of_outcome(segmentation: Segmentation, level: Level) -> tuple[float | None, float | None]:
    """What a level explains of the main outcome, and what the groups shown do."""
    own = next((x.outcome_explained for x in segmentation.choice.levels if x.k == segmentation.k), None)
    return level.outcome_explained, own


def _both_ways(
    segmentation: Segmentation, level: Level
) -> tuple[tuple[Evidence, Evidence, float | None, float | None], ...]:
    choice, (there, here) = segmentation.choice, _of_outcome(segmentation, level)
    own, other = choice.of(segmentation.k), choice.of(level.k)
    return (other, own, there, here), (own, other, there, here)


def _better(
    segmentation: Segmentation, one: Evidence, than: Evidence, there: float | None, here: float | None
) -> Iterator[str]:
    """What one number does better than another; of the one that is not shown it is said, better or worse."""
    is_worse = one.k == segmentation.k
    is_apart = as_read(one) == "natural" != as_read(than)
    gap = None if one.valley is None or than.valley is None else than.valley - one.valley
    if is_apart or (gap is not None and gap >= _FURTHER and reality(as_read(one)) >= reality(as_read(than))):
        yield "stand closer together" if is_worse else "stand further apart"
    if _is_surer(one, than):
        yield "return less surely" if is_worse else "return more surely"
    elif not is_apart and reality(as_read(one)) > reality(as_read(than)):
        yield f"are {how_real(segmentation, than.k)}" if is_worse else "hold better as groups"
    yield from _tells(segmentation, one, than, there, here)


def _is_surer(one: Evidence, than: Evidence) -> bool:
    """Whether the least sure segment returns more surely, or halves foretell each other, and much better."""
    if one.matches and than.matches and abs(more := min(one.matches) - min(than.matches)) >= _SURER:
        return more > 0
    halves = one.prediction_strength, than.prediction_strength
    if halves[0] is None or halves[1] is None:
        return False
    return halves[0] >= FORETELLS and halves[0] - halves[1] >= _HALVES


def _tells(
    segmentation: Segmentation, one: Evidence, than: Evidence, there: float | None, here: float | None
) -> Iterator[str]:
    """What one number tells more of the main outcome; of fewer groups that they tell as much."""
    if there is None or here is None:
        return
    is_worse = one.k == segmentation.k
    told = _beside(segmentation, next(x for x in _others(segmentation) if x.k == (than.k if is_worse else one.k)))
    if told == ("less" if is_worse else "more"):
        figures = f"{share(max(there, 0.0))} against {share(max(here, 0.0))}"
        little = "a little " if abs(there - here) < ABOUT_AS_MUCH else ""
        yield f"tell {little}{told} of {_about(segmentation)} ({figures})"
    elif told == "as much" and not is_worse and one.k < than.k:
        yield f"tell as much of {_about(segmentation)}"


def _about(segmentation: Segmentation) -> str:
    """The main outcome behind `tell more of`."""
    outcome = None if segmentation.profile is None else segmentation.profile.main_outcome
    return "the outcome" if outcome is None else outcome_told(segmentation, outcome)


def _with_change(segmentation: Segmentation, level: Level) -> str:
    """So many groups, and which of those that are shown become one or split, where that is known and short."""
    levels = segmentation.choice.levels
    at = {level.k: i for i, level in enumerate(levels)}
    own, other, change = at.get(segmentation.k), at[level.k], ""
    if own is not None and other == own - 1:
        change = _united(levels[own].divides, levels[own].whole)
    elif own is not None and other == own + 1:
        change = _divided(levels[other].divides, levels[other].whole)
    groups = counted(level.k, "group")
    return f"{groups} ({change})" if change else groups


def _united(divides: Sequence[int], whole: Sequence[bool]) -> str:
    """Which segments become one; empty where that takes more than a few words, or they are shared out.

    >>> _united((2, 1, 3, 1), (True,) * 3), _united((1, 1, 2, 2), (True, True)), _united((1, 1, 2), (False, False))
    ('2 and 4 become one', '1 and 2 become one, 3 and 4 another', '')
    """
    together: dict[int, list[str]] = {}
    for number, of in enumerate(divides, start=1):
        together.setdefault(of, []).append(str(number))
    several = [listed(numbers, most=len(numbers)) for numbers in together.values() if len(numbers) > 1]
    if not 0 < len(several) <= _MOST_CHANGES or not whole or not all(whole):
        return ""
    return ", ".join((f"{several[0]} become one", *(f"{numbers} another" for numbers in several[1:])))


def _divided(divides: Sequence[int], whole: Sequence[bool]) -> str:
    """Which segments split, or are shared out among others.

    >>> _divided((1, 2, 1), (True, True)), _divided((1, 2, 1, 2), (True, True)), _divided((1, 2), (True, True))
    ('1 splits', '1 and 2 split', '')
    >>> _divided((1, 2, 3, 1), (False, True, True))
    '1 is shared out'
    """
    torn = [number for number, stays in enumerate(whole, start=1) if not stays]
    numbers = torn or sorted(number for number, count in Counter(divides).items() if count > 1)
    if not 0 < len(numbers) <= _MOST_CHANGES or not whole:
        return ""
    does = plural(len(numbers), "is shared out", "are shared out") if torn else plural(len(numbers), "splits", "split")
    return f"{listed(map(str, numbers))} {does}"
