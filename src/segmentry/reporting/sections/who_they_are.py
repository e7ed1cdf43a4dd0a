"""Who the segments are at a glance: the first table of the report."""

from segmentry.reporting.document import Card, Column, Section, Sign, Slide, Table
from segmentry.reporting.looks import EVERYONE, colour
from segmentry.reporting.sections import outcomes
from segmentry.results.profile import Outcome, Profile
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.profiling.personas import size_of
from segmentry.wording import capitalised

TITLE = "Who they are"


def table(segmentation: Segmentation) -> Table:
    """A row per segment: name, customers, share, what sets it apart, and the outcome that differs most, if any.

    >>> import segmentry
    >>> segmentation = segmentry.run(segmentry.sample("bank", rows=500), segmentry.Plan(k=3, k_max=3))
    >>> [segment.id for segment in table(segmentation).rows]
    [1, 2, 3]
    """
    profile = segmentation.profile
    columns = [Column("segment", "name", sign=lambda s: Sign(str(s.id), colour(s.id)))]
    columns += [Column("customers", "size", "count"), Column("share", "share", "share")]
    if profile is not None:
        columns.append(Column("what sets it apart", lambda s: apart_from_size(s, profile.segments[s.id - 1].sentence)))
        if (outcome := main_outcome(profile)) is not None:
            columns.append(_outcome_column(outcome))
    return Table(tuple(columns), segmentation.segments, look="glance")


def section(segmentation: Segmentation) -> Section | None:
    """All segments at a glance; nothing where there is one.

    On a slide in sentences: a table of one line per row would cut what sets them apart.
    """
    if segmentation.k == 1:
        return None
    glance = table(segmentation)
    name, customers, of_all, apart, *outcome = glance.columns
    sentences = tuple(
        f"{name.text(s)}, {customers.words(s)} customers ({of_all.words(s)}): {apart.words(s)}"
        + "".join(f" {column.head}: {column.words(s)}." for column in outcome)
        for s in glance.rows
    )
    return Section("who", TITLE, (glance,), slides=(Slide(TITLE, {"large": sentences}),))


def cards(segmentation: Segmentation) -> tuple[Card, ...]:
    """Each segment in a few sentences; none before they are profiled."""
    profile = segmentation.profile
    if profile is None:
        return ()
    return tuple(
        # Models of old have one sentence.
        Card(segment.id, segment.name, colour(segment.id), tuple(map(str, own.persona or (own.sentence,))))
        for segment, own in zip(segmentation.segments, profile.segments, strict=True)
    )


def main_outcome(profile: Profile) -> Outcome | None:
    """The outcome in which the segments differ most, the first of equals; what became of customers before their value.

    Their value is often computed from the features (amount x number), and then differs by construction.
    """
    effects = {contrast.column: contrast.effect for contrast in profile.contrasts}
    return max(
        profile.outcomes, key=lambda outcome: (outcome.kind == "rate", effects.get(outcome.column, 0.0)), default=None
    )


def apart_from_size(segment: Segment, sentence: str) -> str:
    """What a segment's first sentence says beside its size, which stands in columns of its own."""
    rest = sentence.removeprefix(size_of(segment)).lstrip(":, ")
    return capitalised(rest) if rest.startswith(("close to", "what sets")) else rest


def _outcome_column(outcome: Outcome) -> Column:
    def of(segment: Segment) -> float | None:
        return outcome.segments[segment.id - 1].value

    what = f"{outcome.column} is {outcome.level}" if outcome.kind == "rate" else f"average {outcome.column}"
    head = f"{what} ({EVERYONE} {outcomes.said(outcome, outcome.all.value)})"
    return Column(head, of, "number", say=lambda s: outcomes.said(outcome, of(s)))
