"""What else sets a segment apart, in levels of columns that did not make it: as facts, the furthest first."""

from collections.abc import Container

from segmentry.reporting.cards.one_fact import is_one_fact, shares_told
from segmentry.reporting.lens import lens
from segmentry.reporting.trust.sensitive import traits_of
from segmentry.reporting.yes_no import levels_of, yes_or_no
from segmentry.results.columns import Column
from segmentry.results.profile import Level, SegmentProfile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.profiling.personas import differs, is_over
from segmentry.stages.shared.display_names import column_called, level_called
from segmentry.stages.shared.levels_in_names import says_what
from segmentry.stages.shared.outcome_events import NO, says_yes_or_no
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import is_part_of_a_date, normal
from segmentry.wording import EVERYONE, share

#: A level is worth a word from so many times its share among all, and so many points more (ours).
_TIMES, _POINTS = 1.4, 0.08


def facts(segmentation: Segmentation, own: SegmentProfile, apart_from: Container[str] = ()) -> tuple[str, ...]:
    """What else sets a segment apart beyond chance, in columns that did not make it, the furthest first, `apart_from`
    those that are told elsewhere.

    What they are, have, do or think: how and when they were reached is no news of them.
    """
    met = [x for name in own.apart if (x := shares_told(segmentation, own, name)) is not None]

    def is_new(level: Level) -> bool:
        if level.column in apart_from:
            return False
        shares = shares_told(segmentation, own, level.column, level.level)
        return shares is None or not any(is_one_fact(shares, other) for other in met)

    return tuple(fact_of(segmentation, own, level) for level in striking(segmentation, own) if is_new(level))


def striking(segmentation: Segmentation, own: SegmentProfile, *, of_health: bool = False) -> list[Level]:
    """The levels that more of a segment have than of all customers, of each column the furthest.

    `of_health`: of health and of names that nobody reads, too, where people are asked and nobody is chosen.
    """
    columns, profile, first = segmentation.columns.columns, segmentation.profile, lens(segmentation)
    tells = {x.name for x in columns if _tells_of_them(segmentation, x, read=not of_health)}
    if profile is None:
        return []
    traits = {name for name, trait in traits_of(segmentation).items() if not (of_health and trait == "health")}
    told = {*traits, first, *(outcome.column for outcome in profile.outcomes)}
    real = {contrast.column for contrast in profile.contrasts if differs(contrast)} & tells - told
    shares = [x.column for x in own.averages if segmentation.columns[x.column].kind == "share"]
    levels = [*own.levels, *(x for name in shares for x in yes_or_no(profile, own.id - 1, name))]
    over = [x for x in levels if x.column in real and is_over(x) and x.interval and is_striking(x)]
    if of_health:
        over = [x for x in over if x.level.casefold() not in NO]  # who has no illness is asked nothing about it
    over.sort(key=lambda x: (-(x.difference or 0.0), x.column, x.level))
    furthest: dict[str, Level] = {}
    for level in over:
        furthest.setdefault(level.column, level)
    return list(furthest.values())


def _tells_of_them(segmentation: Segmentation, column: Column, *, read: bool) -> bool:
    """Whether it says what customers are, have, do or think, not how they were reached; `read`: in known words."""
    reached = column.theme == "reached" or is_part_of_a_date(normal(column.name))
    return not reached and (not read or is_readable(column.name, column.theme, segmentation.labels))


def is_striking(level: Level) -> bool:
    """Whether so many more of a segment than of all customers have a level that it is worth a word."""
    return is_more(level) and (level.share or 0.0) >= _TIMES * (level.share_of_all or 0.0)


def is_more(level: Level) -> bool:
    """Whether so many more of a segment than of all customers have a level that it is seen."""
    return (level.share or 0.0) - (level.share_of_all or 0.0) >= _POINTS


def fact_of(segmentation: Segmentation, own: SegmentProfile, level: Level) -> str:
    """One level that more of a segment have than of all customers."""
    labels, profile = segmentation.labels, segmentation.profile
    levels = [] if profile is None else levels_of(profile, own.id - 1, segmentation.columns[level.column])
    said = level_called(level.column, level.level, labels)
    if says_yes_or_no(x.level for x in levels):
        said = "no" if level.level.casefold() in NO else "yes"
    beside = f"({EVERYONE} {share(level.share_of_all)})"
    about = "about " if level.rounded_to else ""
    return f"{says_what(column_called(level.column, labels).words, said)} for {about}{share(level.share)} {beside}"
