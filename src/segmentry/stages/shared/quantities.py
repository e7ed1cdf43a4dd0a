"""What more or less of a quantity makes of a customer: older, newer, a big spender. In the languages of the word lists.

A small vocabulary of concepts. What it does not know is high or low.
"""

import re
from functools import lru_cache

from segmentry.stages.shared import naming, traits
from segmentry.stages.shared.counted_things import is_counted
from segmentry.stages.shared.display_names import display_name
from segmentry.stages.shared.plain_words import word_set
from segmentry.stages.shared.quantity_concepts import BESIDE, CONCEPTS, Comparative
from segmentry.stages.shared.units_in_names import OVER_TIME
from segmentry.stages.shared.words_in_names import has_words

#: Where people are cared for: what is counted there, stays, days or visits, the name does not say.
_CARED_FOR = re.compile(r"_(hospital|emergency|emergency_room|clinic|ambulance)_")
#: Things whose age makes them new or old, and nobody older.
_AGE_OF = re.compile(
    r"\b(vehicle|car|van|truck|house|home|building|device|meter|machine|boiler|phone|handset|computer|laptop|pet|dog|cat)"
    r" age$"
)
#: A part of something, or one number for it, whatever it is of.
_MEASURE_OF = re.compile(
    r"(share|percent|percentage|proportion|fraction|rate|ratio|average|mean|spend|spending|spent)\b"
)
_PART = re.compile(r"\b(share|percent|percentage|proportion|fraction|rate|ratio)\b")
#: What is small or large, and not low or high.
_SIZED = re.compile(
    r"_(balance|balances|saldo|solde|kontostand|limit|loan|loans|debt|debts|savings|deposit|deposits|basket|order_value|"
    r"wealth|assets|portfolio|mortgage|transaction_amount|kredit|darlehen|pret|prestamo|lening|surface|area|discount|size)(?=_)"
)
#: What has a size, and is nothing that customers bring.
_NO_WORTH = re.compile(r"_(discounts?|surface|area|size)(?=_)")
_LARGEST = re.compile(r"(?:largest|biggest) ((?:\w+ )?\w+[^\Ws])$")
#: What is short or long.
_LASTS = re.compile(r"_(time|duration|length|term|laufzeit|dauer|duree|durata|duracion|wait|delay)(?=_)")
_WORTH = re.compile(
    r"_(balance|savings|deposits?|transactions?|premium|charges|bill|arpu|profit|margin|visits|basket)(?=_)"
)

#: Over what time something was counted.
_OVER = re.compile(f"{OVER_TIME}$")
_WITHIN = re.compile(r" (?:in|within|per) ")
#: Of these people have few or many: years with the company.
_TIMES = word_set("years months weeks days hours minutes")
#: Who waits so long: a lead time in hours is short or long.
_HOURS = word_set("hours minutes seconds")
#: What there is much of, and neither many nor a high one.
_MASS = word_set("data traffic")
_VOLUMES = word_set("MB GB TB")
#: Times, which are never in per cent: `pct_stessa_staz` is of a station, and no tenure.
_TIMES_OF_ONE = ("loyalty", "silence")
#: Sums over the time that somebody is a customer; how many they are is none.
_SUMS = word_set("total lifetime cumulative ever")
_HEADS = word_set("guests rooms adults children babies people persons pax members beds seats users employees household")
#: What tells that a time has passed since something began, and goes on as long as they stay.
_PASSED = word_set("since with as active enrolled subscribed open held customer member")


@lru_cache(maxsize=4_096)
def comparative(column: str, label: str | None = None) -> Comparative:
    """What customers with little and with much of it are called.

    >>> comparative("age"), comparative("Annual Income (k$)").high, comparative("num_logins").low
    (Comparative(low='younger', high='older', sense=''), 'higher income', 'few logins')
    >>> comparative("geburtsjahr").low, comparative("tenure_months").high, comparative("MonthlyCharges").high
    ('older', 'long-standing', 'high monthly charges')
    >>> comparative("visits_per_month").low, comparative("share_of_visits_at_night").low, comparative("hospital").high
    ('few visits per month', 'low share of visits at night', 'much hospital care')
    >>> comparative("Card since (months)").high, comparative("customer_since").high
    ('long-standing', 'newer')
    >>> comparative("voice_out_min_30d").high, comparative("data_mb_30d").low, comparative("Schadenzahl_2023").high
    ('many outgoing voice minutes in 30 days', 'little data in 30 days', 'many claims')
    >>> comparative("staz_pracy").high, comparative("pct_stessa_staz").sense
    ('long-standing', '')
    >>> comparative("Evening visits (%)").high, comparative("Nights (season)").low, comparative("Avg_lead_time_h").low
    ('high share of evening visits', 'few nights (season)', 'short average lead time')
    >>> comparative("Appt_hr").low, comparative("orders_per_hour").high
    ('early appointment hour', 'many orders per hour')
    >>> comparative("Fzg-Alter").low, comparative("vehicle_age").high
    ('new vehicles', 'old vehicles')
    >>> comparative("power_fed_in_kwh").high, comparative("Avg_booking_lead_days").low
    ('with solar power', 'late bookers')
    """
    name = f"_{traits.normal(column)}_"
    if label is None:
        words, unit = (shown := display_name(column)).words, shown.unit
        parts = name.strip("_").split("_")
        if words.endswith(" since") and unit in _TIMES:  # for so long, and not since when
            return Comparative("newer", "long-standing", "loyalty")
        if (known := _known(name, words, unit) or _known(f"_{traits.normal(words)}_", words, unit)) is not None:
            return known
        if naming.tells_age(parts) or (parts[-1] == "age" and len(parts) == 1):
            return Comparative("younger", "older")
        if (thing := _AGE_OF.search(words)) is not None:
            return Comparative(f"new {thing[1]}s", f"old {thing[1]}s")
        if _CARED_FOR.fullmatch(name):
            return Comparative(f"little {words} care", f"much {words} care")
    return in_own_words(column, label)


def in_own_words(column: str, label: str | None = None) -> Comparative:
    """What is said of those with little and much of it by the words of the column alone, whoever they are.

    >>> in_own_words("orders_12m").high, in_own_words("sales").low, in_own_words("EstimatedSalary").high
    ('many orders in 12 months', 'low sales', 'high estimated salary')
    """
    name = f"_{traits.normal(column)}_"
    words, unit = (shown := display_name(column, label)).words, shown.unit
    if unit == "%" and not _PART.search(words) and is_counted(words):  # of their visits, and not how many
        words = f"share of {words}"
    if (met := _LARGEST.match(words)) is not None:  # who gave a large one once, and not a high largest one
        return Comparative(f"small {met[1]}s", f"large {met[1]}s")
    low, high = _ends(name, words, unit)
    brings = _WORTH.search(name) and unit != "%" and not _PART.search(words)
    return Comparative(f"{low} {words}", f"{high} {words}", "worth" if brings else "")


def is_known(column: str) -> bool:
    """Whether customers are called by a concept, whatever the words of the name.

    >>> is_known("Wohnflaeche_qm"), is_known("Alter_VN"), is_known("balance")
    (True, True, False)
    """
    shown = display_name(column)
    forms = (traits.normal(column), traits.normal(shown.words))
    return traits.is_age(column) or any(_known(f"_{form}_", shown.words, shown.unit) for form in forms)


def _known(name: str, words: str, unit: str) -> Comparative | None:
    """What customers are called by a concept that a name tells of."""
    is_part = unit == "%" or _PART.match(words) is not None
    done = is_counted(words) and words.split(maxsplit=1)[0] not in _TIMES  # emails opened open no account
    for concept in CONCEPTS:
        sense = concept.comparative.sense
        if (done and sense == "loyalty") or (unit == "%" and sense == "worth"):  # a part of all orders is no number
            continue
        if is_part and sense in _TIMES_OF_ONE:
            continue
        if (met := concept.words.search(name)) and (not concept.whole or _says_nothing_else(name, met)):
            return concept.comparative
    return None


def _ends(name: str, words: str, unit: str) -> tuple[str, str]:
    """How little and much of it are called."""
    if words.endswith(" hour") and " per " not in words:
        return "early", "late"
    lasts = _LASTS.search(name) or unit in _HOURS
    if _MEASURE_OF.match(words) and not (lasts and words.startswith(("average ", "mean "))):
        return "low", "high"
    first, *more = (bare := _WITHIN.split(words)[0]).split()
    if (more and not {first, more[-1]}.isdisjoint(_TIMES)) or (is_counted(words) and unit in ("", *_TIMES)):
        return "few", "many"
    if unit in _VOLUMES and bare.rpartition(" ")[2] in _MASS:
        return "little", "much"
    if lasts:
        return "short", "long"
    used = unit == "%" and "discount" not in words  # a limit used to 10 % is no small one
    return ("small", "large") if _SIZED.search(name) and not used else ("low", "high")


#: What lies between, where there is a word for it.
_BETWEEN = {"older": "middle-aged", "higher income": "middle income"}


def between(words: Comparative) -> str | None:
    """What customers are called who have neither little nor much of a quantity, where there is a word for it.

    >>> between(comparative("age")), between(comparative("job_level"))
    ('middle-aged', None)
    """
    return next((_BETWEEN[end] for end in (words.high, words.low) if end in _BETWEEN), None)


def is_of_one(column: str) -> bool:
    """Whether it is a mean of single visits or orders: what is typical of one, and not how often there are any.

    >>> is_of_one("average_minutes_per_visit"), is_of_one("visits_per_month"), is_of_one("avg_basket")
    (True, False, True)
    """
    words = display_name(column).words
    return bool(re.match(r"(average|mean|median|typical) ", words)) or (
        " per " in words and not re.search(r" per (day|week|month|quarter|year)\b", words)
    )


def tells_how_often(column: str) -> bool:
    """Whether it tells how often, how lately or for how long customers come.

    >>> tells_how_often("visits_per_month"), tells_how_often("tenure"), tells_how_often("orders_12m")
    (True, True, True)
    """
    words = comparative(column)
    often = words.high == "frequent buyers" or (words.high.startswith("many ") and bool(_OVER.search(words.high)))
    return often or words.sense in ("silence", "loyalty")


def ends_with_leaving(column: str) -> bool:
    """Whether it grows while somebody is a customer, and stands still when they leave: tenure, totals, years since.

    >>> [ends_with_leaving(x) for x in ("tenure_months", "TotalCharges", "days_active", "days_since_last_order")]
    [True, True, True, True]
    >>> [ends_with_leaving(x) for x in ("monthly_charges", "days_booked_ahead", "years_education", "total_guests")]
    [False, False, False, False]
    """
    words = display_name(column).words.casefold().split()
    lasts = words[0] in _TIMES and not _PASSED.isdisjoint(words[1:])
    return lasts or tells_tenure(column) or (not _SUMS.isdisjoint(words) and _HEADS.isdisjoint(words))


def tells_tenure(column: str) -> bool:
    """Whether it is for how long somebody is a customer.

    >>> tells_tenure("tenure_months"), tells_tenure("TotalCharges")
    (True, False)
    """
    return comparative(column).sense == "loyalty"


def tells_worth(column: str) -> bool:
    """Whether it is an amount that customers bring or hold: a sum of it over customers says something.

    >>> tells_worth("balance"), tells_worth("annual_spending"), tells_worth("age"), tells_worth("assets")
    (True, True, False, True)
    >>> tells_worth("discount_pct"), tells_worth("living_area")
    (False, False)
    """
    return not has_words(column, _NO_WORTH) and (comparative(column).sense == "worth" or has_words(column, _SIZED))


def _says_nothing_else(name: str, met: re.Match[str]) -> bool:
    rest = f"{name[: met.start()]}_{name[met.end() :]}".split("_")
    return all(part in BESIDE or not part or part.isdigit() for part in rest)
