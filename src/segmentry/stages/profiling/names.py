"""Names for segments: two or three plain traits that set each apart from the others."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from types import MappingProxyType

import numpy as np

from segmentry.maths import Floats
from segmentry.stages.profiling.statement import NOTABLE, Statement
from segmentry.stages.profiling.worth_of_name import MOST_WORDS, WELL, in_order, joined, told_from_nearest, worth_of
from segmentry.stages.shared.plain_words import word_set

#: Traits in a name, at most.
MOST_TRAITS = 3
#: Statements of a segment that are tried in its name (ours).
_TRIED = 9
#: A name rests on so many columns in which the segment is furthest from all customers, or on one in which it is nearly
#: as far; on none in which it is hardly away beside the furthest (ours).
_FURTHEST, _NEARLY, _HARDLY = 5, 0.6, 0.15
#: What nobody can read names a segment only where nothing is read that is half as far, and not alone where something is
#: read that is so far; what many have no value in, only where nothing else is so nearly as far (ours).
_HALF, _FAR_ENOUGH, _OF_SPARSE = 0.5, 0.5, 2 / 3
#: How often they come is said before what is typical of one visit, where they are nearly as far in it; what such a
#: lesser trait takes (ours).
_AS_FAR, _LESSER = 0.7, 2.0
#: Letters of a word that has degrees, at least, and what says how much of something.
_STEM = 4
_DEGREES = word_set("high low many few much little no with without often mostly large small long short rather")
#: What a trait takes that says what they have less of, where they have so much more of something else (ours).
_LACKS, _MUCH_MORE = 0.2, 0.65
#: What a trait takes that is not said of another segment which is as far in it, or so many standard deviations behind
#: (ours).
_UNFAIR, _AS_MUCH = 0.3, 0.05
#: What a column adds by which a rule tells most of a segment: more than all else can be worth. Of several one counts
#: that is so near to the furthest; the others tell who does not belong to it (ours).
_BY_RULE, _MARKS = 3.0, 0.8
ALL = "All customers"

Named = tuple[str, tuple[Statement, ...]]
#: Of each segment the columns and words of its name.
_Said = Sequence[Collection[tuple[str, str]]]


def name_segments(
    statements: Sequence[Statement],
    shares: Sequence[float],
    told_by: Sequence[Collection[str]] = (),
    untold: Sequence[Collection[str]] = (),
    kept: Mapping[int, Named] = MappingProxyType({}),
    taken: Sequence[Collection[str]] = (),
) -> list[Named]:
    """A name for every segment, and the statements that it is made of.

    Of all combinations of up to three statements that hold for a segment the one is taken that tells it best from the
    other segments, weighed by their size, and from the nearest one: the better, the further these are behind in one of
    them. Names are made twice: what is said of one segment, and not of another that is as far in it, is said of it only
    where it is worth much.

    Parameters
    ----------
    shares : sequence of float
        The size of each segment.
    told_by : sequence of collection of str, optional
        Of each segment the columns by which a short rule tells nearly all of it: they belong in its name.
    untold : sequence of collection of str, optional
        Of each segment the columns that say no more than another one does.
    kept : mapping of int to Named, optional
        What segments (from 0) are called already where the same customers are met.
    taken : sequence of collection of str, optional
        Of each segment the names that other customers have elsewhere.
    """
    k = len(shares)
    if k == 1:
        return [(ALL, ())]
    each, nothing = range(k), [frozenset[str]()] * k
    about = [
        _About(i, [s for s in statements if s.column not in no], np.asarray(shares, float), told, names)
        for i, no, told, names in zip(each, untold or nothing, told_by or nothing, taken or nothing, strict=True)
    ]
    first = _in_turn(about, kept, None)
    return _in_turn(about, kept, [{(s.column, s.words) for s in made} for _, made in first])


@dataclass(frozen=True)
class _About:
    """What a segment (from 0) is named from: what may be said, sizes, columns that belong in it, names that do not."""

    i: int
    statements: Sequence[Statement]
    shares: Floats
    told_by: Collection[str]
    taken: Collection[str]


def _in_turn(about: Sequence[_About], kept: Mapping[int, Named], said: _Said | None) -> list[Named]:
    """A name for every segment, none of which is part of another; `said` is what is said of each, if it is known."""
    named, by_name = dict(kept), dict(kept.values())
    for own in about:
        if own.i in named:
            continue
        ranked = list[Named]()
        for wider in (False, True):  # what is told further only where its name would else be part of another
            ranked = _ranked(own, said, wider=wider)
            free = [(n, c) for n, c in ranked if n not in by_name and n not in own.taken]
            new = next((x for x in free if not _says_no_more(x[1], by_name.values())), None)
            if new is not None:
                break
        name, chosen = named[own.i] = new or next(iter(free), (_numbered(ranked[0][0], by_name), ()))
        by_name[name] = chosen
    return [named[own.i] for own in about]


def _says_no_more(chosen: Sequence[Statement], taken: Iterable[tuple[Statement, ...]]) -> bool:
    """Whether a name is part of another one, or another one of it: nobody could keep them apart."""
    own = {(statement.column, statement.words) for statement in chosen}
    others = ({(statement.column, statement.words) for statement in other} for other in taken)
    return any(own <= other or other <= own for other in others if other)


def _ranked(about: _About, said: _Said | None, *, wider: bool = False) -> list[Named]:
    """Names for a segment, the best first."""
    i, told_by = about.i, _of_rule(about)
    own = _telling(about.statements, i, told_by)
    if wider:
        own += _rather(about.statements, i)
    lesser = _lesser(own, i)
    own = [s for n, s in enumerate(own) if n < _TRIED or s.column in told_by]
    has_more = any(s.difference[i] >= _MUCH_MORE and not (s.lacks or s.is_vague or s in lesser) for s in own)

    def worth(combined: Sequence[Statement]) -> float:
        by_rule = _BY_RULE * any(not told_by.isdisjoint(s.of) and "‘" not in s.words for s in combined)
        lacking = _LACKS * float(np.mean([s.lacks for s in combined])) * has_more
        unfair = _UNFAIR * float(np.mean([_holds_for_unnamed(s, i, said) for s in combined]))
        less = _LESSER * (any(s in lesser for s in combined) and not _needs(combined, lesser, i))
        return worth_of(combined, i, about.shares) + by_rule - lacking - unfair - less

    each = (in_order(combined, told_by) for combined in _combinations(own, i))
    rated = [(worth(combined), joined(combined), combined) for combined in each]
    rated.sort(key=lambda r: (-r[0], r[1]))
    return [(name, combined) for _, name, combined in rated] or [(joined(()), ())]


def _of_rule(about: _About) -> frozenset[str]:
    """Of the columns of a rule that tells the segment those that mark it."""
    i, asked = about.i, frozenset(about.told_by)
    far = {s: float(s.difference[i]) for s in about.statements if s.holds[i]}
    most = max(far.values(), default=0.0)
    marks = frozenset(s.column for s, there in far.items() if s.column in asked and there >= _MARKS * most)
    return asked if len(asked) == 1 else marks


def _holds_for_unnamed(statement: Statement, i: int, said: _Said | None) -> bool:
    """Whether another segment is as far in it, and not called so."""
    if said is None:
        return False
    as_far = np.flatnonzero(statement.difference >= statement.difference[i] - _AS_MUCH).tolist()
    return any((statement.column, statement.words) not in said[other] for other in as_far if other != i)


def _telling(statements: Sequence[Statement], i: int, told_by: frozenset[str]) -> list[Statement]:
    """What may be said of a segment in its name, the furthest from all customers first."""
    far, read = dict[str, float](), dict[str, float]()
    for s in statements:
        for furthest in (far,) if s.is_vague else (far, read):
            furthest[s.column] = max(furthest.get(s.column, 0.0), float(s.difference[i]))
    near = {name for each in (far, read) for name in sorted(each, key=lambda name: -each[name])[:_FURTHEST]}
    most = max(far.values(), default=0.0)

    def marks(s: Statement) -> bool:
        there = float(s.difference[i])
        if s.column in told_by or (there >= max(_FAR_ENOUGH, float(s.difference.max(initial=0.0)))):
            return True
        return there >= _NEARLY * most or (there >= max(_HARDLY * most, _FAR_ENOUGH) and not near.isdisjoint(s.of))

    own = [s for s in statements if s.holds[i]]
    rather = _rather(statements, i)
    away = [s for s in rather if s.difference[i] >= _FAR_ENOUGH]
    own = [s for s in own if marks(s)] or away or own or rather
    return sorted(own, key=lambda s: (-s.difference[i], s.column, s.words))


def _lesser(own: Sequence[Statement], i: int) -> list[Statement]:
    """What names a segment only where its name would else be another's: what nobody can read where something is read,
    single visits where it is said how many, what many have no value in where others tell as much, what is average."""

    def furthest(of: Iterable[Statement]) -> float:
        return max((float(s.difference[i]) for s in of), default=0.0)

    read, often = furthest(s for s in own if not s.is_vague), furthest(s for s in own if s.how_often and not s.is_vague)
    filled = furthest(s for s in own if not (s.is_vague or s.is_sparse))

    def is_lesser(s: Statement) -> bool:
        beside = ((s.is_vague, read, _HALF), (s.of_one, often, _AS_FAR), (s.is_sparse, filled, _OF_SPARSE))
        return any(is_so and other >= part * float(s.difference[i]) for is_so, other, part in beside)

    return [s for s in own if is_lesser(s)]


def _needs(combined: Sequence[Statement], lesser: Sequence[Statement], i: int) -> bool:
    """Whether a lesser trait tells well from another segment that has all the rest of a name as strongly."""
    rest = [s for s in combined if s not in lesser]
    return bool(rest) and told_from_nearest(rest, i) < _HARDLY and told_from_nearest(combined, i) >= WELL


def _rather(statements: Sequence[Statement], i: int) -> list[Statement]:
    """Where nothing holds of a segment: the two respects in which it is furthest on the way to the outermost one."""
    away = [s for s in statements if s.opposite and s.difference[i] >= NOTABLE and not s.holds[i]]
    away = [s for s in away if not s.is_vague] or away
    away.sort(key=lambda s: (-s.difference[i], s.column, s.words))
    return [replace(s, words=f"rather {s.words}", holds=s.difference >= s.difference[i]) for s in away[:2]]


def _combinations(own: Sequence[Statement], i: int) -> Iterator[tuple[Statement, ...]]:
    read = any(s.difference[i] >= _FAR_ENOUGH and not s.is_vague for s in own)
    for count in range(1, MOST_TRAITS + 1):
        for combined in combinations(own, count):
            columns = [column for statement in combined for column in statement.of]
            too_long = count > 1 and len(joined(combined).split()) > MOST_WORDS
            if (
                len(set(columns)) == len(columns)
                and _agree(combined)
                and not too_long
                and (not read or _is_read(combined))
            ):
                yield combined


def _is_read(combined: Sequence[Statement]) -> bool:
    """Whether anybody can read something of it."""
    return any(not s.is_vague for s in combined)


def _agree(combined: Sequence[Statement]) -> bool:
    """Whether nothing is said twice, by two columns of age, and nobody is older and younger."""
    words = {statement.words for statement in combined}
    twice = any(_says_twice(one, other) for one in words for other in words - {one})
    return len(words) == len(combined) and not twice and not words & {statement.opposite for statement in combined}


def _says_twice(one: str, other: str) -> bool:
    """Whether a word of one is another in a higher degree, or all of its words stand in the other: younger, often Young
    packages; with gas, high gas consumption."""
    own, met = one.casefold().split(), {*other.casefold().split()}
    about = [word for word in own if word not in _DEGREES]
    return any(f"{word}er" in met for word in own if len(word) >= _STEM) or (bool(about) and met >= {*about})


def _numbered(name: str, taken: dict[str, tuple[Statement, ...]]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
