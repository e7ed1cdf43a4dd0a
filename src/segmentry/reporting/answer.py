"""The answer on the first page: what was found about the customers, where to begin, and how sure it is.

One vocabulary for how real segments are: `IN_PLAIN_WORDS`. Code, JSON and the appendix keep the terms.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting.bands import IN_PART, RETURNS, SURELY
from segmentry.reporting.cautions import answers_of_one, cautions, unread
from segmentry.reporting.doubts import apart_said, better_supported, ease_said
from segmentry.reporting.headline import headline
from segmentry.reporting.lead import lead
from segmentry.reporting.said_of import said_of
from segmentry.reporting.single_columns import LITTLE, explained_of
from segmentry.reporting.verdict_words import BY_ONE_COLUMN
from segmentry.results.choice import Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.selection.judging import STABLE
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import counted, listed, number_word, plural, share

#: The verdict as people read it.
IN_PLAIN_WORDS: dict[Verdict, str] = {
    "natural": "clearly separate groups",
    "reproducible": "groups that repeat, with blurry borders",
    "constructive": "a useful split, not natural groups",
    "no structure": "no real groups found",
}
#: Of the outcome more groups must explain so much more to be worth a look, a hundredth of its variance (ours).
_MORE = 0.01
#: Columns and groups that are named.
_MOST_NAMED = 3
#: So many groups that become one, or that split, are told.
_MOST_CHANGES = 2
#: What it means that parts return of which no groups are real.
_ALIKE = "A cut into {k} comes out alike when repeated; so do cuts through customers without any groups."


@dataclass(frozen=True)
class Answer:
    """A headline, where to begin, and how sure it is: a sentence or two each."""

    headline: str
    lead: str
    trust: str


def answer(segmentation: Segmentation) -> Answer:
    """The answer to who the customers are.

    >>> import segmentry
    >>> answer(segmentry.run(segmentry.sample("bank", rows=600), segmentry.Plan(k=1, k_max=4))).headline
    'No groups: all 600 customers are kept together'
    """
    return said_of(segmentation, Answer(headline(segmentation), lead(segmentation), _trust(segmentation)))


def _trust(segmentation: Segmentation) -> str:
    """How real the groups are, whether they return, what they explain, and what to heed, in words."""
    verdict, validation = segmentation.verdict, segmentation.validation
    real = "" if verdict is None else answers_of_one(segmentation) or how_real(segmentation, verdict)
    known = f"How sure: {real}." if real else ""
    again = "" if validation is None or segmentation.k == 1 else _again(segmentation, validation.stabilities)
    parts = (
        known,
        again,
        apart_said(segmentation),
        _explained(segmentation),
        *cautions(segmentation),
        _other_numbers(segmentation),
        unread(segmentation),
    )
    return " ".join(filter(None, parts))


def how_real(segmentation: Segmentation, verdict: Verdict) -> str:
    """How real the groups that there are are, in plain words."""
    column = None if segmentation.by_hand else segmentation.choice.of(segmentation.k).by_column
    if column is None or verdict == "no structure":
        return IN_PLAIN_WORDS[verdict]
    return BY_ONE_COLUMN.format(column=f"“{column_called(column, segmentation.plan.labels).words}”")


def _explained(segmentation: Segmentation) -> str:
    """How much the groups tell of the main outcome, for customers that are left out."""
    part, profile = explained_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if part is None or outcome is None:
        return ""
    name = column_called(outcome.column, segmentation.labels).words
    if part <= 0:
        return f"Knowing the group tells nothing of {name}."
    about = f"who {event_of(outcome, segmentation.labels).did}" if outcome.kind == "rate" else name
    tell = "little" if part <= LITTLE else "something"
    return f"They tell {tell} of {about}: the group explains {share(part)} of the differences in that."


def _again(segmentation: Segmentation, stabilities: Sequence[float]) -> str:
    if not stabilities:
        return ""
    k = segmentation.k
    if segmentation.verdict == "no structure" and min(stabilities) >= RETURNS:
        return _ALIKE.format(k=number_word(k))
    weak = [s.name for s, value in zip(segmentation.segments, stabilities, strict=True) if value < RETURNS]
    if not weak:
        both = "Both groups" if k == 2 else f"All {number_word(k)} groups"
        less = [s for s, value in zip(segmentation.segments, stabilities, strict=True) if value < SURELY]
        numbers = listed(str(segment.id) for segment in less)
        which = f"“{less[0].name}”" if len(less) == 1 else f"{number_word(len(less))} of them ({numbers})"
        surely = f", {which} less surely" if less else ""
        return f"{both} return when it is repeated with resampled customers{surely}."
    if len(weak) == k:
        hardly = all(value < IN_PART for value in stabilities)
        return f"Repeated with resampled customers, the groups {'do not return' if hardly else 'return only in part'}."
    names = listed((f"“{name}”" for name in weak), most=_MOST_NAMED)
    doubtful = f"who belongs to {plural(len(weak), 'it', 'them')} is doubtful"
    return f"Repeated with resampled customers, all return but {names}: {doubtful}."


def _other_numbers(segmentation: Segmentation) -> str:
    """Which other numbers of groups are worth a look: those that repeat, and tell something more."""
    k, choice = segmentation.k, segmentation.choice
    better = better_supported(segmentation)
    worth = [n for n in choice.close if n not in (k, 1, better) and _is_worth_it(segmentation, n)]
    levels = [level.k for level in choice.levels if level.k not in (k, 1, better, *choice.close)]
    others = [number for number in levels if _is_worth_it(segmentation, number)]
    as_good = [_with_change(segmentation, number) for number in worth]
    said = [_with_change(segmentation, number, "coarser" if number < k else "finer") for number in others]
    texts = (
        ease_said(segmentation),
        f"The evidence is almost as good for {listed(as_good, 'or')}." if as_good else "",
        f"Also worth a look: {listed(said, 'or')}." if said else "",
    )
    return " ".join(filter(None, texts))


def _is_worth_it(segmentation: Segmentation, k: int) -> bool:
    """Whether so many groups repeat and, where there is an outcome, tell more of it; no less where they are fewer."""
    choice = segmentation.choice
    if (choice.of(k).stability or 0.0) < STABLE:
        return False
    told = {level.k: level.outcome_explained for level in choice.levels}
    here, there = told.get(segmentation.k), told.get(k)
    return here is None or there is None or there - here >= (_MORE if k > segmentation.k else 0.0)


def _with_change(segmentation: Segmentation, k: int, how: str = "") -> str:
    """So many groups, and which of those that are shown become one or split, where that is known and short."""
    levels = segmentation.choice.levels
    at = {level.k: i for i, level in enumerate(levels)} if segmentation.by_hand is None else {}
    own, other, change = at.get(segmentation.k), at.get(k), ""
    if own is not None and other == own - 1:
        change = _united(levels[own].divides, levels[own].whole)
    elif own is not None and other == own + 1:
        change = _divided(levels[own + 1].divides, levels[own + 1].whole)
    beside = ": ".join(filter(None, (how, change)))
    return f"{counted(k, 'group')} ({beside})" if beside else counted(k, "group")


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
