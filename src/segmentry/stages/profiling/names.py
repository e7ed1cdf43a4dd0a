"""Names for segments: two or three plain traits that set each apart from the others."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

import numpy as np

from segmentry.maths import Floats
from segmentry.stages.profiling.statement import NOTABLE, Statement
from segmentry.stages.profiling.telling import (
    AS_FAR,
    FAR_ENOUGH,
    HALF,
    HARDLY,
    further,
    lesser_of,
    needs,
    telling,
    told_instead,
)
from segmentry.stages.profiling.worth_of_name import MOST_WORDS, in_order, joined, told_from_nearest, worth_of
from segmentry.stages.shared.plain_words import word_set

#: Traits in a name, at most.
MOST_TRAITS = 3
#: Statements of a segment that are tried in its name (ours).
_TRIED = 9
#: What a trait takes that is lesser: said only where it is needed (ours).
_LESSER = 2.0
#: What a trait takes that tells who they are, where something that they do, have or bring is nearly as far (ours).
_WHO = 0.3
#: Letters of a word that has degrees, at least, and what says how much of something.
_STEM = 4
_DEGREES = word_set("high low many few much little no with without often mostly large small long short rather")
#: What a trait takes that says what they have less of, where they have so much more of something else; and what a name
#: takes of nothing but such traits, where they have more of something that is nearly as far (ours).
_LACKS, _MUCH_MORE, _NOTHING_ELSE, _NEARLY_AS_FAR = 0.2, 0.65, 0.3, 0.75
#: What a trait takes that is not said of another segment which is as far in it, or so many standard deviations behind
#: (ours).
_UNFAIR, _AS_MUCH = 0.3, 0.05
#: What one takes by which another segment is called that is further in it (ours).
_SHARED = 0.2
#: What a column adds by which a rule tells most of a segment. Of several one counts
#: that is so near to the furthest; the others tell who does not belong to it (ours).
_BY_RULE, _MARKS = 0.4, 0.8
#: What a name takes all of whose traits are far behind the furthest: the nearer to it, the less (ours).
_BEHIND = 0.6
#: What a name of one trait takes where another of so many differs from it in nothing but more or less (ours).
_SHADE, _SEVERAL = 0.3, 3
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
        name, chosen = named[own.i] = _name(own, said, by_name)
        by_name[name] = chosen
    return [named[own.i] for own in about]


def _name(about: _About, said: _Said | None, by_name: Mapping[str, tuple[Statement, ...]]) -> Named:
    """The best name that is no part of another one; what is less striking is told, too, where that is needed to tell
    the segment from each other one."""
    own = telling(about.statements, about.i, _of_rule(about))
    first = _best(ranked := _ranked(about, own, said), about, by_name)
    if first is not None and told_from_nearest(first[1], about.i) >= HARDLY:
        return first
    more = further(about.statements, about.i, own, first[1] if first else ())
    ranked = _ranked(about, own, said, more) or ranked
    apart = [x for x in ranked if told_from_nearest(x[1], about.i) >= HARDLY]
    free = (x for x in ranked if x[0] not in by_name and x[0] not in about.taken)
    best = _best(apart, about, by_name) or first or _best(ranked, about, by_name) or next(free, None)
    return best or (_numbered(ranked[0][0], by_name), ())


def _best(ranked: Sequence[Named], about: _About, by_name: Mapping[str, tuple[Statement, ...]]) -> Named | None:
    """The first that nobody else has, and that is no part of another."""
    free = (x for x in ranked if x[0] not in by_name and x[0] not in about.taken)
    return next((x for x in free if not _says_no_more(x[1], by_name.values())), None)


def _says_no_more(chosen: Sequence[Statement], taken: Iterable[tuple[Statement, ...]]) -> bool:
    """Whether a name is part of another one, or another one of it: nobody could keep them apart."""
    own = {(statement.column, statement.words) for statement in chosen}
    others = ({(statement.column, statement.words) for statement in other} for other in taken)
    return any(own <= other or other <= own for other in others if other)


def _ranked(
    about: _About, telling: Sequence[Statement], said: _Said | None, further: Sequence[Statement] = ()
) -> list[Named]:
    """Names for a segment from what is telling, and what is told further, the best first."""
    i, told_by = about.i, _of_rule(about)
    lesser, instead = lesser_of(telling, i), told_instead(telling, i)
    own = [s for n, s in enumerate(telling) if n < _TRIED or s.column in told_by] + [*further]
    is_shade = _is_a_shade(i, said)
    most = max((float(s.difference[i]) for s in own if not (s.is_personal or s in lesser)), default=0.0)
    has = (float(s.difference[i]) for s in own if not (s.lacks or s.is_vague or s.is_personal or s in lesser))
    has_more = max(has, default=0.0)

    def worth(combined: Sequence[Statement]) -> float:
        by_rule = _BY_RULE * any(not told_by.isdisjoint(s.of) and "‘" not in s.words for s in combined)
        lacking = _LACKS * float(np.mean([s.lacks for s in combined])) * (has_more >= _MUCH_MORE)
        lacked = max(float(s.difference[i]) for s in combined) if all(s.lacks for s in combined) else np.inf
        lacking += _NOTHING_ELSE * (has_more >= _NEARLY_AS_FAR * lacked)
        unfair = _UNFAIR * float(np.mean([_holds_for_unnamed(s, i, said) for s in combined]))
        shared = _SHARED * float(np.mean([_is_more_of_another(s, i, said) for s in combined]))
        less = _LESSER * (any(s in lesser for s in combined) and not needs(combined, lesser, i))
        who = [s.is_personal and s.difference[i] * AS_FAR <= instead for s in combined]
        less += _LESSER if all(who) else _WHO * sum(who)
        behind = _BEHIND * max(1 - max(s.difference[i] for s in combined) / most, 0.0) if most > 0 else 0.0
        shade = _SHADE * (is_shade and len(combined) == 1)
        return worth_of(combined, i, about.shares) + by_rule - lacking - unfair - shared - less - shade - behind

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


def _is_more_of_another(statement: Statement, i: int, said: _Said | None) -> bool:
    """Whether another segment is called so, and notably further in it."""
    further = [] if said is None else np.flatnonzero(statement.difference > statement.difference[i] + NOTABLE).tolist()
    return said is not None and any((statement.column, statement.words) in said[other] for other in further)


def _is_a_shade(i: int, said: _Said | None) -> bool:
    """Whether a segment was called by nothing but one column by which another of several is called alone, too."""
    each = [] if said is None else [frozenset(column for column, _ in own) for own in said]
    return len(each) >= _SEVERAL and len(each[i]) == 1 and each.count(each[i]) > 1


def _combinations(own: Sequence[Statement], i: int) -> Iterator[tuple[Statement, ...]]:
    far = max(FAR_ENOUGH, HALF * max((float(s.difference[i]) for s in own), default=0.0))
    read = any(s.difference[i] >= far and not s.is_vague for s in own)
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


def _numbered(name: str, taken: Mapping[str, tuple[Statement, ...]]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
