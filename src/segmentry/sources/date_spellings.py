"""The forms in which programs and people write dates, as strptime has them, the likelier first."""

from functools import cache

from segmentry.engines.month_names import MONTH
from segmentry.engines.sql import ZONE

#: A date without marks.
DIGITS = "%Y%m%d"
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
#: What may stand before a day with the name of its month.
_BEFORE = ("%H:%M, ", "%I:%M %p, ", "%a, ", "%a ")
#: Orders in which dates are written, the likelier first.
_DATES = (
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%Y.%m.%d",
    "%Y.%m.%d.",
    "%Y. %m. %d.",
    "%Y年%m月%d日",
    "%d.%m.%y",
    "%m/%d/%y",
    "%d/%m/%y",
    "%d-%m-%y",
    "%y-%m-%d",
    "%y/%m/%d",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d%b%Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%b-%d-%Y",
    "%b-%d-%y",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d-%b-%y",
    "%d %b %y",
    "%d%b%y",
)
#: Further ones that certain programs write: forms of Google, SAS, Visual Basic, SAP and mainframes.
_FORMS = (
    *(
        f"{day} {clock} {ZONE}"
        for day in ("%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y")
        for clock in ("%I:%M:%S %p", "%H:%M:%S", "%I:%M %p", "%H:%M")
    ),
    *(f"{day} {clock}" for day in ("%Y-%m-%d", "%Y/%m/%d") for clock in ("%I:%M:%S %p", "%I:%M %p")),
    *(
        f"{day}, {clock}"  # as web pages show them
        for day in ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%b %d, %Y", "%d %b %Y")
        for clock in ("%I:%M:%S %p", "%H:%M:%S", "%I:%M %p", "%H:%M")
    ),
    *(
        f"{day} %p {clock}"
        for day in ("%Y-%m-%d", "%Y. %m. %d.", "%Y/%m/%d", "%Y.%m.%d")
        for clock in ("%I:%M:%S", "%I:%M")
    ),
    "%d%b%Y:%H:%M:%S",
    "%d%b%y:%H:%M:%S",
    "#%Y-%m-%d#",
    "#%Y-%m-%d %H:%M:%S#",
    f"%d de {MONTH} de %Y %H:%M hs.",
    DIGITS,
)


#: Days with the name of their month in another language than English, which has a point where it is short.
_NAMED = (
    *(day.replace("%b", MONTH) for day in _DATES if "%b" in day),
    f"%d. {MONTH} %Y",
    f"%d. {MONTH} %y",
    f"%d de {MONTH} de %Y",
)


@cache
def forms() -> tuple[str, ...]:
    """All of them: days alone, with the time of day behind or before, and what certain programs write."""
    named = [day for day in _DATES if "%b" in day or "%B" in day]
    behind = [day + clock for day in (*_DATES, *_NAMED) for clock in _TIMES]
    return (*behind, *(before + day for day in named for before in _BEFORE), *_FORMS)
