"""Groups to be used with care: those that do not return, or that are hardly apart."""

from segmentry.reporting.trust.bands import RETURNS
from segmentry.results.segmentation import Segmentation
from segmentry.wording import listed, plural

#: A group is well apart from this mean silhouette on, and with less than this share of its customers on a border; where
#: it leads, that it is hardly apart is said beside its name below 0, and from the second share on (ours).
WELL_APART, MANY_BETWEEN, _MOST_BETWEEN = 0.2, 0.2, 0.34


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
