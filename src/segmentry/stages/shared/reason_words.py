"""Whether a column says why something came about, in the languages of the word lists."""

import re

#: Reasons, and those for which customers leave.
_REASON = re.compile(
    r"reason|(^|_)rsn(_|$)|(^|_)mot(_|$)|grund(?!st|l)|motif|raison|motivo|causa|razon|motivazion|reden|powod|przyczyn"
)
_OF_LEAVING = re.compile(
    r"churn|unsub|cancel|attrition|lapse|leav|left|lost|loss|exit|withdraw|(^|_)disc(onn\w*)?(_|$)|kundig|kuendig|abgang|abwander|verlust|resil|depart|perte|baja|abandon|"
    r"fuga|perdid|disdett|recess|perdit|saida|desist|evasao|opzeg|verlor|vertrek|rezygn|przegr|odejsc|reject|refus|"
    r"denial|return|annul|anulac|wechsel|cessazion|austritt|storn|wypowiedz|deslig|demiss|demit|dimiss|dismiss|entlass|ontslag|zwolnien|despid|licenciem|resign"
)


def is_reason_of_leaving(word: str) -> bool:
    """Whether a column of this name says why customers left, or were refused.

    >>> is_reason_of_leaving("opzegreden"), is_reason_of_leaving("reason_for_loan")
    (True, False)
    """
    return bool(_REASON.search(word) and _OF_LEAVING.search(word))


def is_reason(word: str) -> bool:
    """Whether a column of this name says why something is so.

    >>> is_reason("rekl_grund"), is_reason("ground_floor")
    (True, False)
    """
    return _REASON.search(word) is not None
