"""Outcomes of three levels and more, of which no one rate tells."""

from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.wording import capitalised, listed, plural

#: Columns that are named.
_NAMED = 2


def of_several_levels(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns of outcome whose levels are told, three of them and more."""
    profile = segmentation.profile
    if profile is None:
        return ()
    told = {outcome.column for outcome in profile.outcomes}
    names = (x.name for x in segmentation.columns.columns if x.role == "outcome" and x.name not in told)
    return tuple(name for name in names if len(profile.segments[0].levels_of(name)) > 2)


def told_by_level(segmentation: Segmentation) -> str:
    """Which they are, and where they are told; empty where there are none."""
    names = [column_called(name, segmentation.labels).words for name in of_several_levels(segmentation)]
    if not names:
        return ""
    has = plural(len(names), "has", "have")
    return f"{capitalised(listed(names, most=_NAMED))} {has} several levels: by group below, under Outcomes."
