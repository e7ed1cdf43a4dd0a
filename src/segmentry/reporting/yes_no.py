"""Columns of 0 and 1 as people read them: shares of yes and of no."""

from segmentry.results.columns import Column
from segmentry.results.profile import Level, Profile


def levels_of(profile: Profile, segment: int, column: Column) -> list[Level]:
    """The levels of a segment (from 0) in a column, those of 0 and 1 as yes and no; none of other numbers."""
    levels = list(profile.segments[segment].levels_of(column.name))
    return levels if levels or column.kind != "share" else yes_or_no(profile, segment, column.name)


def yes_or_no(profile: Profile, segment: int, column: str) -> list[Level]:
    """The shares of yes and no in a segment (from 0), by the average of a column of 0 and 1; none without one."""
    everyone = profile.average_of(column)
    if everyone is None or everyone.mean is None:
        return []
    own = profile.segments[segment].average(column)

    def level(word: str, share: float | None, of_all: float, *, turned: bool) -> Level:
        count = None if share is None else round(share * own.count)
        ends = own.interval and ((1 - own.interval[1], 1 - own.interval[0]) if turned else own.interval)
        return Level(
            column=column, level=word, count=count, share=share, share_of_all=of_all, filled=own.count, interval=ends
        )

    no = None if own.mean is None else 1 - own.mean
    return [
        level("yes", own.mean, everyone.mean, turned=False),
        level("no", no, 1 - everyone.mean, turned=True),
    ]
