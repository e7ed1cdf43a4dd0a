"""Where there are no groups: the single columns that tell most of what came of customers, and what is tried by one."""

from dataclasses import dataclass

from segmentry.reporting import by_amount
from segmentry.reporting.cards.one_fact import one_of_each_fact
from segmentry.reporting.clue_words import part_said
from segmentry.reporting.lists import are_written_to, lists
from segmentry.reporting.made_parts import are_made, tell_of_it
from segmentry.reporting.once import once
from segmentry.reporting.plan.halves_needed import Change
from segmentry.reporting.plan.plan_of_action import plan_of
from segmentry.reporting.plan.yours_to_change import called, lever_of, test_of, wanted_of
from segmentry.reporting.single_columns import outcome_told
from segmentry.reporting.trust.sensitive import protected_of
from segmentry.reporting.trust.verdict_words import NO_GROUPS
from segmentry.results.amount_tiers import Tiers
from segmentry.results.profile import Outcome
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import between
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.size_words import tells_size
from segmentry.wording import EVERYONE, capitalised, listed, number_word, share

#: How a page begins: no kinds, and then what is of use all the same.
BY_DEGREE = f"{NO_GROUPS}, customers differ by degree"
#: What is said of the parts that were made all the same, shown or not.
MADE = "These {k} groups were made for use, not found: near a border customers are much alike."
LABELLED = "The table that is handed back labels customers by {k} parts that were made, not found: see Who they are."
#: What is done with lists, of which a customer may be on several.
TO_LISTS = "Write to each list about what it is of; who is on several gets the letter of the smallest."
#: Columns that are told, lists and parts in a headline, and columns in a line below it.
_MOST, _IN_HEADLINE, _PARTS, _IN_LINE = 5, 2, 3, 2


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
    by_plan = plan is not None and plan.leads and plan.aim != "ask"
    left_out = tuple(x.column for x in sizes if told and between(x) > between(told[-1]))
    tiers = profile.tiers if lever is None and not by_plan else None
    return NoGroups(outcome, tuple(told), left_out, lever, wanted_of(segmentation, outcome), by_plan, tiers)


def shows_parts(segmentation: Segmentation) -> bool:
    """Whether groups stand on the first page: those that are there, and made ones where their number was asked for, or
    they are of use: they tell of the outcome, or nothing is known of one, nor of who spends most."""
    found = no_groups(segmentation)
    return found is None or segmentation.plan.k != "auto" or _are_of_use(segmentation, found)


def parts_lead(segmentation: Segmentation) -> bool:
    """Whether made parts come first on a page, and not single columns."""
    found = no_groups(segmentation)
    return found is not None and _are_of_use(segmentation, found) and not are_listed(segmentation, found)


def _are_of_use(segmentation: Segmentation, found: NoGroups) -> bool:
    if found.tiers is not None:
        return False
    return tell_of_it(segmentation) or (found.outcome is None and are_made(segmentation))


def are_listed(segmentation: Segmentation, found: NoGroups) -> bool:
    """Whether there are lists of customers to write to."""
    is_free = found.outcome is None and found.tiers is None
    return is_free and are_written_to(segmentation) and bool(lists(segmentation))


def headline(segmentation: Segmentation, found: NoGroups) -> str:
    """That there are no groups, and what the made parts tell, or the best single column, else who has most of what they
    spend or hold, else the parts or lists by name."""
    clue, outcome = next(iter(found.clues), None), found.outcome
    if found.tiers is not None:
        return by_amount.headline(segmentation, found.tiers)
    if outcome is None:
        return _of_lists(segmentation, found)
    if parts_lead(segmentation):
        return f"{BY_DEGREE}. {_ends(segmentation, outcome)}"
    if clue is None:
        return f"{BY_DEGREE}, and no column tells {outcome_told(segmentation, outcome)}"
    return f"{BY_DEGREE}. {_both(segmentation, outcome, clue)}"


def _both(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How a part stands and the others."""
    if outcome.kind != "rate":
        return _on_average(segmentation, outcome, clue)
    part, did = part_said(segmentation, clue), event_of(outcome, segmentation.labels).did
    inside, rest = (value_said(outcome, value, segmentation.labels) for value in (clue.value, clue.rest))
    return f"{inside} of those {part} {did}, {rest} of the others"


def _ends(segmentation: Segmentation, outcome: Outcome) -> str:
    """How the made part with most of an outcome stands, and the one with least."""
    known, labels = [own for own in outcome.ranked if own.value is not None], segmentation.labels
    if not known:
        return f"They are cut into {number_word(segmentation.k)} groups for use"
    each = [(value_said(outcome, x.value, labels), _named(segmentation.segments[x.segment - 1])) for x in known]
    (most, first), (least, last) = each[0], each[-1]
    if outcome.kind == "rate":
        return f"{most} of {first} {event_of(outcome, labels).did}, {least} of {last}"
    return (
        f"{capitalised(column_called(outcome.column, labels).words)} is {most} on average of {first}, {least} of {last}"
    )


def _named(segment: Segment) -> str:
    return f"“{segment.name}” ({share(segment.share)})"


def _of_lists(segmentation: Segmentation, found: NoGroups) -> str:
    """The first lists by single facts; where there are none the made parts, else that all are treated alike."""
    if are_listed(segmentation, found):
        each = [f"{x.count:,} ({share(x.share)}) {x.who}" for x in lists(segmentation)[:_IN_HEADLINE]]
        return f"{BY_DEGREE}. Choose by single facts, such as {listed(each)}"
    if not are_made(segmentation):
        return f"{BY_DEGREE}: treat all {segmentation.rows_labelled:,} alike"
    ranked = sorted(segmentation.segments, key=lambda x: (-x.size, x.id))
    return f"{BY_DEGREE}. Cut for use: {listed(map(_named, ranked), most=_PARTS)}"


def of_parts(segmentation: Segmentation, found: NoGroups) -> str:
    """That the parts were made, and what single columns tell beside them."""
    made = MADE.format(k=number_word(segmentation.k))
    if found.outcome is None or not found.clues:
        return made
    outcome = found.outcome
    return (
        f"{made} By one column alone: {'; '.join(_briefly(segmentation, outcome, x) for x in found.clues[:_IN_LINE])}."
    )


def _briefly(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How a part stands and the others, where the outcome was named."""
    inside, rest = (value_said(outcome, value, segmentation.labels) for value in (clue.value, clue.rest))
    return f"{inside} {part_said(segmentation, clue)}, {rest} of the others"


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
            f"That tells where it is high, and not what {way} it. Add a column that you can change (an offer, a price,"
            " a channel), or another outcome, and run again."
        )
    if found.lever is None and outcome.kind == "rate" and event_of(outcome, segmentation.labels).wanted is None:
        return "By their names, none of these columns is yours to change: plan with these rates."
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
