"""Names for segments, made from what sets them apart in their features alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from segmentry import wording
from segmentry.results.profile import Average, Figure, Interval, Level, Typical
from segmentry.wording import Kind

#: Standard deviations from everyone at which a column is worth a word (ours).
NOTABLE = 0.25
#: Columns in a name.
MOST_WORDS = 3


@dataclass(frozen=True)
class Trait:
    """Something that sets a segment apart, in a name and in words (what is so, and beside it everyone's figure).

    `difference` is counted in standard deviations from everyone, `figure` is what the words tell, `interval` the 95 %
    interval of its value. `is_answer`: the words tell the typical answer.
    """

    column: str
    name: str
    words: str
    beside: str
    difference: float
    figure: Figure
    interval: Interval | None = None
    is_answer: bool = False


def traits_of(
    averages: Sequence[Average],
    everyone: Sequence[Average],
    levels: Sequence[Level],
    among: Collection[str],
    kinds: Mapping[str, Kind] | None = None,
    typical: Sequence[tuple[Typical, Typical]] = (),
) -> tuple[Trait, ...]:
    """The traits of a segment in these columns, the furthest from everyone first.

    `kinds`: what averages are; `typical`: the typical answers of the segment and of everyone.
    """
    of_all, among = {average.column: average.mean for average in everyone}, frozenset(among)
    traits = [
        _of_number(a, of_all[a.column], (kinds or {}).get(a.column, "number"))
        for a in averages
        if a.column in among and a.mean is not None
    ]
    traits += [_of_answer(own, usual) for own, usual in typical if own.column in among and _is_elsewhere(own, usual)]
    told = {trait.column for trait in traits}
    others = [level for level in levels if level.column in among and level.column not in told]
    more = [level for level in others if (level.difference or 0) > 0]
    traits += [_of_level(level, yes_no=(kinds or {}).get(level.column) == "share") for level in more]
    return tuple(sorted(traits, key=lambda trait: (-abs(trait.difference), trait.column, trait.name)))


def name_segments(traits: Sequence[Sequence[Trait]]) -> tuple[str, ...]:
    """Short distinct names: as many of the most telling traits as it takes to tell the segments apart."""
    words = [[trait.name for trait in notable(of_one)] for of_one in traits]
    names = [_joined(w[:1]) for w in words]
    for count in range(2, MOST_WORDS + 1):
        repeated = {name for name in names if names.count(name) > 1}
        names = [_joined(w[:count]) if n in repeated else n for w, n in zip(words, names, strict=True)]
    return tuple(
        f"{name} ({names[: i + 1].count(name)})" if names.count(name) > 1 else name for i, name in enumerate(names)
    )


def notable(traits: Sequence[Trait]) -> list[Trait]:
    """Those that are worth a word, one for each column."""
    first: dict[str, Trait] = {}
    for trait in traits:
        if abs(trait.difference) >= NOTABLE:
            first.setdefault(trait.column, trait)
    return list(first.values())


def nearly_nothing(mean: float | None, of_all: float | None) -> bool:
    """Whether an average is said to be nearly 0: where it is less than 0.01 and less than a hundredth of everyone's.

    >>> nearly_nothing(0.00072, 0.833), nearly_nothing(0.0, 0.833), nearly_nothing(2.0, 400.0)
    (True, False, False)
    """
    return mean is not None and of_all is not None and 0 < abs(mean) < min(abs(of_all) / 100, 0.01)


def _of_number(a: Average, of_all: float | None, kind: Kind) -> Trait:
    difference = a.difference or 0.0
    mean, all_mean = (wording.average(average, kind) for average in (a.mean, of_all))
    beside = f"everyone {all_mean}"
    if kind not in ("date", "share") and nearly_nothing(a.mean, of_all):
        mean, beside = "nearly 0", f"{mean}; {beside}"
    ends = ("late", "early") if kind == "date" else ("high", "low")
    figure = Figure(column=a.column, level=None, value=a.mean or 0.0, of_all=of_all or 0.0, count=a.count)
    words, name = f"{a.column} averages {mean}", f"{ends[difference <= 0]} {a.column}"
    if kind == "share":
        words, name = f"{a.column} is yes for {mean}", f"{a.column} {('yes', 'no')[difference <= 0]}"
    return Trait(a.column, name, words, beside, difference, figure, a.interval)


def _is_elsewhere(own: Typical, usual: Typical) -> bool:
    """Whether the typical answer is another than everyone's, and can be told."""
    return own.level != usual.level and own.share is not None


def _of_answer(own: Typical, usual: Typical) -> Trait:
    words, beside = f"{own.column} is typically {own.level}", f"everyone {usual.level}"
    share, of_all = own.share or 0.0, own.share_of_all or 0.0
    figure = Figure(column=own.column, level=own.level, value=share, of_all=of_all, count=own.filled)
    higher = own.rank > usual.rank
    difference = (1.0 if higher else -1.0) if own.difference is None else own.difference
    return Trait(own.column, f"{own.column} {own.level}", words, beside, difference, figure, is_answer=True)


def _of_level(level: Level, *, yes_no: bool) -> Trait:
    share, of_all, difference = level.share or 0.0, level.share_of_all or 0.0, level.difference or 0.0
    said = wording.yes_or_no(level.level) if yes_no else level.level
    words, beside = f"{level.column} is {said} for {wording.share(share)}", f"everyone {wording.share(of_all)}"
    figure = Figure(column=level.column, level=level.level, value=share, of_all=of_all, count=level.filled)
    return Trait(level.column, f"{level.column} {said}", words, beside, difference, figure, level.interval)


def _joined(words: Sequence[str]) -> str:
    text = ", ".join(words) or "close to average"
    return text[0].upper() + text[1:]
