"""Codes beside a scale: 9 on a scale of 1 to 5, 8 and 9 right behind 1 to 7, -1 below 1 to 7, 0 below items of 1 to 5.

A scale is a dense run of whole numbers from 0 or 1 on. Codes are parted from it by numbers that nobody gave, although
both sides of the gap are met often: then those between would be met, too, if they were answers. Counts are long in the
tail and keep what they hold. The rules are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Literal

from segmentry.stages.shared.traits import normal

#: Columns with more different values (a near count) are no scales.
MOST_DIFFERENT = 24

#: The highest answer of a scale, and the fewest answers that make one.
_HIGHEST, _FEWEST = 8, 3
#: Sets of codes behind a scale; of others nothing is taken for certain.
_SURE = {(9,), (8, 9), (7, 9), (7, 8, 9), (6, 7, 8, 9), (6, 8, 9), (6, 7, 9), (6, 9)}
_LONE = {(8,), (7, 8)}
_BELOW = frozenset((-1, -2, -3, -4, -5, -6, -7, -8, -9, -66, -77, -88, -97, -98, -99))
#: Answers that would be expected in an empty place of the scale, for it to be a gap: perhaps, and certainly.
_EXPECTED, _CERTAIN = 5.0, 8.0
#: Part of the mean answer that the last one must have, for the scale not to run out as counts do.
_THIN = 0.25
#: Items that end at 1, of the same scale, from which a 0 in another is none of its answers.
_COMPANY = 2
#: Scales that begin at 1 and would begin at 0 with an even number of answers, which hardly any has.
_ODD_SCALES = (5, 7)
#: A 0, an 8 or a 9 is met so much more rarely than any answer; where the name says that something is judged, so much.
_RARE, _RARE_IF_JUDGED = 1 / 3, 1 / 2
#: More codes than such a part of the mean answer, or of all cells, are doubted: they may be an answer.
_MOST_OF_FEW, _MOST_OF_ALL = 1 / 2, 0.4
_MANY_ANSWERS = 5
_JUDGED = frozenset(
    part
    for words in (
        "rating rate score stars satisfaction satisfied quality importance agreement agree likert attitude opinion",
        "liking trust comfort service cleanliness recommend question item statement q",
        "zufriedenheit bewertung qualitat wichtigkeit zustimmung frage note avis qualite accord",
        "satisfaccion calidad importancia acuerdo pregunta valoracion soddisfazione qualita importanza accordo domanda",
        "voto giudizio satisfacao qualidade concordancia pergunta avaliacao tevredenheid kwaliteit belang eens vraag",
        "beoordeling zadowolenie jakosc waznosc pytanie ocena",
    )
    for part in words.split()
)
Verdict = Literal["sure", "doubtful", "kept"]


@dataclass(frozen=True)
class Codes:
    """A scale from `low` to `high`, and the numbers beside it with their cells: codes, doubtful ones, and the rest."""

    low: int
    high: int
    sure: dict[float, int]
    doubtful: dict[float, int]
    kept: dict[float, int]


def find(counts: Mapping[str, Mapping[float, int]]) -> dict[str, Codes]:
    """Of columns of few values, with the cells of each, those that hold a scale and codes beside it.

    What is certain in one item is so in all of the same scale.

    Examples
    --------
    >>> liking = {1: 40, 2: 60, 3: 90, 4: 70, 5: 50, 9: 12}
    >>> found = find({"liking": liking, "children": {0: 50, 1: 20, 2: 20, 3: 7, 9: 1}})
    >>> found["liking"].sure, found["children"].sure
    ({9: 12}, {})
    """
    whole = {name: dict(sorted(of.items())) for name, of in counts.items() if of and all(v == int(v) for v in of)}
    beside = {name: codes for name, of in whole.items() if (codes := _beside(of)) is not None}
    plain = [_ends(of) for name, of in whole.items() if name not in beside and _is_scale(of)]
    for name in [name for name in whole if name not in beside]:
        of, rare = whole[name], _RARE_IF_JUDGED if _is_judged(name) else _RARE
        if codes := _zero(of, plain, rare) or _right_behind(of, plain, rare):
            beside[name] = codes
    return {name: _as_in_others(codes, beside.values()) for name, codes in beside.items()}


def may_have_any(low: float, high: float) -> bool:
    """Whether a column of few values with these ends may hold codes beside a scale, or tell what a scale is."""
    return low < 0 or (low <= 1 and high in (7, 8, 9, *_ODD_SCALES))


def _beside(counts: Mapping[float, int]) -> Codes | None:
    below = [v for v in counts if v < 0]
    run, behind = _run([v for v in counts if v >= 0])
    if len(run) < 2 or run[0] not in (0, 1) or run[-1] > _HIGHEST or not (behind or below):
        return None
    answers = [counts[v] for v in run]
    held: dict[Verdict, dict[float, int]] = {"sure": {}, "doubtful": {}, "kept": {}}
    held[_behind(run, behind, answers, counts)] |= {v: counts[v] for v in behind}
    held[_below(run, below, counts)] |= {v: counts[v] for v in below}
    return Codes(int(run[0]), int(run[-1]), **held)


def _run(values: Sequence[float]) -> tuple[list[float], list[float]]:
    """The first values without a hole between, and those behind."""
    n = next((i for i in range(1, len(values)) if values[i] - values[i - 1] > 1), len(values))
    return list(values[:n]), list(values[n:])


def _behind(
    run: Sequence[float], codes: Sequence[float], answers: Sequence[int], counts: Mapping[float, int]
) -> Verdict:
    """What the numbers behind a scale are."""
    key, met = tuple(int(code) for code in codes), sum(counts[code] for code in codes)
    is_gap = sqrt(answers[-1] * met) >= _EXPECTED
    is_spike = met >= max(_EXPECTED, 2 * answers[-1] + 3 * sqrt(answers[-1]))
    is_parted = is_spike or (sqrt(answers[-1] * met) >= _CERTAIN and not _is_thin(answers))
    many = len(run) >= _MANY_ANSWERS or len(codes) > 1
    is_rare = met <= (_MOST_OF_ALL * (met + sum(answers)) if many else _MOST_OF_FEW * sum(answers) / len(answers))
    if key in _SURE and (len(run) >= _FEWEST or len(codes) > 1) and met >= 2 and is_parted and is_rare:
        return "sure"
    able = key in _SURE or (key in _LONE and codes[-1] - run[-1] > 2)
    return "doubtful" if able and met >= _EXPECTED and (is_gap or is_spike) else "kept"


def _below(run: Sequence[float], codes: Sequence[float], counts: Mapping[float, int]) -> Verdict:
    """What the numbers below a scale are: a hole lies between codes and it, or among them as between -9 and -2."""
    if not codes or not set(codes) <= _BELOW or -codes[0] == run[-1]:
        return "kept"
    expected = [sqrt(counts[a] * counts[b]) for a, b in pairwise([*codes, run[0]]) if b - a > 1]
    surest = max(expected, default=0.0)
    if surest < _EXPECTED:
        return "kept"
    return "sure" if len(run) >= _FEWEST and surest >= _CERTAIN else "doubtful"


def _is_thin(answers: Sequence[int]) -> bool:
    return answers[-1] < _THIN * sum(answers) / len(answers)


def _is_scale(counts: Mapping[float, int]) -> bool:
    """Whether there are but the answers of a scale from 1 on."""
    low, high = _ends(counts)
    return low == 1 and high in _ODD_SCALES and len(counts) == high


def _ends(counts: Mapping[float, int]) -> tuple[int, int]:
    return int(min(counts)), int(max(counts))


def _is_judged(name: str) -> bool:
    return any(part.rstrip("0123456789") in _JUDGED for part in normal(name).split("_"))


def _zero(counts: Mapping[float, int], plain: Sequence[tuple[int, int]], rare: float) -> Codes | None:
    """A 0 below 1 to 5 or 1 to 7: certain where other items have none, doubtful where it is far too rare to be an
    answer like the others."""
    low, high = _ends(counts)
    answers = [count for value, count in counts.items() if value]
    if low != 0 or high not in _ODD_SCALES or len(answers) != high or _is_thin(answers):
        return None
    zero = {0.0: counts[0]}
    if plain.count((1, high)) >= _COMPANY:
        return Codes(1, high, zero, {}, {})
    return Codes(1, high, {}, zero, {}) if _EXPECTED <= counts[0] <= rare * min(answers) else None


def _right_behind(counts: Mapping[float, int], plain: Sequence[tuple[int, int]], rare: float) -> Codes | None:
    """8, or 8 and 9, without a hole behind 1 to 7, met at most half as often as any answer.

    They are certain where other items end at 7, and doubtful where they are rare.
    """
    low, high = _ends(counts)
    last = _ODD_SCALES[-1]
    if low != 1 or not last < high <= last + 2 or len(counts) != high:
        return None
    answers = [counts[value] for value in range(1, last + 1)]
    codes = {value: count for value, count in counts.items() if value > last}
    met, least = max(codes.values()), min(answers)
    if _is_thin(answers) or met > _RARE_IF_JUDGED * least:
        return None
    if plain.count((1, last)) >= _COMPANY:
        return Codes(1, last, codes, {}, {})
    return Codes(1, last, {}, codes, {}) if met <= rare * least and sum(codes.values()) >= _EXPECTED else None


def _as_in_others(codes: Codes, others: Iterable[Codes]) -> Codes:
    known = {v for other in others if (other.low, other.high) == (codes.low, codes.high) for v in other.sure}
    both = {**codes.doubtful, **codes.kept}
    sure = codes.sure | {v: count for v, count in both.items() if v in known}
    doubtful, kept = ({v: n for v, n in part.items() if v not in known} for part in (codes.doubtful, codes.kept))
    return Codes(codes.low, codes.high, sure, doubtful, kept)
