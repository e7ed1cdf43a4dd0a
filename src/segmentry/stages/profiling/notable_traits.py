"""How far a segment stands from all customers in single columns, in words with the figures that they rest on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from segmentry import wording
from segmentry.kinds import Kind
from segmentry.results.columns import Columns
from segmentry.results.profile import Average, Interval, Level
from segmentry.results.sentences import Figure
from segmentry.results.typical_answer import Typical
from segmentry.stages.profiling.statement import NOTABLE
from segmentry.stages.shared.display_names import Labels, column_called, level_called
from segmentry.wording import EVERYONE


@dataclass(frozen=True)
class Trait:
    """Something that sets a segment apart, in words: what is so, and beside it the figure of all customers.

    `difference` is counted in standard deviations from all customers, `figure` is what the words tell, `interval` the
    95 % interval of its value. `is_answer`: the words tell the typical answer.
    """

    column: str
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
    labels: Labels | None = None,
) -> tuple[Trait, ...]:
    """The traits of a segment in these columns, the furthest from all customers first; of numbers those worth a word.

    `kinds`: what averages are; `typical`: the typical answers of the segment and of all customers.
    """
    of_all, among, called = {average.column: average.mean for average in everyone}, frozenset(among), labels or {}
    traits = [
        _of_number(a, of_all[a.column], (kinds or {}).get(a.column, "number"), called)
        for a in averages
        if a.column in among and a.mean is not None and abs(a.standing or 0.0) >= NOTABLE
    ]
    answers = [(own, usual) for own, usual in typical if own.column in among and _is_elsewhere(own, usual)]
    traits += [_of_answer(own, usual, called) for own, usual in answers]
    told = {trait.column for trait in traits}
    others = [level for level in levels if level.column in among and level.column not in told]
    more = [level for level in others if (level.difference or 0) > 0]
    traits += [_of_level(level, called, yes_no=(kinds or {}).get(level.column) == "share") for level in more]
    return tuple(sorted(traits, key=lambda trait: (-abs(trait.difference), trait.column, trait.words)))


def notable(traits: Sequence[Trait]) -> list[Trait]:
    """Those that are worth a word, one for each column."""
    first: dict[str, Trait] = {}
    for trait in traits:
        if abs(trait.difference) >= NOTABLE:
            first.setdefault(trait.column, trait)
    return list(first.values())


def once_each(traits: Sequence[Trait], columns: Columns) -> tuple[Trait, ...]:
    """The traits, without those in columns that say much the same as an earlier one."""
    first: dict[str, str] = {}
    for trait in traits:
        if (fact := columns[trait.column].fact) is not None:
            first.setdefault(fact, trait.column)
    return tuple(x for x in traits if first.get(columns[x.column].fact or "", x.column) == x.column)


def nearly_nothing(mean: float | None, of_all: float | None) -> bool:
    """Whether an average is said to be nearly 0: where it is less than 0.01 and less than a hundredth of that of all.

    >>> nearly_nothing(0.00072, 0.833), nearly_nothing(0.0, 0.833), nearly_nothing(2.0, 400.0)
    (True, False, False)
    """
    return mean is not None and of_all is not None and 0 < abs(mean) < min(abs(of_all) / 100, 0.01)


def _of_number(a: Average, of_all: float | None, kind: Kind, labels: Labels) -> Trait:
    difference, name = a.standing or 0.0, column_called(a.column, labels)
    mean, all_mean = (wording.average(average, kind) for average in (a.mean, of_all))
    if kind == "number":
        mean, all_mean = name.value(mean), name.value(all_mean)
    beside = f"{EVERYONE} {all_mean}"
    if kind not in ("date", "share") and nearly_nothing(a.mean, of_all):
        mean, beside = "nearly 0", f"{mean}; {beside}"
    middle = None if a.transformed_difference is None or a.spread is None else a.spread.p50
    if middle is not None:  # a few make the mean of what was compared on a logarithm
        median = wording.average(middle, kind)
        beside = f"median {name.value(median) if kind == 'number' else median}; {beside}"
    figure = Figure(
        column=a.column, level=None, value=a.mean or 0.0, of_all=of_all or 0.0, count=a.count, median=middle
    )
    words = f"{name.words} is yes for {mean}" if kind == "share" else f"{name.words} averages {mean}"
    return Trait(a.column, words, beside, difference, figure, a.interval)


def _is_elsewhere(own: Typical, usual: Typical) -> bool:
    """Whether the typical answer is another than that of all customers, and can be told."""
    return own.level != usual.level and own.share is not None


def _of_answer(own: Typical, usual: Typical, labels: Labels) -> Trait:
    name, (level, of_all) = column_called(own.column, labels).words, (own.level, usual.level)
    said, usually = (level_called(own.column, x, labels) for x in (level, of_all))
    share, share_of_all = own.share or 0.0, own.share_of_all or 0.0
    figure = Figure(column=own.column, level=own.level, value=share, of_all=share_of_all, count=own.filled)
    higher = own.rank > usual.rank
    difference = (1.0 if higher else -1.0) if own.difference is None else own.difference
    words = f"{name} is typically {said}"
    return Trait(own.column, words, f"{EVERYONE} {usually}", difference, figure, is_answer=True)


def _of_level(level: Level, labels: Labels, *, yes_no: bool) -> Trait:
    share, of_all, difference = level.share or 0.0, level.share_of_all or 0.0, level.difference or 0.0
    name = column_called(level.column, labels).words
    said = wording.yes_or_no(level.level) if yes_no else level_called(level.column, level.level, labels)
    words, beside = f"{name} is {said} for {wording.share(share)}", f"{EVERYONE} {wording.share(of_all)}"
    figure = Figure(column=level.column, level=level.level, value=share, of_all=of_all, count=level.filled)
    return Trait(level.column, words, beside, difference, figure, level.interval)
