"""The order of answers: of words on a scale, of bands, and of answers that begin with their number."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from segmentry.engines.base import MISSING_WORDS
from segmentry.stages.shared import scales, whole_answers
from segmentry.stages.shared.how_often import times_a_year
from segmentry.stages.shared.no_answer import is_no_answer
from segmentry.stages.shared.number_bands import bands
from segmentry.stages.shared.plain_words import without_accents

#: Fewer answers have no order that a distance would know of.
FEWEST = 3
#: What strength counts where nothing of it is said.
_PLAIN = 2.0
#: A strength from which "not" before it leaves little: "not very".
_STRONG = 1.2
_NUMBERED = re.compile(r"\s*(\d{1,2})\s*(?:[-–—:.)=/]|\(|\s)\s*(?=\D)(.*)|\s*(\d{1,2})\s*")
_OR = re.compile(r"\s*/\s*|\s+(?:or|oder|ou|o|of|lub)\s+")
_STRENGTHS = sorted(scales.STRENGTHS, key=len, reverse=True)


class Scale(NamedTuple):
    """Answers in their order, the lowest first, and those beside them, such as "don't know"."""

    levels: tuple[str, ...]
    beside: tuple[str, ...] = ()


def scale_of(levels: Collection[str]) -> Scale | None:
    """The order of these answers; None where they have none, or it cannot be told.

    >>> scale_of(["Agree", "Strongly agree", "Disagree", "don't know"])
    Scale(levels=('Disagree', 'Agree', 'Strongly agree'), beside=("don't know",))
    >>> scale_of(["$40K - $60K", "Less than $40K", "$120K +"]).levels
    ('Less than $40K', '$40K - $60K', '$120K +')
    >>> scale_of(["north", "south", "west"]), scale_of(["May", "June", "July"])
    (None, None)
    """
    said = {level: spoken(level) for level in levels}
    for without in (_silent, _beside):  # "none" and "other" may well have a place
        beside = [level for level, words in said.items() if without(level, words)]
        on_scale = {level: words for level, words in said.items() if level not in beside}
        places = _places(on_scale) if len(on_scale) >= FEWEST else None
        if places is not None and len(set(places.values())) == len(places):
            return Scale(tuple(sorted(places, key=lambda level: places[level])), tuple(sorted(beside)))
    return None


def numbered(levels: Collection[str]) -> tuple[str, ...]:
    """Answers that all begin with another number, by that number; none where they do not.

    >>> numbered(["2 - Two", "1 - One", "3"])
    ('1 - One', '2 - Two', '3')
    """
    found = {level: _NUMBERED.fullmatch(level) for level in levels}
    numbers = {level: int(match[1] or match[3]) for level, match in found.items() if match}
    if len(numbers) < max(len(levels), FEWEST) or len(set(numbers.values())) < len(numbers):
        return ()
    return tuple(sorted(numbers, key=lambda level: numbers[level]))


@lru_cache(maxsize=20_000)  # the columns of a survey have the same answers
def spoken(level: str) -> str:
    """An answer in small letters, without accents and marks.

    >>> spoken("Überhaupt  nicht!"), spoken("D'accord")
    ('uberhaupt nicht', 'd accord')
    """
    plain = without_accents(level.casefold().replace("ł", "l"))
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def _silent(level: str, words: str) -> bool:
    """Whether an answer says nothing."""
    return not words or (level.strip().lower() in MISSING_WORDS and words != "none")


def _beside(level: str, words: str) -> bool:
    nothing = level.strip().lower() in MISSING_WORDS or is_no_answer(level)
    return nothing or _silent(level, words) or words in whole_answers.BESIDE


def _places(said: Mapping[str, str]) -> dict[str, float] | None:
    """Where each answer stands on the scale that knows them all."""
    for known in whole_answers.LISTS:
        listed = {level: _listed(level, known) for level in said}
        if known is whole_answers.BY_CALENDAR:
            listed = {level: times_a_year(said[level]) if place is None else place for level, place in listed.items()}
        places = {level: place for level, place in listed.items() if place is not None}
        if len(places) == len(said):
            return places
    for family, poles in scales.FAMILIES.items():
        if (of_family := _on_scale(said, family, poles)) is not None:
            return of_family
    if (limits := bands(said)) is not None:
        return limits
    return _by_number(said)


def _listed(level: str, known: Mapping[str, float]) -> float | None:
    """Where an answer stands among those listed; of "never or rarely" it is between the two."""
    if (words := spoken(level)) in known:
        return known[words]
    parts = [known.get(spoken(part)) for part in _OR.split(level)]
    places = [place for place in parts if place is not None]
    return sum(places) / len(places) if len(places) == len(parts) else None


def _on_scale(said: Mapping[str, str], family: str, poles: Mapping[str, float]) -> dict[str, float] | None:
    places: dict[str, float] = {}
    for level, words in said.items():
        place = _place(words, poles)
        if place is None:
            return None
        places[level] = place
    if family == "yes" and not any(abs(place) not in (0.0, _PLAIN) for place in places.values()):
        return None  # yes, no and maybe
    return places


def _by_number(said: Mapping[str, str]) -> dict[str, float] | None:
    """Answers by the number that they begin with, where their words are those of a scale, or only some have words."""
    order = numbered(list(said))
    words = {level: re.sub(r"^\d+\s*", "", said[level]) for level in order}
    spelled = [text for text in words.values() if text]
    if not order or not spelled:
        return None
    if len(spelled) == len(order) and 2 * sum(map(_is_of_a_scale, spelled)) < len(spelled):
        return None  # numbered kinds: 1 - retail, 2 - corporate
    return {level: float(i) for i, level in enumerate(order)}


def _is_of_a_scale(words: str) -> bool:
    return any(words in known for known in whole_answers.LISTS) or any(
        _place(words, poles) is not None for poles in scales.FAMILIES.values()
    )


def _place(words: str, poles: Mapping[str, float]) -> float | None:
    """Where an answer stands; None where it holds a word that this scale does not know."""
    if words in scales.MIDDLE:
        return 0.0
    found, rest = _poles(words, poles)
    if found and any(_around(pair, rest.split()) for pair in scales.NEITHER):
        return 0.0
    strengths, rest = _strengths(rest)
    left = [word for word in rest.split() if word not in scales.FILLERS]
    turns = [word for word in left if word in scales.NOT]
    if len(turns) < len(left) or len(turns) > 1 or not (found or strengths):
        return None
    pole = sum(found) / len(found) if found else _PLAIN  # lower middle, medium high
    if not strengths:
        return -pole if turns else pole
    strength = strengths[0]
    size = abs(strength) / _PLAIN * abs(pole)
    if turns and rest.split().index(turns[0]) == 0 and _negates(words, turns[0], strength):
        return -0.5 * pole  # not very
    return size if (pole > 0) == (strength > 0) != bool(turns) else -size


def _negates(words: str, turn: str, strength: float) -> bool:
    """Whether a "not" stands before a strong word, and takes most of it away."""
    first = next((phrase for phrase in _STRENGTHS if re.search(rf"\b{phrase}\b", words)), "")
    return strength > _STRONG and f"{words} ".find(f"{turn} ") < words.find(first)


def _poles(words: str, poles: Mapping[str, float]) -> tuple[list[float], str]:
    """The poles in an answer, the longest word first, and what else it says."""
    found = []
    for pole in sorted((pole for pole in poles if pole.removesuffix("*") in words), key=len, reverse=True):
        form = rf"\b{pole.removesuffix('*')}{r'[a-z]*' if pole.endswith('*') else ''}\b"
        if re.search(form, words):
            found.append(poles[pole])
            words = re.sub(form, " ", words)
    return found, words


def _strengths(words: str) -> tuple[list[float], str]:
    found = []
    words = " ".join(words.split())
    for phrase in (phrase for phrase in _STRENGTHS if phrase in words):
        if f" {phrase} " in f" {words} ":
            found.append(scales.STRENGTHS[phrase])
            words = " ".join(re.sub(rf"\b{phrase}\b", " ", words).split())
    return found, words


def _around(pair: tuple[str, str], words: list[str]) -> bool:
    first, second = pair
    return words.count(first) > 1 if first == second else first in words and second in words
