"""Levels of detail: fewer and more segments beside the recommended ones."""

from collections.abc import Sequence

from segmentry.reporting.document import Column, Paragraph, Table
from segmentry.reporting.trust.other_numbers import all_beside
from segmentry.reporting.trust.verdict_words import IN_PLAIN_WORDS
from segmentry.results.choice import Evidence, KChoice, Level
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.selection.judging import as_read
from segmentry.wording import counted, share


def blocks(segmentation: Segmentation) -> tuple[Table | Paragraph, ...]:
    """The levels, and what each does better and worse than the groups shown."""
    levels = table(segmentation.choice, segmentation.segments if segmentation.profile else ())
    if levels is None:
        return ()
    said = " ".join(all_beside(segmentation))
    return (levels, *([Paragraph(f"Beside the {segmentation.k} shown: {said}")] if said else []))


def table(choice: KChoice, segments: Sequence[Segment] = ()) -> Table | None:
    """What each level gains and costs; None where there is one at most. `segments` are those that are shown.

    >>> import numpy as np, segmentry
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 9, 12)])
    >>> [level.k for level in table(segmentry.choose_k(blobs, k_max=4)).rows]
    [2, 4]
    """
    if len(choice.levels) < 2:
        return None
    outcomes = {level.outcome for level in choice.levels if level.outcome_explained is not None}
    foretold = (_foretold(name) for name in outcomes if name is not None)
    columns = (
        Column("detail", lambda level: _called(choice, level)),
        Column("segments", lambda level: level.k, "count"),
        Column("how real", lambda level: how_real(choice.of(level.k)), "said"),
        Column("variance explained", lambda level: level.explained, "share"),
        Column("stability", lambda level: level.stability, "figure", note="mean ARI"),
        Column("smallest segment", lambda level: level.smallest, "share"),
        *foretold,
        Column("who they are", lambda level: _groups(choice, level, segments), "long"),
    )
    return Table(columns, choice.levels, "Levels of detail: fewer and more groups", look="broad levels", fixed=2)


def _called(choice: KChoice, level: Level) -> str:
    """What a level is called; one that tells much less of the outcome is close by its score alone."""
    return "close by score" if level.name == "close call" and level.k not in choice.close else level.name


def _foretold(outcome: str) -> Column:
    """How much the levels explain of an outcome that made none of them."""
    left_out = "each customer foretold from the others"
    return Column(f"{outcome} explained", lambda level: level.outcome_explained, "share", note=left_out)


def how_real(own: Evidence) -> str:
    """How real the segments of a number are, as people read it; empty where it is not known."""
    read = as_read(own)
    return f"by one column, {own.by_column}" if own.by_column else "" if read is None else IN_PLAIN_WORDS[read]


def _groups(choice: KChoice, level: Level, segments: Sequence[Segment]) -> str:
    """The groups with their shares and, where they are not told yet, or divide those shown further and are no close
    call, how many there are."""
    groups = segments if len(segments) == level.k else level.groups
    if groups is segments and segments:
        return "as they are shown"
    if not groups or (level.k > len(segments) > 0 and level.k not in choice.close):
        return counted(level.k, "group")
    return "; ".join(f"{group.name} ({share(group.share)})" for group in groups)
