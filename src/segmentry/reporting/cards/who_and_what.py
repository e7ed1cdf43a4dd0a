"""What a manager asks first of a segment: who they are, and what they take most of. A card tells it where they differ
clearly, though other columns set them further apart."""

from itertools import combinations

import numpy as np

from segmentry.maths import Floats
from segmentry.reporting.once import once
from segmentry.reporting.trust.sensitive import protected_of, traits_of
from segmentry.results.profile import Profile
from segmentry.results.segmentation import Segmentation
from segmentry.stages.shared.display_names import column_called
from segmentry.stages.shared.in_percent import hundredths
from segmentry.stages.shared.readable import is_readable
from segmentry.stages.shared.traits import is_age, normal

#: Standard deviations from all customers at which it is told who they are: about a quarter of all are further (ours).
CLEARLY = 0.6
#: Parts of one whole: so many at least and at most, of so many columns that may be; how near to all of it they come.
_LEAST, _MOST, _AMONG, _NEAR = 3, 6, 12, 0.03
#: Of so much of the whole something is what they take, where it is so many times as much as of all (ours).
_MUCH, _TIMES = 0.4, 1.5


@once
def who_they_are(segmentation: Segmentation) -> tuple[str, ...]:
    """The columns that tell who customers are, and that anybody may read of them: age, household, home, work."""
    told = {**traits_of(segmentation), **protected_of(segmentation)}
    return tuple(
        column.name
        for column in segmentation.columns.columns
        if column.role in ("feature", "descriptor")
        and (is_age(normal(column.name)) or (column.theme == "is" and column.name not in told))
        and is_readable(column.name, column.theme, segmentation.labels)
    )


@once
def taken_most(segmentation: Segmentation) -> dict[int, str]:
    """By segment the part of a whole that is much of it, and more than among all: what of their orders is medicines."""
    parts, profile = _parts_of_a_whole(segmentation), segmentation.profile
    if not parts or profile is None:
        return {}
    means, of_all = _means(profile, parts), _mean_of_all(profile, parts)
    most = means.argmax(axis=1)
    clear = ((own[at] / own.sum(), of_all[at] / of_all.sum()) for own, at in zip(means, most, strict=True))
    return {
        own.id: parts[at]
        for own, at, (here, usual) in zip(profile.segments, most, clear, strict=True)
        if here >= max(_MUCH, _TIMES * usual)
    }


def _parts_of_a_whole(segmentation: Segmentation) -> tuple[str, ...]:
    """The most columns that add up to the whole in every segment; none where there are none."""
    profile, columns = segmentation.profile, segmentation.columns
    if profile is None:
        return ()
    times = {x.name: hundredths(x, column_called(x.name, segmentation.labels)) for x in columns.columns}
    parts = [name for name in segmentation.features if times.get(name) is not None and profile.average_of(name)]
    names = [name for name in parts if times[name] == times[parts[0]]]
    if not _LEAST <= len(names) <= _AMONG:
        return ()
    percent = _means(profile, names) * ((times[names[0]] or 0.0) / 100)
    for count in range(min(_MOST, len(names)), _LEAST - 1, -1):
        for places in combinations(range(len(names)), count):
            if np.abs(percent[:, places].sum(axis=1) - 1).max() <= _NEAR:
                return tuple(names[place] for place in places)
    return ()


def _means(profile: Profile, names: list[str] | tuple[str, ...]) -> Floats:
    """The averages of every segment (k x columns), nan where one is withheld."""
    each = ([own.average_of(name) for name in names] for own in profile.segments)
    return np.array([[np.nan if x is None or x.mean is None else x.mean for x in own] for own in each], float)


def _mean_of_all(profile: Profile, names: tuple[str, ...]) -> Floats:
    each = (profile.average_of(name) for name in names)
    return np.array([np.nan if x is None or x.mean is None else x.mean for x in each], float)
