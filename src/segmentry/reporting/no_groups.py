"""Where there are no groups: the single columns that tell most of what came of customers, and what is tried by one."""

from dataclasses import dataclass

from segmentry.reporting import by_amount
from segmentry.reporting.cards.one_fact import one_of_each_fact
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.lists import are_written_to, lists
from segmentry.reporting.once import once
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.yours_to_change import called, lever_of, test_of, wanted_of
from segmentry.reporting.trust.sensitive import protected_of
from segmentry.reporting.trust.verdict_words import NO_GROUPS
from segmentry.results.amount_tiers import Tiers
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import between
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.size_words import tells_size
from segmentry.wording import EVERYONE, capitalised, listed, share

#: How a page begins whose single columns tell more.
LOOK_AT_COLUMNS = f"{NO_GROUPS}: look at single columns."
#: What is said of the parts that were made all the same, shown or not.
MADE = "These {k} parts were asked for and made, not found: customers differ by degrees, not in kinds."
LABELLED = "The table that is handed back labels customers by {k} parts that were made, not found: see Who they are."
#: Columns that are told, and lists in a headline.
_MOST, _IN_HEADLINE = 5, 2


@dataclass(frozen=True)
class NoGroups:
    """What is known of single columns.

    `clues` are the best parts by single columns for the outcome, the column that tells most of it first; of those that
    say much the same, one, and none of how large a row is. `left_out` are the columns of that which tell more than the
    last of them. `lever` is the first of a column that a company can change. `change` is which way the
    outcome is wanted to go. `by_plan`: there is a plan of action, of a part of all customers. `tiers`:
    customers by how much they spend or hold, where no outcome is known, or that is it and nothing can be changed.
    """

    outcome: Outcome | None = None
    clues: tuple[Clue, ...] = ()
    left_out: tuple[str, ...] = ()
    lever: Clue | None = None
    change: Change = "fall"
    by_plan: bool = False
    tiers: Tiers | None = None

    @property
    def is_to_act_on(self) -> bool:
        """Whether anything follows for whom to do what."""
        if self.outcome is None or self.tiers is not None:
            return self.tiers is not None
        return bool(self.clues) and (self.lever is not None or self.outcome.kind == "rate")


@once
def no_groups(segmentation: Segmentation) -> NoGroups | None:
    """What single columns tell; None where there are groups, or before segments are profiled."""
    profile = segmentation.profile
    if profile is None or segmentation.verdict != "no structure" or segmentation.choice.k != 1:
        return None
    outcome = profile.main_outcome
    if outcome is None or outcome.all.value is None:
        return NoGroups(tiers=profile.tiers)
    known = sorted((x for x in profile.clues if x.outcome == outcome.column), key=lambda x: (-between(x), x.column))
    sizes = [x for x in known if outcome.kind == "mean" and tells_size(x.column)]
    known = [x for x in known if x not in sizes]
    lever = lever_of(segmentation, outcome, known)
    told = one_of_each_fact(segmentation.columns, known)[:_MOST]
    if lever is not None and lever not in told:
        told = [*told[: _MOST - 1], lever]
    plan = plan_of(segmentation)
    by_plan = plan is not None and plan.aim != "ask"
    left_out = tuple(x.column for x in sizes if told and between(x) > between(told[-1]))
    tiers = profile.tiers if lever is None and not by_plan else None
    return NoGroups(outcome, tuple(told), left_out, lever, wanted_of(segmentation, outcome), by_plan, tiers)


def shows_parts(segmentation: Segmentation) -> bool:
    """Whether groups stand on the first page: those that are there, and made ones where their number was asked for."""
    return no_groups(segmentation) is None or segmentation.plan.k != "auto"


def headline(segmentation: Segmentation, found: NoGroups) -> str:
    """That there are no groups, and what the best single column tells, else who has most of what they spend or hold."""
    clue, outcome = next(iter(found.clues), None), found.outcome
    if found.tiers is not None:
        return by_amount.headline(segmentation, found.tiers)
    if outcome is None:
        return _of_lists(segmentation)
    if clue is None or not found.is_to_act_on:
        return (
            f"{NO_GROUPS}, and nothing here to act on: all {segmentation.rows_labelled:,} customers differ by degrees"
        )
    if outcome.kind == "rate":
        part, did = part_said(segmentation, clue), event_of(outcome, segmentation.labels).did
        inside, rest = (value_said(outcome, value, segmentation.labels) for value in (clue.value, clue.rest))
        return f"{LOOK_AT_COLUMNS} {inside} of those {part} {did}, {rest} of the others"
    return f"{LOOK_AT_COLUMNS} {_on_average(segmentation, outcome, clue)}"


def _of_lists(segmentation: Segmentation) -> str:
    """The first lists by single facts; where there are none, that all are treated alike."""
    each = [f"{x.count:,} ({share(x.share)}) {x.who}" for x in lists(segmentation)[:_IN_HEADLINE]]
    if not each or not are_written_to(segmentation):
        return f"{NO_GROUPS}: treat all {segmentation.rows_labelled:,} customers alike, they differ by degrees"
    whom = f"choose among the {segmentation.rows_labelled:,} customers by single facts"
    return f"{NO_GROUPS}: {whom}, such as {listed(each)}"


def _on_average(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """What an outcome is on average of those in a part, and of the others."""
    name = column_called(outcome.column, segmentation.labels).words
    inside, rest = (value_said(outcome, value, segmentation.labels) for value in (clue.value, clue.rest))
    return f"{capitalised(name)} is {inside} on average of those {part_said(segmentation, clue)}, {rest} of the others"


def next_test(segmentation: Segmentation, found: NoGroups) -> str:
    """One thing to try on a random half of whom, by the best column that can be changed, and what that can show."""
    clue, outcome = found.lever or next(iter(found.clues), None), found.outcome
    if found.tiers is not None:
        return by_amount.what_next(segmentation, found.tiers)
    if outcome is None:
        return ""
    if clue is None:
        alike = f"No column tried tells of it: treat {EVERYONE} alike, and look for columns that do."
        return f"{alike}{_untried(segmentation)}"
    if found.lever is None and outcome.kind == "mean":
        way = "lowers" if found.change == "fall" else "raises"
        return (
            f"{_on_average(segmentation, outcome, clue)}: that tells where it is high, and not what {way} it. Add a"
            f" column that you can change (an offer, a price, a channel), or another outcome, and run again."
        )
    tried = test_of(segmentation, outcome, clue, found.change)
    if found.lever is None:
        none = "By their names, none of these columns is yours to change: choose by them with whom to begin."
        return f"{none} {tried}"
    return f"Of these, {called(segmentation, clue)} is yours to change. {tried}"


def _untried(segmentation: Segmentation) -> str:
    """Which columns were not tried, since law protects what they tell, as a sentence behind a blank."""
    names = [x.name for x in segmentation.columns.columns if x.name in protected_of(segmentation)]
    words = [column_called(name, segmentation.labels).words for name in names]
    return f" Not tried, as law protects them: {listed(words, most=_MOST)}." if words else ""
