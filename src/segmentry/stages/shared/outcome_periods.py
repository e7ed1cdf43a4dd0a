"""Over what time an outcome was, as the name of its column says."""

import re

from segmentry.stages.shared import traits

_UNITS = {
    "day": "d days? tage? jours? dias? giorni dagen dni",
    "week": "w weeks? wochen? semaines? semanas? weken",
    "month": "m mo mth months? monate? mois mes(?:es)? mesi maanden",
    "year": "y yr years? jahre? ans annees? anos? anni jaar",
}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "five": 5, "six": 6, "ten": 10, "twelve": 12}
_UNIT = "|".join(f"(?P<{unit}>{'|'.join(words.split())})" for unit, words in _UNITS.items())
_COUNTED = re.compile(rf"(?:^|_)(?P<number>[1-9]\d{{0,2}}|{'|'.join(_NUMBERS)})_?(?:{_UNIT})(?:_|$)")
#: Behind so long something was late: that is what was so, and not over what time.
_LATE = re.compile(
    r"(late|overdue|past_due|delinq\w*|dpd|in_arrears|behind|delay\w*|verspatet|verspaetet|uberfallig|ueberfallig|retard|"
    r"retraso|ritardo|atraso|te_laat|opozn\w*)(_|$)"
)
#: Where a period is written behind a word without anything between.
_BEHIND = re.compile(r"(?<=[a-z]{4})(?=\d+[dwmy](_|$))", re.IGNORECASE)
_NEXT = re.compile(r"(?:^|_)next_(day|week|month|quarter|year)(?:_|$)")


def period_of(column: str) -> str:
    """Over what time, behind what was done; empty where the name does not tell.

    >>> period_of("switched_supplier_next_6m"), period_of("readmitted within 30 days"), period_of("spend (12m)")
    ('within 6 months', 'within 30 days', 'within 12 months')
    >>> period_of("default.payment.next.month"), period_of("churned"), period_of("CMP3")
    ('within a month', '', '')
    >>> period_of("Paid >30d late (12m)"), period_of("90_days_past_due")
    ('within 12 months', '')
    """
    name = traits.normal(column)
    if (following := _NEXT.search(name)) is not None:
        return f"within a {following[1]}"
    met = next((x for x in _COUNTED.finditer(name) if not _LATE.match(name, x.end())), None)
    if met is None:
        return ""
    unit = next(unit for unit in _UNITS if met[unit])
    number = _NUMBERS.get(met["number"]) or int(met["number"])
    return f"within {number} {unit}s" if number > 1 else f"within a {unit}"


def with_period_apart(column: str) -> str:
    """A name with its period as a word of its own.

    >>> with_period_apart("Booked30d"), with_period_apart("CMP3"), with_period_apart("churn_90d")
    ('Booked_30d', 'CMP3', 'churn_90d')
    """
    return _BEHIND.sub("_", column)
