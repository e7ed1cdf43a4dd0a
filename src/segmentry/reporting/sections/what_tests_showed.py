"""What the tests showed of which the table says who was in which arm, and whether these were drawn at random."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segmentry.reporting.document import Block, Column, Kind, Paragraph, Raw, Section, Table
from segmentry.reporting.plan.said_of_trials import TrialWords
from segmentry.results.segmentation import Segmentation
from segmentry.results.trial import Arm, Trial
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, counted, listed

TITLE, SHEET = "What the test showed", "Test"
#: Where no effect is told, and why.
_GOES_WITH = (
    "“{column}” was not drawn at random, as far as the table tells: who was in which arm goes with {others}, beyond"
    " chance. Arms then differ by who is in them, and no effect is told. Where these columns came after the test, leave"
    " them out and run again."
)
_NOT_KNOWN = (
    "Too few columns tell what was known before, so that nothing says whether “{column}” was drawn at random. No effect"
    " is told."
)
#: Where one is.
_DRAWN = (
    "As if drawn at random: who was in which arm goes with none of {beside} that were known before, beyond chance"
    " (each tested, adjusted by Holm's method)."
)
_INTERVALS = "Intervals of differences hold for all pairs of arms together (95%)."
_IN_GROUPS = (
    "The difference is not the same in all groups, beyond chance. These intervals hold for all groups together."
)
_SEEN = "To show the largest difference that was seen, {needed} in each arm would be needed."
#: Of such a number nobody can have so many (ours).
_MOST_NEEDED = 10_000_000


@dataclass(frozen=True)
class _Row:
    """An arm of all customers, or of a group."""

    arm: Arm
    group: str = ""


def section(segmentation: Segmentation) -> Section | None:
    """The tests, each with its arms; None without one."""
    trials = () if segmentation.profile is None else segmentation.profile.trials
    if not trials:
        return None
    blocks = [block for i, trial in enumerate(trials, start=1) for block in _blocks(segmentation, trial, i)]
    return Section("test", TITLE if len(trials) == 1 else "What the tests showed", tuple(blocks), folded=True)


def tables(segmentation: Segmentation) -> Iterator[tuple[str, Table]]:
    """What each test that was drawn at random showed, as a sentence and its table."""
    trials = () if segmentation.profile is None else segmentation.profile.trials
    for trial in (x for x in trials if x.not_random is None):
        words = TrialWords(segmentation, trial)
        yield words.said, _table(words, [_Row(arm) for arm in trial.arms], SHEET)


def _blocks(segmentation: Segmentation, trial: Trial, number: int) -> Iterator[Block]:
    words = TrialWords(segmentation, trial)
    if trial.not_random == "goes with others":
        others = listed([column_called(name, segmentation.labels).words for name in trial.unlike], most=5)
        yield Paragraph(_GOES_WITH.format(column=words.column, others=others))
        return
    if trial.not_random is not None:
        yield Paragraph(_NOT_KNOWN.format(column=words.column))
        return
    yield Paragraph(words.said, "strong")
    yield _table(words, [_Row(arm) for arm in trial.arms], f"{SHEET} {number}")
    if trial.segments:
        yield Paragraph(_IN_GROUPS)
        rows = [_Row(arm, str(i)) for i, arms in trial.segments for arm in arms]
        yield _table(words, rows, f"{SHEET} {number} by group")
    beside = counted(trial.beside, "column")
    seen = trial.needed is not None and trial.needed <= _MOST_NEEDED
    needed = _SEEN.format(needed=f"{trial.needed:,}") if seen else ""
    yield Paragraph(" ".join(filter(None, (_DRAWN.format(beside=beside), _INTERVALS, needed))), "quiet")


def _table(words: TrialWords, rows: Sequence[_Row], sheet: str) -> Table:
    """The arms with what became of them, and how far they are from the first."""
    segmentation, trial, outcome = words.segmentation, words.trial, words.outcome
    is_rate = outcome.kind == "rate"
    did = event_of(outcome, segmentation.labels).did if is_rate else f"{words.what} on average"
    first = words.arm_named(trial.arms[0].level)

    def came(row: _Row) -> str:
        ends = "" if row.arm.interval is None else f" ({words.between(row.arm.interval)})"
        return f"{words.value(row.arm.value)}{ends}"

    def apart(row: _Row) -> str:
        if row.arm.apart is None or row.arm.apart_interval is None:
            return ""
        return f"{words.gap(row.arm.apart)} ({words.ends(row.arm.apart_interval)})"

    kind: Kind = "share" if is_rate else "number"
    columns = (
        Column("arm", lambda row: words.arm_named(row.arm.level)),
        Column("customers", "arm.count", "count"),
        Column(did, came, "said", sheet=_in_sheet(did, "value", "interval", kind)),
        Column(
            *(f"difference to {first}", apart, "said"),
            sheet=_in_sheet(f"difference to {first}", "apart", "apart_interval", kind),
        ),
    )
    group = (Column("group", "group"),) if any(row.group for row in rows) else ()
    return Table((*group, *columns), tuple(rows), sheet=sheet, title=f"{capitalised(words.column)}, by arm")


def _in_sheet(head: str, figure: str, ends: str, kind: Kind) -> tuple[Raw, ...]:
    """A figure of an arm in a workbook, and both ends of its interval."""

    def end(row: _Row, place: int) -> float | None:
        both = getattr(row.arm, ends)
        return None if both is None else both[place]

    own = (f"{head}: from", lambda row: end(row, 0), kind), (f"{head}: to", lambda row: end(row, 1), kind)
    return (head, f"arm.{figure}", kind), *own
