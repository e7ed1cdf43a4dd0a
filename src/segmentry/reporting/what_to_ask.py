"""What is asked about customers, as people say it: "Who left (churned = yes, 14%)"."""

from collections.abc import Callable, Sequence
from shlex import quote

from segmentry.results.candidate import Candidate, Kind
from segmentry.results.columns import Columns
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.stages.inspection.likely_outcome_findings import said_to_be_likely
from segmentry.stages.shared.asked_for import NOTHING
from segmentry.stages.shared.display_names import Labels, column_called, level_called
from segmentry.stages.shared.outcome_events import NO, YES, event
from segmentry.wording import listed, share, uncapitalised

ABOUT = "What do you want to know about your customers?"
#: By what the plan calls it.
JUST_WHO = {NOTHING: "Just who they are"}
#: Other outcomes that are named, at most.
_NAMED = 3
#: How a verb begins that is no deed: "have a deposit", "are late".
_STATES = ("have ", "are ")


def sentence(asked: Candidate, labels: Labels) -> str:
    """What is asked, with the column behind it.

    >>> sentence(Candidate(outcome="churned", column="churned", kind="rate", level="yes", share=0.14), {})
    'Who left (churned = yes, 14%)'
    >>> sentence(Candidate(outcome="revenue", column="revenue", kind="value"), {})
    'How much they bring (revenue)'
    >>> sentence(Candidate(outcome="days_late", column="days_late", kind="mean"), {})
    'How they differ in days late'
    """
    called = column_called(asked.column, labels).words
    if asked.kind == "mean":
        return f"How they differ in {called}"
    if asked.kind == "value":
        return f"How much they bring ({called})"
    level = asked.level or "yes"
    did = event(asked.column, level, labels.get(asked.column), is_bad=asked.is_bad).did
    cell = level.casefold()
    said = "yes" if cell in YES else "no" if cell in NO else level_called(asked.column, level, labels)
    of_all = "" if asked.share is None else f", {share(asked.share)}"
    return f"{'Which of them' if did.startswith(_STATES) else 'Who'} {did} ({called} = {said}{of_all})"


def taken_by_itself(offered: Sequence[Candidate], labels: Labels) -> str:
    """What is taken of them where nobody says otherwise.

    >>> left = Candidate(outcome="left", column="left", kind="rate", level="yes", share=0.14)
    >>> taken_by_itself([left, left.model_copy(update={"outcome": "late"})], {})
    'the one of 1 and 2 in which groups differ most'
    >>> taken_by_itself([left.model_copy(update={"is_found": False})], {})
    'just who they are'
    """
    found = [candidate for candidate in offered if candidate.is_found]
    first = [candidate for candidate in found if candidate.kind == found[0].kind]
    if len(first) > 1:
        return f"the one of {listed(map(str, range(1, len(first) + 1)))} in which groups differ most"
    said = sentence(first[0], labels) if first else JUST_WHO[NOTHING]
    return uncapitalised(said)


def candidate_of(outcome: Outcome, columns: Columns) -> Candidate:
    """An outcome that was told, as a candidate."""
    sources = columns[outcome.column].sources
    kind: Kind = "rate" if outcome.kind == "rate" else "value" if outcome.is_value else "mean"
    told = {"level": outcome.level, "share": outcome.all.value, "is_bad": outcome.is_bad}
    named = sources[0] if len(sources) == 1 else outcome.column
    return Candidate(outcome=named, column=outcome.column, kind=kind, **(told if kind == "rate" else {}))


def in_shell(outcome: str) -> str:
    """How the command line asks about it.

    >>> in_shell("late_payment"), in_shell("how it ended=gone")
    ('--outcome late_payment', "--outcome 'how it ended=gone'")
    """
    return f"--outcome {quote(outcome)}"


def in_python(outcome: str) -> str:
    """How Python asks about it.

    >>> in_python("late_payment")
    "segmentry.Plan(outcome='late_payment')"
    """
    return f"segmentry.Plan(outcome={outcome!r})"


def or_else(segmentation: Segmentation, spelled: Callable[[str], str] = in_shell) -> str:
    """What else could be the outcome, and how to ask about it; empty where nothing else could. `spelled` tells how a
    face asks about a column."""
    columns, profile = segmentation.columns, segmentation.profile
    if profile is None:
        return ""
    names = {x.column: candidate_of(x, columns).outcome for x in others_as_well(segmentation)}
    is_none = profile.main_outcome is None
    if is_none:
        names = {name: name for name in said_to_be_likely(columns.findings) if name in segmentation.features}
    if not names:
        return ""
    words = listed([f"“{column_called(name, segmentation.labels).words}”" for name in names], "or", most=_NAMED)
    how = listed(list(map(spelled, names.values()))[:_NAMED], "or")
    could = "No outcome was taken. It could be" if is_none else "The outcome could also be"
    return f"{could} {words}: run again with {how}."


def others_as_well(segmentation: Segmentation) -> tuple[Outcome, ...]:
    """The outcomes that could be the main one as well: of its kind, and with enough of whom it is so; none where the
    plan names one.

    Only the differences between the groups decide among them.
    """
    profile = segmentation.profile
    main = None if profile is None else profile.main_outcome
    if profile is None or main is None or main.is_asked:
        return ()
    alike = (x for x in profile.outcomes if (x.kind, x.is_value) == (main.kind, main.is_value))
    return tuple(x for x in alike if x is not main and not x.is_too_rare)
