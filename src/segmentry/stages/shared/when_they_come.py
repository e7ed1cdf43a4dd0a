"""At which hours and days customers come, as people say it of a share: early birds, mostly at weekends."""

import re
from dataclasses import dataclass
from functools import lru_cache

from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal


@dataclass(frozen=True)
class When:
    """What those are called of whom most is so, and those of whom more or less is so than of all customers."""

    mostly: str
    more: str
    less: str


#: In the languages of the word lists.
_WHENS = {
    When("early birds", "more in the morning", "less in the morning"): word_set(
        """early morning mornings morgens fruh frueh vormittags matin manana mattina manha ochtend rano"""
    ),
    When("mostly in the evening", "more in the evening", "less in the evening"): word_set(
        "evening evenings abends abend soir soiree tarde sera avond wieczor wieczorem"
    ),
    When("mostly at night", "more at night", "less at night"): word_set("night nights nachts nuit noche notte noite"),
    When("mostly at weekends", "more at weekends", "less at weekends"): word_set(
        "weekend weekends wochenende wochenends weekeinde finde"
    ),
    When("mostly on weekdays", "more on weekdays", "less on weekdays"): word_set(
        "weekday weekdays werktags werktage feriali feriale laborables werkdagen"
    ),
    When("mostly at rush hour", "more at rush hour", "less at rush hour"): word_set(
        "rush peak hour hours ora ore hora horas heure heures punta pointe stosszeit spitzenzeit spitsuur spits szczyt"
    ),
}
#: What says no more than that it is a part.
_BESIDE = word_set(
    """share pct percent percentage proportion fraction of in on at the anteil prozent part pourcentage cuota
    porcentaje quota percentuale percentual aandeel udzial"""
)
_EARLY = re.compile(r"before_(?:[6-9]|10)(?:_?am|h)?")


@lru_cache(maxsize=4_096)
def when_they_come(column: str) -> When | None:
    """How a part of the day or of the week is said, where the name says nothing else; None of others.

    >>> when_they_come("Before_9am_pct").mostly, when_they_come("weekend_share").more
    ('early birds', 'more at weekends')
    >>> when_they_come("Evening visits (%)"), when_they_come("share_of_orders_at_night"), when_they_come("share")
    (None, None, None)
    """
    words = {*_EARLY.sub("early", normal(column)).split("_")} - _BESIDE
    return next((when for when, own in _WHENS.items() if words and words <= own), None)
