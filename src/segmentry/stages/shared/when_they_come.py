"""At which hours and days customers come, as people say it of a share: early birds, mostly at weekends."""

import re
from dataclasses import dataclass
from functools import lru_cache

from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.traits import normal


@dataclass(frozen=True)
class When:
    """What those are called of whom most is so, those of whom more or less is so than of all customers, and those who
    mostly come at other times."""

    mostly: str
    more: str
    less: str
    else_: str = ""


#: In the languages of the word lists.
_WHENS = {
    When("early birds", "more in the morning", "less in the morning"): word_set(
        """early morning mornings morgens fruh frueh vormittags matin manana mattina manha ochtend rano"""
    ),
    When("mostly in the evening", "more in the evening", "less in the evening", "mostly by day"): word_set(
        "evening evenings abends abend soir soiree tarde sera avond wieczor wieczorem"
    ),
    When("mostly by day", "more by day", "less by day"): word_set("daytime tagsuber tagsueber diurne diurno"),
    When("mostly at night", "more at night", "less at night", "mostly by day"): word_set(
        "night nights nachts nuit noche notte noite"
    ),
    When("mostly at weekends", "more at weekends", "less at weekends", "mostly on weekdays"): word_set(
        "weekend weekends wochenende wochenends weekeinde finde"
    ),
    When("mostly on weekdays", "more on weekdays", "less on weekdays", "mostly at weekends"): word_set(
        "weekday weekdays werktags werktage feriali feriale laborables werkdagen"
    ),
    When("mostly at rush hour", "more at rush hour", "less at rush hour"): word_set(
        "rush peak hour hours ora ore hora horas heure heures punta pointe stosszeit spitzenzeit spitsuur spits szczyt"
    ),
}
#: What says no more than that it is a part.
_BESIDE = word_set(
    """share pct percent percentage proportion fraction of in on at the anteil prozent part pourcentage cuota
    porcentaje quota percentuale percentual aandeel udzial de del des du le la les en el di da do van w"""
)
#: What is done or used then: whose share it is needs not be said.
_DONE = word_set(
    """visit visits stay stays night nights order orders purchase purchases booking bookings trip trips call calls
    ride rides session sessions transaction transactions spend sales usage use consumption besuche bestellungen
    einkaufe einkaeufe fahrten anrufe nutzung verbrauch visite visites commande commandes achats appels nuits
    consommation visitas pedidos compras llamadas consumo ordini acquisti chiamate consumi bestellingen bezoeken
    aankopen zamowien zamowienia wizyt wizyty zakupow zakupy"""
)
#: An early order is none of the morning, and the peak of what is used no rush hour.
_ALONE = word_set("early peak punta pointe hour hours ora ore hora horas heure heures tarde")
_EARLY = re.compile(r"before_(?:[6-9]|10)(?:_?am|h)?")


@lru_cache(maxsize=4_096)
def when_they_come(column: str) -> When | None:
    """How a part of the day or of the week is said, where the name says nothing else but what is done then; None of
    others.

    >>> when_they_come("Before_9am_pct").mostly, when_they_come("weekend_share").more
    ('early birds', 'more at weekends')
    >>> when_they_come("weekend_night_share").else_, when_they_come("part_commandes_soir").less
    ('mostly on weekdays', 'less in the evening')
    >>> when_they_come("evening_app_share"), when_they_come("peak_usage_share"), when_they_come("share")
    (None, None, None)
    """
    words = {*_EARLY.sub("morning", normal(column)).split("_")} - _BESIDE
    return next(
        (x for x, own in _WHENS.items() if words and words <= (own | _DONE if words & own - _ALONE else own)), None
    )
