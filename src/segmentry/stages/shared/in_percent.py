"""Rates and shares that a table has as numbers: from 0 to 100, or from 0 to 1."""

import re

from segmentry.results.columns import Column
from segmentry.stages.shared.display_names import Display, display_name

_PARTS = re.compile(
    r"\b(share|percent|percentage|proportion|fraction|rate|quote|anteil|prozent|pourcentage|taux|porcentaje|tasa|"
    r"percentuale|tasso|percentagem|taxa|procent|aandeel|udzial)\b|^part (?!time|number|no\b|id\b)",
    re.IGNORECASE,
)
#: A price of a time or of money, or a count in a time, is a rate of another kind.
_OTHER_RATES = re.compile(
    r"\b(hourly|daily|weekly|monthly|yearly|annual|day|hour|heart|pulse|birth|death|wage|pay|exchange|flow|frame|room|"
    r"metabolic|respiratory|price|per)\b",
    re.IGNORECASE,
)
_WHOLE = 100.0


def is_percentage(column: str) -> bool:
    """Whether its name says that it is in per cent: so many hundredths, whatever of.

    >>> is_percentage("EDI/webshop %"), is_percentage("return_pct"), is_percentage("webshop")
    (True, True, False)
    """
    return "%" in column or display_name(column).unit == "%"


def is_part_of_a_whole(column: str) -> bool:
    """Whether its name says that it is a share of something, or a rate.

    >>> is_part_of_a_whole("weekend_share"), is_part_of_a_whole("App_orders_%"), is_part_of_a_whole("orders")
    (True, True, False)
    """
    called = display_name(column)
    return is_percentage(column) or (bool(_PARTS.search(called.words)) and not _OTHER_RATES.search(called.words))


def hundredths(column: Column, called: Display) -> float | None:
    """How many hundredths one of its numbers is, where they are parts of a whole: 1, or 100; None where they are not.

    >>> about = {"type": "number", "role": "feature", "reason": "", "filled": 9, "distinct": 9, "minimum": 0.0}
    >>> [hundredths(Column(name="x", maximum=m, **about), Display("return rate")) for m in (0.8, 74.2, 250.0)]
    [100.0, 1.0, None]
    >>> hundredths(Column(name="x", maximum=74.2, **about), Display("hourly rate"))
    >>> hundredths(Column(name="pct_asistencia", maximum=0.9, **about), Display("attendance", "%"))
    100.0
    """
    least, most = column.minimum, column.maximum
    if column.kind != "number" or least is None or most is None or least < 0:
        return None
    if called.unit != "%" and (called.unit or not _PARTS.search(called.words)):
        return None
    if _OTHER_RATES.search(called.words):
        return None
    if most <= 1:
        return None if column.type == "integer" else _WHOLE
    return 1.0 if most <= _WHOLE else None
