"""The answer on the first page: what was found about the customers, where to begin, and how sure it is.

One vocabulary for how real segments are: `IN_PLAIN_WORDS`. Code, JSON and the appendix keep the terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from segmentry.reporting import order_answer
from segmentry.reporting.cards import outcomes_told
from segmentry.reporting.next_steps import stands
from segmentry.results.choice import Verdict
from segmentry.results.profile import Outcome, OutcomeOf
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.inspection.likely_outcomes import said_to_be_likely
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.profiling.personas import differs
from segmentry.stages.profiling.sensitive_traits import sensitive_traits
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.wording import EVERYONE, counted, listed, number_word, option, plural, share

#: The verdict as people read it.
IN_PLAIN_WORDS: dict[Verdict, str] = {
    "natural": "clearly separate groups",
    "reproducible": "groups that repeat, with blurry borders",
    "constructive": "a useful split, not natural groups",
    "no structure": "no real groups found",
}
#: A group returns where its mean Jaccard similarity over resamples is at least so high (Hennig 2007), and hardly below
#: the second.
_RETURNS, _HARDLY = 0.75, 0.6
#: What to heed where there are no real groups.
_BY_DEGREES = "Customers differ by degrees, not in kinds: use these groups only where you must divide them."
#: From so many times their share of the customers, what groups account for is the headline (ours).
_CONCENTRATED = 1.4
#: Different values of a yes or no.
_TWO = 2
#: Groups named in the headline.
_MOST_TOGETHER = 2
#: Columns named in the headline.
_MOST_NAMED = 3


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
    return Answer(_headline(segmentation), _lead(segmentation), _trust(segmentation))


def _headline(segmentation: Segmentation) -> str:
    k, customers = segmentation.k, f"{segmentation.rows_labelled:,} customers"
    if k == 1:
        verdict = "No real groups found" if segmentation.choice.k == 1 else "No groups"
        return f"{verdict}: all {customers} are kept together"
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if outcome is None and (by_money := order_answer.headline(segmentation)):
        return by_money
    by_outcome = "" if outcome is None else _of_outcome(segmentation, outcome)
    if by_outcome:
        return by_outcome
    apart = _told_apart_by(segmentation)
    return f"{customers} in {number_word(k)} groups" + (f", told apart by {listed(apart)}" if apart else "")


def _of_outcome(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which groups account for most of the outcome, or where it is highest and lowest; empty where none stands out."""
    labels = segmentation.plan.labels
    high = [own for own in outcome.ranked if stands(outcome, own) > 0]
    if not high:
        return ""
    chosen = _fewest([own for own in high if own.share_of_total is not None])
    customers = sum(segmentation.segments[own.segment - 1].share for own in chosen)
    part = sum(own.share_of_total or 0.0 for own in chosen)
    if outcome.kind == "rate":
        happened = event_of(outcome, labels)
        whole, did = f"all {happened.who}", f"{happened.did} most often"
    else:
        words = column_called(outcome.column, labels).words
        whole, did = f"all {words}", f"have the highest {words}"
    if not chosen or part < _CONCENTRATED * customers:
        best, worst = high[0], next(own for own in reversed(outcome.ranked) if own.value is not None)
        said = [value_said(outcome, own.value, labels) for own in (best, worst)]
        first, last = _named(segmentation.segments, [best]), _named(segmentation.segments, [worst])
        return f"{first} {did}: {said[0]}, against {said[1]} of {last}"
    if len(chosen) <= _MOST_TOGETHER:
        return f"{_named(segmentation.segments, chosen)}: {share(customers)} of the customers, {share(part)} of {whole}"
    who = f"{number_word(len(chosen)).capitalize()} of {number_word(segmentation.k)} groups"
    return f"{who} are {share(customers)} of the customers and {share(part)} of {whole}"


def _fewest(high: Sequence[OutcomeOf]) -> list[OutcomeOf]:
    """The first that account for half of the whole; all where they do not."""
    chosen: list[OutcomeOf] = []
    for own in high:
        chosen.append(own)
        if sum(one.share_of_total or 0.0 for one in chosen) >= 0.5:
            break
    return chosen


def _named(segments: Sequence[Segment], chosen: Sequence[OutcomeOf]) -> str:
    return listed(f"“{segments[own.segment - 1].name}”" for own in chosen)


def _told_apart_by(segmentation: Segmentation) -> list[str]:
    """The features in which the segments differ most."""
    profile, labels = segmentation.profile, segmentation.plan.labels
    features = [] if profile is None else [contrast for contrast in profile.contrasts if contrast.feature]
    names = (column_called(contrast.column, labels).words for contrast in features)
    return list(dict.fromkeys(names))[:_MOST_NAMED]


def _lead(segmentation: Segmentation) -> str:
    """What holds for all customers, and where to begin."""
    profile, labels = segmentation.profile, segmentation.plan.labels
    if segmentation.k == 1:
        return "Look for columns in which customers differ in kind, or treat them alike."
    if profile is None:
        return ""
    outcome = profile.main_outcome
    if outcome is None:
        return order_answer.lead(segmentation) or _no_outcome(segmentation)
    if segmentation.verdict == "no structure":
        return f"{_of_all(outcome, labels)} {_BY_DEGREES}".strip()
    worth = next((x for x in outcomes_told(profile) if x is not outcome), None)
    value = "" if worth is None else _of_worth(segmentation, worth)
    return " ".join(filter(None, (_of_all(outcome, labels), _begin(segmentation, outcome), value)))


def _no_outcome(segmentation: Segmentation) -> str:
    """That nothing tells what came of customers; where a column may, which."""
    likely = said_to_be_likely(segmentation.columns.findings)
    column = next(iter(likely or _goes_apart(segmentation)), None)
    if column is not None:
        name = column_called(column, segmentation.plan.labels).words
        again = "these groups will change" if likely else "you will see it for each group"
        return (
            f"Is “{name}” what came of these customers, or what you want to change? If so, set"
            f" {option(column, 'role')} to outcome and run again: {again}."
        )
    return (
        "The table does not tell what came of these customers. Add a column of it (stayed, bought, paid) to see which"
        " group matters most."
    )


def _goes_apart(segmentation: Segmentation) -> list[str]:
    """The yes or no that describes and in which the groups differ most, beyond chance; no sensitive trait."""
    profile, columns = segmentation.profile, segmentation.columns
    traits = sensitive_traits(columns)
    ranked = sorted(() if profile is None else profile.contrasts, key=lambda contrast: -contrast.effect)
    names = [contrast.column for contrast in ranked if differs(contrast)]
    return [name for name in names if columns[name].distinct == _TWO and name not in traits][:1]


def _of_worth(segmentation: Segmentation, worth: Outcome) -> str:
    """Which group brings most of what customers are worth, where it is more than its share."""
    top = max(worth.segments, key=lambda own: own.share_of_total or 0.0)
    segment = segmentation.segments[top.segment - 1]
    if top.share_of_total is None or top.share_of_total < _CONCENTRATED * segment.share:
        return ""
    name = column_called(worth.column, segmentation.plan.labels).words
    return f"“{segment.name}” bring {share(top.share_of_total)} of all {name}."


def _of_all(outcome: Outcome, labels: Labels) -> str:
    if outcome.all.value is None:
        return ""
    said = value_said(outcome, outcome.all.value, labels)
    if outcome.kind == "rate":
        return f"Of {EVERYONE}, {said} {event_of(outcome, labels).did}."
    return f"On average, {column_called(outcome.column, labels).words} is {said}."


def _begin(segmentation: Segmentation, outcome: Outcome) -> str:
    """The group to begin with, or that none stands out."""
    first = next((own for own in outcome.ranked if stands(outcome, own) > 0), None)
    if first is None:
        return "No group differs from it beyond chance: do not choose customers by these groups for its sake."
    said = value_said(outcome, first.value, segmentation.plan.labels)
    return f"Begin with {_named(segmentation.segments, [first])}: {said}."


def _trust(segmentation: Segmentation) -> str:
    """How real the groups are, whether they return, what they explain, and what to heed, in words."""
    verdict, validation = segmentation.verdict, segmentation.validation
    known = "" if verdict is None else f"How sure: {IN_PLAIN_WORDS[verdict]}."
    again = "" if validation is None or segmentation.k == 1 else _again(segmentation, validation.stabilities)
    parts = (known, again, _explained(segmentation), _ends_with(segmentation), _other_numbers(segmentation))
    return " ".join(filter(None, parts))


def _explained(segmentation: Segmentation) -> str:
    """How much the groups tell of the main outcome, for customers that are left out."""
    level = next((x for x in segmentation.choice.levels if x.k == segmentation.k), None)
    if level is None or level.outcome is None or level.outcome_explained is None:
        return ""
    name = column_called(level.outcome, segmentation.plan.labels).words
    if level.outcome_explained <= 0:
        return f"They explain nothing of {name}."
    return f"They explain {share(level.outcome_explained)} of the differences in {name}."


def _ends_with(segmentation: Segmentation) -> str:
    """A caution where customers have left, and what ends with that made the groups."""
    profile, labels = segmentation.profile, segmentation.plan.labels
    outcome = None if profile is None else profile.main_outcome
    if outcome is None or outcome.kind != "rate" or not event_of(outcome, labels).gone:
        return ""
    ending = [name for name in segmentation.features if ends_with_leaving(name)]
    if not ending:
        return ""
    names = listed((column_called(name, labels).words for name in ending), most=_MOST_NAMED)
    ends = plural(len(ending), "ends", "end")
    return f"Caution: {names} {ends} when a customer leaves, and helped make these groups."


def _again(segmentation: Segmentation, stabilities: Sequence[float]) -> str:
    if not stabilities:
        return ""
    k = segmentation.k
    weak = [s.name for s, value in zip(segmentation.segments, stabilities, strict=True) if value < _RETURNS]
    if not weak:
        both = "Both groups" if k == 2 else f"All {number_word(k)} groups"
        return f"{both} return when it is repeated with resampled customers."
    if len(weak) == k:
        hardly = all(value < _HARDLY for value in stabilities)
        return f"Repeated with resampled customers, the groups {'do not return' if hardly else 'return only in part'}."
    names = listed((f"“{name}”" for name in weak), most=_MOST_NAMED)
    doubtful = f"who belongs to {plural(len(weak), 'it', 'them')} is doubtful"
    return f"Repeated with resampled customers, all return but {names}: {doubtful}."


def _other_numbers(segmentation: Segmentation) -> str:
    """Which other numbers of groups are worth a look."""
    k, choice = segmentation.k, segmentation.choice
    close = [str(number) for number in choice.close if number not in (k, 1)]
    others = [level for level in choice.levels if level.k not in (k, 1) and str(level.k) not in close]
    said = [f"{counted(level.k, 'group')} ({'coarser' if level.k < k else 'finer'})" for level in others]
    texts = (
        f"With {listed(close, 'or')} groups the evidence is almost as good." if close else "",
        f"Also worth a look: {listed(said, 'or')}." if said else "",
    )
    return " ".join(filter(None, texts))
