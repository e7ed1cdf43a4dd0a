"""Which quantities tell how a customer has been using something of late: they fall silent when somebody leaves."""

import re

from segmentry.stages.shared import traits
from segmentry.stages.shared.quantities import comparative

_UNIT = r"(d|days?|tage?|w|weeks?|wochen?|m|mo|mon|mth|months?|monate?|mois|meses|mesi|y|yr|years?|jahre?)"
#: A window of time, or what is counted in one.
_OVER_TIME = re.compile(
    rf"(^|_)(per_(day|week|month|quarter|year)|pro_(tag|woche|monat|jahr)|(last|past|letzte\w*)_(\d+_)?{_UNIT}"
    rf"|\d+_?{_UNIT}|(daily|weekly|monthly)_(visits|logins|sessions|orders|transactions)"
    r"|visits|logins|sessions|transactions?|trans(_ct)?|frequency|besuche|visites|visitas)(_|$)"
)
#: What is paid for a time is a price, and a part is how something is used.
_NO_COUNT = re.compile(
    r"(^|_)(share|ratio|fee|price|premium|rent|charges?|cost|salary|income|wage|preis|prix|precio|prezzo)(_|$)"
)


def tells_recent_use(column: str) -> bool:
    """Whether it counts what somebody did in a while, or how long ago they last did: visits, log-ins, days since.

    >>> [tells_recent_use(x) for x in ("Visits per month", "days_since_last_visit", "app_logins_30d", "Total_Trans_Ct")]
    [True, True, True, True]
    >>> [tells_recent_use(x) for x in ("age", "monthly_fee", "balance", "fee_12m", "tenure_months")]
    [False, False, False, False, False]
    """
    if comparative(column).sense == "silence":
        return True
    name = traits.normal(column)
    return bool(_OVER_TIME.search(name)) and not _NO_COUNT.search(name)


#: The name of an outcome that lies ahead of what else is known.
_AHEAD = re.compile(
    r"(^|_)(next|coming|upcoming|following|subsequent\w*|future|within|ahead|nxt|fut|naechste\w*|nachste\w*|kommende\w*|"
    r"folgende\w*|kuenftig\w*|kunftig\w*|innerhalb|prochain\w*|suivante?s?|futur\w*|a_venir|proxim\w*|siguientes?|"
    r"seguintes?|prossim\w*|seguent[ei]|volgende|komende|nastepn\w*|kolejn\w*|przyszl\w*)(_|\d|$)"
)


def lies_ahead(outcome: str) -> bool:
    """Whether the name of an outcome says that it came after what else is known.

    >>> [lies_ahead(x) for x in ("switched_next_6m", "default.payment.next.month", "Kündigung nächste 12 Monate")]
    [True, True, True]
    >>> [lies_ahead(x) for x in ("next12m_churn", "future_churn", "churned_12m", "churned_last_6m")]
    [True, True, False, False]
    """
    return bool(_AHEAD.search(traits.normal(outcome)))
