"""The headline: what was found about the customers, the outcome or money first, else what parts them."""

from collections.abc import Iterator

from segmentry.reporting import order_answer
from segmentry.reporting.bands import RETURNS
from segmentry.reporting.clue_words import part_said, rates_said
from segmentry.reporting.lens import lens, without
from segmentry.reporting.looks import quoted
from segmentry.reporting.single_columns import leading_clue
from segmentry.reporting.steps_of_rates import standing_out
from segmentry.reporting.uneven_amounts import amount, concentrated
from segmentry.results.profile import Average, Outcome, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.shared.display_names import column_called, thing_called
from segmentry.wording import average, counted, listed, number_word, plain, share

#: Columns that are named in it.
_MOST_COLUMNS = 2
#: What to do first with groups, by whether what happens there is wanted.
_BEGIN = {True: "Contact {who} first", False: "Begin with {who}", None: "Ask {who} why"}


def headline(segmentation: Segmentation) -> str:
    """One sentence: a finding, and what to do about it."""
    k, customers = segmentation.k, f"{segmentation.rows_labelled:,} customers"
    profile = segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    clue = leading_clue(segmentation)
    if outcome is not None and clue is not None:
        less = "" if segmentation.verdict == "no structure" or k == 1 else f". The {number_word(k)} groups tell less"
        return f"{_of_clue(segmentation, outcome, clue)}{less}"
    if k == 1:
        verdict = "No real groups found" if segmentation.choice.k == 1 else "No groups"
        return f"{verdict}: all {customers} are kept together"
    if profile is None:
        return f"{customers} in {number_word(k)} groups"
    if segmentation.verdict == "no structure":
        return f"Treat all {customers} alike: they differ by degrees in {listed(parted_by(segmentation))}"
    if outcome is None:
        said = order_answer.headline(segmentation) or _of_lens(segmentation) or _of_amount(segmentation)
    else:
        said = _of_outcome(segmentation, outcome)
    return said or _of_contrast(segmentation, profile, customers)


def is_doubtful(segmentation: Segmentation, id: int) -> bool:
    """Whether a segment does not return when it is repeated with resampled customers."""
    validation = segmentation.validation
    return validation is not None and bool(validation.stabilities) and validation.stabilities[id - 1] < RETURNS


def explained_features(profile: Profile, most: int = _MOST_COLUMNS) -> list[str]:
    """The features in which the segments differ most."""
    return [contrast.column for contrast in profile.contrasts if contrast.feature][:most]


def parted_by(segmentation: Segmentation, most: int = _MOST_COLUMNS) -> list[str]:
    """The features in which the segments differ most, as people call them."""
    profile, labels = segmentation.profile, segmentation.labels
    names = [] if profile is None else explained_features(profile, len(profile.contrasts))
    return list(dict.fromkeys(column_called(name, labels).words for name in names))[:most]


def _of_clue(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    happened = event_of(outcome, segmentation.labels)
    act = {True: "Contact first", False: "Begin", None: "Ask why"}[happened.wanted]
    return f"{act} {part_said(segmentation, clue)}: {rates_said(clue, happened)}"


def _of_outcome(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which groups account for most of the outcome, or where it is highest and lowest; empty where none stands out."""
    labels, high = segmentation.labels, standing_out(outcome)
    if not high:
        return ""
    happened = event_of(outcome, labels) if outcome.kind == "rate" else None
    words = column_called(outcome.column, labels).words
    whole = f"all {happened.who if happened else words}"
    known = [own for own in high if own.share_of_total is not None]
    act = "Look after {who} first" if happened is None else _BEGIN[happened.wanted]
    if said := concentrated(segmentation, known, whole, act):
        return said
    best, worst = high[0], next(own for own in reversed(outcome.ranked) if own.value is not None)
    first, last = (quoted(segmentation, [own.segment]) for own in (best, worst))
    most, least = (value_said(outcome, own.value, labels) for own in (best, worst))
    most = f"{most} {happened.did}" if happened else f"{words} {most} on average"
    return f"{act.replace('{who}', first)}: {most}, against {least} of {last}"


def _of_lens(segmentation: Segmentation) -> str:
    """Which group most often lacks what a column says yes or no to; empty without such a column."""
    column = lens(segmentation)
    if column is None:
        return ""
    shares = [level.share or 0.0 for level in without(segmentation, column)]
    most, least = (
        max(range(segmentation.k), key=lambda i: shares[i]),
        min(range(segmentation.k), key=lambda i: shares[i]),
    )
    first, last = (quoted(segmentation, [i + 1]) for i in (most, least))
    what = thing_called(column, segmentation.labels)
    doubtful = " (who belongs to it is doubtful)" if is_doubtful(segmentation, most + 1) else ""
    said = f"{share(shares[most])} have none, against {share(shares[least])} of {last}"
    return f"Offer {what} to {first}{doubtful} first: {said}"


def amount_of_headline(segmentation: Segmentation) -> str | None:
    """The column whose amounts the headline adds up over groups; None where it is about something else."""
    found = None if segmentation.verdict == "no structure" else amount(segmentation)
    return None if found is None else found.column


def _of_amount(segmentation: Segmentation) -> str:
    """Which groups have most of an amount, such as balances; empty where none is so uneven."""
    found = amount(segmentation)
    return "" if found is None else found.said


def _of_contrast(segmentation: Segmentation, profile: Profile, customers: str) -> str:
    """How many groups, and the column that parts them most with its ends; else the largest group."""
    whole = f"{customers} in {number_word(segmentation.k)} groups"
    for contrast in profile.contrasts:
        if not contrast.feature or segmentation.columns[contrast.column].kind == "share":
            continue
        column, called = segmentation.columns[contrast.column], column_called(contrast.column, segmentation.labels)
        each = [(x.spread.p50 if x.spread else x.mean, i) for i, x in _averages(profile, column.name)]
        known = [(value, i) for value, i in each if value is not None]
        if len(known) < segmentation.k or min(known)[0] == max(known)[0]:
            continue
        low, high = min(known), max(known)
        said = [
            called.value(plain(value)) if column.kind == "number" else average(value, column.kind)
            for value, _ in (low, high)
        ]
        first, last = (quoted(segmentation, [i]) for _, i in (low, high))
        return f"{whole}: {called.words} from {said[0]} ({first}) to {said[1]} ({last})"
    largest = max(segmentation.segments, key=lambda segment: segment.size)
    return f"{whole}, the largest “{largest.name}” ({counted(largest.size, 'customer')}, {share(largest.share)})"


def _averages(profile: Profile, column: str) -> Iterator[tuple[int, Average]]:
    return ((own.id, x) for own in profile.segments if (x := own.average_of(column)) is not None)
