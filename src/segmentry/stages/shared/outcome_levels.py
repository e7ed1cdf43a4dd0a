"""Words by which the levels of a column tell what became of customers: one that ended, and one that went on."""

import re
from collections.abc import Iterable, Sequence

from segmentry.stages.shared import traits
from segmentry.stages.shared.plain_words import any_of, within
from segmentry.stages.shared.short_levels import in_one_gender, spelled_level
from segmentry.stages.shared.words_of_ends import ENDED, INACTIVE, STILL_OPEN, WENT_ON, WON

_NEWCOMERS = "prospect prospecto potenziale lead new nouveau nuevo nuovo novo neu nieuw nowy"
_MOST_LEVELS = 8


def forms(text: str) -> re.Pattern[str]:
    """Any of the levels of a list, of which `*` stands for any letters."""
    return re.compile(any_of(text, "[a-z_]"))


_GONE, _HERE = forms(ENDED), forms(f"{WENT_ON} {WON}")
_GONE_BY_STATUS = forms(f"{ENDED} {INACTIVE}")
_HERE_BY_STATUS = forms(f"{WENT_ON} {WON} {STILL_OPEN} {_NEWCOMERS}")
_GOES_ON = forms(f"{STILL_OPEN} {_NEWCOMERS}")
#: How a status is called, wherever the word stands.
A_STATUS = within(
    r"\w*status|statut|stato|estado|situacao|situacion|etat|zustand|stan|stat|sts|stage|phase|etapa|etape|fase|faza"
)
#: What may stand behind a level, such as "Existing Customer".
_CUSTOMER = re.compile(
    r"^(cliente|client|klient|kunde)_|_?(customers?|clients?|users?|members?|kunden?|cliente|account|loan|credit|risk)$"
)
_NOT = re.compile(r"^(not?|non|nicht|kein|nao|niet|nie|pas|un)_?")
_BAND = re.compile(r"\s*(<=|>=|<|>|≤|≥|under|over|below|above|up to|more than|less than)\s*[^\d]*(\d[\d.,]*\s*[kKmM]?)")
_LOW = frozenset(("<=", "<", "≤", "under", "below", "up to", "less than"))
#: What customers have or how it is agreed, in the languages of the word lists: in contract, rolling, fixed.
_AGREED = re.compile(
    r"(in|out_of|off|no|under|within|outside(_of)?|with|without|mit|ohne|ausserhalb(_der)?|innerhalb(_der)?|avec|sans|sous|hors|"
    r"con|sin|en|fuera_de|senza|fuori|com|sem|fora_de|met|zonder|binnen|buiten|uit|z|bez|w_trakcie|po)_(the_|der_)?"
    r"(contract|commitment|term|minimum_term|warranty|bundle|laufzeit|vertrag|(vertrags)?bindung|mindest(vertrags)?laufzeit|"
    r"engagement|contrat|garantie|permanencia|contrato|compromiso|vincolo|contratto|garanzia|fideliza?cao|fidelidade|"
    r"looptijd|contractperiode|umow[ay]|okres\w*)(_(period|term))?|engage|non_engage|laufzeit_beendet|"
    r"((in_)?mindest(vertrags)?)?laufzeit|in_laufzeit|(un)?befristet|(in)?determinad[oa]|(in)?determinato|"
    r"rolling(_\w+)?|month_(to|by)_month|fixed(_term)?|variable|open_ended|monthly|annual(ly)?|yearly|contract|sim_only|"
    r"pre_?paid|post_?paid|pay_as_you_go|payg|in_force|in_credit|paid_up|paid_in_full|up_to_date|auto(mati\w+)?|manual|full|"
    r"associate|affiliate|family|student|guest|gold|silver|bronze|platinum|basic|standard|premium|monatlich\w*|jahrlich\w*|"
    r"jaehrlich\w*|mensuel(le)?|annuel(le)?|mensual|anual|mensile|annuale|maandelijks\w*|jaarlijks|neukunde|bestandskunde"
)
_MONEY = re.compile(
    r"income|salary|wage|earn|class|label|target|gehalt|einkommen|revenu|salaire|ingreso|salario|reddito"
)


def has_levels(cells: Sequence[str], word: str) -> bool:
    """Whether the cells say what became of customers: stayed or churned, good or bad, paid or default, <=50K or >50K.

    >>> has_levels(["Existing Customer", "Attrited Customer"], "x"), has_levels(["basic", "plus"], "x")
    (True, False)
    >>> has_levels(["Renewed", "renewed", "Expanded", "Downgraded", "Not renewed", "Cancelled"], "x")
    True
    >>> has_levels(["Pass", "Fail", "Withdrawn", "Distinction"], "x")
    True
    >>> has_levels(["Canceled", "Not_Canceled"], "x"), has_levels(["Smoker", "Non-smoker"], "x")
    (True, False)
    >>> has_levels(["<=50K", ">50K"], "class"), has_levels(["<=50", ">50"], "age")
    (True, False)
    >>> has_levels(["Active", "Inactive"], "member_status"), has_levels(["Active", "Inactive"], "garden")
    (True, False)
    >>> has_levels(["PROG", "WTHD", "REPEAT"], "eoy_status"), has_levels(["Won", "Lost", "Open"], "stage")
    (True, True)
    """
    different = set(cells)
    if len(different) < 2:
        return False
    if len(different) == 2 and _MONEY.search(word) and _are_two_sides(different):
        return True
    plain = {in_one_gender(_CUSTOMER.sub("", traits.normal(cell.lower()))) for cell in different}
    if not 2 <= len(plain) <= _MOST_LEVELS:
        return False
    sides = (_GONE, _HERE)
    if A_STATUS.search(word):
        sides, plain = (_GONE_BY_STATUS, _HERE_BY_STATUS), {spelled_level(level) for level in plain}
    gone, here = ({level for level in plain if side.fullmatch(level)} for side in sides)
    here |= {level for level in plain if _NOT.sub("", level) in gone - {level}}  # canceled, not canceled
    return bool(gone and here) and gone | here == plain


def are_what_customers_have(cells: Iterable[str]) -> bool:
    """Whether the levels of a status all say what customers have, or that it goes on, and none that it ended.

    >>> are_what_customers_have(["In contract", "Out of contract"]), are_what_customers_have(["Active", "Trial"])
    (True, True)
    >>> are_what_customers_have(["sans engagement", "engagé"]), are_what_customers_have(["In contract", "Left"])
    (True, False)
    >>> are_what_customers_have(["A", "B"]), are_what_customers_have(["Won", "Open"])
    (False, False)
    """
    plain = {traits.normal(cell.lower()) for cell in cells}
    return bool(plain) and all(_AGREED.fullmatch(level) or _GOES_ON.fullmatch(level) for level in plain)


def _are_two_sides(levels: Iterable[str]) -> bool:
    """Whether one level is below and the other above the same number."""
    bands = [_BAND.match(level.lower().rstrip(".")) for level in levels]
    if not all(bands):
        return False
    sides = {band[1] in _LOW for band in bands if band}
    numbers = {re.sub(r"[\s,.]", "", band[2]) for band in bands if band}
    return sides == {True, False} and len(numbers) == 1
