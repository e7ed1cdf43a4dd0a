"""Numbers that a level tells already: who has no card spends nothing with it."""

from collections.abc import Collection, Mapping, Sequence

from segmentry.results.columns import Column
from segmentry.results.profile import Average, Level

#: Nearly all of a segment, and hardly anybody in the others (ours).
_ALL, _NOBODY = 0.95, 0.1
#: Less than so much of the average of all is nothing; those without the level have so much of it (ours).
_NOTHING, _USUAL = 0.05, 0.5


def zero_by_a_level(
    averages: Sequence[Sequence[Average]],
    levels: Sequence[Sequence[Level]],
    everyone: Sequence[Average],
    columns: Mapping[str, Column],
) -> list[frozenset[str]]:
    """Of every segment the numbers that are nothing because of a level which nearly all of it have.

    The level is one that hardly anybody has in the segments in which there is something of the number.

    Examples
    --------
    >>> about = {"role": "feature", "reason": "", "filled": 200, "distinct": 2}
    >>> columns = {n: Column(name=n, type=t, minimum=0, **about) for n, t in (("spent", "number"), ("card", "text"))}
    >>> spent = [(Average(column="spent", count=100, mean=m, sd=1.0, difference=0),) for m in (0.0, 90.0, 45.0)]
    >>> card = [(Level(column="card", level="no", count=9, share=s, share_of_all=0.5),) for s in (1.0, 0.02)]
    >>> zero_by_a_level(spent[:2], card, spent[2], columns)
    [frozenset({'spent'}), frozenset()]
    """
    amounts = {x.column: x.mean for x in everyone if columns[x.column].kind == "number" and x.mean}
    usual = {name: mean for name, mean in amounts.items() if (columns[name].minimum or 0.0) >= 0}
    means = {x.column: [own[j].mean for own in averages] for j, x in enumerate(averages[0]) if x.column in usual}
    parts = {name: [None if x is None else x / (usual[name] or 1.0) for x in each] for name, each in means.items()}
    told, had_by_all = [set[str]() for _ in averages], _had_by_all(levels)
    for name in (name for name, own in parts.items() if any(x is not None and x <= _NOTHING for x in own)):
        for column, of_level in had_by_all:
            if column != name and len(of_level) == len(averages) and _follows(parts[name], of_level):
                for i, part in enumerate(parts[name]):
                    if part is not None and part <= _NOTHING and of_level[i] >= _ALL:
                        told[i].add(name)
    return [frozenset(names) for names in told]


def _had_by_all(levels: Sequence[Sequence[Level]]) -> list[tuple[str, list[float]]]:
    """The levels that nearly all of some segment have, by their column, with the share of every segment."""
    shares: dict[tuple[str, str], list[float]] = {}
    for own in levels:
        for level in own:
            shares.setdefault((level.column, level.level), []).append(level.share or 0.0)
    return [(column, each) for (column, _), each in shares.items() if max(each) >= _ALL]


def _follows(parts: Sequence[float | None], shares: Collection[float]) -> bool:
    """Whether there is nothing where nearly all have a level, and something wherever they have not."""
    some = [share for part, share in zip(parts, shares, strict=True) if part is not None and part > _NOTHING]
    enough = [part for part, share in zip(parts, shares, strict=True) if part is not None and share < _ALL]
    return bool(some) and max(some) <= _NOBODY and min(enough, default=0.0) >= _USUAL
