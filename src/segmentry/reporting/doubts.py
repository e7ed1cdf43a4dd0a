"""Groups to be used with care: those that do not return, that are hardly apart, or that end with leaving."""

from dataclasses import dataclass

from segmentry.reporting.bands import RETURNS
from segmentry.results.choice import Verdict
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import event_of
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.wording import listed, number_word, plural

#: With more than this share of its customers on a border a group is hardly apart (ours).
_ON_A_BORDER = 1 / 3
#: Groups and columns that are named.
_MOST_NAMED = 3
#: A rate moves where the groups are made without what ends with leaving, if by so much (ours).
_MOVES = 0.05
_STRENGTH: dict[Verdict | None, int] = {"natural": 3, "reproducible": 2, "constructive": 1}


def is_doubtful(segmentation: Segmentation, id: int) -> bool:
    """Whether a segment does not return when it is repeated with resampled customers."""
    validation = segmentation.validation
    return validation is not None and bool(validation.stabilities) and validation.stabilities[id - 1] < RETURNS


def hardly_apart(segmentation: Segmentation) -> tuple[int, ...]:
    """The segments whose customers lie, on average, nearer to another one, or on a border with it."""
    validation = segmentation.validation
    if validation is None or segmentation.k == 1 or segmentation.verdict == "no structure":
        return ()
    nearer = [i for i, value in enumerate(validation.silhouettes, start=1) if value is not None and value < 0]
    between = [i for i, value in enumerate(validation.borderline, start=1) if value > _ON_A_BORDER]
    return tuple(sorted({*nearer, *between}))


def in_doubt(segmentation: Segmentation, id: int) -> str:
    """What is said in brackets of a group that leads, behind a blank; empty where it is well apart and returns."""
    if is_doubtful(segmentation, id):
        return " (who belongs to it is doubtful)"
    return " (hardly apart)" if id in hardly_apart(segmentation) else ""


def apart_said(segmentation: Segmentation) -> str:
    """Which groups are hardly apart from others; empty where all are well apart."""
    weak = hardly_apart(segmentation)
    if not weak:
        return ""
    if len(weak) == segmentation.k:
        return "No group is well apart: many customers resemble another one as much."
    if len(weak) == 1:
        return (
            f"“{segmentation.segments[weak[0] - 1].name}” is hardly apart: many of it resemble another group as much."
        )
    return f"Hardly apart are {listed(map(str, weak), most=len(weak))}: many of them resemble another group as much."


def better_supported(segmentation: Segmentation) -> int | None:
    """Another number of groups that is better supported than the one shown, by its verdict; None where none is."""
    own, choice = _STRENGTH.get(segmentation.verdict, 0), segmentation.choice
    if segmentation.k == 1 or own == 0 or segmentation.by_hand is not None:
        return None
    better = [x for x in choice.evidence if x.k > 1 and _STRENGTH.get(x.verdict, 0) > own and x.score is not None]
    best = max(better, key=lambda x: (_STRENGTH.get(x.verdict, 0), x.score or 0.0), default=None)
    return None if best is None else best.k


def ease_said(segmentation: Segmentation) -> str:
    """That the groups are shown for ease of use where another number is better supported."""
    better = better_supported(segmentation)
    if better is None:
        return ""
    few = "for ease of use" if better > segmentation.k else "for detail"
    return f"{number_word(segmentation.k).capitalize()} groups are shown {few}: {better} are better supported."


@dataclass(frozen=True)
class Ending:
    """Features that end when a customer leaves, by name, and the highest rate here and in groups made without them."""

    names: str
    several: bool
    here: float | None = None
    without: float | None = None

    @property
    def moves(self) -> bool:
        """Whether the highest rate is another one in groups that are made without them."""
        return self.here is not None and self.without is not None and abs(self.here - self.without) > _MOVES


def ending(segmentation: Segmentation) -> Ending | None:
    """What carries the groups and ends when a customer leaves; None where nothing does, or nobody has left."""
    labels, profile = segmentation.labels, segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.kind != "rate" or not event_of(outcome, labels).gone:
        return None
    met = [name for name in carrying(profile.contrasts) if ends_with_leaving(name)]
    if not met:
        return None
    names = listed((column_called(name, labels).words for name in met), most=_MOST_NAMED)
    again = segmentation.made_without
    ends = (None, None) if again is None else (again.here, again.highest)
    return Ending(names, len(met) > 1, *ends)


def ends_said(found: Ending) -> str:
    """The caution about them, without its end."""
    return f"Caution: {found.names} {plural(1 + found.several, 'ends', 'end')} when a customer leaves"
