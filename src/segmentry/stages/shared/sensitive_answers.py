"""Sensitive traits that no word of a name tells: by the answers to a question, or by the few values of a column."""

import re
from collections.abc import Iterable

from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.vocabulary import SEXES

#: Origins that are colours, too, and those that are nothing else: among the answers to one question both stand.
_BY_COLOUR = word_set("white black caucasian african_american afam white_british black_british")
_BY_DESCENT = word_set(
    """
    hispanic latino latina latinx asian native_american american_indian pacific_islander east_african south_asian mixed
    mixed_race multiracial biracial maori aboriginal indigenous arab roma amerindian"""
)
_DENOMINATIONS = word_set(
    """
    catholic catholics roman_catholic protestant protestants evangelical evangelicals jewish jew judaism muslim
    muslims moslem islam hindu hindus hinduism sikh buddhist buddhism mormon lutheran anglican methodist baptist
    presbyterian orthodox christian atheist agnostic katholisch evangelisch protestantisch judisch muslimisch
    islamisch konfessionslos catholique catholiques protestante musulman musulmane juif juive catolico catolica
    catolicos musulmano musulmana judio judia evangelico evangelica cattolico cattolica ebreo ebrea mussulmano
    muculmano katholiek gereformeerd hervormd moslims katolik katolicki prawoslawny"""
)
_FEWEST_DENOMINATIONS = 2
#: Different answers to such a question, at most.
_MOST_ANSWERS = 30
#: How somebody is, by his or her own word: what may stand around health.
_HEALTH = re.compile(
    r"(self_?)?((rated|reported|general|gen|gn|overall|ex(cellent)?|v(ery)?_?g(ood)?|good|gd|fair|poor|bad)_?)*(health|hlth)"
    r"(_?(status|state|rating|score|rated|good|fair|poor|excellent))?_?\d?"
)


def by_answers(cells: Iterable[str]) -> str | None:
    """Which sensitive trait the answers to a question tell, whatever it is called; None where they tell none.

    >>> by_answers(["White", "Black", "Asian", "Other"]), by_answers(["white", "red"]), by_answers(["F", "M", "F"])
    ('origin', None, 'sex')
    >>> by_answers(["Catholic", "Protestant", "None"])
    'religion'
    """
    levels = {cell.lower().rstrip(".") for cell in cells}
    if len(levels) >= 2 and levels <= SEXES:
        return "sex"
    if len(levels) > _MOST_ANSWERS:
        return None
    answers = {re.sub(r"\W+", "_", level).strip("_") for level in levels}
    if answers & _BY_COLOUR and answers & _BY_DESCENT:
        return "origin"
    return "religion" if len(answers & _DENOMINATIONS) >= _FEWEST_DENOMINATIONS else None


def by_few_values(word: str) -> str | None:
    """Which sensitive trait a column of few values tells by a name that may be an amount's, or yes or no.

    >>> by_few_values("goodhlth"), by_few_values("catholic"), by_few_values("health_insurance")
    ('health', 'religion', None)
    """
    if word.removeprefix("is_") in _DENOMINATIONS:
        return "religion"
    return "health" if _HEALTH.fullmatch(word) else None
