"""How sure the groups are, in words: how real, who lies near a border, whether they return, what they tell."""

from collections.abc import Iterator, Sequence

from segmentry.reporting.rows_are_events import alike_within
from segmentry.reporting.single_columns import LITTLE, explained_by, explained_of, main_clues, outcome_told
from segmentry.reporting.trust.bands import IN_PART, RETURNS, SURELY
from segmentry.reporting.trust.cautions import cautions, unread
from segmentry.reporting.trust.doubts import apart_said, near_a_border
from segmentry.reporting.trust.other_numbers import other_numbers
from segmentry.reporting.trust.verdict_words import how_real
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import FORETELLS
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import listed, number_word, plural, share

#: Groups that are named, and words that a first page has room for.
_MOST_NAMED, _MOST_WORDS = 3, 60
#: How it begins that none fails to return: the least of what bears on decisions.
_ALL_RETURN = ("Both", "All")
#: What it means that parts return of which no groups are real.
_ALIKE = "A cut into {k} comes out alike when repeated; so do cuts through customers without any groups."


def how_sure(segmentation: Segmentation) -> str:
    """How real the groups are, whether they return, what they explain and what to heed, as much of it as a manager
    reads: what bears on decisions first.

    >>> import segmentry
    >>> how_sure(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5))).partition(".")[0]
    'How sure: clearly separate groups'
    """
    return " ".join(_first_and_further(segmentation)[0])


def more_of_it(segmentation: Segmentation) -> str:
    """What else there is to know of it, for which a first page has no room."""
    return " ".join(_first_and_further(segmentation)[1])


def _first_and_further(segmentation: Segmentation) -> tuple[list[str], list[str]]:
    """The sentences for which there is room, in the order in which they are read, and all others."""
    room, kept, parts = _MOST_WORDS, set[int](), list(_parts(segmentation))
    for i in sorted(range(len(parts)), key=lambda i: parts[i][0]):
        words = len(parts[i][1].split())
        if words <= room:
            kept.add(i)
            room -= words
    return [text for i, (_, text) in enumerate(parts) if i in kept], [
        text for i, (_, text) in enumerate(parts) if i not in kept
    ]


def _parts(segmentation: Segmentation) -> Iterator[tuple[int, str]]:
    """The sentences in the order in which they are read, each with its place when room is short."""
    real, returns = how_real(segmentation), _again(segmentation)
    heeded = cautions(segmentation)
    parts = (
        (0, f"How sure: {real}." if real else ""),
        (5, "" if segmentation.verdict == "no structure" else near_a_border(segmentation)),
        (6 if returns.startswith(_ALL_RETURN) else 2, returns),
        (7, apart_said(segmentation)),
        (3, _explained(segmentation)),
        *((1, text) for text in heeded),
        (1, other_numbers(segmentation)),
        (4, alike_within(segmentation)),
        (8, unread(segmentation)),
    )
    return ((place, text) for place, text in parts if text)


def _explained(segmentation: Segmentation) -> str:
    """How much the groups tell of the main outcome, for customers that are left out, beside the column that tells most
    alone."""
    part, profile = explained_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if part is None or outcome is None:
        return ""
    labels = segmentation.labels
    name = column_called(outcome.column, labels).words
    if part <= 0:
        return f"Knowing the group tells nothing of {name}."
    about = outcome_told(segmentation, outcome)
    tell = "little" if part <= LITTLE else "something"
    clue = max(main_clues(segmentation), key=lambda x: explained_by(segmentation, x), default=None)
    alone, digits, own = "", 0, 0.0 if clue is None else explained_by(segmentation, clue)
    if clue is not None and own <= part:  # one that tells more is told with the plan, beside the groups
        digits = 1 if share(own) == share(part) else 0
        alone = f", {column_called(clue.column, labels).words} alone {share(own, digits)}"
    return f"They tell {tell} of {about}: the group explains {share(part, digits)} of the differences{alone}."


def _again(segmentation: Segmentation) -> str:
    """Which groups return when all is repeated."""
    validation = segmentation.validation
    stabilities: Sequence[float] = () if validation is None or segmentation.k == 1 else validation.stabilities
    if not stabilities:
        return ""
    k = segmentation.k
    if segmentation.verdict == "no structure" and min(stabilities) >= RETURNS:
        return _ALIKE.format(k=number_word(k))
    weak = [s.name for s, value in zip(segmentation.segments, stabilities, strict=True) if value < RETURNS]
    if not weak:
        both = f"{_ALL_RETURN[0]} groups" if k == 2 else f"{_ALL_RETURN[1]} {number_word(k)} groups"
        less = [s for s, value in zip(segmentation.segments, stabilities, strict=True) if value < SURELY]
        numbers = listed(str(segment.id) for segment in less)
        which = f"“{less[0].name}”" if len(less) == 1 else f"{number_word(len(less))} of them ({numbers})"
        surely = f", {which} less surely" if less else ""
        strength = segmentation.choice.of(k).prediction_strength
        if strength is not None and strength < FORETELLS and segmentation.by_hand is None:
            surely += "; made from half of them, not all do"
        return f"{both} return when it is repeated with resampled customers{surely}."
    if len(weak) == k:
        hardly = all(value < IN_PART for value in stabilities)
        return f"Repeated with resampled customers, the groups {'do not return' if hardly else 'return only in part'}."
    names = listed((f"“{name}”" for name in weak), most=_MOST_NAMED)
    doubtful = f"who belongs to {plural(len(weak), 'it', 'them')} is doubtful"
    return f"Repeated with resampled customers, all return but {names}: {doubtful}."
