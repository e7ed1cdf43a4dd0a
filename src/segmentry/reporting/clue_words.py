"""Clues in words: which part of customers one is about, and what it suggests to try."""

from collections.abc import Sequence

from segmentry.kinds import Kind
from segmentry.maths import settled
from segmentry.maths.inference import rate_interval
from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, within
from segmentry.stages.shared.clauses import clause
from segmentry.stages.shared.deeds import Deed, deed, per_one
from segmentry.stages.shared.display_names import (
    Display,
    Labels,
    column_called,
    display_name,
    level_called,
    thing_called,
)
from segmentry.stages.shared.in_percent import hundredths
from segmentry.stages.shared.known_events import Event
from segmentry.stages.shared.occasions import of_little
from segmentry.stages.shared.offers import burden, can_be_changed, can_be_offered, is_on_terms
from segmentry.stages.shared.outcome_events import NO, YES, answer_called, says_yes_or_no
from segmentry.stages.shared.own_doing import own_doing, thing_given
from segmentry.stages.shared.touchpoints import bare
from segmentry.wording import average, plain, rate

#: By their first word, yes or no to what customers have, and to what they are or do.
_NO = "no "
#: So many other kinds of a thing are named.
_NAMED = 2
_HAVE, _BE = ("has", "have", "had"), ("is", "was", "uses")


def as_answer(segmentation: Segmentation, clue: Clue) -> tuple[Clue, tuple[str, ...]]:
    """The clue with the levels of its column: of numbers that are 0 and 1, a yes or no."""
    column = next(own for own in segmentation.columns.columns if own.name == clue.column)
    if clue.level is None and column.kind == "share":
        return clue.model_copy(update={"level": "no" if clue.above is None else "yes"}), ("yes", "no")
    profile = segmentation.profile
    of_column = () if profile is None else profile.segments[0].levels_of(clue.column)
    return clue, tuple(level.level for level in of_column)


def part_of(
    clue: Clue, labels: Labels, levels: Sequence[str] = (), kind: Kind = "number", parts: float | None = None
) -> str:
    """The part of customers that a clue is about; `levels` are those of its column, `kind` what its numbers are, and
    `parts` how many hundredths one of them is, where they are parts of a whole.

    >>> part_of(Clue(outcome="y", column="tenure", at_most=12.0, value=0.7, rest=0.4, count=9, count_rest=9), {})
    'where tenure is up to 12'
    >>> loan = Clue(outcome="y", column="housing_loan", level="no", value=0.7, rest=0.4, count=9, count_rest=9)
    >>> part_of(loan, {}, ["no", "yes"])
    'without housing loan'
    >>> part_of(loan.model_copy(update={"column": "no_internet_service"}), {}, ["no", "yes"])
    'with internet service'
    """
    name = column_called(clue.column, labels)
    if clue.level is not None:
        answer = answer_called(clue.column, clue.level, levels, labels)
        if answer in ("yes", "no") and says_yes_or_no(levels) and _is_had(clue.column, labels):
            thing, has_it = thing_named(clue.column, labels), answer == "yes"
            if thing.startswith(_NO):  # without no internet service
                thing, has_it = thing.removeprefix(_NO), not has_it
            return f"{'with' if has_it else 'without'} {thing}"
        return f"where {name.words} is {answer}"
    bound = clue.above if clue.at_most is None else clue.at_most
    if parts is not None and bound is not None:
        name, bound = Display(name.words, "%"), settled(bound * parts)
    said = average(bound, kind) if kind in ("date", "year") else name.value(plain(bound))
    return f"where {name.words} is {'above' if clue.at_most is None else 'up to'} {said}"


def _is_had(column: str, labels: Labels) -> bool:
    """Whether what a yes or no is about is a thing that one has, as a loan, and nothing that one is or did."""
    if own_doing(column):
        return True
    first = display_name(column, labels.get(column)).words.partition(" ")[0]
    thing = thing_called(column, labels)
    had = first in _HAVE or (first not in _BE and (can_be_offered(column) or can_be_offered(thing)))
    return had and clause(thing) is None


def thing_named(column: str, labels: Labels) -> str:
    """The thing that customers have where they say yes, without what a company did with it.

    >>> thing_named("mentor_assigned", {}), thing_named("OnlineBackup", {})
    ('mentor', 'online backup')
    """
    thing = thing_called(column, labels)
    return thing_given(thing) if own_doing(column) and not labels.get(column) else thing


def those(part: str) -> str:
    """A part of customers behind a verb.

    >>> those("without housing loan"), those("where age is up to 30")
    ('those without housing loan', 'where age is up to 30')
    """
    return f"those {part}" if part.startswith("with") else part


def part_said(segmentation: Segmentation, clue: Clue) -> str:
    """The part of customers that a clue is about, in the words of its column."""
    known, levels = as_answer(segmentation, clue)
    column, called = segmentation.columns[clue.column], column_called(clue.column, segmentation.labels)
    return part_of(known, segmentation.labels, levels, column.kind, hundredths(column, called))


def of_such(clue: Clue, happened: Event) -> str:
    """What became of a part, with its interval, beside the others, as a sentence behind the one that names it."""
    return f"Of such, {rates_said(clue, happened)}."


def rates_said(clue: Clue, happened: Event) -> str:
    """What became of a part, with its interval, beside the others."""
    ends = rate_interval(round(clue.sums[0]), clue.count)
    return f"{rate(clue.value)} {happened.briefly}{within(ends)}, {rate(clue.rest)} of the others"


def another(segmentation: Segmentation, column: str, level: str) -> str:
    """Another kind of a thing than the one that a level says: of three at most the others by name."""
    levels = [] if (profile := segmentation.profile) is None else profile.segments[0].levels_of(column)
    others = [x.level for x in levels if x.level != level]
    named = [level_called(column, x, segmentation.labels) for x in others if x != OTHER]
    told = f" ({' or '.join(named)})" if 0 < len(named) == len(others) <= _NAMED else ""
    return f"another {thing_called(column, segmentation.labels)}{told}"


def deed_said(segmentation: Segmentation, column: str, done: Deed) -> str:
    """What is done about a number, with what the table tells of the occasions that customers pay by."""
    every = [x.name for x in segmentation.columns.columns if x.is_told]
    return of_little(done.act, [column, *every]) if done.kind == "little" else done.act


def _is_owed(segmentation: Segmentation, clue: Clue) -> bool:
    """Whether a clue is to what customers do not pay, cost or suffer: no product is against it."""
    outcomes = () if segmentation.profile is None else segmentation.profile.outcomes
    own = (x for x in outcomes if x.column == clue.outcome and x.kind == "rate")
    return any(event_of(outcome, segmentation.labels).kind == "burden" for outcome in own)


def remedy(segmentation: Segmentation, clue: Clue, whom: str) -> str:
    """What a clue to something unwanted suggests to try on these customers; empty where it suggests nothing.

    What they lack can be offered, of what they have another kind; what they do can be spared them.
    """
    clue, levels = as_answer(segmentation, clue)
    column = segmentation.columns[clue.column]
    spared = burden(clue.column)
    has_it = clue.above is not None or (clue.level or "").casefold() in YES
    if spared is not None and has_it:
        return spared.replace("{whom}", whom)
    if (clue.level or "").casefold() in NO and (done_by_us := own_doing(clue.column)):
        return done_by_us.replace("{it}", thing_named(clue.column, segmentation.labels)).replace("{whom}", whom)
    if _is_owed(segmentation, clue):
        return ""  # who does not pay is sold nothing
    done = deed(clue.column, more=clue.above is not None) if clue.level is None else None
    if done is not None and done.kind != "care":
        it = per_one(bare(column_called(clue.column, segmentation.labels).words))
        return deed_said(segmentation, clue.column, done).replace("{it}", it).replace("{whom}", whom)
    able = column.theme == "does" or can_be_offered(clue.column)
    if clue.level is None or not able or column.levels:
        return ""
    if column.theme == "does" and not says_yes_or_no(levels):
        return ""  # how somebody pays is a sign of something else
    thing = thing_called(clue.column, segmentation.labels)
    if not says_yes_or_no(levels):
        return f"offer {another(segmentation, clue.column, clue.level)} to {whom}"
    if clue.level.casefold() in NO:
        return f"offer {thing} to {whom}"
    if is_on_terms(clue.column):
        return f"offer better terms for the {thing} to {whom}"
    return f"try it without {thing} for {whom}" if column.theme == "does" and can_be_changed(clue.column) else ""
