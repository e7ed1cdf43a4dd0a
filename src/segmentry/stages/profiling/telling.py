"""Which statements may name a segment: those in which it is far from all customers, and others only where needed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from segmentry.stages.profiling.statement import NOTABLE, Statement
from segmentry.stages.profiling.worth_of_name import MOST, MOST_WORDS, WELL, told_from, told_from_nearest

#: A name rests on so many columns in which the segment is furthest from all customers, or on one in which it is nearly
#: as far; on none in which it is hardly away beside the furthest (ours).
_FURTHEST, _NEARLY, HARDLY = 5, 0.6, 0.15
#: What nobody can read names a segment only where nothing is read that is half as far, and not alone where something is
#: read that is so far; what many have no value in, only where nothing else is so nearly as far (ours).
HALF, FAR_ENOUGH, _OF_SPARSE = 0.5, 0.5, 2 / 3
#: Other traits are told instead where they are nearly as far: how often they come before what is typical of one visit,
#: what they do before who they are (ours).
AS_FAR = 0.7
#: So many more statements are tried that tell it from those from which its name does not.
_FURTHER = 6


def telling(statements: Sequence[Statement], i: int, told_by: frozenset[str]) -> list[Statement]:
    """What may be said of a segment in its name, the furthest from all customers first."""
    far, read = dict[str, float](), dict[str, float]()
    for s in statements:
        for furthest in (far,) if s.is_vague else (far, read):
            furthest[s.column] = max(furthest.get(s.column, 0.0), float(s.difference[i]))
    near = {name for each in (far, read) for name in sorted(each, key=lambda name: -each[name])[:_FURTHEST]}
    most = max(far.values(), default=0.0)

    def marks(s: Statement) -> bool:
        there = float(s.difference[i])
        if s.column in told_by or (there >= max(FAR_ENOUGH, float(s.difference.max(initial=0.0)))):
            return True
        return there >= _NEARLY * most or (there >= max(HARDLY * most, FAR_ENOUGH) and not near.isdisjoint(s.of))

    own = [s for s in statements if s.holds[i]]
    rather = _rather(statements, i)[:2]
    away = [s for s in rather if s.difference[i] >= FAR_ENOUGH]
    own = [s for s in own if marks(s)] or away or own or rather
    return sorted(own, key=lambda s: (-s.difference[i], s.column, s.words))


def lesser_of(own: Sequence[Statement], i: int) -> list[Statement]:
    """What names a segment only where its name would else be another's: what nobody can read where something is read,
    single visits where it is said how many, and, where others tell as much, what many have no value in, what is
    typically as all have it, and what most customers of most other segments are, have or lack, too."""

    def furthest(of: Iterable[Statement]) -> float:
        return max((float(s.difference[i]) for s in of if not s.is_vague), default=0.0)

    read, often = furthest(own), furthest(s for s in own if s.how_often)
    filled, away = furthest(s for s in own if not s.is_sparse), furthest(s for s in own if not s.is_usual(i))
    others = furthest(s for s in own if not s.is_remedy)
    rarer = furthest(s for s in own if not (_most_are(s, i) or s.is_personal))

    def is_lesser(s: Statement) -> bool:
        beside = (
            (s.is_vague, read, HALF),
            (s.of_one, often, AS_FAR),
            (s.is_sparse, filled, _OF_SPARSE),
            (s.is_usual(i), away, AS_FAR),
            (s.is_remedy, others, AS_FAR),
            (_most_are(s, i), rarer, AS_FAR),
        )
        return any(is_so and other >= part * float(s.difference[i]) for is_so, other, part in beside)

    return [s for s in own if is_lesser(s)]


def _most_are(statement: Statement, i: int) -> bool:
    """Whether it is so of most customers of most other segments, too: who has no television among those without."""
    return statement.held is not None and float(np.median(np.delete(statement.held, i))) > MOST


def told_instead(own: Sequence[Statement], i: int) -> float:
    """How far the segment is in what it does, has or brings, and people can read in a few words; 0 where that is not
    far."""
    few = (s for s in own if len(s.words.split()) <= MOST_WORDS)
    told = (float(s.difference[i]) for s in few if not (s.is_personal or s.is_vague or s.is_usual(i)))
    return max((far for far in told if far >= FAR_ENOUGH), default=0.0)


def needs(combined: Sequence[Statement], lesser: Sequence[Statement], i: int) -> bool:
    """Whether a lesser trait tells well from another segment that has all the rest of a name as strongly."""
    rest = [s for s in combined if s not in lesser]
    return bool(rest) and told_from_nearest(rest, i) < HARDLY and told_from_nearest(combined, i) >= WELL


def further(
    statements: Sequence[Statement], i: int, own: Sequence[Statement], said: Sequence[Statement]
) -> list[Statement]:
    """What else than its `own` statements tells a segment from those from which what is `said` of it does not: what
    holds, or that it is on the way to it."""
    left = np.arange(len(statements[0].holds)) != i if statements else np.array([], bool)
    if said:
        left &= np.max([told_from(s, i) for s in said], axis=0) < HARDLY
    away = (s for s in statements if s.holds[i] and s.difference[i] >= NOTABLE)
    more = [s for s in away if s not in own and not s.is_vague]
    tells = {s: float(told_from(s, i)[left].min(initial=1.0)) for s in [*more, *_rather(statements, i)]}
    return sorted((s for s in tells if tells[s] >= HARDLY), key=lambda s: (-tells[s], s.words))[:_FURTHER]


def _rather(statements: Sequence[Statement], i: int) -> list[Statement]:
    """In what a segment is on the way to the outermost one, the furthest first."""
    away = [s for s in statements if s.opposite and s.difference[i] >= NOTABLE and not s.holds[i]]
    away = [s for s in away if not s.is_vague] or away
    away.sort(key=lambda s: (-s.difference[i], s.column, s.words))
    return [replace(s, words=f"rather {s.words}", holds=s.difference >= s.difference[i]) for s in away]
