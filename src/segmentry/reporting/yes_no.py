"""Columns of 0 and 1 as people read them: shares of yes and of no."""

from segmentry.results.profile import Level, Profile


def yes_or_no(profile: Profile, segment: int, column: str) -> list[Level]:
    """The shares of yes and no in a segment (from 0), from the average of a column of 0 and 1; none of any other."""
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
