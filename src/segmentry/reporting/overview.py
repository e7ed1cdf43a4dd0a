"""Who the segments are at a glance: the first table of the report."""

from dataclasses import dataclass

from segmentry.reporting.shapes import colour, needed
from segmentry.results.profile import Outcome, OutcomeOf, Profile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.personas import size_of
from segmentry.wording import figure as plain


@dataclass(frozen=True)
class Glance:
    """One segment in a line; `outcome` is blank where there is none."""

    id: int
    name: str
    colour: str
    customers: str
    share: str
    apart: str
    outcome: str


@dataclass(frozen=True)
class Overview:
    """A line per segment, and what the last column tells: an outcome, its figure for everyone beside it, or nothing."""

    lines: tuple[Glance, ...]
    outcome: str


def overview(segmentation: Segmentation) -> Overview | None:
    """All segments at a glance; None where there is one.

    Examples
    --------
    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3))
    >>> [line.id for line in overview(segmentation).lines]
    [1, 2, 3]
    """
    if segmentation.k == 1:
        return None
    profile = needed(segmentation.profile, "profile")
    main = main_outcome(profile)
    lines = tuple(
        Glance(
            id=segment.id,
            name=segment.name,
            colour=colour(segment.id),
            customers=f"{segment.size:,}",
            share=f"{segment.share:.1%}",
            apart=apart_from_size(segment, own.sentence),
            outcome="" if main is None else _value(main, main.segments[segment.id - 1]),
        )
        for segment, own in zip(segmentation.segments, profile.segments, strict=True)
    )
    return Overview(lines, "" if main is None else _head(main))


def main_outcome(profile: Profile) -> Outcome | None:
    """The outcome in which the segments differ most, the first of equals; what became of customers before their value.

    Their value is often computed from the features (amount x number), and then differs by construction.
    """
    effects = {one.column: one.effect for one in profile.contrasts}
    return max(profile.outcomes, key=lambda one: (one.kind == "rate", effects.get(one.column, 0.0)), default=None)


def apart_from_size(segment: Segment, sentence: str) -> str:
    """What a segment's first sentence says beside its size, which stands in columns of its own."""
    told = sentence.removeprefix(size_of(segment)).lstrip(":, ")
    return f"{told[:1].upper()}{told[1:]}" if told.startswith(("close to", "what sets")) else told


def _head(outcome: Outcome) -> str:
    what = f"{outcome.column} is {outcome.level}" if outcome.kind == "rate" else f"average {outcome.column}"
    return f"{what} (everyone {_value(outcome, outcome.all)})"


def _value(outcome: Outcome, one: OutcomeOf) -> str:
    if one.value is None:
        return "-"
    return f"{one.value:.1%}" if outcome.kind == "rate" else plain(one.value)
