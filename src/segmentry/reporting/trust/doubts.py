"""Groups to be used with care: those that do not return, that are hardly apart, or that end with leaving."""

from dataclasses import dataclass

from segmentry.reporting.single_columns import leading_clue
from segmentry.reporting.standing_out import standing_out
from segmentry.reporting.trust.bands import RETURNS
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.carried_by import carrying
from segmentry.stages.profiling.outcome_figures import event_of, tells_of_leaving
from segmentry.stages.selection.judging import HARDLY_NEARER
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.quantities import ends_with_leaving
from segmentry.stages.shared.recent_use import lies_ahead, tells_recent_use
from segmentry.wording import listed, plural

#: A group is hardly apart from this share of its customers on a border on, or by its silhouette; where it leads, that
#: is said beside its name below 0, and from the second share (ours).
MANY_BETWEEN, _MOST_BETWEEN = 0.2, 0.34
#: Up to this share people say one in so many.
_ONE_IN = 0.35
#: With less than this share of all customers on a border hardly anybody is.
_HARDLY_ANYBODY = 0.02
#: Groups and columns that are named.
_MOST_NAMED = 3
#: A rate moves where the groups are made without what ends with leaving, if by so much (ours).
_MOVES = 0.05


def is_doubtful(segmentation: Segmentation, id: int) -> bool:
    """Whether a segment does not return when it is repeated with resampled customers."""
    validation = segmentation.validation
    return validation is not None and bool(validation.stabilities) and validation.stabilities[id - 1] < RETURNS


def hardly_apart(
    segmentation: Segmentation, silhouette: float = HARDLY_NEARER, border: float = MANY_BETWEEN
) -> tuple[int, ...]:
    """The segments whose customers are, on average, hardly nearer to it than to another one, or many of them between.

    Parameters
    ----------
    silhouette, border : float
        Below the first on average, or from the second on as a share of the segment.
    """
    validation = segmentation.validation
    if validation is None or segmentation.k == 1 or segmentation.verdict == "no structure":
        return ()
    nearer = [i for i, value in enumerate(validation.silhouettes, start=1) if value is not None and value < silhouette]
    between = [i for i, value in enumerate(validation.borderline, start=1) if round(value, 2) >= border]
    return tuple(sorted({*nearer, *between}))


def in_doubt(segmentation: Segmentation, id: int) -> str:
    """What is said in brackets of a group that leads, behind a blank; empty where it is well apart and returns."""
    if is_doubtful(segmentation, id):
        return " (who belongs to it is doubtful)"
    return " (hardly apart)" if id in hardly_apart(segmentation, 0.0, _MOST_BETWEEN) else ""


def part_near_a_border(segmentation: Segmentation) -> float | None:
    """Which share of all customers lies near a border: a segment counts by its size; None where nobody measured it."""
    validation = segmentation.validation
    if validation is None or not validation.borderline or segmentation.k == 1:
        return None
    sizes = [segment.size for segment in segmentation.segments]
    return sum(part * size for part, size in zip(validation.borderline, sizes, strict=True)) / max(sum(sizes), 1)


def near_a_border(segmentation: Segmentation) -> str:
    """How many of all customers lie near a border, which is what blurry means; empty where nobody measured it."""
    near = part_near_a_border(segmentation)
    if near is None:
        return ""
    if near < _HARDLY_ANYBODY:
        return "Hardly anybody lies near a border."
    many = in_so_many(near)
    return f"About {many} customers {'lies' if many.startswith('1 in') else 'lie'} near a border."


def in_so_many(part: float) -> str:
    """A share as people say it.

    >>> in_so_many(0.24), in_so_many(0.053), in_so_many(0.41), in_so_many(0.5)
    ('1 in 4', '1 in 19', '4 in 10', 'half of the')
    """
    if part < _ONE_IN:
        return f"1 in {round(1 / part)}"
    return "half of the" if round(10 * part) == 5 else f"{round(10 * part)} in 10"


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
    firm = [segment.id for segment in segmentation.segments if segment.id not in weak]
    if len(firm) == 1 < len(weak):
        own = segmentation.segments[firm[0] - 1].name
        return f"Only “{own}” is well apart: of the others many resemble another group as much."
    return f"Hardly apart are {listed(map(str, weak), most=len(weak))}: many of them resemble another group as much."


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
    if profile is None or outcome is None or not tells_of_leaving(outcome, labels):
        return None
    met = [name for name in carrying(profile.contrasts) if ends_with_leaving(name)]
    if not met:
        return None
    names = listed((column_called(name, labels).words for name in met), most=_MOST_NAMED)
    again = segmentation.made_without
    ends = (None, None) if again is None else (again.here, again.highest)
    return Ending(names, len(met) > 1, *ends)


def is_hindsight(segmentation: Segmentation, found: Ending) -> bool:
    """Whether a rate that moves is what the plan rests on, with which it is told then: groups stand out, and lead."""
    outcome = None if segmentation.profile is None else segmentation.profile.main_outcome
    stands = outcome is not None and bool(standing_out(outcome))
    return found.moves and stands and leading_clue(segmentation) is None


def ends_said(found: Ending) -> str:
    """The caution about them, without its end."""
    return f"Caution: {found.names} {plural(1 + found.several, 'ends', 'end')} when a customer leaves"


def counted_later(segmentation: Segmentation) -> str:
    """To check when that was counted which carries the groups and falls silent when somebody leaves.

    Empty where nothing does, nobody left or stayed, or the outcome is said to lie ahead.
    """
    labels, profile = segmentation.labels, segmentation.profile
    outcome = None if profile is None else profile.main_outcome
    if profile is None or outcome is None or outcome.kind != "rate" or lies_ahead(outcome.column):
        return ""
    happened = event_of(outcome, labels)
    met = [x for x in carrying(profile.contrasts) if tells_recent_use(x)]
    if not met or not (happened.gone or happened.kind in ("left", "lost", "kept")):
        return ""
    names = listed((column_called(name, labels).words for name in met), most=_MOST_NAMED)
    was, follows = plural(len(met), "was", "were"), plural(len(met), "it follows", "they follow")
    check = f"Check that {names} {was} counted before it was known who {happened.briefly}"
    return f"{check}: counted later, {follows} from it."
