"""Names and sentences for segments, made from the profile alone; `rename`."""

from collections.abc import Mapping, Sequence

from segmentry.errors import SegmentryError
from segmentry.results.profile import Average
from segmentry.results.segmentation import Segment, Segmentation

#: Standard deviations from everyone at which a column is worth a word (ours).
NOTABLE = 0.25
#: Columns in a name.
MOST_WORDS = 3


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


def name_segments(averages: Sequence[Sequence[Average]], features: Sequence[str]) -> tuple[str, ...]:
    """Short distinct names: as many of the most telling features as it takes to tell the segments apart."""
    words = [_words(of_one, features) for of_one in averages]
    names = [_joined(w[:1]) for w in words]
    for count in range(2, MOST_WORDS + 1):
        repeated = {name for name in names if names.count(name) > 1}
        names = [_joined(w[:count]) if n in repeated else n for w, n in zip(words, names, strict=True)]
    return tuple(
        f"{name} ({names[: i + 1].count(name)})" if names.count(name) > 1 else name for i, name in enumerate(names)
    )


def describe(
    segment: Segment, averages: Sequence[Average], everyone: Sequence[Average], features: Sequence[str]
) -> str:
    """One sentence with the numbers that support the name."""
    of_all = {average.column: average.mean for average in everyone}
    telling = [a for a in _telling(averages, features) if abs(a.difference or 0) >= NOTABLE][:MOST_WORDS]
    size = f"{segment.size:,} customers ({segment.share:.1%})"
    if not telling:
        return f"{size}, close to the average of everyone in every feature."
    parts = [f"{a.column} averages {plain(a.mean)} (everyone {plain(of_all[a.column])})" for a in telling]
    return f"{size}: {'; '.join(parts)}."


def plain(value: float | None) -> str:
    """A number for people: three or four significant digits, thousands separated.

    >>> plain(2600.5789), plain(0.01236), plain(None)
    ('2,601', '0.0124', '-')
    """
    if value is None:
        return "-"
    size = abs(value)
    if size < 1 or size >= 1e12:
        return f"{value:.3g}"
    return f"{value:,.0f}" if size >= 1000 else f"{value:,.1f}" if size >= 100 else f"{value:,.2f}"


def _telling(averages: Sequence[Average], features: Sequence[str]) -> list[Average]:
    """The features' averages, the furthest from everyone first."""
    of_features = [a for a in averages if a.column in features and a.difference is not None]
    return sorted(of_features, key=lambda a: (-abs(a.difference or 0), a.column))


def _words(averages: Sequence[Average], features: Sequence[str]) -> list[str]:
    telling = _telling(averages, features)
    notable = [a for a in telling if abs(a.difference or 0) >= NOTABLE]
    return [f"{'high' if (a.difference or 0) > 0 else 'low'} {a.column}" for a in notable]


def _joined(words: Sequence[str]) -> str:
    text = ", ".join(words) or "close to average"
    return text[0].upper() + text[1:]
