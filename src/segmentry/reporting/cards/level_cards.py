"""Levels of detail as cards: what each number of segments gains, how well it repeats, and how small its smallest is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from segmentry.results.choice import Evidence, KChoice, Level, Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.selection.judging import STABLE, as_read
from segmentry.stages.selection.levels import REPEATED
from segmentry.stages.shared.display_names import Labels, column_called
from segmentry.wording import counted, listed, share

_MUST_SPLIT = "if you must split"
_GAINS = {
    "coarse": "Fewer segments to plan for.",
    "recommended": "The best balance of detail and trust.",
    "fine": "More detail for more work.",
    "close call": "The score is almost as good.",
    _MUST_SPLIT: "For work that needs a split.",
}
_DISTINCT: dict[Verdict | None, str] = {
    "natural": "clearly separate",
    "reproducible": "borders are blurry",
    "constructive": "no natural borders",
    "no structure": "no real groups",
    None: "not computed",
}
_OF_ONE = "All customers are treated alike."


@dataclass(frozen=True)
class LevelCard:
    """A number of segments that is worth a look.

    Attributes
    ----------
    k : int
    name : str
        How detailed it is, or what it is for.
    gains : str
        What one gains by it, a sentence or two.
    repeats, distinct, smallest : str
        Whether the segments return with resampled customers, how far they stand apart, and how large the smallest is.
    sizes : tuple of pair of str and float
        Who they are with their shares, in their order; empty where it is not known yet.
    """

    k: int
    name: str
    gains: str
    repeats: str
    distinct: str
    smallest: str
    sizes: tuple[tuple[str, float], ...] = ()


def level_cards(choice: KChoice, shown: Segmentation | None = None, labels: Labels | None = None) -> list[LevelCard]:
    """The levels of detail, and the number that is shown where it is none of them; the fewest segments first.

    >>> import numpy as np, segmentry
    >>> rng = np.random.default_rng(0)
    >>> blobs = np.concatenate([rng.normal(m, 0.3, size=(100, 2)) for m in (0, 3, 9, 12)])
    >>> [(card.k, card.name) for card in level_cards(segmentry.choose_k(blobs, k_max=4))]
    [(2, 'coarse'), (4, 'recommended')]
    """
    levels = choice.levels if shown is None else shown.choice.levels
    names: dict[int, str] = {level.k: level.name for level in levels} or {choice.k: "recommended"}
    if choice.constructive is not None:
        names.setdefault(choice.constructive, _MUST_SPLIT)
    if shown is not None and shown.by_hand is None:
        names.setdefault(shown.k, "your number")
    of_level = {level.k: level for level in levels}
    return [_card(choice, k, names[k], of_level.get(k), shown, labels or {}) for k in sorted(names)]


def _card(
    choice: KChoice, k: int, name: str, level: Level | None, shown: Segmentation | None, labels: Labels
) -> LevelCard:
    evidence = choice.of(k)
    explained = f"{share(choice.explained(k))} of the differences between customers lie between its segments."
    outcome = "" if level is None else _of_outcome(level, labels)
    gains = (_GAINS.get(name, ""), _OF_ONE if k == 1 else explained, outcome)
    return LevelCard(
        k=k,
        name=name,
        gains=" ".join(filter(None, gains)),
        repeats=_repeats(evidence),
        distinct="" if k == 1 else _distinct(evidence, labels),
        smallest="" if k == 1 else share(evidence.smallest / evidence.rows),
        sizes=_sizes(k, level, shown),
    )


def _distinct(evidence: Evidence, labels: Labels) -> str:
    """How far the segments stand apart, or that they are one column."""
    if evidence.by_column is None:
        return _DISTINCT[as_read(evidence)]
    return f"one column: {column_called(evidence.by_column, labels).words}"


def _of_outcome(level: Level, labels: Labels) -> str:
    if level.outcome is None or level.outcome_explained is None:
        return ""
    part = share(level.outcome_explained) if level.outcome_explained > 0 else "nothing"
    return f"They explain {part} of {column_called(level.outcome, labels).words}."


def _repeats(evidence: Evidence) -> str:
    if evidence.k == 1:
        return ""
    if evidence.stability is None:
        return "not computed"
    return "yes" if evidence.stability >= STABLE else "in part" if evidence.stability >= REPEATED else "hardly"


def _sizes(k: int, level: Level | None, shown: Segmentation | None) -> tuple[tuple[str, float], ...]:
    groups: Sequence[tuple[str, float]] = ()
    if shown is not None and shown.k == k and shown.by_hand is None:
        groups = [(segment.name, segment.share) for segment in shown.segments]
    elif level is not None:
        groups = [(group.name, group.share) for group in level.groups]
    return tuple(groups)


def divided_said(
    divides: Sequence[int], before: int, old: Callable[[int], str] = str, new: Callable[[int], str] = str
) -> tuple[str, ...]:
    """How segments become others, a sentence for each of those before.

    Parameters
    ----------
    divides : sequence of int
        For each of the further segments the one of `before` segments from which most of its customers come.
    old, new : callable
        How a page writes the number of a segment before and after.

    Examples
    --------
    >>> divided_said((1, 2, 3, 1), before=3)
    ('Segment 1 splits into 1 and 4.', 'Segment 2 stays as 2.', 'Segment 3 stays as 3.')
    >>> divided_said((1, 1), before=3)[1:]
    ('Segment 2 is shared among the others.', 'Segment 3 is shared among the others.')
    """

    def became(segment: int) -> str:
        parts = [new(number) for number, of in enumerate(divides, start=1) if of == segment]
        if not parts:
            return "is shared among the others"
        return f"{'stays as' if len(parts) == 1 else 'splits into'} {listed(parts, most=len(parts))}"

    return tuple(f"Segment {old(segment)} {became(segment)}." for segment in range(1, before + 1))


def united_said(
    divides: Sequence[int], fewer: int, old: Callable[[int], str] = str, new: Callable[[int], str] = str
) -> tuple[str, ...]:
    """How segments come together, a sentence for each of the `fewer` ones: `divides` as in `divided_said`.

    >>> united_said((1, 2, 1), fewer=2)
    ('Segments 1 and 3 become 1.', 'Segment 2 stays as 2.')
    """

    def became(number: int) -> str:
        parts = [old(segment) for segment, of in enumerate(divides, start=1) if of == number]
        if not parts:
            return f"Segment {new(number)} takes some of each."
        if len(parts) == 1:
            return f"Segment {parts[0]} stays as {new(number)}."
        return f"Segments {listed(parts)} become {new(number)}."

    return tuple(map(became, range(1, fewer + 1)))


def strip(before: int, after: int) -> str:
    """From how many to how many.

    >>> strip(3, 4)
    'From 3 to 4 segments'
    """
    return f"From {before} to {counted(after, 'segment')}"
