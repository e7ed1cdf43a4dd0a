"""What a name of a segment is worth: how well it tells the segment from the others, and how easily it is read."""

import re
from collections.abc import Sequence

import numpy as np

from segmentry.maths import Floats
from segmentry.stages.profiling.statement import Statement
from segmentry.stages.shared.goods import is_spent_on
from segmentry.stages.shared.in_few_words import shortest
from segmentry.stages.shared.plain_words import word_set
from segmentry.wording import capitalised

#: Words in a name of several traits, at most, and the worth of a trait where segments lie so far apart (ours).
MOST_WORDS, _FAR = 5, 1.5
#: What a name of so many traits is worth: two say more than one, three are hard to keep (ours).
_OF_TRAITS = {1: -0.15, 2: 0.0, 3: -0.1}
#: To be average in something is worth less than any trait (ours).
_PLAIN = 0.5
#: What a trait far from all customers adds, and what each word too many takes (ours).
_STRIKING, _LONG = 0.4, 0.5
#: There is no other word for it.
_PLAIN_ENDS = ("high ", "low ", "much ", "little ", "rather ")
#: What a trait takes for which there is no word but these, and one so near to all customers, or typically as most have
#: it (ours).
_STIFF, _FAINT, _FAINT_BELOW = 0.12, 0.2, 0.5
#: What one takes that rests on a name that nobody can read (ours).
_VAGUE = 0.6
#: What one takes that tells who they are, and not what they do, have or bring (ours).
_PERSONAL = 0.15
#: What most are is recognised at once where it is so many times as seldom among the others; what most of these are
#: tells nobody (ours).
_TIMES, _RECOGNISED, MOST, _COMMON = 4.0, 0.15, 0.5, 0.2
#: So is what many are where it is so many times as frequent as among all (ours).
_MANY, _OFTENER = 0.4, 2.5
#: So well a trait has to tell the nearest other segment apart to be said alone (ours).
WELL = 0.5
#: What it takes that the nearest other segment is not told apart (ours).
_NEAREST = 0.6
#: Who is called by these is younger or older, without a comma between.
_OF_AGE = word_set("younger older newer middle-aged long-standing")
_PEOPLE = re.compile(r"(?!not |many |more |few )(?:[\w-]+ ){0,3}(?:buyers|spenders|birds|owners|tenants)")
_NOTHING = "near the average"


def worth_of(combined: Sequence[Statement], i: int, shares: Floats) -> float:
    """What a name of these statements is worth for a segment (from 0), whatever else is said of it."""
    others = np.arange(len(shares)) != i
    weights = shares[others] / (shares[others].sum() or 1.0)
    best = np.max([told_from(s, i)[others] for s in combined], axis=0)
    striking = float(np.mean([min(s.difference[i], 2.0) / 2 for s in combined]))
    alone = len(combined) == 1 and combined[0].stands_alone and best.min(initial=1.0) >= WELL
    long = max(0, len(joined(combined).split()) - MOST_WORDS)
    plain = sum(float(s.difference[i]) == 0 for s in combined)
    stiff = float(np.mean([s.words.startswith(_PLAIN_ENDS) and not is_spent_on(s.column) for s in combined]))
    faint = float(np.mean([_is_faint(statement, i) for statement in combined]))
    vague = float(np.sqrt(sum(statement.is_vague for statement in combined)))
    personal = sum(statement.is_personal for statement in combined)
    held = [(float(s.held[i]), float(s.held[others] @ weights)) for s in combined if s.held is not None]
    of_all = [float(s.held @ shares) / (shares.sum() or 1.0) for s in combined if s.held is not None]
    oftener = any(own >= max(_MANY, _OFTENER * all_) for (own, _), all_ in zip(held, of_all, strict=True))
    known = _RECOGNISED * (oftener or any(own >= max(MOST, _TIMES * else_) for own, else_ in held))
    known -= _COMMON * sum(else_ > MOST for _, else_ in held)
    short_of = _PERSONAL * personal + _VAGUE * vague + _FAINT * faint + _STIFF * stiff + _PLAIN * plain + _LONG * long
    parted = float(best @ weights) - _NEAREST * (1.0 - float(best.min(initial=1.0)))
    return parted + _STRIKING * striking + (0.0 if alone else _OF_TRAITS[len(combined)]) + known - short_of


def _is_faint(statement: Statement, i: int) -> bool:
    """Whether a segment is near all customers in it, or typically as most are."""
    return statement.is_usual(i) or 0 < float(statement.difference[i]) < _FAINT_BELOW


def told_from(statement: Statement, i: int) -> Floats:
    """How well a statement tells a segment from each other one (0 to 1): not at all from those that are as far towards
    its words, and half as well where it holds for the other as well."""
    ahead = statement.difference[i] - statement.difference
    further = (ahead > 0) | (~statement.holds & (ahead == 0))
    told = np.where(further, np.minimum(statement.apart[i] / _FAR, 1.0), 0.0)
    return np.where(statement.holds, told / 2, told)


def told_from_nearest(combined: Sequence[Statement], i: int) -> float:
    """How well a name tells a segment from the one that it tells it least from (0 to 1)."""
    if not combined:
        return 0.0
    told = np.max([told_from(s, i) for s in combined], axis=0)
    return float(np.delete(told, i).min(initial=1.0))


def in_order(combined: Sequence[Statement], first: frozenset[str]) -> tuple[Statement, ...]:
    """As a name says it: single words and who they are first, what follows a preposition last, at the end what nobody
    can read; of the like what is of the columns `first`."""

    def place(x: Statement) -> tuple[bool, ...]:
        is_word = " " not in x.words or len(x.of) > 1 or _PEOPLE.fullmatch(x.words)
        is_behind = x.words.startswith(("with ", "in ", "via "))
        of_age = x.words in _OF_AGE
        is_less = x.lacks or x.words.startswith("rather ")
        return x.is_vague, not is_word, not of_age, ": " in x.words, is_behind, is_less, first.isdisjoint(x.of)

    return tuple(sorted(combined, key=place))


def joined(combined: Sequence[Statement]) -> str:
    """A name of these statements, in fewer words where it would be too long; who somebody is stands behind how old:
    younger big spenders."""
    words = [x.words for x in combined]
    if len(words) > 1 and len(" ".join(words).split()) > MOST_WORDS:
        words = [*map(shortest, words)]
    is_one_phrase = len(words) > 1 and words[0] in _OF_AGE and _PEOPLE.fullmatch(words[1])
    said = [" ".join(words[:2]), *words[2:]] if is_one_phrase else words
    return capitalised(", ".join(said) or _NOTHING)
