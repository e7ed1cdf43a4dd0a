"""Who each segment is, in a few sentences: each carries the figures that it rests on, and says no more than these."""

from collections.abc import Sequence
from types import MappingProxyType

from segmentry import wording
from segmentry.results.contrast import Contrast
from segmentry.results.profile import Interval, Level, Outcome
from segmentry.results.segmentation import Segment
from segmentry.results.sentences import Figure, Sentence
from segmentry.stages.profiling.notable_traits import Trait, notable
from segmentry.stages.profiling.outcome_figures import event_of, value_said
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.wording import EVERYONE

#: A column that made no segments is told of one where the segments differ in it beyond chance at this level.
SIGNIFICANT = 0.05
#: Descriptors, outcomes, and features that are missing, in a sentence.
MOST_TOLD = 2
#: Features in a sentence.
_MOST_FEATURES = 3


def size_of(segment: Segment) -> str:
    """How many customers the segment has.

    Its share is that of their case weights where there are some.
    """
    return f"{segment.size:,} customers ({wording.share(segment.share, 1)})"


def persona(
    segment: Segment,
    made_of: Sequence[Trait],
    described: Sequence[Trait],
    outcomes: Sequence[Outcome],
    gaps: Sequence[Figure] = (),
    *,
    withheld: bool = False,
    labels: Labels = MappingProxyType({}),
) -> tuple[Sentence, ...]:
    """Size and what sets the segment apart, which may be what is missing; what else is typical; what became of its
    customers.

    Parameters
    ----------
    made_of, described : sequence of Trait
        The traits in its features, and in columns that did not make it, furthest from everyone first.
    outcomes : sequence of Outcome
    gaps : sequence of Figure
        The features that are missing far more often than for everyone, furthest first.
    withheld : bool
        Some traits in its features are not among those given, because they would tell of too few customers.
    labels : mapping
        What the plan calls columns and levels.
    """
    sentences = [
        _with_gaps(_of_features(segment, made_of, withheld=withheld), gaps[:MOST_TOLD]),
        _of_others(segment, described),
        _of_outcomes(segment, outcomes, labels),
    ]
    return tuple(sentence for sentence in sentences if sentence is not None)


def differs(contrast: Contrast) -> bool:
    """Whether a column that made no segments differs between them beyond chance; not where that was not tested."""
    return not contrast.feature and contrast.p is not None and contrast.p < SIGNIFICANT


def is_over(level: Level) -> bool:
    """Whether it is more frequent than among all customers: beyond chance, where it has an interval."""
    low, _ = level.interval or (level.share, None)
    return level.share_of_all is not None and low is not None and low > level.share_of_all


def tellable(traits: Sequence[Trait], contrasts: Sequence[Contrast]) -> tuple[Trait, ...]:
    """The traits in columns that differ beyond chance: between the segments, and where it can be told in this one."""
    real = {contrast.column for contrast in contrasts if differs(contrast)}
    return tuple(trait for trait in traits if trait.column in real and _beyond_chance(trait))


def _of_features(segment: Segment, traits: Sequence[Trait], *, withheld: bool) -> Sentence:
    chosen = notable(traits)[:_MOST_FEATURES]
    if not chosen and withheld:
        return Sentence(text=f"{size_of(segment)}: what sets them apart would tell of too few customers.")
    if not chosen:
        return Sentence(text=f"{size_of(segment)}, close to the average of all customers in every feature.")
    return _sentence(segment, f"{size_of(segment)}: ", chosen)


def _with_gaps(sentence: Sentence, gaps: Sequence[Figure]) -> Sentence:
    """The sentence, and that what its customers share is what is not known of them."""
    shares = [(gap.column, wording.share(gap.value), wording.share(gap.of_all)) for gap in gaps]
    missing = [f"{name} is missing for {own} of them ({of_all} of all customers)." for name, own, of_all in shares]
    return Sentence(text=" ".join([sentence.text, *missing]), figures=(*sentence.figures, *gaps))


def _of_others(segment: Segment, traits: Sequence[Trait]) -> Sentence | None:
    chosen = notable(traits)[:MOST_TOLD]
    return _sentence(segment, "Not used to make it: ", chosen) if chosen else None


def _of_outcomes(segment: Segment, outcomes: Sequence[Outcome], labels: Labels) -> Sentence | None:
    clauses, figures = [], []
    for outcome in outcomes[:MOST_TOLD]:
        own = outcome.segments[segment.id - 1]
        if own.value is None or outcome.all.value is None:
            continue
        value, usual = (value_said(outcome, number, labels, 1) for number in (own.value, outcome.all.value))
        chance = f"95% interval {_ends(outcome, own.interval, labels)}, " if own.interval else ""
        if outcome.kind == "rate":
            what = f"{value} {event_of(outcome, labels).did}, of"
        else:
            what = f"{column_called(outcome.column, labels).words} averages {value} over"
        clauses.append(f"{what} {own.count:,} customers ({chance}{EVERYONE} {usual})")
        figures.append(
            Figure(
                column=outcome.column, level=outcome.level, value=own.value, of_all=outcome.all.value, count=own.count
            )
        )
    return Sentence(text=f"Outcome: {'; '.join(clauses)}.", figures=tuple(figures)) if clauses else None


def _ends(outcome: Outcome, interval: Interval, labels: Labels) -> str:
    if outcome.kind == "rate":
        return wording.interval(interval, of_shares=True)
    return " to ".join(value_said(outcome, end, labels, 1) for end in interval)


def _sentence(segment: Segment, start: str, traits: Sequence[Trait]) -> Sentence:
    """Where cells are missing, how many customers a figure is of is told beside it."""
    clauses = [f"{trait.words}{_beside(segment, trait)}" for trait in traits]
    return Sentence(text=f"{start}{'; '.join(clauses)}.", figures=tuple(trait.figure for trait in traits))


def _beside(segment: Segment, trait: Trait) -> str:
    """What everyone has, and how many customers a figure is of where that is not all of them."""
    count = trait.figure.count
    if count == segment.size:
        return f" ({trait.beside})"
    of = f"{count:,} of {segment.size:,}"
    if trait.is_answer:
        return f" ({trait.beside}; {of} have a value)"
    over = "over" if trait.figure.level is None else "of"
    return f" {over} the {of} with a value ({trait.beside})"


def _beyond_chance(trait: Trait) -> bool:
    """Whether everyone's figure lies outside the interval of the segment's."""
    low, high = trait.interval or (trait.figure.of_all, trait.figure.of_all)
    return abs(trait.difference) >= NOTABLE and not low <= trait.figure.of_all <= high
