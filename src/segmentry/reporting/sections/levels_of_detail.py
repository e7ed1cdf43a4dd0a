"""Levels of detail: fewer and more segments beside the recommended ones."""

from segmentry.reporting.document import Column, Table
from segmentry.results.choice import KChoice, Level
from segmentry.wording import listed


def table(choice: KChoice) -> Table | None:
    """What each level gains and costs; None where there is one at most.

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
        Column("detail", lambda level: level.name),
        Column("segments", lambda level: level.k, "count"),
        Column("variance explained", lambda level: level.explained, "share"),
        Column("stability", lambda level: level.stability, "figure", note="mean ARI"),
        Column("smallest segment", lambda level: level.smallest, "share"),
        *foretold,
        Column("how segments divide", _how),
    )
    return Table(columns, choice.levels, "Levels of detail, each beside the one before it", look="broad", fixed=2)


def _foretold(outcome: str) -> Column:
    """How much the levels explain of an outcome that made none of them."""
    left_out = "each customer foretold from the others"
    return Column(f"{outcome} explained", lambda level: level.outcome_explained, "share", note=left_out)


def _how(level: Level) -> str:
    """Which segments of the level before become which."""
    parts: dict[int, list[str]] = {}
    for number, before in enumerate(level.divides, start=1):
        parts.setdefault(before, []).append(str(number))
    said = [f"{before} {'into' if len(own) > 1 else 'is'} {listed(own)}" for before, own in sorted(parts.items())]
    return "; ".join(said)
