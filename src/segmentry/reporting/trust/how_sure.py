"""How sure the groups are, in words: always the same matters in the same order, each in one short sentence.

How real they are and whether they return, who lies near a border, which are hardly apart, what they tell of the
outcome, which other number of groups is nearly as good, whom law protects. One is left out where there is nothing to
tell of it, never for want of room.
"""

from segmentry.reporting.rows_are_events import alike_within
from segmentry.reporting.single_columns import LITTLE, explained_by, explained_of, outcome_told, tells_most
from segmentry.reporting.trust.bands import IN_PART, RETURNS, SURELY
from segmentry.reporting.trust.borders import near_a_border, part_near_a_border
from segmentry.reporting.trust.cautions import on_legal_ground, unread
from segmentry.reporting.trust.doubts import apart_said, not_well_apart
from segmentry.reporting.trust.other_numbers import other_numbers
from segmentry.reporting.trust.verdict_words import how_real
from segmentry.results.choice import Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import FORETELLS, as_read
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import listed, number_word, plural, share

#: What may be relied on, and what not, by the verdict as it is read.
_RELY: dict[Verdict | None, str] = {
    "natural": "rely on who is in which",
    "reproducible": "rely on what each is like",
    "constructive": "rely on the figures of each, not on them as kinds",
}
#: Beside it, where one of so many customers lies near a border, or a group does not return (ours).
_LESS, _MANY = ", less on who is in it", 0.1
_ON_THE_WHOLE = "separate groups with near neighbours"
#: What it means that no groups are real.
_BY_DEGREE = ". Where to cut is your choice"


def how_sure(segmentation: Segmentation) -> str:
    """How real the groups are and what to heed, as a manager reads it.

    >>> import segmentry
    >>> how_sure(segmentry.run(segmentry.sample("telecom", rows=600), segmentry.Plan(k_max=5))).partition(".")[0]
    'How sure: clearly separate groups: rely on who is in which'
    """
    real, are_real = how_real(segmentation), segmentation.verdict != "no structure"
    real = _ON_THE_WHOLE if _are_hardly_apart(segmentation) else real
    slots = (
        f"How sure: {real}{_rely(segmentation)}." if real else "",
        _doubted(segmentation),
        near_a_border(segmentation) if are_real else "",
        "" if _is_said_with_whom(segmentation) else apart_said(segmentation),
        _explained(segmentation),
        other_numbers(segmentation),
        on_legal_ground(segmentation),
        alike_within(segmentation),
    )
    return " ".join(filter(None, slots))


def _are_hardly_apart(segmentation: Segmentation) -> bool:
    """Whether the groups are clearly separate all together, and yet most of them no longer beside their neighbours."""
    if segmentation.by_hand is not None or as_read(segmentation.choice.of(segmentation.k)) != "natural":
        return False
    return 2 * len(not_well_apart(segmentation)) > segmentation.k


def _rely(segmentation: Segmentation) -> str:
    """What may be relied on, and what not, behind how real they are; empty where one column tells all, or groups were
    changed by hand."""
    own = segmentation.choice.of(segmentation.k)
    if segmentation.verdict == "no structure":
        return _BY_DEGREE
    if segmentation.by_hand is not None or own.by_column is not None:
        return ""
    read = as_read(own)
    if _are_hardly_apart(segmentation):  # which is said before it
        return f": {_RELY['reproducible']}"
    is_doubted = any(value < RETURNS for value in _stabilities(segmentation))
    if read == "natural" and is_doubted:
        read = "reproducible"
    if read == "natural" and _is_said_with_whom(segmentation):
        weak = not_well_apart(segmentation)
        return f": {_RELY[read]}, less so for {plural(len(weak), 'group')} {listed(map(str, weak), most=len(weak))}"
    blurred = is_doubted or (part_near_a_border(segmentation) or 0.0) >= _MANY
    less = _LESS if read == "reproducible" and blurred else ""
    return f": {_RELY[read]}{less}" if read in _RELY else ""


def _is_said_with_whom(segmentation: Segmentation) -> bool:
    """Whether a few groups are not well apart of those of which it is said that who is in which may be relied on."""
    own = segmentation.choice.of(segmentation.k)
    is_sure = segmentation.by_hand is None and own.by_column is None and as_read(own) == "natural"
    is_doubted = any(value < RETURNS for value in _stabilities(segmentation))
    weak = not_well_apart(segmentation)
    return is_sure and not is_doubted and 0 < 2 * len(weak) <= segmentation.k


def more_of_it(segmentation: Segmentation) -> str:
    """What an analyst should know beside it: that groups return, some less surely, and names that nobody can read."""
    return " ".join(filter(None, (_all_return(segmentation), unread(segmentation))))


def _explained(segmentation: Segmentation) -> str:
    """How much the groups tell of the main outcome, for customers that are left out, beside the column that tells most
    alone, measured alike."""
    part, profile = explained_of(segmentation), segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if part is None or outcome is None:
        return ""
    about = outcome_told(segmentation, outcome)
    clue = tells_most(segmentation)
    own = 0.0 if clue is None else explained_by(segmentation, clue)
    digits = 1 if clue is not None and share(own) == share(part) else 0
    beside = ""
    if clue is not None:
        beside = f", {column_called(clue.column, segmentation.labels).words} alone {share(own, digits)}"
    if part <= 0:
        return f"The groups tell nothing of {about}{beside}."
    little = ": little of a single customer" if part <= LITTLE else ""
    return f"The groups explain {share(part, digits)} of the differences in {about}{beside}{little}."


def _stabilities(segmentation: Segmentation) -> tuple[float, ...]:
    validation = segmentation.validation
    return () if validation is None or segmentation.k == 1 else tuple(validation.stabilities)


def _doubted(segmentation: Segmentation) -> str:
    """Which groups do not return when all is repeated."""
    stabilities, k = _stabilities(segmentation), segmentation.k
    weak = [i for i, value in enumerate(stabilities, start=1) if value < RETURNS]
    if not weak or segmentation.verdict == "no structure":
        return ""
    if len(weak) == k:
        hardly = all(value < IN_PART for value in stabilities)
        return f"Repeated with resampled customers, the groups {'do not return' if hardly else 'return only in part'}."
    numbers, them = listed(map(str, weak), most=len(weak)), plural(len(weak), "it", "them")
    return f"Repeated, all return but {plural(len(weak), 'group')} {numbers}: who belongs to {them} is doubtful."


def _all_return(segmentation: Segmentation) -> str:
    """That all groups return when all is repeated, and which less surely; empty where some do not."""
    stabilities, k = _stabilities(segmentation), segmentation.k
    if not stabilities or min(stabilities) < RETURNS or segmentation.verdict == "no structure":
        return ""
    less = [str(i) for i, value in enumerate(stabilities, start=1) if value < SURELY]
    surely = f", {plural(len(less), 'group')} {listed(less, most=len(less))} less surely" if less else ""
    strength = segmentation.choice.of(k).prediction_strength
    if strength is not None and strength < FORETELLS and segmentation.by_hand is None:
        surely += "; made from half of them, not all do"
    both = "Both groups" if k == 2 else f"All {number_word(k)} groups"
    return f"{both} return when it is repeated with resampled customers{surely}."
