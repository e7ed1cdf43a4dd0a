"""Groups to be used with care: those that do not return, or that are hardly apart."""

from segmentry.reporting.trust.bands import RETURNS
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, plural, share

#: A group is well apart from this mean silhouette on, and with less than this share of its customers on a border; where
#: it leads, that it is hardly apart is said beside its name below 0, and from the second share on (ours).
WELL_APART, MANY_BETWEEN, _MOST_BETWEEN = 0.2, 0.2, 0.34
#: Up to this share people say one in so many.
_ONE_IN = 0.35
#: With less than this share of all customers on a border hardly anybody is.
_HARDLY_ANYBODY = 0.02
#: A group of which so much lies near a border is named (ours).
_NEARLY_A_THIRD = 0.295


def is_doubtful(segmentation: Segmentation, id: int) -> bool:
    """Whether a segment does not return when it is repeated with resampled customers."""
    validation = segmentation.validation
    return validation is not None and bool(validation.stabilities) and validation.stabilities[id - 1] < RETURNS


def not_well_apart(
    segmentation: Segmentation, silhouette: float = WELL_APART, border: float = MANY_BETWEEN
) -> tuple[int, ...]:
    """The segments whose customers are, on average, not much nearer to it than to another one, or many of them between.

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
    return " (hardly apart)" if id in not_well_apart(segmentation, 0.0, _MOST_BETWEEN) else ""


def part_near_a_border(segmentation: Segmentation) -> float | None:
    """Which share of all customers lies near a border: a segment counts by its size; None where nobody measured it."""
    validation = segmentation.validation
    if validation is None or not validation.borderline or segmentation.k == 1:
        return None
    sizes = [segment.size for segment in segmentation.segments]
    return sum(part * size for part, size in zip(validation.borderline, sizes, strict=True)) / max(sum(sizes), 1)


def near_a_border(segmentation: Segmentation) -> str:
    """How many of all customers lie near a border, which is what blurry means, and of the group of which most do where
    that is nearly a third; empty where nobody measured it."""
    near, validation = part_near_a_border(segmentation), segmentation.validation
    if near is None or validation is None:
        return ""
    most, last = max((part, -i) for i, part in enumerate(validation.borderline, start=1))
    of_group = f" ({share(most)} of group {-last})" if most >= _NEARLY_A_THIRD else ""
    if near < _HARDLY_ANYBODY:
        return f"Hardly anybody{of_group} lies near a border."
    many = in_so_many(near)
    return f"About {many} customers{of_group} {'lies' if many.startswith('1 in') else 'lie'} near a border."


def in_so_many(part: float) -> str:
    """A share as people say it.

    >>> in_so_many(0.24), in_so_many(0.053), in_so_many(0.41), in_so_many(0.5)
    ('1 in 4', '1 in 19', '4 in 10', 'half of the')
    """
    if part < _ONE_IN:
        return f"1 in {round(1 / part)}"
    return "half of the" if round(10 * part) == 5 else f"{round(10 * part)} in 10"


def apart_said(segmentation: Segmentation) -> str:
    """Which groups are well apart from others, or which few are not; empty where all are."""
    weak = not_well_apart(segmentation)
    if len(weak) == segmentation.k > 1:
        return "No group is well apart."
    firm = [segment.id for segment in segmentation.segments if segment.id not in weak]
    if len(firm) < len(weak) > 1:
        are = f"{plural(len(firm), 'group')} {listed(map(str, firm), most=len(firm))} {plural(len(firm), 'is', 'are')}"
        return f"Only {are} well apart."
    return f"Not well apart: {plural(len(weak), 'group')} {listed(map(str, weak), most=len(weak))}." if weak else ""
