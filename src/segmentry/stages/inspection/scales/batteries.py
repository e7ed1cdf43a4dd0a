"""Batteries: columns that are answers on one scale, such as the attitude items of a survey."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.suspects import correlations
from segmentry.stages.shared.answers import Scale
from segmentry.stages.shared.bases import named
from segmentry.stages.shared.vocabulary import OF_SOMETHING

#: Fewer columns make no battery.
_FEWEST = 3
#: Where scales of numbers begin and end. From 0 or up to 3 count many things, so there names must be alike.
_ENDS = {1: (3, 4, 5, 6, 7, 9, 10), 0: (4, 5, 6, 10)}
_PLAINLY = {(1, high) for high in (4, 5, 6, 7, 9, 10)} | {(0, 10)}
#: Nobody may give the outermost answers to an item: share of the items that must reach either end (ours).
_REACH = 1 / 3
#: Correlation with the rest, of the other sign, from which an item runs against it (ours).
_AGAINST = -0.2

_Ends = tuple[int, int]


@dataclass(frozen=True)
class Battery:
    """Columns with the same answers.

    Attributes
    ----------
    levels : tuple of str
        All answers in their order, where they are words.
    against : tuple of str
        Items that run against the others.
    """

    name: str
    columns: tuple[str, ...]
    levels: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class OneScale:
    """Columns with the same answers, wherever they stand.

    Attributes
    ----------
    levels : tuple of str
        The answers in their order, where they are words.
    plain : bool
        Hardly anything but answers lies on such a scale.
    """

    columns: tuple[str, ...]
    levels: tuple[str, ...] = ()
    plain: bool = True


def on_one_scale(
    numbers: pd.DataFrame, facts: Mapping[str, Facts], scales: Mapping[str, Scale]
) -> tuple[OneScale, ...]:
    """The columns grouped by their answers; `numbers` holds the features' first rows, ordered answers as ranks."""
    columns = [str(name) for name in numbers]
    by_answers: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in columns:
        if name in scales:
            by_answers[_widest(scales[name].levels, scales)].append(name)
    worded = [OneScale(tuple(names), levels) for levels, names in by_answers.items()]
    items = {name: ends for name in columns if name not in scales and (ends := _ends(numbers[name], facts[name]))}
    return (*worded, *_like_ends(items))


def batteries(scales: Iterable[OneScale], numbers: pd.DataFrame, facts: Mapping[str, Facts]) -> dict[str, Battery]:
    """The battery of every column of `numbers` that belongs to one: columns with the same answers, side by side."""
    places = {name: i for i, name in enumerate(facts)}
    found: dict[str, Battery] = {}
    for scale in scales:
        left = [name for name in scale.columns if name in numbers]
        for names in _side_by_side(left, places, plainly=scale.plain):
            if len(names) >= _FEWEST:
                found |= dict.fromkeys(names, _battery(names, scale.levels, numbers))
    return found


def items_by_name(facts: Mapping[str, Facts]) -> list[list[str]]:
    """Columns of numbers that are called alike and lie on one scale: `att_price`, `att_brand` and `att_style`."""
    by_name: defaultdict[tuple[str, float | None], list[str]] = defaultdict(list)
    for name, column in facts.items():
        low, high = column.figures.min, column.figures.max
        if column.is_numeric and low in _ENDS and high in _ENDS[int(low or 0)]:
            by_name[_stem(name), high].append(name)
    return [names for names in by_name.values() if len(names) >= _FEWEST]


def _battery(names: Sequence[str], levels: tuple[str, ...], numbers: pd.DataFrame) -> Battery:
    stems = Counter(_stem(name) for name in names)
    stem, times = stems.most_common(1)[0]
    name = stem if times > len(names) / 2 else f"{names[0]} to {names[-1]}"
    return Battery(name, tuple(names), levels, tuple(_against(numbers[list(names)])))


def _against(items: pd.DataFrame) -> Iterator[str]:
    """Items that correlate negatively with the others, once all are turned into their common direction."""
    r = np.nan_to_num(correlations(items).to_numpy())
    np.fill_diagonal(r, 1.0)
    signs = np.sign(np.linalg.eigh(r)[1][:, -1])
    signs = signs if signs.sum() >= 0 else -signs
    for j, name in enumerate(items):
        others = [i for i in range(len(r)) if i != j]
        if signs[j] < 0 and (r[j, others] * signs[others]).mean() < _AGAINST:
            yield str(name)


def _widest(levels: tuple[str, ...], scales: Mapping[str, Scale]) -> tuple[str, ...]:
    """The longest order of which this one is a part."""
    wider = [scale.levels for scale in scales.values() if tuple(x for x in scale.levels if x in set(levels)) == levels]
    return max(wider, key=lambda order: (len(order), order))


def _ends(values: "pd.Series[float]", column: Facts) -> _Ends | None:
    """The least and the greatest answer, where it may be a scale of whole numbers."""
    if column.type not in ("integer", "number") or _counts_something(column.word):
        return None
    filled = values.dropna()
    if filled.nunique() < _FEWEST:
        return None
    low, high = float(filled.min()), float(filled.max())
    whole = 0 <= low < high <= max(_ENDS[1]) and bool((filled % 1 == 0).all())
    return (int(low), int(high)) if whole else None


def _counts_something(word: str) -> bool:
    """Whether it is the number of something; `trust in brand` is not."""
    return not OF_SOMETHING.isdisjoint(word.split("_")) and named(word) != "thinks"


def _like_ends(items: Mapping[str, _Ends]) -> Iterator[OneScale]:
    """Items whose answers lie on one scale, the longest first, of which enough reach either end."""
    left = dict(items)
    for low, high in sorted(set(items.values()), key=lambda ends: (-ends[1], ends[0])):
        if high not in _ENDS.get(low, ()):
            continue
        same = {name: ends for name, ends in left.items() if low <= ends[0] <= low + 1 and high - 1 <= ends[1] <= high}
        reached = [sum(ends[i] == end for ends in same.values()) for i, end in enumerate((low, high))]
        if same and min(reached) >= _REACH * len(same):
            yield OneScale(tuple(same), plain=(low, high) in _PLAINLY)
            left = {name: ends for name, ends in left.items() if name not in same}


def _side_by_side(names: Sequence[str], places: Mapping[str, int], *, plainly: bool) -> Iterator[list[str]]:
    """Those that are named alike, or stand side by side."""
    groups: list[list[str]] = []
    for name in sorted(names, key=places.__getitem__):
        near = [group for group in groups if any(_belong(name, other, places, plainly=plainly) for other in group)]
        joined = [other for group in near for other in group]
        groups = [*(group for group in groups if group not in near), [*joined, name]]
    yield from groups


def _belong(name: str, other: str, places: Mapping[str, int], *, plainly: bool) -> bool:
    return _stem(name) == _stem(other) or (plainly and abs(places[name] - places[other]) == 1)


def _stem(name: str) -> str:
    """What a name begins with: `Q` of Q12, `service` of service_wifi."""
    match = re.match(r"[\W_]*([^\W\d_]+?)(?=[\W_\d]|(?<=[a-z])[A-Z]|$)", name)
    return match[1].casefold() if match else name
