"""Names of dates and of parts of dates: when something was, and neither how long nor how often."""

import re
from collections.abc import Sequence

from segmentry.stages.shared.naming import BIRTH, COUNTED, is_plural
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.vocabulary import DATES, MEASURES, MOMENTS

#: What a date consists of, and names of such parts by themselves.
_PARTS_OF_DATES = word_set(
    "year month week day quarter weekday hour jahr monat woche tag quartal annee mois jour ano mes dia"
)
#: Beside such a part these count or measure.
_COUNTED_IN_TIME = COUNTED - _PARTS_OF_DATES - {"number", "of"}
_CALENDAR = word_set(
    """
    day_of_week dayofweek day_of_month week_number week_of_year weekofyear month_number month_of_year day_of_year
    hour_of_day weekday wochentag jour_semaine dia_semana giorno_settimana dzien_tygodnia"""
)
#: When something was done, in the singular.
_WHEN_IT_WAS = re.compile(
    "(weekday|week|month|day|hour|quarter)_?of_?(the_?)?[a-z]+(?<!birth)(?<!s)|"
    "(number|reference|survey|data|int|interview|wave|fiscal|tax|report|reporting|reported|statistics)_?(year|month|quarter)|"
    "(bezugs|erhebungs|berichts|stichtags?|daten)_?(jahr|monat)|(annee|mois)_(de_)?(reference|enquete|collecte|recensement)|(enquete|peil|meet|onderzoeks)_?jaar|(nu_)?(ano|anio|mes)_(de_)?(referencia|encuesta|censo|pesquisa|competencia|exercicio|levantamiento)|"
    "(anno|mese)_(di_)?(riferimento|indagine|rilevazione)|(rok|miesiac)_(badania|spisu)"
)
#: The same behind what happened then, and parts of a date that are no year: how old a thing is tells much.
_AT_AN_HOUR = re.compile("_(hour|minute)_of_(the_)?day$|_day_of_(the_)?(week|month)$")
_SHORT_PARTS = word_set("month day hour weekday week mes mois monat mese maand miesiac")
_MOMENTS = MOMENTS | word_set(
    "exp expire arrival departure checkin checkout purchase order booking visit transaction invoice reported interview"
    " sold joined opened"
)
#: Words for a date within longer ones, such as `odatedw`; not in update, mandate, validated.
_OF_A_DATE = re.compile(
    r"(?<!up)(?<!man)(?<!can)(?<!candi)(?<!vali)(?<!consoli)(?<!liqui)(?<!mo)dat(e(?!d$)|um)|dato$|fecha|data$"
)

#: Beside these a date is what something is counted or measured until.
_MEASURED = (COUNTED | MEASURES) - {"number"}


def is_called_a_date(parts: Sequence[str]) -> bool:
    """Whether it is a date or a birth, also as the end of a longer word.

    >>> is_called_a_date(["belegdatum"]), is_called_a_date(["fodt", "ar"]), is_called_a_date(["update"])
    (True, True, False)
    """
    named = bool(DATES & set(parts)) or any(part.startswith(BIRTH) for part in parts)
    return named or tells_a_date(parts)


def tells_a_date(parts: Sequence[str]) -> bool:
    """Whether it names a date, and neither measures nor counts something until one.

    >>> tells_a_date(["odatedw"]), tells_a_date(["balance", "to", "date"]), tells_a_date(["update"])
    (True, False, False)
    """
    told = any(part in DATES or (len(part) > 4 and _OF_A_DATE.search(part)) for part in parts)
    return told and not is_plural(parts[-1]) and not _MEASURED.intersection(parts)


def is_part_of_a_date(parts: Sequence[str]) -> bool:
    """Whether it is the year, month, week or day of a date: when something was, and not how much.

    >>> is_part_of_a_date(["arrival", "date", "week", "number"]), is_part_of_a_date(["days", "since", "date"])
    (True, False)
    >>> is_part_of_a_date(["day", "of", "week"]), is_part_of_a_date(["orders", "per", "day", "of", "week"])
    (True, False)
    """
    name, words = "_".join(parts), set(parts)
    if _WHEN_IT_WAS.fullmatch(name) or name in _CALENDAR:
        return True
    ends = parts if len(parts) == 2 else parts[-1:]  # the month sold, the day joined
    of_a_moment = not _SHORT_PARTS.isdisjoint(ends) and bool(_MOMENTS & words)
    of_a_date = bool(DATES & words and _PARTS_OF_DATES & words)
    return bool(of_a_moment or of_a_date or _AT_AN_HOUR.search(name)) and not _COUNTED_IN_TIME & words
