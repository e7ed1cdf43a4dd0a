"""`rename`: other names for segments, given in a call or in the plan."""

from collections.abc import Mapping

from segmentry.errors import SegmentryError
from segmentry.results.columns import Finding
from segmentry.results.segmentation import Segmentation


def rename(segmentation: Segmentation, names: Mapping[int, str]) -> Segmentation:
    """Give segments other names.

    Parameters
    ----------
    names : dict of segment id to name
        Ids that are not named keep theirs.

    Raises
    ------
    SegmentryError
        If an id is unknown, a name is blank, or two segments would share one.

    Examples
    --------
    >>> import segmentry
    >>> prepared = segmentry.prepare(segmentry.sample("bank", rows=500))
    >>> segmentation = segmentry.cluster(prepared, segmentry.choose_k(prepared, k_max=3))
    >>> rename(segmentation, {1: "Everyday customers"}).segments[0].name
    'Everyday customers'
    """
    ids = [segment.id for segment in segmentation.segments]
    for id, name in names.items():
        if id not in ids:
            raise SegmentryError(f"There is no segment {id}. The segments are {ids[0]} to {ids[-1]}.")
        if not str(name).strip():
            raise SegmentryError(f"The name for segment {id} is blank.")
    segments = tuple(
        segment.model_copy(update={"name": str(names.get(segment.id, segment.name)).strip()})
        for segment in segmentation.segments
    )
    given = [segment.name for segment in segments]
    twice = next((name for name in given if given.count(name) > 1), None)
    if twice is not None:
        raise SegmentryError(f"Two segments cannot both be called {twice!r}.")
    return segmentation.model_copy(update={"segments": segments})


def renamed_for_good(segmentation: Segmentation, names: Mapping[int, str]) -> Segmentation:
    """The same, its plan giving these names again: those that segments get by themselves stand for them there.

    Raises
    ------
    SegmentryError
        As `rename` does.
    """
    renamed = rename(segmentation, names)
    by_itself = {wanted: own for own, wanted in segmentation.plan.names.items()}
    pairs = zip(segmentation.segments, renamed.segments, strict=True)
    given = {by_itself.get(old.name, old.name): new.name for old, new in pairs if old.name != new.name}
    if not given:
        return renamed
    kept = {own: wanted for own, wanted in {**segmentation.plan.names, **given}.items() if own != wanted}
    return renamed.model_copy(update={"plan": segmentation.plan.model_copy(update={"names": kept})})


def named_as_planned(segmentation: Segmentation) -> Segmentation:
    """Names as the plan tells them, by the names that the segments got: a number may change, what it stands for not.

    A name that no segment got is a finding.
    """
    ids = {segment.name: segment.id for segment in segmentation.segments}
    names = segmentation.plan.names
    segmentation = rename(segmentation, {ids[name]: wanted for name, wanted in names.items() if name in ids})
    lost = [
        Finding(
            severity="warning",
            column=None,
            what=f"The plan calls `{name}` {wanted!r}, and no segment is `{name}`.",
            remedy=f"The segments are: {', '.join(f'`{name}`' for name in ids)}.",
        )
        for name, wanted in names.items()
        if name not in ids
    ]
    columns = segmentation.columns
    noted = columns.model_copy(update={"findings": (*columns.findings, *lost)})
    return segmentation.model_copy(update={"columns": noted}) if lost else segmentation
