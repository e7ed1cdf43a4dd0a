"""What stands below the headline: what holds for all customers, where to begin, and what goes with the outcome."""

from segmentry.reporting import order_answer
from segmentry.reporting.clue_words import part_said, rates_said
from segmentry.reporting.concentration import CONCENTRATED
from segmentry.reporting.doubts import in_doubt
from segmentry.reporting.headline import parted_by
from segmentry.reporting.lens import lens, without
from segmentry.reporting.looks import quoted
from segmentry.reporting.next_steps import nothing_of_their_own
from segmentry.reporting.outcome_and_worth import outcome_and_worth
from segmentry.reporting.said_of import rows_of
from segmentry.reporting.sensitive import is_of_health
from segmentry.reporting.single_columns import (
    LITTLE,
    columns_tried,
    explained_of,
    leading_clue,
    main_clues,
    page_rule,
    parts_in_turn,
)
from segmentry.reporting.steps_of_rates import contact_of_all, over_all, standing_out
from segmentry.reporting.steps_of_traits import offer_to_all
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.clues import explained
from segmentry.stages.profiling.in_turn import is_same_part
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import Labels, column_called, thing_called
from segmentry.stages.shared.outcome_events import Event
from segmentry.stages.shared.quantities import tells_worth
from segmentry.wording import EVERYONE, listed, number_word, rate, share

#: Columns that are named.
_MOST_NAMED = 2
#: Columns that would tell more, by what the rows are.
_TELLING = {
    "employees": "who stayed, was promoted, or left",
    "students": "who passed, stayed, or left",
}
_TELLING_OF_HEALTH = "what came of it (cost, recovery, who came back)"
_TELLING_OF_CUSTOMERS = "what became of customers (stayed, bought, paid)"
#: What to heed where there are no real groups.
_BY_DEGREES = "Customers differ by degrees, not in kinds: use the parts below only where you must divide them."


def lead(segmentation: Segmentation) -> str:
    """Some sentences; empty before segments are profiled."""
    profile = segmentation.profile
    if segmentation.k == 1:
        return "Look for columns in which customers differ in kind, or treat them alike."
    if profile is None:
        return ""
    outcome = profile.main_outcome
    if outcome is None:
        said = order_answer.lead(segmentation) or _no_outcome(segmentation)
        return " ".join(filter(None, (said, nothing_of_their_own(segmentation))))
    leads, is_cut = leading_clue(segmentation), segmentation.verdict == "no structure"
    parts = (
        _of_all(outcome, segmentation.labels),
        _how_many_lead(segmentation, outcome, leads) if leads else "",
        "" if leads else _single(segmentation),
        test_said(segmentation, outcome),
        _in_turn(segmentation, outcome) if leads else "",
        "" if is_cut or leads else _groups(outcome),
        "" if is_cut else _of_worth(segmentation, profile, outcome),
        "" if is_cut or leads else _little(segmentation, outcome),
        _single(segmentation) if leads else "",
        _BY_DEGREES if is_cut else "",
        nothing_of_their_own(segmentation),
    )
    return " ".join(filter(None, parts))


def _no_outcome(segmentation: Segmentation) -> str:
    """Who lacks what may be offered, and that nothing tells what became of customers."""
    column = lens(segmentation)
    tells = _TELLING.get(rows_of(segmentation).several, _TELLING_OF_CUSTOMERS)
    if is_of_health(segmentation):
        tells = _TELLING_OF_HEALTH
    if column is not None:
        return f"{_of_lens(segmentation, column)} A column of {tells} would say more."
    first = parted_by(segmentation, 1) if segmentation.verdict == "no structure" else []
    ranked = f"Where you must choose, rank them by {first[0]}. " if first else ""
    return f"{ranked}To know what to do with each group, add a column of {tells}."


def _of_lens(segmentation: Segmentation, column: str) -> str:
    """Which group most often lacks what a column says yes or no to."""
    shares = [level.share or 0.0 for level in without(segmentation, column)]
    most, least = shares.index(max(shares)) + 1, shares.index(min(shares)) + 1
    first, last = (quoted(segmentation, [i]) for i in (most, least))
    said = f"{share(max(shares))} have none, against {share(min(shares))} of {last}"
    what = thing_called(column, segmentation.labels)
    return f"Offer {what} to {first}{in_doubt(segmentation, most)} first: {said}. {offer_to_all(segmentation, column)}"


def _of_all(outcome: Outcome, labels: Labels) -> str:
    if outcome.all.value is None:
        return ""
    said = value_said(outcome, outcome.all.value, labels)
    if outcome.kind == "rate":
        return f"Of {EVERYONE}, {said} {event_of(outcome, labels).did}."
    return f"On average, {column_called(outcome.column, labels).words} is {said}."


def _groups(outcome: Outcome) -> str:
    """That no group stands out, where that is so: the table says which is highest."""
    if standing_out(outcome):
        return ""
    return "No group differs from it beyond chance: do not choose customers by these groups for its sake."


def _how_many_lead(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    """How many of all customers, and of those with the outcome, are in the part that leads."""
    hits, others = clue.count * clue.value, clue.count_rest * clue.rest
    who = f"{share(clue.count / (clue.count + clue.count_rest))} of {EVERYONE}"
    said = f"They are {who} and {share(hits / (hits + others))} of all {event_of(outcome, segmentation.labels).who}."
    if segmentation.verdict == "no structure" or segmentation.k == 1:
        return said
    return f"{said} The {number_word(segmentation.k)} groups tell less."


def test_said(segmentation: Segmentation, outcome: Outcome) -> str:
    """What is tried on all customers of whom one thing holds; else whom of those who come first to contact."""
    if outcome.kind != "rate":
        return ""
    rule = page_rule(segmentation)
    return contact_of_all(segmentation, outcome) if rule is None else over_all(segmentation, outcome, rule)


def _in_turn(segmentation: Segmentation, outcome: Outcome) -> str:
    """With whom of the others to go on."""
    _, *others = parts_in_turn(segmentation)
    happened = event_of(outcome, segmentation.labels)
    then = (f"Then, of the others, {part_said(segmentation, x)}: {_beside(x, happened)}." for x in others[:1])
    return " ".join(then)


def _beside(clue: Clue, happened: Event) -> str:
    return f"{rate(clue.value)} {happened.did}, {rate(clue.rest)} of the rest"


def _of_worth(segmentation: Segmentation, profile: Profile, outcome: Outcome) -> str:
    """Which group brings most of what customers are worth, where it is more than its share, and what that rests on."""
    worth = next((x for x in outcome_and_worth(profile) if x is not outcome), None)
    if worth is None:
        return ""
    top = max(worth.segments, key=lambda own: own.share_of_total or 0.0)
    segment, labels = segmentation.segments[top.segment - 1], segmentation.labels
    if top.share_of_total is None or top.share_of_total < CONCENTRATED * segment.share:
        return ""
    name = column_called(worth.column, labels).words
    begin = next((own.segment for own in standing_out(outcome)), None)
    aim = "" if begin in (None, segment.id) else f"If {name} is the aim, begin with "
    made = [column_called(x, labels).words for x in segmentation.features if tells_worth(x)]
    partly = f" (partly by construction: {listed(made[:_MOST_NAMED])} made the groups)" if made else ""
    return f"{aim}“{segment.name}”: {share(top.share_of_total)} of all {name}{partly}."


def _little(segmentation: Segmentation, outcome: Outcome) -> str:
    """That the groups tell little of the outcome, where that is so."""
    part = explained_of(segmentation)
    if part is None or part > LITTLE or not standing_out(outcome):
        return ""
    return "Groups show where to begin, and say little of a single customer."


def _single(segmentation: Segmentation) -> str:
    """Which single column tells most of the outcome among all customers, by how much, and of how many tried."""
    profile, clue = segmentation.profile, next(iter(main_clues(segmentation)), None)
    outcome, leads = None if profile is None else profile.main_outcome, leading_clue(segmentation)
    if clue is None or outcome is None:
        return ""
    name = column_called(clue.column, segmentation.labels).words
    groups = explained_of(segmentation)
    if page_rule(segmentation) is None and groups is not None and groups >= explained(clue):
        return ""  # what tells less than the groups do stands among the columns alone
    of = len(columns_tried(segmentation))
    most = f"Of {of} single columns {name} tells most ({share(explained(clue))} of the differences)"
    if leads is not None and is_same_part(clue, leads):
        return f"{most}."
    rates = rates_said(clue, event_of(outcome, segmentation.labels))
    return f"{most}: {part_said(segmentation, clue)}, {rates}."
