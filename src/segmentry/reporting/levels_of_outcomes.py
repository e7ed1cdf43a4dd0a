"""Outcomes of three levels and more, of which no one rate tells."""

from segmentry.results.recipe import OTHER
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.reason_words import is_reason_of_leaving
from segmentry.stages.shared.traits import normal
from segmentry.wording import capitalised, listed, option, plural

#: Columns that are named.
_NAMED = 2


def of_several_levels(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns of outcome whose levels are told, three of them and more; why customers left, where nothing tells
    that they did."""
    profile = segmentation.profile
    if profile is None:
        return ()
    told = {outcome.column for outcome in profile.outcomes}
    names = (x.name for x in segmentation.columns.columns if x.role == "outcome" and x.name not in told)
    names = (name for name in names if not (told and is_reason_of_leaving(normal(name))))
    return tuple(name for name in names if len(profile.segments[0].levels_of(name)) > 2)


def told_by_level(segmentation: Segmentation) -> str:
    """Which they are, and how one of them becomes the outcome; empty where there are none."""
    names = of_several_levels(segmentation)
    if not names:
        return ""
    words = [column_called(name, segmentation.labels).words for name in names]
    has = plural(len(names), "has", "have")
    return f"{capitalised(listed(words, most=_NAMED))} {has} several levels. {to_rank_by(segmentation, names[0])}"


def to_rank_by(segmentation: Segmentation, name: str) -> str:
    """What to write in the plan, so that levels of an outcome are told as yes and no: with one that is there."""
    profile = segmentation.profile
    levels = () if profile is None else profile.segments[0].levels_of(name)
    rarest = min(levels, key=lambda level: (level.level == OTHER, level.share_of_all or 1.0), default=None)
    some = "" if rarest is None else f'"{rarest.level}"'
    return f"To rank by one or more of them, set {option(name, 'yes')} = [{some}] in the plan."
