"""Names and sentences for segments, made from the profile alone; `rename`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segmentry.errors import SegmentryError
from segmentry.results.profile import Average, Level
from segmentry.results.segmentation import Segment, Segmentation
from segmentry.stages.understanding.findings import day

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


@dataclass(frozen=True)
class Trait:
    """Something that sets a segment apart, in a name and in a sentence. `difference` is counted in standard
    deviations from everyone."""

    column: str
    name: str
    sentence: str
    difference: float


def traits_of(
    averages: Sequence[Average],
    everyone: Sequence[Average],
    levels: Sequence[Level],
    features: Sequence[str],
    dates: Sequence[str] = (),
) -> tuple[Trait, ...]:
    """The traits of a segment in its features, the furthest from everyone first; averages of `dates` are days."""
    of_all = {average.column: average.mean for average in everyone}
    traits = [_of_number(a, of_all[a.column], a.column in dates) for a in averages if a.column in features]
    traits += [_of_level(level) for level in levels if level.column in features and level.difference > 0]
    return tuple(sorted(traits, key=lambda trait: (-abs(trait.difference), trait.column, trait.name)))


def name_segments(traits: Sequence[Sequence[Trait]]) -> tuple[str, ...]:
    """Short distinct names: as many of the most telling traits as it takes to tell the segments apart."""
    words = [[trait.name for trait in _notable(of_one)] for of_one in traits]
    names = [_joined(w[:1]) for w in words]
    for count in range(2, MOST_WORDS + 1):
        repeated = {name for name in names if names.count(name) > 1}
        names = [_joined(w[:count]) if n in repeated else n for w, n in zip(words, names, strict=True)]
    return tuple(
        f"{name} ({names[: i + 1].count(name)})" if names.count(name) > 1 else name for i, name in enumerate(names)
    )


def describe(segment: Segment, traits: Sequence[Trait]) -> str:
    """One sentence with the numbers that support the name."""
    size = f"{segment.size:,} customers ({segment.share:.1%})"
    told = [trait.sentence for trait in _notable(traits)][:MOST_WORDS]
    return f"{size}: {'; '.join(told)}." if told else f"{size}, close to the average of everyone in every feature."


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


def _of_number(a: Average, of_all: float | None, is_date: bool) -> Trait:
    difference = a.difference or 0.0
    mean, all_mean = (day(x) if is_date and x is not None else plain(x) for x in (a.mean, of_all))
    sentence = f"{a.column} averages {mean} (everyone {all_mean})"
    ends = ("late", "early") if is_date else ("high", "low")
    return Trait(a.column, f"{ends[difference <= 0]} {a.column}", sentence, difference)


def _of_level(level: Level) -> Trait:
    sentence = f"{level.column} is {level.level} for {level.share:.0%} (everyone {level.share_of_all:.0%})"
    return Trait(level.column, f"{level.column} {level.level}", sentence, level.difference)


def _notable(traits: Sequence[Trait]) -> list[Trait]:
    """One for each column."""
    first = {trait.column: trait for trait in reversed(traits) if abs(trait.difference) >= NOTABLE}
    return sorted(first.values(), key=traits.index)


def _joined(words: Sequence[str]) -> str:
    text = ", ".join(words) or "close to average"
    return text[0].upper() + text[1:]
