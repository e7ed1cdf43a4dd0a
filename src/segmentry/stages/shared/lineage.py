"""Which segment continues which when their number changes: by that their colours stay."""

import numpy as np

from segmentry.maths import Floats
from segmentry.maths.alignment import matched
from segmentry.maths.assignment import assign
from segmentry.maths.stability import crosstab
from segmentry.results.choice import Centres
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.centres import assigner

#: A segment becomes another, or several of them one, from this part of either on (ours).
_WHOLE = 0.9


def continued(segmentation: Segmentation, matrix: Floats) -> Segmentation:
    """Segments in the colours of those that they continue, of the number that the plan asks for.

    Those that share most customers with one of these take its colour, one to one as keeps most customers in theirs; the
    others take the colours that are left. So a segment keeps its colour while the number of segments changes, or others
    are merged and split.

    Parameters
    ----------
    matrix : array, m x p
        Rows from which it is told who is where.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("telecom", rows=600))
    >>> choice = segmentry.choose_k(prepared, k_max=6)
    >>> more = segmentry.cluster(prepared, choice, k=choice.usual + 1)
    >>> sorted(segment.place for segment in more.segments) == list(range(1, choice.usual + 2))
    True
    """
    choice, plan = segmentation.choice, segmentation.plan
    usual = choice.at(plan.detail, plan.k)
    if usual not in choice.centres:
        return segmentation
    if segmentation.k == usual and segmentation.by_hand is None and not choice.sampled:
        return segmentation
    before, after = assign(matrix, np.array(choice.centres[usual])).labels, assigner(segmentation)(matrix).labels
    named = matched(before, after, usual)
    met, first = np.unique(after, return_index=True)
    places = {int(own): int(place) + 1 for own, place in zip(met, named[first], strict=True)}
    free = iter(range(usual + segmentation.k + 1, usual + 2 * segmentation.k + 1))  # of those without any of these rows
    told = [places.get(i) or next(free) for i in range(segmentation.k)]
    segments = tuple(
        segment.model_copy(update={"colour": None if place == segment.id else place})
        for segment, place in zip(segmentation.segments, told, strict=True)
    )
    return segmentation.model_copy(update={"segments": segments})


def divides(matrix: Floats, fewer: Centres, more: Centres) -> tuple[int, ...]:
    """For each of `more` segments the number of the one of `fewer` from which most of its rows come.

    >>> divides(np.array([[0.0], [2.0], [9.0]]), ((1.0,), (9.0,)), ((0.0,), (9.0,), (2.0,)))
    (1, 2, 1)
    """
    before, after = (assign(matrix, np.array(centres)).labels for centres in (fewer, more))
    return tuple(int(segment) + 1 for segment in crosstab(before, after, len(fewer), len(more)).argmax(axis=0))


def whole(matrix: Floats, fewer: Centres, more: Centres) -> tuple[bool, ...]:
    """Of each of `fewer` segments whether it is that of `more`, or those together, whose rows it has most of.

    It is where nine in ten rows of each of these are its own, and nine in ten of its own are theirs. A segment that is
    not is shared out among others.

    >>> rows = np.array([[0.0], [2.0], [9.0]])
    >>> whole(rows, ((1.0,), (9.0,)), ((0.0,), (9.0,), (2.0,))), whole(rows, ((1.0,), (9.0,)), ((0.0,), (8.0,)))
    ((True, True), (True, True))
    >>> whole(np.arange(10.0)[:, None], ((2.0,), (7.0,)), ((1.0,), (5.0,), (9.0,)))
    (False, False)
    """
    before, after = (assign(matrix, np.array(centres)).labels for centres in (fewer, more))
    table = crosstab(before, after, len(fewer), len(more))
    first, rows = table.argmax(axis=0), table.sum(axis=0)
    goes = np.where(rows > 0, table.max(axis=0) / np.maximum(rows, 1), 1.0)  # nobody goes elsewhere
    kept = [table[i, first == i].sum() / max(table[i].sum(), 1) for i in range(len(fewer))]
    return tuple(bool(kept[i] >= _WHOLE and (goes[first == i] >= _WHOLE).all()) for i in range(len(fewer)))
