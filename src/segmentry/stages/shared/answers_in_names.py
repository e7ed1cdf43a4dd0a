"""What those are called who say yes to the name of a column, and who say no: married, travels with children."""

from segmentry.stages.shared.levels_in_names import PEOPLE
from segmentry.stages.shared.plain_words import word_set

#: A yes to these says what somebody is, as a yes to `married` does.
_ADJECTIVES = word_set(
    """foreign active inactive urban rural female male disabled unemployed retired widowed pregnant single nonwhite
    private black white obese overweight homeless domestic bilingual young old new rich poor overdue late free"""
)

#: What customers do; not what is as often a noun: orders pending.
_DO = word_set(
    """travel own rent live work play drive pay shop read visit smoke drink eat speak need want receive attend take book
    prefer cook exercise commute buy like love subscribe follow study keep wear cycle walk run swim ski golf fly fish
    camp invest save borrow donate volunteer recommend collect"""
)
_ES = ("s", "x", "ch", "sh")


def is_no_thing(word: str) -> bool:
    """Whether it says what somebody is or does, and names nothing of which there could be much: late, read.

    >>> is_no_thing("late"), is_no_thing("read"), is_no_thing("balance")
    (True, True, False)
    """
    return word in _ADJECTIVES or word in _DO


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(_ES) else f"{verb}s"


_VERBS = {_third(verb): verb for verb in _DO}
#: When they do it stands before the verb.
_STILL = word_set("still currently ever often sometimes usually regularly")
_WITH, _WITHOUT = " with ", " without "


def yes_and_no(thing: str) -> tuple[str, str]:
    """What those are called who say yes to a thing, and who say no.

    >>> yes_and_no("married"), yes_and_no("smoker"), yes_and_no("online backup")
    (('married', 'not married'), ('smokers', 'not smokers'), ('with online backup', 'no online backup'))
    >>> yes_and_no("travels with children"), yes_and_no("owns a car")
    (('travels with children', 'travels without children'), ('owns a car', 'does not own a car'))
    >>> yes_and_no("still smokes"), yes_and_no("never smoked")
    (('still smokes', 'does not smoke'), ('never smoked', 'smoked'))
    """
    words = thing.split()
    first, second, last = words[0], next(iter(words[1:]), ""), words[-1]
    if last in PEOPLE:
        return f"{thing}s", f"not {thing}s"
    if (first == thing and thing.endswith("ed")) or last in _ADJECTIVES:
        return thing, f"not {thing}"
    if first == "no" and thing != first:
        return thing, f"with {thing.removeprefix('no ')}"
    if first == "never" and second.endswith("ed"):
        return thing, thing.removeprefix("never ")
    if first in _STILL and second in _VERBS:
        return thing, f"does not {thing.removeprefix('still ').replace(second, _VERBS[second], 1)}"
    if first in _VERBS and thing != first:
        never = f"does not {_VERBS[first]} {thing.partition(' ')[2]}"
        return thing, thing.replace(_WITH, _WITHOUT, 1) if _WITH in thing else never
    return f"with {thing}", f"no {thing}"
