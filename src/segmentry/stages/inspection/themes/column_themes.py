"""The basis of segmentation that every column belongs to: by its name, its form and the columns beside it."""

import re
from collections.abc import Mapping, Sequence

from segmentry.results.columns import Theme
from segmentry.stages.inspection.facts import Facts
from segmentry.stages.inspection.roles import CASE_WEIGHT, FORETOLD, LEFTOVER, PERSONAL, Part
from segmentry.stages.shared.bases import OF_A_CONTACT, OF_A_MESSAGE, OF_THE_DAY, named
from segmentry.stages.shared.plain_words import within
from segmentry.stages.shared.trial_words import MOST_ARMS, is_trial

#: Columns that tell of contacts, from which day, month and duration are those of a contact (ours).
_CONTACTS = 2
#: Neighbours of one prefix, from which they are a family, and the share of their themes that decides for the others.
_FAMILY, _MOST = 3, 0.6
#: A yes or no to a call or a letter is no number or address at which people are reached.
_CALLED, _TWO = within(r"(tele)?(ph|f)[oó]+n\w*|calls?|e?_?mails?|letters?|briefe?"), 2
#: Letters that a prefix has at least.
_PREFIX = 3


def is_of_the_day(word: str) -> bool:
    """Whether it is called like a figure of the economy, which is the same for all customers on a day.

    >>> is_of_the_day("euribor3m"), is_of_the_day("emp_var_rate"), is_of_the_day("interest_rate")
    (True, True, False)
    """
    return bool(OF_THE_DAY.search(f"_{re.sub('[0-9]', '', word)}_"))


def of_columns(
    facts: Mapping[str, Facts], parts: Mapping[str, Part], battery: Sequence[str]
) -> dict[str, Theme | None]:
    """The theme of every column.

    Parameters
    ----------
    battery : sequence of str
        Columns that are answers of one scale: what customers think.
    """
    themes: dict[str, Theme | None] = {name: named(column.word) for name, column in facts.items()}
    of_two = [(n, column.word) for n, column in facts.items() if column.figures.distinct == _TWO]
    themes |= dict.fromkeys((n for n, word in of_two if OF_A_MESSAGE.fullmatch(word)), "reached")
    themes |= dict.fromkeys(n for n, word in of_two if themes[n] == "is" and _CALLED.search(word))
    _of_families(facts, themes)
    themes |= dict.fromkeys(battery, "thinks")
    _of_contacts(facts, themes)
    few = (x for x in facts.values() if x.text and x.figures.distinct <= MOST_ARMS)
    themes |= dict.fromkeys((x.name for x in few if is_trial(x.name, {*x.text})), "reached")
    for name, (role, reason) in parts.items():
        if role in ("outcome", "value") or reason == FORETOLD:
            themes[name] = "came"
        elif reason.startswith(("sensitive", PERSONAL)):
            themes[name] = "is"
        elif role == "id" or reason.startswith((CASE_WEIGHT, LEFTOVER)):
            themes[name] = None
    return themes


def _of_contacts(facts: Mapping[str, Facts], themes: dict[str, Theme | None]) -> None:
    """Day, month and duration are those of a contact where other columns tell of contacts."""
    if sum(theme == "reached" for theme in themes.values()) < _CONTACTS:
        return
    for name, column in facts.items():
        if OF_A_CONTACT.fullmatch(column.word):
            themes[name] = "reached"


def _of_families(facts: Mapping[str, Facts], themes: dict[str, Theme | None]) -> None:
    """Names that tell nothing have the theme of those that begin alike, where most of these tell the same."""
    families: dict[str, list[str]] = {}
    for name, column in facts.items():
        families.setdefault(_beginning(column.word), []).append(name)
    for beginning, names in families.items():
        told = [theme for name in names if (theme := themes[name]) is not None]
        if len(beginning) < _PREFIX or len(names) < _FAMILY or not told:
            continue
        commonest = max(sorted(set(told)), key=told.count)
        if told.count(commonest) >= _MOST * len(names):
            themes.update(dict.fromkeys((name for name in names if themes[name] is None), commonest))


def _beginning(word: str) -> str:
    """The first word of a name, without digits."""
    return re.sub(r"\d+", "", word.split("_", maxsplit=1)[0])
