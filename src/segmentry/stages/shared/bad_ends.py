"""How things end for a customer or a contract: which levels of a status are bad ends, which good, which are open."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from segmentry.stages.shared.display_names import level_words
from segmentry.stages.shared.outcome_levels import A_STATUS, forms
from segmentry.stages.shared.short_levels import in_one_gender, spelled_level
from segmentry.stages.shared.traits import normal
from segmentry.stages.shared.words_of_ends import ENDED, INACTIVE, STILL_OPEN, WENT_ON, WON
from segmentry.wording import listed

#: An offer that was `taken` is asked for of such a column, and the others are not; else bad ends are.
Side = Literal["bad", "good", "open", "taken"]

_BAD = f"""{ENDED} past_due overdue in_arrears arrears in_default non_?performing foreclosed repossessed bankrupt*
    written_off disconnected churn expired delinquency abandoned bounced no_show verzug im_verzug gemahnt inkasso
    en_retard impaye* en_mora atrasado vencido scaduto in_ritardo em_atraso atrasada achterstallig oninbaar zalegly
    przeterminowany rozwiazany anulowan* annule* anulad* annullat* geannuleerd storniert abgelehnt refuse* rechazad*
    rifiutat* recusad* geweigerd odrzucon*"""
#: A ticket, a deal or a paid loan is closed as well, and that is no bad end.
_EITHER = """closed chiuso cloture clos ferme cerrado beendet geschlossen beeindigd zamkniety left late_fee parti
    normal"""
#: What may stand beside: how long, of whom.
_BESIDE = re.compile(
    r"\(.*?\)|\[.*?\]|\b\d+\s*[-+to]*\s*\d*\+?\s*(d|days?|months?|m|w|weeks?|tage?|jours|dias|giorni|dagen|dni)\b"
)
_OF = re.compile(
    r"^(cliente|client|klient|kunde)_|_?(customers?|clients?|users?|members?|kunden?|cliente|accounts?|loans?|contract)$"
)
_FORMS: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("open", forms(STILL_OPEN)),
    ("bad", forms(_BAD)),
    ("taken", forms(WON)),
    ("good", forms(WENT_ON)),
)
_ENDS_OF_A_STATUS, _UNSURE = forms(INACTIVE), forms(_EITHER)
#: Behind it stands in what way.
_DASH = re.compile(r"\s+[-\u2013\u2014/]\s+|:\s+")
#: Words of which the first letters are large, and no name of a grade such as B2.
_IS_WORDS = re.compile(r"[A-Z]?[a-z' -]{2,}([A-Z][a-z]+)?")
#: Ends by which customers stay, for less.
_IN_PART = re.compile(r"downgrad|downs(ell|old)|contraction|herabgestuft|heruntergestuft|declass|afgeschaald|obnizon")
#: Between levels that are told as one.
_OR = re.compile(r",\s+|\s+or\s+")


@lru_cache(maxsize=4_096)
def side_of(level: str, column: str) -> Side | None:
    """On which side a level of this column is; None where no word tells.

    >>> [side_of(level, "loan_status") for level in ("Charged Off", "Late (16-30 days)", "Fully Paid", "Current")]
    ['bad', 'bad', 'good', 'open']
    >>> side_of("gekündigt", "Vertragsstatus"), side_of("suspended", "status"), side_of("suspended", "bridge")
    ('bad', 'bad', None)
    >>> side_of("Closed", "status"), side_of("Not cancelled", "status")
    (None, None)
    >>> side_of("Lapsed - switched", "renewal_status"), side_of("Renewed - auto", "renewal_status")
    ('bad', 'good')
    """
    return _side(level, column) or _side(_DASH.split(level)[0], column)


def _side(level: str, column: str) -> Side | None:
    bare, is_status = _bare(level, column), _is_status(column)
    if _UNSURE.fullmatch(bare):
        return None
    if is_status and _ENDS_OF_A_STATUS.fullmatch(bare):
        return "bad"
    return next((side for side, form in _FORMS if form.fullmatch(bare)), None)


def may_come_back(level: str, column: str) -> bool:
    """Whether a level of a status is an end only where there is no other: suspended, dormant.

    >>> may_come_back("suspended", "status"), may_come_back("cancelled", "status")
    (True, False)
    """
    return _is_status(column) and _ENDS_OF_A_STATUS.fullmatch(_bare(level, column)) is not None


def in_words(level: str, column: str) -> str:
    """A level of a status without the short form that systems have; any other as it is.

    >>> in_words("WTHD", "EOY Status"), in_words("Charged Off", "loan_status"), in_words("WTHD", "plan")
    ('withdrawn', 'Charged Off', 'WTHD')
    """
    short = level.strip().casefold()
    meant = spelled_level(short) if _is_status(column) else short
    return level if meant == short else meant


def as_one(levels: Iterable[str]) -> str:
    """Levels that are told as one, as people say them.

    >>> as_one(["Charged Off", "Late (16-30 days)", "Late (31-120 days)"])
    'charged off or late'
    >>> as_one(["Lapsed - switched", "Lapsed - no vehicle"])
    'lapsed'
    >>> as_one(["B2", "No Show"])
    'B2 or no show'
    """
    bare = (re.sub(r"\s*\(.*?\)", "", _DASH.split(level)[0]).strip() or level for level in levels)
    words = map(level_words, bare)
    return listed(dict.fromkeys(word.lower() if _IS_WORDS.fullmatch(word) else word for word in words), "or", most=9)


def _bare(level: str, column: str) -> str:
    return in_one_gender(_OF.sub("", normal(_BESIDE.sub(" ", in_words(level, column).casefold()))))


def _is_status(column: str) -> bool:
    return A_STATUS.search(normal(column)) is not None


def parts_of(level: str) -> list[str]:
    """The levels that one tells of.

    >>> parts_of("charged off, late or lost"), parts_of("cancelled")
    (['charged off', 'late', 'lost'], ['cancelled'])
    """
    return [part for part in _OR.split(level) if part]


def loses_a_part(level: str) -> bool:
    """Whether customers stay who end so, for less than before: a loss in part.

    >>> loses_a_part("Downgraded"), loses_a_part("cancelled")
    (True, False)
    """
    return _IN_PART.match(normal(level)) is not None
