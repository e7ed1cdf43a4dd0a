"""The headline: what was found about the customers, the outcome or money first, else what parts them."""

from collections.abc import Iterable, Iterator, Sequence

from segmentry.reporting import order_answer
from segmentry.reporting.bands import RETURNS
from segmentry.reporting.clue_words import part_said, rates_said
from segmentry.reporting.concentration import account_for, fewest
from segmentry.reporting.lens import lens, without
from segmentry.reporting.looks import quoted
from segmentry.reporting.single_columns import leading_clue, main_clues
from segmentry.reporting.steps_of_rates import standing_out
from segmentry.results.profile import Average, Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segmentation
from segmentry.results.sentences import Clue
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.profiling.personas import differs
from segmentry.stages.shared.display_names import column_called, thing_called
from segmentry.stages.shared.quantities import tells_worth
from segmentry.wording import average, capitalised, counted, listed, number_word, plain, share

#: Columns that are named in it.
_MOST_COLUMNS = 2


def headline(segmentation: Segmentation) -> str:
    """One sentence."""
    k, customers = segmentation.k, f"{segmentation.rows_labelled:,} customers"
    if k == 1:
        verdict = "No real groups found" if segmentation.choice.k == 1 else "No groups"
        return f"{verdict}: all {customers} are kept together"
    profile = segmentation.profile
    if profile is None:
        return f"{customers} in {number_word(k)} groups"
    if segmentation.verdict == "no structure":
        return _by_degrees(segmentation, profile, customers)
    outcome = profile.main_outcome
    if outcome is None:
        said = order_answer.headline(segmentation) or _of_lens(segmentation) or _of_amounts(segmentation, profile)
    elif (clue := leading_clue(segmentation)) is not None:
        said = f"{_of_clue(segmentation, outcome, clue)}: the {number_word(k)} groups tell less"
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


def _by_degrees(segmentation: Segmentation, profile: Profile, customers: str) -> str:
    """That there are no groups; what goes with the outcome where that is known."""
    outcome, clue = profile.main_outcome, next(iter(main_clues(segmentation)), None)
    if outcome is not None and clue is not None:
        return f"No real groups found. {_of_clue(segmentation, outcome, clue)}"
    return f"No real groups found: {customers} differ by degrees in {listed(parted_by(segmentation))}"


def _of_clue(segmentation: Segmentation, outcome: Outcome, clue: Clue) -> str:
    said = rates_said(clue, event_of(outcome, segmentation.labels))
    return f"{capitalised(part_said(segmentation, clue))}, {said}"


def _of_outcome(segmentation: Segmentation, outcome: Outcome) -> str:
    """Which groups account for most of the outcome, or where it is highest and lowest; empty where none stands out."""
    labels = segmentation.labels
    high = standing_out(outcome)
    if not high:
        return ""
    known = [own for own in high if own.share_of_total is not None]
    if outcome.kind == "rate":
        happened = event_of(outcome, labels)
        whole, did = f"all {happened.who}", f"{happened.did} most often"
    else:
        words = column_called(outcome.column, labels).words
        whole, did = f"all {words}", f"have the highest {words}"
    if concentrated := _account_for(segmentation, known, whole):
        return concentrated
    best, worst = high[0], next(own for own in reversed(outcome.ranked) if own.value is not None)
    said = [value_said(outcome, own.value, labels) for own in (best, worst)]
    first, last = quoted(segmentation, [best.segment]), quoted(segmentation, [worst.segment])
    return f"{first} {did}: {said[0]}, against {said[1]} of {last}"


def _account_for(segmentation: Segmentation, ordered: Sequence[OutcomeOf], whole: str) -> str:
    """What the fewest that have half of it account for; empty where that is no more than their share of customers."""
    chosen = fewest(ordered, lambda own: own.share_of_total)
    customers = _added(segmentation.segments[own.segment - 1].share for own in chosen)
    part = _added(own.share_of_total or 0.0 for own in chosen)
    return account_for(segmentation, [own.segment for own in chosen], customers, part, whole)


def _added(shares: Iterable[float]) -> float:
    """The sum of shares as people read them: the table below must add up to it."""
    return sum(round(part, 2) for part in shares)


def _of_lens(segmentation: Segmentation) -> str:
    """Which group most often lacks what a column says yes or no to; empty without such a column."""
    column = lens(segmentation)
    if column is None:
        return ""
    shares = [level.share or 0.0 for level in without(segmentation, column)]
    sure = [i for i in range(segmentation.k) if not is_doubtful(segmentation, i + 1)]
    if len(sure) < 2:
        return ""
    most, least = max(sure, key=lambda i: shares[i]), min(sure, key=lambda i: shares[i])
    first, last = (quoted(segmentation, [i + 1]) for i in (most, least))
    have_no = f"have no {thing_called(column, segmentation.labels)}"
    passed_over = "Of the groups that return, " if max(shares) > shares[most] else ""
    said = f"{share(shares[most])}, against {share(shares[least])} of {last}"
    return f"{passed_over}{first} most often {have_no}: {said}"


def amount_of_headline(segmentation: Segmentation) -> str | None:
    """The column whose amounts the headline adds up over groups; None where it is about something else."""
    profile = segmentation.profile
    if profile is None or profile.main_outcome is not None or segmentation.verdict == "no structure":
        return None
    other = order_answer.headline(segmentation) or _of_lens(segmentation)
    return None if other else _most_uneven(segmentation, profile)[1] or None


def _of_amounts(segmentation: Segmentation, profile: Profile) -> str:
    """Which groups have most of an amount, such as balances; empty where none is so uneven."""
    return _most_uneven(segmentation, profile)[2]


def _most_uneven(segmentation: Segmentation, profile: Profile) -> tuple[float, str, str]:
    """The amount of which a few groups have most, in which groups differ most: by how much, its column, in words."""
    rated = []
    for contrast in profile.contrasts:
        column = segmentation.columns[contrast.column]
        summed = column.is_numeric and column.kind == "number" and (column.minimum or 0.0) >= 0
        if not summed or not (contrast.feature or differs(contrast)) or not tells_worth(column.name):
            continue
        whole = f"all {column_called(column.name, segmentation.labels).words}"
        said = _account_for(segmentation, _parts(profile, column.name), whole)
        rated.append((contrast.effect, column.name, said))
    return max((x for x in rated if x[2]), key=lambda x: (x[0], x[2]), default=(0.0, "", ""))


def _parts(profile: Profile, column: str) -> list[OutcomeOf]:
    """What every segment has of the whole of an amount, the most for a customer first; none where one is withheld."""
    each = [own.average_of(column) for own in profile.segments]
    if any(x is None or x.mean is None for x in each):
        return []
    sums = [(x.count, x.mean or 0.0) for x in each if x is not None]
    whole = sum(count * mean for count, mean in sums)
    made = [
        OutcomeOf(segment=i, count=count, value=mean, share_of_total=count * mean / whole)
        for i, (count, mean) in enumerate(sums, start=1)
        if whole > 0
    ]
    return sorted(made, key=lambda own: -(own.value or 0.0))


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
